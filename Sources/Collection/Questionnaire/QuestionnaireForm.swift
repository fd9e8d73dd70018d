public import Tables
public import Vocabulary

/// A questionnaire as a workbook: what ``QuestionnaireLayout`` says stands where, with looks, lists,
/// checks and notes.
///
/// Cost: in the number of cells; a table of 235 areas, both sexes and ten years takes a quarter of a
/// second to write.
public struct QuestionnaireForm {
    let questionnaire: Questionnaire
    let areas: AreaRegister
    let words: QuestionnaireWords
    /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
    let made: String
    let annotations: [QuestionnairePlace: QuestionnaireAnnotation]

    /// - Parameters:
    ///   - made: when it is made, UTC.
    ///   - annotations: what stands in cells that may be typed into; where there are any, nothing is
    ///     prefilled elsewhere: the workbook is an answer that goes back.
    public init(
        _ questionnaire: Questionnaire, areas: AreaRegister, made: String,
        annotations: [QuestionnairePlace: QuestionnaireAnnotation] = [:]
    ) {
        self.questionnaire = questionnaire
        self.areas = areas
        words = QuestionnaireWords(areas)
        self.made = made
        self.annotations = annotations
    }

    /// The workbook. Equal questionnaires made at an equal time give equal bytes.
    ///
    /// - Parameter seconds: the time that it states, in seconds since 1970 UTC.
    public func workbook(created seconds: Int) -> FormWorkbook {
        var properties = WorkbookProperties(created: seconds)
        properties.title =
            "\(questionnaire.title), \(questionnaire.areaName), \(questionnaire.round)"
        properties.author = questionnaire.askedBy.joined(separator: ", ")
        properties.company = "Corridor"
        properties.comments = QuestionnaireIdentity.format
        var workbook = FormWorkbook(properties: properties)
        let lists = QuestionnaireLists(areas)
        workbook.sheets =
            [startSheet()] + questionnaire.tables.map { tableSheet($0, lists) }
            + [metadataSheet(lists), lists.sheet(), identitySheet()]
        workbook.names = lists.names
        return workbook
    }

    /// What is typed as a cell holds it: digits as a number, all else as text.
    static func content(_ text: String) -> FormCell.Content {
        if text.isEmpty { return .blank }
        let isNumber = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
        }
        if isNumber, let number = Double(text), number.isFinite { return .number(number) }
        return .text(text)
    }

    private func identitySheet() -> FormSheet {
        var sheet = FormSheet(QuestionnaireLayout.identitySheet)
        sheet.visibility = .veryHidden
        sheet.isProtected = true
        sheet.widths = [20, 90]
        let items = QuestionnaireIdentity(questionnaire, made: made).items
        for (index, item) in items.enumerated() {
            sheet.put(index + 1, 1, .text(item.name), .label)
            sheet.put(index + 1, 2, .text(item.value), .label)
        }
        return sheet
    }
}
