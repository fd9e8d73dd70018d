import SDMX
import TestKit
import Testing

@Suite struct CSVStreamTests {
    /// The message in pieces of random sizes.
    private func pieces(_ bytes: [UInt8], seed: UInt64, upTo size: Int) -> MessageInput {
        var generator = SeededGenerator(seed: seed)
        var rest = bytes[...]
        return .stream {
            guard !rest.isEmpty else { return nil }
            let piece = rest.prefix(Int.random(in: 1...size, using: &generator))
            rest = rest.dropFirst(piece.count)
            return Array(piece)
        }
    }

    /// Rows of all kinds, with every kind of line end.
    private func message(rows: Int) -> [UInt8] {
        var text =
            "\u{FEFF}\r\nSTRUCTURE[;],STRUCTURE_ID,ACTION,AREA,TIME_PERIOD,OBS_VALUE,N[en;fr]\r"
        let ends = ["\n", "\r\n", "\r", "\n\n"]
        for row in 0..<rows {
            let note = row % 3 == 0 ? "\"en:\"\"é\"\",\r\n;fr:日本\"" : row % 3 == 1 ? "" : "en:x"
            let action = row % 50 < 25 ? "A" : "R"
            text += "dataflow,T:DF(1.0),\(action),A\(row % 7),20\(row % 90 + 10),\(row),\(note)"
            text += ends[row % 4]
        }
        text += "dataflow,T:DF(1.0),A,last,2020,1,"
        return Array(text.utf8)
    }

    @Test func `a message in small pieces is read as it is read whole`() throws {
        let bytes = message(rows: 400)
        let whole = try CSVNeutral(.bytes(bytes))
        #expect(whole.rows.filter { $0.level == .observation }.count == 401)
        #expect(whole.sets.count == 17 && whole.faults.isEmpty)
        for seed in 0..<12 {
            let size = [1, 2, 3, 7, 100, 5000][seed % 6]
            #expect(try CSVNeutral(pieces(bytes, seed: UInt64(seed), upTo: size)) == whole)
        }
    }

    @Test func `rows that pass the window's end keep their lines and cells`() throws {
        let bytes = message(rows: 30_000)
        #expect(bytes.count > 1 << 20)
        let one = try CSVDataReader(bytes)
        let other = try CSVDataReader(pieces(bytes, seed: 3, upTo: 100_000))
        var count = 0
        while let row = try one.next() {
            let same = try #require(try other.next())
            count += 1
            guard row.line == same.line, row.text(5) == same.text(5), row.text(6) == same.text(6)
            else {
                Issue.record("row \(count) differs")
                return
            }
        }
        #expect(try count == 30_001 && other.next() == nil && one.byteOffset == bytes.count)
        #expect(other.byteOffset == bytes.count)
    }

    @Test func `mutated messages fail alike, whole and in pieces, at a place`() throws {
        var generator = SeededGenerator(seed: 20_261_121)
        let original = message(rows: 12)
        var read = 0
        var refused = 0
        for round in 0..<500 {
            let bytes = mutated(original, using: &generator)
            do {
                let whole = try CSVNeutral(.bytes(bytes))
                let cut = try CSVNeutral(pieces(bytes, seed: UInt64(round), upTo: 9))
                #expect(whole == cut)
                read += 1
                #expect(whole.faults.allSatisfy { $0.line != nil })
            } catch {
                refused += 1
                let isPlaced = error.line != nil || error.byte != nil
                #expect(isPlaced && !error.found.isEmpty, "\(error)")
                #expect(throws: SDMXError.self) {
                    try CSVNeutral(pieces(bytes, seed: UInt64(round), upTo: 9))
                }
            }
        }
        #expect(read > 60 && refused > 60)
    }

    @Test func `a source that fails ends the reading with its error`() throws {
        struct Broken: Error {}
        var given = false
        let reader = try CSVDataReader(
            .stream {
                if given { throw Broken() }
                given = true
                return Array(("DATAFLOW,A\n" + String(repeating: "T:D(1.0),x\n", count: 500)).utf8)
            })
        var rows = 0
        do {
            while try reader.next() != nil { rows += 1 }
            Issue.record("nothing was thrown")
        } catch { #expect(error.kind == .input && error.found.contains("Broken")) }
        #expect(try reader.next() == nil)
    }

    @Test func `a stream of many cells in one row, and of one cell, is limited`() throws {
        func endless(_ head: String, _ piece: String) -> MessageInput {
            var isFirst = true
            let bytes = Array(String(repeating: piece, count: 1 << 16).utf8)
            return .stream {
                defer { isFirst = false }
                return isFirst ? Array(head.utf8) : bytes
            }
        }
        func kind(_ input: MessageInput) -> SDMXError.Kind? {
            do {
                let reader = try CSVDataReader(input)
                while try reader.next() != nil {}
                return nil
            } catch { return error.kind }
        }
        #expect(kind(endless("DATAFLOW,A\nT:D(1.0)", ",")) == .limit)
        #expect(kind(endless("DATAFLOW,A\nT:D(1.0),", "x")) == .limit)
        #expect(kind(endless("DATAFLOW,A", ",B")) == .limit)
    }

    @Test func `structures and values of one cell are limited`() throws {
        var text = "STRUCTURE[;],STRUCTURE_ID,ACTION,A,OBS_VALUE,N[]\n"
        text += "dataflow,T:D(1.0),I,x,1," + String(repeating: ";", count: 1 << 16) + "\n"
        do {
            _ = try CSVNeutral(text)
            Issue.record("more values than allowed were read")
        } catch { #expect(error.kind == .limit && error.line == 2 && error.column == 6) }
        let rows = (0..<12).map { "T:D\($0)(1.0),x\n" }.joined()
        let reader = try CSVDataReader(
            Array(("DATAFLOW,A\n" + rows).utf8), limits: CSVLimits(structures: 10))
        do {
            while try reader.next() != nil {}
            Issue.record("more structures than allowed were read")
        } catch { #expect(error.kind == .limit && error.line == 12) }
    }
}
