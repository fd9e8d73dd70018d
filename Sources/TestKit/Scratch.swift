internal import Foundation

/// A folder for one test, removed when the test lets it go.
public final class Scratch: Sendable {
    public let path: String

    public init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where a workspace goes.
    public var workspace: String { path + "/workspace" }

    /// Writes a file of text and gives its path.
    public func file(_ name: String, _ text: String) throws -> String {
        try file(name, Array(text.utf8))
    }

    /// Writes a file of bytes and gives its path.
    public func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let place = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: place))
        return place
    }
}
