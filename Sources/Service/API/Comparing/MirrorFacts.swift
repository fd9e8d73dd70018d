internal import Harmonisation
internal import Office

extension MirrorReport {
    /// As answers have it, without corridors.
    static let shape = Shape<MirrorReport>(
        "MirrorFactors", "How many corridors have which reports, and factors by area.",
        [
            .init("both", .count(), "Corridors that both ends report.") {
                .whole($0.coverage.both)
            },
            .init("only_origin", .count(), "Corridors that the origin alone reports.") {
                .whole($0.coverage.onlyOrigin)
            },
            .init("only_destination", .count(), "Corridors that the destination alone reports.") {
                .whole($0.coverage.onlyDestination)
            },
            .init(
                "median_ratio", .number.orNull,
                "The middle ratio of the destination's report to the origin's."
            ) { Datum($0.medianRatio) },
            .init(
                "level", .number.orNull,
                "The sum of corrected reports over that of all: below 1, the factors shrank."
            ) { Datum($0.level) },
            .init("destinations", .list(of: side.reference), "Areas as destinations.") {
                .list($0.destinations.map { side.datum($0) })
            },
            .init("origins", .list(of: side.reference), "Areas as origins.") {
                .list($0.origins.map { side.datum($0) })
            },
            .init(
                "outliers", .list(of: outlier.reference),
                "Corridors whose two reports differ as those of hardly any other do."
            ) { .list($0.outliers.map { outlier.datum($0) }) },
        ])

    static let side = Shape<MirrorReport.Side>(
        "MirrorSide", "An area's reports beside its partners', over corridors with both.",
        [
            .init("area", .text, "The area.") { .text($0.area) },
            .init("corridors", .count(), "How many corridors.") { .whole($0.corridors) },
            .init("own", .number, "The sum of its reports.") { .number($0.own) },
            .init("partners", .number, "The sum of its partners' reports of the same.") {
                .number($0.partners)
            },
            .init("median_ratio", .number.orNull, "The middle one of own over partners'.") {
                Datum($0.medianRatio)
            },
            .init(
                "factor", .number.orNull,
                "What its reports are to be multiplied by; null where it took no part."
            ) { Datum($0.factor) },
        ])

    static let outlier = Shape<MirrorReport.Outlier>(
        "MirrorOutlier", "A corridor whose two reports are far apart.",
        [
            .init("origin", .text, "Where from.") { .text($0.origin) },
            .init("destination", .text, "Where to.") { .text($0.destination) },
            .init("by_origin", .number, "What the origin reports.") { .number($0.byOrigin) },
            .init("by_destination", .number, "What the destination reports.") {
                .number($0.byDestination)
            },
            .init("ratio", .number, "The destination's over the origin's.") { .number($0.ratio) },
            .init("distance", .number, "In robust standard deviations of the logarithm.") {
                .number($0.distance)
            },
        ])
}

extension BetterSideReport.Decided {
    /// As answers have it.
    static let shape = Shape<BetterSideReport.Decided>(
        "BetterSideRule", "A rule, in the order in which they are asked, and what it decided.",
        [
            .init("rule", .choice(BetterSide.Rule.allCases.map(\.rawValue)), "Its name.") {
                .text($0.rule.rawValue)
            },
            .init("words", .text, "What decides, in a few words.") { .text($0.words) },
            .init("corridors", .count(), "Corridors that it decided.") { .whole($0.corridors) },
            .init("origins", .count(), "Those of them where the origin's report is taken.") {
                .whole($0.origins)
            },
        ])
}

extension GradedMirrorReport {
    /// As answers have it, without flows.
    static let shape = Shape<GradedMirrorReport>(
        "GradedModel", "What a model of the reports of all years held found.",
        [
            .init("years", .list(of: .whole(0...9999)), "The years of the reports.") {
                .list($0.years.map { .whole($0) })
            },
            .init("reports", .count(), "How many reports.") { .whole($0.reports) },
            .init("level", .text, "What fixes the level of all estimates.") { .text($0.level) },
            .init("kinds", .list(of: kind.reference), "What reports count of all moves.") {
                .list($0.kinds.map { kind.datum($0) })
            },
            .init("accuracies", .list(of: accuracy.reference), "How far reports are off.") {
                .list($0.accuracies.map { accuracy.datum($0) })
            },
            .init("uses_distance", .flag, "Whether distances took part.") {
                .flag($0.usesDistance)
            },
            .init("settled", .flag, "Whether the search came to rest.") { .flag($0.isSettled) },
        ])

    private static let grade = Schema.choice(ReportGrade.allCases.map(\.rawValue)).orNull

    static let kind = Shape<GradedMirrorReport.Kind>(
        "GradedKind", "What reports of one end and grade count of all moves.",
        [
            .init("end", .choice(MirrorEnd.allCases.map(\.rawValue)), "Who reports.") {
                .text($0.end)
            },
            .init("undercount", grade, "The grade; null where not graded.") {
                Datum($0.undercount)
            },
            .init("reports", .count(), "How many.") { .whole($0.reports) },
            .init("share", .number, "Relative to the reference, whose share is 1.") {
                .number($0.share)
            },
            .init("low", .number, "The share is above that with a probability of 0.975.") {
                .number($0.low)
            },
            .init("high", .number, "The share is below that with a probability of 0.975.") {
                .number($0.high)
            },
            .init("reference", .flag, "Whether it is the reference.") { .flag($0.isReference) },
        ])

    static let accuracy = Shape<GradedMirrorReport.Accuracy>(
        "GradedAccuracy", "How far reports of a grade are off, as deviations of logarithms.",
        [
            .init("grade", grade, "The grade of accuracy; null where not graded.") {
                Datum($0.grade)
            },
            .init("reports", .count(), "How many.") { .whole($0.reports) },
            .init("lasting", .number, "In one corridor throughout.") { .number($0.lasting) },
            .init("yearly", .number, "In a single year, beside counting.") {
                .number($0.yearly)
            },
        ])

    static let interval = Shape<GradedMirrorReport.Interval>(
        "Interval", "A range with its probability.",
        [
            .init("probability", .number, "That the flow is within.") { .number($0.probability) },
            .init("low", .number, "Its lower end.") { .number($0.low) },
            .init("high", .number, "Its upper end.") { .number($0.high) },
        ])
}
