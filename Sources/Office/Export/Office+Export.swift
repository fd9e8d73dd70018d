public import Cubes
public import SDMX
internal import Warehouse

extension Office {
    /// Writes the figures of a selection; returns how many, and what the format could not carry.
    ///
    /// - Parameters:
    ///   - command: what asks for it, without the format and the state, as the files that carry
    ///     their meaning cite it.
    ///   - sink: takes the bytes, chunk by chunk.
    @discardableResult
    public func export(
        _ pattern: KeyPattern, format: ExportFormat, asOf release: Int? = nil,
        command: String = "corridor export",
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> ExportOutcome {
        let state = try state(asOf: release)
        let catalogue = try StructureCatalogue(
            state, submitted: try submittedStructures(), submittedMark: try submittedMark())
        var request = FigureRequest(FigureQuestion(state, pattern))
        request.structure = catalogue.reference(pattern.dataflow)
        let account: DownloadAccount
        switch format.form {
        case .message(let form):
            let frame = FigureOutput.Frame(
                header: messageHeader(), structures: catalogue.naming([pattern.dataflow]))
            let output = try FigureOutput([request], form, frame)
            guard !output.isEmpty else { throw try explainEmpty(pattern) }
            while let bytes = try output.next() { try bytes.withUnsafeBytes { try sink($0) } }
            return ExportOutcome(count: output.count, losses: output.losses.map { "\($0)" })
        case .archive:
            account = try download(pattern, request, catalogue, format, command).writeArchive(
                to: sink)
        case .workbook:
            account = try download(pattern, request, catalogue, format, command).writeWorkbook(
                to: sink)
        }
        let losses =
            account.cutTexts == 0
            ? [] : ["\(account.cutTexts) texts are longer than a cell of a workbook, and were cut"]
        return ExportOutcome(count: account.figures, losses: losses)
    }

    /// Figures with their meaning, as the service gives them out.
    private func download(
        _ pattern: KeyPattern, _ request: FigureRequest, _ catalogue: StructureCatalogue,
        _ format: ExportFormat, _ command: String
    ) throws -> Download {
        let state = request.question.state
        let dataflow = pattern.dataflow
        let last = state.releases.last
        let made = last?.heldFrom ?? "1970-01-01T00:00:00Z"
        let query = "\(command) --format \(format.rawValue)"
        let key = "\(pattern)"
        let heading = DownloadHeading(
            title: dataflow.title + (pattern == KeyPattern(dataflow) ? "" : ": \(key)"),
            dataflow: dataflow, structureVersion: catalogue.version(dataflow), key: key,
            query: query, permanentLink: "\(query) --as-of \(made)", state: last?.id ?? 0,
            made: made)
        let result = try FigureResult(request, CodeNames(dataflow, catalogue), heading)
        guard !result.isEmpty else { throw try explainEmpty(pattern) }
        return try Download(result)
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
    enum Form {
        case message(FigureForm)
        case archive
        case workbook
    }

    var form: Form {
        switch self {
        case .csv: .message(.csv)
        case .sdmxCSV2: .message(.message(.csv2))
        case .sdmxCSV1: .message(.message(.csv1))
        case .sdmxML21: .message(.message(.ml21))
        case .sdmxML30: .message(.message(.ml30))
        case .sdmxJSON1: .message(.message(.json1))
        case .sdmxJSON2: .message(.message(.json2))
        case .jsonStat: .message(.message(.jsonStat))
        case .zip: .archive
        case .xlsx: .workbook
        }
    }
}
