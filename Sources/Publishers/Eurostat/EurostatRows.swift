import Cubes
import Vocabulary

/// Takes the figures of a table into cubes, whatever the form of the file: the reader of a form
/// gives the codes of a record, settles what becomes of it, and gives its figures.
struct EurostatRows {
    let table: EurostatTable
    var log: ReadingLog
    private(set) var fate = Fate.leftOut(0)
    /// What part of the whole the record is, for the checks.
    private(set) var part = EurostatCode.Part.none
    private(set) var cubes: EurostatCubes
    private(set) var tally = EurostatTally()
    /// In place of the tally for tables of asylum and permits.
    private var parts = EurostatParts()
    private var roles: [EurostatParts.Role] = []
    private(set) var times: EurostatTimes
    /// Whether the table tells sex and age apart.
    private let hasPeople: Bool
    private let ownAxes: [EurostatAxis]
    private let hasParts: Bool

    private var columns: [EurostatColumn]
    private var chosen = Array(repeating: -1, count: EurostatAxis.allCases.count)
    private var isSettled = false
    private var tallyPlace = 0
    /// Figures up to a year are the sum of other rows; the reason's place in `leftOut`.
    private var sum: (until: Int, reason: Int)?
    private var leftOut: [(reason: String, count: Int, first: SourceCell?)] = [("", 0, nil)]
    private var reasons: [String: Int] = [:]
    /// Places in `leftOut` of reasons that belong to a figure, not to a code.
    private var (silent, again, repeated) = (0, 0, 0)
    private var blanks: [Blank] = []
    /// Those of the reporting country as origin, whose figures come under two codes.
    private var ownBlanks: [Blank] = []
    private var ownFigures: [UInt64: OwnFigure] = [:]

    init(_ table: EurostatTable, codes: EurostatCodes, file: String) {
        self.table = table
        log = ReadingLog(file: file)
        columns = EurostatAxis.allCases.map { EurostatColumn($0, codes) }
        cubes = EurostatCubes(table)
        times = EurostatTimes(table.frequency)
        hasPeople = table.dimensions.contains("sex")
        ownAxes = table.particulars
        hasParts = table.hasParts
        silent = place(of: "nothing in a series without any figure")
        again = place(of: "nothing, where the same key and year stands again")
        repeated = place(of: "the reporting country under its own code and as NAT, both the same")
    }

    /// The number of a period as written; nil for what is none of the table's.
    mutating func time(_ text: String) -> Int? { times.number(text) }

    /// Chooses the code of a dimension for the record.
    mutating func choose(_ axis: EurostatAxis, _ bytes: UnsafeBufferPointer<UInt8>) {
        choose(axis, columns[axis.rawValue].index(bytes))
    }

    /// Chooses a code by its place among those seen.
    mutating func choose(_ axis: EurostatAxis, _ index: Int) {
        guard chosen[axis.rawValue] != index else { return }
        chosen[axis.rawValue] = index
        isSettled = false
    }

    /// The place of a code among those seen.
    mutating func index(_ axis: EurostatAxis, of text: String) -> Int {
        columns[axis.rawValue].index(text)
    }

    /// Decides what becomes of the record whose codes were chosen.
    mutating func settle() {
        guard !isSettled else { return }
        isSettled = true
        part = .none
        var left: String?
        var note = ""
        for axis in EurostatAxis.allCases where chosen[axis.rawValue] >= 0 {
            let code = columns[axis.rawValue][chosen[axis.rawValue]]
            switch code.meaning {
            case .unknown:
                (fate, part) = (.refused(axis, code), .none)
                return
            case .leftOut(let reason):
                if axis == .breakdown, left == nil { part = code.part }
                if left == nil { left = reason }
            case .noted(let text): note += (note.isEmpty ? "" : "; ") + text
            default: if axis == .breakdown, left == nil { part = code.part }
            }
        }
        let target = target(note)
        let geo = target?.geo
        if hasParts {
            settleParts(left)
            return settle(left, target)
        }
        let breakdown = chosen[EurostatAxis.breakdown.rawValue]
        if breakdown < 0, left == nil { part = .total }
        if part == .detail, columns[EurostatAxis.breakdown.rawValue][breakdown].area == geo {
            part = .own
        }
        if part != .none {
            tallyPlace = tally.place(
                EurostatTally.Key(
                    geo: chosen[EurostatAxis.geo.rawValue],
                    sex: chosen[EurostatAxis.sex.rawValue],
                    age: chosen[EurostatAxis.age.rawValue]))
        }
        sum = nil
        if breakdown >= 0, let last = columns[EurostatAxis.breakdown.rawValue][breakdown].sumUntil {
            let text = columns[EurostatAxis.breakdown.rawValue][breakdown].text
            sum = (last, place(of: "\(text) up to \(last), which includes its successors"))
        }
        settle(left, target)
    }

