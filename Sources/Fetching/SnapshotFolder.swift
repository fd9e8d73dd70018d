internal import Foundation

/// A folder into which a publisher's tables are fetched.
///
/// `manifest.json` names the tables that are whole; `fetching.json` the answers of those that are on
/// their way. Every file is written under another name, brought to the disk and put in its place,
/// and a table of the manifest is replaced at once, when its successor is whole: whatever is
/// interrupted, the manifest speaks of whole tables only. One process at a time may write.
public final class SnapshotFolder {
    static let manifestName = "manifest.json"
    static let sessionName = "fetching.json"
    private static let lockName = ".lock"

    /// A table on its way.
    struct Session: Codable {
        /// What was asked for: where it differs, the session is another.
        var asked: String
        /// Seconds since 1970.
        var began: Double
        var answers: [SnapshotManifest.Answer] = []
    }

    public let folder: String
    public private(set) var manifest: SnapshotManifest
    private var sessions: [String: Session]
    private let lock: Int32
    private let clock: Clock

    /// Seconds after which answers of an interrupted fetch are asked for again, as pages of
    /// different days make no table.
    static let mostAge = 86_400.0

    /// Opens or makes a folder for writing.
    ///
    /// Throws `.busy` while another process has it open, `.file` for a folder that holds other
    /// things or another publisher's snapshot.
    public init(
        _ folder: String, publisher: String, clock: Clock = .real
    ) throws(FetchError) {
        self.folder = folder
        self.clock = clock
        try Self.make(folder)
        let path = folder + "/" + Self.lockName
        lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard lock >= 0 else { throw DurableFile.failure(path, "a folder that can be written") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw FetchError(
                .busy, folder, found: "another fetch into this folder",
                expected: "one at a time; wait for its end, or name another folder with --into")
        }
        do throws(FetchError) {
            manifest = try Self.manifest(of: folder) ?? SnapshotManifest(publisher: publisher)
            guard manifest.publisher == publisher else {
                throw FetchError(
                    .file, folder, found: "a snapshot of \(manifest.publisher)",
                    expected: "one of \(publisher), or a folder without a snapshot")
            }
            sessions = Self.sessions(folder + "/" + Self.sessionName)
        } catch {
            close(lock)
            throw error
        }
    }

    deinit { close(lock) }

