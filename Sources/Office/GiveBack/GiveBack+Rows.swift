internal import Foundation
internal import Tables
internal import Vocabulary

extension GiveBack {
    /// The titles of ``rows``.
    static let rowTitles = [
        "COUNTED_BY", "SOURCE", "CRITERION", "ORIGIN", "DESTINATION", "DESTINATION_NAME", "SEX",
        "AGE", "YEAR", "VALUE", "STATE", "REASON", "RELEASE", "FILE", "SHEET", "ROW", "COLUMN",
    ]

    /// Every count of a table as texts and numbers, with where it stands in its source.
    func rows(_ table: Table) -> [[WorkbookCell]] {
        let names = Dictionary(
            table.destinations.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let byRelease = Dictionary(
            sources.map { ($0.release, $0) }, uniquingKeysWith: { first, _ in first })
        return table.cells.map { cell in
            let place = cell.place
            let source = cell.row == nil ? nil : cell.release.flatMap { byRelease[$0] }
            let sheet = cell.sheet.flatMap { index -> String? in
                guard let sheets = source?.sheets, sheets.indices.contains(index) else {
                    return nil
                }
                return sheets[index]
            }
            return [
                .text(table.side.rawValue), .text(table.source), .text(cell.criterion),
                .text(area.code), .text(place.destination),
                .text(names[place.destination] ?? "All destinations"), .text(place.sex),
                .text(place.age), .number(Double(place.year)),
                cell.value.map { .number($0) } ?? .blank, .text(cell.state.rawValue),
                cell.reason.map { .text($0) } ?? .blank,
                cell.release.map { .number(Double($0)) } ?? .blank,
                (source?.file).map { .text($0) } ?? .blank, sheet.map { .text($0) } ?? .blank,
                cell.row.flatMap { $0 > 0 ? .number(Double($0)) : nil } ?? .blank,
                cell.column.flatMap { $0 > 0 ? .text(SourceCell.letters($0)) : nil } ?? .blank,
            ]
        }
    }

    /// All counts as a table with commas, in UTF-8. Texts that a spreadsheet would take for a formula
    /// get an apostrophe before them.
    public var csv: String {
        var text = Self.rowTitles.joined(separator: ",") + "\r\n"
        for table in tables {
            for row in rows(table) {
                text += row.map(Self.field).joined(separator: ",") + "\r\n"
            }
        }
        return text
    }

    private static func field(_ cell: WorkbookCell) -> String {
        switch cell {
        case .number(let value): return value == value.rounded() ? "\(Int(value))" : "\(value)"
        case .blank: return ""
        case .text(let text), .heading(let text), .link(let text, _):
            var text = text
            if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
            guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
    }
}
