import Foundation
import Tables
import TestKit
import Testing

/// The Python with openpyxl that `make test` installs and passes in CORRIDOR_ORACLES.
private let python = ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"]

/// What Python's zipfile and openpyxl read in what is written here.
@Suite(.enabled(if: python != nil)) struct ContainerOracleTests {
    private struct Entry: Decodable {
        let name: String
        let size: Int
        let time: [Int]
        let isGood: Bool
        let start: String
    }

    private struct Book: Decodable {
        let title: String
        let author: String
        let created: String
        let sheets: [Sheet]

        struct Sheet: Decodable {
            let name: String
            let frozen: String
            let filter: String
            let links: [String]
            let rows: [[Cell?]]
        }

        struct Cell: Decodable, Equatable {
            /// `s` text, `n` number, `f` formula.
            let type: String
            let value: String
            let bold: Bool
        }
    }

    private func read<Answer: Decodable>(_ kind: String, _ path: String) throws -> Answer {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = ["-B", root + "/scripts/oracles/containers.py", kind, path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode(Answer.self, from: output)
    }

    /// - Parameter wideFrom: small numbers write zip64, as sizes over 4 GiB would.
    @Test(arguments: [UInt64.max, 1, 100]) func `zipfile reads our archives`(
        wideFrom: UInt64
    ) throws {
        let scratch = try Scratch()
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: 1_763_733_661, wideFrom: wideFrom) { bytes += $0 }
        let texts = ["README.md": "What this is\n", "données/中国.csv": "A,B\n1,2\n", "empty": ""]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            try zip.add(name, Array(text.utf8))
        }
        try zip.add("large.csv") { write in
            for _ in 0..<300 {
                try [UInt8](repeating: 65, count: 70_000).withUnsafeBytes { try write($0) }
            }
        }
        try zip.finish()
        let entries: [Entry] = try read("zip", try scratch.file("made.zip", bytes))
        #expect(entries.map(\.name) == texts.keys.sorted() + ["large.csv"])
        for entry in entries {
            #expect(entry.isGood)
            // 2025-11-21 14:01:01, to two seconds.
            #expect(entry.time == [2025, 11, 21, 14, 1, 0])
            if let text = texts[entry.name] { #expect(entry.start == text) }
        }
        #expect(entries.last?.size == 21_000_000)
    }

    @Test func `zipfile reads seventy thousand entries`() throws {
        let scratch = try Scratch()
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: 0) { bytes += $0 }
        for number in 0..<70_000 { try zip.add("\(number)", []) }
        try zip.finish()
        let entries: [Entry] = try read("zip", try scratch.file("made.zip", bytes))
        #expect(entries.count == 70_000)
        #expect(entries.allSatisfy { $0.isGood && $0.time == [1980, 1, 1, 0, 0, 0] })
    }

    @Test func `openpyxl reads our workbooks`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/made.xlsx"
        var properties = WorkbookProperties(created: 1_763_733_661)
        properties.title = "Stocks"
        properties.author = "Corridor"
        let writer = try WorkbookWriter(path: path, properties: properties, rowsPerSheet: 40)
        try writer.begin(WorkbookSheet("Data", columns: [.init("TEXT"), .init("N"), .init("L")]))
        // openpyxl leaves escapes such as _x0007_ as they are, so texts with them are not for it.
        let texts = WorkbookWriterTests.texts.filter { text in
            !text.contains("_x") && !text.contains("_X")
                && text.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 && $0.value < 0xFFFE || $0.value > 0xFFFF || $0 == "\n"
                }
        }
        for (row, text) in texts.enumerated() {
            try writer.write([
                .text(text), .number(Double(row) / 4),
                .link("see", address: "https://example.org/a"),
            ])
        }
        for _ in texts.count..<50 { try writer.write([.blank, .number(1)]) }
        try writer.begin(WorkbookSheet("Notes", columns: [.init("")], hasHeader: false))
        try writer.write([.heading("What this is")])
        _ = try writer.finish()

        let book: Book = try read("xlsx", path)
        #expect(book.title == "Stocks")
        #expect(book.author == "Corridor")
        #expect(book.created == "2025-11-21T14:01:01")
        #expect(book.sheets.map(\.name) == ["Data", "Data 2", "Notes"])
        let data = try #require(book.sheets.first)
        #expect(data.frozen == "A2")
        #expect(data.filter == "A1:C40")
        #expect(data.rows[0].map { $0?.value } == ["TEXT", "N", "L"])
        #expect(data.rows[0].allSatisfy { $0?.bold == true })
        for (row, text) in texts.enumerated() {
            let cells = data.rows[row + 1]
            #expect(cells[0] == Book.Cell(type: "s", value: text, bold: false))
            #expect(cells[1]?.type == "n")
            #expect(cells[1].flatMap { Double($0.value) } == Double(row) / 4)
        }
        #expect(data.links == texts.map { _ in "https://example.org/a" })
        let types = Set(book.sheets.flatMap(\.rows).joined().compactMap { $0?.type })
        #expect(types == ["s", "n"])
        #expect(book.sheets[1].rows.count == 12)
        #expect(book.sheets[1].rows[0].map { $0?.value } == ["TEXT", "N", "L"])
        #expect(book.sheets[2].rows == [[Book.Cell(type: "s", value: "What this is", bold: true)]])
    }
}
