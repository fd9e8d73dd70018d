import SDMX
import TestKit
import Testing

/// Whatever the bytes, reading ends, with rows or with a located error.
@Suite struct CSVHostileTests {
    @Test func `a message cut at any byte is read to the cut or refused`() throws {
        let bytes = Array(wellFormed.utf8)
        let whole = try Table(bytes)
        let expected: Set<SDMXError.Kind> = [
            .empty, .unrecognised, .header, .truncated, .unterminatedQuote, .encoding,
            .structureReference, .action, .quoting,
        ]
        for length in bytes.indices {
            do {
                let table = try Table(Array(bytes[..<length]))
                #expect(table.rows.count <= whole.rows.count)
                for (index, row) in table.rows.dropLast().enumerated() {
                    #expect(row == whole.rows[index])
                }
            } catch {
                #expect(expected.contains(error.kind), "\(length): \(error)")
                #expect(error.byte ?? 0 <= length && error.line ?? 1 <= 6)
            }
        }
    }

    @Test func `mutated bytes never stop the program`() {
        var generator = SeededGenerator(seed: 20_260_101)
        let original = Array(wellFormed.utf8)
        let favourites: [UInt8] = [0, 10, 13, 34, 44, 59, 91, 93, 0x80, 0xC3, 0xFF]
        var read = 0
        var refused = 0
        for _ in 0..<4000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = favourites.randomElement(using: &generator) ?? 0
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[at] = byte
                case 2: bytes.insert(byte, at: at)
                default: bytes.remove(at: at)
                }
            }
            if let error = fault(bytes) {
                refused += 1
                #expect(error.byte ?? 0 <= bytes.count && error.line ?? 1 >= 1)
                #expect(!error.found.isEmpty && !error.expected.isEmpty)
            } else {
                read += 1
            }
        }
        #expect(read > 200 && refused > 200)
    }

    @Test func `huge cells and rows cost no more than their bytes`() {
        let head = "STRUCTURE,STRUCTURE_ID,AREA\ndataflow,T:D(1.0),"
        let long = String(repeating: "a", count: 3 << 20)
        #expect(fault(head + long)?.kind == .limit)
        #expect(fault(head + "\"" + long + "\"\n")?.kind == .limit)
        #expect(fault(head + "\"" + long)?.kind == .unterminatedQuote)
        #expect(fault(head + String(repeating: ",", count: 1 << 20))?.kind == .columnCount)
        let columns = String(repeating: ",A", count: 1 << 19)
        #expect(fault("STRUCTURE,STRUCTURE_ID" + columns)?.kind == .limit)
        #expect(fault(head + String(repeating: "\n", count: 1 << 20))?.kind == nil)
    }

    @Test func `random bytes are refused`() {
        var generator = SeededGenerator(seed: 7)
        for length in 1..<500 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(fault(bytes) != nil)
        }
    }
}
