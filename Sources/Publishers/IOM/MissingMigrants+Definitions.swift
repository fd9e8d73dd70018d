public import Cubes
internal import Vocabulary

extension MissingMigrants {
    /// What is said of these figures.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .deaths, [:],
                [
                    DefinitionStatement(.measure, "PEOPLE"),
                    DefinitionStatement(.time, "MONTH"),
                    DefinitionStatement(
                        .compiledFrom, "MIXED", remark: "officials, the press, survivors"),
                    DefinitionStatement(.irregular, "IN"),
                ])
        ]
    }
}
