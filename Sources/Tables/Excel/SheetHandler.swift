/// Reads the cells and merged ranges of a worksheet part (ECMA-376 part 1, 18.3).
final class SheetHandler: XMLPartHandler {
    private enum CellType { case number, shared, formulaText, inline, bool, error, date }

    private let names: SheetNames
    private let sheet: String
    private let shared: [String]
    /// For each style whether it shows dates; empty where styles are not read.
    private let isDate: [Bool]
    private var style = 0
    private let limits: WorkbookLimits

    private var rows: [Sheet.Row] = []
    private var merges: [CellRange] = []
    private var cellCount = 0

    private var row = 0
    private var column = 0
    private var isInRow = false
    private var cells: [Sheet.Cell] = []

    private var isInCell = false
    private var type = CellType.number
    private var isFormula = false
    /// The text of `v`, whether it is open, and whether there was one.
    private var raw: [UInt8] = []
    private var isRawOpen = false
    private var hasRaw = false
    private var inline: RichText
    private var isInlineOpen = false
    private var hasInline = false

    init(
        _ reader: XMLReader, sheet: String, shared: [String], isDate: [Bool],
        limits: WorkbookLimits
    ) {
        self.isDate = isDate
        names = SheetNames(reader)
        inline = RichText(reader, limit: limits.textBytes)
        self.sheet = sheet
        self.shared = shared
        self.limits = limits
    }

    /// The sheet, rows in order. Throws if a row is there twice.
    func finish() throws(TableError) -> Sheet {
        var isSorted = true
        for index in rows.indices.dropFirst() where rows[index - 1].number >= rows[index].number {
            isSorted = false
        }
        if !isSorted {
            rows.sort { $0.number < $1.number }
            for index in rows.indices.dropFirst()
            where rows[index - 1].number == rows[index].number {
                throw TableError(
                    .corrupt, at: TablePlace(sheet: sheet, row: rows[index].number),
                    found: "a row that is there twice", expected: "one row of each number")
            }
        }
        return Sheet(name: sheet, rows: rows, merges: merges)
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TableError) {
        if name == names.cell {
            try startCell(attributes)
        } else if isInCell {
            if name == names.value {
                isRawOpen = true
                hasRaw = true
                raw.removeAll(keepingCapacity: true)
            } else if name == names.formula {
                isFormula = true
            } else if name == names.inline {
                isInlineOpen = true
                hasInline = true
                inline.clear()
            } else if isInlineOpen {
                inline.start(name)
            }
        } else if name == names.row {
            try startRow(attributes)
        } else if name == names.merge {
            try addMerge(attributes)
        }
    }

