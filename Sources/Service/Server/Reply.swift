internal import HTTPTypes
internal import Hummingbird

/// What is sent back, before the headers that every reply has.
struct Reply: Sendable {
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

    var status: HTTPResponse.Status = .ok
    var form: Form = .html
    var body = ByteBuffer()
    var headers: HTTPFields = [:]

    init(
        status: HTTPResponse.Status = .ok, _ form: Form, _ text: String, headers: HTTPFields = [:]
    ) {
        self.status = status
        self.form = form
        body = ByteBuffer(string: text)
        self.headers = headers
    }

    /// An empty reply that leads elsewhere.
    init(status: HTTPResponse.Status, to path: String) {
        self.status = status
        form = .plain
        headers = [.location: path]
    }

    /// The response with the headers that every reply has: what a page may load, that its type
    /// is meant, and what a browser tells others of it.
    func response(isHead: Bool) -> Response {
        var all: HTTPFields = [
            .contentType: form.mediaType,
            .contentSecurityPolicy: Self.policy,
            .xContentTypeOptions: "nosniff",
            .contentLength: "\(body.readableBytes)",
        ]
        if let name = HTTPField.Name("Referrer-Policy") {
            all[name] = "strict-origin-when-cross-origin"
        }
        for field in headers { all[field.name] = field.value }
        if status == .notModified { all[.contentLength] = nil }
        return Response(
            status: status, headers: all,
            body: isHead || status == .notModified ? .init() : .init(byteBuffer: body))
    }

    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
}
