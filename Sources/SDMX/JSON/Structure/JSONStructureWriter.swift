/// Writes structure messages in SDMX-JSON 2.0 or 1.0.
///
/// ```swift
/// let writer = JSONStructureWriter { chunk in try file.write(contentsOf: chunk) }
/// for loss in try writer.write(message) { print(loss) }
/// ```
/// What the format has no place for is left out or put in other words, and every such loss is
/// returned. In version 2.0 what SDMX 2.1 says in another way is said in that of 3.0: the
/// hierarchies of a hierarchical code list and the maps of a structure set are maintained by
/// themselves, a content constraint is a data constraint, and the headings of reports are those of
/// their metadata structure. In version 1.0 it is the reverse, as far as SDMX 2.1 goes.
///
/// Values are written as they are: texts that the schema's types would refuse, such as an id with
/// a blank in it, stay what they are. No time is taken from a clock: a header without id and time
/// gets `UNKNOWN` and 1970, which is reported as made up.
///
/// Memory is that of the message and two chunks of 64 KiB.
public struct JSONStructureWriter {
    /// What takes the message, chunk after chunk.
    public typealias Sink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

    private let edition: JSONEdition
    private let style: JSONWriter.Style
    private let sink: Sink?

    /// - Parameter isIndented: whether the text is made for people, with a member in each line.
    public init(isIndented: Bool = false, sink: @escaping Sink) {
        self.init(.v2, isIndented, sink)
    }

    /// - Parameters:
    ///   - format: `.json1` or `.json2`.
    ///   - isIndented: whether the text is made for people, with a member in each line.
    ///
    /// Throws `.unsupported` for any other format.
    public init(
        _ format: MessageFormat, isIndented: Bool = false, sink: @escaping Sink
    ) throws(SDMXError) {
        self.init(try Self.edition(format), isIndented, sink)
    }

    private init(_ edition: JSONEdition, _ isIndented: Bool, _ sink: Sink?) {
        self.edition = edition
        style = isIndented ? .indented : .compact
        self.sink = sink
    }

    /// Writes the message and returns what it could not carry.
    ///
    /// Throws `.nul` for a text with U+0000, `.limit` for items so far below each other that
    /// readers would refuse them, each with its place as the path; and `.output` if the sink
    /// throws. What the sink has taken by then is not a message.
    public func write(_ message: StructureMessage) throws(SDMXError) -> [Loss] {
        try written(message).losses
    }

    /// The message as bytes, and what it could not carry; throws as `write` does.
    public static func bytes(
        of message: StructureMessage, in format: MessageFormat = .json2, isIndented: Bool = false
    ) throws(SDMXError) -> (bytes: [UInt8], losses: [Loss]) {
        try JSONStructureWriter(try edition(format), isIndented, nil).written(message)
    }

    private static func edition(_ format: MessageFormat) throws(SDMXError) -> JSONEdition {
        guard let edition = JSONEdition(format) else {
            throw SDMXError(
                .unsupported, found: format.rawValue,
                expected: "\(MessageFormat.json1.rawValue) or \(MessageFormat.json2.rawValue)")
        }
        return edition
    }

    private func written(
        _ message: StructureMessage
    ) throws(SDMXError) -> (bytes: [UInt8], losses: [Loss]) {
        let writer = JSONElementWriter(edition, style, sink: sink)
        do throws(SDMXError) {
            try writer.message(message)
            return (try writer.finish(), writer.log.losses)
        } catch {
            throw writer.located(error)
        }
    }
}