    func end(_ name: XMLName) throws(TableError) {
        if name == names.value {
            isRawOpen = false
        } else if name == names.cell {
            try endCell()
        } else if name == names.row {
            try endRow()
        } else if name == names.inline {
            isInlineOpen = false
        } else if isInlineOpen {
            inline.end(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
        if isRawOpen {
            guard raw.count + bytes.count <= limits.textBytes else {
                throw RichText.tooLong(limits.textBytes).inSheet(sheet)
            }
            raw.append(contentsOf: bytes)
        } else if isInlineOpen {
            do { try inline.append(bytes) } catch { throw error.inSheet(sheet) }
        }
    }

    // MARK: Rows

    private func startRow(_ attributes: XMLAttributes) throws(TableError) {
        guard !isInRow else { throw corrupt("a row within a row", "rows one after the other") }
        if let number = attributes[names.reference] {
            guard let value = NumberText.int(number), (1...CellReference.lastRow).contains(value)
            else {
                let text = String(decoding: number, as: UTF8.self)
                throw corrupt("row number \"\(text)\"", "1 to \(CellReference.lastRow)")
            }
            row = value
        } else {
            guard row < CellReference.lastRow else {
                throw corrupt("a row after the last", "at most \(CellReference.lastRow) rows")
            }
            row += 1
        }
        isInRow = true
        column = 0
    }

    private func endRow() throws(TableError) {
        isInRow = false
        guard !cells.isEmpty else { return }
        var isSorted = true
        for index in cells.indices.dropFirst() where cells[index - 1].column >= cells[index].column
        {
            isSorted = false
        }
        if !isSorted {
            cells.sort { $0.column < $1.column }
            for index in cells.indices.dropFirst()
            where cells[index - 1].column == cells[index].column {
                column = cells[index].column
                throw corrupt("a cell that is there twice", "one cell in each place")
            }
        }
        rows.append(Sheet.Row(number: row, cells: cells))
        cells.removeAll(keepingCapacity: true)
    }

    private func addMerge(_ attributes: XMLAttributes) throws(TableError) {
        guard merges.count < limits.merges else {
            throw TableError(
                .limit, at: TablePlace(sheet: sheet),
                found: "more than \(limits.merges) merged ranges", expected: "at most that many")
        }
        guard let text = attributes.text(names.range) else { return }
        guard let range = CellRange(text) else {
            throw corrupt("merged range \"\(text)\"", "a range such as A1:C3")
        }
        merges.append(range)
    }

    // MARK: Cells

    private func startCell(_ attributes: XMLAttributes) throws(TableError) {
        guard isInRow, !isInCell else { throw corrupt("a cell outside a row", "cells in rows") }
        if let text = attributes[names.reference] {
            guard let reference = CellReference.parse(text), reference.row == row else {
                let found = String(decoding: text, as: UTF8.self)
                throw corrupt("a cell \"\(found)\" in row \(row)", "a cell of that row")
            }
            column = reference.column
        } else {
            guard column < CellReference.lastColumn else {
                throw corrupt("a cell after the last column", "at most column XFD")
            }
            column += 1
        }
        type = try cellType(attributes[names.type])
        style = isDate.isEmpty ? 0 : attributes[names.style].flatMap { NumberText.int($0) } ?? 0
        isInCell = true
        isFormula = false
        hasRaw = false
        hasInline = false
    }

    private func endCell() throws(TableError) {
        guard isInCell else { return }
        isInCell = false
        let value = try cellValue()
        guard !value.isBlank || isFormula else { return }
        cellCount += 1
        guard cellCount <= limits.cells else {
            throw TableError(
                .limit, at: place, found: "more than \(limits.cells) cells in a sheet",
                expected: "at most that many")
        }
        let showsDate = value.number != nil && isDate.indices.contains(style) && isDate[style]
        cells.append(
            Sheet.Cell(column: column, value: value, isFormula: isFormula, isDate: showsDate))
    }

    private func cellType(_ text: UnsafeBufferPointer<UInt8>?) throws(TableError) -> CellType {
        guard let text else { return .number }
        switch String(decoding: text, as: UTF8.self) {
        case "s": return .shared
        case "n": return .number
        case "str": return .formulaText
        case "inlineStr": return .inline
        case "b": return .bool
        case "e": return .error
        case "d": return .date
        case let other:
            throw corrupt("cell type \"\(other)\"", "s, n, str, inlineStr, b, e or d")
        }
    }

    private func cellValue() throws(TableError) -> CellValue {
        if type == .inline, hasInline { return .text(inline.text) }
        guard hasRaw else { return .blank }
        switch type {
        case .formulaText, .inline, .date:
            return .text(RichText.unescaped(raw))
        case .error where !raw.isEmpty:
            return .error(String(decoding: raw, as: UTF8.self))
        case .number, .shared, .bool, .error:
            break
        }
        guard !raw.isEmpty else { return .blank }
        return try parsedValue()
    }

    private func parsedValue() throws(TableError) -> CellValue {
        let text = String(decoding: raw, as: UTF8.self)
        switch type {
        case .shared:
            let index = raw.withUnsafeBufferPointer { NumberText.int($0) }
            guard let index, shared.indices.contains(index) else {
                throw corrupt("shared string \"\(text)\"", "a number below \(shared.count)")
            }
            return .text(shared[index])
        case .bool:
            if text == "1" || text == "true" { return .bool(true) }
            guard text == "0" || text == "false" else {
                throw corrupt("truth value \"\(text)\"", "0 or 1")
            }
            return .bool(false)
        case .number, .formulaText, .inline, .error, .date:
            guard let number = raw.withUnsafeBufferPointer({ NumberText.double($0) }) else {
                throw corrupt("\"\(text)\" in a number cell", "a number")
            }
            return .number(number, raw: text)
        }
    }

    private var place: TablePlace {
        TablePlace(sheet: sheet, row: row > 0 ? row : nil, column: column > 0 ? column : nil)
    }

    private func corrupt(_ found: String, _ expected: String) -> TableError {
        TableError(.corrupt, at: place, found: found, expected: expected)
    }
}

/// The names in a worksheet part.
private struct SheetNames {
    let row, cell, value, formula, inline, merge, reference, type, style, range: XMLName

    init(_ reader: XMLReader) {
        row = reader.name("row")
        cell = reader.name("c")
        value = reader.name("v")
        formula = reader.name("f")
        inline = reader.name("is")
        merge = reader.name("mergeCell")
        reference = reader.name("r")
        type = reader.name("t")
        style = reader.name("s")
        range = reader.name("ref")
    }
}
