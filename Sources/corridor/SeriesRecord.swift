import Cubes
import Foundation
import Office
import Vocabulary

/// A series as the tool writes it, for people and programs.
struct SeriesRecord: Encodable {
    let dataflow: String
    let key: [String: String]
    let seriesKey: String
    let computedFrom: Int?
    let observations: [Item]
    /// Between which figures the areas are not the same; left out without any.
    let areaBreaks: [ShownBreak]?

    struct Item: Encodable {
        let period: String
        let value: Double?
        let missing: String?
        let status: String
        let attributes: [String: String]
        let release: Int?
        let row: Int?
        let column: Int?
    }

    /// - Parameter breaks: of the whole series; those of the period are kept where only one is shown.
    init(_ shown: ShownSeries, only period: Period?, breaks: [ShownBreak] = []) {
        dataflow = shown.key.dataflow.rawValue
        key = Dictionary(
            zip(shown.key.dataflow.dimensions.map(\.rawValue), shown.key.codes),
            uniquingKeysWith: { a, _ in a })
        seriesKey = shown.key.description
        let near = breaks.filter { item in
            guard let period else { return true }
            return [item.from, item.to].contains(period.description)
        }
        areaBreaks = near.isEmpty ? nil : near
        computedFrom = shown.isComputed ? shown.parts.count : nil
        observations = shown.series.observations.enumerated().compactMap { place, item in
            guard period == nil || item.period == period else { return nil }
            var reason: String?
            if case .missing(let why) = item.value { reason = why.name }
            return Item(
                period: item.period.description, value: item.value.number, missing: reason,
                status: item.status.rawValue,
                attributes: Dictionary(
                    item.attributes.pairs.map { ($0.id.rawValue, $0.value) },
                    uniquingKeysWith: { a, _ in a }),
                release: shown.releases.isEmpty ? nil : shown.releases[place],
                row: item.row > 0 ? item.row : nil, column: item.column > 0 ? item.column : nil)
        }
    }

    var text: String {
        var lines = ["\(dataflow) \(seriesKey)"]
        if let computedFrom {
            lines.append("computed total of \(computedFrom) series; no publisher printed it")
        }
        var table = TextTable(["  Period", "Value", "Status", "Attributes"], right: [1])
        for item in observations {
            let attributes = item.attributes.filter { $0.key != "UNIT_MEASURE" }
                .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            table.add([
                "  " + item.period, item.value.map { exactText($0) } ?? item.missing ?? "",
                item.status, attributes.joined(separator: "; "),
            ])
        }
        lines.append(table.text)
        if let areaBreaks {
            lines.append("  No difference is to be taken over a break of areas:")
            lines += areaBreaks.map { "    \($0.from) to \($0.to): \($0.sentence)" }
        }
        return lines.joined(separator: "\n")
    }
}

/// A remark on standard error.
func warn(_ text: String) {
    FileHandle.standardError.write(Data(("corridor: " + text + "\n").utf8))
}
