internal import GRDB

/// What is wrong with a workspace, or with something asked of it.
public struct WarehouseError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// There is no workspace at the place.
        case absent
        /// The file is not a workspace of ours, or is damaged.
        case unreadable
        /// The workspace was written by a later version of the program.
        case newer
        /// The workspace was written by an earlier version, and is opened for reading only.
        case older
        /// There is no such release.
        case noRelease
        /// The disk, or a limit on file size, is full.
        case full
        /// The place cannot be written.
        case notWritable
        /// Another process holds the workspace for writing.
        case busy
        /// A release contradicts what is held.
        case conflict
        /// A release would close much of what is held.
        case shrinks
        /// Any other failure of the storage.
        case storage
    }

    public let kind: Kind
    public let place: String
    public let found: String
    public let expected: String

    public init(kind: Kind, place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }
}

extension WarehouseError: CustomStringConvertible {
    public var description: String { "\(place): found \(found), expected \(expected)" }
}

extension WarehouseError {
    /// Puts SQLite's words into ours.
    init(_ error: any Error, place: String) {
        if let own = error as? WarehouseError {
            self = own
            return
        }
        if error is RowDecodingError || error is DecodingError {
            self.init(
                kind: .unreadable, place: place, found: "content that is damaged (\(error))",
                expected: "a workspace written by corridor")
            return
        }
        guard let failure = error as? DatabaseError else {
            self.init(
                kind: .storage, place: place, found: "\(error)", expected: "storage that works")
            return
        }
        let said = failure.message ?? "no message"
        switch failure.resultCode.primaryResultCode {
        case .SQLITE_FULL:
            self.init(
                kind: .full, place: place, found: "no room left (\(said))",
                expected: "free disk space; the workspace is as it was before")
        case .SQLITE_IOERR:
            self.init(
                kind: .full, place: place, found: "a read or write that failed (\(said))",
                expected: "a disk with room that works; the workspace is as it was before")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                kind: .unreadable, place: place, found: "a file that is damaged (\(said))",
                expected: "a workspace written by corridor")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                kind: .notWritable, place: place, found: "no right or no place to write (\(said))",
                expected: "a folder this user may write to")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                kind: .busy, place: place, found: "another process writing (\(said))",
                expected: "one writer at a time; try again when it has finished")
        default:
            self.init(
                kind: .storage, place: place, found: "\(failure.resultCode): \(said)",
                expected: "storage that works")
        }
    }
}