    private mutating func settle(_ left: String?, _ target: EurostatCubes.Target?) {
        if let left {
            fate = .leftOut(place(of: left))
        } else if let target {
            fate = .series(cubes.series(target))
        } else {
            fate = .leftOut(place(of: "a record without place, sex or age"))
        }
    }

    /// What the record is among totals and parts; nothing where a code names several countries, or
    /// another unit or frequency.
    private mutating func settleParts(_ left: String?) {
        let codes = EurostatAxis.allCases.compactMap { axis in
            chosen[axis.rawValue] < 0
                ? nil : (axis: axis, code: columns[axis.rawValue][chosen[axis.rawValue]])
        }
        let isPlain = codes.allSatisfy { axis, code in
            if case .leftOut = code.meaning { axis.mayBeTotal && code.isTotal } else { true }
        }
        roles = isPlain ? EurostatParts.roles(codes) : []
        part = roles.isEmpty ? .none : .detail
    }

    /// Where a record belongs, as far as its codes are known.
    private func target(_ note: String) -> EurostatCubes.Target? {
        func meaning(_ axis: EurostatAxis) -> EurostatCode.Meaning? {
            let index = chosen[axis.rawValue]
            return index < 0 ? nil : columns[axis.rawValue][index].meaning
        }
        // Permits are not told apart by sex and age.
        let sexes = hasPeople ? meaning(.sex) : .sex(.total)
        let ages = hasPeople ? meaning(.age) : .age(.total)
        guard case .area(let geo) = meaning(.geo), case .sex(let sex) = sexes,
            case .age(let age) = ages
        else { return nil }
        var particulars: [String] = []
        for axis in ownAxes {
            guard case .code(let code) = meaning(axis) else { return nil }
            particulars.append(code)
        }
        let other: String?
        switch meaning(.breakdown) {
        case .area(let id): other = id
        case .own: other = geo
        case .population: other = nil
        case .world, .noted, nil: other = "W"
        case .plain, .sex, .age, .code, .leftOut, .unknown: other = ""
        }
        return EurostatCubes.Target(
            geo: geo, other: other, sex: sex, age: age, particulars: particulars, note: note)
    }

    /// Takes one figure of the settled record, or counts it as left out.
    ///
    /// - Parameter year: the period's number, of years the year itself.
    mutating func take(
        _ figure: Figure, year: Int, row: Int, column: Int
    ) throws(PublisherError) {
        if let sum, year <= sum.until, case .series = fate {
            return count(1, for: sum.reason, row: row, column: column)
        }
        if hasParts {
            parts.add(roles, figure, geo: chosen[EurostatAxis.geo.rawValue], time: year) {
                chosen[$0.rawValue]
            }
        } else if part != .none {
            tally.add(part, figure, at: tallyPlace, year)
        }
        let series: Int
        switch fate {
        case .series(let index): series = index
        case .leftOut: return leaveOut(1, row: row, column: column)
        case .refused(let axis, let code):
            return try refuse(axis, code, row: row, column: column)
        }
        let isOwn = cubes[series].isOwn
        if figure.isBlank {
            let blank = Blank(
                series: UInt32(series), year: UInt16(clamping: year),
                column: UInt16(clamping: column), row: UInt32(clamping: row))
            if isOwn { ownBlanks.append(blank) } else { blanks.append(blank) }
            return
        }
        guard cubes.mark(series, year) else {
            return try twice(figure, series, year, row: row, column: column)
        }
        if isOwn {
            ownFigures[EurostatCubes.key(series, year)] = OwnFigure(
                value: figure.value, row: row, code: chosen[EurostatAxis.breakdown.rawValue])
        }
        cubes.append(figure, series, year, row: row, column: column)
    }

