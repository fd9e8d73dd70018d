package import Hummingbird

/// What a reply is made from, so that a client need not be sent again what it holds.
///
/// An endpoint makes one before it makes a body:
///
/// ```swift
/// let freshness = Freshness(of: [state, call.target, format], modified: release.heldFrom)
/// if let unchanged = freshness.unchanged(call) { return unchanged }
/// ```
package struct Freshness: Sendable {
    /// The mark, as an ETag.
    package let mark: String
    /// Seconds since 1970; nil where it is not known.
    package let modified: Int?

    /// - Parameters:
    ///   - parts: everything that the bytes of the reply depend on: the state of the data, what
    ///     was asked, the format. The build of the program is added.
    ///   - modified: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    package init(of parts: [String], modified: String? = nil) {
        mark = EntityTag.mark(parts + [EntityTag.build])
        self.modified = modified.flatMap { CivilTime.seconds(stamp: $0) }
    }

    /// The header fields that say so. A client may keep the reply, and asks each time whether it
    /// is still right.
    package var fields: HTTPFields {
        var fields: HTTPFields = [.eTag: mark, .cacheControl: "public, no-cache"]
        if let modified { fields[.lastModified] = CivilTime(seconds: modified).httpText }
        return fields
    }

    /// Whether the client holds this already: by `If-None-Match`, or where there is none by
    /// `If-Modified-Since`.
    package func isHeld(by call: Call) -> Bool {
        guard call.method == .get || call.method == .head else { return false }
        if let marks = call.headers[.ifNoneMatch] { return EntityTag.matches(marks, mark) }
        guard let modified, let since = call.headers[.ifModifiedSince] else { return false }
        return CivilTime.seconds(httpText: since).map { modified <= $0 } ?? false
    }

    /// The reply that says that nothing has changed; nil where the client does not hold this.
    ///
    /// - Parameter headers: fields that the whole reply would have too, such as `Vary`.
    package func unchanged(_ call: Call, headers: HTTPFields = [:]) -> Reply? {
        guard isHeld(by: call) else { return nil }
        var all = fields
        for field in headers { all[field.name] = field.value }
        return Reply(status: .notModified, mediaType: "", headers: all, text: "")
    }
}
