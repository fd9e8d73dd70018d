internal import Fetching
internal import Publishers
internal import Tables
internal import Vocabulary

/// Fetches one table: all its parts, years and pages, put together as its reader takes them.
struct TableFetch {
    let endpoint: Endpoint
    let order: FetchOrder
    let fetcher: Fetcher
    let clock: Clock
    let progress: (String) -> Void

    /// A request to be made.
    private struct Ask {
        var part: String?
        var years: ClosedRange<Int>?
        var page = 1
        /// Pages that the first page spoke of; nil for the first.
        var pages: Int?
        /// Whether it came of asking for less, so that it may well be empty.
        var isPiece = false

        /// As part of a file's name.
        func name(paged: Bool) -> String {
            let span = years.map { "\($0.lowerBound)-\($0.upperBound)" }
            let words = [part, span, paged ? "page-\(page)" : nil].compactMap(\.self)
            return words.isEmpty ? "all" : words.joined(separator: "-")
        }
    }

    private typealias Answer = SnapshotManifest.Answer

    /// Fetches the table; throws for what keeps it from being whole.
    func run() throws(FetchError) -> TableAccount {
        let years = order.years ?? needed
        let asked = order.base + " " + (years.map { "\($0)" } ?? "all")
        try fetcher.snapshot.begin(endpoint.table, asking: asked, anew: order.isAnew)
        do throws(FetchError) {
            return try fetch(years)
        } catch {
            // Pages that do not fit together are of two states of the table: once more from the first.
            guard error.kind == .changed else { throw error }
            progress("\(endpoint.table): \(error.found); from the beginning")
            try fetcher.snapshot.begin(endpoint.table, asking: asked, anew: true)
            return try fetch(years)
        }
    }

    /// The years where the service needs them to be said.
    private var needed: ClosedRange<Int>? {
        guard case .between(_, _, let first, isNeeded: true) = endpoint.years else { return nil }
        return first...max(first, present)
    }

    private var present: Int { Int(clock.stamp.prefix(4)) ?? 2100 }

    private func fetch(_ years: ClosedRange<Int>?) throws(FetchError) -> TableAccount {
        let parts = endpoint.parts.isEmpty ? [nil] : endpoint.parts.map(Optional.some)
        var waiting = parts.reversed().map { Ask(part: $0, years: years) }
        var answers: [Answer] = []
        var ways: [Fetcher.Way] = []
        var notes: [String] = []
        while let ask = waiting.popLast() {
            let (answer, way) = try self.answer(ask)
            answers.append(answer)
            ways.append(way)
            for note in answer.notes where !notes.contains(note) { notes.append(note) }
            switch answer.finding {
            case .sound: waiting += try further(ask, answer)
            case .tooLarge: waiting += try halves(ask, answer)
            case .empty:
                let mayBe = ask.page == 1 && (ask.isPiece || ask.part != nil)
                guard mayBe else { throw empty(ask, answer) }
            case .withdrawn: break
            }
        }
        let sound = answers.filter { $0.finding == .sound }
        guard !sound.isEmpty else {
            throw FetchError(
                .answer, answers.first?.url ?? order.base,
                found: "no rows in any answer: " + notes.joined(separator: "; "),
                expected: "rows; other years may have some (--since, --until)")
        }
        let before = fetcher.snapshot.table(endpoint.table)
        notes += shrunk(before, sound)
        let table = SnapshotManifest.Table(
            table: endpoint.table, title: endpoint.title, reader: endpoint.reader,
            citation: endpoint.citation, licence: endpoint.licence.name,
            licenceURL: endpoint.licence.url,
            years: order.years.map { "\($0.lowerBound)-\($0.upperBound)" }, agent: order.agent,
            completed: clock.stamp, file: try join(sound), answers: answers, notes: notes)
        try fetcher.snapshot.complete(table)
        var account = TableAccount(table)
        for (answer, way) in zip(answers, ways) where answer.finding == .sound {
            switch way {
            case .received: account.received += 1
            case .confirmed: account.confirmed += 1
            case .kept: account.kept += 1
            }
        }
        return account
    }

    private func answer(_ ask: Ask) throws(FetchError) -> (Answer, Fetcher.Way) {
        let url = endpoint.url(base: order.base, part: ask.part, years: ask.years, page: ask.page)
        let name = ask.name(paged: endpoint.paging != nil)
        progress(
            "\(endpoint.table): \(name)" + (ask.pages.map { " of \($0)" } ?? ""))
        let request = WebRequest(
            url: url,
            fields: [("Accept", endpoint.accept), ("Accept-Encoding", "gzip")],
            expected: "\(endpoint.title) (\(endpoint.table))")
        return try fetcher.answer(
            request, named: name, of: endpoint.table,
            examine: { examine($0, ask) },
            refusal: { error in
                endpoint.verdict(onStatus: error.status ?? 0, error.excerpt).flatMap {
                    finding(of: $0, ask)
                }
            })
    }

    /// What the answer in a file is, unpacked once or, where a packed file was packed for the way,
    /// twice.
    private func examine(_ path: String, _ ask: Ask) -> Fetcher.Examination {
        let bytes: [UInt8]
        let layers: Int
        do throws(TableError) {
            (bytes, layers) = try Self.unpacked(path)
        } catch {
            let words = "an answer that cannot be unpacked (\(error.found))"
            return error.kind == .limit ? .refused(words) : .again(words)
        }
        let file = InputFile(name: endpoint.table + "." + endpoint.suffix, bytes: bytes)
        let verdict = endpoint.verdict(on: file, page: ask.page)
        if var finding = finding(of: verdict, ask) {
            finding.suffix = endpoint.suffix + (layers > 0 ? ".gz" : "")
            return .found(finding)
        }
        switch verdict {
        case .damaged(let words): return .again(words)
        case .refused(let words): return .refused(words)
        case .sound, .empty, .tooLarge, .withdrawn: return .refused("an answer of no use")
        }
    }

