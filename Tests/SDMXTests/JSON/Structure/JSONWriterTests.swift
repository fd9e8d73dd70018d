import Foundation
import SDMX
import TestKit
import Testing

@Suite struct JSONWriterTests {
    private func text(
        _ style: JSONWriter.Style = .compact,
        _ write: (inout JSONWriter) throws(SDMXError) -> Void
    ) throws(SDMXError) -> String {
        var writer = JSONWriter(style)
        try write(&writer)
        return String(decoding: try writer.finish(), as: UTF8.self)
    }

    @Test func `objects, arrays and values are written without blanks`() throws {
        let written = try text { (json) throws(SDMXError) in
            try json.beginObject()
            try json.key("a")
            try json.beginArray()
            try json.value(1)
            try json.value(-2.5)
            try json.value(true)
            try json.null()
            try json.beginObject()
            try json.endObject()
            try json.endArray()
            try json.key("b")
            try json.value("text")
            try json.endObject()
        }
        #expect(written == #"{"a":[1,-2.5,true,null,{}],"b":"text"}"#)
    }

    @Test func `an indented message has a member in each line`() throws {
        let written = try text(.indented) { (json) throws(SDMXError) in
            try json.beginObject()
            try json.key("a")
            try json.beginArray()
            try json.value(1)
            try json.value(2)
            try json.endArray()
            try json.key("b")
            try json.beginArray()
            try json.endArray()
            try json.endObject()
        }
        #expect(written == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}")
    }

    @Test func `what JSON cannot have in a text is escaped and nothing else`() throws {
        let written = try text { (json) throws(SDMXError) in
            try json.value("\"\\/\n\r\t\u{8}\u{c}\u{1}\u{1F}é€😀\u{7F}")
        }
        #expect(written == #""\"\\/\n\r\t\b\f\u0001\u001fé€😀"# + "\u{7F}\"")
    }

    @Test func `numbers are the shortest that read back, or as they are spelled`() throws {
        let written = try text { (json) throws(SDMXError) in
            try json.beginArray()
            try json.value(0.1)
            try json.value(1e300)
            try json.value(Double(12))
            try json.value(Int.min)
            try json.value(numberText: "1.50")
            try json.value(numberText: "-0.0e-7")
            try json.endArray()
        }
        #expect(written == "[0.1,1e+300,12,-9223372036854775808,1.50,-0.0e-7]")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is none is refused and null may stand in its place`(
        number: Double
    ) throws {
        let written = try text { (json) throws(SDMXError) in
            try json.beginArray()
            do throws(SDMXError) {
                try json.value(number)
                Issue.record("it was written")
            } catch {
                #expect(error.kind == .value)
            }
            try json.null()
            try json.endArray()
        }
        #expect(written == "[null]")
    }

    @Test(arguments: ["", "+1", "01", ".5", "5.", "1e", "INF", "NaN", "1 ", "0x1", "1,5"])
    func `what is not spelled as a number of JSON is refused as one`(spelling: String) {
        #expect(throws: SDMXError.self) {
            _ = try text { (json) throws(SDMXError) in try json.value(numberText: spelling) }
        }
        #expect(!JSONWriter.isNumber(spelling))
    }

    @Test func `a text that readers refuse leaves nothing behind`() throws {
        let written = try text { (json) throws(SDMXError) in
            try json.beginArray()
            do throws(SDMXError) {
                try json.value("a\u{0}b")
            } catch {
                #expect(error.kind == .nul)
            }
            let bytes: [UInt8] = [0x61, 0xFF]
            let fault: SDMXError? = bytes.withUnsafeBufferPointer { buffer in
                do throws(SDMXError) {
                    try json.value(bytes: buffer)
                    return nil
                } catch {
                    return error
                }
            }
            #expect(fault?.kind == .encoding)
            try json.value("c")
            try json.endArray()
        }
        #expect(written == #"["c"]"#)
    }

    @Test(arguments: ["k", "}", "{v", "{]", "[k", "{k}", "vv", "[", "", "{", "[}", "{kk", "{}v"])
    func `calls that are out of order are errors`(calls: String) {
        let fault = #expect(throws: SDMXError.self) {
            _ = try text { (json) throws(SDMXError) in
                for call in calls {
                    switch call {
                    case "{": try json.beginObject()
                    case "}": try json.endObject()
                    case "[": try json.beginArray()
                    case "]": try json.endArray()
                    case "k": try json.key("a")
                    default: try json.value(1)
                    }
                }
            }
        }
        #expect(fault?.kind == .unexpected)
    }

    @Test func `a sink gets the message in chunks that join to the whole`() throws {
        var chunks: [[UInt8]] = []
        var writer = JSONWriter(.compact) { chunks.append(Array($0)) }
        try writer.beginArray()
        for number in 0..<50_000 { try writer.value(number) }
        try writer.endArray()
        #expect(try writer.finish().isEmpty)
        #expect(chunks.count > 3)
        #expect(chunks.dropLast().allSatisfy { $0.count >= 1 << 16 && $0.count < 1 << 17 })
        let whole = try JSONSerialization.jsonObject(with: Data(chunks.joined()))
        #expect((whole as? [Int])?.last == 49_999)
    }

    @Test func `the error of a sink is told`() throws {
        struct Full: Error {}
        var writer = JSONWriter(.compact) { _ in throw Full() }
        try writer.value(1)
        do throws(SDMXError) {
            _ = try writer.finish()
            Issue.record("it went unnoticed")
        } catch {
            #expect(error.kind == .output)
        }
    }

    @Test func `random texts and numbers are read back by another reader`() throws {
        var generator = SeededGenerator(seed: 71)
        for _ in 0..<200 {
            let texts = (0..<5).map { _ in randomText(&generator) }
            let numbers = (0..<5).map { _ in Double(bitPattern: generator.next()) }
                .filter { $0.isFinite }
            let written = try text(Bool.random(using: &generator) ? .compact : .indented) {
                (json) throws(SDMXError) in
                try json.beginObject()
                try json.key("texts")
                try json.beginArray()
                for text in texts { try json.value(text) }
                try json.endArray()
                try json.key("numbers")
                try json.beginArray()
                for number in numbers { try json.value(number) }
                try json.endArray()
                try json.endObject()
            }
            let read = try JSONDecoder().decode(Sample.self, from: Data(written.utf8))
            #expect(read == Sample(texts: texts, numbers: numbers))
        }
    }

    private struct Sample: Codable, Equatable {
        var texts: [String]
        var numbers: [Double]
    }

    private func randomText(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "Ä", "\"", "\\", "\n", "\u{1}", "€", "😀", "/", " ", "\u{2028}", "{"]
        return (0..<Int.random(in: 0...12, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
}
