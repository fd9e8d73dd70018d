internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Office
internal import SDMX

/// SDMX REST over HTTP, one of the two grammars.
struct SDMXEndpoint: Endpoint {
    let name: String
    private let grammar: QueryGrammar
    private let service: SDMXService
    /// What the paths begin with.
    private let path: String

    init(_ grammar: QueryGrammar, _ service: SDMXService) {
        self.grammar = grammar
        self.service = service
        name = grammar == .v1 ? "sdmx-1" : "sdmx-2"
        path = Self.path(grammar)
    }

    /// Where the service of a grammar is.
    static func path(_ grammar: QueryGrammar) -> String {
        switch grammar {
        case .v1: "/rest/v1"
        case .v2: "/rest/v2"
        }
    }

    func methods(at path: String) -> [HTTPRequest.Method] {
        guard grammar == .v2 else { return [.get, .head] }
        switch path.dropFirst(self.path.count).split(separator: "/", maxSplits: 1).first {
        case "data"?: return [.get, .head, .post]
        case "structure"?: return [.get, .head, .post, .put, .delete]
        default: return [.get, .head]
        }
    }

    private static func parts(_ path: Substring) -> [String] {
        path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    }

    func reply(to call: Call) async throws -> Reply {
        if [.post, .put, .delete].contains(call.method) {
            return try await SubmissionEndpoint(service).reply(
                to: call, path: Self.parts(call.path.dropFirst(path.count)))
        }
        let request = SDMXRequest(
            grammar: grammar, target: String(call.target.dropFirst(path.count)),
            accept: call.headers[.accept], acceptLanguage: call.headers[.acceptLanguage],
            range: call.headers[.range],
            audience: call.bearer.rights.contains(.see) ? .desk : .everybody)
        do {
            return try reply(to: call, try await service.plan(request))
        } catch let refusal as SDMXRefusal {
            return failure(refusal.status(grammar), refusal, call)
        }
    }

    func reply(to refusal: Refusal, _ call: Call) -> Reply {
        var reply = failure(refusal.status.code, SDMXRefusal(refusal), call)
        for field in refusal.headers { reply.headers[field.name] = field.value }
        return reply
    }

    private static let depends = "Accept, Accept-Encoding, Accept-Language, Range"

    private func reply(to call: Call, _ plan: SDMXPlan) throws -> Reply {
        let freshness = Freshness(of: plan.marks, modified: plan.changed)
        var headers: HTTPFields = [.vary: Self.depends]
        // A mark is of this very answer. A time or a star says nothing of whether there is one.
        let isMarked = call.headers[.ifNoneMatch].map { !$0.contains("*") } ?? false
        if isMarked, let unchanged = freshness.unchanged(call, headers: headers) {
            return unchanged
        }
        try call.check()
        let answer = try plan.answer()
        for field in freshness.fields { headers[field.name] = field.value }
        if case .empty = answer {
            return Reply(status: .noContent, mediaType: "", headers: headers, text: "")
        }
        if let unchanged = freshness.unchanged(call, headers: headers) { return unchanged }
        headers[.contentLanguage] = plan.language
        headers[.contentDisposition] =
            "inline; filename=\"\(plan.fileName).\(plan.representation.ending)\""
        let mediaType = plan.representation.mediaType
        switch answer {
        case .empty: return Reply(status: .noContent, mediaType: "", headers: headers, text: "")
        case .bytes(let bytes):
            return Reply(
                mediaType: mediaType, headers: headers, body: .bytes(ByteBuffer(bytes: bytes)))
        case .pieces(let first, let rest, let range):
            headers[.acceptRanges] = "values"
            headers[.contentRange] = range
            return Reply(
                status: range == nil ? .ok : .partialContent, mediaType: mediaType,
                headers: headers, body: Self.body(first, rest))
        }
    }

    private static func body(_ first: [UInt8], _ rest: FigureOutput) -> Reply.Body {
        if rest.isAtEnd { return .bytes(ByteBuffer(bytes: first)) }
        // Handed over to the one task that sends it, and used by no other.
        nonisolated(unsafe) let rest = rest
        return .stream { writer in
            first.withUnsafeBytes { writer.put($0) }
            try await writer.send()
            while let piece = try rest.next(atLeast: BodyWriter.piece) {
                piece.withUnsafeBytes { writer.put($0) }
                try await writer.send()
            }
        }
    }

    /// What went wrong, as a message of the form that the client would have had.
    private func failure(_ status: Int, _ refusal: SDMXRefusal, _ call: Call) -> Reply {
        let format = ErrorForm.format(call.headers[.accept], call.query, grammar)
        var headers: HTTPFields = [.vary: Self.depends]
        headers[.contentLanguage] = LocalisedText.defaultLanguage
        headers[.contentRange] = refusal.range
        return Reply(
            status: HTTPResponse.Status(code: status), mediaType: ErrorForm.mediaType(format),
            headers: headers, text: ErrorForm.text(refusal, format, service.office))
    }
}
