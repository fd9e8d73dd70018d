/// Writes structure messages in SDMX-ML 2.1 or 3.0.
///
/// ```swift
/// let writer = try MLStructureWriter(.ml30) { chunk in try file.write(contentsOf: chunk) }
/// for loss in try writer.write(message) { print(loss) }
/// ```
/// What the version has no place for is left out or put in other words, and every such loss is
/// returned. Where the versions say the same in different ways, nothing is lost:
///
/// - references are `Ref` elements in 2.1 and URNs in 3.0;
/// - `assignmentStatus` and `usage`, `None` and `Dataflow`, `PrimaryMeasure` and `Observation`;
/// - content constraints of 2.1 are data constraints of 3.0;
/// - the hierarchies of a hierarchical code list are maintained by themselves in 3.0, and a
///   hierarchy of 3.0 is the only one of a hierarchical code list with its id in 2.1;
/// - the maps of a structure set are maintained by themselves in 3.0, those between code lists as
///   representation maps, and maps between schemes stand in a structure set of their own in 2.1;
/// - in 3.0 the form of its version tells whether an artefact is final.
///
/// Values are written as they are: texts that the schema's simple types would refuse, such as an
/// id with a blank in it, stay what they are. No time is taken from a clock: a header without id
/// and time gets `UNKNOWN` and 1970, which is reported as made up.
///
/// Memory is that of the message and two chunks of 64 KiB.
public struct MLStructureWriter {
    /// What takes the message, chunk after chunk.
    public typealias Sink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

    public let format: MessageFormat
    private let edition: MLEdition
    private let sink: Sink?

    /// Throws `.unsupported` for any format but SDMX-ML 2.1 and 3.0.
    public init(_ format: MessageFormat, sink: @escaping Sink) throws(SDMXError) {
        try self.init(format, optionalSink: sink)
    }

    private init(_ format: MessageFormat, optionalSink: Sink?) throws(SDMXError) {
        guard let edition = MLEdition(format) else {
            throw SDMXError(
                .unsupported, found: format.rawValue,
                expected: "\(MessageFormat.ml21.rawValue) or \(MessageFormat.ml30.rawValue)")
        }
        self.format = format
        self.edition = edition
        sink = optionalSink
    }

    /// Writes the message and returns what it could not carry.
    ///
    /// Throws `.value` for characters that XML does not allow, `.limit` for items more than 200
    /// levels below each other, `.markup` for XHTML that is not well-formed, each with its place
    /// as the path; and `.output` if the sink throws. What the sink has taken by then is not a
    /// message.
    public func write(_ message: StructureMessage) throws(SDMXError) -> [Loss] {
        try written(message).losses
    }

    /// The message as bytes, and what it could not carry; throws as `write` does.
    public static func bytes(
        of message: StructureMessage, in format: MessageFormat
    ) throws(SDMXError) -> (bytes: [UInt8], losses: [Loss]) {
        try MLStructureWriter(format, optionalSink: nil).written(message)
    }

    private func written(
        _ message: StructureMessage
    ) throws(SDMXError) -> (bytes: [UInt8], losses: [Loss]) {
        let writer = MLElementWriter(edition, sink: sink)
        do throws(SDMXError) {
            try writer.message(message)
            let bytes = try writer.finish()
            return (bytes, writer.log.losses)
        } catch {
            throw writer.located(error)
        }
    }
}
