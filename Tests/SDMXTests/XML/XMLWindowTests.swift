import SDMX
import TestKit
import Testing

/// However the bytes come, the document is the same.
@Suite struct XMLWindowTests {
    /// What is found, or the kind of the error.
    private func outcome(_ input: MessageInput, windowSize: Int) -> (String, SDMXError?) {
        do {
            return (try trace(input, windowSize: windowSize), nil)
        } catch {
            return (error.kind.rawValue, error)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 13, 64, 1000])
    func `tokens that cross the window's end are whole`(size: Int) throws {
        for document in documents {
            let whole = try trace(document)
            #expect(try trace(stream(Array(document.utf8), by: size), windowSize: 64) == whole)
            // The window's end comes everywhere.
            for shift in 0..<70 {
                let shifted = String(repeating: " ", count: shift) + document.drop { $0 != "<" }
                guard !shifted.contains("<?xml") else { continue }
                let found = try trace(stream(Array(shifted.utf8), by: size), windowSize: 64)
                #expect(found == whole)
            }
        }
    }

    @Test func `a mutated document has one reading, or one fault in one place`() {
        var generator = SeededGenerator(seed: 41)
        var read = 0
        for round in 0..<3000 {
            let document = documents[round % documents.count]
            let bytes = mutated(Array(document.utf8), using: &generator)
            let (whole, error) = outcome(.bytes(bytes), windowSize: 1 << 18)
            if error == nil { read += 1 }
            for size in [1, 3, 17] {
                let (found, other) = outcome(stream(bytes, by: size), windowSize: 64)
                // Bytes that are not text are found when they are read: early in one piece.
                let isEarly = [.encoding, .nul].contains(error?.kind)
                if isEarly {
                    #expect(other != nil)
                } else {
                    #expect(found == whole)
                    #expect(other == error)
                }
            }
        }
        #expect(read > 150)
    }

    @Test func `places are counted through many windows`() {
        let line = "<b c='é'>text</b>\n"
        let document = "<a>\n" + String(repeating: line, count: 10_000) + "  é<d>"
        for input in [MessageInput.text(document), stream(Array(document.utf8), by: 100)] {
            let (_, error) = outcome(input, windowSize: 64)
            #expect(error?.kind == .truncated && error?.line == 10_002 && error?.character == 7)
            #expect(error?.byte == document.utf8.count)
        }
    }

    @Test func `a stream that fails ends the reading with its error`() {
        struct Broken: Error {}
        var isFirst = true
        let input = MessageInput.stream {
            guard isFirst else { throw Broken() }
            isFirst = false
            return Array("<a>".utf8)
        }
        #expect(outcome(input, windowSize: 64).1?.kind == .input)
    }
}
