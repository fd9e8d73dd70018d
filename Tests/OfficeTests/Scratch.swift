import Foundation

/// A folder that goes when the test ends.
final class Scratch {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-office-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A file that takes chunks of bytes.
final class FileSink {
    private let handle: FileHandle

    init(_ path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    func write(_ chunk: UnsafeRawBufferPointer) throws { try handle.write(contentsOf: chunk) }

    func close() throws { try handle.close() }
}
