internal import Estimation
internal import Office

extension FlowAgreement {
    /// As answers have it.
    static let shape = Shape<FlowAgreement>(
        "FlowAgreement",
        "How far estimates agree with reports of the same corridors. A number under half a person is "
            + "zero, except in sums. Null where there is nothing to measure.",
        [
            .init("corridors", .count(), "Corridors measured.") { .whole($0.pairs) },
            .init("left_out", .count(), "Corridors left out: a number that cannot be people.") {
                .whole($0.leftOut)
            },
            .init("estimated", .number, "The sum of estimates.") { .number($0.estimated) },
            .init("reported", .number, "The sum of reports.") { .number($0.reported) },
            .init("both_zero", .count(), "Both are zero.") { .whole($0.bothZero) },
            .init("only_estimate_zero", .count(), "The estimate alone is zero.") {
                .whole($0.onlyEstimateZero)
            },
            .init("only_report_zero", .count(), "The report alone is zero.") {
                .whole($0.onlyReportZero)
            },
            .init("correlation", .number.orNull, "Correlation of the numbers.") {
                Datum($0.correlation)
            },
            .init(
                "log_correlation", .number.orNull,
                "Correlation of the logarithms of one more than them."
            ) { Datum($0.logCorrelation) },
            .init("rank_correlation", .number.orNull, "Correlation of the ranks.") {
                Datum($0.rankCorrelation)
            },
            .init("median_ratio", .number.orNull, "The middle estimate over report.") {
                Datum($0.medianRatio)
            },
            .init(
                "typical_factor", .number.orNull,
                "Half of the estimates are within this factor of the report, up or down; null "
                    + "where half of them have a zero at one side alone."
            ) { Datum($0.typicalFactor) },
            .init(
                "spread", .number.orNull,
                "The typical factor that would be left if the level were right."
            ) { Datum($0.spread) },
            .init(
                "within_two", .number.orNull,
                "The share that is within a factor of two, of those not both zero."
            ) { Datum($0.withinTwo) },
            .init(
                "absolute_share", .number.orNull,
                "The sum of differences, up and down alike, over the sum of reports."
            ) { Datum($0.absoluteShare) },
        ])
}

extension ReportRange {
    /// As answers have it.
    static let shape = Shape<ReportRange>(
        "ReportRange", "Where estimates lie beside both reports of the same corridors.",
        [
            .init("corridors", .count(), "Corridors measured.") { .whole($0.corridors) },
            .init("below", .count(), "Below both reports.") { .whole($0.below) },
            .init("between", .count(), "At or between them.") { .whole($0.between) },
            .init("above", .count(), "Above both.") { .whole($0.above) },
            .init("near", .count(), "Outside, by a factor of two at most.") { .whole($0.near) },
            .init(
                "median_width", .number.orNull,
                "The larger report over the smaller, the middle one."
            ) { Datum($0.medianWidth) },
        ])
}

extension NetAgreement {
    /// As answers have it.
    static let shape = Shape<NetAgreement>(
        "NetAgreement", "How far net migration of areas agrees with a reference.",
        [
            .init("areas", .count(), "Areas measured.") { .whole($0.areas) },
            .init("correlation", .number.orNull, "Correlation of the numbers.") {
                Datum($0.correlation)
            },
            .init("rank_correlation", .number.orNull, "Correlation of the ranks.") {
                Datum($0.rankCorrelation)
            },
            .init("mean_error", .number.orNull, "Estimate less reference, the mean.") {
                Datum($0.meanError)
            },
            .init("mean_absolute_error", .number.orNull, "The mean size of the difference.") {
                Datum($0.meanAbsoluteError)
            },
            .init("median_absolute_error", .number.orNull, "The middle size of the difference.") {
                Datum($0.medianAbsoluteError)
            },
            .init(
                "absolute_share", .number.orNull,
                "The sum of differences, up and down alike, over that of the reference."
            ) { Datum($0.absoluteShare) },
            .init("same_sign", .number.orNull, "The share of areas with the same sign.") {
                Datum($0.sameSign)
            },
        ])
}

extension FlowSensitivity {
    /// As answers have it.
    static let shape = Shape<FlowSensitivity>(
        "FlowSensitivity", "What better coverage does to one method's flows.",
        [
            .init("method", .text, "The code of the method.") { .text($0.method.code) },
            .init("world_before", .number, "The sum of all flows before.") {
                .number($0.worldBefore)
            },
            .init("world_after", .number, "The sum of all flows after.") { .number($0.worldAfter) },
            .init("moved", .number, "The sum of all changes, up and down alike.") {
                .number($0.moved)
            },
            .init(
                "net_before", .number.orNull,
                "The area's arrivals less departures before; null where no area was changed alone."
            ) { Datum($0.area?.netBefore) },
            .init("net_after", .number.orNull, "The same after.") { Datum($0.area?.netAfter) },
            .init(
                "largest_origin", .text.orNull, "Where the flow that changed most comes from."
            ) { Datum($0.largest?.origin) },
            .init("largest_destination", .text.orNull, "Where it goes to.") {
                Datum($0.largest?.destination)
            },
            .init("largest_before", .number.orNull, "It before.") { Datum($0.largest?.before) },
            .init("largest_after", .number.orNull, "It after.") { Datum($0.largest?.after) },
        ])
}
