/// A message that brings structures.
public struct StructureMessage: Hashable, Sendable {
    public var format: MessageFormat
    public var header: MessageHeader
    public var structures: Structures
    /// What the sender says of how the request was answered.
    public var notes: [MessageNote]
    /// Faults that did not keep the message from being read, each with its place and what was
    /// made of it.
    public var remarks: [SDMXError]

    public init(
        _ format: MessageFormat, header: MessageHeader = MessageHeader(),
        structures: Structures = Structures()
    ) {
        self.format = format
        self.header = header
        self.structures = structures
        notes = []
        remarks = []
    }
}

/// A message that brings reference metadata.
public struct MetadataMessage: Hashable, Sendable {
    public var format: MessageFormat
    public var header: MessageHeader
    public var sets: [MetadataSet]
    /// What the sender says of how the request was answered.
    public var notes: [MessageNote]
    /// Faults that did not keep the message from being read, each with its place and what was
    /// made of it.
    public var remarks: [SDMXError]

    public init(_ format: MessageFormat, header: MessageHeader = MessageHeader()) {
        self.format = format
        self.header = header
        sets = []
        notes = []
        remarks = []
    }
}
