import Tables
import Vocabulary
import YAML

extension MappingReader {
    /// Where the table stands in its file, and where its figures stand in the table.
    mutating func layout(_ node: YAMLNode?, _ figures: YAMLNode?) -> TableLayout {
        var layout = TableLayout()
        if isMessage {
            if let node { fault(node.line, "table", "a layout", "none: a message has no rows") }
            return layout
        }
        guard let node else {
            fault(nil, "table", "nothing", "table: with header and rows")
            return layout
        }
        guard
            let map = fields(node, "table", ["sheet", "encoding", "separator", "header", "rows"])
        else { return layout }
        layout.sheet = text(map, "sheet", "table")
        layout.encoding = encoding(map)
        layout.separator = separator(map)
        for text in texts(map["header"], "table.header") {
            if let rows = Self.range(text, upTo: CellReference.lastRow), rows.count <= 20 {
                layout.header += Array(rows)
            } else {
                fault(
                    map["header"]?.line, "table.header", text,
                    "numbers of rows, such as 4 or [4, 5]; at most 20")
            }
        }
        layout.header = Set(layout.header).sorted()
        rows(map["rows"], node.line, &layout)
        if let last = layout.header.last, last >= layout.first {
            fault(
                map["rows"]?.line, "table.rows", "\(layout.first)",
                "a row below the header's last, \(last)")
        }
        layout.figures = columns(figures)
        return layout
    }

    private mutating func encoding(_ map: [String: YAMLNode]) -> String? {
        guard let name = text(map, "encoding", "table") else { return nil }
        let known = ["utf-8", "utf-16", "windows-1252"]
        if !known.contains(name) {
            fault(
                map["encoding"]?.line, "table.encoding", name,
                known.joined(separator: ", ") + "; Latin-1 is read as windows-1252")
        }
        return name
    }

    private mutating func separator(_ map: [String: YAMLNode]) -> Character? {
        guard let node = map["separator"], let text = node.text, !text.isEmpty else { return nil }
        let named = ["tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"]
        guard let mark = (named[text] ?? text).first, (named[text] ?? text).count == 1,
            Dialect(separator: mark) != nil
        else {
            fault(
                node.line, "table.separator", text,
                "one character of ASCII, or comma, semicolon, tab, bar")
            return nil
        }
        return mark
    }

    private mutating func rows(_ node: YAMLNode?, _ line: Int, _ layout: inout TableLayout) {
        let expected = "the first and the last row of figures, such as 6-40, or 6- for all below"
        guard let node, let text = node.text, !text.isEmpty else {
            return fault(node?.line ?? line, "table.rows", "nothing", expected)
        }
        if text.hasSuffix("-"), let first = Int(text.dropLast()), first > 0 {
            layout.first = first
        } else if let rows = Self.range(text, upTo: Int(UInt32.max)) {
            layout.first = rows.lowerBound
            layout.last = rows.upperBound
        } else {
            fault(node.line, "table.rows", text, expected)
        }
    }

    /// `6`, `6-40`.
    static func range(_ text: String, upTo most: Int) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            .map { Int(MappingText.plain(String($0))) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first >= 1, first <= last, last <= most
        else { return nil }
        return first...last
    }

    /// `C`, `3`.
    static func column(_ text: String) -> Int? {
        if let number = Int(text) {
            return (1...CellReference.lastColumn).contains(number) ? number : nil
        }
        return CellReference(text + "1")?.column
    }

    /// `C`, `C-N`, `3-14`.
    static func columnRange(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            .map { column(MappingText.plain(String($0))) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first <= last
        else { return nil }
        return first...last
    }

    /// Ranges of columns with commas between, or in a list.
    mutating func columnRanges(_ node: YAMLNode?, _ what: String) -> [ClosedRange<Int>] {
        texts(node, what).flatMap { $0.split(separator: ",") }.compactMap { part in
            let text = MappingText.plain(String(part))
            let range = Self.columnRange(text)
            if range == nil { fault(node?.line, what, text, "columns such as C, C-N or 3-14") }
            return range
        }
    }

    private mutating func columns(_ node: YAMLNode?) -> TableLayout.FigureColumns {
        guard let entries = node?.entries else { return .columns([]) }
        let columns = entries.first { $0.key == "columns" }?.value
        let heading = entries.first { $0.key == "heading" }?.value
        switch (columns, heading) {
        case (nil, nil):
            fault(node?.line, "figures", "neither columns nor heading", "where the figures stand")
        case (_?, _?):
            fault(node?.line, "figures", "both columns and heading", "one of the two")
        case (nil, let heading?):
            return .headings(texts(heading, "figures.heading").map { MappingText.plain($0) })
        case (let columns?, nil):
            if let text = columns.text, text.hasSuffix("-"),
                let first = Self.column(MappingText.plain(String(text.dropLast())))
            {
                return .from(first)
            }
            let ranges = columnRanges(columns, "figures.columns")
            if ranges.isEmpty {
                fault(columns.line, "figures.columns", columns.shown, "columns such as C-N")
            }
            return .columns(ranges)
        }
        return .columns([])
    }
}
