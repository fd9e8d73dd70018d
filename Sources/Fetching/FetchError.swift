/// Why an answer could not be got or kept: what, where, found, expected.
public struct FetchError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// The address is none that is fetched from.
        case address
        /// A redirect leads round in a circle, too far, or where nothing is fetched from.
        case redirect
        /// No connection: no such host, nobody listening, no network.
        case unreachable
        /// The host cannot prove who it is, or encryption failed.
        case trust
        /// The connection ended before the answer did.
        case cut
        /// The answer came too slowly.
        case stalled
        /// The host answered with an error, or asks to wait for longer than is worth it.
        case status
        /// The answer came whole and is not what was asked for.
        case answer
        /// More bytes than are taken.
        case tooLarge
        /// The user ended it.
        case interrupted
        /// Another process works on the same folder.
        case busy
        /// A file cannot be read or written.
        case file
        /// A snapshot's file is not what its manifest says.
        case changed
    }

    public let kind: Kind
    /// The address or the file.
    public let place: String
    public let found: String
    public let expected: String
    /// The status of the answer; nil where there was none.
    public var status: Int?
    /// The beginning of the body of a refusal, as text.
    public var excerpt = ""

    public init(
        _ kind: Kind, _ place: String, found: String, expected: String, status: Int? = nil,
        excerpt: String = ""
    ) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
        self.status = status
        self.excerpt = excerpt
    }

    /// Whether the same request may well succeed a little later.
    var mayPass: Bool {
        switch kind {
        case .unreachable, .cut, .stalled: true
        case .status: status.map { [408, 425, 429, 500, 502, 503, 504].contains($0) } ?? false
        case .address, .redirect, .trust, .answer, .tooLarge, .interrupted, .busy, .file,
            .changed:
            false
        }
    }
}

extension FetchError: CustomStringConvertible {
    public var description: String { "\(place): found \(found), expected \(expected)" }
}
