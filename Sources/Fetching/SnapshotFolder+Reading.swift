internal import Crypto
internal import Foundation

extension SnapshotFolder {
    /// The manifest of a folder; nil where the folder holds no snapshot.
    ///
    /// Throws for a manifest that cannot be read, is of another form, or names files outside its
    /// folder.
    public static func manifest(of folder: String) throws(FetchError) -> SnapshotManifest? {
        let path = folder + "/" + manifestName
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try decode(SnapshotManifest.self, path)
    }

    /// Whether a folder's manifest is one of ours, readable or not.
    public static func isSnapshot(_ folder: String) -> Bool {
        guard let data = FileManager.default.contents(atPath: folder + "/" + manifestName) else {
            return false
        }
        return data.firstRange(of: Data("corridor-snapshot".utf8)) != nil
    }

    /// Whether a fetch into the folder began and did not end.
    public static func isBegun(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/" + sessionName)
    }

    /// Compares every byte of a snapshot with its manifest.
    ///
    /// Throws `.changed` with the name of the first file that is not what the manifest says.
    public static func verify(
        _ folder: String, _ manifest: SnapshotManifest
    ) throws(FetchError) {
        for table in manifest.tables {
            for file in table.files { try check(file, in: folder) }
        }
    }

    /// Compares a file with what is said of it. Cost: reads it.
    public static func check(
        _ file: SnapshotManifest.File, in folder: String
    ) throws(FetchError) {
        let path = folder + "/" + file.path
        let found = try Self.file(path, named: file.path)
        guard found == file else {
            throw FetchError(
                .changed, path,
                found: found.bytes == file.bytes
                    ? "SHA-256 \(found.sha256)" : "\(found.bytes) bytes",
                expected: (found.bytes == file.bytes
                    ? "SHA-256 \(file.sha256)" : "\(file.bytes) bytes")
                    + " as when it was fetched; `corridor fetch` gets it anew")
        }
    }

    /// Size and SHA-256 of a file.
    static func file(
        _ path: String, named name: String
    ) throws(FetchError) -> SnapshotManifest.File {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw FetchError(
                .changed, path, found: "no such file, or one that cannot be read",
                expected: "a file of the snapshot; `corridor fetch` gets it anew")
        }
        defer { try? handle.close() }
        var hash = SHA256()
        var count = 0
        do {
            while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
                hash.update(data: data)
                count += data.count
            }
        } catch {
            throw FetchError(.file, path, found: "\(error)", expected: "a file that can be read")
        }
        let digits = hash.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return SnapshotManifest.File(path: name, bytes: count, sha256: digits.joined())
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type, _ path: String
    ) throws(FetchError) -> Value {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            let value = try JSONDecoder().decode(Value.self, from: data)
            if let manifest = value as? SnapshotManifest { try check(manifest, path) }
            return value
        } catch let error as FetchError {
            throw error
        } catch {
            throw FetchError(
                .file, path, found: "a manifest that cannot be read (\(jsonFault(error)))",
                expected: "a manifest as `corridor fetch` writes it")
        }
    }

    private static func check(
        _ manifest: SnapshotManifest, _ path: String
    ) throws(FetchError) {
        guard manifest.form == SnapshotManifest.form else {
            throw FetchError(
                .file, path, found: "form \"\(manifest.form.prefix(40))\"",
                expected: SnapshotManifest.form)
        }
        for file in manifest.tables.flatMap(\.files) {
            guard isWithin(file.path) else {
                throw FetchError(
                    .file, path, found: "the file \"\(file.path.prefix(100))\"",
                    expected: "files within the snapshot's folder")
            }
        }
    }

    /// Whether a path stays below the folder that it is taken from.
    static func isWithin(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.utf8.contains(0)
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}
