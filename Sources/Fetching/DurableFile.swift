internal import Foundation

/// Files that are there whole or not at all, also after the machine stopped.
enum DurableFile {
    /// Writes under another name, brings it to the disk, and puts it in its place.
    static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FetchError) {
        let passing = path + ".new"
        let descriptor = open(passing, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(passing, "a file that can be written") }
        do throws(FetchError) {
            try append(Array(bytes), to: descriptor, path: passing)
            try bringToDisk(descriptor, passing)
        } catch {
            close(descriptor)
            throw error
        }
        close(descriptor)
        try put(passing, in: path)
    }

    /// Puts a file that is on the disk in its place.
    static func put(_ passing: String, in path: String) throws(FetchError) {
        guard rename(passing, path) == 0 else { throw failure(path, "a file in its place") }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder, "a folder") }
        defer { close(descriptor) }
        try bringToDisk(descriptor, folder)
    }

    static func append(
        _ bytes: [UInt8], to descriptor: Int32, path: String
    ) throws(FetchError) {
        let code = bytes.withUnsafeBytes { append($0, to: descriptor) }
        guard code == 0 else { throw failure(path, "room to write", code) }
    }

    /// Writes all bytes; 0, or the error's number.
    static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Foundation.write(descriptor, part.baseAddress, part.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    static func bringToDisk(_ descriptor: Int32, _ path: String) throws(FetchError) {
        guard fsync(descriptor) == 0 else { throw failure(path, "bytes brought to the disk") }
    }

    static func failure(_ path: String, _ expected: String, _ code: Int32 = errno) -> FetchError {
        FetchError(.file, path, found: String(cString: strerror(code)), expected: expected)
    }
}
