public import Cubes
public import SDMX
internal import Warehouse

extension Office {
    /// Writes the figures of a selection; returns how many, and what the format could not carry.
    ///
    /// - Parameter sink: takes the bytes, chunk by chunk.
    @discardableResult
    public func export(
        _ pattern: KeyPattern, format: ExportFormat, asOf release: Int? = nil,
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> ExportOutcome {
        let question = FigureQuestion(try state(asOf: release), pattern)
        let output = try FigureOutput(
            [FigureRequest(question)], format.form, FigureOutput.Frame(header: messageHeader()))
        guard !output.isEmpty else { throw try explainEmpty(pattern) }
        while let bytes = try output.next() { try bytes.withUnsafeBytes { try sink($0) } }
        return ExportOutcome(count: output.count, losses: output.losses.map { "\($0)" })
    }

    /// What messages of the office say of themselves.
    public func messageHeader(id: String = "CORRIDOR") -> MessageHeader {
        var header = MessageHeader(id: id)
        header.prepared = clock()
        header.sender = Party(FigureColumns.agency)
        return header
    }
}

extension ExportFormat {
    /// How figures are written.
    public var form: FigureForm {
        switch self {
        case .csv: .csv
        case .sdmxCSV2: .message(.csv2)
        case .sdmxCSV1: .message(.csv1)
        case .sdmxML21: .message(.ml21)
        case .sdmxML30: .message(.ml30)
        case .sdmxJSON2: .message(.json2)
        case .jsonStat: .message(.jsonStat)
        }
    }
}
