public import Cubes
internal import Vocabulary

extension WPP2024 {
    public var definitions: [DefinitionRule] { Self.definitions }

    /// What World Population Prospects says of its figures.
    static let definitions = [
        DefinitionRule(
            .population, [:],
            [DefinitionStatement(.compiledFrom, "MODEL", remark: "estimates that fit one another")]),
        DefinitionRule(
            .population, [.indicator: ["POP"]],
            [
                DefinitionStatement(.measure, "STOCK"),
                DefinitionStatement(
                    .time, "07-01", .inferred,
                    remark: "derived from births and their rate: the year's average"),
            ]),
        DefinitionRule(
            .population, [.indicator: ["NETMIG", "CNMR"]],
            [DefinitionStatement(.measure, "NET"), DefinitionStatement(.time, "YEAR")]),
        DefinitionRule(
            .population, [.indicator: ["BIRTHS", "DEATHS", "CBR", "CDR"]],
            [DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR")]),
        DefinitionRule(
            .population, [.indicator: ["POPCHANGE", "GROWTHRATE", "NATCHANGERATE"]],
            [DefinitionStatement(.measure, "NET"), DefinitionStatement(.time, "YEAR")]),
    ]
}
