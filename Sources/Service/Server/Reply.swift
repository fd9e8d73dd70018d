package import Hummingbird

/// What an endpoint gives back, before the header fields that every reply has.
package struct Reply: Sendable {
    /// The form of a reply's text.
    enum Form: Sendable {
        case html, json, css, plain

        var mediaType: String {
            switch self {
            case .html: "text/html; charset=utf-8"
            case .json: "application/json; charset=utf-8"
            case .css: "text/css; charset=utf-8"
            case .plain: "text/plain; charset=utf-8"
            }
        }
    }

    /// What follows the header.
    package enum Body: Sendable {
        /// All of it, in memory.
        case bytes(ByteBuffer)
        /// Made while it is sent, so that memory does not grow with its length.
        ///
        /// Runs in threads for long work, once the header is sent: what can be refused is refused
        /// before. An error breaks the reply off, so that the client knows it is not whole.
        case stream(@Sendable (BodyWriter) async throws -> Void)
    }

    package var status: HTTPResponse.Status = .ok
    /// As `Content-Type` says it; empty for a reply without a body.
    package var mediaType: String
    package var body: Body
    package var headers: HTTPFields = [:]

    package init(
        status: HTTPResponse.Status = .ok, mediaType: String, headers: HTTPFields = [:], body: Body
    ) {
        self.status = status
        self.mediaType = mediaType
        self.headers = headers
        self.body = body
    }

    /// A reply whose text is at hand.
    package init(
        status: HTTPResponse.Status = .ok, mediaType: String, headers: HTTPFields = [:],
        text: String
    ) {
        self.init(
            status: status, mediaType: mediaType, headers: headers,
            body: .bytes(ByteBuffer(string: text)))
    }

    init(
        status: HTTPResponse.Status = .ok, _ form: Form, _ text: String, headers: HTTPFields = [:]
    ) {
        self.init(status: status, mediaType: form.mediaType, headers: headers, text: text)
    }

    /// An empty reply that leads elsewhere.
    package init(status: HTTPResponse.Status, to path: String) {
        self.init(
            status: status, mediaType: "text/plain; charset=utf-8", headers: [.location: path],
            text: "")
    }

    /// Bytes of a body in memory; 0 for a stream.
    var size: Int {
        switch body {
        case .bytes(let bytes): bytes.readableBytes
        case .stream: 0
        }
    }
}
