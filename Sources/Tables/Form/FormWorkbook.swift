import CLibxlsxwriter
import Glibc

/// An Excel workbook (.xlsx) that somebody fills in: sheets with looks, lists to choose from, checks,
/// notes and locked cells. For rows of data, ``WorkbookWriter`` is the faster way.
///
/// Equal content with an equal time gives equal bytes. All of it is in memory while it is written:
/// some 200 bytes a cell. Cost: 300,000 cells a second, fewer with notes.
public struct FormWorkbook: Sendable {
    /// A name for a range, `Lists!$A$2:$A$5`.
    public struct Name: Sendable, Hashable {
        public var name: String
        public var range: String

        public init(_ name: String, range: String) {
            self.name = name
            self.range = range
        }
    }

    public var properties: WorkbookProperties
    /// The first must be visible; it is shown when the workbook is opened.
    public var sheets: [FormSheet] = []
    public var names: [Name] = []

    public init(properties: WorkbookProperties) { self.properties = properties }

    /// Writes the workbook to a path: whole or not at all, in place of a file that is there.
    ///
    /// - Throws: `.unwritable` where the folder cannot be written to, for a workbook without sheets, and
    ///   with sheet and cell for what the format cannot hold.
    public func write(to path: String) throws {
        let folder = try WorkbookFolder(for: path)
        var isPlaced = false
        defer {
            if !isPlaced { folder.closeForgotten() }
            folder.remove()
        }
        do {
            try make(folder)
            try hide(folder)
            try folder.place()
        } catch let error as TableError {
            throw error.inFile(folder.name)
        }
        isPlaced = true
    }

    private func make(_ folder: WorkbookFolder) throws(TableError) {
        guard !sheets.isEmpty else {
            throw TableError(
                .unwritable, found: "a workbook without sheets", expected: "one sheet at least")
        }
        let made = folder.archive.withCString { archive in
            folder.path.withCString { temporary in
                var options = lxw_workbook_options(
                    constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: temporary),
                    use_zip64: 0)
                return workbook_new_opt(archive, &options)
            }
        }
        guard let workbook = made, let formats = FormFormats(workbook) else {
            throw TableError(
                .unwritable, found: "no memory for a workbook", expected: "memory for one")
        }
        var isOpen = true
        defer { if isOpen { lxw_workbook_free(workbook) } }
        WorkbookWriter.describe(workbook, properties)
        var titles = SheetTitles()
        for form in sheets {
            let name = titles.unique(form.name, part: 1)
            guard let sheet = workbook_add_worksheet(workbook, name) else {
                throw TableError(
                    .unwritable, found: "no memory for a sheet", expected: "memory for one")
            }
            try FormSheetWriter(sheet: sheet, form: form, name: name, formats: formats).write()
        }
        for name in names { workbook_define_name(workbook, name.name, "=" + name.range) }
        isOpen = false
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR else {
            throw TableError(
                .unwritable, found: lxw_strerror(status).map { String(cString: $0) } ?? "a fault",
                expected: "room to write")
        }
    }

    /// Hides sheets the harder way, which the library does not know: the archive is written once more.
    private func hide(_ folder: WorkbookFolder) throws {
        let source = try ByteSource(path: folder.archive)
        var limits = WorkbookLimits()
        // Notes are drawn in XML that says the same again and again.
        limits.ratio = 5_000
        let archive = try ZipArchive(source.bytes, limits: limits)
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: properties.created, level: 6) { bytes += $0 }
        for name in Self.order(archive.names) {
            guard var part = try archive.read(name) else { continue }
            // A disk that ran full leaves parts cut off, which the library does not notice.
            guard part.last(where: { $0 > 0x20 }) == UInt8(ascii: ">") else { throw Self.full() }
            if name == "xl/workbook.xml" { part = hidden(part) }
            try zip.add(name, part)
        }
        try zip.finish()
        guard let file = fopen(folder.archive, "wb") else { throw Self.full() }
        let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard fclose(file) == 0, isWritten == bytes.count else { throw Self.full() }
    }

    /// Readers look for the list of types first.
    private static func order(_ names: [String]) -> [String] {
        let first = "[Content_Types].xml"
        return names.filter { $0 == first } + names.filter { $0 != first }
    }

    private func hidden(_ part: [UInt8]) -> [UInt8] {
        var text = String(decoding: part, as: UTF8.self)
        for (index, sheet) in sheets.enumerated() where sheet.visibility == .veryHidden {
            let id = "sheetId=\"\(index + 1)\" state=\""
            text = text.replacing(id + "hidden\"", with: id + "veryHidden\"", maxReplacements: 1)
        }
        return Array(text.utf8)
    }

    private static func full() -> TableError {
        TableError(
            .unwritable, found: String(cString: strerror(errno)), expected: "room to write")
    }
}
