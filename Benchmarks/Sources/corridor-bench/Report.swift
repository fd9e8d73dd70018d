import Foundation

/// What one benchmark measured.
struct Report: Encodable {
    /// The benchmark's name on the command line.
    let benchmark: String
    /// What is compared with what.
    let about: String
    var measurements: [Measurement] = []
    /// Growth with size, over the generated inputs; nil of a single size.
    var growth: Growth?

    init(_ benchmark: String, about: String) {
        self.benchmark = benchmark
        self.about = about
    }

    /// A table for readers.
    var text: String {
        let heads = ["", "size", "ours ms", "cpu", "naive ms", "cpu", "ratio", "rate"]
        let rows = measurements.map { item in
            [
                item.what, "\(item.size) \(item.unit)", Self.milliseconds(item.ours.wall),
                Self.milliseconds(item.ours.cpu),
                item.naive.map { Self.milliseconds($0.wall) } ?? "",
                item.naive.map { Self.milliseconds($0.cpu) } ?? "",
                item.ratio.map { Self.digits($0) } ?? "",
                item.rate.map { "\(Self.grouped($0)) \(item.unit)/s" } ?? "",
            ]
        }
        let widths = heads.indices.map { column in
            ([heads] + rows).map { $0[column].count }.max() ?? 0
        }
        var lines = ["\(benchmark): \(about)", ""]
        for (number, row) in ([heads] + rows).enumerated() {
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }
            let line = "  " + cells.joined(separator: "  ")
            lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
            if number > 0 { lines.append("    answer: \(measurements[number - 1].answer)") }
        }
        if let growth {
            lines.append(
                "  growth with size: ours ^\(Self.digits(growth.ours))"
                    + (growth.naive.map { ", naive ^\(Self.digits($0))" } ?? ""))
        }
        return lines.joined(separator: "\n") + "\n"
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
