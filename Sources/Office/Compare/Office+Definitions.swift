public import Cubes
internal import Estimation
internal import Harmonisation
internal import Publishers
internal import Vocabulary

extension Office {
    /// What a series counts, as far as its publisher, its method or its mapping says.
    ///
    /// - Throws: where the releases of its source cannot be read.
    public func definition(of key: SeriesKey) throws -> SeriesDefinition {
        guard let source = key[.source] else { return SeriesDefinition() }
        return try SourceDefinitions(source, self).definition(of: key)
    }

    /// What is said of all of several series, and of none of them otherwise.
    func definition(ofAll keys: [SeriesKey]) throws -> SeriesDefinition {
        var sources: [String: SourceDefinitions] = [:]
        var definitions: Set<SeriesDefinition> = []
        for key in keys {
            let source = key[.source] ?? ""
            let said = try sources[source] ?? SourceDefinitions(source, self)
            sources[source] = said
            definitions.insert(said.definition(of: key))
        }
        guard let first = definitions.first else { return SeriesDefinition() }
        return SeriesDefinition(
            first.all.filter { said in definitions.allSatisfy { $0[said.aspect] == said } })
    }
}

/// All that is said of the series of one source: by the publishers' readers or the methods, and by
/// the mappings of its releases.
struct SourceDefinitions {
    private let rules: [DefinitionRule]
    /// The rules of each mapped table.
    private let mapped: [[DefinitionRule]]

    init(_ source: String, _ office: Office) throws {
        if source == FlowEstimating.source {
            (rules, mapped) = (FlowEstimating.definitions, [])
            return
        }
        rules = Publishers.definitions(of: source)
        mapped = rules.isEmpty ? try office.mappedDefinitions(of: source) : []
    }

    /// By which dimensions series that count different things are told apart.
    var dimensions: Set<DimensionID> {
        Set((rules + mapped.flatMap { $0 }).flatMap(\.codes.keys))
    }

    /// What a series counts. Where two mapped tables of the source speak of the same series and
    /// differ, nobody can tell which holds: neither is taken.
    func definition(of key: SeriesKey) -> SeriesDefinition {
        let said = mapped.map { SeriesDefinition($0, of: key) }.filter { !$0.isEmpty }
        guard let first = said.first else { return SeriesDefinition(rules, of: key) }
        if said.count == 1 { return first }
        return SeriesDefinition(
            first.all.filter { statement in
                said.allSatisfy { $0[statement.aspect] == statement }
            })
    }
}

extension FlowEstimating {
    /// What estimated flows count.
    static let definitions = [
        DefinitionRule(
            .flow, [.method: Set(FlowMethod.allCases.map(\.code))],
            [
                DefinitionStatement(.measure, "TRANSITION"), DefinitionStatement(.time, "INTERVAL"),
                DefinitionStatement(.duration, "DATES"),
                DefinitionStatement(.compiledFrom, "MODEL"),
                DefinitionStatement(
                    .refugees, "IN", .inferred, remark: "as in the stocks they are made from"),
            ]),
        DefinitionRule(
            .flow, [.method: [Harmonising.method]], HarmonisationPlan.house.flows.target),
        DefinitionRule(.stock, [:], HarmonisationPlan.house.stocks.target),
    ]
}
