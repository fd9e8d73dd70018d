import Cubes
public import Vocabulary

extension WorldBankRemittances {
    /// The world's total by which a matrix without a title is known, in millions.
    static let totals: [Int: Double] = [2018: 682_222]

    /// Reads the whole matrix.
    ///
    /// Shape: DF_REMITTANCE, one observation a cell. Units: millions of US dollars. Missing: N/A is
    /// not reported; a blank cell is left out. Cost: some 2 microseconds a cell.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let grid = try RemittanceGrid(file)
        var matrix = try RemittanceMatrix(grid, file: file.name, areas: areas)
        try matrix.take()
        let year = try year(of: grid, total: matrix.sum, file: file.name)
        guard let period = Period(year: year) else {
            throw PublisherError(
                kind: .layout, place: file.name, found: "year \(year)", expected: "a year")
        }
        let source = "WB_BRM_\(year)"
        let cube = matrix.cube(source, period)
        matrix.log.report.figures = cube.count
        try matrix.check()
        return TableReading(
            dataSet: Self.edition(source: source, year: String(year)), cubes: [cube],
            report: matrix.log.report)
    }

    /// The year that title, corner or sheet states, else that of the known total.
    private func year(
        of grid: RemittanceGrid, total: Double, file: String
    ) throws(PublisherError) -> Int {
        for text in [grid.title, grid.corner, grid.sheet ?? ""] {
            if let year = Title.year(text) { return year }
        }
        if let known = Self.totals.first(where: { abs($0.value - total) < 1 }) { return known.key }
        throw PublisherError(
            kind: .layout, place: file,
            found: "a matrix without its year, whose sum is \(Int(total)) million US$",
            expected:
                "a title above the matrix that states the year, such as \"Bilateral Remittance "
                + "Estimates for 2018\": add it as the first line")
    }
}

/// The cells of a matrix on their way to a cube.
private struct RemittanceMatrix {
    private struct Cell {
        let sender: Area
        let receiver: Area
        var value: Double?
        let row: Int
        let column: Int
        var isSum = false
    }

    var log: ReadingLog
    private(set) var sum = 0.0
    private let grid: RemittanceGrid
    private let areas: AreaRegister
    private let rowsSend: Bool
    private let others: Area
    private var cells: [Cell] = []
    private var index: [String: Int] = [:]
    private var sums = WorldBankRemittances.Sums()

    private static let rule = FigureRule(
        least: 0, most: 1e6, isWhole: false, words: "millions of US dollars, 0 to 1,000,000")

    init(_ grid: RemittanceGrid, file: String, areas: AreaRegister) throws(PublisherError) {
        log = ReadingLog(file: file)
        self.grid = grid
        self.areas = areas
        let orientation = WorldBankRemittances.Orientation(corner: grid.corner)
        guard orientation != nil || grid.corner.isEmpty else {
            throw PublisherError(
                kind: .layout, place: "\(file), row \(grid.header.number)",
                found: "\"\(grid.corner.prefix(120))\"",
                expected:
                    "a corner that is blank or says which of \"sending\" and \"receiving\" is "
                    + "\"across\" and which \"down\"")
        }
        rowsSend = orientation != .rowsReceive
        guard let others = areas.area("OOO") else {
            throw PublisherError(
                kind: .layout, place: file, found: "a register without OOO", expected: "OOO")
        }
        self.others = others
    }

    mutating func take() throws(PublisherError) {
        let columns = try meanings(of: grid.header)
        var seen: [String: Int] = [:]
        for (place, row) in grid.rows.enumerated() {
            if row.isNote {
                log.leaveOut("line of notes below the matrix", at: cell(row, 0))
                continue
            }
            log.report.rows += 1
            guard row.fields.count >= grid.header.fields.count || grid.sheet != nil else {
                if place == grid.rows.count - 1 {
                    throw PublisherError(
                        kind: .container, place: "\(log.file), row \(row.number)",
                        found: "a last line of \(row.fields.count) fields: the file was cut short",
                        expected: "\(grid.header.fields.count) fields, as in the header")
                }
                try log.fault(
                    "number of fields", at: cell(row, row.fields.count),
                    found: "\(row.fields.count) fields",
                    expected: "\(grid.header.fields.count), as in the header")
                continue
            }
            guard let meaning = WorldBankNames.meaning(of: row[0], in: areas) else {
                try unknown(row[0], at: cell(row, 0))
                continue
            }
            if case .area(let area) = meaning, let earlier = seen[area.id] {
                try log.fault(
                    "the same area in two rows", at: cell(row, 0), found: "\"\(row[0])\"",
                    expected: "one row; the first is row \(earlier)")
                continue
            }
            if grid.isOpen, place == grid.rows.count - 1, row.fields.last?.isEmpty == true {
                throw PublisherError(
                    kind: .container, place: "\(log.file), row \(row.number)",
                    found:
                        "a last line without its last field and line end: the file was cut short",
                    expected: "\(grid.header.fields.count) fields, as in the header")
            }
            if case .area(let area) = meaning { seen[area.id] = row.number }
            for (column, other) in columns {
                try take(row, column, meaning, other)
            }
        }
    }

