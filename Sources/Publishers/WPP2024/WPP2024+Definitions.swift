public import Cubes
internal import Vocabulary

extension WPP2024 {
    /// What the edition says of these figures.
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

extension WPP2024Projection {
    /// What the edition says of these figures.
    public var definitions: [DefinitionRule] { WPP2024.projections }
}

extension WPP2024MigrationAge {
    /// What the edition says of these figures.
    public var definitions: [DefinitionRule] { WPP2024.projections }
}

extension WPP2019 {
    /// What the edition says of these figures.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .population, [:],
                [
                    DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
                    DefinitionStatement(.compiledFrom, "MODEL"),
                ])
        ]
    }
}

extension WPP2024 {
    /// Of what is projected, and its bounds.
    static let projections = [
        DefinitionRule(
            .population,
            [
                .indicator: Set(
                    ["", "_L80", "_U80", "_L95", "_U95", "_LOW", "_HIGH"].map { "POP_END" + $0 })
            ],
            [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31"),
                DefinitionStatement(.compiledFrom, "MODEL", remark: "projected"),
            ]),
        DefinitionRule(
            .population,
            [.indicator: Set(["", "_L80", "_U80", "_L95", "_U95"].map { "NETMIG" + $0 })],
            [
                DefinitionStatement(.measure, "NET"),
                DefinitionStatement(.compiledFrom, "MODEL"),
            ]),
        DefinitionRule(
            .population, [.indicator: ["NETMIG"], .freq: ["A5"]],
            [DefinitionStatement(.time, "INTERVAL")]),
    ]
}
