/// Takes the parts of a path one after the other, and parameters by name, and knows at the end
/// what was left.
struct QueryCursor {
    let grammar: QueryGrammar
    /// The parts that the resource has, for the message about one too many.
    var form: [QueryPart] = []
    private let target: QueryTarget
    private var next = 0
    private var untaken: [String: Int] = [:]
    private var allowed: [String] = []

    init(_ target: QueryTarget, _ grammar: QueryGrammar) {
        self.target = target
        self.grammar = grammar
        for (index, parameter) in target.parameters.enumerated() {
            untaken[parameter.name] = index
        }
    }

    /// What separates the values of a list within the path.
    var separator: Unicode.Scalar { grammar == .v1 ? "+" : "," }

    /// The next part of the path; nil if there is none.
    mutating func segment(_ part: QueryPart) -> QueryText? {
        form.append(part)
        guard next < target.segments.count else { return nil }
        let segment = target.segments[next]
        next += 1
        return QueryText(
            text: segment.text, byte: segment.byte, place: "\(part), part \(next) of the path")
    }

    /// The next part of the path, which must be there.
    mutating func required(
        _ part: QueryPart, _ expected: String
    ) throws(SDMXError) -> QueryText {
        guard let segment = segment(part) else {
            throw SDMXError(
                .query, found: "nothing for \(part), part \(next + 1) of the path",
                expected: expected)
        }
        return segment
    }

    /// The value of the parameter; nil if it is not given.
    mutating func parameter(_ part: QueryPart) -> QueryText? {
        allowed.append(part.rawValue)
        guard let index = untaken.removeValue(forKey: part.rawValue) else { return nil }
        let parameter = target.parameters[index]
        return QueryText(text: parameter.value, byte: parameter.byte, place: "parameter \(part)")
    }

    /// What all the `c[...]` ask for, in their order.
    mutating func filters() throws(SDMXError) -> [ComponentFilter] {
        allowed.append(QueryPart.filter.rawValue)
        var filters: [ComponentFilter] = []
        for parameter in target.parameters
        where parameter.name.hasPrefix("c[") && parameter.name.hasSuffix("]") {
            untaken[parameter.name] = nil
            let id = String(parameter.name.dropFirst(2).dropLast())
            let component = try QueryText(
                text: id, byte: parameter.byte,
                place: "the component of parameter "
                    + SDMXError.quoted(parameter.name)
            ).nestedID()
            let value = QueryText(
                text: parameter.value, byte: parameter.byte, place: "parameter \(parameter.name)")
            filters.append(try ComponentFilter(component, parsing: value))
        }
        return filters
    }

    /// Throws for whatever has not been taken; gives the parameters that the service adds.
    func finish(
        taking extensions: Set<String>
    ) throws(SDMXError) -> [QueryRequest.Extension] {
        if next < target.segments.count {
            let extra = target.segments[next]
            throw QueryText(
                text: extra.text, byte: extra.byte, place: "part \(next + 1) of the path"
            ).fault("at most " + form.map { "{\($0)}" }.joined(separator: "/"))
        }
        var taken: [QueryRequest.Extension] = []
        for parameter in target.parameters where untaken[parameter.name] != nil {
            if extensions.contains(parameter.name) {
                taken.append(.init(name: parameter.name, value: parameter.value))
                continue
            }
            let isPeriod = [QueryPart.startPeriod, .endPeriod].contains {
                $0.rawValue == parameter.name
            }
            throw SDMXError(
                .query, byte: parameter.byte,
                found: SDMXError.quoted(parameter.name) + " for the name of a parameter",
                expected: isPeriod && grammar == .v2
                    ? "c[TIME_PERIOD]=ge:START+le:END" : parameterList(extensions))
        }
        return taken
    }

    private func parameterList(_ extensions: Set<String>) -> String {
        let names = allowed + extensions.sorted()
        return names.isEmpty ? "no parameter" : "one of " + names.joined(separator: ", ")
    }
}
