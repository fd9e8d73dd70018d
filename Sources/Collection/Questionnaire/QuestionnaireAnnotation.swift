public import Tables

/// What stands in a cell of a workbook that is sent back, in place of what a draft would have.
public struct QuestionnaireAnnotation: Hashable, Sendable {
    /// As it was typed.
    public var text: String
    /// What is noted on the cell; empty for nothing.
    public var note: String
    public var style: FormStyle

    public init(text: String, note: String = "", style: FormStyle = .entry) {
        self.text = text
        self.note = note
        self.style = style
    }
}
