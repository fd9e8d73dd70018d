public import Harmonisation
public import Vocabulary

/// A model of flows by grades of their reports, fitted to the reports of all years held; it tells of any
/// year and corridor of them at the cost of looking it up.
public struct GradedModel: Sendable {
    let request: Office.MirrorRequest
    let table: GradedTable
    let fit: GradedFit

    /// Flows of a period, or one corridor's in all years.
    ///
    /// - Throws: ``OfficeError`` where nothing is reported of the period, or of an area.
    public func report(
        _ period: Period, corridor: (origin: String, destination: String)? = nil
    ) throws -> GradedMirrorReport {
        let year = try Self.year(period)
        guard table.years.contains(year) else {
            throw OfficeError(
                kind: .notFound, place: "DF_FLOW \(period)",
                found: "no flows between two areas that an end reports",
                expected:
                    "a year of \(table.years.sorted().map(String.init).joined(separator: ", "))")
        }
        let areas = table.areas.sorted()
        guard let corridor else {
            return report(
                year,
                areas.flatMap { origin in
                    areas.filter { $0 != origin }.map { table.flow(origin, $0, year, fit) }
                })
        }
        for area in [corridor.origin, corridor.destination] where !table.areas.contains(area) {
            throw OfficeError(
                kind: .notFound, place: "corridor", found: "\(area), of which nothing is reported",
                expected: "one of \(areas.joined(separator: ", "))")
        }
        return report(
            year,
            table.years.sorted().map { table.flow(corridor.origin, corridor.destination, $0, fit) })
    }

    /// The calendar year of a period that is one.
    static func year(_ period: Period) throws(OfficeError) -> Int {
        if let year = period.calendarYear { return year }
        throw OfficeError(
            kind: .request, place: "period", found: period.description, expected: "a calendar year")
    }

    private func report(_ year: Int, _ flows: [GradedMirrorReport.Flow]) -> GradedMirrorReport {
        GradedMirrorReport(
            period: "\(year)", sources: (table.sources[year] ?? []).sorted(),
            criterion: request.criterion.rawValue, sex: request.sex.rawValue,
            years: table.years.sorted(), reports: fit.reports,
            level: "On the whole, \(fit.reference.words) are taken to count every move. No report "
                + "shows whether they do: if they miss some, all estimates are too low by as much.",
            kinds: fit.kinds.map {
                .init(
                    end: $0.kind.end.rawValue, undercount: $0.kind.undercount?.rawValue,
                    reports: $0.reports, share: $0.share, low: $0.interval.lowerBound,
                    high: $0.interval.upperBound, isReference: $0.kind == fit.reference)
            },
            accuracies: fit.accuracies.map {
                .init(
                    grade: $0.grade?.rawValue, reports: $0.reports, lasting: $0.lasting,
                    yearly: $0.yearly, counting: $0.counting)
            }, spreads: fit.spreads.map { .init(part: $0.words, deviation: $0.deviation) },
            calibrations: fit.calibration.parts.map { part in
                .init(
                    ground: part.ground.rawValue, words: part.ground.words, reports: part.reports,
                    model: [0.5, 0.8, 0.95].map(part.model))
            }, usesDistance: fit.usesDistance, steps: fit.steps, isSettled: fit.isSettled,
            flows: flows, notes: notes(flows))
    }

    private func notes(_ flows: [GradedMirrorReport.Flow]) -> [String] {
        var notes: [String] = []
        let alone = flows.filter { $0.basis == .model }.count
        if alone > 0 {
            notes.append(
                "\(alone) flows rest on the model alone: neither end reports anything between the "
                    + "two areas in any year. They are extrapolations, and may be far off.")
        }
        let leftOut = fit.calibration.parts.reduce(0) { $0 + $1.reports }
        notes.append(
            leftOut == 0
                ? "Intervals are the model's own: there are too few reports to leave any out."
                : "Intervals are calibrated on \(leftOut) reports, each left out once: what holds as "
                    + "many of them as is said. Intervals of flows are made wider where those of reports "
                    + "had to be, and never narrower; that they hold the flows as often rests on the "
                    + "model, as no report is the flow itself.")
        if fit.kinds.allSatisfy({ $0.kind.undercount == nil }) {
            notes.append("No report is graded: all of one end are treated alike.")
        }
        notes += table.conversions.sorted { $0.key < $1.key }.map { stay, count in
            "\(count) reports under another least stay (\(stay)) were brought to twelve months by "
                + "the factors of IMEM."
        }
        if table.unsaid > 0 {
            notes.append(
                "Of \(table.unsaid) reports it is not said by which least stay they count.")
        }
        if !fit.usesDistance {
            notes.append("Distance is not used: not all areas have a place on the map.")
        }
        if !fit.isSettled {
            notes.append("The search had not come to rest after \(fit.steps) steps.")
        }
        return notes
    }
}
