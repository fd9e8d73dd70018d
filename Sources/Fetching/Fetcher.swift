/// A request by name, answered from the snapshot or from the host.
public struct Fetcher {
    public let client: WebClient
    public let snapshot: SnapshotFolder
    /// Whether what the snapshot has is asked for again without saying that we have it.
    public let isAnew: Bool

    public init(client: WebClient, snapshot: SnapshotFolder, isAnew: Bool = false) {
        self.client = client
        self.snapshot = snapshot
        self.isAnew = isAnew
    }

    /// What an answer was found to be by who knows the publisher.
    public struct Finding: Sendable {
        public var finding: SnapshotManifest.Answer.Finding
        public var rows: Int
        public var pages: Int?
        public var notes: [String]
        /// How the file's name ends: `json`, `csv.gz`.
        public var suffix: String

        public init(
            _ finding: SnapshotManifest.Answer.Finding, rows: Int = 0, pages: Int? = nil,
            notes: [String] = [], suffix: String = "txt"
        ) {
            self.finding = finding
            self.rows = rows
            self.pages = pages
            self.notes = notes
            self.suffix = suffix
        }
    }

    /// What came of examining an answer.
    public enum Examination: Sendable {
        case found(Finding)
        /// Damaged, or a web page in its place: worth asking for again.
        case again(String)
        /// An answer of another kind than asked for: asking again does not help.
        case refused(String)
    }

    /// Where an answer came from.
    public enum Way: Sendable {
        case received
        /// The host said that what we have is still so.
        case confirmed
        /// Had before this fetch was interrupted.
        case kept
    }

    /// The answer to a request of a table.
    ///
    /// - Parameters:
    ///   - examine: what a whole answer in the file of a path is.
    ///   - refusal: what a refusal of the host means for the table; nil where it ends the fetch.
    public func answer(
        _ request: WebRequest, named name: String, of table: String,
        examine: (String) -> Examination, refusal: (FetchError) -> Finding?
    ) throws(FetchError) -> (answer: SnapshotManifest.Answer, way: Way) {
        if let answer = snapshot.answered(name, url: request.url, of: table) {
            return (answer, .kept)
        }
        let earlier = isAnew ? nil : snapshot.earlier(name, url: request.url, of: table)
        let known =
            earlier?.file == nil
            ? nil
            : Validators(tag: earlier?.fields["ETag"], time: earlier?.fields["Last-Modified"])
        let part = try snapshot.part(name, of: table)
        var examined: Examination?
        do throws(FetchError) {
            let web = try client.get(request, into: part, known: known) { path, _ in
                let result = examine(path)
                examined = result
                if case .again(let words) = result { return .again(words) }
                return .taken
            }
            if !web.isReceived, var answer = earlier {
                answer.confirmed = client.manners.clock.stamp
                try snapshot.note(answer, of: table)
                return (answer, .confirmed)
            }
            return (try keep(web, part, examined, request, name, table), .received)
        } catch {
            guard error.kind == .status, let finding = refusal(error) else { throw error }
            let answer = record(
                finding, nil, status: error.status ?? 0, fields: [:], request, name, attempts: 1,
                by: request.url)
            try snapshot.note(answer, of: table)
            return (answer, .received)
        }
    }

    private func keep(
        _ web: WebAnswer, _ part: PartFile, _ examined: Examination?, _ request: WebRequest,
        _ name: String, _ table: String
    ) throws(FetchError) -> SnapshotManifest.Answer {
        switch examined {
        case .found(var finding):
            if !web.head.statesItsEnd {
                finding.notes.append(
                    "the host did not state the answer's length: one cut off at a line end would "
                        + "look whole")
            }
            let fields = ["Content-Type", "Content-Encoding", "ETag", "Last-Modified", "Date"]
                .reduce(into: [String: String]()) { $0[$1] = web.head[$1] }
            var file: SnapshotManifest.File?
            if finding.finding == .sound {
                file = try snapshot.keep(part, as: name, extension: finding.suffix, of: table)
            } else {
                part.discard()
            }
            let answer = record(
                finding, file, status: web.head.status, fields: fields, request, name,
                attempts: web.attempts, by: web.url)
            try snapshot.note(answer, of: table)
            return answer
        case .refused(let words), .again(let words):
            part.discard()
            throw FetchError(.answer, request.url, found: words, expected: request.expected)
        case nil:
            throw FetchError(
                .answer, request.url, found: "no answer", expected: request.expected)
        }
    }

    private func record(
        _ finding: Finding, _ file: SnapshotManifest.File?, status: Int, fields: [String: String],
        _ request: WebRequest, _ name: String, attempts: Int, by url: String
    ) -> SnapshotManifest.Answer {
        SnapshotManifest.Answer(
            name: name, url: request.url, answeredBy: url == request.url ? nil : url, file: file,
            status: status, fields: fields, received: client.manners.clock.stamp, confirmed: nil,
            attempts: attempts, finding: finding.finding, rows: finding.rows, pages: finding.pages,
            notes: finding.notes)
    }

    /// Writes what is made from the answers of a table, and gives its file.
    public func join(
        _ bytes: [UInt8], suffix: String, of table: String
    ) throws(FetchError) -> SnapshotManifest.File {
        try snapshot.write(bytes, suffix: suffix, of: table)
    }
}
