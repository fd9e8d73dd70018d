/// How much a workbook may cost before it is refused.
public struct WorkbookLimits: Sendable, Equatable {
    /// Greatest inflated size of one part, in bytes. 512 MiB.
    public var partBytes = 512 << 20
    /// Greatest inflated size of a part as a multiple of its compressed size, above `ratioFloor`.
    public var ratio = 200
    /// Inflated size in bytes up to which no ratio is asked for. 10 MiB.
    public var ratioFloor = 10 << 20
    /// Greatest number of parts in the zip container. 10,000.
    public var parts = 10_000
    /// Greatest number of sheets. 1,000.
    public var sheets = 1_000
    /// Greatest number of cells in a sheet. 20 million.
    public var cells = 20_000_000
    /// Greatest number of merged ranges in a sheet. 1 million.
    public var merges = 1_000_000
    /// Greatest number of shared strings. 10 million.
    public var sharedStrings = 10_000_000
    /// Greatest size of the text of one cell, in bytes. Excel's own limit is 32,767 characters.
    public var textBytes = 1 << 20

    public init() {}
}
