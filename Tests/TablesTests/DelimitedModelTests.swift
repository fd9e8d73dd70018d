import Tables
import TestKit
import Testing

/// The reader against a plain parser that goes character by character.
@Suite struct DelimitedModelTests {
    /// The records of comma-separated text, or nil if a quote is wrong.
    private func model(_ text: [UInt8]) -> [[[UInt8]]]? {
        var records: [[[UInt8]]] = []
        var record: [[UInt8]] = []
        var index = 0
        while index < text.count {
            var field: [UInt8] = []
            var isQuoted = false
            if text[index] == 34 {
                isQuoted = true
                index += 1
                while true {
                    guard index < text.count else { return nil }
                    if text[index] == 34 {
                        index += 1
                        guard index < text.count, text[index] == 34 else { break }
                    }
                    field.append(text[index])
                    index += 1
                }
                if index < text.count, ![44, 10, 13].contains(text[index]) { return nil }
            } else {
                while index < text.count, ![44, 10, 13].contains(text[index]) {
                    field.append(text[index])
                    index += 1
                }
            }
            record.append(field)
            if index < text.count, text[index] == 44 {
                index += 1
                if index == text.count { record.append([]) } else { continue }
            } else if index + 1 < text.count, text[index] == 13, text[index + 1] == 10 {
                index += 2
            } else {
                index += 1
            }
            if record != [[]] || isQuoted { records.append(record) }
            record = []
        }
        return records
    }

    private func read(_ text: [UInt8]) -> [[[UInt8]]]? {
        do {
            var reader = try DelimitedReader(text)
            var records: [[[UInt8]]] = []
            while try reader.advance() { records.append(reader.texts.map { Array($0.utf8) }) }
            return records
        } catch {
            #expect(error.kind == .quoting)
            return nil
        }
    }

    @Test func `random texts are read as a plain parser reads them`() {
        var generator = SeededGenerator(seed: 5)
        let alphabet: [UInt8] = [97, 98, 44, 44, 34, 34, 10, 13, 32]
        var sound = 0
        for _ in 0..<40_000 {
            let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            let expected = model(text)
            #expect(
                read(text) == expected, "\(String(decoding: text, as: UTF8.self).debugDescription)")
            if expected != nil { sound += 1 }
        }
        #expect(sound > 10_000)
    }

    @Test func `what is written is read back`() throws {
        var generator = SeededGenerator(seed: 6)
        let pieces = ["a", "é", "\"", ",", "\n", "\r", "\r\n", " ", "=", "日本", ";"]
        for usesCRLF in [false, true] {
            let table = (0..<2000).map { _ in
                (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        pieces[Int.random(in: pieces.indices, using: &generator)]
                    }.joined()
                }
            }
            var writer = DelimitedWriter(usesCRLF: usesCRLF)
            for row in table { writer.row(row) }
            var reader = try DelimitedReader(writer.bytes)
            var back: [[String]] = []
            while try reader.advance() { back.append(reader.texts) }
            #expect(back.count == table.count)
            #expect(
                back.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test func `five thousand mutations are read or refused`() {
        let text = Array(
            "geo,t,\"na\"\"me\",n\r\nABW,1990,\"Côte, d'Ivoire\",25\nBES,1995,,\"3\"\n".utf8)
        var generator = SeededGenerator(seed: 8)
        var refused = 0
        for _ in 0..<5000 {
            do {
                var table = try HeaderedReader(mutated(text, using: &generator))
                while try table.advance() {
                    for index in 0..<6 {
                        _ = (table.int(index), table.double(index), table.text(index))
                    }
                }
            } catch { refused += 1 }
        }
        #expect((100..<4900).contains(refused))
    }
}
