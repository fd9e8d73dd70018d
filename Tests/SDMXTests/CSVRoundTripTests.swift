import SDMX
import TestKit
import Testing

@Suite struct CSVRoundTripTests {
    private static let texts = [
        "", " ", "a", "A: B", "x,y", "x;y", "\"", "\"\"", "\"a\"", "a\"b", "\n", "\r\n", "\r",
        "a\rb",
        ",", "=1+1", "-", "NaN", "#N/A", "é", "日本", "👩‍👩‍👧", "\u{FEFF}", "a\tb", "\u{7}", "\u{2028}",
        "en:one;fr:un", "\"en:a\";\"fr:b\"", " spaces kept ", "0", "1e5", "STRUCTURE", "\\", "|",
    ]

    /// Rows of texts as hostile as they come, with what was written.
    private func table(
        _ version: CSVVersion, separator: UInt8, seed: UInt64
    ) throws -> (rows: [[String]], actions: [Action], bytes: [UInt8]) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...9, using: &generator)
        let columns = (0..<count).map { CSVComponent("C\($0)") }
        var writer = try CSVDataWriter(
            version, structure: flow(), columns: columns, separator: separator)
        var rows: [[String]] = []
        var actions: [Action] = []
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let row = columns.map { _ in
                (0..<Int.random(in: 1...3, using: &generator))
                    .map { _ in Self.texts.randomElement(using: &generator) ?? "" }.joined()
            }
            let action =
                version == .v1 ? .information : Action.allCases.randomElement(using: &generator)
            try writer.write(row, action: action ?? .information)
            rows.append(row)
            actions.append(action ?? .information)
        }
        return (rows, actions, try writer.finish())
    }

    @Test(arguments: CSVVersion.allCases, [",", ";", "\t", "|"])
    func `hostile texts come back as they went`(_ version: CSVVersion, _ mark: String) throws {
        let separator = try #require(mark.utf8.first)
        for seed in 0..<100 {
            let (rows, actions, bytes) = try table(
                version, separator: separator, seed: UInt64(seed))
            let read = try Table(bytes)
            #expect(read.faults.isEmpty && read.header.version == version)
            #expect(read.rows.map { Array($0.dropFirst(version == .v1 ? 1 : 3)) } == rows)
            #expect(read.actions == actions)
            #expect(MessageFormat.recognise(bytes) == (version == .v1 ? .csv1 : .csv2))
        }
    }

    @Test func `numbers come back to the bit in their shortest form`() throws {
        var generator = SeededGenerator(seed: 99)
        var values: [Double] = [
            0, -0.0, 1, -1, 0.1, 12.4, 1e-6, 1e-7, 123_456_789.123_456, 1e9, 1e15, 1e16, 1e21, 1e22,
            1e23, 0.1 + 0.2, 9_007_199_254_740_992, .pi, -.pi, .leastNonzeroMagnitude,
            .leastNormalMagnitude,
            .greatestFiniteMagnitude, 1e14, 1e15 + 0.5, 4.35, 0.000001, 999_999.999_999, 1.005,
            304_021_813,
        ]
        for index in 0..<20_000 {
            let figure = Double.random(in: -1e7...1e7, using: &generator)
            values.append((figure * 1000).rounded() / 1000)
            if index % 4 == 0 { values.append(figure) }
            let bits = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator))
            if bits.isFinite { values.append(bits) }
        }
        var writer = try CSVDataWriter(.v2, structure: flow(), columns: [CSVComponent("OBS_VALUE")])
        for value in values {
            try writer.beginRow()
            try writer.add(value)
            try writer.endRow()
        }
        let reader = try CSVDataReader(try writer.finish())
        for value in values {
            let row = try #require(try reader.next())
            let isSame = row.number(3)?.bitPattern == value.bitPattern
            #expect(isSame, "\(value) was written \(row.text(3))")
            var shortest = value.description
            if shortest.hasSuffix(".0") { shortest.removeLast(2) }
            // Small fractions of few digits are written without an exponent.
            #expect(row.text(3) == shortest || value.magnitude < 1e-4, "\(value)")
        }
    }

    @Test func `what is not a decimal number is not read as one`() throws {
        let texts = [
            "", "NaN", "INF", "inf", "nan", "0x1p3", "1,5", "1 ", " 1", "1e", "e5", ".", "-", "+",
            "1.2.3", "--1", "1e400", "1e-400", "١", "1_000", "-.e1",
        ]
        let good = [("+5", 5), (".5", 0.5), ("5.", 5), ("1E2", 100), ("-1e-2", -0.01), ("007", 7)]
        var writer = try CSVDataWriter(.v1, structure: flow(), columns: [CSVComponent("V")])
        for text in texts + good.map(\.0) { try writer.write([text]) }
        let reader = try CSVDataReader(try writer.finish())
        for text in texts {
            let row = try #require(try reader.next())
            #expect(row.number(1) == nil, "\(text)")
            #expect(row.isIntentionallyMissing(1) == (text == "NaN"))
            #expect(row.isEmpty(1) == text.isEmpty)
        }
        for (text, value) in good {
            let row = try #require(try reader.next())
            #expect(row.number(1) == value, "\(text)")
        }
    }
}
