internal import Foundation
public import Harmonisation
internal import Vocabulary

extension Office {
    /// Flows of a period as they best go with the reports of both ends in all years held, by grades of
    /// undercount and accuracy; `form` plays no part.
    ///
    /// Reports under another least stay than twelve months are converted by the factors of IMEM.
    ///
    /// - Parameter corridor: an origin and a destination, to see this corridor in all years.
    /// - Throws: ``OfficeError`` where there are no reports of the period, several of one end, an area
    ///   without reports, or too many unknowns.
    public func gradedMirrors(
        _ request: MirrorRequest, corridor: (origin: String, destination: String)? = nil,
        asOf release: Int? = nil
    ) throws -> GradedMirrorReport {
        guard let year = request.period.calendarYear else {
            throw OfficeError(
                kind: .request, place: "period", found: request.period.description,
                expected: "a calendar year")
        }
        let now = try mirrorReports(request, asOf: release)
        let table = try gradedTable(request, asOf: release)
        let fit = try fit(table)
        if let corridor {
            for area in [corridor.origin, corridor.destination] where !table.areas.contains(area) {
                throw OfficeError(
                    kind: .notFound, place: "corridor",
                    found: "\(area), of which nothing is reported",
                    expected: "one of \(table.areas.sorted().joined(separator: ", "))")
            }
        }
        let areas = table.areas.sorted()
        let flows =
            corridor.map { corridor in
                table.years.sorted().map {
                    table.flow(corridor.origin, corridor.destination, $0, fit)
                }
            }
            ?? areas.flatMap { origin in
                areas.filter { $0 != origin }.map { table.flow(origin, $0, year, fit) }
            }
        return report(request, table, fit, flows, sources: now.sources)
    }

    /// Whether the intervals hold reports that they were not told of: reports of all years held are
    /// left out in five parts, and foretold from the others.
    ///
    /// Cost: that of five fits for each unit, each with its own calibration.
    public func checkGradedMirrors(
        _ request: MirrorRequest, units: [GradedHoldOut.Unit] = GradedHoldOut.Unit.allCases,
        asOf release: Int? = nil
    ) throws -> GradedMirrorCheck {
        let table = try gradedTable(request, asOf: release)
        var parts: [GradedMirrorCheck.Part] = []
        for unit in units {
            do throws(GradedFit.Failure) {
                parts.append(
                    .init(
                        try GradedHoldOut(table.reports, leavingOut: unit, distance: distance)))
            } catch {
                throw error.inOffice
            }
        }
        return GradedMirrorCheck(reports: table.reports.count, parts: parts)
    }

    private func gradedTable(
        _ request: MirrorRequest, asOf release: Int?
    ) throws -> GradedTable {
        let all = try mirrorReports(request, asOf: release) { $0.calendarYear != nil }
        var table = GradedTable()
        for period in all.keys.sorted() {
            guard let year = period.calendarYear, let reports = all[period] else { continue }
            table.take(reports, year)
        }
        return table
    }

    private func fit(_ table: GradedTable) throws -> GradedFit {
        do throws(GradedFit.Failure) {
            return try GradedFit(table.reports, distance: distance)
        } catch {
            throw error.inOffice
        }
    }

    private func distance(_ one: String, _ other: String) -> Double? {
        guard let first = areas.area(one)?.point, let second = areas.area(other)?.point else {
            return nil
        }
        return first.kilometres(to: second)
    }

    private func report(
        _ request: MirrorRequest, _ table: GradedTable, _ fit: GradedFit,
        _ flows: [GradedMirrorReport.Flow], sources: Set<String>
    ) -> GradedMirrorReport {
        GradedMirrorReport(
            period: request.period.description, sources: sources.sorted(),
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
            flows: flows, notes: notes(table, fit, flows))
    }

    private func notes(
        _ table: GradedTable, _ fit: GradedFit, _ flows: [GradedMirrorReport.Flow]
    ) -> [String] {
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

extension GradedFit.Failure {
    fileprivate var inOffice: OfficeError {
        OfficeError(
            kind: kind, place: "DF_FLOW, reports of both ends", found: words,
            expected: "reports that a model can be fitted to")
    }

    private var kind: OfficeError.Kind {
        if case .tooLarge = self { .tooLarge } else { .data }
    }

    private var words: String {
        switch self {
        case .noReports: "none"
        case .badValue(let report):
            "\(report.value) from \(report.origin) to \(report.destination), \(report.year)"
        case .twice(let report):
            "two by one end from \(report.origin) to \(report.destination), \(report.year)"
        case .tooLarge(let unknowns, let limit):
            "\(unknowns) unknowns, more than the \(limit) that are solved for: name fewer sources"
        case .undetermined: "reports by which the equations have no solution"
        }
    }
}

extension Area.Point {
    /// Along a great circle of a sphere of the Earth's mean radius.
    fileprivate func kilometres(to other: Area.Point) -> Double {
        let turn = Double.pi / 180
        let up = sin((other.latitude - latitude) * turn / 2)
        let along = sin((other.longitude - longitude) * turn / 2)
        let chord =
            up * up + cos(latitude * turn) * cos(other.latitude * turn) * along * along
        return 2 * 6_371 * asin(min(chord.squareRoot(), 1))
    }
}
