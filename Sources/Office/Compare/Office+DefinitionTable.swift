internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// What the series of one source and dataflow count: one entry for each kind of them.
public struct DefinitionTable: Hashable, Sendable, Codable {
    public let source: String
    public let dataflow: String
    public let kinds: [Kind]

    /// Series of which the same is said.
    public struct Kind: Hashable, Sendable, Codable {
        /// How many there are.
        public let series: Int
        /// Codes that all of them have and others of the source do not, by dimension; empty where
        /// all series of the source are of one kind.
        public let codes: [String: [String]]
        public let said: [SeriesComparison.Answer]
        /// Aspects that nobody speaks of.
        public let unsaid: [String]
        /// How they stand to what the frameworks of the United Nations define.
        public let concepts: [Concept]
    }

    /// How a kind of series stands to a framework's concept.
    public struct Concept: Hashable, Sendable, Codable {
        public let framework: String
        public let concept: String
        /// In words: `fits`, `differs in: ...`, `open: ... not said`.
        public let fit: String
    }
}

extension Office {
    /// What is said of all that a source holds, by dataflow.
    ///
    /// - Parameter sources: nil for all.
    /// - Throws: ``OfficeError`` for a source that holds nothing.
    public func definitionTables(of sources: [String]? = nil) throws -> [DefinitionTable] {
        let index = try self.index()
        var tables: [DefinitionTable] = []
        for dataflow in Dataflow.allCases {
            let there = index.codes(.source, in: KeyPattern(dataflow))
            for source in there where sources?.contains(source) != false {
                let keys = try index.keys(KeyPattern(dataflow).with(.source, source))
                tables.append(try table(source, dataflow, keys))
            }
        }
        for source in sources ?? [] where !tables.contains(where: { $0.source == source }) {
            let held = Set(
                Dataflow.allCases.flatMap { index.codes(.source, in: KeyPattern($0)) })
            throw OfficeError(
                kind: .notFound, place: "source \(source)", found: "no figures",
                expected: "one of " + held.sorted().joined(separator: ", "))
        }
        return tables
    }

    private func table(
        _ source: String, _ dataflow: Dataflow, _ keys: [SeriesKey]
    ) throws -> DefinitionTable {
        let definitions = try SourceDefinitions(source, self)
        let dimensions = dataflow.dimensions.filter(definitions.dimensions.contains)
        var groups: [SeriesDefinition: [SeriesKey]] = [:]
        for key in keys { groups[definitions.definition(of: key), default: []].append(key) }
        let kinds = groups.sorted { $0.value.count > $1.value.count }.map { definition, keys in
            var codes: [String: [String]] = [:]
            if groups.count > 1 {
                for dimension in dimensions {
                    codes[dimension.rawValue] = Set(keys.compactMap { $0[dimension] }).sorted()
                }
            }
            return DefinitionTable.Kind(
                series: keys.count, codes: codes,
                said: definition.all.map(SeriesComparison.Answer.init),
                unsaid: Aspect.allCases.filter { definition[$0] == nil }.map(\.rawValue),
                concepts: Self.concepts(definition))
        }
        return DefinitionTable(source: source, dataflow: dataflow.rawValue, kinds: kinds)
    }

    private static func concepts(_ definition: SeriesDefinition) -> [DefinitionTable.Concept] {
        guard !definition.isEmpty else { return [] }
        return Framework.all.flatMap { framework in
            framework.concepts.filter { !$0.statements.isEmpty }.map { concept in
                .init(
                    framework: framework.id, concept: concept.name,
                    fit: framework.fit(definition.all, concept).words)
            }
        }
    }
}

extension Framework.Fit {
    fileprivate var words: String {
        switch self {
        case .fits: "fits"
        case .differs(let aspect): "differs in: \(aspect.name.lowercased())"
        case .open(let aspects):
            "open, as nobody states: "
                + aspects.map { $0.name.lowercased() }.joined(separator: ", ")
        }
    }
}
