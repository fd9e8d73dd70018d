public import Cubes
public import Vocabulary

/// A figure of an answer that can be taken.
public struct AnsweredFigure: Hashable, Sendable {
    public let table: String
    public let position: QuestionnaireTable.Position
    public let value: ObservedValue
    public let status: ObservationStatus
    /// What had to be understood to read it, or that it was left as it had been filled in; nil for
    /// nothing.
    public let comment: String?
    /// Where it stands in the document; nil where there are no sheets.
    public let place: QuestionnairePlace?
    /// Its place among the cells of the answer, from 0.
    public let cell: Int
}

/// What an answer comes to: what was found, what can be taken, and what cannot.
public struct AnswerJudgement: Sendable {
    /// Those of the reading and those of the judgement, by place.
    public let findings: [AnswerFinding]
    public let figures: [AnsweredFigure]
    /// Cells at fault, as they were typed.
    public let leftOut: [QuestionnaireAnswer.Cell]
    /// What was said on definitions and is one of the answers there are, by the id of the table.
    public let statements: [String: [DefinitionStatement]]

    /// Whether something cannot be taken.
    public var hasFaults: Bool { findings.contains { $0.severity == .fault } }

    /// How many findings there are of a severity.
    public func count(_ severity: AnswerFinding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    /// Judges an answer: what was typed, codes, totals, against earlier answers, against what others
    /// say, against the definitions asked for, and against what the questionnaire was filled with.
    ///
    /// - Parameters:
    ///   - reading: the answer as it was read, with what was found on the way.
    ///   - questionnaire: what was asked, with what is known and what was answered before.
    ///   - mirrors: what others say of the same people.
    public init(
        _ reading: AnswerReading, _ questionnaire: Questionnaire, mirrors: AnswerMirrors = [:],
        tolerance: AnswerTolerance = .standard
    ) {
        var judge = AnswerJudge(reading, questionnaire, tolerance)
        judge.readCells()
        judge.readDefinitions()
        for table in questionnaire.tables {
            judge.checkTotals(table)
            judge.checkPrevious(table)
            judge.checkYears(table)
            judge.checkMirrors(table, mirrors[table.id] ?? [:])
            judge.checkKnown(table)
        }
        let found = judge.list.finished()
        let faults = found.filter { $0.severity == .fault }
        let isLeftOut = reading.answer.cells.map { cell in
            faults.contains { $0.table != nil && $0.concerns(cell) }
        }
        findings = found.sorted { ($0.severity, $0.sorting) < ($1.severity, $1.sorting) }
        figures = judge.figures.filter { !isLeftOut[$0.cell] }
        leftOut = zip(reading.answer.cells, isLeftOut).filter(\.1).map(\.0)
        statements = judge.statements
    }
}

extension AnswerFinding {
    /// By sheet, row and column.
    var sorting: String {
        func padded(_ number: Int?) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, 8 - text.count)) + text
        }
        return [place.sheet ?? "", padded(place.row), padded(place.column), padded(year)]
            .joined(separator: "\u{1}")
    }
}
