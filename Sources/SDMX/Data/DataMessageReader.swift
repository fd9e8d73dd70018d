/// A cursor over the rows of a data message of any format.
///
/// ```swift
/// let reader = try DataMessageReader(.file(path), structures: structures)
/// while let row = try reader.nextObservation() {
///     total += row["OBS_VALUE"].flatMap { Double($0) } ?? 0
/// }
/// ```
/// Rows come in the order of the message: the start of each data set, attributes of groups, series
/// and observations. An observation's row shows the values of its series too.
///
/// Without structures, or where they lack the one that the data name, roles of components are
/// guessed, and `dataSet.guesses` says so.
///
/// Cost: memory does not grow with the number of observations.
public final class DataMessageReader {
    public let format: MessageFormat
    private let source: any DataSource
    private let buffer = DataRowBuffer()
    /// Data sets that were begun.
    public private(set) var dataSetCount = 0
    @exclusivity(unchecked) private var isFinished = false
    /// Whether the first observation of the data set is still to come.
    @exclusivity(unchecked) private var awaitsObservation = false
    /// Whether that one had none of the data structure's dimensions.
    private var lacksKey = false

    init(_ format: MessageFormat, _ source: any DataSource) {
        self.format = format
        self.source = source
        buffer.owner = source.memory
    }

    /// Opens a message, whose format is told by its content.
    ///
    /// Throws `.unsupported` for messages that hold no data, and what the format's reader throws.
    public convenience init(
        _ input: MessageInput, structures: Structures? = nil,
        limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) {
        switch try Message.open(input, structures: structures, limits: limits) {
        case .data(let reader): self.init(reader.format, reader.source)
        case .structure(let message):
            throw SDMXError(
                .unsupported, found: "a structure message in \(message.format.rawValue)",
                expected: "a data message")
        case .metadata(let message):
            throw SDMXError(
                .unsupported, found: "a metadata message in \(message.format.rawValue)",
                expected: "a data message")
        case .notes(let message): throw message.error
        }
    }

    /// Takes the columns of the current data set as they are known to become when it is read to its
    /// end, so that all of its rows have them.
    func adopt(_ columns: [DataColumn]) {
        guard columns.count >= buffer.count else { return }
        for (index, column) in columns.enumerated() {
            if index < buffer.count {
                buffer.change(index) { $0 = column }
            } else {
                buffer.add(column)
            }
        }
    }

    /// What the message says of itself. Of SDMX-CSV there is nothing.
    public var header: MessageHeader { source.header }

    /// What the sender says of how the request was answered. What stands after the data is known
    /// when they are read.
    public var notes: [MessageNote] { source.notes }

    /// The data set that the last row belongs to.
    public var dataSet: DataSetInfo {
        var info = source.info
        info.columns = buffer.columns
        if lacksKey {
            info.guesses.append(
                "the observations have none of the dimensions of the data structure that was taken")
        }
        return info
    }

    /// The components of the current data set.
    public var columns: [DataColumn] { buffer.columns }

    /// Faults met so far that did not keep the data from being read, each with its place.
    public var remarks: [SDMXError] { source.remarks }

    /// Moves to the next row; nil at the end.
    ///
    /// Throws what is wrong with the message at that place. After an error whose kind `endsReading`
    /// the next call gives nil; after others it goes on with the row that follows.
    public func next() throws(SDMXError) -> DataRow? {
        if isFinished { return nil }
        do {
            guard try source.next(into: buffer) else {
                buffer.invalidate()
                isFinished = true
                return nil
            }
        } catch {
            buffer.invalidate()
            isFinished = error.kind.endsReading
            throw error
        }
        if buffer.level == .dataSet {
            dataSetCount += 1
            awaitsObservation = true
            lacksKey = false
        } else if awaitsObservation, buffer.level == .observation {
            awaitsObservation = false
            lacksKey = hasNoKey
        }
        return buffer.row
    }

    /// Whether the structure has dimensions, and the row a value of none of them.
    private var hasNoKey: Bool {
        let key = buffer.columns.indices.filter { buffer.columns[$0].keyPosition != nil }
        return !key.isEmpty && key.allSatisfy { buffer.slot($0) == nil }
    }

    /// Moves to the next observation, passing over other rows; nil at the end.
    public func nextObservation() throws(SDMXError) -> DataRow? {
        while let row = try next() {
            if row.level == .observation { return row }
        }
        return nil
    }

    /// Line of the last row, from 1, and the character within it.
    public var place: (line: Int, character: Int) {
        let place = source.place(of: buffer.place)
        return (place.line, place.character)
    }
}
