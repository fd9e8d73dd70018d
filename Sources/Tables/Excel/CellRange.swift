/// A rectangle of cells, `A1:C3`, such as a merged range.
public struct CellRange: Sendable, Hashable {
    /// Top left.
    public let first: CellReference
    /// Bottom right, included.
    public let last: CellReference

    /// Nil unless `first` is above and left of `last`, or the same.
    public init?(_ first: CellReference, _ last: CellReference) {
        guard first.row <= last.row, first.column <= last.column else { return nil }
        self.first = first
        self.last = last
    }

    /// Reads `A1:C3`, or `A1` alone as a range of one cell.
    public init?(_ text: some StringProtocol) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let first = CellReference(ends[0]),
            let last = CellReference(ends[ends.count - 1])
        else { return nil }
        self.init(first, last)
    }

    public func contains(_ cell: CellReference) -> Bool {
        (first.row...last.row).contains(cell.row)
            && (first.column...last.column).contains(cell.column)
    }
}

extension CellRange: CustomStringConvertible {
    public var description: String { "\(first):\(last)" }
}
