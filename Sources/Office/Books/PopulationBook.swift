internal import Cubes
internal import Estimation
public import Vocabulary
internal import Warehouse

/// Population and its components of one source in memory, by area, indicator and year.
///
/// Units: persons (scaled by UNIT_MULT), or the indicator's own rate. Missing: nil.
public struct PopulationBook: Sendable {
    public let source: String
    private var values: [Key: Double] = [:]
    private let members: [String: [String]]
    /// The releases that the figures came with.
    public let releases: Set<Int>

    private struct Key: Hashable, Sendable {
        let area: String
        let indicator: String
        let sex: Sex
        let year: Int
    }

    /// Reads a source's population figures in the state after a release.
    public init(_ office: Office, source: String, asOf release: Int? = nil) throws {
        self.source = source
        members = Dictionary(
            office.areas.all.filter(\.isComposite).map { ($0.id, $0.memberIDs) },
            uniquingKeysWith: { a, _ in a })
        let pattern = KeyPattern(.population).with(.source, source).with(.age, "_T")
        let series = try office.held(pattern, asOf: release)
        releases = Set(series.flatMap(\.releases))
        for held in series {
            let key = held.series.key
            guard let area = key[.refArea], let indicator = key[.indicator],
                let sex = key[.sex].flatMap(Sex.init)
            else { continue }
            for observation in held.series.observations {
                guard let year = observation.period.calendarYear else { continue }
                values[Key(area: area, indicator: indicator, sex: sex, year: year)] =
                    observation.scaled
            }
        }
    }

    /// A figure; for a composite area without its own figure, the sum of all its members'.
    public func value(_ area: String, _ indicator: String, _ year: Int, sex: Sex = .total)
        -> Double?
    {
        let key = Key(area: area, indicator: indicator, sex: sex, year: year)
        if let own = values[key] { return own }
        guard let parts = members[area], !parts.isEmpty else { return nil }
        var sum = 0.0
        for part in parts {
            let key = Key(area: part, indicator: indicator, sex: sex, year: year)
            guard let value = values[key] else { return nil }
            sum += value
        }
        return sum
    }

    /// Events from the middle of one year to the middle of another: half of the first year,
    /// the full years, half of the last. Where the last year has no figure yet, the year
    /// before stands in for its half, and `carried` says so.
    public func events(
        _ area: String, _ indicator: String, midYear start: Int, to end: Int, sex: Sex = .total
    ) -> (value: Double, carried: Bool)? {
        let figure = { year in value(area, indicator, year, sex: sex) }
        if let sum = MidYearInterval.total(from: start, to: end, yearly: figure) {
            return (sum, false)
        }
        guard figure(end) == nil else { return nil }
        return MidYearInterval.total(from: start, to: end) {
            $0 == end ? figure(end - 1) : figure($0)
        }
        .map { ($0, true) }
    }

    /// The mid-year population; where the year has no figure yet, that of the year before
    /// with its change, and `carried` says so.
    public func population(_ area: String, _ year: Int, sex: Sex = .total)
        -> (value: Double, carried: Bool)?
    {
        if let own = value(area, "POP", year, sex: sex) { return (own, false) }
        guard let before = value(area, "POP", year - 1, sex: sex),
            let change = value(area, "POPCHANGE", year - 1, sex: sex)
        else { return nil }
        return (before + change, true)
    }

    /// Events of several areas together; nil where one of them has none.
    func events(
        _ areas: [String], _ indicator: String, midYear start: Int, to end: Int, sex: Sex = .total
    ) -> (value: Double, carried: Bool)? {
        Self.sum(areas) { events($0, indicator, midYear: start, to: end, sex: sex) }
    }

    /// The mid-year population of several areas together; nil where one of them has none.
    func population(_ areas: [String], _ year: Int, sex: Sex = .total)
        -> (value: Double, carried: Bool)?
    {
        Self.sum(areas) { population($0, year, sex: sex) }
    }

    private static func sum(
        _ areas: [String], _ figure: (String) -> (value: Double, carried: Bool)?
    ) -> (value: Double, carried: Bool)? {
        var sum = (value: 0.0, carried: false)
        for area in areas {
            guard let part = figure(area) else { return nil }
            sum = (sum.value + part.value, sum.carried || part.carried)
        }
        return areas.isEmpty ? nil : sum
    }
}
