public import Cubes
internal import Vocabulary

extension UNHCR {
    /// What is said of these figures.
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

extension UNHCRDemographics {
    /// What UNHCR says of the same people in its table of population.
    public var definitions: [DefinitionRule] {
        UNHCR.definitions.map { DefinitionRule(.displacedAge, $0.codes, $0.statements) }
    }
}

extension UNHCRSolutions {
    /// What is said of these figures.
    public var definitions: [DefinitionRule] { UNHCR.definitions }
}

extension UNHCRApplications {
    /// What is said of these figures.
    public var definitions: [DefinitionRule] { UNHCRDecisions.asylum }
}

extension UNHCRDecisions {
    /// What is said of these figures.
    public var definitions: [DefinitionRule] { Self.asylum }

    static let asylum = [
        DefinitionRule(
            .asylum, [:],
            [
                DefinitionStatement(.measure, "APPLICATION"), DefinitionStatement(.time, "YEAR"),
                DefinitionStatement(.compiledFrom, "PERMITS", remark: "asylum procedures"),
                DefinitionStatement(.asylumSeekers, "IN"),
            ])
    ]
}

extension ThirdParty {
    /// What is said of these figures.
    public var definitions: [DefinitionRule] {
        let common = [
            DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31"),
        ]
        guard agency == .unrwa else {
            return [
                DefinitionRule(
                    .displaced, [:],
                    common + [
                        DefinitionStatement(.refugees, "OUT", remark: "within their own country")
                    ])
            ]
        }
        return [
            DefinitionRule(
                .displaced, [:],
                common + [
                    DefinitionStatement(.compiledFrom, "REGISTER", remark: "UNRWA's own"),
                    DefinitionStatement(
                        .refugees, "IN", remark: "Palestine refugees, registered with UNRWA"),
                ])
        ]
    }
}
