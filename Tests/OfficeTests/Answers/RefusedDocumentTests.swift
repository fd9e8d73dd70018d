import Collection
import Foundation
import Office
import Tables
import Testing
import Vocabulary
import Warehouse

/// Documents that are no answer: refused by name, and kept all the same.
struct RefusedDocumentTests {
    private func refused(
        _ bench: AnswerOffice, _ bytes: [UInt8], name: String = "answer.xlsx",
        expected: AnswerIdentification.Expected = .init()
    ) throws -> String {
        let answer = try bench.office.receive(
            SentDocument(bytes, name: name, expected: expected, isInPart: true), by: "ana")
        #expect(answer.outcome == .unreadable && answer.release == nil)
        #expect(try bench.office.documentBytes(answer) == bytes)
        #expect(try bench.held().isEmpty)
        return answer.findings.map { "\($0.found) | \($0.expected)" }.joined(separator: "; ")
    }

    @Test(
        arguments: [
            ("a;b\n1;2\n", "text, perhaps CSV"), ("<html><body>no</body></html>", "a web page"),
            ("{\"a\": 1}", "a JSON file"), ("PK\u{3}\u{4}rest", "zip"),
        ])
    func `other files are named`(content: String, words: String) throws {
        let text = try refused(try AnswerOffice(), Array(content.utf8))
        #expect(text.contains(words))
    }

    @Test func `an older workbook and one under a password are named`() throws {
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
        let pad = [UInt8](repeating: 0, count: 600)
        let bench = try AnswerOffice()
        #expect(try refused(bench, ole + pad + wide("Workbook")).contains("97-2003"))
        #expect(try refused(bench, ole + pad + wide("EncryptedPackage")).contains("password"))
    }

    @Test func `macros are refused`() throws {
        let bench = try AnswerOffice()
        var book = try bench.filled()
        book["xl/vbaProject.bin"] = "program"
        #expect(try refused(bench, try book.bytes()).contains("macros"))
    }

    @Test func `a zip bomb is refused before it is inflated`() throws {
        let bench = try AnswerOffice()
        var book = try bench.filled()
        let sheet = try book.part("Start")
        book[sheet] = String(repeating: " ", count: 40 << 20) + book[sheet]
        #expect(try refused(bench, try book.bytes()).contains("limit of size or ratio"))
    }

    @Test func `a file that was cut off is refused`() throws {
        let bench = try AnswerOffice()
        let bytes = try bench.filled().bytes()
        for share in [10, 50, 90, 99] {
            _ = try refused(bench, Array(bytes.prefix(bytes.count * share / 100)))
        }
    }

    @Test func `another country's, another round's and another collection's are named`() throws {
        let bench = try AnswerOffice()
        let bytes = try bench.filled().bytes()
        #expect(
            try refused(bench, bytes, expected: .init(area: "DEU"))
                .contains("the questionnaire of area FRA | that of area DEU"))
        #expect(
            try refused(bench, bytes, expected: .init(round: "2025"))
                .contains("round 2026 | that of round 2025"))
        #expect(
            try refused(bench, bytes, expected: .init(collection: "other"))
                .contains("collection test-stocks | that of collection other"))
    }

    @Test func `last year's is refused while another round is open, unless it is meant`() throws {
        let bench = try AnswerOffice(round: "2026")
        let old = try bench.filled("2025")
        let text = try refused(bench, try old.bytes())
        #expect(text.contains("round 2025") && text.contains("that of 2026"))
        let meant = try bench.receive(old, expected: .init(round: "2025"))
        #expect(meant.outcome == .taken)
    }

    @Test func `without the sheet that says whose it is, somebody must say it`() throws {
        let bench = try AnswerOffice()
        var book = try bench.filled()
        try book.drop("corridor")
        #expect(try refused(bench, try book.bytes()).contains("--collection, --area, --round"))
        let given = try bench.receive(
            book, expected: .init(collection: "test-stocks", area: "FRA", round: "2026"))
        #expect(given.outcome == .taken)
        #expect(given.findings.contains { $0.rule == .identity && $0.severity == .remark })
    }

    @Test func `another format is refused`() throws {
        let bench = try AnswerOffice()
        var book = try bench.filled()
        book["xl/sharedStrings.xml"] = book["xl/sharedStrings.xml"].replacing(
            "corridor-questionnaire-1", with: "corridor-questionnaire-9")
        #expect(try refused(bench, try book.bytes()).contains("format corridor-questionnaire-9"))
    }

    @Test func `an empty questionnaire is no answer`() throws {
        let bench = try AnswerOffice()
        let answer = try bench.receive(try bench.blank())
        #expect(answer.outcome == .refused && answer.faults.map(\.rule) == [.value])
    }

    @Test func `JSON that is no answer says what is missing`() throws {
        let bench = try AnswerOffice()
        for (text, words) in [
            ("[]", "another kind of value"), ("{\"cells\": []}", "no identity"), ("{", "JSON"),
        ] {
            let answer = try bench.office.receive(
                SentDocument(
                    Array(text.utf8), name: "answer.json", mediaType: SentDocument.cells),
                by: "ana")
            #expect(answer.outcome == .unreadable)
            #expect(answer.findings.first?.found.contains(words) == true)
        }
    }

    @Test func `too large a document is refused before it is kept`() throws {
        let bench = try AnswerOffice()
        let error = try #require(throws: WarehouseError.self) {
            try bench.office.receive(
                SentDocument([UInt8](repeating: 1, count: HeldDocument.largest + 1), name: "big"),
                by: "ana")
        }
        #expect(error.expected.contains("\(HeldDocument.largest)"))
    }
}
