/// How a sheet that is to be written looks.
public struct WorkbookSheet: Sendable, Hashable {
    /// A column: its title, width and whether text in it is broken into lines.
    public struct Column: Sendable, Hashable {
        public var title: String
        /// In characters; nil for that of the longest value, within 8 and 60.
        public var width: Double?
        public var wraps: Bool

        public init(_ title: String, width: Double? = nil, wraps: Bool = false) {
            self.title = title
            self.width = width
            self.wraps = wraps
        }
    }

    /// Made valid and unique: at most 31 characters, none of `[ ] : * ? / \`.
    public var name: String
    public var columns: [Column]
    /// Whether the titles are written: in bold in the first row, which stays in sight and has
    /// buttons to filter by.
    public var hasHeader: Bool

    public init(_ name: String, columns: [Column], hasHeader: Bool = true) {
        self.name = name
        self.columns = columns
        self.hasHeader = hasHeader
    }
}

/// What a workbook says of itself.
public struct WorkbookProperties: Sendable, Hashable {
    public var title = ""
    public var author = ""
    public var company = ""
    public var comments = ""
    /// When it was made, in seconds since 1970 UTC, at least 1: equal input and an equal time give
    /// equal bytes.
    public var created: Int

    public init(created: Int) { self.created = created }
}

/// What writing a workbook came to.
public struct WorkbookAccount: Sendable, Hashable {
    /// Names of the sheets as written, in their order.
    public var sheets: [String] = []
    /// Rows without headers.
    public var rows = 0
    /// Texts of more than 32,767 characters, which were cut.
    public var cutTexts = 0
    /// Numbers that have a 17th significant digit, which a workbook of ours does not keep.
    public var roundedNumbers = 0
    /// NaN and infinities, written as empty cells.
    public var emptiedNumbers = 0

    public init() {}
}
