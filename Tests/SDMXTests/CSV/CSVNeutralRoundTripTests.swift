import SDMX
import TestKit
import Testing

/// Random data of all levels and kinds of values, written and read again.
@Suite struct CSVNeutralRoundTripTests {
    private static let texts = [
        "a", "b;c", "\"", "\"quoted\"", "x\"y", ";", ",", "|", "en:", "en:fr:x", "l\r\nm", "é",
        "日本",
        " ", "A: B", "- ", "<p>m</p>", "1.5", "NaN", "=1", "\"\"", "a;", ";a", ": ",
    ]
    private static let languages = ["en", "fr", "pt-BR"]

    private let columns: [DataColumn] = {
        var columns = [
            DataColumn("AREA", .dimension), DataColumn("SEX", .dimension),
            DataColumn("TIME_PERIOD", .timeDimension), DataColumn("OBS_VALUE", .measure),
            DataColumn("STATUS", .attribute), DataColumn("MANY", .attribute),
            DataColumn("TEXTS", .attribute),
        ]
        columns[5].isMultiValued = true
        columns[6].isMultilingual = true
        return columns
    }()

    private func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...3, using: &generator))
            .map { _ in Self.texts.randomElement(using: &generator) ?? "a" }.joined()
    }

    private func localised(_ generator: inout SeededGenerator) -> ComponentValue {
        let count = Int.random(in: 1...3, using: &generator)
        return .localised(
            LocalisedText(Self.languages.prefix(count).map { .init($0, text(&generator)) }))
    }

    /// Random rows: by column their values, none for no value.
    private func rows(_ generator: inout SeededGenerator) -> [[[ComponentValue]]] {
        (0..<Int.random(in: 1...30, using: &generator)).map { row in
            let isWhole = Int.random(in: 0..<4, using: &generator) > 0
            return columns.map { column in
                if column.role.isKey {
                    let isThere = isWhole || Bool.random(using: &generator)
                    return isThere ? [.text("K\(row % 5)")] : []
                }
                // A part of the key has no measure.
                let isThere = Bool.random(using: &generator)
                guard isThere, isWhole || column.role == .attribute else { return [] }
                let count = Int.random(in: 1...3, using: &generator)
                if column.isMultiValued {
                    return (0..<count).map { _ in .text(count > 1 ? text(&generator) : "") }
                }
                if column.isMultilingual { return (0..<count).map { _ in localised(&generator) } }
                return [.text(text(&generator))]
            }
        }
    }

    private func message(
        _ rows: [[[ComponentValue]]], _ options: DataMessageWriter.Options
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2, options: options) { bytes += $0 }
        var info = DataSetInfo(structure: try flow().artefact, columns: columns)
        info.action = .merge
        try writer.begin(info)
        let buffer = DataRowBuffer(columns: columns)
        for row in rows {
            let isWhole = row.prefix(3).allSatisfy { !$0.isEmpty }
            buffer.begin(isWhole ? .observation : .group)
            for (index, values) in row.enumerated() where !values.isEmpty {
                if columns[index].isMultiValued || columns[index].isMultilingual {
                    buffer.set(index, values)
                } else {
                    buffer.set(index, values[0].text)
                }
            }
            try writer.write(buffer.row)
        }
        #expect(try writer.finish().isEmpty)
        return bytes
    }

    @Test(arguments: [(",", ";"), (";", "|"), ("\t", ","), (",", ",")])
    func `what is written is read again`(_ mark: String, _ inner: String) throws {
        var options = DataMessageWriter.Options()
        options.separator = try #require(mark.utf8.first)
        options.subfieldSeparator = try #require(inner.utf8.first)
        for seed in 0..<60 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let written = rows(&generator)
            let read = try CSVNeutral(.bytes(try message(written, options)))
            var expected = written.map { row in
                Dictionary(
                    uniqueKeysWithValues: zip(columns, row).filter { !$0.1.isEmpty }
                        .map { ($0.0.id, $0.1) })
            }
            // A row without any dimension at the beginning is the data set's own.
            let isOwn = expected[0].keys.allSatisfy { ["STATUS", "MANY", "TEXTS"].contains($0) }
            if !isOwn || expected[0].isEmpty { expected.insert([:], at: 0) }
            #expect(read.rows.map(\.values) == expected, "seed \(seed)")
            #expect(read.sets.count == 1 && read.sets[0].info.action == .merge)
        }
    }

    @Test func `a message that is read and written stays what it is`() throws {
        var generator = SeededGenerator(seed: 5)
        let bytes = try message(rows(&generator), DataMessageWriter.Options())
        let (text, losses) = try CSVNeutral.written(.bytes(bytes), .csv2)
        #expect(text == String(decoding: bytes, as: UTF8.self) && losses.isEmpty)
    }

    @Test func `mutated messages are written without a fault or refused`() throws {
        var generator = SeededGenerator(seed: 77)
        let original = try message(rows(&generator), DataMessageWriter.Options())
        var written = 0
        for _ in 0..<200 {
            let bytes = mutated(original, using: &generator)
            for format in [MessageFormat.csv1, .csv2] {
                do {
                    _ = try CSVNeutral.written(.bytes(bytes), format)
                    written += 1
                } catch {
                    #expect(error.line != nil || error.byte != nil || error.path != nil)
                }
            }
        }
        #expect(written > 40)
    }

    @Test func `mutated metadata are read or refused at a place`() throws {
        let original = Array(
            #"""
            MDSTRUCTURE[;],MDSTRUCTURE_ID,METADATASET_ID,ACTION,TARGET_TYPES,TARGET_IDS,D[],D[].M[],T[][en;fr]
            metadataflow,T:F(1.0),T:S(1.0),I,dataflow,T:A(1.0),d1;d2,"""a;b"";c","""en:p;fr:q"";""en:r"""
            """#.utf8)
        var generator = SeededGenerator(seed: 78)
        var read = 0
        for _ in 0..<600 {
            do {
                _ = try Message.open(.bytes(mutated(original, using: &generator)))
                read += 1
            } catch { #expect(error.line != nil || error.byte != nil, "\(error)") }
        }
        #expect(read > 40)
    }
}
