import Foundation
import Office

/// A file that is there whole or not at all.
enum OutputFile {
    /// Lets the body write beside the file, and puts it in its place at the end. A file that was
    /// there keeps its rights; a link is followed. Devices and pipes are written to as they are.
    static func write<Result>(
        _ path: String, _ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Result
    ) throws -> Result {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        var info = stat()
        let isThere = stat(target, &info) == 0
        if isThere, info.st_mode & S_IFMT != S_IFREG {
            return try writeThrough(target, path, body)
        }
        var template = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw failure(path, expected: "a folder that can be written to")
        }
        let part = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            let rights = isThere ? info.st_mode & 0o7777 : 0o666 & ~Self.mask
            guard fchmod(descriptor, rights) == 0 else {
                throw failure(path, expected: "a file that can be written")
            }
            let result: Result
            do {
                result = try body { try write($0, to: descriptor, path) }
            } catch {
                close(descriptor)
                throw error
            }
            guard close(descriptor) == 0, rename(part, target) == 0 else {
                throw failure(path, expected: "a file that can be written")
            }
            return result
        } catch {
            unlink(part)
            throw error
        }
    }

    /// The rights that this process takes from new files.
    private static var mask: mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }

    private static func writeThrough<Result>(
        _ target: String, _ path: String,
        _ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Result
    ) throws -> Result {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, expected: "a file that can be written") }
        defer { close(descriptor) }
        return try body { try write($0, to: descriptor, path) }
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
    ) throws {
        var rest = bytes[...]
        while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = Foundation.write(descriptor, base, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw failure(path, expected: "room to write")
            }
        }
    }

    private static func failure(_ path: String, expected: String) -> OfficeError {
        OfficeError(
            kind: .file, place: path, found: String(cString: strerror(errno)), expected: expected)
    }
}
