/// The table of what SDMX REST asks for and what is done here: `docs/sdmx-conformance.md`.
///
/// A row is what the standard has, what is done, and the tests that show it as
/// `` `Suite/sentence` ``.
struct Conformance {
    /// A row of a table under a heading.
    struct Row {
        let section: String
        let line: Int
        let cells: [Substring]

        /// What stands between backticks in a cell.
        func names(_ cell: Int) -> [String] {
            guard cells.indices.contains(cell) else { return [] }
            let pieces = cells[cell].split(separator: "`", omittingEmptySubsequences: false)
            return pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
        }
    }

    /// The rows of all tables, without their headings.
    static func rows(_ page: TextFile) -> [Row] {
        var section = ""
        var rows: [Row] = []
        for (number, line) in page.lines {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            guard line.hasPrefix("| "), !line.hasPrefix("| Part |") else { continue }
            let cells = line.dropFirst(2).dropLast(line.hasSuffix(" |") ? 2 : 0)
                .split(separator: " | ", omittingEmptySubsequences: false)
            rows.append(Row(section: section, line: number, cells: cells))
        }
        return rows
    }

    /// Rows without a test, and tests that are not in the sources.
    static func tests(_ page: TextFile, _ sources: [TextFile]) -> [Finding] {
        let known = Set(sources.flatMap(sentences))
        return rows(page).flatMap { row -> [Finding] in
            guard row.cells.count == 3 else {
                return [
                    Finding(path: page.path, line: row.line, message: "expected three cells")
                ]
            }
            let named = row.names(2).filter { $0.contains("/") }
            guard !named.isEmpty else {
                return [
                    Finding(
                        path: page.path, line: row.line,
                        message: "no test for \(row.cells[0])")
                ]
            }
            return named.filter { !known.contains($0) }.map {
                Finding(path: page.path, line: row.line, message: "there is no test \($0)")
            }
        }
    }

    /// What the standard has and no row names.
    static func gaps(_ page: TextFile, _ standard: [String: [String]]) -> [Finding] {
        let rows = Dictionary(grouping: rows(page)) { $0.section }
        return standard.sorted { $0.key < $1.key }.flatMap { section, parts -> [Finding] in
            let named = Set((rows[section] ?? []).flatMap { $0.names(0) })
            return parts.filter { !named.contains($0) }.map {
                Finding(path: page.path, line: 1, message: "no row for \($0) in \(section)")
            }
        }
    }

    /// The tests of a file, as `Suite/sentence`.
    static func sentences(_ file: TextFile) -> [String] {
        var suite = ""
        var found: [String] = []
        for (_, line) in file.lines {
            if let name = typeName(line) { suite = name }
            guard let start = line.firstRange(of: "func `") else { continue }
            let sentence = line[start.upperBound...].prefix { $0 != "`" }
            found.append(suite + "/" + sentence)
        }
        return found
    }

    /// The name of a type that a line declares at the margin.
    private static func typeName(_ line: Substring) -> String? {
        guard let first = line.first, first != " ", first != "/" else { return nil }
        let words = line.split(separator: " ")
        guard
            let place = words.firstIndex(where: { ["struct", "class", "extension"].contains($0) }),
            words.indices.contains(place + 1)
        else { return nil }
        return String(words[place + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
}
