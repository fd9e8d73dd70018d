internal import HTTPTypes
internal import Hummingbird

/// The header fields that replies have in common.
enum Sending {
    /// A whole reply that can be written at once.
    struct Told {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: ByteBuffer
    }

    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    /// Fields of every reply: what a page may load, that its type is meant, and what a browser
    /// tells others of it.
    private static let common: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff",
        ]
        fields[.referrerPolicy] = "strict-origin-when-cross-origin"
        return fields
    }()

    private static let exposed = [
        "Accept-Ranges", "Content-Disposition", "Content-Language", "Content-Location",
        "Content-Range", "ETag", "Last-Modified", "Link", "Location", "Retry-After",
        "WWW-Authenticate", "X-Request-ID",
    ].joined(separator: ", ")

    private static let askedFor = [
        "Accept", "Accept-Language", "Authorization", "Content-Type", "If-Modified-Since",
        "If-None-Match", "Range", "X-Request-ID",
    ].joined(separator: ", ")

    /// All fields of a reply but those of its length.
    static func fields(_ reply: Reply, _ call: Call, _ endpoint: any Endpoint) -> HTTPFields {
        var fields = common
        if !reply.mediaType.isEmpty {
            fields.append(.init(name: .contentType, value: reply.mediaType))
        }
        fields.append(.init(name: .xRequestID, value: call.id))
        if endpoint.isShared {
            fields.append(.init(name: .accessControlAllowOrigin, value: "*"))
            fields.append(.init(name: .accessControlExposeHeaders, value: exposed))
        }
        for field in reply.headers {
            if field.name == .contentSecurityPolicy || field.name == .referrerPolicy {
                fields[field.name] = field.value
            } else {
                fields.append(field)
            }
        }
        if reply.status.code >= 400 { keepNothing(&fields) }
        if call.bearer.name != nil {
            keepPrivate(&fields, byCookie: call.bearer.session != nil)
        }
        return fields
    }

    /// A refusal where no endpoint is concerned.
    static func told(_ refusal: Refusal, id: String) -> Told {
        let reply = PlainRefusal.reply(refusal, asData: false)
        var fields = common
        fields.append(.init(name: .contentType, value: reply.mediaType))
        fields.append(.init(name: .xRequestID, value: id))
        for field in reply.headers { fields.append(field) }
        keepNothing(&fields)
        return whole(reply, fields)
    }

    /// A reply whose body is at hand, with all its fields.
    static func told(_ reply: Reply, _ call: Call, _ endpoint: any Endpoint) -> Told {
        whole(reply, fields(reply, call, endpoint))
    }

    /// The answer to a browser that asks whether a script of another page may do something.
    static func options(_ call: Call, _ methods: [HTTPRequest.Method]) -> Reply {
        let names = (methods + [.options]).map(\.rawValue).joined(separator: ", ")
        return Reply(
            status: .noContent, mediaType: "",
            headers: [
                .allow: names, .accessControlAllowMethods: names,
                .accessControlAllowHeaders: askedFor, .accessControlMaxAge: "86400",
            ], text: "")
    }

    /// Adds to the fields that a reply depends on.
    static func vary(_ fields: inout HTTPFields, on name: String) {
        let before = fields[.vary]
        guard before != "*", before?.lowercased().contains(name.lowercased()) != true else {
            return
        }
        fields[.vary] = before.map { $0 + ", " + name } ?? name
    }

    /// What went wrong once may be right the next time.
    private static func keepNothing(_ fields: inout HTTPFields) {
        guard !fields.contains(.cacheControl) else { return }
        fields.append(.init(name: .cacheControl, value: "no-store"))
    }

    /// What somebody with a token or a session was told is not for others.
    private static func keepPrivate(_ fields: inout HTTPFields, byCookie: Bool) {
        let before = fields[.cacheControl] ?? "no-cache"
        let words = before.split(separator: ",").map { $0.filter { $0 != " " } }
        fields[.cacheControl] =
            (["private"] + words.filter { $0 != "public" && $0 != "private" }).joined(
                separator: ", ")
        vary(&fields, on: byCookie ? "Cookie" : "Authorization")
    }

    private static func whole(_ reply: Reply, _ fields: HTTPFields) -> Told {
        var fields = fields
        guard case .bytes(let body) = reply.body else {
            return Told(status: reply.status, headers: fields, body: ByteBuffer())
        }
        fields.append(.init(name: .contentLength, value: "\(body.readableBytes)"))
        return Told(status: reply.status, headers: fields, body: body)
    }
}

extension HTTPField.Name {
    static let xRequestID = Self.known("X-Request-ID")
    static let xForwardedFor = Self.known("X-Forwarded-For")
    static let xForwardedProto = Self.known("X-Forwarded-Proto")
    static let link = Self.known("Link")
    static let referrerPolicy = Self.known("Referrer-Policy")

    /// A name that is one; any other would be Server, which is never sent.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