    private func finding(of verdict: AnswerVerdict, _ ask: Ask) -> Fetcher.Finding? {
        let what = ask.part.map { $0 + ": " } ?? ""
        switch verdict {
        case .sound(let rows, let pages, let notes):
            return Fetcher.Finding(.sound, rows: rows, pages: pages, notes: notes)
        case .empty(let words):
            return Fetcher.Finding(.empty, notes: ask.isPiece ? [] : [what + words])
        case .tooLarge: return Fetcher.Finding(.tooLarge)
        case .withdrawn(let words):
            return Fetcher.Finding(
                .withdrawn, notes: [what + "withdrawn by the publisher: " + words])
        case .refused, .damaged: return nil
        }
    }

    /// The pages after the first, in the order of popping.
    private func further(_ ask: Ask, _ answer: Answer) throws(FetchError) -> [Ask] {
        guard let pages = answer.pages else { return [] }
        guard ask.page == 1 else {
            guard pages == ask.pages else {
                throw FetchError(
                    .changed, answer.url,
                    found: "\(pages) pages in all on page \(ask.page), \(ask.pages ?? 0) on page 1",
                    expected: "a table that stays as it is while it is fetched")
            }
            return []
        }
        guard pages <= 100_000 else {
            throw FetchError(
                .answer, answer.url, found: "\(pages) pages", expected: "at most 100000")
        }
        guard pages > 1 else { return [] }
        return (2...pages).reversed().map { page in
            var next = ask
            next.page = page
            next.pages = pages
            return next
        }
    }

    /// The same for the earlier and the later half of the years.
    private func halves(_ ask: Ask, _ answer: Answer) throws(FetchError) -> [Ask] {
        let years: ClosedRange<Int>
        if let own = ask.years {
            years = own
        } else if let first = endpoint.years.first {
            years = first...max(first, present)
        } else {
            throw FetchError(
                .tooLarge, answer.url, found: "a refusal, as the answer would be too large",
                expected: "a table whose years can be chosen")
        }
        guard years.count > 1 else {
            throw FetchError(
                .tooLarge, answer.url,
                found: "a refusal, as the answer would be too large even for \(years.lowerBound)",
                expected: "an answer; download the table by hand and import the file")
        }
        progress("\(endpoint.table): too large at once, in halves")
        let middle = years.lowerBound + (years.count - 1) / 2
        return [middle + 1...years.upperBound, years.lowerBound...middle].map {
            Ask(part: ask.part, years: $0, isPiece: true)
        }
    }

    private func empty(_ ask: Ask, _ answer: Answer) -> FetchError {
        guard ask.page == 1 else {
            return FetchError(
                .changed, answer.url,
                found: "nothing on page \(ask.page) of \(ask.pages ?? 0)",
                expected: "rows on every page")
        }
        return FetchError(
            .answer, answer.url,
            found: answer.notes.first ?? "an answer without rows",
            expected: "rows"
                + (order.years.map {
                    " for \($0.lowerBound) to \($0.upperBound); other years may have some (--since, --until)"
                } ?? ", as the table has had"))
    }

    private func shrunk(_ before: SnapshotManifest.Table?, _ now: [Answer]) -> [String] {
        let years = order.years.map { "\($0.lowerBound)-\($0.upperBound)" }
        guard let before, before.years == years else { return [] }
        let earlier = before.answers.reduce(0) { $0 + $1.rows }
        let rows = now.reduce(0) { $0 + $1.rows }
        guard rows < earlier - earlier / 100 else { return [] }
        return ["fewer rows than before: \(rows), on \(before.completed.prefix(10)) \(earlier)"]
    }

    private func join(_ answers: [Answer]) throws(FetchError) -> SnapshotManifest.File {
        let folder = fetcher.snapshot.folder
        let files = answers.compactMap(\.file)
        var texts: [[UInt8]] = []
        var layers = 0
        do throws(TableError) {
            for file in files {
                let found = try Self.unpacked(folder + "/" + file.path)
                texts.append(found.bytes)
                layers = max(layers, found.layers)
            }
        } catch {
            throw FetchError(
                .file, folder + "/" + endpoint.table, found: error.found,
                expected: "the answers that were received")
        }
        guard let whole = endpoint.joined(texts) else {
            throw FetchError(
                .answer, order.base, found: "answers with different headings",
                expected: "parts of one table")
        }
        texts = []
        let name = endpoint.table + "." + endpoint.suffix
        guard endpoint.isReadable(InputFile(name: name, bytes: whole)) else {
            throw FetchError(
                .answer, answers.first?.url ?? order.base,
                found: "answers that together are no table of \(endpoint.reader ?? "it")",
                expected: endpoint.title)
        }
        // An import unpacks once.
        if let only = files.first, files.count == 1, layers < 2 { return only }
        return try fetcher.join(whole, suffix: endpoint.suffix, of: endpoint.table)
    }

    /// The bytes of a file, and in how many layers of gzip they were.
    private static func unpacked(
        _ path: String
    ) throws(TableError) -> (bytes: [UInt8], layers: Int) {
        let source = try ByteSource(path: path)
        guard source.container == .gzip else { return (source.bytes, 0) }
        let once = try source.inflated()
        guard once.container == .gzip else { return (once.bytes, 1) }
        return (try once.inflated().bytes, 2)
    }
}
