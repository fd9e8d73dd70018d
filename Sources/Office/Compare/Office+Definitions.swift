public import Cubes
internal import Estimation
internal import Harmonisation
internal import Publishers
internal import Vocabulary

extension Office {
    /// What a series counts, as far as its publisher or its method says.
    public func definition(of key: SeriesKey) -> SeriesDefinition {
        key[.source].map { SeriesDefinition(definitionRules(of: $0), of: key) }
            ?? SeriesDefinition()
    }

    /// What is said of the series of a source; later rules hold over earlier ones.
    func definitionRules(of source: String) -> [DefinitionRule] {
        source == FlowEstimating.source
            ? FlowEstimating.definitions : Publishers.definitions(of: source)
    }

    /// What is said of all of several series, and of none of them otherwise.
    func definition(ofAll keys: [SeriesKey]) -> SeriesDefinition {
        let definitions = Set(keys.map { definition(of: $0) })
        guard let first = definitions.first else { return SeriesDefinition() }
        return SeriesDefinition(
            first.all.filter { said in definitions.allSatisfy { $0[said.aspect] == said } })
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
