/// How large a table may be before it is refused, so that a hostile message stays cheap.
public struct CSVLimits: Sendable, Hashable {
    /// Bytes in one cell as it stands in the message: doubled quotes count twice, the quotes round
    /// it do not. At most 1 GiB.
    public var fieldBytes: Int
    public var columns: Int
    /// Different cells that name a structure.
    public var structures: Int

    /// - Parameters:
    ///   - fieldBytes: 1 MiB unless told otherwise; brought into 1 ... 1 GiB.
    ///   - columns: 4096 unless told otherwise.
    ///   - structures: 10,000 unless told otherwise.
    public init(fieldBytes: Int = 1 << 20, columns: Int = 4096, structures: Int = 10_000) {
        self.fieldBytes = min(max(fieldBytes, 1), 1 << 30)
        self.columns = max(columns, 1)
        self.structures = max(structures, 1)
    }
}