    private mutating func take(
        _ row: RemittanceGrid.Row, _ column: Int, _ down: WorldBankNames.Meaning,
        _ across: WorldBankNames.Meaning
    ) throws(PublisherError) {
        let text = row[column]
        let isAvailable = !text.isEmpty
        var value: Double?
        switch FieldFigure(text) {
        case .blank: break
        case .number(let number)
        where Self.rule.allows(number)
            || (down == .total || across == .total) && number >= 0 && number <= 1e8:
            value = number
        case .number, .other:
            return try log.fault(
                "remittances", at: cell(row, column), found: "\"\(text.prefix(80))\"",
                expected: Self.rule.words + ", nothing or N/A")
        }
        let (from, to) = rowsSend ? (down, across) : (across, down)
        guard let sender = area(from), let receiver = area(to) else {
            if let value { sums.print(value, from: area(from)?.id, to: area(to)?.id) }
            return log.leaveOut("printed total, compared with the sum", at: cell(row, column))
        }
        if sender == receiver, sender != others {
            return log.leaveOut(
                (value ?? 0) > 0
                    ? "an area to itself: a figure above zero" : "an area to itself: zero or blank",
                at: cell(row, column))
        }
        guard isAvailable else { return log.leaveOut("blank cell", at: cell(row, column)) }
        if let value {
            sum += value
            sums.add(value, from: sender.id, to: receiver.id)
        }
        let key = sender.id + " " + receiver.id
        if let place = index[key] {
            cells[place].value = (cells[place].value ?? 0) + (value ?? 0)
            cells[place].isSum = true
            return log.leaveOut(
                "added to another figure of other areas (OOO)", at: cell(row, column))
        }
        index[key] = cells.count
        cells.append(
            Cell(
                sender: sender, receiver: receiver, value: value, row: row.number,
                column: column + 1))
    }

    /// The cells as observations.
    func cube(_ source: String, _ period: Period) -> Cube {
        var cube = Cube(.remittance)
        if let sheet = grid.sheet { cube.sheets = [sheet] }
        var codes = [cube.intern("A", at: 0), cube.intern(source, at: 1), 0, 0, 0]
        codes[4] = cube.intern("_Z", at: 4)
        let unit: [AttributeID: String] = [.unitMeasure: "USD", .unitMult: "6"]
        let plain = AttributeSet(unit)
        let summed = AttributeSet(
            unit.merging([.comment: "sum of the publisher's groups of other areas"]) { $1 })
        for cell in cells {
            codes[2] = cube.intern(cell.sender.id, at: 2)
            codes[3] = cube.intern(cell.receiver.id, at: 3)
            cube.append(
                codes: codes,
                Observation(
                    period: period, value: cell.value.map { .number($0) } ?? .missing(.notReported),
                    status: cell.value == nil ? .missing : .estimated,
                    attributes: cell.isSum ? summed : plain, row: cell.row, column: cell.column))
        }
        return cube
    }

    mutating func check() throws(PublisherError) {
        if grid.corner.isEmpty, let fault = sums.reversal {
            throw PublisherError(
                kind: .layout, place: "\(log.file), row \(grid.header.number)", found: fault,
                expected: "rows that send and columns that receive; write the direction into the "
                    + "corner, such as \"Remittance-receiving country (across) - "
                    + "Remittance-sending country (down)\"")
        }
        sums.check(&log)
    }

    /// What the columns stand for, by place from 0; unknown and repeated names are findings.
    private mutating func meanings(
        of header: RemittanceGrid.Row
    ) throws(PublisherError) -> [(Int, WorldBankNames.Meaning)] {
        var columns: [(Int, WorldBankNames.Meaning)] = []
        var seen: [String: Int] = [:]
        for (place, name) in header.fields.enumerated().dropFirst() where !name.isEmpty {
            guard let meaning = WorldBankNames.meaning(of: name, in: areas) else {
                try unknown(name, at: cell(header, place))
                continue
            }
            if case .area(let area) = meaning {
                if let earlier = seen[area.id] {
                    try log.fault(
                        "the same area in two columns", at: cell(header, place),
                        found: "\"\(name)\"",
                        expected: "one column; the first is column \(earlier + 1)")
                    continue
                }
                seen[area.id] = place
            }
            columns.append((place, meaning))
        }
        return columns
    }

    private func area(_ meaning: WorldBankNames.Meaning) -> Area? {
        switch meaning {
        case .area(let area): area
        case .others: others
        case .total: nil
        }
    }

    private mutating func unknown(_ name: String, at cell: SourceCell) throws(PublisherError) {
        let near = areas.search(name, limit: 3).map { "\($0.name) (\($0.id))" }
        try log.fault(
            "name of an area", at: cell, found: "\"\(name.prefix(80))\"",
            expected: "a name of the World Bank's or the register's"
                + (near.isEmpty ? "" : "; did you mean " + near.joined(separator: ", ") + "?"))
    }

    private func cell(_ row: RemittanceGrid.Row, _ column: Int) -> SourceCell {
        log.cell(row.number, column + 1, sheet: grid.sheet)
    }
}
