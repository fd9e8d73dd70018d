public import Fetching
internal import Foundation

/// A file of a snapshot, to be imported as it was fetched.
public struct FetchedFile: Sendable {
    public let path: String
    /// SHA-256 in hexadecimal, as when it was fetched.
    public let sha256: String
    /// The reader's id; nil where the content must tell.
    public let reader: String?
    /// The years that were asked for; nil for all there are.
    public let years: String?
    /// Where and when it was fetched, kept with the release.
    public let note: String

    private init(_ table: SnapshotManifest.Table, in folder: String) {
        path = folder + "/" + table.file.path
        sha256 = table.file.sha256
        reader = table.reader
        years = table.years
        let answers = table.answers.filter { $0.finding == .sound }
        let first = answers.first?.url ?? "an address that is not known"
        note =
            "Fetched \(table.received) from \(first)"
            + (answers.count > 1 ? " and \(answers.count - 1) more addresses." : ".")
    }

    /// The files to import of the snapshot in a folder, all its bytes compared with the manifest;
    /// nil where the folder holds no snapshot.
    public static func all(in folder: String) throws(FetchError) -> [FetchedFile]? {
        let place = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        guard let manifest = try SnapshotFolder.manifest(of: place) else {
            guard SnapshotFolder.isBegun(place) else { return nil }
            throw FetchError(
                .file, place, found: "a snapshot of which no table is whole yet",
                expected: "one; the same `corridor fetch` goes on with it")
        }
        try SnapshotFolder.verify(place, manifest)
        return manifest.tables.map { FetchedFile($0, in: place) }
    }

    /// What a snapshot's manifest says of a file in its folder; nil for any other file.
    ///
    /// Throws for an answer that is only a part of its table.
    public static func of(_ path: String) throws(FetchError) -> FetchedFile? {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().deletingLastPathComponent().path
        guard SnapshotFolder.isSnapshot(folder),
            let manifest = try SnapshotFolder.manifest(of: folder)
        else { return nil }
        let name = url.pathComponents.suffix(2).joined(separator: "/")
        if let table = manifest.tables.first(where: { $0.file.path == name }) {
            return FetchedFile(table, in: folder)
        }
        guard let table = manifest.tables.first(where: { $0.files.contains { $0.path == name } })
        else { return nil }
        throw FetchError(
            .file, path, found: "one of \(table.answers.count) answers that make \(table.table)",
            expected: "the whole table: \(folder)/\(table.file.path)")
    }
}
