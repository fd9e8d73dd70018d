public import Cubes
public import Harmonisation
public import Vocabulary

/// Two neighbouring figures of a series that are of different areas or people, and so have no
/// difference.
public struct ShownBreak: Sendable, Codable, Hashable {
    /// The periods of the figures, as SDMX writes them.
    public let from: String
    public let to: String
    /// `extent`, `people` or `unsaid`: see ``AreaBreak/Kind``.
    public let kind: String
    /// What differs and why.
    public let sentence: String
}

extension Office {
    /// Where a series has a break of areas: between neighbouring figures whose codes do not cover the
    /// same. Nothing that is stored is altered.
    public func areaBreaks(_ series: Series) throws -> [ShownBreak] {
        let coverage = try SeriesCoverage(self, series.key)
        let figures = series.observations.filter { $0.value.number != nil }
        return zip(figures, figures.dropFirst()).flatMap { first, second -> [ShownBreak] in
            guard
                case .broken(let breaks) = coverage.change(
                    of: series, from: first.period, to: second.period)
            else { return [] }
            return breaks.map {
                ShownBreak(
                    from: first.period.description, to: second.period.description,
                    kind: $0.kind.rawValue, sentence: $0.sentence)
            }
        }
    }

    /// The change of a series between two periods, refused where its codes do not cover the same at
    /// both. Units: as the series'.
    public func areaChange(
        of series: Series, from first: Period, to second: Period
    ) throws -> AreaDifference {
        try SeriesCoverage(self, series.key).change(of: series, from: first, to: second)
    }
}

/// What the area codes of a key cover, period by period.
struct SeriesCoverage {
    private let key: SeriesKey
    /// The day or period that its figures are of, where that is said.
    private let time: String?

    init(_ office: Office, _ key: SeriesKey) throws {
        self.key = key
        time = try office.definition(of: key)[.time]?.code
    }

    /// What its codes cover in a figure of a period, in order of the dimensions.
    func areas(_ period: Period) -> [CoveredArea] {
        guard let source = key[.source] else { return [] }
        let date = day(period)
        return key.dataflow.dimensions.filter(\.isArea).compactMap { dimension in
            key[dimension].map { code in
                let isOrigin = dimension == .origin || dimension == .sendingArea
                return AreaCoverageBook.published.covered(
                    code, as: isOrigin ? .origin : .destination, in: source, key.dataflow, on: date)
            }
        }
    }

    /// The change between two periods, or why there is none.
    func change(of series: Series, from first: Period, to second: Period) -> AreaDifference {
        func figure(_ period: Period) -> CoveredFigure {
            CoveredFigure(series[period]?.scaled, areas(period))
        }
        return AreaHistory.standard.difference(figure(first), figure(second))
    }

    /// The day a figure stands for: of a year what its publisher says, else the middle; of a range its
    /// first.
    func day(_ period: Period) -> CalendarDate {
        guard let year = period.calendarYear else { return period.start }
        let date =
            time.flatMap { CalendarDate("\(year)-\($0)") }
            ?? CalendarDate(year: year, month: 7, day: 1)
        return date ?? period.start
    }
}
