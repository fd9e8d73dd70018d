public import Cubes
internal import Vocabulary

extension UNHCR {
    public var definitions: [DefinitionRule] { Self.definitions }

    /// What UNHCR says of all that it counts by origin and area of asylum.
    static let definitions = [
        DefinitionRule(
            .displaced, [:],
            [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31"),
                DefinitionStatement(
                    .compiledFrom, "MIXED", remark: "registers of Governments and of UNHCR"),
            ]),
        DefinitionRule(
            .displaced, [.popType: ["REF"]],
            [
                DefinitionStatement(
                    .refugees, "IN", remark: "with people in refugee-like situations"),
                DefinitionStatement(.asylumSeekers, "OUT"),
            ]),
        DefinitionRule(
            .displaced, [.popType: ["ASY"]],
            [DefinitionStatement(.refugees, "OUT"), DefinitionStatement(.asylumSeekers, "IN")]),
        DefinitionRule(
            .displaced, [.popType: ["RET", "RDP", "RST", "NAT"]],
            [DefinitionStatement(.measure, "PEOPLE"), DefinitionStatement(.time, "YEAR")]),
    ]
}
