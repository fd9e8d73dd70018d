public import Cubes
internal import Vocabulary

/// What UN DESA says of its migrant stocks, which is the same in all editions.
enum MigrantStock {
    static let definitions = [
        DefinitionRule(
            .stock, [:],
            [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
                DefinitionStatement(
                    .compiledFrom, "MIXED",
                    remark: "censuses, registers and surveys, carried to the date by estimation"),
                DefinitionStatement(
                    .refugees, "IN",
                    remark: "where the sources leave them out, those of UNHCR and UNRWA are added"),
                DefinitionStatement(
                    .asylumSeekers, "PART",
                    remark: "where flagged R, asylum-seekers and displaced Venezuelans are added"),
            ]),
        DefinitionRule(
            .stock, [.criterion: [Criterion.birth.rawValue]],
            [DefinitionStatement(.nationals, "IN", .inferred, remark: "nationals born abroad")]),
        DefinitionRule(
            .stock, [.criterion: [Criterion.citizenship.rawValue]],
            [DefinitionStatement(.nationals, "OUT", .inferred)]),
        DefinitionRule(
            .displaced, [:],
            [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
                DefinitionStatement(.refugees, "IN"), DefinitionStatement(.asylumSeekers, "IN"),
            ]),
        DefinitionRule(
            .population, [:],
            [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
                DefinitionStatement(.compiledFrom, "MODEL"),
            ]),
    ]
}

extension UNDESA2024 {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}

extension UNDESA2020 {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}

extension UNDESACorridors {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}

extension UNDESA2019 {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}

extension UNDESAAges {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}

extension UNDESATotals {
    /// The same in all editions.
    public var definitions: [DefinitionRule] { MigrantStock.definitions }
}
