import Foundation

/// What one benchmark measured.
struct Report: Encodable {
    /// The benchmark's name on the command line.
    let benchmark: String
    /// What is compared with what.
    let about: String
    var measurements: [Measurement] = []
    /// Beside other programs.
    var peers: [PeerMeasurement] = []
    /// Of messages of two sizes.
    var memory: [MemoryMeasurement] = []
    /// Questions to the service.
    var services: [ServiceMeasurement] = []
    /// Workspaces in memory.
    var holdings: [HoldingsMeasurement] = []
    /// What is to be known of the figures.
    var notes: [String] = []
    /// Growth with size, over the generated inputs; nil of a single size.
    var growth: Growth?

    init(_ benchmark: String, about: String) {
        self.benchmark = benchmark
        self.about = about
    }

    /// Tables for readers.
    var text: String {
        var lines = ["\(benchmark): \(about)", ""]
        if !measurements.isEmpty {
            lines += Self.table(
                [["", "size", "ours ms", "cpu", "naive ms", "cpu", "ratio", "rate"]]
                    + measurements.map(Self.row),
                notes: measurements.map { "answer: \($0.answer)" })
        }
        if !peers.isEmpty { lines += Self.table([PeerMeasurement.head] + peers.flatMap(\.rows)) }
        if !memory.isEmpty {
            lines += [""] + Self.table([MemoryMeasurement.head] + memory.map(\.row))
        }
        if !services.isEmpty {
            lines += Self.table([ServiceMeasurement.head] + services.map(\.row))
        }
        if !holdings.isEmpty {
            lines += [""] + Self.table([HoldingsMeasurement.head] + holdings.map(\.row))
        }
        lines += notes.map { "  " + $0 }
        if let growth {
            lines.append(
                "  growth with size: ours ^\(Self.digits(growth.ours))"
                    + (growth.naive.map { ", naive ^\(Self.digits($0))" } ?? ""))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ item: Measurement) -> [String] {
        [
            item.what, "\(item.size) \(item.unit)", milliseconds(item.ours.wall),
            milliseconds(item.ours.cpu), item.naive.map { milliseconds($0.wall) } ?? "",
            item.naive.map { milliseconds($0.cpu) } ?? "", item.ratio.map { digits($0) } ?? "",
            item.rate.map { "\(grouped($0)) \(item.unit)/s" } ?? "",
        ]
    }

    /// Lines of rows, the first of them heads, set out in columns, each with a note below or none.
    private static func table(_ rows: [[String]], notes: [String] = []) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        var lines: [String] = []
        for (number, row) in rows.enumerated() {
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }
            let line = "  " + cells.joined(separator: "  ")
            lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
            if number > 0, number <= notes.count { lines.append("    " + notes[number - 1]) }
        }
        return lines
    }

    /// Several reports for programs.
    static func json(_ reports: [Report]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(reports), as: UTF8.self)
    }

    /// Seconds as milliseconds with three digits that matter.
    static func milliseconds(_ seconds: Double) -> String { digits(seconds * 1000) }

    /// A number with three digits that matter.
    static func digits(_ number: Double) -> String {
        let places = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3
        return String(format: "%.\(places)f", number)
    }

    /// A whole number in groups of three digits.
    static func grouped(_ number: Double) -> String {
        var digits = String(Int(number.rounded()))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}

/// An answer that is not what it should be; the run ends with it.
struct WrongAnswer: Error, CustomStringConvertible {
    let place: String
    let found: String
    let expected: String

    var description: String { "\(place): found \(found), expected \(expected)" }

    /// Throws unless two values are equal.
    static func unless<Value: Equatable>(
        _ place: String, _ found: Value, is expected: Value
    ) throws {
        guard found == expected else {
            throw WrongAnswer(place: place, found: "\(found)", expected: "\(expected)")
        }
    }
}
