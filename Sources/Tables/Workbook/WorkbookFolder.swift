import Glibc

/// Where a workbook is made: a folder of its own beside the file that it is to become, for the
/// unfinished archive and the library's temporary files.
///
/// A device or pipe is written to at the end, from a folder among the system's temporary files.
struct WorkbookFolder {
    /// Without symbolic links.
    let path: String
    /// The unfinished workbook.
    var archive: String { path + "/workbook.xlsx" }

    private let target: String
    /// The name of the file in messages.
    let name: String
    /// The rights of a file that is to be replaced; nil where there is none.
    private let rights: mode_t?
    private let isFile: Bool

    init(for path: String) throws(TableError) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        let place = TablePlace(file: name)
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw TableError(
                .unwritable, at: place, found: "no path, or one with a NUL in it",
                expected: "the path of a file")
        }
        var status = stat()
        let isThere = stat(path, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard !isThere || kind != S_IFDIR else {
            throw TableError(.unwritable, at: place, found: "a folder", expected: "a file")
        }
        isFile = !isThere || kind == S_IFREG
        rights = isThere ? status.st_mode & 0o7777 : nil
        // A link is followed, so that what it names is replaced and not the link.
        let real = isThere ? Self.resolved(path) ?? path : path
        target = real
        let prefix = isFile ? real : Self.temporary + "/workbook"
        var template = Array((prefix + ".XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Self.failure(name, expected: "a folder that can be written to")
        }
        let made = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.path = Self.resolved(made) ?? made
    }

    /// Puts the finished workbook in its place.
    func place() throws(TableError) {
        guard isFile else { return try copy() }
        if let rights, chmod(archive, rights) != 0 {
            throw Self.failure(name, expected: "a file that can be replaced")
        }
        guard rename(archive, target) == 0 else {
            throw Self.failure(name, expected: "a file that can be written")
        }
    }

    /// Removes the folder and what is left in it.
    func remove() {
        unlink(archive)
        rmdir(path)
    }

    /// Closes what the library left open of this workbook when it failed: its temporary files have
    /// no name any more, and would keep their room on the disk until the program ends.
    func closeForgotten() {
        guard let list = opendir("/proc/self/fd") else { return }
        var forgotten: [Int32] = []
        while let entry = readdir(list) {
            let text = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let descriptor = Int32(text), descriptor > 2 else { continue }
            let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
                let length = room.withMemoryRebound(to: CChar.self) { room in
                    room.baseAddress.map { readlink("/proc/self/fd/" + text, $0, room.count) } ?? 0
                }
                count = max(length, 0)
            }
            if String(decoding: bytes, as: UTF8.self).hasPrefix(path + "/") {
                forgotten.append(descriptor)
            }
        }
        closedir(list)
        for descriptor in forgotten { close(descriptor) }
    }

    private func copy() throws(TableError) {
        let input = open(archive, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Self.failure(name, expected: "the workbook just made") }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CLOEXEC)
        guard output >= 0 else { throw Self.failure(name, expected: "a device that takes bytes") }
        defer { close(output) }
        var room = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(input, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(name, expected: "the workbook just made") }
            if count == 0 { return }
            var done = 0
            while done < count {
                let wrote = room.withUnsafeBytes { bytes in
                    bytes.baseAddress.map { write(output, $0 + done, count - done) } ?? 0
                }
                if wrote < 0, errno == EINTR { continue }
                guard wrote >= 0 else { throw Self.failure(name, expected: "room to write") }
                done += wrote
            }
        }
    }

    private static func failure(_ name: String, expected: String) -> TableError {
        TableError(
            .unwritable, at: TablePlace(file: name), found: String(cString: strerror(errno)),
            expected: expected)
    }

    private static var temporary: String {
        getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
