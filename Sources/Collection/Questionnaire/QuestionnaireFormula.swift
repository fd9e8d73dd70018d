internal import Tables

/// The formula of a check cell: the same as ``Array/words(_:)`` says, worked out by the spreadsheet.
struct QuestionnaireFormula {
    let table: QuestionnaireTable
    let layout: QuestionnaireLayout.Table

    /// Without the sign before it.
    ///
    /// - Parameter checks: those of one total, one at least.
    func text(_ checks: [QuestionnaireCheck], year: Int) -> String {
        guard let first = checks.first else { return "\"\"" }
        let total = cell(first.total, year)
        let pieces = checks.map { piece($0, year, total) }
        let differences = pieces.map(\.difference).joined(separator: "&")
        let counts = pieces.map(\.count).joined(separator: "+")
        let isComplete = pieces.map(\.isComplete).joined(separator: ",")
        return """
            IF(NOT(ISNUMBER(\(total))),"",IF((\(counts))=0,"",IF(\(differences)<>"",\
            MID(\(differences),3,200),IF(AND(\(isComplete)),"\([QuestionnaireCheck].right)",\
            "\([QuestionnaireCheck].partly)"))))
            """
    }

    private struct Piece {
        /// How many parts are figures.
        let count: String
        /// Whether the check agrees or has nothing to compare.
        let isComplete: String
        /// `; kind: difference`, or the empty text.
        let difference: String
    }

    private func piece(_ check: QuestionnaireCheck, _ year: Int, _ total: String) -> Piece {
        let (sum, count) = parts(check, year, total)
        let near = "ABS(\(sum)-\(total))<\(QuestionnaireCheck.tolerance)"
        let excused = "AND(\(sum)<\(total),\(count)<\(check.parts.count))"
        return Piece(
            count: count,
            isComplete: "OR(\(count)=0,\(near))",
            difference: """
                IF(OR(\(count)=0,\(near),\(excused)),"","; \(check.kind.words): "\
                &TEXT(\(sum)-\(total),"+0;-0"))
                """)
    }

    /// The sum of the parts, and how many of them are figures.
    private func parts(
        _ check: QuestionnaireCheck, _ year: Int, _ total: String
    ) -> (sum: String, count: String) {
        let isRun = zip(check.parts, check.parts.dropFirst()).allSatisfy { $1 == $0 + 1 }
        if isRun, let first = check.parts.first, let last = check.parts.last {
            let range = cell(first, year) + ":" + cell(last, year)
            return ("SUM(\(range))", "COUNT(\(range))")
        }
        if check.parts.count <= 30 {
            let list = check.parts.map { cell($0, year) }.joined(separator: ",")
            return ("SUM(\(list))", "COUNT(\(list))")
        }
        // All rows with the sex and age of the total, less the total.
        let same = [QuestionnaireLayout.Table.sexColumn, QuestionnaireLayout.Table.ageColumn].map {
            "(\(column($0))=\(fixed($0, check.total)))"
        }.joined(separator: "*")
        let figures = column(layout.valueColumn(year), isFixed: false)
        return (
            "(SUMPRODUCT(\(same),\(figures))-\(total))",
            "(SUMPRODUCT(\(same)*ISNUMBER(\(figures)))-1)"
        )
    }

    private func cell(_ row: Int, _ year: Int) -> String {
        layout.value(.init(row: row, year: year)).address
    }

    private func fixed(_ column: Int, _ row: Int) -> String {
        "$" + letters(column) + String(QuestionnaireLayout.Table.firstRow + row)
    }

    private func column(_ column: Int, isFixed: Bool = true) -> String {
        let name = (isFixed ? "$" : "") + letters(column)
        return "\(name)$\(QuestionnaireLayout.Table.firstRow):\(name)$\(layout.lastRow)"
    }

    private func letters(_ column: Int) -> String {
        CellReference.letters(ofColumn: column) ?? "A"
    }
}
