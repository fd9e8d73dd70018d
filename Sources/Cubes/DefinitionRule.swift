public import Vocabulary

/// What a publisher says that some of its series count.
///
/// A table has a rule for all its series and further ones for some; where two speak of the same
/// aspect, the later holds.
public struct DefinitionRule: Hashable, Sendable {
    /// Nil for all dataflows of the table.
    public let dataflow: Dataflow?
    /// Of which series, by the codes that they may have; empty for all.
    public let codes: [DimensionID: Set<String>]
    public let statements: [DefinitionStatement]

    public init(
        _ dataflow: Dataflow? = nil, _ codes: [DimensionID: Set<String>] = [:],
        _ statements: [DefinitionStatement]
    ) {
        self.dataflow = dataflow
        self.codes = codes
        self.statements = statements
    }

    /// Whether the rule speaks of a series.
    public func holds(for key: SeriesKey) -> Bool {
        guard dataflow == nil || dataflow == key.dataflow else { return false }
        return codes.allSatisfy { dimension, codes in
            key[dimension].map { codes.contains($0) } ?? false
        }
    }
}

/// What a series counts, as far as anybody says.
public struct SeriesDefinition: Hashable, Sendable {
    private var statements: [Aspect: DefinitionStatement] = [:]

    public init() {}

    /// What the rules say of a series.
    public init(_ rules: [DefinitionRule], of key: SeriesKey) {
        for rule in rules where rule.holds(for: key) {
            for statement in rule.statements { statements[statement.aspect] = statement }
        }
    }

    /// - Parameter said: where two speak of an aspect, the later holds.
    public init(_ said: [DefinitionStatement]) {
        for statement in said { statements[statement.aspect] = statement }
    }

    /// What is said on an aspect; nil where nobody says anything.
    public subscript(aspect: Aspect) -> DefinitionStatement? { statements[aspect] }

    /// All that is said, in the order of the aspects.
    public var all: [DefinitionStatement] { Aspect.allCases.compactMap { statements[$0] } }

    public var isEmpty: Bool { statements.isEmpty }
}

extension DefinitionRule: Codable {
    private enum Member: String, CodingKey {
        case dataflow, codes, statements
    }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        let name = try members.decodeIfPresent(String.self, forKey: .dataflow)
        let dataflow = name.flatMap(Dataflow.init(rawValue:))
        if let name, dataflow == nil {
            throw DecodingError.dataCorruptedError(
                forKey: .dataflow, in: members, debugDescription: "no dataflow \(name)")
        }
        var codes: [DimensionID: Set<String>] = [:]
        let named = try members.decodeIfPresent([String: [String]].self, forKey: .codes) ?? [:]
        for (name, values) in named {
            guard let dimension = DimensionID(rawValue: name) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .codes, in: members, debugDescription: "no dimension \(name)")
            }
            codes[dimension] = Set(values)
        }
        self.init(
            dataflow, codes, try members.decode([DefinitionStatement].self, forKey: .statements))
    }

    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encodeIfPresent(dataflow?.rawValue, forKey: .dataflow)
        if !codes.isEmpty {
            let named = codes.map { ($0.key.rawValue, $0.value.sorted()) }
            try members.encode(
                Dictionary(named, uniquingKeysWith: { first, _ in first }), forKey: .codes)
        }
        try members.encode(statements, forKey: .statements)
    }
}
