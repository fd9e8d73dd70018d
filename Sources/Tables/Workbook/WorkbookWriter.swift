import CLibxlsxwriter
import Glibc

/// Writes an Excel workbook (.xlsx) row by row, over libxlsxwriter.
///
/// ```swift
/// let writer = try WorkbookWriter(path: "stocks.xlsx", properties: properties)
/// try writer.begin(WorkbookSheet("Data", columns: [.init("ORIGIN"), .init("OBS_VALUE")]))
/// try writer.write([.text("MEX"), .number(10_918_205)])
/// let account = try writer.finish()
/// ```
/// A sheet that is full continues on another one, with the header again: `Data`, `Data 2`. The file
/// is there whole or not at all: it takes its place at the end, and a file that was there is
/// replaced and keeps its rights. Equal input with an equal time gives equal bytes.
///
/// Memory does not grow with the number of rows. The folder of the file must have room for the
/// rows uncompressed, twice. Cost: that of the library, two thirds of it in zlib.
public final class WorkbookWriter {
    private let folder: WorkbookFolder
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: WorkbookFormats?
    private var names = SheetTitles()
    private var sheet: SheetWriter?
    /// How often the sheet that is being written was continued, from 1.
    private var part = 1
    private var sizes: [Int] = []
    /// What writing came to so far.
    public private(set) var account = WorkbookAccount()
    private let rowLimit: Int
    /// Whether nothing is left to clean up.
    private var isDone = false

    /// Opens a workbook to be put at a path. A device or pipe gets it as it is, at the end.
    ///
    /// Throws `.unwritable` where the folder of the file is not there or cannot be written to, and
    /// for a folder in place of a file.
    ///
    /// - Parameter rowsPerSheet: the most rows of one sheet, with the header; brought into 2 to
    ///   1,048,576, which is what a sheet can hold.
    public init(
        path: String, properties: WorkbookProperties, rowsPerSheet: Int = CellReference.lastRow
    ) throws(TableError) {
        rowLimit = min(max(rowsPerSheet, 2), CellReference.lastRow)
        folder = try WorkbookFolder(for: path)
        workbook = folder.archive.withCString { archive in
            folder.path.withCString { temporary in
                var options = lxw_workbook_options(
                    constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: temporary),
                    use_zip64: 0)
                return workbook_new_opt(archive, &options)
            }
        }
        formats = workbook.flatMap { WorkbookFormats($0) }
        guard let workbook, formats != nil else { throw abandoned(noMemory) }
        Self.describe(workbook, properties)
    }

    deinit { abandon() }

    /// Begins a sheet, which ends the one before it.
    ///
    /// Throws `.fieldCount` for a sheet without columns or with more than 16,384, and
    /// `.unwritable` if the disk is full or the workbook is finished.
    public func begin(_ layout: WorkbookSheet) throws(TableError) {
        guard (1...CellReference.lastColumn).contains(layout.columns.count) else {
            throw TableError(
                .fieldCount, at: TablePlace(file: folder.name, sheet: layout.name),
                found: "\(layout.columns.count) columns",
                expected: "1 to \(CellReference.lastColumn)")
        }
        try endSheet()
        part = 1
        try open(layout)
    }

    /// Writes the next row of the sheet; cells at its end may be left out.
    ///
    /// Throws `.fieldCount` for more cells than the sheet has columns, and `.unwritable` if the
    /// disk is full or no sheet was begun.
    public func write(_ cells: [WorkbookCell]) throws(TableError) {
        guard var sheet else { throw closed("write a row") }
        guard cells.count <= sheet.layout.columns.count else {
            throw TableError(
                .fieldCount,
                at: TablePlace(file: folder.name, sheet: sheet.name, row: sheet.rows + 1),
                found: "\(cells.count) cells", expected: "at most \(sheet.layout.columns.count)")
        }
        if sheet.rows == rowLimit {
            try endSheet()
            part += 1
            sheet = try open(sheet.layout)
        }
        do throws(TableError) {
            try sheet.write(cells, &account)
        } catch { throw abandoned(error) }
        account.rows += 1
    }

    /// Puts the workbook in its place; returns what writing it came to.
    ///
    /// Throws `.unwritable` for a workbook without sheets, and if any of it could not be written:
    /// what the library made is read back to know. Nothing of it is left then.
    public func finish() throws(TableError) -> WorkbookAccount {
        try endSheet()
        guard let workbook else { throw closed("finish") }
        guard !sizes.isEmpty else {
            throw abandoned(
                TableError(
                    .unwritable, found: "a workbook without sheets",
                    expected: "one sheet at least"))
        }
        // The library's zip needs to be told before it starts of what is over 4 GiB.
        if sizes.reduce(0, +) > 3 << 30 { workbook.pointee.options.use_zip64 = 1 }
        self.workbook = nil
        errno = 0
        let status = workbook_close(workbook)
        let reason = errno == 0 ? "" : " (\(String(cString: strerror(errno))))"
        guard status == LXW_NO_ERROR else {
            let text = lxw_strerror(status).map { String(cString: $0) } ?? "a fault"
            throw abandoned(
                TableError(.unwritable, found: text + reason, expected: "room to write"))
        }
        do throws(TableError) {
            try WorkbookCheck(archive: folder.archive, sizes: sizes).run()
            try folder.place()
        } catch { throw abandoned(error) }
        folder.remove()
        isDone = true
        return account
    }

    @discardableResult
    private func open(_ layout: WorkbookSheet) throws(TableError) -> SheetWriter {
        guard let workbook, let formats else { throw closed("begin a sheet") }
        let name = names.unique(layout.name, part: part)
        guard let made = workbook_add_worksheet(workbook, name) else {
            throw abandoned(noMemory)
        }
        let fresh = SheetWriter(made, layout, name: name, formats)
        do throws(TableError) {
            try fresh.begin(&account)
        } catch { throw abandoned(error) }
        account.sheets.append(name)
        sheet = fresh
        return fresh
    }

    private func endSheet() throws(TableError) {
        guard let sheet else { return }
        self.sheet = nil
        do throws(TableError) {
            sizes.append(try sheet.end())
        } catch { throw abandoned(error) }
    }

    /// Drops the workbook and all temporary files; gives the error back, as said of this file.
    private func abandoned(_ error: TableError) -> TableError {
        abandon()
        return error.inFile(folder.name)
    }

    private func abandon() {
        if isDone { return }
        isDone = true
        sheet = nil
        if let workbook { lxw_workbook_free(workbook) }
        workbook = nil
        folder.closeForgotten()
        folder.remove()
    }

    private var noMemory: TableError {
        TableError(
            .unwritable, found: "no memory, or no temporary file, for a sheet",
            expected: "a folder that can be written to")
    }

    private func closed(_ act: String) -> TableError {
        TableError(
            .unwritable, at: TablePlace(file: folder.name),
            found: "a workbook that is finished, has failed, or has no sheet yet",
            expected: "one that is open, to " + act)
    }

    static func describe(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, _ properties: WorkbookProperties
    ) {
        let texts = [
            properties.title, properties.author, properties.company, properties.comments,
        ].map { strdup(CellText.line($0)) }
        defer { for text in texts { free(text) } }
        var described = lxw_doc_properties()
        described.title = texts[0]
        described.author = texts[1]
        described.company = texts[2]
        described.comments = texts[3]
        // 0 would be the time of the clock; the year 9999 is the last that is written.
        described.created = min(max(properties.created, 1), 253_402_300_799)
        workbook_set_properties(workbook, &described)
    }
}
