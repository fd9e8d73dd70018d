import Tables
import Vocabulary

/// The numbered country notes of the Notes sheet.
struct CountryNotes {
    /// Longer notes, which list territories, are cut here; the list stays in the file.
    static let longest = 240

    private var texts: [Int: String] = [:]

    /// No notes at all.
    init() {}

    /// Reads rows with a number in the first column and a text right of it.
    init(_ sheet: Sheet) {
        for row in sheet.rows {
            guard let number = Self.number(row[1]),
                let text = row.cells.first(where: { $0.column > 1 })?.value.text
            else { continue }
            let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if texts[number] == nil, !plain.isEmpty { texts[number] = Self.short(plain) }
        }
    }

    var count: Int { texts.count }

    subscript(number: Int) -> String? { texts[number] }

    /// The numbers of a cell such as `3` or `3, 12`; empty for a blank, nil for other texts.
    static func numbers(_ value: CellValue) -> [Int]? {
        if value.isBlank { return [] }
        if let number = number(value) { return [number] }
        var numbers: [Int] = []
        for part in value.description.split(whereSeparator: { ",; ".contains($0) }) {
            guard let number = NumberText.int(part.filter { !"()".contains($0) }) else {
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func number(_ value: CellValue) -> Int? {
        value.integer
            ?? value.text.flatMap {
                NumberText.int(ColumnTable.trimmed($0.filter { !"()".contains($0) }))
            }
    }

    private static func short(_ text: String) -> String {
        guard text.count > longest else { return text }
        let head = text.prefix(longest - 1)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + "…"
    }
}
