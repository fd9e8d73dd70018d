import Cubes
import Tables
import Vocabulary

/// The rows of one table as they are taken into a cube.
struct TableRows {
    private(set) var cube: Cube
    private(set) var taken: [TotalsReading.TakenTable.Row] = []
    private let table: TotalsLayout.Table
    private let layout: TotalsLayout
    /// The group of concern of a table of refugees.
    private let population: String
    private let sheet: DestinationSheet
    private let notes: CountryNotes
    private let source: String
    private let sheetIndex: Int
    private var areas: AreaColumn
    private var seen: [UInt32: Int] = [:]

    init(
        _ table: TotalsLayout.Table, _ layout: TotalsLayout, _ sheet: DestinationSheet,
        notes: CountryNotes, areas register: AreaRegister, source: String, sheets: [String]
    ) {
        self.table = table
        self.layout = layout
        population = sheet.titles.contains { $0.contains("asylum") } ? "REF_ASY" : "REF"
        self.sheet = sheet
        self.notes = notes
        self.source = source
        cube = Cube(table.dataflow)
        cube.sheets = sheets
        sheetIndex = sheets.firstIndex(of: table.sheet) ?? 0
        let dimension: DimensionID =
            table.dataflow == .population
            ? .refArea : layout.isByOrigin ? .origin : .destination
        areas = AreaColumn(register, .desa, at: table.dataflow.index(of: dimension) ?? 0)
    }

    mutating func take(_ log: inout ReadingLog) throws(PublisherError) {
        for row in sheet.rows {
            log.report.rows += 1
            let location = row[sheet.location].stockCode
            if location.isEmpty {
                try log.passOver(
                    row, in: sheet.sheet, of: columns, codes: [sheet.location],
                    table: "\(table.sheet): ")
                continue
            }
            let index = areas.entry(location, in: &cube)
            let entry = areas[index]
            guard let area = entry.area, let code = entry.code else {
                if !layout.isConfirmed, let number = Int(location), number >= 900 {
                    leaveOut(
                        &log, row, "\(table.sheet): a group that the register does not know")
                } else {
                    try fault(&log, row, sheet.location, "location code", entry.explanation)
                }
                continue
            }
            if let earlier = seen[code] {
                try takeRepeat(row, of: earlier, area, &log)
                continue
            }
            let letters = sheet.type.map { row[$0].description } ?? ""
            guard let type = DataType(printed: letters) else {
                try fault(
                    &log, row, sheet.type ?? sheet.location, "type of data",
                    "letters of B, C, R and I")
                continue
            }
            seen[code] = row.number
            taken.append(.init(row: row.number, area: area))
            if layout.isByOrigin, area.kind == .world {
                leaveOut(
                    &log, row, "\(table.sheet): the world, held from the workbook by destination")
                continue
            }
            try takeFigures(row, area, type, comment(row, &log), &log)
        }
        guard !taken.isEmpty else {
            let first = log.report.findings.last { $0.cell.sheet == table.sheet }
            throw PublisherError(
                kind: .layout, place: "\(sheet.file), sheet \"\(table.sheet)\"",
                found: "no row with a known location below row \(sheet.headerRow)"
                    + (first.map { " (\($0.description))" } ?? ""),
                expected: "rows of figures")
        }
    }