    private static func make(_ folder: String) throws(FetchError) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let names = try manager.contentsOfDirectory(atPath: folder)
            let known: Set = [manifestName, sessionName, lockName]
            if !names.isEmpty, known.isDisjoint(with: names) {
                throw FetchError(
                    .file, folder, found: "a folder that holds other things",
                    expected: "an empty one, or one with a snapshot")
            }
        } catch let error as FetchError {
            throw error
        } catch {
            throw FetchError(
                .file, folder, found: "no folder that can be made",
                expected: "a folder that can be written")
        }
    }

    /// The tables on their way. Notes that cannot be read are as none: those tables begin again.
    private static func sessions(_ path: String) -> [String: Session] {
        let found = try? decode([String: Session].self, path)
        return (found ?? [:]).filter { _, session in
            session.answers.compactMap(\.file).allSatisfy { isWithin($0.path) }
        }
    }

    /// The table that is whole; nil where there is none.
    public func table(_ name: String) -> SnapshotManifest.Table? {
        manifest.tables.first { $0.table == name }
    }

    /// Begins a table, or goes on with it where the same was asked for within a day.
    public func begin(_ table: String, asking: String, anew: Bool) throws(FetchError) {
        if let old = sessions[table], old.asked == asking, !anew,
            abs(clock.now() - old.began) < Self.mostAge
        {
            return
        }
        if anew { removeParts(of: table) }
        sessions[table] = Session(asked: asking, began: clock.now())
        try saveSessions()
    }

    private func removeParts(of table: String) {
        let place = folder + "/" + table
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        where name.hasSuffix(".part") {
            PartFile(place + "/" + name).discard()
        }
    }

    /// The answer to a request that this fetch of the table has had; nil where it has not, or
    /// where its file is not as it was.
    func answered(_ name: String, url: String, of table: String) -> SnapshotManifest.Answer? {
        guard
            let answer = sessions[table]?.answers.first(where: { $0.name == name && $0.url == url })
        else { return nil }
        return isIntact(answer) ? answer : nil
    }

    /// The answer to a request in the table that is whole.
    func earlier(_ name: String, url: String, of table: String) -> SnapshotManifest.Answer? {
        guard
            let answer = self.table(table)?.answers.first(where: {
                $0.name == name && $0.url == url
            })
        else { return nil }
        return isIntact(answer) ? answer : nil
    }

    private func isIntact(_ answer: SnapshotManifest.Answer) -> Bool {
        guard let file = answer.file else { return true }
        return (try? Self.check(file, in: folder)) != nil
    }

    /// Where an answer is received.
    func part(_ name: String, of table: String) throws(FetchError) -> PartFile {
        try makeFolder(table)
        return PartFile("\(folder)/\(table)/\(name).part")
    }

    /// Keeps a whole answer under a name that tells its content.
    func keep(
        _ part: PartFile, as name: String, extension suffix: String, of table: String
    ) throws(FetchError) -> SnapshotManifest.File {
        let found = try Self.file(part.path, named: "")
        let path = "\(table)/\(name)-\(found.sha256.prefix(8)).\(suffix)"
        try DurableFile.put(part.path, in: folder + "/" + path)
        part.discard()
        return SnapshotManifest.File(path: path, bytes: found.bytes, sha256: found.sha256)
    }

    /// Notes that a request of the table is answered.
    func note(_ answer: SnapshotManifest.Answer, of table: String) throws(FetchError) {
        sessions[table]?.answers.removeAll { $0.name == answer.name }
        sessions[table]?.answers.append(answer)
        try saveSessions()
    }

    /// Puts a whole table in the manifest, in place of the one before, and removes what is no
    /// longer needed of it.
    public func complete(_ table: SnapshotManifest.Table) throws(FetchError) {
        var next = manifest
        next.tables.removeAll { $0.table == table.table }
        next.tables.append(table)
        next.tables.sort { $0.table < $1.table }
        try save(next, as: Self.manifestName)
        manifest = next
        sessions[table.table] = nil
        try saveSessions()
        removeOthers(of: table)
    }

    /// Writes bytes made from answers of a table into a file of its own.
    func write(
        _ bytes: [UInt8], suffix: String, of table: String
    ) throws(FetchError) -> SnapshotManifest.File {
        try makeFolder(table)
        let joined = PartFile("\(folder)/\(table)/\(table).joined")
        try DurableFile.write(bytes, to: joined.path)
        return try keep(joined, as: table, extension: suffix, of: table)
    }

    private func makeFolder(_ table: String) throws(FetchError) {
        do {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(table)", withIntermediateDirectories: true)
        } catch {
            throw FetchError(
                .file, "\(folder)/\(table)", found: "no folder that can be made",
                expected: "a folder that can be written")
        }
    }

    /// Files of the table's folder that the manifest does not name. One that cannot be removed
    /// does no harm.
    private func removeOthers(of table: SnapshotManifest.Table) {
        let place = folder + "/" + table.table
        let kept = Set(table.files.map(\.path))
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        where !kept.contains(table.table + "/" + name) {
            unlink(place + "/" + name)
        }
    }

    private func saveSessions() throws(FetchError) {
        guard !sessions.isEmpty else {
            unlink(folder + "/" + Self.sessionName)
            return
        }
        try save(sessions, as: Self.sessionName)
    }

    private func save(_ value: some Encodable, as name: String) throws(FetchError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let path = folder + "/" + name
        guard let data = try? encoder.encode(value) else {
            throw FetchError(.file, path, found: "nothing to write", expected: "a manifest")
        }
        try DurableFile.write(data + [10], to: path)
    }
}
