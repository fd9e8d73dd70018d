internal import Estimation
internal import Office

/// A validation as answers have it.
struct ValidationAnswer: Sendable {
    let found: FlowValidation
    let state: StateFacts
    /// The most corridors to give.
    let limit: Int

    static let shape = Shape<ValidationAnswer>(
        "FlowValidation",
        "Estimated flows of an interval beside those that countries report, and beside net migration.",
        [
            .init("start", .whole(0...9999), "The year in whose middle it begins.") {
                .whole($0.found.interval.start)
            },
            .init("end", .whole(0...9999), "The year in whose middle it ends.") {
                .whole($0.found.interval.end)
            },
            .init("stocks", .text, "The source of the stocks.") { .text($0.found.stocks) },
            .init("population", .text, "The source of population and net migration.") {
                .text($0.found.population)
            },
            .init("sources", .list(of: .text), "The sources whose reports took part.") {
                .list($0.found.sources.map { .text($0) })
            },
            .init("coverage", coverage.reference, "How many corridors have which reports.") {
                coverage.datum($0.found.coverage)
            },
            .init(
                "reports", FlowAgreement.shape.reference.orNull,
                "The origins' reports, as if they were estimates of the destinations'; null where no "
                    + "corridor has both."
            ) { $0.found.reports.map { FlowAgreement.shape.datum($0) } ?? .null },
            .init(
                "side", .choice(ReportedFlows.End.allCases.map(\.rawValue)),
                "The end whose reports the groups are beside."
            ) { .text($0.found.side.rawValue) },
            .init("methods", .list(of: method.reference), "Each method.") {
                .list($0.found.methods.map { method.datum($0) })
            },
            .init("groups", .list(of: group.reference), "By region, reporter and size.") {
                .list($0.found.groups.map { group.datum($0) })
            },
            .init(
                "net_groups", .list(of: netGroup.reference),
                "Net migration of areas by region."
            ) { .list($0.found.netGroups.map { netGroup.datum($0) }) },
            .init(
                "net", .list(of: net.reference),
                "Net migration area by area, the largest published first."
            ) { .list($0.found.net.map { net.datum($0) }) },
            .init(
                "corridors", .list(of: corridor.reference),
                "Corridors with a report, the largest first; no more than the limit."
            ) { .list($0.found.corridors.prefix($0.limit).map { corridor.datum($0) }) },
            .init(
                "sensitivity", .list(of: sensitivity.reference),
                "What one percent of coverage at the end does."
            ) { .list($0.found.sensitivity.map { sensitivity.datum($0) }) },
            .init("notes", .list(of: .text), "What a reader must know.") {
                .list($0.found.notes.map { .text($0) })
            },
            .init("state", StateFacts.shape.reference, "What the answer is of.") {
                StateFacts.shape.datum($0.state)
            },
        ])

    /// All shapes of an answer.
    static let components: [Datum.Member] = [
        FlowAgreement.shape.component, ReportRange.shape.component, NetAgreement.shape.component,
        FlowSensitivity.shape.component, coverage.component, method.component, group.component,
        netGroup.component, net.component, corridor.component, sensitivity.component,
        shape.component,
    ]

    private static let coverage = Shape<FlowValidation.Coverage>(
        "ReportCoverage", "Numbers of corridors, and of reports.",
        [
            .init("estimated", .count(), "Corridors with an estimate.") { .whole($0.estimated) },
            .init("by_origin", .count(), "Of these, reported by the origin.") {
                .whole($0.byOrigin)
            },
            .init("by_destination", .count(), "Of these, reported by the destination.") {
                .whole($0.byDestination)
            },
            .init("both", .count(), "Of these, reported by both.") { .whole($0.both) },
            .init("stretched", .count(), "Reports that lack years, for which others stand in.") {
                .whole($0.stretched)
            },
            .init("too_short", .count(), "Reports left out for too few years.") {
                .whole($0.tooShort)
            },
            .init("several", .count(), "Reports of several sources, of which one was taken.") {
                .whole($0.several)
            },
        ])

