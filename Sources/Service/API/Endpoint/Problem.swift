internal import Hummingbird

/// Why a request is not answered as asked, in the form of RFC 9457: what, where, found, expected.
struct Problem: Error, Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// A part of the request cannot be read.
        case malformed = "malformed-request"
        /// Each part can be read, and together, or of the figures held here, they make no sense.
        case unfit = "unfit-request"
        case noSuchAddress = "no-such-address"
        /// There was something, and it was withdrawn.
        case gone = "withdrawn"
        /// The release is not in the state that this needs.
        case conflict = "conflict"
        case needsToken = "token-needed"
        case needsRight = "right-needed"
        case notAllowed = "method-not-allowed"
        /// More than is taken at once, or of a kind that is not.
        case limit = "limit"
        /// The workspace cannot be written at the moment.
        case unavailable = "unavailable"
        case failure = "failure"
    }

    let kind: Kind
    /// What is wrong, in a few words.
    let title: String
    /// Which part of the request.
    let place: String
    let found: String
    let expected: String
    /// All that may stand there, if that is not much.
    var allowed: [String] = []
    /// What may have been meant, nearest first.
    var nearest: [String] = []
    /// The whole in a sentence, where the parts do not make one.
    var sentence: String?
    /// Where to go on.
    var links: [String] = []
    /// Where two people changed the same field: what both wrote.
    var collision: Datum?
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]

    init(_ kind: Kind, _ title: String, where place: String, found: String, expected: String) {
        self.kind = kind
        self.title = title
        self.place = place
        self.found = Refusal.shortened(found)
        self.expected = expected
        status = kind.status
    }
}

extension Problem.Kind {
    /// The usual status of the kind.
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .unfit: .unprocessableContent
        case .noSuchAddress: .notFound
        case .gone: .gone
        case .conflict: .conflict
        case .needsToken: .unauthorized
        case .needsRight: .forbidden
        case .notAllowed: .methodNotAllowed
        case .limit: .contentTooLarge
        case .unavailable: .serviceUnavailable
        case .failure: .internalServerError
        }
    }
}

extension Problem {
    static let mediaType = "application/problem+json"

    /// What clients are told, `request` being the id under which the log has it.
    static let shape = Shape<(problem: Problem, request: String)>(
        "Problem", "Why a request was not answered as asked (RFC 9457).",
        [
            .init("type", .address, "The kind of problem, for programs.") {
                .text("urn:corridor:problem:" + $0.problem.kind.rawValue)
            },
            .init("title", .text, "What is wrong.") { .text($0.problem.title) },
            .init("status", .whole(400...599), "The status of the reply.") {
                .whole($0.problem.status.code)
            },
            .init("detail", .text, "The same in a sentence.") { .text($0.problem.detail) },
            .init("where", .text, "The part of the request.") { .text($0.problem.place) },
            .init("found", .text, "What stood there.") { .text($0.problem.found) },
            .init("expected", .text, "What may stand there.") { .text($0.problem.expected) },
            .init("allowed", .list(of: .text), "All that may stand there, if that is not much.") {
                .list($0.problem.allowed.map { .text($0) })
            },
            .init("nearest", .list(of: .text), "What may have been meant, nearest first.") {
                .list($0.problem.nearest.map { .text($0) })
            },
            .init("links", .list(of: .address), "Where to go on.") {
                .list($0.problem.links.map { .text($0) })
            },
            .init(
                optional: "collision", CollisionFacts.shape.reference,
                "Where somebody else changed the same field: both contents. Nothing was written."
            ) { $0.problem.collision },
            .init("request", .text, "The request in the log of the service.") {
                .text($0.request)
            },
        ])

    var detail: String {
        if let sentence { return sentence }
        var text = "\(title). In \(place): found \(found), expected \(expected)."
        if !nearest.isEmpty { text += " Nearest: \(nearest.joined(separator: ", "))." }
        return text
    }

    func reply(_ call: Call) -> Reply {
        Reply(
            status: status, mediaType: Self.mediaType, headers: headers,
            text: Self.shape.datum((self, call.id)).json)
    }
}
