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
        /// Our codes of the dimensions that only some tables have, in their order.
        let particulars: [String]
        /// What is true of all figures of the record, for COMMENT.
        let note: String

        var isOwn: Bool { other == geo }
    }

    struct Series {
        let isPopulation: Bool
        let isOwn: Bool
        /// Integers in the cube.
        let codes: [UInt32]
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
        let particulars: [String]
    }

    private let table: EurostatTable
    private var main: Cube
    private var population = Cube(.population)
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
        self.table = table
        main = Cube(table.dataflow)
    }

    subscript(series: Int) -> Series { all[series] }

    /// Observations so far.
    var count: Int { main.count + population.count }

    /// The cubes that hold something; the main one always.
    var filled: [Cube] { population.count > 0 ? [main, population] : [main] }

    /// The series of a target, made at the first call.
    mutating func series(_ target: Target) -> Int {
        let key = Key(
            geo: target.geo, other: target.other, sex: target.sex, age: target.age,
            particulars: target.particulars)
        if let index = known[key] { return index }
        let codes: [UInt32]
        var note = target.note
        if let other = target.other {
            codes = table.key(target, other: other).enumerated().map {
                main.intern($0.element, at: $0.offset)
            }
        } else {
            let texts = [
                "A", table.source, target.geo, "POP", target.sex.rawValue, target.age.code,
            ]
            codes = texts.enumerated().map { population.intern($0.element, at: $0.offset) }
        }
        if table.kind == .stock {
            note = "reference day 1 January" + (note.isEmpty ? "" : "; " + note)
        }
        all.append(
            Series(
                isPopulation: target.other == nil, isOwn: target.isOwn, codes: codes,
                note: marks.note(note)))
        known[key] = all.count - 1
        return all.count - 1
    }

    /// Says that a series has a figure of a period; false where it had one.
    ///
    /// - Parameter year: the period's number, of years the year itself.
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
        UInt64(series) << 16 | UInt64(year & 0xFFFF)
    }

    mutating func append(
        _ figure: EurostatRows.Figure, _ index: Int, _ year: Int, row: Int, column: Int
    ) {
        guard let period = table.frequency.period(year) else { return }
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
            population.append(codes: series.codes, observation)
        } else {
            main.append(codes: series.codes, observation)
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
                    let year = table.frequency.number(cube.observations.periods[place])
                    rows[Self.key(Int(index), year)] = cube.observations.rows[place]
                }
            }
            firstRows = rows
        }
        return firstRows?[Self.key(series, year)] ?? 0
    }
}
