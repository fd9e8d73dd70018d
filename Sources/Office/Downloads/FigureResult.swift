public import Cubes
internal import SDMX
public import Warehouse

/// The figures that answer a request, to be given out with their meaning.
public struct FigureResult: DownloadableResult, Sendable {
    public let heading: DownloadHeading
    public let releases: [Release]
    /// Whether there are none.
    public let isEmpty: Bool
    private let request: FigureRequest
    private let names: CodeNames

    /// Cost: a walk through all figures.
    ///
    /// - Parameter names: of the codes of the request's dataflow, in its state.
    public init(
        _ request: FigureRequest, _ names: CodeNames, _ heading: DownloadHeading
    ) throws {
        self.request = request
        self.names = names
        self.heading = heading
        let records = try FigureRecords(request)
        var ids: Set<Int> = []
        var isEmpty = true
        while let record = try records.next() {
            isEmpty = false
            ids.formUnion(record.parts)
            for case let release? in record.releases { ids.insert(release) }
        }
        self.isEmpty = isEmpty
        // What an estimate was made from may be hidden from those who see the estimate.
        let state = request.question.state
        let seen = ids.union(state.releases.map(\.id))
        releases = try state.office.releases(citedBy: ids).filter { seen.contains($0.id) }
    }

    /// By the code lists of the dataflow.
    public func name(of code: String, in dimension: DimensionID) -> String? {
        names.has(dimension, code) ? names.name(dimension, code) : nil
    }

    /// Read anew each time.
    public func rows() throws -> any DownloadRows { Rows(records: try FigureRecords(request)) }

    private struct Rows: DownloadRows {
        let records: FigureRecords
        private var record: FigureRecords.Record?
        private var place = 0

        init(records: FigureRecords) { self.records = records }

        mutating func next() throws -> DownloadRow? {
            while true {
                if let record, place < record.observations.count {
                    defer { place += 1 }
                    return DownloadRow(
                        key: record.key, observation: record.observations[place],
                        release: record.releases[place])
                }
                guard let following = try records.next() else { return nil }
                record = following
                place = 0
            }
        }
    }
}
