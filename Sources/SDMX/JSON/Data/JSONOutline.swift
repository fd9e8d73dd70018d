/// What a message says besides its observations, read in a first pass over it.
///
/// The structure of SDMX-JSON data usually follows them, so that a message is read twice: once for
/// this, which passes over observations, and once for the data.
struct JSONOutline {
    /// The three sorts of components.
    enum Part: String {
        case dimensions, measures, attributes
    }

    /// Where a component's values are given.
    enum Level: String {
        case dataSet, dimensionGroup, series, observation
    }

    /// A component of a structure.
    struct Component {
        var part: Part
        var level: Level
        /// Place among the components of its part and level.
        var index: Int
        /// Without its values.
        var node: JSONNode
        /// Nil if the component lists none.
        var values: JSONValueList?
    }

    /// What describes data sets.
    struct Structure {
        /// Without its components.
        var node: JSONNode
        var components: [Component] = []
        /// Whether the message has measures, be it none.
        var statesMeasures = false
    }

    /// A data set without its data.
    struct DataSet {
        var node: JSONNode
        var isSeries = false
        /// What stands after the observations of a series, by the series' place.
        var late: [Int: JSONNode] = [:]
        /// Attributes of parts of the key, where they stand after the data that they belong to.
        var lateGroups: [JSONNode.Member]?
    }

    var probe = JSONMessageProbe()
    var header: JSONNode?
    var errors: JSONNode?
    var structures: [Structure] = []
    var dataSets: [DataSet] = []
    /// Whether the message has `dataSets`.
    var hasDataSets = false
    /// Whether they stand in the message itself, as before version 1.0 was settled.
    var isEarly = false
    /// The names of the message's members, for what is none of ours.
    private(set) var names: [String] = []
    let limits: MessageLimits
    var budget: Int

    init(_ scanner: JSONScanner, limits: MessageLimits) throws(SDMXError) {
        self.limits = limits
        budget = limits.nodes
        guard try scanner.next() == .objectStart else {
            throw scanner.error(
                .unrecognised, found: "JSON that is no object", expected: "an SDMX-JSON message")
        }
        try members(scanner) { outline, name throws(SDMXError) in
            outline.names.append(name)
            outline.probe.note(member: name)
            switch name {
            case "meta", "header":
                let node = try outline.node(scanner)
                outline.header = node
                if let schema = node["schema"]?.string { outline.probe.note(schema: schema) }
            case "errors": outline.errors = try outline.node(scanner)
            case "$schema":
                if let schema = try outline.node(scanner).string {
                    outline.probe.note(schema: schema)
                }
            case "structure", "dataSets":
                outline.isEarly = true
                try outline.data(name, scanner)
            case "data":
                guard try scanner.isObject(orNull: name) else { return }
                try outline.members(scanner) { outline, name throws(SDMXError) in
                    outline.probe.note(data: name)
                    try outline.data(name, scanner)
                }
            default: try scanner.skipValue()
            }
        }
        _ = try scanner.next()
    }

    /// Reads a member of `data`.
    private mutating func data(_ name: String, _ scanner: JSONScanner) throws(SDMXError) {
        switch name {
        case "structure":
            // The member of metadata sets and other things may have the same name.
            guard try scanner.isObject(orNull: name) else { return }
            structures.append(try structure(scanner))
        case "structures":
            guard try scanner.isArray(orNull: name) else { return }
            while try scanner.next() != .arrayEnd {
                guard scanner.isAtObject else { throw scanner.wrong("an object", name) }
                structures.append(try structure(scanner))
            }
        case "dataSets": try readDataSets(scanner)
        default: try scanner.skipValue()
        }
    }

    /// Calls for each member of the object that is open, each of which may be there once.
    mutating func members(
        _ scanner: JSONScanner,
        _ body: (inout JSONOutline, _ name: String) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        var names: Set<String> = []
        while try scanner.next() == .key {
            let name = scanner.text.string
            guard names.insert(name).inserted else {
                throw scanner.error(
                    .json, found: "the member \(SDMXError.quoted(name)) a second time",
                    expected: "each member once")
            }
            try body(&self, name)
        }
    }

    /// The next value.
    mutating func node(_ scanner: JSONScanner) throws(SDMXError) -> JSONNode {
        try scanner.node(try scanner.next(), &budget)
    }
}

extension JSONScanner {
    /// Whether an object begins; false for `null`, which counts as missing.
    func isObject(orNull name: String) throws(SDMXError) -> Bool {
        switch try next() {
        case .objectStart: return true
        case .null: return false
        case .objectEnd, .arrayStart, .arrayEnd, .key, .string, .number, .yes, .no, .finish:
            throw wrong("an object", name)
        }
    }

    /// Whether an array begins; false for `null`, which counts as missing.
    func isArray(orNull name: String) throws(SDMXError) -> Bool {
        switch try next() {
        case .arrayStart: return true
        case .null: return false
        case .objectStart, .objectEnd, .arrayEnd, .key, .string, .number, .yes, .no, .finish:
            throw wrong("an array", name)
        }
    }

    /// Whether the last token began an object.
    var isAtObject: Bool {
        tokenStart < window.end && window.base[tokenStart] == UInt8(ascii: "{")
    }

    /// Whether the last token began an array.
    var isAtArray: Bool {
        tokenStart < window.end && window.base[tokenStart] == UInt8(ascii: "[")
    }

    /// An error for a value of another type.
    func wrong(_ expected: String, _ name: String) -> SDMXError {
        error(.unexpected, found: "another value in \(SDMXError.quoted(name))", expected: expected)
    }
}
