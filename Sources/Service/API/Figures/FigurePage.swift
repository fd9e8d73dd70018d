internal import Cubes
internal import Hummingbird
internal import Office
internal import Warehouse

/// Figures as a reply: a page of JSON, or as many as are asked for, line by line.
struct FigurePage {
    private let request: APICall
    private let filters: FigureFilters
    private let format: FigureFormat
    private let limit: Int?
    private let offset: Int
    private let whole: Bool

    /// - Parameter whole: whether all figures are given where no limit is asked for, as files do.
    init(_ request: APICall, whole: Bool, format: FigureFormat? = nil) throws {
        self.request = request
        filters = try FigureFilters(request.values, try request.service.state(request))
        let named = request.values.text("format").flatMap(FigureFormat.init)
        let chosen = format ?? named ?? .json
        self.format = chosen
        self.whole = whole
        offset = request.values.whole("offset") ?? 0
        limit =
            request.values.whole("limit")
            ?? (whole || chosen != .json ? nil : FigureOperations.page)
    }

    static let shape = Page.shape(
        "Figures", "A page of figures.", items: "figures", FigureFacts.shape.reference,
        hasSources: true)

    /// - Parameter fileEnding: makes it a file to be kept.
    func reply(fileEnding: String? = nil) throws -> Reply {
        let answered = filters.answered
        let freshness = request.freshness(answered.marks, modified: answered.time)
        var headers = links
        if let fileEnding {
            let name = "\(filters.dataflow.rawValue)-release-\(answered.release).\(fileEnding)"
            headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        }
        if let unchanged = freshness.unchanged(request.call, headers: headers) { return unchanged }
        for field in freshness.fields { headers[field.name] = field.value }
        let records = try FigureRecords(
            try filters.request(offset: offset, limit: limit.map { $0 + 1 }))
        let names = answered.codes(filters.dataflow)
        let origin = request.call.origin
        let writing = FigureWriting(
            records, format, limit: limit, filters.dataflow, frame: frame
        ) { record in
            SeriesFacts(
                record.key, names, isComputed: record.isComputed, release: answered.release,
                origin: origin)
        }
        try request.call.check()
        return try Self.reply(format.mediaType, headers, writing)
    }

    /// The first piece is made before the reply begins, so that what goes wrong is known.
    private static func reply(
        _ mediaType: String, _ headers: HTTPFields, _ writing: FigureWriting
    ) throws -> Reply {
        let first = try writing.next(atLeast: BodyWriter.piece) ?? []
        if writing.isAtEnd {
            return Reply(
                mediaType: mediaType, headers: headers, body: .bytes(ByteBuffer(bytes: first)))
        }
        // Handed over to the one task that sends it, and used by no other.
        nonisolated(unsafe) let rest = writing
        return Reply(
            mediaType: mediaType, headers: headers,
            body: .stream { writer in
                first.withUnsafeBytes { writer.put($0) }
                try await writer.send()
                while let piece = try rest.next(atLeast: BodyWriter.piece) {
                    piece.withUnsafeBytes { writer.put($0) }
                    try await writer.send()
                }
            })
    }

    private var frame: FigureWriting.Frame {
        let filters = filters
        let answered = filters.answered
        let origin = request.call.origin
        let permanent = address(origin, offset: offset)
        let next = address(origin, offset: offset + (limit ?? 0))
        let page = Page(
            dataflow: filters.dataflow,
            state: StateFacts(
                release: answered.release, time: answered.time, permanent: permanent))
        let place = Self.shape.fields.firstIndex { $0.name == "figures" } ?? 0
        return FigureWriting.Frame(opening: Array(Self.shape.members(page).prefix(place))) {
            written, more, releases in
            var page = page
            page.count = written
            page.next = more ? next : nil
            page.note = written == 0 ? EmptyNote.text(filters) : nil
            page.sources = SourceFacts.list(releases, answered.state, origin: origin)
            return Array(Self.shape.members(page).dropFirst(place + 1))
        }
    }

    /// The permanent address of a page.
    private func address(_ origin: String?, offset: Int) -> String {
        var items = filters.items + [("release", "\(filters.answered.release)")]
        if whole {
            items.removeAll { $0.name == "dataflow" }
            let file = "\(filters.dataflow.plainName).\(format.rawValue)"
            return APIAddress.text(origin, "\(APIService.downloads)/\(file)", items)
        }
        if let limit { items.append(("limit", "\(limit)")) }
        if offset > 0 { items.append(("offset", "\(offset)")) }
        if format != .json { items.append(("format", format.rawValue)) }
        return APIAddress.text(origin, "\(APIService.root)/figures", items)
    }

    private var links: HTTPFields {
        let here = address(nil, offset: offset)
        return [
            .contentLocation: here, .link: "<\(here)>; rel=\"cite-as\"", .contentLanguage: "en",
        ]
    }
}

/// Why a selection has no figures.
enum EmptyNote {
    static func text(_ filters: FigureFilters) -> String {
        let state = filters.answered.state
        guard state.view(filters.dataflow).count > 0 else {
            return "No figures of \(filters.dataflow.plainName) are held."
        }
        let names = filters.answered.codes(filters.dataflow)
        for dimension in filters.dataflow.dimensions {
            guard let asked = filters.codes[dimension] else { continue }
            let used = Set(DataflowFacts.usedCodes(dimension, filters.dataflow, state))
            if used.isDisjoint(with: asked) {
                let words = asked.prefix(3).map { "\($0) (\(names.name(dimension, $0)))" }
                return "No figure has \(words.joined(separator: " or ")) as "
                    + "\(dimension.plainName.replacing("_", with: " "))."
            }
        }
        return "There are figures for each of these, but none for all together."
    }
}
