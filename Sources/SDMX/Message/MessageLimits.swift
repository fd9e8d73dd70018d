/// What a message may cost to read; beyond it reading ends with an error of kind `.limit`.
///
/// Data are streamed: only what one tag, one value or one record holds is in memory at once, so
/// none of these limits the size of a data message. Structures are held in memory.
public struct MessageLimits: Sendable, Hashable {
    /// Of one XML tag, one run of text, one JSON string: bytes.
    public var tokenBytes = 16 << 20
    /// Attributes of one XML element.
    public var attributes = 512
    /// Elements or JSON values within each other.
    public var depth = 200
    /// Elements or JSON values of a structure or metadata message, and of the structure part of a
    /// JSON data message.
    public var nodes = 3_000_000
    /// Bytes of a JSON data message that is read from a stream, which has to be kept whole because
    /// its structure follows its data.
    public var spoolBytes = 512 << 20
    /// Components of a data set.
    public var components = 4096
    /// Data sets of one message.
    public var dataSets = 10_000
    /// Notes in a footer or among a message's errors.
    public var notes = 1000

    public init() {}
}
