/// Writes a query as the URL of one release, and notes what that cannot say.
struct QueryWriter {
    let version: QueryVersion
    let dimensions: [String]
    let style: QueryStyle
    private(set) var losses: [QueryLoss] = []
    private var segments: [String] = []
    private var parameters: [String] = []

    init(_ version: QueryVersion, dimensions: [String], style: QueryStyle) {
        self.version = version
        self.dimensions = dimensions
        self.style = style
    }

    /// What has been written.
    var text: String {
        segments.joined(separator: "/")
            + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    var grammar: QueryGrammar { version.grammar }

    mutating func write(_ query: Query) throws(SDMXError) {
        switch query {
        case .data(let query): try writeData(query)
        case .availability(let query): try writeAvailability(query)
        case .structure(let query): try writeStructure(query)
        case .metadata(let query): try writeMetadata(query)
        case .schema(let query): try writeSchema(query)
        }
    }

    // MARK: Parts

    /// Adds a part of the path. Two dots in a row, which only free text has, are encoded.
    mutating func add(segment: String) {
        var encoded = PercentCoding.encode(segment, keeping: ",+*@$:")
        if segment.contains("..") {
            encoded = String(
                encoded.split(separator: ".", omittingEmptySubsequences: false)
                    .joined(separator: "%2E"))
        }
        segments.append(encoded)
    }

    /// Adds a part that may have empty positions, and is known to have something besides dots.
    mutating func add(key: String) {
        segments.append(PercentCoding.encode(key, keeping: ",+*@$:"))
    }

    /// Adds a parameter, if the release has it and there is a value.
    mutating func add(_ part: QueryPart, _ value: String?, keeping: String = ",:*@$") {
        guard let value else { return }
        guard part.isKnown(to: version) else { return lose(part, value) }
        parameters.append(part.rawValue + "=" + PercentCoding.encode(value, keeping: keeping))
    }

    /// Adds a filter in the syntax of SDMX REST 2.x.
    mutating func add(_ filter: ComponentFilter) throws(SDMXError) {
        let component = try nestedID(filter.component, .filter)
        guard let pieces = filter.pieces else {
            throw refusal(
                .filter, component, "one condition or more, each with a value without , and +")
        }
        let value = pieces.map { conditions in
            conditions.map { PercentCoding.encode($0, keeping: ":*@$/") }.joined(separator: "+")
        }.joined(separator: ",")
        let name = PercentCoding.encode(
            "c[\(component)]", keeping: style.hasPlainBrackets ? "[]@$" : "@$")
        parameters.append(name + "=" + value)
    }

    // MARK: What cannot be written

    /// Notes that something is left out or changed.
    mutating func lose(_ part: QueryPart, _ found: String, written: String? = nil) {
        losses.append(QueryLoss(part: part, found: found, written: written, version: version))
    }

    /// The error that something cannot be written at all.
    func refusal(_ part: QueryPart, _ found: String, _ expected: String) -> SDMXError {
        SDMXError(
            .value, found: SDMXError.quoted(found) + " for \(part)",
            expected: expected + ", in SDMX REST " + version.rawValue)
    }

    // MARK: Values

    func id(_ id: String, _ part: QueryPart) throws(SDMXError) -> String {
        guard StructureReference.isID(id), id != "all" else {
            throw refusal(part, id, "an id of letters, digits and _ - @ $, other than all")
        }
        return id
    }

    func nestedID(_ id: String, _ part: QueryPart) throws(SDMXError) -> String {
        let levels = id.split(separator: ".", omittingEmptySubsequences: false)
        guard levels.allSatisfy({ StructureReference.isID($0) }), id != "all" else {
            throw refusal(part, id, "ids of letters, digits and _ - @ $ with dots between them")
        }
        return id
    }

    func number(_ number: Int?, _ part: QueryPart, least: Int) throws(SDMXError) -> String? {
        guard let number else { return nil }
        guard number >= least else {
            throw refusal(part, String(number), "a number from \(least) up")
        }
        return String(number)
    }

    /// The list as in a path, or the first of several where the release takes but one.
    mutating func list<Element>(
        _ selection: Selection<Element>, _ part: QueryPart, isOne: Bool = false,
        _ text: (Element) throws(SDMXError) -> String
    ) throws(SDMXError) -> String {
        guard case .only(let elements) = selection else { return grammar == .v1 ? "all" : "*" }
        var texts: [String] = []
        for element in elements { texts.append(try text(element)) }
        guard let first = texts.first else { throw refusal(part, "", "at least one value") }
        let joined = texts.joined(separator: grammar == .v1 ? "+" : ",")
        // SDMX REST 1.x has lists since 1.3.
        if texts.count > 1, isOne || version < .v1_3 {
            lose(part, joined, written: first)
            return first
        }
        return joined
    }
}
