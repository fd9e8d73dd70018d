internal import Cubes
internal import Office
internal import Tables

/// How figures are written.
enum FigureFormat: String, CaseIterable, Sendable {
    case json
    /// A table with a header line.
    case csv
    /// A JSON object a line.
    case ndjson

    var mediaType: String {
        switch self {
        case .json: "application/json; charset=utf-8"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson; charset=utf-8"
        }
    }
}

/// Writes figures piece by piece, as fast as they are taken.
final class FigureWriting {
    /// What stands around the figures in JSON: before them, and after them by what was written.
    struct Frame {
        var opening: [Datum.Member] = []
        /// - Parameter more: whether there are more than the limit.
        var closing: (_ written: Int, _ more: Bool, _ releases: Set<Int>) -> [Datum.Member] = {
            _, _, _ in []
        }
    }

    private let records: FigureRecords
    private let format: FigureFormat
    private let limit: Int?
    private let frame: Frame
    private let facts: (FigureRecords.Record) -> SeriesFacts
    private let columns: [Shape<FigureFacts>.Field]
    private var bytes: [UInt8] = []
    private var written = 0
    private var releases: Set<Int> = []
    private var hasBegun = false
    private(set) var isAtEnd = false

    /// - Parameters:
    ///   - records: one more than the limit, so that it is known whether there are more.
    ///   - dataflow: whose columns a table has.
    init(
        _ records: FigureRecords, _ format: FigureFormat, limit: Int?, _ dataflow: Dataflow,
        frame: Frame, facts: @escaping (FigureRecords.Record) -> SeriesFacts
    ) {
        self.records = records
        self.format = format
        self.limit = limit
        self.frame = frame
        self.facts = facts
        let absent = DimensionID.allCases.filter { dataflow.index(of: $0) == nil }.flatMap {
            [$0.plainName, $0.plainName + "_name"]
        }
        columns = FigureFacts.shape.fields.filter { !absent.contains($0.name) }
    }

    /// The next bytes, at least that many but for the last; nil after the end.
    func next(atLeast size: Int) throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        if !hasBegun { begin() }
        while bytes.count < size {
            guard let record = try records.next() else {
                end(more: false)
                break
            }
            if write(record) {
                end(more: true)
                break
            }
        }
        defer { bytes = [] }
        return bytes
    }

    private func begin() {
        hasBegun = true
        switch format {
        case .ndjson: break
        case .csv:
            var writer = DelimitedWriter()
            writer.row(columns.map(\.name))
            bytes += writer.bytes
        case .json:
            bytes.append(UInt8(ascii: "{"))
            bytes.append(members: frame.opening)
            if !frame.opening.isEmpty { bytes.append(UInt8(ascii: ",")) }
            bytes += Array("\"figures\":[".utf8)
        }
    }

    /// Whether there are more than the limit.
    private func write(_ record: FigureRecords.Record) -> Bool {
        let series = facts(record)
        let shared = SeriesFacts.fields.compactMap { field in
            field.read(series).map { Datum.Member(field.name, $0) }
        }
        releases.formUnion(record.parts)
        for (observation, release) in zip(record.observations, record.releases) {
            if let limit, written >= limit { return true }
            if let release { releases.insert(release) }
            let figure = FigureFacts(series: series, observation: observation, release: release)
            let members =
                shared
                + FigureFacts.fields.compactMap { field in
                    field.read(figure).map { Datum.Member(field.name, $0) }
                }
            append(members)
            written += 1
        }
        return false
    }

    private func append(_ members: [Datum.Member]) {
        switch format {
        case .csv:
            var writer = DelimitedWriter()
            for member in members { writer.field(member.value) }
            writer.endRow()
            bytes += writer.bytes
        case .ndjson:
            bytes.append(json: .object(members))
            bytes.append(UInt8(ascii: "\n"))
        case .json:
            if written > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(json: .object(members))
        }
    }

    private func end(more: Bool) {
        isAtEnd = true
        guard format == .json else { return }
        bytes += Array("]".utf8)
        let closing = frame.closing(written, more, releases)
        if !closing.isEmpty { bytes.append(UInt8(ascii: ",")) }
        bytes.append(members: closing)
        bytes += Array("}\n".utf8)
    }
}

extension DelimitedWriter {
    /// A value as a field of a table: nothing for null, and texts so that no spreadsheet takes them
    /// for formulas.
    fileprivate mutating func field(_ value: Datum) {
        switch value {
        case .null: emptyField()
        case .text(let text): field(SpreadsheetText.harmless(text))
        case .number(let number): field(number)
        case .whole(let number): field(number)
        case .flag(let flag): field(flag ? "true" : "false")
        case .list, .object: field(value.json)
        }
    }
}