    private static let method = Shape<FlowValidation.Method>(
        "MethodValidation", "One method beside reports and net migration.",
        [
            .init("method", .text, "The code of the method.") { .text($0.method.code) },
            .init("world_flow", .number, "The sum of all its flows.") { .number($0.worldFlow) },
            .init("converged", .flag, "Whether all fits met their margins.") {
                .flag($0.converged)
            },
            .init(
                "by_destination", FlowAgreement.shape.reference.orNull,
                "Beside the destinations' reports; null without any."
            ) { $0.byDestination.map { FlowAgreement.shape.datum($0) } ?? .null },
            .init(
                "by_origin", FlowAgreement.shape.reference.orNull,
                "Beside the origins' reports; null without any."
            ) { $0.byOrigin.map { FlowAgreement.shape.datum($0) } ?? .null },
            .init(
                "range", ReportRange.shape.reference.orNull,
                "Beside both at once; null where no corridor has both."
            ) { $0.range.map { ReportRange.shape.datum($0) } ?? .null },
            .init(
                "net", NetAgreement.shape.reference.orNull,
                "Net migration of areas beside the published; null where none is."
            ) { $0.net.map { NetAgreement.shape.datum($0) } ?? .null },
            .init(
                "net_implied", NetAgreement.shape.reference.orNull,
                "Net migration of areas beside what population, births and deaths leave."
            ) { $0.implied.map { NetAgreement.shape.datum($0) } ?? .null },
        ])

    private static let group = Shape<FlowValidation.Group>(
        "ReportGroup", "Corridors of one sort.",
        [
            .init(
                "kind", .choice(FlowValidation.Group.Kind.allCases.map(\.rawValue)),
                "By the M49 subregion of origin or destination, by reporter, or by moves reported."
            ) { .text($0.kind.rawValue) },
            .init("code", .text, "The region, the area, or where the size begins.") {
                .text($0.code)
            },
            .init("name", .text, "The code in words.") { .text($0.name) },
            .init(
                "methods", .map(of: FlowAgreement.shape.reference),
                "Agreement by the code of the method."
            ) {
                .object(
                    $0.methods.map {
                        .init($0.method.code, FlowAgreement.shape.datum($0.agreement))
                    })
            },
        ])

    private static let netGroup = Shape<FlowValidation.NetGroup>(
        "NetGroup", "The areas of one M49 region.",
        [
            .init("code", .text, "The region.") { .text($0.code) },
            .init("name", .text, "The code in words.") { .text($0.name) },
            .init(
                "methods", .map(of: NetAgreement.shape.reference),
                "Agreement with the published by the code of the method."
            ) {
                .object(
                    $0.methods.map {
                        .init($0.method.code, NetAgreement.shape.datum($0.agreement))
                    })
            },
        ])

    private static let net = Shape<FlowValidation.Net>(
        "AreaNet", "One area's net migration over the interval, in persons.",
        [
            .init("area", .text, "The area.") { .text($0.area) },
            .init("name", .text, "The code in words.") { .text($0.name) },
            .init("published", .number.orNull, "As published; null where it is not.") {
                Datum($0.published)
            },
            .init(
                "implied", .number.orNull,
                "Growth of the population less births plus deaths; null where one is missing."
            ) { Datum($0.implied) },
            .init("estimates", .map(of: .number), "By the code of the method.") {
                numbers($0.estimates)
            },
        ])

    private static let corridor = Shape<FlowValidation.Corridor>(
        "ReportedCorridor", "A corridor with a report, over the interval.",
        [
            .init("origin", .text, "Where from.") { .text($0.origin) },
            .init("destination", .text, "Where to.") { .text($0.destination) },
            .init("by_origin", .number.orNull, "Moves that the origin reports.") {
                Datum($0.byOrigin)
            },
            .init("by_destination", .number.orNull, "Moves that the destination reports.") {
                Datum($0.byDestination)
            },
            .init("estimates", .map(of: .number), "Persons, by the code of the method.") {
                numbers($0.estimates)
            },
        ])

    private static let sensitivity = Shape<FlowValidation.Sensitivity>(
        "CoverageSensitivity", "People counted better at the end, and what that does.",
        [
            .init(
                "who", .choice(CoverageChange.Who.allCases.map(\.rawValue)),
                "Everybody in the area, or those born elsewhere while the population stays."
            ) { .text($0.change.who.rawValue) },
            .init("area", .text.orNull, "The area; null for all.") { Datum($0.change.area) },
            .init("share", .number, "How many more of them: 0.01 is one percent.") {
                .number($0.change.share)
            },
            .init("people", .number, "The same in persons.") { .number($0.people) },
            .init("methods", .list(of: FlowSensitivity.shape.reference), "Each method.") {
                .list($0.methods.map { FlowSensitivity.shape.datum($0) })
            },
        ])

    private static func numbers(_ estimates: [String: Double]) -> Datum {
        .object(estimates.sorted { $0.key < $1.key }.map { .init($0.key, .number($0.value)) })
    }
}
