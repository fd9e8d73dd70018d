import Foundation
import SDMX
import Tables

/// A message named on the command line: a file or `-` for standard input, packed with gzip or not.
///
/// What cannot be read twice is unpacked into a file that no other process sees and that is gone
/// when this one ends.
struct MessageFile {
    /// As given.
    let name: String
    let input: MessageInput
    /// Keeps the unpacked file.
    private let spool: FileHandle?

    init(_ name: String) throws {
        self.name = name == "-" ? "standard input" : name
        let handle: FileHandle
        if name == "-" {
            handle = .standardInput
        } else {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder),
                !isFolder.boolValue, let opened = FileHandle(forReadingAtPath: name)
            else {
                throw SDMXError(
                    .input, path: name,
                    found: isFolder.boolValue ? "a folder" : "no file, or none that can be read",
                    expected: "a file, or - for standard input")
            }
            handle = opened
        }
        let first = try Self.read(handle, 2)
        let isGzip = first.starts(with: [0x1F, 0x8B])
        if name != "-", !isGzip {
            try? handle.close()
            spool = nil
            input = .file(name)
            return
        }
        let made = try Self.makeSpool()
        if isGzip {
            try Self.inflate(first, handle, into: made)
        } else {
            try made.write(contentsOf: first)
            while case let piece = try Self.read(handle, 1 << 20), !piece.isEmpty {
                try made.write(contentsOf: piece)
            }
        }
        spool = made
        input = .file("/proc/self/fd/\(made.fileDescriptor)")
    }

    private static func read(_ handle: FileHandle, _ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let piece = try handle.read(upToCount: count - bytes.count), !piece.isEmpty
            else { break }
            bytes += piece
            if bytes.count >= 2 { break }
        }
        return bytes
    }

    private static func makeSpool() throws -> FileHandle {
        let folder = FileManager.default.temporaryDirectory.path
        var template = Array((folder + "/corridor-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw SDMXError(
                .input, path: folder, found: String(cString: strerror(errno)),
                expected: "a folder for temporary files")
        }
        unlink(template)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func inflate(
        _ first: [UInt8], _ handle: FileHandle, into spool: FileHandle
    ) throws {
        var limits = ByteLimits()
        limits.inflated = 16 << 30
        limits.ratio = 500
        let stream = try GzipStream(limits: limits)
        var piece = first
        while !piece.isEmpty {
            try stream.take(piece) { bytes in try spool.write(contentsOf: bytes) }
            piece = try read(handle, 1 << 20)
        }
        try stream.finish()
    }
}
