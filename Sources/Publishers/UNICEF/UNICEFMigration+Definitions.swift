public import Cubes
internal import Vocabulary

extension UNICEFMigration {
    /// What UNICEF says of whose figures these are; what they count is as those publishers say.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .stock, [:],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(
                        .compiledFrom, "MIXED", remark: "UN DESA's; under 18 an estimate of UNICEF"),
                ]),
            DefinitionRule(
                .displaced, [.popType: ["REF"]],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(.refugees, "IN", remark: "as UNHCR counts them"),
                ]),
            DefinitionRule(
                .displaced, [.popType: ["IDP"]],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(
                        .refugees, "OUT", remark: "within their own country, as IDMC counts them"),
                ]),
        ]
    }
}
