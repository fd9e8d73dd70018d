internal import Tables
internal import Vocabulary

/// The sheet with what the drop-down lists offer: a column for each.
struct QuestionnaireLists {
    private let columns: [(name: String, title: String, values: [String])]

    init(_ areas: AreaRegister) {
        columns =
            [
                ("list_flags", "Flags", QuestionnaireFlag.allCases.map(\.rawValue)),
                ("list_marks", "Marks", QuestionnaireMark.allCases.map(\.rawValue)),
            ]
            + MetadataQuestion.all.filter { !$0.options.isEmpty }.map {
                (Self.name($0), $0.words, $0.options.map(MetadataQuestion.shown))
            }
            + [
                (
                    "list_areas", "Areas",
                    areas.countries.map { "\($0.id) = \($0.name)" }
                )
            ]
    }

    private static func name(_ question: MetadataQuestion) -> String {
        "list_" + question.id.map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// The range of the flags.
    var flags: String { range(0) }

    /// The range of the answers to a question; nil where words are asked.
    func range(_ question: MetadataQuestion) -> String? {
        columns.firstIndex { $0.name == Self.name(question) }.map(range)
    }

    var names: [FormWorkbook.Name] {
        columns.indices.map { FormWorkbook.Name(columns[$0].name, range: range($0)) }
    }

    private func range(_ index: Int) -> String {
        let letters = CellReference.letters(ofColumn: index + 1) ?? "A"
        let last = columns[index].values.count + 1
        return "\(QuestionnaireLayout.listsSheet)!$\(letters)$2:$\(letters)$\(last)"
    }

    func sheet() -> FormSheet {
        var sheet = FormSheet(QuestionnaireLayout.listsSheet)
        sheet.isProtected = true
        sheet.isLandscape = true
        sheet.frozenRows = 1
        sheet.repeatedRows = 1
        for (index, column) in columns.enumerated() {
            sheet.put(1, index + 1, .text(column.title), .heading)
            for (row, value) in column.values.enumerated() {
                sheet.put(row + 2, index + 1, .text(value), .label)
            }
            let longest = ([column.title] + column.values).map(\.count).max() ?? 0
            sheet.widths.append(Double(min(max(longest + 2, 8), 48)))
        }
        return sheet
    }
}
