internal import Cubes
public import Vocabulary
internal import Warehouse

/// All corridor stocks of one source in memory: origin by destination, year and sex.
///
/// Units: persons. Missing: nil, which is not zero. Cost: 8 bytes for each year, sex and
/// pair of areas; read once and used for many questions.
public struct StockBook: Sendable {
    public let source: String
    /// Years with figures, ascending.
    public let years: [Int]
    /// Every area that occurs as origin or destination in detail, in code order.
    public let codes: [String]
    /// Areas that occur as destination in detail.
    public let destinations: [String]
    private let index: [String: Int]
    private let yearIndex: [Int: Int]
    private var cells: [Double]
    /// Totals by origin or destination that the source prints itself.
    private var printed: [PrintedKey: Double] = [:]
    /// The releases that the figures came with.
    public let releases: Set<Int>

    private struct PrintedKey: Hashable, Sendable {
        let origin: String
        let destination: String
        let sex: String
        let year: Int
    }

    /// Reads a source's stocks in the state after a release; nil is the current state.
    public init(_ office: Office, source: String, asOf release: Int? = nil) throws {
        let pattern = KeyPattern(.stock).with(.freq, "A").with(.source, source).with(.age, "_T")
        let held = try office.held(pattern, asOf: release)
            .sorted { Self.rank($0.series.key) < Self.rank($1.series.key) }
        releases = Set(held.flatMap(\.releases))
        let isDetail = { (code: String) in office.areas.area(code)?.isAggregate == false }
        var years = Set<Int>()
        var codes = Set<String>()
        var destinations = Set<String>()
        for item in held {
            let key = item.series.key
            years.formUnion(item.series.observations.compactMap(\.period.calendarYear))
            guard let origin = key[.origin], let destination = key[.destination],
                isDetail(origin), isDetail(destination)
            else { continue }
            codes.formUnion([origin, destination])
            destinations.insert(destination)
        }
        self.source = source
        self.years = years.sorted()
        self.codes = codes.sorted()
        self.destinations = destinations.sorted()
        index = Dictionary(
            self.codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        yearIndex = Dictionary(
            self.years.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        cells = Array(
            repeating: .nan, count: self.years.count * 2 * self.codes.count * self.codes.count)
        for item in held { take(item.series) }
    }

    /// Where a corridor is held under several criteria, birth comes first, then citizenship;
    /// figures on different criteria are never added.
    private static func rank(_ key: SeriesKey) -> Int {
        Criterion.allCases.firstIndex { $0.rawValue == key[.criterion] } ?? .max
    }

    private mutating func take(_ series: Series) {
        guard let origin = series.key[.origin], let destination = series.key[.destination],
            let sex = series.key[.sex]
        else { return }
        for observation in series.observations {
            guard let year = observation.period.calendarYear, let value = observation.scaled
            else { continue }
            if let place = place(origin, destination, year, sex) {
                if cells[place].isNaN { cells[place] = value }
            } else {
                let key = PrintedKey(
                    origin: origin, destination: destination, sex: sex, year: year)
                if printed[key] == nil { printed[key] = value }
            }
        }
    }

    private func place(_ origin: String, _ destination: String, _ year: Int, _ sex: String) -> Int?
    {
        guard let i = index[origin], let j = index[destination], let t = yearIndex[year] else {
            return nil
        }
        let s: Int
        switch Sex(rawValue: sex) {
        case .female: s = 0
        case .male: s = 1
        case .total, .unknown, nil: return nil
        }
        return ((t * 2 + s) * codes.count + i) * codes.count + j
    }

    /// One corridor's stock; both sexes only where both have a figure.
    public func stock(_ origin: String, _ destination: String, _ year: Int, sex: Sex = .total)
        -> Double?
    {
        if sex == .total {
            if let women = stock(origin, destination, year, sex: .female),
                let men = stock(origin, destination, year, sex: .male)
            {
                return women + men
            }
            return printed(origin, destination, year, sex)
        }
        guard let place = place(origin, destination, year, sex.rawValue) else {
            return printed(origin, destination, year, sex)
        }
        return cells[place].isNaN ? nil : cells[place]
    }

    private func printed(_ origin: String, _ destination: String, _ year: Int, _ sex: Sex)
        -> Double?
    {
        printed[
            PrintedKey(origin: origin, destination: destination, sex: sex.rawValue, year: year)]
    }

    /// People of all origins living in an area: as printed, else added up.
    public func immigrants(_ area: String, _ year: Int, sex: Sex = .total) -> Double? {
        let sum = sum(codes.map { ($0, area) }, year, sex)
        return printedTotal("W", area, year, sex) ?? sum
    }

    /// People from an area living elsewhere: as printed, else added up.
    public func emigrants(_ area: String, _ year: Int, sex: Sex = .total) -> Double? {
        printedTotal(area, "W", year, sex) ?? sum(destinations.map { (area, $0) }, year, sex)
    }

    private func printedTotal(_ origin: String, _ destination: String, _ year: Int, _ sex: Sex)
        -> Double?
    {
        if let whole = printed(origin, destination, year, sex) { return whole }
        guard sex == .total, let women = printed(origin, destination, year, .female),
            let men = printed(origin, destination, year, .male)
        else { return nil }
        return women + men
    }

    private func sum(_ pairs: [(String, String)], _ year: Int, _ sex: Sex) -> Double? {
        var total: Double?
        for (origin, destination) in pairs {
            if let value = stock(origin, destination, year, sex: sex) {
                total = (total ?? 0) + value
            }
        }
        return total
    }

    /// The corridors of a year with a figure above zero, largest first.
    public func corridors(_ year: Int) -> [(origin: String, destination: String, value: Double)] {
        var result: [(origin: String, destination: String, value: Double)] = []
        for origin in codes {
            for destination in destinations where origin != destination {
                if let value = stock(origin, destination, year), value > 0 {
                    result.append((origin, destination, value))
                }
            }
        }
        return result.sorted { $0.value > $1.value }
    }
}
