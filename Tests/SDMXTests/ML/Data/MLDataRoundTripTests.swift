import SDMX
import TestKit
import Testing

/// Rows made at random, which fit the structure of the tests.
struct MLRandomData {
    var generator: SeededGenerator
    let buffer: DataRowBuffer
    let hasLists: Bool
    let columns: [DataColumn]

    init(seed: UInt64, hasLists: Bool) {
        generator = SeededGenerator(seed: seed)
        self.hasLists = hasLists
        columns = DataSetInfo.columns(
            of: MLDataMessages.structures.dataStructures[0], in: MLDataMessages.structures)
        buffer = DataRowBuffer(columns: columns)
    }

    mutating func text(_ longest: Int = 8) -> String {
        let characters = Array("aZ0 &<>\"'\t\n\rä語😀]-_.")
        let length = Int.random(in: 0...longest, using: &generator)
        return String(
            (0..<length).map { _ in characters.randomElement(using: &generator) ?? "a" })
    }

    private mutating func set(_ column: Int, isList: Bool = false) {
        guard isList, hasLists, Bool.random(using: &generator) else {
            buffer.set(column, text())
            return
        }
        let values: [ComponentValue]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: values = [.text(text()), .text(text())]
        case 1: values = [.localised(LocalisedText([.init("en", text()), .init("fr", text())]))]
        default:
            let markup = "<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>"
            values = [.structured(LocalisedText([.init("en", markup)])), .text(text())]
        }
        buffer.set(column, values)
    }

    private mutating func setSome(_ columns: ClosedRange<Int>) {
        for column in columns where Bool.random(using: &generator) { set(column, isList: true) }
    }

    /// Gives rows to the body: groups, then series and their observations.
    mutating func rows(_ body: (DataRow) throws -> Void) throws {
        buffer.begin(.dataSet)
        if Bool.random(using: &generator) { set(7) }
        try body(buffer.row)
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            buffer.begin(.group, group: "Sibling")
            set(1)
            set(6, isList: true)
            try body(buffer.row)
        }
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            buffer.begin(.series)
            set(0)
            set(1)
            setSome(5...5)
            try body(buffer.row)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                buffer.begin(.observation)
                set(2)
                setSome(3...4)
                try body(buffer.row)
            }
        }
    }
}

/// The kinds of SDMX-ML that data are written as.
enum MLDataKind: CaseIterable {
    case specific21, specific30, generic

    var format: MessageFormat { self == .specific30 ? .ml30 : .ml21 }

    func options(_ layout: DataMessageWriter.Layout) -> DataMessageWriter.Options {
        var options = DataMessageWriter.Options()
        options.layout = layout
        options.isGeneric = self == .generic
        return options
    }
}

@Suite struct MLDataRoundTripTests {
    static func info(_ data: MLRandomData) -> DataSetInfo {
        var info = DataSetInfo(
            structure: MLDataMessages.structures.dataStructures[0].reference,
            columns: data.columns)
        info.dimensionAtObservation = "TIME_PERIOD"
        info.action = .replace
        info.id = "x"
        info.annotations = [Annotation(id: "a", title: "t", text: "x & y")]
        return info
    }

    static func write(
        _ kind: MLDataKind, _ layout: DataMessageWriter.Layout, _ sets: Int, seed: UInt64
    ) throws -> (text: String, rows: [String]) {
        var bytes: [UInt8] = []
        var rows: [String] = []
        var options = kind.options(layout)
        options.isIndented = seed % 2 == 0
        let writer = try DataMessageWriter(kind.format, options: options) { bytes += Array($0) }
        for number in 0..<sets {
            var data = MLRandomData(
                seed: seed &* 31 &+ UInt64(number), hasLists: kind == .specific30)
            try writer.begin(info(data))
            try data.rows { row in
                rows.append(MLDataDump.text(row))
                try writer.write(row)
            }
        }
        _ = try writer.finish()
        return (String(decoding: bytes, as: UTF8.self), rows)
    }

    @Test(arguments: MLDataKind.allCases)
    func `what is written as series is read as it was`(kind: MLDataKind) throws {
        for seed in 0..<120 {
            let (text, rows) = try Self.write(
                kind, .asGiven, 1 + seed % 3, seed: UInt64(seed))
            let dump = try MLDataDump(text, structures: MLDataMessages.structures)
            #expect(dump.rows == rows)
            #expect(dump.remarks.isEmpty)
            #expect(dump.sets.allSatisfy { $0.action == .replace && $0.id == "x" })
            #expect(dump.sets.allSatisfy { $0.annotations.first?.text.best("en") == "x & y" })
        }
    }

    @Test(arguments: MLDataKind.allCases)
    func `what is written flat is read with its key at each observation`(
        kind: MLDataKind
    ) throws {
        for seed in 0..<120 {
            let (text, rows) = try Self.write(kind, .flat, 1, seed: UInt64(seed))
            let dump = try MLDataDump(text, structures: MLDataMessages.structures)
            let flat = rows.filter { !$0.hasPrefix("series") }
                .map { $0.replacing("^=", with: "=") }
            #expect(dump.rows == flat)
            #expect(dump.sets.first?.dimensionAtObservation == "AllDimensions")
        }
    }

    @Test(arguments: MLDataKind.allCases)
    func `flat data written as series are the same observations`(kind: MLDataKind) throws {
        for seed in 0..<40 {
            let (flat, _) = try Self.write(kind, .flat, 1, seed: UInt64(seed))
            var bytes: [UInt8] = []
            let reader = try DataMessageReader(
                .text(flat), structures: MLDataMessages.structures)
            let writer = try DataMessageWriter(kind.format, options: kind.options(.series())) {
                bytes += Array($0)
            }
            while let row = try reader.next() {
                if row.level == .dataSet { try writer.begin(reader.dataSet) }
                try writer.write(row)
            }
            _ = try writer.finish()
            let dump = try MLDataDump(.bytes(bytes), structures: MLDataMessages.structures)
            let (_, rows) = try Self.write(kind, .asGiven, 1, seed: UInt64(seed))
            let wanted = rows.filter { $0.hasPrefix("observation") }
            #expect(dump.rows.filter { $0.hasPrefix("observation") } == wanted)
            #expect(dump.sets.first?.dimensionAtObservation == "TIME_PERIOD")
        }
    }
}
