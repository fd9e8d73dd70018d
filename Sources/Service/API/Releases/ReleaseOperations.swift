internal import Hummingbird
internal import Office
internal import Warehouse

/// Whose figures are held.
enum ReleaseOperations {
    static let all = [list, details]

    static let components: [Datum.Member] = [
        ReleaseFacts.shape.component, ReleaseDetails.shape.component,
        ReleaseDetails.file.component, ReleaseEffect.shape.component, listShape.component,
    ]

    /// The part of an address that names a release.
    static let id = Parameter(
        "id", .whole(1...Int(Int32.max)), "The number of the release.", in: .path,
        examples: ["1"])

    private static let listShape = ListPage.shape(
        "ReleaseList", "Releases.", items: "releases", ReleaseFacts.shape.reference)

    private static let list = Operation(
        "releases", "\(APIService.root)/releases", tag: "Releases", "Releases",
        about: "The releases that figures come from, latest first. A release that was withdrawn "
            + "stays on record with the reason.",
        parameters: [
            Parameter("source", .texts(.code), "Only those of these sources."),
            Parameter(
                "standing", .choice(ReleaseFacts.Standing.allCases.map(\.rawValue)),
                "Only those that stand so."),
            FigureParameters.limit(1000, "The most releases to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ], contents: [.init(mediaType: "application/json", schema: listShape.reference)]
    ) { request in
        let seen = SeenReleases(request)
        let sources = request.values.texts("source")
        let standing = request.values.text("standing")
        return try request.reply(seen.marks, modified: nil) {
            let found = seen.facts.reversed().filter { facts in
                (sources?.contains(facts.release.source) ?? true)
                    && (standing == nil || facts.standing.rawValue == standing)
            }
            let page = ListPage(
                found, request, of: 100,
                keeping: [("source", sources?.joined(separator: ",")), ("standing", standing)]
            ) { ReleaseFacts.shape.datum($0) }
            return listShape.datum(page)
        }
    }

    private static let details = Operation(
        "release", "\(APIService.root)/releases/{id}", tag: "Releases", "A release",
        about: "A release with its publisher, citation, terms, files and what it changed.",
        parameters: [id],
        contents: [
            .init(mediaType: "application/json", schema: ReleaseDetails.shape.reference)
        ]
    ) { request in
        let seen = SeenReleases(request)
        let facts = try seen.release(request.values.whole("id") ?? 0)
        return try request.reply(seen.marks, modified: nil) {
            ReleaseDetails.shape.datum(try seen.details(facts))
        }
    }
}

/// The releases that an audience sees now, those withdrawn after it saw them included.
struct SeenReleases: Sendable {
    /// Oldest first.
    let facts: [ReleaseFacts]
    private let office: Office

    init(_ request: APICall) {
        self.init(request, audience: request.audience, of: request.holdings)
    }

    init(_ request: APICall, audience: Office.Audience, of holdings: Holdings) {
        office = request.service.office.seen(by: audience)
        let now = office.clock()
        facts = holdings.releases(openTo: office.sight).filter {
            Appearance($0, to: audience, now: now) != nil
        }.map {
            ReleaseFacts(release: $0, now: now, origin: request.call.origin)
        }
    }

    /// Equal marks mean equal releases that stand equally.
    var marks: [String] {
        [
            facts.map { "\($0.release.id) \($0.standing) \($0.release.embargo ?? "")" }
                .joined(separator: ",")
        ]
    }

    /// One of them.
    ///
    /// - Throws: ``Problem`` for one that is not there, or not to be seen.
    func release(_ id: Int) throws(Problem) -> ReleaseFacts {
        guard let found = facts.first(where: { $0.release.id == id }) else {
            var problem = Problem(
                .noSuchAddress, "There is no release \(id)", where: "the address, id",
                found: "\(id)",
                expected: facts.last.map { "a release such as \($0.release.id), the last one" }
                    ?? "no release, as none is held")
            problem.links = ["\(APIService.root)/releases"]
            throw problem
        }
        return found
    }

    /// A release with what it changed.
    func details(_ facts: ReleaseFacts) throws -> ReleaseDetails {
        guard facts.standing != .withdrawn else {
            return ReleaseDetails(facts: facts, effects: nil)
        }
        let after = try office.state(asOf: facts.release.id)
        return ReleaseDetails(
            facts: facts,
            effects: try ReleaseEffect.all(from: after.asOf(facts.release.id - 1), to: after))
    }
}
