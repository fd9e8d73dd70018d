import Foundation

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
