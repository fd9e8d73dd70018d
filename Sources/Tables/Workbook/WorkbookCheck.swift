import CLibzip

/// Looks at a finished archive, since the library that made it does not notice a disk that ran
/// full between its temporary files: it then leaves rows out and says that all is well.
struct WorkbookCheck {
    let archive: String
    /// For each sheet the bytes that its rows took as XML.
    let sizes: [Int]

    /// Throws `.unwritable` if any part is not whole.
    func run() throws(TableError) {
        var code: Int32 = 0
        guard let zip = zip_open(archive, ZIP_RDONLY, &code) else {
            throw Self.broken("xl", "an archive that does not open (code \(code))")
        }
        defer { zip_discard(zip) }
        var seen = 0
        for index in 0..<zip_uint64_t(max(zip_get_num_entries(zip, 0), 0)) {
            guard let name = zip_get_name(zip, index, 0).map({ String(cString: $0) }) else {
                throw Self.broken("xl", "an entry without a name")
            }
            let size = sheetNumber(name).map { sizes[$0 - 1] }
            if size != nil { seen += 1 }
            try check(zip, index, name, rows: size)
        }
        guard seen == sizes.count else {
            throw Self.broken("xl/worksheets", "\(seen) of \(sizes.count) sheets")
        }
    }

    /// From 1; nil for other parts.
    private func sheetNumber(_ part: String) -> Int? {
        let start = "xl/worksheets/sheet"
        guard part.hasPrefix(start), part.hasSuffix(".xml"),
            let number = Int(part.dropFirst(start.count).dropLast(4)),
            (1...sizes.count).contains(number)
        else { return nil }
        return number
    }

    /// Reads a part to its end, its checksum verified by libzip: it must start and end with the
    /// same element, and a sheet's rows must be as long as they were when written.
    private func check(
        _ zip: OpaquePointer, _ index: zip_uint64_t, _ name: String, rows: Int?
    ) throws(TableError) {
        guard let file = zip_fopen_index(zip, index, 0) else {
            throw Self.broken(name, "a part that does not open")
        }
        defer { zip_fclose(file) }
        var room = [UInt8](repeating: 0, count: 1 << 20)
        var head: ArraySlice<UInt8> = []
        /// What follows the rows, once it is known where they end.
        var tail: [UInt8] = []
        var rowsEnd: Int?
        var offset = 0
        while true {
            let count = Int(zip_fread(file, &room, zip_uint64_t(room.count)))
            guard count >= 0 else { throw Self.broken(name, "a damaged part") }
            if count == 0 { break }
            if offset == 0 {
                head = room[..<min(count, 512)]
                rowsEnd = 0
                if let rows, rows > 0 {
                    let start = room[..<count].firstRange(of: Array("<sheetData>".utf8))
                    rowsEnd = start.map { $0.upperBound + rows }
                }
            }
            guard let rowsEnd else { throw Self.broken(name, "no rows") }
            if offset + count > rowsEnd {
                tail += room[max(0, rowsEnd - offset)..<count]
                if tail.count > 4 << 20 { tail.removeSubrange(64..<(tail.count - 64)) }
            }
            offset += count
        }
        if let rows, rows > 0, !tail.starts(with: Array("</sheetData>".utf8)) {
            throw Self.broken(name, "rows of another length than were written")
        }
        guard let root = Self.root(head),
            tail.reversed().drop(while: { $0 == 10 }).starts(with: "</\(root)>".utf8.reversed())
        else { throw Self.broken(name, "a part that is cut off") }
    }

    /// The name of the first element.
    private static func root(_ head: ArraySlice<UInt8>) -> String? {
        var rest = head
        while let open = rest.firstIndex(of: 0x3C), open + 1 < rest.endIndex {
            rest = rest[(open + 1)...]
            guard let first = rest.first, first != 0x3F, first != 0x21 else { continue }
            let name = rest.prefix { $0 != 0x20 && $0 != 0x3E && $0 != 0x2F && $0 > 0x20 }
            return String(decoding: name, as: UTF8.self)
        }
        return nil
    }

    private static func broken(_ part: String, _ found: String) -> TableError {
        TableError(
            .unwritable, at: TablePlace(part: part), found: found,
            expected: "the part as written; the disk may have been full")
    }
}
