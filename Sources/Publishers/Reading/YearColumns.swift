import Tables

/// Columns of years in a wide table: `1960`, `Y1960`, `1960 [YR1960]`, `1960 [1960]`.
struct YearColumns {
    /// The names as written, in the file's order.
    let names: [String]
    /// The year of each.
    let years: [Int]

    /// The columns of a content that are years; throws where a year stands twice, and for a number
    /// that is none (`20200`), under which figures would be lost.
    init(of content: FileContent, file: String) throws(PublisherError) {
        var names: [String] = []
        var years: [Int] = []
        if case .columns(let all) = content {
            for (place, name) in all.enumerated() {
                guard let year = Self.year(name) else {
                    guard !Self.isNumber(name) else {
                        throw PublisherError(
                            kind: .layout, place: "\(file), column \(place + 1)",
                            found: "the heading \"\(name.prefix(40))\"",
                            expected: "a year of 1800 to 2200, or a name")
                    }
                    continue
                }
                guard !years.contains(year) else {
                    throw PublisherError(
                        kind: .duplicate, place: "\(file), column \(place + 1)",
                        found: "two columns of \(year)", expected: "one column a year")
                }
                names.append(name)
                years.append(year)
            }
        }
        (self.names, self.years) = (names, years)
    }

    /// Whether a heading is a number and nothing else.
    private static func isNumber(_ name: String) -> Bool {
        let text = ColumnTable.trimmed(name)
        return !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Whether a content has a column of a year.
    static func any(in content: FileContent) -> Bool {
        guard case .columns(let names) = content else { return false }
        return names.contains { year($0) != nil }
    }

    /// The year that a column's name states; nil for other names.
    static func year(_ name: String) -> Int? {
        var text = Substring(ColumnTable.trimmed(name))
        if let bracket = text.firstIndex(of: "[") {
            guard text.last == "]" else { return nil }
            let code = text[text.index(after: bracket)...].dropLast()
            guard let inner = year(String(code)) else { return nil }
            text = text[..<bracket]
            return year(String(text)) == inner ? inner : nil
        }
        for prefix in ["YR", "Y", "X"] where text.uppercased().hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
            break
        }
        guard text.utf8.count == 4, let year = NumberText.int(text),
            FigureRule.years.contains(year)
        else { return nil }
        return year
    }
}

/// What a field of figures prints.
enum FieldFigure: Hashable {
    case number(Double)
    /// Nothing, or a mark for "not available".
    case blank
    /// Anything else.
    case other

    /// The marks for "not available".
    static let marks: Set<String> = ["", "..", "\u{2026}", "NA", "N/A", "n/a"]

    init(_ text: String) {
        let trimmed = ColumnTable.trimmed(text)
        if Self.marks.contains(trimmed) {
            self = .blank
        } else if let value = NumberText.double(trimmed) {
            self = .number(value)
        } else {
            self = .other
        }
    }
}

extension ColumnTable {
    /// What a field of figures prints. Cost: no allocation for a number or nothing.
    func figure(_ column: Int) -> FieldFigure {
        if reader.isEmpty(places[column]) { return .blank }
        if let value = reader.double(places[column]) { return .number(value) }
        return FieldFigure(reader.text(places[column]))
    }
}
