import Foundation
import SDMX
import Tables

/// A message named on the command line: a file or `-` for standard input, packed with gzip or not.
///
/// What cannot be read twice, a pipe or a packed file, is unpacked into a file that no other
/// process sees and that is gone when this one ends.
struct MessageFile {
    /// As given.
    let name: String
    private let source: MessageInput
    /// Keeps the unpacked file.
    private let spool: FileHandle?

    init(_ name: String) throws {
        self.name = name == "-" ? "standard input" : name
        do {
            (source, spool) = try Self.open(name)
        } catch {
            throw MessageFailure(file: self.name, error: error)
        }
    }

    /// Lets the body read the message, and names the file in its errors.
    func read<Result>(_ body: (MessageInput) throws -> Result) throws -> Result {
        try withExtendedLifetime(spool) {
            do {
                return try body(source)
            } catch let error as SDMXError where error.kind == .output {
                // That is no fault of the message.
                throw error
            } catch {
                throw MessageFailure(file: name, error: error)
            }
        }
    }

    private static func open(_ name: String) throws -> (MessageInput, FileHandle?) {
        let handle = try self.handle(name)
        var info = stat()
        let isRegular =
            fstat(handle.fileDescriptor, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
        let first = try read(handle, 2)
        let isGzip = first.starts(with: [0x1F, 0x8B])
        if name != "-", !isGzip, isRegular { return (.file(name), nil) }
        let made = try makeSpool()
        if isGzip {
            try inflate(first, handle, into: made)
        } else {
            try write(first, to: made)
            while case let piece = try read(handle, 1 << 20), !piece.isEmpty {
                try write(piece, to: made)
            }
        }
        return (.file("/proc/self/fd/\(made.fileDescriptor)"), made)
    }

    private static func handle(_ name: String) throws -> FileHandle {
        if name == "-" { return .standardInput }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
        guard isThere, !isFolder.boolValue, let opened = FileHandle(forReadingAtPath: name) else {
            let found =
                isFolder.boolValue
                ? "a folder" : isThere ? "a file without right to read" : "no file"
            throw SDMXError(.input, found: found, expected: "a file, or - for standard input")
        }
        return opened
    }

    /// Up to that many bytes; none only at the end.
    private static func read(_ handle: FileHandle, _ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < min(count, 2) {
            let got = bytes.withUnsafeMutableBytes { room in
                Foundation.read(
                    handle.fileDescriptor, room.baseAddress.map { $0 + filled }, count - filled)
            }
            if got == 0 { break }
            if got > 0 {
                filled += got
            } else if errno != EINTR {
                throw SDMXError(
                    .input, found: String(cString: strerror(errno)), expected: "more bytes")
            }
        }
        return Array(bytes.prefix(filled))
    }

    private static func write(_ bytes: [UInt8], to spool: FileHandle) throws {
        try bytes.withUnsafeBytes { try write($0, to: spool) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to spool: FileHandle) throws {
        var rest = bytes[...]
        while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = Foundation.write(spool.fileDescriptor, base, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw SDMXError(
                    .input, found: String(cString: strerror(errno)),
                    expected: "room for temporary files")
            }
        }
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
            try stream.take(piece) { bytes in try write(bytes, to: spool) }
            piece = try read(handle, 1 << 20)
        }
        try stream.finish()
    }
}
