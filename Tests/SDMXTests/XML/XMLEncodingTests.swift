import SDMX
import Testing

@Suite struct XMLEncodingTests {
    static func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBig ? [high, low] : [low, high]
        }
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read in both orders, with a mark and without`(isBig: Bool, mark: Bool) throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a b='é'>€\u{1F600}日本</a>"
        let bytes = Self.utf16(text, isBig: isBig, mark: mark)
        #expect(try trace(.bytes(bytes)) == "<a b=é>'€\u{1F600}日本'</>")
        let bare = Self.utf16("<a>€</a>", isBig: isBig, mark: mark)
        #expect(try trace(.bytes(bare)) == "<a>'€'</>")
        for size in [1, 2, 3, 7, 64] {
            let found = try trace(stream(bytes, by: size), windowSize: 64)
            #expect(found == "<a b=é>'€\u{1F600}日本'</>")
        }
    }

    @Test func `UTF-8 is read with a mark and without, whatever a mark is declared as`() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try trace(.bytes(mark + Array("<a>é</a>".utf8))) == "<a>'é'</>")
        let wrong = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"
        #expect(try trace(.bytes(mark + Array(wrong.utf8))) == "<a>'é'</>")
        #expect(try trace(.text("<?xml version='1.0' encoding='utf8'?><a>é</a>")) == "<a>'é'</>")
    }

    @Test func `the encodings of one byte that are common are read when they are declared`() throws
    {
        func declared(_ name: String, _ bytes: [UInt8]) -> MessageInput {
            .bytes(
                Array("<?xml version='1.0'\n encoding\t= \"\(name)\"?><a>".utf8) + bytes
                    + Array("</a>".utf8))
        }
        #expect(try trace(declared("iso-8859-1", [0xE9, 0xFC])) == "<a>'éü'</>")
        #expect(try trace(declared("Windows-1252", [0x80, 0xE9])) == "<a>'€é'</>")
        #expect(try trace(declared("US-ASCII", [0x41])) == "<a>'A'</>")
        for (name, byte) in [("windows-1252", UInt8(0x81)), ("us-ascii", 0xE9), ("utf-8", 0xE9)] {
            #expect(throws: SDMXError.self) { try trace(declared(name, [byte])) }
        }
    }

    @Test func `what is not text is refused at its byte`() {
        let bytes = Array("<a>\né".utf8)
        let wrong: [[UInt8]] = [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
            [0x80],
        ]
        for end in wrong {
            let error = markupFault(bytes + end + Array("</a>".utf8))
            #expect(error?.kind == .encoding && error?.byte == 6, "\(end)")
            #expect(error?.line == 2 && error?.character == 2)
        }
        #expect(markupFault(bytes + [0xE2, 0x82])?.kind == .encoding)
        #expect(markupFault([0xFF, 0xFE, 0x3C])?.kind == .encoding)
        #expect(markupFault([0xFE, 0xFF, 0xDC, 0x00, 0x00, 0x3C])?.kind == .encoding)
        #expect(markupFault([0xFE, 0xFF, 0x00, 0x3C, 0xD8, 0x00, 0x00, 0x41])?.kind == .encoding)
    }

    @Test(arguments: ["UTF-32", "EBCDIC-CP-US", "Shift_JIS", "UTF-16", "UTF-7"])
    func `another encoding that is declared is refused by its name`(name: String) {
        let error = markupFault("<?xml version='1.0' encoding='\(name)'?><a/>")
        #expect(error?.kind == .encoding && error?.found.contains(name) == true)
        #expect(markupFault([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C])?.kind == .encoding)
        #expect(markupFault([0x3C, 0, 0, 0, 0x61, 0, 0, 0])?.kind == .encoding)
    }
}
