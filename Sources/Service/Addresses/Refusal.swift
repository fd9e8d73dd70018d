internal import Atlas
internal import Hummingbird

/// Why a request is not answered as asked: the status, what was found, and what is allowed.
///
/// Endpoints and what stands before them throw it; each endpoint tells it in its own form.
package struct Refusal: Error {
    var status: HTTPResponse.Status
    var title: String
    var problem: String
    var allowed: [Link] = []
    var headers: HTTPFields = [:]
    /// The limit that was passed, where that is the reason.
    var limit: Limit?

    /// Nothing is published at an address.
    static func notFound(_ title: String, _ problem: String, _ allowed: [Link] = []) -> Refusal {
        Refusal(status: .notFound, title: title, problem: problem, allowed: allowed)
    }

    /// The address or its query makes no sense.
    static func malformed(_ title: String, _ problem: String, _ allowed: [Link] = []) -> Refusal {
        Refusal(status: .badRequest, title: title, problem: problem, allowed: allowed)
    }

    /// Something failed inside; the reader is told no more than that.
    static let failure = Refusal(
        status: .internalServerError, title: "Something went wrong here",
        problem: "The page could not be made. The fault is on this side, not in the request; "
            + "it has been written to the log.")

    /// A text from the request as a message may repeat it: no longer than a line.
    static func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 80
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(79))) + "…"
    }
}
