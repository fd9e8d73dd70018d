import Tables
import Vocabulary

/// A column of labels, or a header row, with what its texts are.
struct ColumnSense {
    let place: CellPlace
    let heading: String
    let texts: [String]
    let sense: LabelSense
    /// Whether blank cells mean what stands before them.
    let fills: Bool
    /// The texts that were understood.
    let known: Set<String>

    /// A column beside the figures.
    init(column: Int, _ survey: TableSurvey, _ areas: AreaRegister) {
        let body = survey.body
        var seen: Set<String> = []
        var texts: [String] = []
        var blanks = 0
        var leading = true
        for line in body {
            let text = MappingText.plain(line.text(column))
            let hasFigures = survey.figures.contains { survey.kind(line, $0) == .figure }
            if text.isEmpty {
                if !leading, hasFigures { blanks += 1 }
            } else {
                leading = false
                if hasFigures
                    || survey.figures.contains(where: { survey.kind(line, $0) != .blank }),
                    seen.insert(text).inserted
                {
                    texts.append(text)
                }
            }
        }
        place = .column(column)
        self.texts = texts
        heading = survey.heading(above: column)
        sense = LabelSense(texts, heading: heading, areas: areas)
        known = Set(texts).subtracting(sense.unknown.map(\.text))
        fills =
            blanks > 0
            && !survey.merges.contains { $0.first.column == column && $0.first.row != $0.last.row }
    }

    /// A header row over the figures.
    init(header row: Int, _ survey: TableSurvey, _ areas: AreaRegister) {
        let line = survey.lines.first { $0.number == row }
        var seen: Set<String> = []
        var texts: [String] = []
        var blanks = 0
        for column in survey.figures {
            let text = MappingText.plain(line?.text(column) ?? "")
            if text.isEmpty {
                if !texts.isEmpty { blanks += 1 }
            } else if seen.insert(text).inserted {
                texts.append(text)
            }
        }
        place = .header(row)
        heading = ""
        self.texts = texts
        sense = LabelSense(texts, heading: "", areas: areas)
        known = Set(texts).subtracting(sense.unknown.map(\.text))
        let isMerged = survey.merges.contains {
            ($0.first.row...$0.last.row).contains(row) && $0.first.column != $0.last.column
        }
        fills = blanks > 0 && !isMerged
    }
}
