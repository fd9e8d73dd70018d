internal import Publishers
internal import Tables

extension Office {
    /// A file as it is and as its reader sees it: out of gzip, or the one table out of a zip
    /// archive, which is then named `archive.zip/table.csv`.
    ///
    /// Of an archive with several files, the table is the one that some publisher's reader knows:
    /// notes and lists of countries come beside it. Where none or several are known, the archive is
    /// refused with what it has.
    static func input(_ path: String) throws -> (source: ByteSource, input: InputFile) {
        do {
            let source = try ByteSource(path: path)
            guard case .zip = source.container else {
                let plain = try source.inflated()
                return (source, InputFile(name: source.name, bytes: plain.bytes))
            }
            let table = try table(in: source)
            return (ByteSource(source.bytes, name: table.name), table)
        } catch let error as TableError {
            throw OfficeError(
                kind: .file, place: path, found: error.found, expected: error.expected)
        }
    }

    private static let mostMembers = 50

    private static func table(in source: ByteSource) throws -> InputFile {
        let archive: ZipArchive
        do { archive = try ZipArchive(source.bytes) } catch { throw error.inFile(source.name) }
        let names = archive.names.filter { name in
            !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/")
                && name.split(separator: "/").last?.hasPrefix(".") == false
        }
        let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " ..." : "")
        guard !names.isEmpty, names.count <= mostMembers else {
            throw OfficeError(
                kind: .file, place: source.name, found: "a zip archive of \(names.count) files",
                expected: "an archive of one table, with at most \(mostMembers) files")
        }
        var known: [InputFile] = []
        for name in names {
            guard let bytes = try archive.read(name) else { continue }
            let file = InputFile(name: source.name + "/" + name, bytes: bytes)
            if names.count == 1 { return file }
            if (try? Publishers.recognise(file)) != nil { known.append(file) }
        }
        guard let table = known.first, known.count == 1 else {
            throw OfficeError(
                kind: .file, place: source.name,
                found: known.isEmpty
                    ? "a zip archive without a publisher's table that is known: \(shown)"
                    : "a zip archive with several tables: "
                        + known.map(\.name).joined(separator: ", "),
                expected: "one table; unpack the archive and import its tables by themselves")
        }
        return table
    }
}
