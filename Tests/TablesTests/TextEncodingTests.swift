import Tables
import Testing

@Suite struct TextEncodingTests {
    private let text = "geo;Åland €\n日本 😀"

    private func wide(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
    }

    @Test(arguments: [false, true])
    func `UTF-16 with or without mark becomes UTF-8`(isBig: Bool) throws {
        let encoding: TextEncoding = isBig ? .utf16BigEndian : .utf16LittleEndian
        #expect(try encoding.utf8(wide(text, isBig: isBig)) == Array(text.utf8))
        let marked = ByteSource(wide("\u{FEFF}" + text, isBig: isBig), name: "a.txt")
        #expect(try marked.utf8Text().bytes == Array(text.utf8))
    }

    @Test func `half a pair and an odd byte are named by their place`() {
        for bytes in [[0x3D, 0xD8], [0x3D, 0xD8, 97, 0], [0x00, 0xDE]] as [[UInt8]] {
            let error = #expect(throws: TableError.self) {
                try TextEncoding.utf16LittleEndian.utf8([97, 0] + bytes)
            }
            #expect(error?.place.byte == 2)
        }
        let odd = #expect(throws: TableError.self) {
            try TextEncoding.utf16BigEndian.utf8([0, 97, 0])
        }
        #expect(odd?.place.byte == 2)
        #expect(throws: TableError.self) { try TextEncoding.utf16BigEndian.utf8([0, 0]) }
    }

    @Test func `Windows-1252 is read only when asked for`() throws {
        let source = ByteSource([0x80, 0xE9, 97, 0x93], name: "a.csv")
        #expect(try source.utf8Text(assumingWindows1252: true).bytes == Array("€éa“".utf8))
        let error = #expect(throws: TableError.self) { try source.utf8Text() }
        #expect(
            error?.description
                == "a.csv, row 1, byte 0: found byte 0x80, which is not UTF-8; "
                + "expected text in UTF-8 (this may be Windows-1252)")
        #expect(throws: TableError.self) { try TextEncoding.windows1252.utf8([0x81]) }
        #expect(throws: TableError.self) { try TextEncoding.windows1252.utf8([0]) }
    }

    @Test func `UTF-8 loses its mark and nothing else`() throws {
        #expect(try TextEncoding.utf8.utf8(Array("\u{FEFF}a".utf8)) == [97])
        #expect(try TextEncoding.utf8.utf8(Array(text.utf8)) == Array(text.utf8))
        #expect(try TextEncoding.utf8.utf8([]) == [])
    }
}