    private mutating func takeFigures(
        _ row: Sheet.Row, _ area: Area, _ type: DataType, _ note: String?,
        _ log: inout ReadingLog
    ) throws(PublisherError) {
        var attributes = table.attributes
        attributes[.comment] = note
        if table.dataflow == .stock, !type.text.isEmpty { attributes[.dataType] = type.text }
        let plain = AttributeSet(attributes)
        let status = table.dataflow == .stock ? type.status : .normal
        for (block, columns) in zip(table.blocks, sheet.blocks) {
            let key = codes(area, type, block.sex)
            for column in columns {
                guard let period = Period(year: column.year) else { continue }
                var item = Observation(
                    period: period, value: .missing(.notReported), status: .missing,
                    attributes: plain, row: row.number, column: column.column,
                    sheet: sheetIndex)
                switch PrintedFigure(row[column.column]) {
                case .number(let value):
                    guard table.rule.allows(value) else {
                        try fault(&log, row, column.column, "figure", table.rule.words)
                        continue
                    }
                    item.value = .number(value)
                    item.status = status
                case .belowHalf:
                    var said = attributes
                    said[.comment] = [PrintedFigure.belowHalfComment, note].compactMap { $0 }
                        .joined(separator: "; ")
                    item.value = .number(0)
                    item.status = status
                    item.attributes = AttributeSet(said)
                case .missing(let reason):
                    item.value = .missing(reason)
                    item.status = reason.status
                case .blank:
                    log.leaveOut(
                        "\(table.sheet): a blank where a figure or a mark stands, taken as "
                            + "not reported", at: sheet.place(row.number, column.column))
                case .other:
                    try fault(
                        &log, row, column.column, "figure",
                        table.rule.words + ", or one of the marks .. ~ \u{2014}")
                    continue
                }
                cube.append(codes: key, item)
            }
        }
    }

    /// The interned codes of a row's series.
    private mutating func codes(_ area: Area, _ type: DataType, _ sex: Sex) -> [UInt32] {
        let texts: [String] =
            switch table.dataflow {
            case .population: ["A", source, area.id, "POP", sex.rawValue, "_T"]
            case .displaced: ["A", source, "W", area.id, population]
            case .stock, .flow, .remittance, .asylum, .emigration, .permit, .acquisition,
                .displacedAge, .deaths:
                ["A", source] + (layout.isByOrigin ? [area.id, "W"] : ["W", area.id])
                    + [type.criterion.rawValue, sex.rawValue, "_T"]
            }
        return texts.enumerated().map { cube.intern($0.element, at: $0.offset) }
    }

    /// The country note that a row refers to; a number without a text is a finding.
    private func comment(
        _ row: Sheet.Row, _ log: inout ReadingLog
    ) throws(PublisherError) -> String? {
        guard let column = sheet.notes else { return nil }
        guard let numbers = CountryNotes.numbers(row[column]) else {
            guard layout.isConfirmed else {
                return "Note \(ColumnTable.trimmed(row[column].description).prefix(40))"
            }
            try fault(&log, row, column, "note", "numbers of the Notes sheet")
            return nil
        }
        var texts: [String] = []
        for number in numbers {
            if let text = notes[number] {
                texts.append("Note \(number): \(text)")
            } else if layout.isConfirmed {
                try fault(
                    &log, row, column, "note",
                    "a number of the Notes sheet, which has \(notes.count)")
            } else {
                texts.append("Note \(number), whose text was not found")
            }
        }
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    /// A row whose area stood above: the same figures are left out, others are a finding.
    private func takeRepeat(
        _ row: Sheet.Row, of earlier: Int, _ area: Area, _ log: inout ReadingLog
    ) throws(PublisherError) {
        let differing = columns.first {
            PrintedFigure(row[$0]) != PrintedFigure(sheet.sheet[earlier, $0])
        }
        guard area.isAggregate, differing == nil else {
            return try fault(
                &log, row, differing ?? sheet.location, "the same area twice",
                "one row for \(area.name); the first is row \(earlier)")
        }
        log.leaveOut(
            "\(table.sheet): the same region and figures again",
            at: sheet.place(row.number, sheet.location), count: columns.count)
    }

    /// The columns of figures.
    private var columns: [Int] { sheet.blocks.joined().map(\.column) }

    private func leaveOut(_ log: inout ReadingLog, _ row: Sheet.Row, _ reason: String) {
        log.leaveOut(reason, in: sheet.sheet, row, of: columns)
    }

    private func fault(
        _ log: inout ReadingLog, _ row: Sheet.Row, _ column: Int, _ what: String,
        _ expected: String
    ) throws(PublisherError) {
        try log.fault(what, in: sheet.sheet, row, column, expected: expected)
    }
}
