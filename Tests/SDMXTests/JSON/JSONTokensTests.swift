import SDMX
import Testing

struct JSONTokensTests {
    private static func tokens(_ text: String) throws -> [String] {
        let tokens = try JSONTokens(Array(text.utf8))
        var found: [String] = []
        while true {
            let token = try tokens.next()
            switch token {
            case .finish: return found
            case .key, .string, .number: found.append("\(token) \(tokens.text)")
            default: found.append("\(token)")
            }
        }
    }

    @Test func `a text is its tokens, names and strings without escapes`() throws {
        #expect(
            try Self.tokens("{\"a\\u0041\": [1.50, \"b\\n\", null, true]}") == [
                "objectStart", "key aA", "arrayStart", "number 1.50", "string b\n", "null", "yes",
                "arrayEnd", "objectEnd",
            ])
    }

    @Test func `a value that is passed over is passed over whole`() throws {
        let tokens = try JSONTokens(Array("{\"a\":{\"b\":[1,{}]},\"c\":2}".utf8))
        #expect(try tokens.next() == .objectStart)
        #expect(try tokens.next() == .key)
        try tokens.skipValue()
        #expect(try tokens.next() == .key)
        #expect(tokens.text == "c")
        #expect(try tokens.next() == .number)
        #expect(tokens.withText { $0.elementsEqual("2".utf8) })
    }

    @Test(arguments: ["", "{", "{\"a\" 1}", "[1,]", "[NaN]", "{} {}", "[\"\\x\"]"])
    func `what is no JSON is an error with its place`(text: String) {
        let error = #expect(throws: SDMXError.self) { try Self.tokens(text) }
        #expect(error?.line == 1)
        #expect(error?.expected.isEmpty == false)
    }
}
