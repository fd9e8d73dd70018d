internal import GRDB
internal import Warehouse

/// What is wrong with something asked of the accounts: where, found, expected.
public struct AccountError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// There are no accounts at the place.
        case absent
        /// There is no such account, session, token or invitation.
        case notFound
        /// What was given cannot be taken: a name, a role, a password.
        case value
        /// It contradicts what is held: a name that is taken, an invitation that is used.
        case conflict
        /// It would leave nobody who administers.
        case lastAdministrator
        /// The command was put wrongly.
        case request
        /// The file is damaged, of another program, or of a later version.
        case unreadable
        /// The storage failed.
        case storage
    }

    public let kind: Kind
    public let place: String
    public let found: String
    public let expected: String

    public var description: String { "\(place): found \(found), expected \(expected)" }

    public init(_ kind: Kind, _ place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }

    /// Puts the storage's words into ours.
    init(_ error: any Error, place: String) {
        if let own = error as? AccountError {
            self = own
            return
        }
        guard let failure = error as? DatabaseError else {
            self.init(.storage, place, found: "\(error)", expected: "storage that works")
            return
        }
        let said = failure.message ?? "no message"
        switch failure.resultCode.primaryResultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                .unreadable, place, found: "a file that is damaged (\(said))",
                expected: "accounts written by corridor")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .storage, place, found: "another process writing (\(said))",
                expected: "one writer at a time; try again when it has finished")
        default:
            self.init(
                .storage, place, found: "\(failure.resultCode): \(said)",
                expected: "a folder and file this user may write to, and room on the disk")
        }
    }
}
