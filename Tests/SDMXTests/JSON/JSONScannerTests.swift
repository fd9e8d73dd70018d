import SDMX
import TestKit
import Testing

@Suite struct JSONScannerTests {
    private func lines(
        _ input: MessageInput, limits: MessageLimits = MessageLimits(), windowSize: Int = 1 << 18
    ) throws(SDMXError) -> String {
        try JSONEvents.lines(input, limits: limits, windowSize: windowSize).joined(separator: " ")
    }

    private func fault(_ text: String, limits: MessageLimits = MessageLimits()) -> SDMXError? {
        do {
            _ = try lines(.text(text), limits: limits)
            return nil
        } catch {
            return error
        }
    }

    static let texts = [
        "{}", " [ ] ", "0", "\"\"", "true", "[1,-0.5e+10,0,1E5]\n",
        #"{"a":{"b":[1,"c",null,true,false]},"":"x"}"#,
        #"["\u00e9\n\t\r\b\f\/\\\"","é€","\ud83d\ude00","a longer text without anything"]"#,
        "{ \"name\"\n:\t[ {} , [ ] ]\r\n, \"other name\" : -1.25e-7 }",
    ]

    @Test func `values come in the order of the text`() throws {
        #expect(
            try lines(.text(Self.texts[6])) == "{ ka { kb [ n1 sc 0 t f ] } k sx }")
        #expect(try lines(.text(Self.texts[5])) == "[ n1 n-0.5e+10 n0 n1E5 ]")
        #expect(try lines(.text(#"["\u00e9\/\\","\ud83d\ude00"]"#)) == "[ sé/\\92; s\u{1F600} ]")
        #expect(try lines(.text("\u{FEFF}[]")) == "[ ]")
    }

    @Test(arguments: [
        ("", SDMXError.Kind.empty, 1, 1), (" \n", .empty, 2, 1), ("{", .truncated, 1, 2),
        ("[1,\n2", .truncated, 2, 2), ("[1,]", .json, 1, 4), ("{\"a\":1,}", .json, 1, 8),
        ("[,1]", .json, 1, 2), ("{,}", .json, 1, 2), ("[1 2]", .json, 1, 4), ("[1}", .json, 1, 3),
        ("{\"a\" 1}", .json, 1, 6), ("{\"a\":}", .json, 1, 6), ("{1:2}", .json, 1, 2),
        ("[NaN]", .json, 1, 2), ("[-Infinity]", .json, 1, 2), ("[01]", .json, 1, 2),
        ("[1.]", .json, 1, 2), ("[.5]", .json, 1, 2), ("[+1]", .json, 1, 2), ("[1e]", .json, 1, 2),
        ("[-]", .json, 1, 2), ("[1-2]", .json, 1, 2), ("[tru]", .json, 1, 2),
        ("[TRUE]", .json, 1, 2), ("['a']", .json, 1, 2), ("[\"a\n\"]", .json, 1, 4),
        ("[\"a", .truncated, 1, 2), ("[\"\\x\"]", .json, 1, 2), ("[\"\\u12G4\"]", .json, 1, 2),
        ("[\"\\ud800\"]", .json, 1, 2), ("[\"\\udc00\\ud800\"]", .json, 1, 2),
        ("[\"\\u0000\"]", .json, 1, 2), ("{} {}", .json, 1, 4), ("[]]", .json, 1, 3),
        ("// x\n{}", .json, 1, 1), ("\u{A0}{}", .json, 1, 1),
    ])
    func `what is not JSON is refused at its place`(
        text: String, kind: SDMXError.Kind, line: Int, character: Int
    ) {
        let error = fault(text)
        #expect(error?.kind == kind, "\(text): \(String(describing: error))")
        #expect(
            error?.line == line && error?.character == character,
            "\(text): \(String(describing: error))")
    }

    @Test(arguments: [1, 2, 3, 7, 64])
    func `tokens that cross the window's end are whole`(size: Int) throws {
        for text in Self.texts {
            let whole = try lines(.text(text))
            for shift in 0..<70 {
                let shifted = Array((String(repeating: " ", count: shift) + text).utf8)
                #expect(try lines(stream(shifted, by: size), windowSize: 64) == whole)
            }
        }
    }

    @Test func `a mutated text has one reading, or one fault in one place`() {
        var generator = SeededGenerator(seed: 42)
        func outcome(_ input: MessageInput, _ windowSize: Int) -> (String, SDMXError?) {
            do {
                return (try lines(input, windowSize: windowSize), nil)
            } catch {
                return ("", error)
            }
        }
        for round in 0..<3000 {
            let text = Self.texts[round % Self.texts.count]
            let bytes = mutated(Array(text.utf8), using: &generator)
            let (whole, error) = outcome(.bytes(bytes), 1 << 18)
            for size in [1, 3, 17] {
                let (found, other) = outcome(stream(bytes, by: size), 64)
                if [.encoding, .nul].contains(error?.kind) {
                    #expect(other != nil)
                } else {
                    #expect(found == whole && other == error)
                }
            }
        }
    }

    @Test func `depth and length are limited`() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(fault(deep)?.kind == .limit)
        var limits = MessageLimits()
        limits.depth = 100_000
        #expect(fault(deep + String(repeating: "]", count: 100_000), limits: limits) == nil)
        limits.tokenBytes = 10_000
        let long = String(repeating: "1", count: 40_000)
        for text in ["[\"\(long)\"]", "[\(long)]", "{\"\(long)\":1}"] {
            let error = #expect(throws: SDMXError.self) {
                try lines(stream(Array(text.utf8), by: 1000), limits: limits, windowSize: 64)
            }
            #expect(error?.kind == .limit)
        }
        // Blanks are not kept.
        let blanks = "[" + String(repeating: " ", count: 100_000) + "]"
        #expect(
            try lines(stream(Array(blanks.utf8), by: 1000), limits: limits, windowSize: 64) == "[ ]"
        )
    }

    @Test func `UTF-16 is read, told by its zeros`() throws {
        for isBig in [true, false] {
            let bytes = XMLEncodingTests.utf16("[\"é\u{1F600}\"]", isBig: isBig, mark: false)
            #expect(try lines(.bytes(bytes)) == "[ sé\u{1F600} ]")
        }
    }
}
