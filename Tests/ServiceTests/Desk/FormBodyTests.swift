import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import TestKit
import Testing

/// Forms with files, as browsers send them and as nobody should.
@Suite struct FormBodyTests {
    private static func part(_ head: String, _ body: String) -> String {
        "--b\r\n\(head)\r\n\r\n\(body)\r\n"
    }

    private static func field(_ name: String, _ value: String) -> String {
        part("Content-Disposition: form-data; name=\"\(name)\"", value)
    }

    private static func read(_ text: String) throws -> FormBody {
        try FormBody(multipart: Array(text.utf8), boundary: Array("b".utf8))
    }

    @Test func `fields and files are read as they were sent`() throws {
        let body = try Self.read(
            "preamble\r\n" + Self.field("title", "Zwölf\r\nLinien --b inside")
                + Self.field("title", "") + Self.field("a%22b", "x")
                + Self.part(
                    "content-disposition: form-data; name=file; filename=\"C:\\dir\\täb.xlsx\"\r\n"
                        + "Content-Type: application/x; a=b", "\u{0}\r\n--\r\n--ab\n")
                + Self.part(
                    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
                        + "Content-Type: application/octet-stream", "")
                + "--b--\r\nepilogue")
        #expect(body.values("title") == ["Zwölf\nLinien --b inside", ""])
        #expect(body.value("a\"b") == "x")
        let file = try #require(body.file("file"))
        #expect(file.filename == "täb.xlsx" && file.mediaType == "application/x")
        #expect(file.bytes == Array("\u{0}\r\n--\r\n--ab\n".utf8))
        #expect(body.file("none") == nil && body.value("file") == nil)
    }

    @Test(arguments: [
        "", "--b", "--b--", "no boundary", "--b\r\n", "--b\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--bX\r\n",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--",
        "--b\r\nX: 1\r\nX: 2\r\n\r\nx\r\n--b--", "--b\r\nnonsense\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64"
            + "\r\n\r\neA==\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{1}\r\n--b--",
        "--b\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--\n",
    ])
    func `a body that is cut short or malformed is refused`(_ text: String) {
        if text == "--b--" {
            #expect((try? Self.read(text))?.items.count == 0)
        } else {
            #expect(throws: Refusal.self) { try Self.read(text) }
        }
    }

    @Test func `no bytes make it crash or hang`() throws {
        let whole = Array(
            (Self.field("a", "x")
                + Self.part("Content-Disposition: form-data; name=f; filename=n", "bytes")
                + "--b--\r\n").utf8)
        for end in 0..<whole.count - 4 {
            #expect(throws: Refusal.self) {
                try FormBody(multipart: Array(whole[..<end]), boundary: Array("b".utf8))
            }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            _ = try? FormBody(multipart: bytes, boundary: Array("b".utf8))
        }
    }

    @Test func `too many parts, long heads, long fields and large files are refused`() {
        let many = String(repeating: Self.field("a", "x"), count: FormBody.mostParts + 1) + "--b--"
        #expect(throws: Refusal.self) { try Self.read(many) }
        let name = String(repeating: "n", count: 9000)
        #expect(throws: Refusal.self) { try Self.read(Self.field(name, "x") + "--b--") }
        let long = String(repeating: "x", count: FormBody.fieldBytes + 1)
        #expect(throws: Refusal.self) { try Self.read(Self.field("a", long) + "--b--") }
        let file = Self.part("Content-Disposition: form-data; name=f; filename=n", "12345")
        #expect(throws: Refusal.self) {
            try FormBody(
                multipart: Array((file + "--b--").utf8), boundary: Array("b".utf8), fileBytes: 4)
        }
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("..\\..\\x.xlsx", "x.xlsx"), (".bashrc", "bashrc"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x"), ("", "file"), ("...", "file"),
        ("answer\u{202E}xslx.exe", "answerxslx.exe"), ("a/b/", "file"),
        ("caf\u{E9}.csv", "café.csv"),
    ])
    func `the name of a file is one to show and no path`(_ name: String, _ expected: String) {
        #expect(FormBody.sanitised(name) == expected)
        #expect(FormBody.sanitised(String(repeating: "é", count: 500)).utf8.count <= 200)
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"),
        ("Multipart/Form-Data; charset=utf-8; boundary=\"a b'c\"", "a b'c"),
    ])
    func `the boundary is found`(_ field: String, _ expected: String) throws {
        #expect(try FormBody.boundary(field) == Array(expected.utf8))
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=a\u{E9}",
        "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ])
    func `a boundary that cannot be one is refused`(_ field: String) {
        #expect(throws: Refusal.self) { try FormBody.boundary(field) }
    }

    @Test func `files are taken of those who have signed in only`() async throws {
        try await DeskWorld.run { world in
            let bytes = [UInt8](repeating: 7, count: 1 << 20)
            let reply = try await world.reader.post(
                "/desk/account/tokens", ["title": "script", "days": "1"], file: "f",
                named: "x.bin", bytes)
            #expect(reply.status == .ok)
            let nobody = try await world.nobody.post(
                "/desk/account/tokens", ["title": "script"], file: "f", named: "x.bin", bytes)
            #expect(nobody.status == .unauthorized)
        }
    }
}
