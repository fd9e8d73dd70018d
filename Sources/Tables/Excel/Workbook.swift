/// An Excel workbook (.xlsx, ECMA-376), for reading.
///
/// ```swift
/// let workbook = try Workbook(ByteSource(path: "stocks.xlsx"))
/// let world = try workbook.sheet("Table 1")["L12"]
/// ```
/// Values only: no formulas, charts or comments, and of styles only whether they show dates. Holds the compressed bytes and the shared
/// strings; each sheet is inflated and parsed when asked for.
public struct Workbook: Sendable {
    /// A sheet as the workbook lists it.
    public struct SheetEntry: Sendable, Hashable {
        /// Whether the sheet shows, and whether a user may unhide it.
        public enum Visibility: String, Sendable { case visible, hidden, veryHidden }

        public let name: String
        public let visibility: Visibility
        /// The part that holds it, such as `xl/worksheets/sheet1.xml`.
        public let part: String
    }

    /// In the order of the tabs; chart sheets are left out.
    public let entries: [SheetEntry]

    /// The file's name, for messages.
    public let file: String?

    private let parts: WorkbookParts
    private let shared: [String]
    private let isDate: [Bool]

    /// Opens a workbook: checks the container, reads the list of sheets and the shared strings.
    ///
    /// Throws `.unsupported` for another kind of file, saying which and what to do (an Excel
    /// 97-2003 file, a file under a password, a web page); `.truncated`, `.corrupt`, `.limit` with
    /// the part at fault. Cost: 100 MB/s or more of shared strings.
    ///
    /// - Parameter telling: whether cells tell that they show a date, for which the styles are read.
    public init(
        bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits(), file: String? = nil,
        dates telling: Bool = false
    ) throws(TableError) {
        do throws(TableError) {
            let parts = try WorkbookParts(bytes, limits: limits)
            self.parts = parts
            entries = try parts.sheetEntries()
            shared = try parts.sharedStrings()
            isDate = telling ? try parts.dateStyles() : []
        } catch { throw error.inFile(file) }
        self.file = file
    }

    /// As for bytes, with the source's name in messages.
    public init(_ source: ByteSource, limits: WorkbookLimits = WorkbookLimits()) throws(TableError)
    {
        try self.init(bytes: source.bytes, limits: limits, file: source.name)
    }

    /// Names in the order of the tabs.
    public var sheetNames: [String] { entries.map(\.name) }

    /// Whether it carries a program (macros), which nothing here ever runs.
    public var hasMacros: Bool { parts.hasMacros }

    /// Reads a sheet by name; throws `.missing` with the names there are.
    ///
    /// Cost: inflates and parses the sheet at each call, 50 to 80 MB/s of its XML, of which it
    /// holds two copies while it does so. Keep the result.
    public func sheet(_ name: String) throws(TableError) -> Sheet {
        guard let index = entries.firstIndex(where: { $0.name == name }) else {
            throw TableError(
                .missing, at: TablePlace(file: file),
                found: "sheets " + sheetNames.map { "\"\($0)\"" }.joined(separator: ", "),
                expected: "a sheet \"\(name)\"")
        }
        return try sheet(at: index)
    }

    /// Reads a sheet by index (from 0) in `entries`; as `sheet(_:)` in all else.
    public func sheet(at index: Int) throws(TableError) -> Sheet {
        guard entries.indices.contains(index) else {
            throw TableError(
                .missing, at: TablePlace(file: file), found: "\(entries.count) sheets",
                expected: "sheet number \(index + 1)")
        }
        do {
            return try parts.sheet(entries[index], shared: shared, isDate: isDate)
        } catch { throw error.inSheet(entries[index].name).inFile(file) }
    }

    /// Reads all sheets, in the order of the tabs.
    public func sheets() throws(TableError) -> [Sheet] {
        var sheets: [Sheet] = []
        for index in entries.indices { sheets.append(try sheet(at: index)) }
        return sheets
    }
}
