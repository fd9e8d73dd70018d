public import Cubes
internal import Vocabulary

extension ILOSTAT {
    /// What the ILO says of its collection.
    public var definitions: [DefinitionRule] {
        let residence = DefinitionStatement(
            .residence, "USUAL", remark: "usual residents, by citizenship or place of birth")
        let compiled = DefinitionStatement(
            .compiledFrom, "MIXED", remark: "surveys, censuses and registers; COMMENT names which")
        return [
            DefinitionRule(
                .stock, [:], [DefinitionStatement(.measure, "STOCK"), residence, compiled]),
            DefinitionRule(
                .stock, [.criterion: [Criterion.birth.rawValue]],
                [DefinitionStatement(.nationals, "IN", .inferred, remark: "nationals born abroad")]),
            DefinitionRule(
                .stock, [.criterion: [Criterion.citizenship.rawValue]],
                [DefinitionStatement(.nationals, "OUT", .inferred)]),
            DefinitionRule(
                .stock, [.source: ["ILOSTAT_TPOP"]],
                [
                    DefinitionStatement(
                        .nationals, "OUT",
                        remark: "of the destination; reported by the area of citizenship")
                ]),
            DefinitionRule(
                .flow, [:],
                [
                    DefinitionStatement(.measure, "EVENT", .inferred),
                    DefinitionStatement(.time, "YEAR"), compiled,
                ]),
            DefinitionRule(
                .flow, [.criterion: [Criterion.citizenship.rawValue]],
                [DefinitionStatement(.nationals, "OUT", .inferred)]),
            DefinitionRule(
                .flow, [.source: ["ILOSTAT_XRET"]],
                [DefinitionStatement(.nationals, "IN", remark: "nationals who return, no others")]),
        ]
    }
}
