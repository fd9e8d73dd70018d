/// A message of any format and kind, told by its content.
///
/// Structures and metadata are read whole; data are opened, and read by their cursor.
public enum Message {
    case structure(StructureMessage)
    case metadata(MetadataMessage)
    case data(DataMessageReader)
    case notes(NoteMessage)

    /// Opens or reads a message.
    ///
    /// - Parameter structures: data structures with their concepts and code lists, if you have them;
    ///   without them the roles of components are guessed.
    ///
    /// Throws `.empty`, `.unrecognised`, `.unsupported` for formats and kinds that are not read,
    /// and what the format's reader throws.
    public static func open(
        _ input: MessageInput, structures: Structures? = nil,
        limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) -> Message {
        try MessageOpening(input, limits: limits).open(structures)
    }

    /// What the message is about.
    public var kind: MessageKind {
        switch self {
        case .structure: .structure
        case .metadata: .metadata
        case .data: .data
        case .notes: .error
        }
    }

    /// Its wire format and version.
    public var format: MessageFormat {
        switch self {
        case .structure(let message): message.format
        case .metadata(let message): message.format
        case .data(let reader): reader.format
        case .notes(let message): message.format
        }
    }
}
