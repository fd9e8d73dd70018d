internal import Foundation

/// A database file and what lies beside it, as the file system has them.
struct DatabaseFile: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
    var log: String { path + "-wal" }
    var index: String { path + "-shm" }

    /// Whether this user may write the file and the folder, which SQLite needs to write.
    var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK) == 0 }

    /// Whether the write-ahead log holds something.
    var hasLog: Bool { Mark(log).map { $0.size > 0 } ?? false }

    /// Whether the index of the write-ahead log is there, as it is while anybody has the file
    /// open.
    var hasIndex: Bool { Mark(index) != nil }

    /// What changes when somebody writes the file.
    var stamp: Stamp { Stamp(file: Mark(path), log: Mark(log), hasIndex: hasIndex) }

    struct Stamp: Equatable {
        let file: Mark?
        let log: Mark?
        let hasIndex: Bool
    }

    /// A file's identity, size and time of change.
    struct Mark: Equatable {
        let device: UInt
        let inode: UInt
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        init?(_ path: String) {
            var info = stat()
            guard stat(path, &info) == 0 else { return nil }
            device = UInt(truncatingIfNeeded: info.st_dev)
            inode = UInt(truncatingIfNeeded: info.st_ino)
            size = Int(info.st_size)
            seconds = info.st_mtim.tv_sec
            nanoseconds = info.st_mtim.tv_nsec
        }
    }

    /// The file as a URI with parameters, as SQLite reads it.
    func address(_ parameters: String) -> String {
        let whole = URL(fileURLWithPath: path).absoluteURL.path
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
        let encoded = whole.addingPercentEncoding(withAllowedCharacters: allowed) ?? whole
        return "file://" + encoded + "?" + parameters
    }
}
