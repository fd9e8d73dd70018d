/// How large records of delimited text may be.
public struct DelimitedLimits: Sendable, Equatable {
    /// Greatest length of a field, in bytes between its quotes. 1 MiB.
    public var fieldBytes = 1 << 20
    /// Greatest number of fields in a record. 16,384.
    public var fields = 16_384

    public init() {}
}
