/// Checks data against their structure and its constraints.
///
/// ```swift
/// let validator = DataValidator(structures)
/// let report = try validator.validate(.file(path))
/// ```
/// Every value is looked at once: codes, types, patterns, periods, facets, how many there are; every
/// key for being whole and being there once; mandatory attributes for being there; attributes for
/// being at their level, and the same throughout their series or group.
///
/// Memory: 32 to 64 bytes for each key of a data set, so that duplicates are found wherever they are
/// within it, and as much for each series and each value that its rows share.
public struct DataValidator {
    /// What is checked besides values.
    public struct Options: Sendable, Hashable {
        /// Whether keys that come twice are looked for. Without, memory grows with series only.
        public var findsDuplicates = true
        /// Whether constraints that are attached to the data's dataflow or structure hold.
        public var usesConstraints = true

        public init() {}
    }

    public let structures: Structures
    public let options: Options

    public init(_ structures: Structures, options: Options = Options()) {
        self.structures = structures
        self.options = options
    }

    /// Reads and checks a data message.
    ///
    /// Throws only if there is no data message to be read. What is wrong within one ends up in the
    /// report: faults of single rows, and the fault at which reading ended.
    public func validate(
        _ input: MessageInput, limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) -> ValidationReport {
        validate(try DataMessageReader(input, structures: structures, limits: limits))
    }

    /// Checks the rest of a reader's data.
    public func validate(_ reader: DataMessageReader) -> ValidationReport {
        let run = ValidationRun(reader, structures, options)
        run.run()
        return run.report
    }
}
