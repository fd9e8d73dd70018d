package import Hummingbird

/// What answers the requests below some path.
///
/// What all have in common is done before and after: tokens, limits, methods, compression, header
/// fields, the log. An endpoint reads the path and gives a reply.
package protocol Endpoint: Sendable {
    /// Names it in metrics and in the log.
    var name: String { get }
    /// Whether scripts of pages from elsewhere may read its replies.
    var isShared: Bool { get }
    /// Whether limits on requests leave it out: for what watches over the service.
    var isExempt: Bool { get }

    /// Whether it takes forms of those who have signed in. Others know no sessions where something is
    /// to be changed: a page from elsewhere could have a browser send them.
    var takesForms: Bool { get }

    /// The methods that an address answers to, but for OPTIONS.
    func methods(at path: String) -> [HTTPRequest.Method]

    /// Answers a request of one of those methods.
    ///
    /// May throw a ``Refusal``; any other error is written to the log, and the client is told that
    /// something failed and no more.
    func reply(to call: Call) async throws -> Reply

    /// Tells a refusal in the endpoint's own form.
    func reply(to refusal: Refusal, _ call: Call) -> Reply
}

extension Endpoint {
    package var isShared: Bool { true }
    package var isExempt: Bool { false }
    package var takesForms: Bool { false }

    package func methods(at path: String) -> [HTTPRequest.Method] { [.get, .head] }

    /// As JSON for those who would rather have that, else as plain text.
    package func reply(to refusal: Refusal, _ call: Call) -> Reply {
        PlainRefusal.reply(refusal, asData: Accepting.prefersJSON(call.headers[.accept]))
    }
}

/// A refusal without ornament.
enum PlainRefusal {
    static func reply(_ refusal: Refusal, asData: Bool) -> Reply {
        if asData, let text = try? JSONPage.text(Record(refusal)) {
            return Reply(status: refusal.status, .json, text, headers: refusal.headers)
        }
        return Reply(
            status: refusal.status, .plain, "\(refusal.title)\n\n\(refusal.problem)\n",
            headers: refusal.headers)
    }

    private struct Record: Encodable {
        let status: Int
        let title: String
        let problem: String

        init(_ refusal: Refusal) {
            status = refusal.status.code
            title = refusal.title
            problem = refusal.problem
        }
    }
}
