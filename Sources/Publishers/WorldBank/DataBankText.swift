import Tables
import Vocabulary

/// The text of a World Bank download without the lines that are not of the table.
///
/// DataBank closes its files with empty rows and notes (`Data from database: ...`,
/// `Last Updated: ...`); the indicator pages open theirs with `Data Source` and
/// `Last Updated Date`. Both name the database.
struct DataBankText {
    /// The table alone, in UTF-8, line ends and the first line's number kept.
    let file: InputFile
    /// The database that the notes name; nil where there are none.
    let database: String?
    /// Lines of notes that were taken off, and the first of them.
    private let notes: (count: Int, firstRow: Int)

    /// Throws what the bytes are if they are not text.
    init(_ input: InputFile) throws(PublisherError) {
        let text: ByteSource
        do throws(TableError) {
            text = try ByteSource(input.bytes, name: input.name).utf8Text()
        } catch {
            throw PublisherError(error, file: input.name, expected: "delimited text")
        }
        var lines = Lines(text.bytes)
        let tail = lines.dropTail()
        let head = lines.blankHead()
        file = InputFile(name: input.name, bytes: lines.bytes)
        database = head.database ?? tail.database
        notes = (head.count + tail.count, head.count > 0 ? 1 : tail.firstRow)
    }

    /// Counts the notes as left out.
    func account(_ log: inout ReadingLog) {
        guard notes.count > 0 else { return }
        log.leaveOut(
            "line of notes around the table", at: log.cell(notes.firstRow, 1), count: notes.count)
    }

    /// Lines of a text as ranges of its bytes.
    private struct Lines {
        /// What notes are looked for in: their few lines at either end.
        private static let reach = 16 << 10

        var bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Takes off the closing notes and the empty rows before them.
        mutating func dropTail() -> (database: String?, count: Int, firstRow: Int) {
            var end = bytes.count
            var cut = bytes.count
            var count = 0
            var database: String?
            let least = max(0, bytes.count - Self.reach)
            while end > least {
                let body = bytes[end - 1] == 10 ? end - 1 : end
                let start = bytes[..<body].lastIndex(of: 10).map { $0 + 1 } ?? 0
                let note = Note(bytes[start..<body])
                guard note.isNote || note.isEmpty else { break }
                if note.isNote {
                    if let name = note.database { database = name }
                    cut = start
                } else if database != nil {
                    cut = start
                }
                if !bytes[start..<body].allSatisfy({ $0 == 13 }) { count += 1 }
                end = start
            }
            guard database != nil else { return (nil, 0, 0) }
            bytes.removeSubrange(cut...)
            return (database, count, bytes.count { $0 == 10 } + 1)
        }

        /// Blanks the opening notes, so that rows keep their numbers.
        mutating func blankHead() -> (database: String?, count: Int) {
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let opening = start
            var count = 0
            var database: String?
            while start < min(bytes.count, Self.reach) {
                let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
                let note = Note(bytes[start..<end])
                guard note.isNote || note.isEmpty else { break }
                if let name = note.database { database = name }
                if note.isNote { count += 1 }
                start = end + 1
            }
            guard database != nil, start <= bytes.count else { return (nil, 0) }
            let breaks = bytes[opening..<start].count { $0 == 10 }
            bytes.replaceSubrange(opening..<start, with: repeatElement(10, count: breaks))
            return (database, count)
        }
    }

    /// One line as a note.
    private struct Note {
        let isNote: Bool
        let isEmpty: Bool
        let database: String?

        private static let tail = "data from database:"
        private static let head = "data source"
        private static let others = ["last updated:", "last updated date"]

        init(_ line: ArraySlice<UInt8>) {
            isEmpty = line.allSatisfy { byte in
                [44, 59, 9, 124, 34, 13, 32].contains(byte)
            }
            let text = String(decoding: line.prefix(400), as: UTF8.self)
            let fields = text.split(whereSeparator: { ",;\t|\r\n".contains($0) })
                .map { ColumnTable.trimmed($0.filter { $0 != "\"" }) }.filter { !$0.isEmpty }
            let first = fields.first ?? ""
            let lower = first.lowercased()
            if lower.hasPrefix(Self.tail) {
                database = ColumnTable.trimmed(String(first.dropFirst(Self.tail.count)))
            } else if lower == Self.head, fields.count == 2 {
                database = fields[1]
            } else {
                database = nil
            }
            isNote = database != nil || Self.others.contains { lower.hasPrefix($0) }
        }
    }
}
