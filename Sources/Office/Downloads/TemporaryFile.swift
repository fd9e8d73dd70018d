public import Foundation

/// A file that is there for as long as it takes to give its bytes out.
public struct TemporaryFile: Sendable {
    public let path: String

    /// Chooses a path that nothing is at.
    public init(ending: String) throws {
        path =
            FileManager.default.temporaryDirectory.path + "/corridor-download-"
            + UUID().uuidString + "." + ending
    }

    /// Does nothing where there is no file.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Makes the file, for nobody else to read.
    public static func writing(_ path: String) throws -> FileHandle {
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw OfficeError(
                kind: .file, place: "the folder for temporary files", found: "no room to write",
                expected: "a folder that can be written, with room for the download")
        }
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// Opens a file that is there.
    public static func reading(_ path: String) throws -> FileHandle {
        try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }
}
