import Tables
import Vocabulary

extension TableSurvey {
    /// Finds the rows of figures, the header above and the columns.
    mutating func find(_ file: InputFile) throws(PublisherError) {
        let width = min(lines.prefix(2000).map(\.lastColumn).max() ?? 0, Self.mostColumns)
        guard width > 0, let start = firstOfFigures(width) else {
            throw PublisherError(
                kind: .layout, place: sheet.map { "\(file.name), sheet \"\($0)\"" } ?? file.name,
                found: lines.isEmpty
                    ? "nothing" : "\(lines.count) rows without a column of figures",
                expected: "a table with figures")
        }
        first = lines[start].number
        sortColumns(width, from: start)
        guard let firstFigure = figures.first, let lastFigure = figures.last else {
            throw PublisherError(
                kind: .layout, place: file.name, found: "no column of figures",
                expected: "a table with figures")
        }
        var above = start - 1
        // Headings of sections may stand between the header and the first figures.
        var skipped = 0
        while above >= 0, header.count < 5, skipped <= (header.isEmpty ? 2 : 0) {
            let line = lines[above]
            if (firstFigure...lastFigure).contains(where: { kind(line, $0) != .blank }) {
                header.insert(line.number, at: 0)
                skipped = 0
            } else {
                skipped += 1
            }
            above -= 1
        }
        let end = lines.lastIndex { line in
            figures.contains { [.figure, .year].contains(kind(line, $0)) }
                || figures.count(where: { kind(line, $0) == .mark }) * 2 > figures.count
        }
        if let end, end < lines.count - 1 { last = lines[end].number }
    }

    /// The first row that begins a block of figures: it has a number in a column that goes on with
    /// numbers, and is no row of years.
    private func firstOfFigures(_ width: Int) -> Int? {
        for (place, line) in lines.prefix(500).enumerated() {
            let kinds = (1...width).map { kind(line, $0) }
            let numbers = kinds.indices.filter { [.figure, .year].contains(kinds[$0]) }
            guard !numbers.isEmpty, !isYears(line, numbers.map { $0 + 1 }) else { continue }
            let below = lines[(place + 1)...].prefix(12)
            let isColumn = numbers.contains { index in
                let kinds = below.map { kind($0, index + 1) }.filter { $0 != .blank }
                let good = kinds.count { [.figure, .year, .mark].contains($0) }
                return kinds.isEmpty ? below.isEmpty : good * 3 >= kinds.count * 2
            }
            if isColumn { return place }
        }
        return nil
    }

    /// Whether all numbers of a row are years, as in a header.
    private func isYears(_ line: TableLine, _ columns: [Int]) -> Bool {
        guard columns.allSatisfy({ kind(line, $0) == .year }) else { return false }
        let years = columns.compactMap { NumberText.int(MappingText.plain(line.text($0))) }
        guard columns.count > 1 else {
            // One year alone heads a column where no other number stands beside it anywhere.
            return line.lastColumn == columns[0]
                && (1..<max(2, columns[0])).contains { kind(line, $0) == .text }
                && TableWords.dataflow(line.text(1)) == nil && columns[0] > 1
                && lines.contains { $0.number > line.number && kind($0, columns[0]) == .figure }
        }
        let steps = zip(years, years.dropFirst()).map { $1 - $0 }
        return Set(years).count == 1 || steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 }
            || Set(years).count * 2 <= years.count
    }

    private mutating func sortColumns(_ width: Int, from start: Int) {
        let rows = lines[start...].prefix(2000)
        for column in 1...width {
            var counts: [CellKind: Int] = [:]
            for line in rows { counts[kind(line, column), default: 0] += 1 }
            let filled = rows.count - (counts[.blank] ?? 0)
            guard filled > 0 else { continue }
            let numbers = (counts[.figure] ?? 0) + (counts[.year] ?? 0)
            let marks = counts[.mark] ?? 0
            let isNumeric = numbers > 0 && (numbers + marks) * 10 >= filled * 7
            if isNumeric, !isCodes(column, rows), !isYearColumn(column, counts, rows) {
                figures.append(column)
            } else if isNumeric || (counts[.text] ?? 0) > 0 || marks > 0 {
                labels.append(column)
            }
        }
        // Only codes and years: the last of them has to be the figures.
        if figures.isEmpty,
            let column = labels.last(where: { column in
                rows.contains { [.figure, .year].contains(kind($0, column)) }
            })
        {
            labels.removeAll { $0 == column }
            figures = [column]
        }
    }

    private func isYearColumn(
        _ column: Int, _ counts: [CellKind: Int], _ rows: ArraySlice<TableLine>
    ) -> Bool {
        guard let years = counts[.year], counts[.figure] == nil else { return false }
        let heading = self.heading(above: column)
        if TableWords.has(
            ["year", "time", "time_period", "period", "jahr", "annee", "ano", "anno", "date", "t"],
            in: heading)
        {
            return true
        }
        if LabelSense.yearPattern(heading) != nil { return false }
        let distinct = Set(rows.map { $0.text(column) })
        return years > 3 && distinct.count * 2 < years
    }

    /// Whether whole numbers are codes by their heading.
    private func isCodes(_ column: Int, _ rows: ArraySlice<TableLine>) -> Bool {
        TableWords.has(
            [
                "code", "m49", "id", "locid", "iso", "index", "nr", "no", "rank", "sortorder",
                "notes",
            ],
            in: heading(above: column))
    }

    /// The nearest text above the figures in a column.
    func heading(above column: Int) -> String {
        for line in lines.prefix(while: { $0.number < first }).reversed()
        where header.isEmpty || header.contains(line.number) {
            let text = MappingText.plain(line.text(column))
            if !text.isEmpty { return text }
        }
        return ""
    }

    /// Rows of figures: from the first to the last.
    var body: [TableLine] {
        lines.filter { $0.number >= first && $0.number <= last ?? Int.max }
    }

    /// Texts above the table, one a row.
    var titles: [String] {
        let end = header.first ?? first
        return lines.prefix { $0.number < end }.map { line in
            (1...max(1, min(line.lastColumn, 60))).map { MappingText.plain(line.text($0)) }
                .filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.isEmpty }
    }

    /// Texts below the table, one a row; a separator may have split a note into cells.
    var footnotes: [String] {
        guard let last else { return [] }
        return lines.filter { $0.number > last }.map { line in
            (1...max(1, min(line.lastColumn, 60))).map { MappingText.plain(line.text($0)) }
                .filter { !$0.isEmpty }.joined(separator: "; ")
        }
    }
}
