internal import Cubes
internal import Office
internal import Warehouse

/// The figures of a request, to be given out with their meaning.
struct FigureResult: DownloadableResult, Sendable {
    let heading: DownloadHeading
    let releases: [Release]
    private let filters: FigureFilters
    private let names: CodeNames

    /// - Parameters:
    ///   - address: the permanent address of the result.
    ///   - query: what was asked, as an address without the state.
    /// - Throws: ``Problem`` where there are no figures.
    init(_ filters: FigureFilters, address: String, query: String) throws {
        self.filters = filters
        let answered = filters.answered
        names = answered.codes(filters.dataflow)
        let found = try Self.releases(filters)
        guard found.isAny else {
            throw Problem(
                .noSuchAddress, "There are no figures to download", where: "the query",
                found: filters.words.isEmpty ? filters.dataflow.title : filters.words,
                expected: EmptyNote.text(filters))
        }
        releases = answered.state.holdings.releases.filter { found.ids.contains($0.id) }
        let words = filters.words
        heading = DownloadHeading(
            title: filters.dataflow.title + (words.isEmpty ? "" : ": " + words),
            dataflow: filters.dataflow,
            structureVersion: answered.catalogue.version(filters.dataflow),
            key: "\(filters.pattern)", query: query, permanentLink: address,
            state: answered.release, made: answered.time ?? "1970-01-01T00:00:00Z")
    }

    func name(of code: String, in dimension: DimensionID) -> String? {
        names.has(dimension, code) ? names.name(dimension, code) : nil
    }

    func rows() throws -> any DownloadRows {
        Rows(records: try FigureRecords(try filters.request()))
    }

    /// The releases that figures come from, or that totals were added up from.
    private static func releases(_ filters: FigureFilters) throws -> (ids: Set<Int>, isAny: Bool) {
        let records = try FigureRecords(try filters.request())
        var ids: Set<Int> = []
        var isAny = false
        while let record = try records.next() {
            isAny = true
            ids.formUnion(record.parts)
            for case let release? in record.releases { ids.insert(release) }
        }
        return (ids, isAny)
    }

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
