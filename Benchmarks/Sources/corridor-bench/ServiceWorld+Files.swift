import Cubes
import Foundation
import Vocabulary
import Warehouse

extension ServiceWorld {
    /// How many series and observations are current, and what these sum to.
    struct Size {
        var series = 0
        var observations = 0
        var sum = 0.0
    }

    /// Writes all releases into a workspace.
    func write(to warehouse: Warehouse) throws {
        let bySource = Dictionary(grouping: 0..<count) { source($0) }
        let sets = Self.attributes.map { AttributeSet($0) }
        for (release, source) in [1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1].sorted(by: { $0.key < $1.key }
        ) {
            let periods: Set<Period>? =
                release == Self.correction
                ? Set([Period(year: Self.correctedYear)].compactMap { $0 }) : nil
            let draft = ReleaseDraft(
                source: Self.sources[source], table: "flows", kind: .imported, publisher: "Made up",
                title: "Made-up flows", citation: "None", licence: .ccBy4,
                url: "https://example.org",
                extent: periods.map { .init($0) } ?? .table)
            var series: [Series] = []
            series.reserveCapacity(bySource[source]?.count ?? 0)
            for number in bySource[source] ?? [] {
                guard let figures = figures(number, source, release: release) else { continue }
                let observations = try figures.compactMap { figure -> Observation? in
                    guard let period = Period(year: figure.year) else {
                        throw WrongAnswer(
                            place: "year", found: "\(figure.year)", expected: "a year")
                    }
                    if let periods, !periods.contains(period) { return nil }
                    return Observation(
                        period: period, value: figure.observed, status: figure.status,
                        attributes: sets[figure.attributes], row: number + 2, column: 3)
                }
                series.append(
                    Series(key: try SeriesKey(.flow, codes(number)), observations: observations))
            }
            let outcome = try warehouse.write(draft, series: series)
            try WrongAnswer.unless("release", outcome.release.id, is: release)
        }
    }

    /// Writes the same for other programs, straight from the generator: a file of the versions of
    /// series with the releases that opened and closed them, and one of their figures.
    func writeTables(_ series: String, _ figures: String) throws -> Size {
        let keys = try TextFile(series)
        let rows = try TextFile(figures)
        var size = Size()
        var version = 0
        for number in 0..<count {
            let source = source(number)
            let last = source < 2 ? (source == 0 ? Self.revision : Self.correction) : source + 1
            let first = self.figures(number, source, release: source + 1) ?? []
            let second = self.figures(number, source, release: last)
            let states: [([Figure], Int, Int?)] =
                second == first
                ? [(first, source + 1, nil)]
                : [(first, source + 1, last)] + (second.map { [($0, last, nil)] } ?? [])
            let codes = codes(number).joined(separator: ",")
            for (figures, opened, closed) in states {
                version += 1
                try keys.write("\(version),\(codes),\(opened),\(closed.map(String.init) ?? "")\n")
                for item in figures {
                    let value = item.value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? ""
                    try rows.write(
                        "\(version),\(item.year),\(value),\(item.status.rawValue),\(item.attributes)\n"
                    )
                    if closed == nil { size.sum += item.value ?? 0 }
                }
                if closed == nil {
                    size.series += 1
                    size.observations += figures.count
                }
            }
        }
        try keys.close()
        try rows.close()
        return size
    }
}

extension ServiceWorld.Figure {
    /// The value, or the reason that goes with the status.
    fileprivate var observed: ObservedValue {
        if let value { return .number(value) }
        return .missing(MissingReason.allCases.first { $0.status == status } ?? .notReported)
    }
}

/// Text that is written in large pieces.
private final class TextFile {
    private let handle: FileHandle
    private var waiting: [UInt8] = []

    init(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        self.handle = handle
    }

    func write(_ text: String) throws {
        waiting.append(contentsOf: text.utf8)
        if waiting.count > 1 << 20 { try flush() }
    }

    func close() throws {
        try flush()
        try handle.close()
    }

    private func flush() throws {
        try handle.write(contentsOf: waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}
