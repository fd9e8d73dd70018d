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
        _ = try GradedModel.year(request.period)
        return try gradedModel(request, asOf: release).report(request.period, corridor: corridor)
    }

    /// The model of all years held; the request's period and form play no part.
    ///
    /// - Throws: ``OfficeError`` where there are no reports, several of one end, or too many unknowns.
    public func gradedModel(
        _ request: MirrorRequest, asOf release: Int? = nil
    ) throws -> GradedModel {
        let table = try gradedTable(request, asOf: release)
        guard !table.reports.isEmpty else { throw noReports(request) }
        do throws(GradedFit.Failure) {
            return GradedModel(
                request: request, table: table,
                fit: try GradedFit(table.reports, distance: distance))
        } catch {
            throw error.inOffice
        }
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

    private func distance(_ one: String, _ other: String) -> Double? {
        guard let first = areas.area(one)?.point, let second = areas.area(other)?.point else {
            return nil
        }
        return first.kilometres(to: second)
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
