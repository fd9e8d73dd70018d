public import Cubes
internal import Vocabulary

extension OECDMigration {
    /// What the OECD says of its collection: national definitions, which it does not change.
    public var definitions: [DefinitionRule] {
        let varies = "the countries' own definitions, which the OECD keeps"
        let moves = [
            DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
            DefinitionStatement(.duration, "VARIES", remark: varies),
            DefinitionStatement(.residence, "VARIES", remark: varies),
            DefinitionStatement(.compiledFrom, "MIXED", remark: "registers, permits and surveys"),
            DefinitionStatement(.nationals, "OUT", remark: "foreign population"),
        ]
        return [
            DefinitionRule(.flow, [:], moves), DefinitionRule(.emigration, [:], moves),
            DefinitionRule(
                .acquisition, [:],
                [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(.compiledFrom, "MIXED"),
                ]),
            DefinitionRule(
                .asylum, [:],
                [
                    DefinitionStatement(.measure, "APPLICATION"),
                    DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(
                        .compiledFrom, "PERMITS", .inferred, remark: "asylum procedures"),
                    DefinitionStatement(.asylumSeekers, "IN"),
                ]),
            DefinitionRule(
                .stock, [:],
                [
                    DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "VARIES"),
                    DefinitionStatement(.duration, "VARIES", remark: varies),
                    DefinitionStatement(.compiledFrom, "MIXED"),
                ]),
        ]
    }
}
