import Cubes
import Vocabulary

/// The cubes of a table and which series have a figure of which year.
struct EurostatCubes {
    /// Where a record belongs.
    struct Target: Hashable {
        /// The reporting country's id.
        let geo: String
        /// The id at the other end; nil where the figure is the population of `geo`.
        let other: String?
        let sex: Sex
        let age: AgeGroup
        /// What is true of all figures of the record, for COMMENT.
        let note: String

        var isOwn: Bool { other == geo }
    }

    struct Series {
        let isPopulation: Bool
        let isOwn: Bool
        /// Integers in the cube: the area or origin, the destination, sex and age.
        let codes: (UInt32, UInt32, UInt32, UInt32)
        let note: Int
        /// Years from 1970 on with a figure, a bit each.
        var years: UInt64 = 0
        var hasNumber = false
    }

    private struct Key: Hashable {
        let geo: String
        let other: String?
        let sex: Sex
        let age: AgeGroup
    }

    private let kind: EurostatTable.Kind
    private var main: Cube
    private var population = Cube(.population)
    private var mainKey: [UInt32]
    private var populationKey: [UInt32]
    private var all: [Series] = []
    private var known: [Key: Int] = [:]
    private var marks = EurostatMarks()
    /// Figures of years that have no bit.
    private var otherYears: Set<UInt64> = []
    /// The series of each observation, of the main cube and of the population's.
    private var seriesOfRows: [[UInt32]] = [[], []]
    private var firstRows: [UInt64: UInt32]?

    private static let firstYear = 1970

    init(_ table: EurostatTable) {
        kind = table.kind
        main = Cube(table.kind == .stock ? .stock : .flow)
        var codes = ["A", table.source, "", "", table.criterion.rawValue, "", ""]
        if table.kind != .stock {
            codes += [table.kind == .immigration ? "DESTINATION" : "ORIGIN", "_Z"]
        }
        var cube = main
        mainKey = codes.enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        main = cube
        populationKey = Array(repeating: 0, count: 6)
        for (place, code) in [(0, "A"), (1, table.source), (3, "POP")] {
            populationKey[place] = population.intern(code, at: place)
        }
    }

    subscript(series: Int) -> Series { all[series] }

    /// Observations so far.
    var count: Int { main.count + population.count }

    /// The cubes that hold something; the main one always.
    var filled: [Cube] { population.count > 0 ? [main, population] : [main] }

    /// The series of a target, made at the first call.
    mutating func series(_ target: Target) -> Int {
        let key = Key(geo: target.geo, other: target.other, sex: target.sex, age: target.age)
        if let index = known[key] { return index }
        let codes: (UInt32, UInt32, UInt32, UInt32)
        var note = target.note
        if let other = target.other {
            let isOutward = kind == .emigration || kind == .emigrationToNext
            let ends = isOutward ? (target.geo, other) : (other, target.geo)
            codes = (
                main.intern(ends.0, at: 2), main.intern(ends.1, at: 3),
                main.intern(target.sex.rawValue, at: 5), main.intern(target.age.code, at: 6)
            )
        } else {
            codes = (
                population.intern(target.geo, at: 2), 0,
                population.intern(target.sex.rawValue, at: 4),
                population.intern(target.age.code, at: 5)
            )
        }
        if kind == .stock { note = "reference day 1 January" + (note.isEmpty ? "" : "; " + note) }
        all.append(
            Series(
                isPopulation: target.other == nil, isOwn: target.isOwn, codes: codes,
                note: marks.note(note)))
        known[key] = all.count - 1
        return all.count - 1
    }

    /// Says that a series has a figure of a year; false where it had one.
    mutating func mark(_ series: Int, _ year: Int) -> Bool {
        let place = year - Self.firstYear
        guard (0..<64).contains(place) else {
            return otherYears.insert(Self.key(series, year)).inserted
        }
        let bit = UInt64(1) << UInt64(place)
        guard all[series].years & bit == 0 else { return false }
        all[series].years |= bit
        return true
    }

    static func key(_ series: Int, _ year: Int) -> UInt64 {
        UInt64(series) << 12 | UInt64(year & 0xFFF)
    }

    mutating func append(
        _ figure: EurostatRows.Figure, _ index: Int, _ year: Int, row: Int, column: Int
    ) {
        guard let period = Period(year: year) else { return }
        let series = all[index]
        let mark = marks.mark(
            figure.flags, confidentiality: figure.confidentiality, isMissing: figure.isMissing,
            note: series.note)
        if !figure.isMissing { all[index].hasNumber = true }
        let observation = Observation(
            period: period,
            value: figure.isMissing ? .missing(mark.reason) : .number(figure.value),
            status: mark.status, attributes: mark.attributes, row: row, column: column)
        if series.isPopulation {
            (populationKey[2], populationKey[4], populationKey[5]) = (
                series.codes.0, series.codes.2, series.codes.3
            )
            population.append(codes: populationKey, observation)
        } else {
            (mainKey[2], mainKey[3], mainKey[5], mainKey[6]) = series.codes
            main.append(codes: mainKey, observation)
        }
        seriesOfRows[series.isPopulation ? 1 : 0].append(UInt32(index))
        firstRows?[Self.key(index, year)] = UInt32(clamping: row)
    }

    /// The row of a figure that was taken. The first call goes through all figures.
    mutating func row(of series: Int, _ year: Int) -> UInt32 {
        if firstRows == nil {
            var rows: [UInt64: UInt32] = [:]
            for (cube, series) in zip([main, population], seriesOfRows) {
                for (place, index) in series.enumerated() {
                    let year = cube.observations.periods[place].start.year
                    rows[Self.key(Int(index), year)] = cube.observations.rows[place]
                }
            }
            firstRows = rows
        }
        return firstRows?[Self.key(series, year)] ?? 0
    }
}
