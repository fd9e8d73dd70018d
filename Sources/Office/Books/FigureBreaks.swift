internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// Two neighbouring figures over time that do not count the same: no line joins them.
public struct FigureBreak: Hashable, Sendable {
    /// What differs.
    public enum Kind: String, Hashable, Sendable {
        /// Their codes do not cover the same areas or people.
        case area
        /// Something else is counted: the publisher marks a break, or the criterion changes.
        case definition
    }

    /// The year of the earlier figure.
    public let from: Int
    /// The year of the later figure.
    public let to: Int
    public let kind: Kind
    /// What differs and why, for a reader.
    public let sentence: String
}

/// Where the yearly figures of a source, as pages show them, have breaks. Nothing that is stored is
/// altered.
///
/// Cost: one pass over the series of the source, once a state.
public struct FigureBreaks: Sendable {
    private let source: String
    private let dataflow: Dataflow
    /// The day of the year that figures are of, where that is said: `07-01`.
    private let day: String?
    private var marks: [Place: [Int: String]] = [:]

    private struct Place: Hashable {
        let origin: String
        let destination: String
    }

    /// Reads the breaks that a source marks.
    ///
    /// - Parameter pattern: selects the series of one source.
    init(_ state: OfficeState, _ pattern: KeyPattern, source: String) throws {
        self.source = source
        dataflow = pattern.dataflow
        let view = state.view(dataflow)
        let columns = view.columns
        let rows = view.rows(CodeSelection(columns, pattern.with(.source, source)))
        day = try rows.first.flatMap { row in
            try state.office.definition(of: columns.key(Int(row)))[.time]?.code
        }
        let mixed = Self.mixed(rows, columns)
        let observations = try state.observations(dataflow)
        var criteria: [Place: [String: Set<Int>]] = [:]
        var walk = view.walk(rows, observations)
        while let row = walk.advance() {
            var key: SeriesKey?
            for index in walk.observations where observations.reasons[index] == 0 {
                let isBreak = observations.statuses[index] == Self.broken
                guard isBreak || mixed.contains(UInt32(row)) else { continue }
                let known = try key ?? columns.key(row)
                key = known
                guard let origin = known[.origin], let destination = known[.destination],
                    let year = state.holdings.periods[Int(observations.periods[index])].calendarYear
                else { continue }
                let place = Place(origin: origin, destination: destination)
                if isBreak {
                    marks[place, default: [:]][year] =
                        "The publisher marks a break: from \(year) on something else is counted."
                }
                if let criterion = known[.criterion] {
                    criteria[place, default: [:]][criterion, default: []].insert(year)
                }
            }
        }
        for (place, years) in criteria where years.count > 1 { mark(place, years) }
    }

    private static let broken = UInt8(ascii: "B")

    /// Rows of corridors that are held under several criteria.
    private static func mixed(
        _ rows: [UInt32], _ columns: SeriesColumns
    ) -> Set<UInt32> {
        let dataflow = columns.dataflow
        guard let origin = dataflow.index(of: .origin),
            let destination = dataflow.index(of: .destination),
            let criterion = dataflow.index(of: .criterion)
        else { return [] }
        func corridor(_ row: UInt32) -> UInt64 {
            UInt64(columns.keys[origin][Int(row)]) << 32
                | UInt64(columns.keys[destination][Int(row)])
        }
        var first: [UInt64: UInt32] = [:]
        var several: Set<UInt64> = []
        for row in rows {
            let code = columns.keys[criterion][Int(row)]
            let place = corridor(row)
            if let known = first[place] {
                if known != code { several.insert(place) }
            } else {
                first[place] = code
            }
        }
        return several.isEmpty ? [] : Set(rows.filter { several.contains(corridor($0)) })
    }

    /// A page takes the first criterion that has a figure: where that changes, so does what is counted.
    private mutating func mark(_ place: Place, _ years: [String: Set<Int>]) {
        let order = Criterion.allCases.filter { years[$0.rawValue] != nil }
        var last: Criterion?
        for year in Set(years.values.joined()).sorted() {
            let taken = order.first { years[$0.rawValue]?.contains(year) == true }
            if let taken, let before = last, taken != before {
                marks[place, default: [:]][year] =
                    "From \(year) on by \(taken.name), before by \(before.name)."
            }
            last = taken ?? last
        }
    }

    /// The breaks between the figures of a corridor; `W` is the world.
    ///
    /// - Parameter years: those with a figure, in order.
    public func breaks(_ origin: String, _ destination: String, _ years: [Int]) -> [FigureBreak] {
        let marked = marks[Place(origin: origin, destination: destination)] ?? [:]
        return zip(years, years.dropFirst()).flatMap { first, second -> [FigureBreak] in
            let areas = zip(
                covered(origin, destination, first), covered(origin, destination, second)
            )
            .compactMap { AreaHistory.standard.areaBreak($0, $1)?.sentence }
            let other = marked.filter { $0.key > first && $0.key <= second }
                .sorted { $0.key < $1.key }.map(\.value)
            var seen: Set<String> = []
            return
                (areas.map { (FigureBreak.Kind.area, $0) }
                + other.map { (FigureBreak.Kind.definition, $0) })
                .filter { seen.insert($0.1).inserted }
                .map { FigureBreak(from: first, to: second, kind: $0.0, sentence: $0.1) }
        }
    }

    private func covered(_ origin: String, _ destination: String, _ year: Int) -> [CoveredArea] {
        guard
            let date = day.flatMap({ CalendarDate("\(year)-\($0)") })
                ?? CalendarDate(year: year, month: 7, day: 1)
        else { return [] }
        return [(origin, AreaWeights.Axis.origin), (destination, .destination)].map {
            AreaCoverageBook.published.covered($0, as: $1, in: source, dataflow, on: date)
        }
    }
}
