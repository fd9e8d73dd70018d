public import Cubes
internal import Vocabulary

/// What Regulation (EC) No 862/2007 asks of the countries that report to Eurostat.
private enum Regulation862 {
    static let source = "Regulation (EC) No 862/2007, Article 2"

    static let flows = [
        DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
        DefinitionStatement(
            .duration, "12",
            remark: "as the Regulation has it; what countries could not adapt is flagged d",
            source: source),
        DefinitionStatement(.durationBasis, "EITHER", source: source),
        DefinitionStatement(.residence, "USUAL", source: source),
        DefinitionStatement(.nationals, "IN", remark: "nationals who come or go are counted"),
        DefinitionStatement(
            .compiledFrom, "MIXED", remark: "registers in most countries, surveys in some"),
    ]

    static let acquisitions = [
        DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
        DefinitionStatement(
            .residence, "USUAL", source: "Regulation (EC) No 862/2007, Article 3"),
        DefinitionStatement(.compiledFrom, "MIXED", remark: "registers of citizenship"),
    ]

    static let permits: [DefinitionRule] = {
        let article = "Regulation (EC) No 862/2007, Article 6"
        let common = [
            DefinitionStatement(
                .duration, "3", remark: "permits of three months or more", source: article),
            DefinitionStatement(.compiledFrom, "PERMITS", source: article),
            DefinitionStatement(
                .nationals, "OUT", remark: "nor citizens of the EU", source: article),
        ]
        return [
            DefinitionRule(
                .permit, [:],
                common + [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
                ]),
            DefinitionRule(
                .permit, [.permitMeasure: ["VALID"]],
                [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31")]),
        ]
    }()

    static let asylum: [DefinitionRule] = {
        let article = "Regulation (EC) No 862/2007, Article 4"
        return [
            DefinitionRule(
                .asylum, [:],
                [
                    DefinitionStatement(.measure, "APPLICATION"),
                    DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(
                        .compiledFrom, "PERMITS", remark: "asylum procedures", source: article),
                    DefinitionStatement(.asylumSeekers, "IN", source: article),
                ]),
            DefinitionRule(
                .asylum, [.freq: ["Q"]], [DefinitionStatement(.time, "QUARTER")]),
            DefinitionRule(.asylum, [.freq: ["M"]], [DefinitionStatement(.time, "MONTH")]),
            DefinitionRule(
                .asylum, [.asylumMeasure: ["PENDING"]],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(.time, "MONTH-END"),
                ]),
            DefinitionRule(
                .asylum, [.asylumMeasure: ["TEMPORARY_STOCK"]],
                [
                    DefinitionStatement(.measure, "STOCK"),
                    DefinitionStatement(.time, "MONTH-END"),
                    DefinitionStatement(.asylumSeekers, "OUT"),
                ]),
        ]
    }()

    static let stocks = [
        DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "01-01"),
        DefinitionStatement(.duration, "12", source: source),
        DefinitionStatement(.residence, "USUAL", source: source),
        DefinitionStatement(.compiledFrom, "MIXED"),
    ]
}

extension EurostatTable {
    /// What the Regulation, or the copy, says of these figures.
    public var definitions: [DefinitionRule] {
        switch kind {
        case .immigration, .emigrationToNext, .emigration:
            return [DefinitionRule(dataflow, [:], Regulation862.flows)]
        case .stock: return stocks
        case .acquisition: return [DefinitionRule(.acquisition, [:], Regulation862.acquisitions)]
        case .firstPermits, .workPermits, .validPermits: return Regulation862.permits
        case .applicants, .decisions, .finalDecisions, .pending, .protected, .protections:
            return Regulation862.asylum
        }
    }

    private var stocks: [DefinitionRule] {
        [
            DefinitionRule(.stock, [:], Regulation862.stocks),
            DefinitionRule(
                .stock, [.criterion: [Criterion.citizenship.rawValue]],
                [DefinitionStatement(.nationals, "OUT", .inferred)]),
            DefinitionRule(
                .stock, [.criterion: [Criterion.birth.rawValue]],
                [DefinitionStatement(.nationals, "IN", .inferred, remark: "nationals born abroad")]),
            DefinitionRule(
                .population, [:],
                [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "01-01")]),
        ]
    }
}

extension EurostatMirror {
    /// What the Regulation, or the copy, says of these figures.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .flow, [:],
                [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(
                        .duration, "12",
                        remark: "as the Regulation has it; the grades say how far the reports are "
                            + "from it", source: Regulation862.source),
                    DefinitionStatement(.nationals, "IN"),
                ])
        ]
    }
}

extension EurostatCopy {
    /// What the Regulation, or the copy, says of these figures.
    public var definitions: [DefinitionRule] {
        [
            DefinitionRule(
                .flow, [:],
                [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
                    DefinitionStatement(
                        .duration, "VARIES", .inferred,
                        remark: "years before 2008 and reporters outside the EU are not under the "
                            + "Regulation"),
                    DefinitionStatement(.nationals, "IN"),
                ])
        ]
    }
}
