internal import Cubes
internal import Hummingbird
internal import Office
internal import Vocabulary

/// A series with what it holds, as lists of series show it.
struct SeriesSummary: Sendable {
    let series: SeriesFacts
    let first: FigureFacts
    let last: FigureFacts
    let count: Int
    /// Where its figures are.
    let figures: String

    static let shape = Shape<SeriesSummary>(
        "Series", "A series: what it is about, and what it holds.",
        SeriesFacts.fields.map { $0.of { (whole: SeriesSummary) in whole.series } } + [
            .init("count", .count(from: 1), "How many figures it has, missing ones included.") {
                .whole($0.count)
            },
            .init("first_period", .text, "The period of its first figure.") {
                .text($0.first.observation.period.description)
            },
            .init("last_period", .text, "The period of its latest figure.") {
                .text($0.last.observation.period.description)
            },
            .init("last_value", .number.orNull, "Its latest figure; null if that is missing.") {
                Datum($0.last.amount)
            },
            .init("last_status", .text, "The status of its latest figure.") {
                .text($0.last.observation.status.rawValue)
            },
            .init("unit", .text.orNull, "The unit of its latest figure.") {
                Datum($0.last.observation.attributes[.unitMeasure])
            },
            .init("figures", .address, "Its figures.") { .text($0.figures) },
        ])

    /// Nil for a series without figures.
    init?(
        _ record: FigureRecords.Record, _ names: CodeNames, release: Int, origin: String?
    ) {
        series = SeriesFacts(
            record.key, names, isComputed: record.isComputed, release: release, origin: origin)
        guard let first = record.observations.first, let last = record.observations.last else {
            return nil
        }
        self.first = FigureFacts(series: series, observation: first, release: nil)
        self.last = FigureFacts(series: series, observation: last, release: nil)
        count = record.observations.count
        figures = APIAddress.text(
            origin, "\(APIService.root)/figures",
            [
                ("dataflow", record.key.dataflow.plainName), ("key", "\(record.key)"),
                ("release", "\(release)"),
            ])
    }
}

/// A page of series.
enum SeriesPage {
    static let shape = Page.shape(
        "SeriesList", "A page of series.", items: "series", SeriesSummary.shape.reference,
        hasSources: false)

    static func reply(_ request: APICall) throws -> Reply {
        let answered = try request.service.state(request)
        let filters = try FigureFilters(request.values, answered)
        let limit = request.values.whole("limit") ?? 100
        let offset = request.values.whole("offset") ?? 0
        let origin = request.call.origin
        func address(_ origin: String?, offset: Int) -> String {
            var items = filters.items + [("release", "\(answered.release)"), ("limit", "\(limit)")]
            if offset > 0 { items.append(("offset", "\(offset)")) }
            return APIAddress.text(origin, "\(APIService.root)/series", items)
        }
        let here = address(nil, offset: offset)
        return try request.reply(
            answered.marks, modified: answered.time,
            headers: [.contentLocation: here, .link: "<\(here)>; rel=\"cite-as\""]
        ) {
            let records = try FigureRecords(
                try filters.request(offset: offset, limit: limit + 1), counting: .series)
            let names = answered.codes(filters.dataflow)
            var list: [Datum] = []
            var hasMore = false
            while let record = try records.next() {
                guard list.count < limit else {
                    hasMore = true
                    break
                }
                if let summary = SeriesSummary(
                    record, names, release: answered.release, origin: origin)
                {
                    list.append(SeriesSummary.shape.datum(summary))
                }
                if list.count % 1000 == 0 { try request.call.check() }
            }
            var page = Page(
                dataflow: filters.dataflow,
                state: StateFacts(
                    release: answered.release, time: answered.time,
                    permanent: address(origin, offset: offset)))
            page.items = list
            page.count = list.count
            page.next = hasMore ? address(origin, offset: offset + limit) : nil
            page.note = list.isEmpty ? EmptyNote.text(filters) : nil
            return shape.datum(page)
        }
    }
}
