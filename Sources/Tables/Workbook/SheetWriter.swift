import CLibxlsxwriter
import Glibc

/// One sheet that is being written, row by row.
final class SheetWriter {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: WorkbookFormats
    let layout: WorkbookSheet
    let name: String
    /// Rows written, with the header.
    private(set) var rows = 0
    private var widths: [Int]
    private var links = 0

    /// Links that Excel takes in one sheet.
    private static let linkLimit = 65_530

    init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ layout: WorkbookSheet, name: String,
        _ formats: WorkbookFormats
    ) {
        self.sheet = sheet
        self.formats = formats
        self.layout = layout
        self.name = name
        widths = layout.columns.map { _ in 8 }
    }

    /// Writes the row of titles, where the sheet has one.
    func begin(_ account: inout WorkbookAccount) throws(TableError) {
        // Codes made of digits are meant as text.
        worksheet_ignore_errors(
            sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        guard layout.hasHeader else { return }
        worksheet_freeze_panes(sheet, 1, 0)
        try write(layout.columns.map { .heading($0.title) }, &account)
        // Room for the button of the filter.
        for column in widths.indices { widths[column] += 3 }
    }

    func write(_ cells: [WorkbookCell], _ account: inout WorkbookAccount) throws(TableError) {
        let row = UInt32(rows)
        for (column, cell) in cells.enumerated() {
            let status = put(cell, row, column, &account)
            guard status == LXW_NO_ERROR else {
                throw TableError(
                    .unwritable,
                    at: TablePlace(sheet: name, row: rows + 1, column: column + 1),
                    found: lxw_strerror(status).map { String(cString: $0) } ?? "a fault",
                    expected: "a cell that can be written")
            }
        }
        rows += 1
        if rows & 1023 == 0 { try check() }
    }

    private func put(
        _ cell: WorkbookCell, _ row: UInt32, _ column: Int, _ account: inout WorkbookAccount
    ) -> lxw_error {
        let place = UInt16(column)
        let wraps = layout.columns[column].wraps
        switch cell {
        case .blank:
            return LXW_NO_ERROR
        case .text(let text):
            return put(text, row, column, wraps ? formats.wrapped : nil, &account)
        case .heading(let text):
            return put(text, row, column, formats.heading, &account)
        case .number(let number):
            guard number.isFinite else {
                account.emptiedNumbers += 1
                return LXW_NO_ERROR
            }
            if number != number.rounded() || abs(number) > 0x1p53,
                Self.needsSeventeenDigits(number)
            {
                account.roundedNumbers += 1
            }
            let look = formats.look(of: number)
            widths[column] = max(widths[column], look.width + 1)
            return worksheet_write_number(sheet, row, place, number, look.format)
        case .link(let text, let address):
            let shown = CellText.prepared(text)
            guard links < Self.linkLimit, !shown.isCut, Self.isAddress(address) else {
                return put(text, row, column, wraps ? formats.wrapped : nil, &account)
            }
            links += 1
            widths[column] = max(widths[column], text.utf8.count + 1)
            return worksheet_write_url_opt(sheet, row, place, address, nil, shown.text, nil)
        }
    }

    private func put(
        _ text: String, _ row: UInt32, _ column: Int, _ format: WorkbookFormats.Format?,
        _ account: inout WorkbookAccount
    ) -> lxw_error {
        let (text, isCut) = CellText.prepared(text)
        if isCut { account.cutTexts += 1 }
        widths[column] = max(widths[column], text.utf8.count + 1)
        return worksheet_write_string(sheet, row, UInt16(column), text, format)
    }

    /// Sets the widths and the filter; returns how many bytes the rows take as XML.
    func end() throws(TableError) -> Int {
        for (index, column) in layout.columns.enumerated() {
            let width = column.width ?? Double(min(widths[index], 60))
            worksheet_set_column(sheet, UInt16(index), UInt16(index), min(max(width, 1), 255), nil)
        }
        if layout.hasHeader, !layout.columns.isEmpty {
            worksheet_autofilter(
                sheet, 0, 0, UInt32(max(rows - 1, 0)), UInt16(layout.columns.count - 1))
        }
        // The last row is still in memory.
        lxw_worksheet_write_single_row(sheet)
        try check(flushing: true)
        let size = sheet.pointee.optimize_tmpfile.map { ftell($0) } ?? 0
        guard size >= 0 else { throw full() }
        return size
    }

    /// Throws if rows could not be written to the disk: the library itself does not look.
    private func check(flushing: Bool = false) throws(TableError) {
        guard let file = sheet.pointee.optimize_tmpfile else { throw full() }
        guard ferror(file) == 0, !flushing || fflush(file) == 0 else { throw full() }
    }

    private func full() -> TableError {
        TableError(
            .unwritable, at: TablePlace(sheet: name, row: rows),
            found: "rows that could not be kept on the disk (\(String(cString: strerror(errno))))",
            expected: "room beside the workbook for its rows, uncompressed, twice")
    }

    /// Whether no decimal number of 16 digits is that number.
    private static func needsSeventeenDigits(_ number: Double) -> Bool {
        var count = 0
        for byte in number.description.utf8 {
            if byte == 0x65 { break }
            if (0x30...0x39).contains(byte), count > 0 || byte != 0x30 { count += 1 }
        }
        return count > 16
    }

    /// Whether a text is an address that a workbook may lead to.
    private static func isAddress(_ text: String) -> Bool {
        let start = text.lowercased()
        return ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) }
            && text.utf8.count <= 2000 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
