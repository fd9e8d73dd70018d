internal import Cubes
public import Vocabulary

/// What a questionnaire says in words, the same in the workbook and on the page.
public struct QuestionnaireWords: Sendable {
    private let areas: AreaRegister

    public init(_ areas: AreaRegister) { self.areas = areas }

    /// The name of a row's counterpart.
    public func counterpart(_ code: String) -> String {
        switch code {
        case "": "-"
        case "W": "All together"
        case "OOO": "Other areas"
        case "UNK": "Not known"
        case "XXA": "Stateless"
        default: areas.area(code)?.shortName ?? code
        }
    }

    /// An age group.
    public func age(_ age: AgeGroup) -> String {
        switch age {
        case .total: "all ages"
        case .unknown: "age not known"
        case .years(let first, let last):
            first == last ? "aged \(first)" : "aged \(first) to \(last)"
        case .from(let first): "aged \(first) or over"
        }
    }

    /// The heading of the column of counterparts.
    public func counterpartHeading(_ table: QuestionnaireTable) -> String {
        guard table.hasCounterpart else { return "Area" }
        switch (table.request.dataflow, table.request.end) {
        case (.acquisition, _): return "Citizenship before"
        case (.displaced, .destination), (.displacedAge, .destination): return "Country of origin"
        case (.stock, .destination), (.flow, .destination), (.emigration, _):
            return criterion(table.request.criterion)
        default: return "Country of destination"
        }
    }

    /// What a table counts, in a sentence or two.
    public func counted(_ table: QuestionnaireTable) -> String {
        let area = areas.area(table.area)?.name ?? table.area
        let request = table.request
        let isDestination = request.end == .destination
        var words: String
        switch request.dataflow {
        case .stock:
            words =
                isDestination
                ? "People living in \(area)" : "People from \(area) who live abroad"
        case .flow:
            words =
                isDestination
                ? "People who came to live in \(area) during the year"
                : "People who left \(area) during the year to live abroad"
        case .emigration: words = "People who left \(area) during the year to live abroad"
        case .acquisition: words = "People who became citizens of \(area) during the year"
        case .displaced, .displacedAge:
            let who =
                request.population == .asylumSeekers
                ? "People whose application for asylum is not decided" : "Refugees"
            words = isDestination ? "\(who) in \(area)" : "\(who) from \(area) in other countries"
        case .population: words = "The population of \(area)"
        case .remittance, .asylum, .permit, .deaths: words = request.dataflow.title
        }
        if table.hasCounterpart, request.criterion != .unstated {
            words += ", by \(request.criterion.name)"
        }
        words += ", in persons."
        if let months = request.leastStay {
            words +=
                months == 0
                ? " Any stay counts." : " Counted from a stay of \(months) months on."
        }
        return words
    }

    /// What a table asks of a question on definitions, as a list shows it; nil where it leaves it open.
    public func asked(_ question: MetadataQuestion, _ table: QuestionnaireTable) -> String? {
        let code: String?
        switch question.id {
        case "criterion":
            code = table.request.criterion == .unstated ? nil : table.request.criterion.rawValue
        case Aspect.duration.rawValue: code = table.request.leastStay.map(String.init)
        default: code = question.aspect.flatMap { table.request.said[$0] }
        }
        guard let code else { return nil }
        return question.options.first { $0.code == code }.map(MetadataQuestion.shown)
            ?? (question.id == Aspect.duration.rawValue ? "\(code) months" : code)
    }

    /// What the marks and flags mean, in a line.
    public static let marks =
        "In place of a figure: "
        + QuestionnaireMark.allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: "; ")
        + ". A blank cell is not answered; 0 means nobody."

    public static let flags =
        "Beside a figure: "
        + QuestionnaireFlag.allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: "; ")
        + "."

    private func criterion(_ criterion: Criterion) -> String {
        switch criterion {
        case .birth: "Country of birth"
        case .citizenship: "Citizenship"
        case .previousResidence: "Previous residence"
        case .unstated: "Country"
        }
    }
}
