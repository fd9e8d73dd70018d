/// What takes a written message, chunk after chunk.
public typealias MessageSink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

/// The writer of one wire format.
protocol DataSink: AnyObject {
    /// Begins a data set with those columns, ending the one before it.
    func begin(_ dataSet: DataSetInfo) throws(SDMXError)

    /// Writes a row. Rows of level `.dataSet` bring attributes of the data set that was begun.
    func write(_ row: DataRow) throws(SDMXError)

    /// Ends the message; returns what it could not carry.
    func finish() throws(SDMXError) -> [Loss]
}
