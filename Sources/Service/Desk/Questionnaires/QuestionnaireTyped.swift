internal import Collection
internal import Vocabulary

/// What was typed into the form of a questionnaire.
struct QuestionnaireTyped {
    private let values: [String: String]

    init(_ form: FormBody) {
        values = Dictionary(
            form.items.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of the field of a cell.
    static func name(_ table: Int, _ row: Int, _ year: Int) -> String { "c\(table).\(row).\(year)" }
    /// The name of the field of a question on definitions.
    static func name(_ table: Int, _ question: MetadataQuestion) -> String {
        "m\(table).\(question.id)"
    }

    func value(_ name: String) -> String? { values[name] }
    var remarks: String { values["remarks"] ?? "" }

    /// A figure and the letter that may stand after it: `1200 p`.
    static func parts(_ text: String) -> (text: String, flag: String) {
        let trimmed = text.split { $0.isWhitespace }.joined(separator: " ")
        guard let last = trimmed.last,
            QuestionnaireFlag(rawValue: last.lowercased()) != nil,
            trimmed.dropLast().last.map({ $0.isNumber || $0 == " " }) == true
        else { return (trimmed, "") }
        let figure = trimmed.dropLast().split(separator: " ").joined(separator: " ")
        return (figure, last.lowercased())
    }

    /// The answer that was typed. Nothing is judged: what cannot be taken is for the receiver to say.
    func answer(_ questionnaire: Questionnaire, made: String) -> QuestionnaireAnswer {
        var answer = QuestionnaireAnswer(
            identity: QuestionnaireIdentity(questionnaire, made: made))
        for (index, table) in questionnaire.tables.enumerated() {
            for (number, row) in table.rows.enumerated() {
                for year in table.years {
                    let (text, flag) = Self.parts(values[Self.name(index, number, year)] ?? "")
                    guard !text.isEmpty || !flag.isEmpty else { continue }
                    answer.cells.append(
                        .init(table: table.id, row: row.key, year: year, text: text, flag: flag))
                }
            }
            for question in MetadataQuestion.all {
                let text = values[Self.name(index, question)] ?? ""
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                answer.metadata.append(
                    .init(table: table.id, question: question.id, text: text))
            }
        }
        answer.remarks = remarks.split(separator: "\n").map(String.init).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
        return answer
    }

    /// The figure of a cell; nil where nothing, a mark or no figure was typed.
    func figure(_ table: Int, _ row: Int, _ year: Int) -> Double? {
        let text = Self.parts(values[Self.name(table, row, year)] ?? "").text
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return nil }
        return Double(text)
    }

    /// What is wrong with a cell by itself; nil for nothing.
    func fault(_ table: Int, _ row: Int, _ year: Int) -> String? {
        let text = Self.parts(values[Self.name(table, row, year)] ?? "").text
        if text.isEmpty || QuestionnaireMark(rawValue: text) != nil { return nil }
        return figure(table, row, year) == nil ? "no figure and no mark" : nil
    }

    /// What a total's checks say where it does not agree; nil where it does.
    func difference(
        _ checks: [QuestionnaireCheck], _ table: Int, _ year: Int
    ) -> String? {
        let words = checks.words { figure(table, $0, year) }
        return [[QuestionnaireCheck].right, [QuestionnaireCheck].partly, ""].contains(words)
            ? nil : words
    }

    /// All that is wrong, in words.
    func findings(_ questionnaire: Questionnaire, _ words: QuestionnaireWords) -> [String] {
        var found: [String] = []
        for (index, table) in questionnaire.tables.enumerated() {
            let checks = Dictionary(grouping: table.checks, by: \.total)
            for (number, row) in table.rows.enumerated() {
                for year in table.years {
                    let place = "\(table.sheet), \(words.row(row)), \(year)"
                    if let fault = fault(index, number, year) {
                        found.append("\(place): \(fault).")
                    } else if let difference = checks[number].flatMap({
                        self.difference($0, index, year)
                    }) {
                        found.append("\(place): \(difference) beside the total.")
                    }
                }
            }
        }
        return found
    }
}
