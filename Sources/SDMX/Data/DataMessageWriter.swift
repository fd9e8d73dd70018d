/// Writes a data message of any format that can be written, row by row.
///
/// ```swift
/// let writer = try DataMessageWriter(.ml30, header: header) { chunk in
///     try file.write(contentsOf: chunk)
/// }
/// try writer.begin(reader.dataSet)
/// while let row = try reader.next() { try writer.write(row) }
/// let losses = try writer.finish()
/// ```
/// Rows come as a reader gives them: series before their observations, attributes of groups where
/// they stand. An observation without a series is written as such, or under a series that the
/// writer makes of it, as the layout says.
///
/// Memory does not grow with the number of observations, but for JSON-stat, whose values are in an
/// order of their own.
public final class DataMessageWriter {
    /// How observations are put together.
    public enum Layout: Hashable, Sendable {
        /// As rows come: under series where there are series.
        case asGiven
        /// Under series, observations distinguished by the dimension: that of time, if it is nil.
        case series(by: String? = nil)
        /// Each with its whole key.
        case flat
    }

    /// What is the same for the whole message.
    public struct Options: Sendable {
        public var layout = Layout.asGiven
        /// Names beside ids, of SDMX-CSV.
        public var labels = Labels.id
        /// Between cells of SDMX-CSV.
        public var separator = UInt8(ascii: ",")
        /// Between values in a cell of SDMX-CSV 2.0.
        public var subfieldSeparator = UInt8(ascii: ";")
        /// Whether SDMX-ML 2.1 is written as generic data, which name components in values, and not
        /// as structure-specific data, which are named by them. Other formats have one form.
        public var isGeneric = false
        /// Whether SDMX-ML and JSON are set out for people.
        public var isIndented = false
        /// The language of names where a format takes one.
        public var language = LocalisedText.defaultLanguage
        /// What is known of the data sets that follow the first: SDMX-ML names the structure and
        /// layout of all of them before the first, and refuses one that it did not name.
        public var dataSets: [DataSetInfo] = []

        public init() {}
    }

    public let format: MessageFormat
    private let sink: any DataSink

    /// - Parameters:
    ///   - header: what the message says of itself. Formats that need an id, a time and a sender
    ///     are given `unknown` and 1970 for those that are nil: nothing is taken from a clock.
    ///   - structures: names and types for formats that carry them.
    ///   - output: takes the message.
    ///
    /// Throws `.unsupported` for formats that are only read.
    public init(
        _ format: MessageFormat, header: MessageHeader = MessageHeader(),
        structures: Structures? = nil, options: Options = Options(), output: @escaping MessageSink
    ) throws(SDMXError) {
        self.format = format
        sink = try Self.sink(format, header, structures ?? Structures(), options, output)
    }

    /// Begins a data set, which needs all of its columns.
    ///
    /// Throws `.unsupported` for a second one in a format that has one only, or of other components
    /// in SDMX-JSON 1.0, whose data sets share a structure; that may also come with its first row.
    public func begin(_ dataSet: DataSetInfo) throws(SDMXError) { try sink.begin(dataSet) }

    /// Writes a row of the data set that was begun, whose columns are those of `begin`, or those
    /// and more after them where the format takes more.
    ///
    /// Throws `.value` for what the format cannot say and a row cannot do without, and `.output` if
    /// the output does, after which the writer is to be dropped.
    public func write(_ row: DataRow) throws(SDMXError) { try sink.write(row) }

    /// Ends the message; returns what it could not carry.
    public func finish() throws(SDMXError) -> [Loss] { try sink.finish() }
}
