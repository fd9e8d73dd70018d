/// What is asked for.
public struct WebRequest: Sendable {
    public let url: String
    /// Header fields beside those that the client sends itself.
    public var fields: [(name: String, value: String)]
    /// What the answer should be, in words for messages.
    public let expected: String

    public init(
        url: String, fields: [(name: String, value: String)] = [], expected: String = "an answer"
    ) {
        self.url = url
        self.fields = fields
        self.expected = expected
    }
}

/// What tells a host which answer we have.
struct Validators: Hashable, Sendable {
    let tag: String?
    let time: String?

    /// Nil where there is nothing to tell.
    init?(tag: String?, time: String?) {
        guard tag != nil || time != nil else { return nil }
        self.tag = tag
        self.time = time
    }
}

/// What came.
struct WebAnswer {
    let head: ResponseHead
    /// The address that answered, after redirects.
    let url: String
    /// Whether there is a body in the part file; otherwise what we have is still so.
    let isReceived: Bool
    var attempts = 1
}
