public import Cubes
internal import Vocabulary

extension WorldBankMigration {
    /// What the authors say of their database.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .stock, [:],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(
                        .time, "VARIES",
                        remark: "the census nearest to the decade's year, not carried to it"),
                    DefinitionStatement(
                        .compiledFrom, "CENSUS",
                        remark: "with registers, and estimates where a cell was missing"),
                ])
        ]
    }
}

extension WorldBankRemittances {
    /// What the World Bank says of its matrices.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .remittance, [:],
                [
                    DefinitionStatement(.measure, "MONEY"), DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(
                        .compiledFrom, "MODEL",
                        remark: "receipts allotted to senders by migrant stocks and incomes"),
                ])
        ]
    }

    /// Each year's matrix is a source of its own.
    public func isReader(of source: String) -> Bool { source.hasPrefix(dataSet.source + "_") }
}

extension WorldBankIndicators {
    /// What the World Bank says of the indicators that are taken.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .population, [.indicator: ["POP", "MIGSTOCK"]],
                [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01")]),
            DefinitionRule(
                .population, [.indicator: ["REFUGEES_IN", "REFUGEES_FROM"]],
                [
                    DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31"),
                    DefinitionStatement(.refugees, "IN"),
                ]),
            DefinitionRule(
                .population, [.indicator: ["NETMIG"]], [DefinitionStatement(.measure, "NET")]),
            DefinitionRule(
                .population, [.indicator: ["NETMIG"], .freq: ["A"]],
                [DefinitionStatement(.time, "YEAR")]),
            DefinitionRule(
                .population, [.indicator: ["NETMIG"], .freq: ["A5"]],
                [DefinitionStatement(.time, "INTERVAL")]),
            DefinitionRule(
                .population, [.indicator: ["REMIT_IN", "REMIT_OUT", "GDP"]],
                [DefinitionStatement(.measure, "MONEY"), DefinitionStatement(.time, "YEAR")]),
        ]
    }
}
