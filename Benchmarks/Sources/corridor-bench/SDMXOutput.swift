import Foundation
import SDMX

/// What a written message is told by, however it was cut into chunks.
final class SDMXOutput {
    /// Number and sum of the bytes.
    struct Checksum: Equatable {
        var bytes = 0
        var sum: UInt64 = 0
    }

    private(set) var checksum = Checksum()
    private let file: UnsafeMutablePointer<FILE>?

    /// Only counts.
    init() { file = nil }

    /// Counts, and writes a file.
    init(_ path: String) throws {
        file = fopen(path, "w")
        if file == nil { throw CocoaError(.fileWriteUnknown) }
    }

    deinit { if let file { fclose(file) } }

    func take(_ chunk: UnsafeRawBufferPointer) throws {
        checksum.bytes += chunk.count
        for byte in chunk { checksum.sum &+= UInt64(byte) }
        guard let file, fwrite(chunk.baseAddress, 1, chunk.count, file) != chunk.count else {
            return
        }
        throw CocoaError(.fileWriteOutOfSpace)
    }
}