    /// A series that has a figure of the year already.
    private mutating func twice(
        _ figure: Figure, _ series: Int, _ year: Int, row: Int, column: Int
    ) throws(PublisherError) {
        if let earlier = ownFigures[EurostatCubes.key(series, year)],
            earlier.code != chosen[EurostatAxis.breakdown.rawValue]
        {
            if earlier.value == figure.value || earlier.value.isNaN && figure.isMissing {
                return count(1, for: repeated, row: row, column: column)
            }
            return try log.fault(
                "the reporting country under its own code and as NAT", at: log.cell(row, column),
                found: figure.isMissing ? "nothing" : "\(figure.value)",
                expected: "the same as in row \(earlier.row), "
                    + (earlier.value.isNaN ? "nothing" : "\(earlier.value)"))
        }
        let first = cubes.row(of: series, year)
        try log.fault(
            "the same key and year twice", at: log.cell(row, column),
            found: figure.isMissing ? "nothing" : "\(figure.value)",
            expected: "one figure; the first is in row \(first)")
    }

    /// A finding for a record with an unknown code.
    mutating func refuse(
        _ axis: EurostatAxis, _ code: EurostatCode, row: Int, column: Int
    ) throws(PublisherError) {
        guard case .unknown(let expected) = code.meaning else { return }
        let name = axis == .breakdown ? table.breakdown ?? "" : "\(axis)"
        try log.fault(
            name, at: log.cell(row, column),
            found: code.text.isEmpty ? "nothing" : "\"\(code.text.prefix(80))\"",
            expected: expected)
    }

    /// Counts figures of the settled record as left out.
    mutating func leaveOut(_ count: Int, row: Int, column: Int) {
        guard case .leftOut(let index) = fate else { return }
        self.count(count, for: index, row: row, column: column)
    }

    private mutating func count(_ count: Int, for index: Int, row: Int, column: Int) {
        leftOut[index].count += count
        if leftOut[index].first == nil { leftOut[index].first = log.cell(row, column) }
    }

    private mutating func place(of reason: String) -> Int {
        if let known = reasons[reason] { return known }
        leftOut.append((reason, 0, nil))
        reasons[reason] = leftOut.count - 1
        return leftOut.count - 1
    }

    /// Decides on the blanks so far, once all of a series was taken; those of the reporting
    /// country as origin wait for the end.
    mutating func flush() {
        for blank in blanks { decide(blank) }
        blanks.removeAll(keepingCapacity: true)
    }

    private mutating func decide(_ blank: Blank) {
        let (series, year) = (Int(blank.series), Int(blank.year))
        let (row, column) = (Int(blank.row), Int(blank.column))
        if !cubes[series].hasNumber {
            count(1, for: silent, row: row, column: column)
        } else if cubes.mark(series, year) {
            cubes.append(Figure(), series, year, row: row, column: column)
        } else {
            count(1, for: again, row: row, column: column)
        }
    }

    /// The reading, once all records were taken.
    mutating func finish() -> TableReading {
        flush()
        for blank in ownBlanks { decide(blank) }
        for (reason, count, first) in leftOut where count > 0 {
            if let first { log.leaveOut(reason, at: first, count: count) }
        }
        log.report.figures = cubes.count
        let reporters = columns[EurostatAxis.geo.rawValue].texts
        tally.check(&log, geo: reporters, sexes: columns[EurostatAxis.sex.rawValue].texts)
        parts.check(&log, geo: reporters, table.frequency)
        log.check(
            "the file holds figures of the table", cubes.count > 0,
            found: cubes.count == 0 ? "none" : "\(cubes.count)", expected: "one or more")
        return TableReading(dataSet: table.dataSet, cubes: cubes.filled, report: log.report)
    }
}
