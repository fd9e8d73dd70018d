package import Accounts
package import Hummingbird
package import Warehouse

/// One request, as an endpoint sees it.
package struct Call: Sendable {
    package let method: HTTPRequest.Method
    /// The path as it was sent: still percent-encoded, dots and double slashes in place. What it
    /// means is the endpoint's to say.
    package let path: String
    /// What follows the question mark, as it was sent; nil where there is none.
    package let query: String?
    /// Scheme, host and port that the client used, `https://example.org`; nil where they are not
    /// known, or not fit to be repeated.
    package let origin: String?
    package let headers: HTTPFields
    package let body: BodyReader
    /// Tells this request from others in the reply and in the log.
    package let id: String
    package let client: Client
    /// Who asks, and with which rights.
    package let bearer: Bearer
    /// Until then the reply must have begun.
    package let deadline: ContinuousClock.Instant

    /// The path and query, as they were sent.
    package var target: String { query.map { path + "?" + $0 } ?? path }

    /// The same as the log may hold it: the address of an invitation opens an account.
    var loggedTarget: String {
        path.hasPrefix(InvitationSection.root + "/") ? InvitationSection.root + "/..." : target
    }

    /// Whether only the header of the reply is wanted, and need not come with a body.
    package var isHead: Bool { method == .head }

    /// Throws where there is no use in going on: the time is up or the client has gone. Long work
    /// asks now and then.
    package func check() throws {
        try Task.checkCancellation()
        guard ContinuousClock.now < deadline else { throw CancellationError() }
    }

    /// Refuses those who have not a right: 401 without a token, 403 with one that lacks it.
    package func require(_ right: Rights) throws {
        guard bearer.rights.isSuperset(of: right) else {
            throw bearer.name == nil
                ? Refusal.unauthorised(
                    "This needs a token with the right to \(right.text), as Authorization: Bearer.")
                : Refusal.forbidden(right)
        }
    }

    /// Refuses those who may not do something: 401 where nobody has signed in, 403 else.
    package func require(_ deed: Deed, _ subject: Subject = .anything) throws {
        guard !bearer.principal.may(deed, subject) else { return }
        throw bearer.principal.isMember
            ? Refusal.forbidden(deed)
            : Refusal.unauthorised(
                "To \(deed.words), sign in, or send a token as Authorization: Bearer.")
    }

    /// The releases that count for whoever asks.
    ///
    /// - Parameter now: UTC, `YYYY-MM-DDThh:mm:ssZ`; the time now unless given.
    package func sight(at now: String? = nil) -> Sight {
        if bearer.rights.contains(.see) { return .everything }
        return .published(at: now ?? CivilTime(seconds: CivilTime.now().seconds).text + "Z")
    }
}
