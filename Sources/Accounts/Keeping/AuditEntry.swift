internal import Crypto
internal import Foundation
internal import GRDB

/// One entry of the audit trail: who did what, to what, from where, and whether it was allowed.
public struct AuditEntry: Hashable, Sendable, Codable {
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        case allowed
        case refused
    }

    /// From 1, without gaps.
    public let id: Int
    public let at: Moment
    /// The account or token; nil where nobody had signed in.
    public let who: String?
    public let address: String
    /// What was done: one of ``AuditDeed``, or the method of a request.
    public let deed: String
    /// What it was done to: an account, or the path of a request.
    public let object: String
    public let outcome: Outcome
    /// More in words, such as why it was refused.
    public let detail: String

    /// The sum of an entry over its content and the sum before it: SHA-256.
    func sum(after last: Data?) -> Data {
        var hash = SHA256()
        func add(_ data: Data) {
            // With its length, so that two fields cannot trade letters.
            withUnsafeBytes(of: UInt64(data.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: data)
        }
        add(last ?? Data())
        for text in [
            "\(id)", "\(at.seconds)", who.map { "=" + $0 } ?? "", address, deed, object,
            outcome.rawValue, detail,
        ] { add(Data(text.utf8)) }
        return Data(hash.finalize())
    }

    init(
        id: Int, at: Moment, who: String?, address: String, deed: String, object: String,
        outcome: Outcome, detail: String
    ) {
        self.id = id
        self.at = at
        self.who = who
        self.address = address
        self.deed = deed
        self.object = object
        self.outcome = outcome
        self.detail = detail
    }

    init(_ row: Row) throws {
        let outcome: String = row["outcome"]
        guard let known = Outcome(rawValue: outcome) else {
            throw AccountError(
                .unreadable, "audit", found: "outcome \"\(outcome)\"", expected: "allowed, refused")
        }
        self.init(
            id: row["id"], at: Moment(seconds: row["at"]), who: row["who"],
            address: row["address"], deed: row["deed"], object: row["object"], outcome: known,
            detail: row["detail"])
    }
}

/// What happens to accounts, as the audit trail names it.
public enum AuditDeed: String, Sendable, CaseIterable {
    case create
    case invite
    case accept
    case change
    case close
    case reopen
    case password
    case signIn = "sign-in"
    case signOut = "sign-out"
    case endSession = "end-session"
    case addToken = "add-token"
    case revokeToken = "revoke-token"
}
