internal import Foundation

/// An answer that is not yet whole: its bytes so far, and beside them what they are the beginning
/// of, so that another run of the program can go on with them.
///
/// Without the second file, or where the address is another, the bytes are worth nothing.
final class PartFile {
    /// What the bytes are the beginning of.
    struct Mark: Codable, Hashable {
        let url: String
        /// A strong validator: an `ETag`, or else a `Last-Modified`.
        let validator: String
    }

    let path: String
    private var descriptor: Int32 = -1
    private var markPath: String { path + ".json" }

    init(_ path: String) { self.path = path }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes that are there.
    var size: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// What the bytes that are there are the beginning of; nil where that is not known.
    func mark(of url: String) -> Mark? {
        guard size > 0, let data = try? Data(contentsOf: URL(fileURLWithPath: markPath)),
            let mark = try? JSONDecoder().decode(Mark.self, from: data), mark.url == url
        else { return nil }
        return mark
    }

    /// Begins anew; the mark is there before the first byte.
    func begin(_ mark: Mark?) throws(FetchError) {
        leave()
        unlink(markPath)
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DurableFile.failure(path, "a file that can be written") }
        guard let mark, let data = try? JSONEncoder().encode(mark) else { return }
        try DurableFile.write(data, to: markPath)
    }

    /// Goes on at the end.
    func resume() throws(FetchError) {
        leave()
        descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFile.failure(path, "a file that can be written") }
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
        let code = DurableFile.append(bytes, to: descriptor)
        guard code == 0 else { throw DurableFile.failure(path, "room to write", code) }
    }

    /// Brings the bytes to the disk and lets go of the file.
    func finish() throws(FetchError) {
        guard descriptor >= 0 else { return }
        try DurableFile.bringToDisk(descriptor, path)
        leave()
    }

    func discard() {
        leave()
        unlink(path)
        unlink(markPath)
    }

    private func leave() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
