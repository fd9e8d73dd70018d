import Glibc
import Tables
import Testing

@Suite struct ByteSourceTests {
    /// Writes a file for the length of a test.
    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        var template = Array("/tmp/tables-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
        defer { unlink(path) }
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
        try body(path)
    }

    @Test func `a file is read whole and named by its last component`() throws {
        try withFile(Array("a,b\n".utf8)) { path in
            let source = try ByteSource(path: path)
            #expect(source.bytes == Array("a,b\n".utf8))
            #expect(source.name.hasPrefix("tables-test-"))
            #expect(source.container == .utf8Text)
        }
        try withFile([]) { path in
            let source = try ByteSource(path: path)
            #expect(source.bytes.isEmpty)
        }
    }

    @Test func `a file over the limit is refused unread`() throws {
        try withFile([1, 2, 3]) { path in
            var limits = ByteLimits()
            limits.file = 2
            let error = #expect(throws: TableError.self) {
                try ByteSource(path: path, limits: limits)
            }
            #expect(error?.kind == .limit)
            limits.file = 3
            #expect(throws: Never.self) { try ByteSource(path: path, limits: limits) }
        }
    }

    @Test(arguments: ["/tmp", "/dev/zero", "/no/such/file", "", "a\u{0}b"])
    func `what is no file is refused`(path: String) {
        let error = #expect(throws: TableError.self) { try ByteSource(path: path) }
        #expect(error?.kind == .unreadable)
    }

    @Test func `a gzip source inflates under its name without gz`() throws {
        let source = ByteSource(Gzip.compress([97]), name: "a.csv.gz")
        #expect(try source.inflated().name == "a.csv")
        #expect(try source.inflated().bytes == [97])
        #expect(try ByteSource([97], name: "a.csv").inflated().name == "a.csv")
        let cut = ByteSource([0x1F, 0x8B, 8], name: "cut.gz")
        let error = #expect(throws: TableError.self) { try cut.inflated() }
        #expect(error?.description.hasPrefix("cut.gz, byte 3: found the end of the file") == true)
    }

    @Test func `containers are told by their first bytes`() {
        func sniff(_ text: String) -> Container { Container(sniffing: Array(text.utf8)) }
        #expect(Container(sniffing: []) == .empty)
        #expect(Container(sniffing: Gzip.compress([1])) == .gzip)
        #expect(Container(sniffing: WorkbookFixture().bytes) == .xlsx)
        var zip = ZipFixture()
        zip.add("a.csv", [1])
        #expect(Container(sniffing: zip.bytes) == .zip)
        #expect(sniff("\u{FEFF} <?xml version=\"1.0\"?><a/>") == .xml)
        #expect(sniff("<Structure xmlns=\"\">") == .xml)
        #expect(sniff("\n<!DOCTYPE html><html>") == .html)
        #expect(sniff("{\"data\": []}") == .json)
        #expect(sniff("[ 1, 2]") == .json)
        #expect(sniff("[note],b") == .utf8Text || sniff("[note],b") == .json)
        #expect(sniff("geo,t\n") == .utf8Text)
        #expect(Container(sniffing: [97, 0xE9, 98, 44]) == .otherText)
        #expect(Container(sniffing: [97, 0, 0, 1, 0, 0, 0, 0]) == .binary)
        #expect(Container(sniffing: [0xE9, 0, 0, 1]) == .binary)
        #expect(Container(sniffing: [0xFF, 0xFE, 97, 0]) == .utf16Text(bigEndian: false))
        #expect(Container(sniffing: [0, 97, 0, 44, 0, 98, 0, 10]) == .utf16Text(bigEndian: true))
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(Container(sniffing: ole) == .ole)
    }

    @Test func `every container is explained`() {
        let all: [Container] = [
            .empty, .gzip, .xlsx, .zip, .oldExcel, .protectedOffice, .ole, .xml, .json, .html,
            .utf8Text, .utf16Text(bigEndian: true), .otherText, .binary,
        ]
        #expect(Set(all.map(\.explanation)).count == all.count)
    }
}
