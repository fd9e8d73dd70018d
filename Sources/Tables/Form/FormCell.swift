/// What a cell of a form holds, how it looks, and what is noted on it.
public struct FormCell: Sendable, Hashable {
    /// What is written into a cell.
    public enum Content: Sendable, Hashable {
        /// Nothing; the cell has its look alone.
        case blank
        /// Text, never read as a formula, whatever it starts with.
        case text(String)
        /// A number; NaN and the infinities leave the cell empty.
        case number(Double)
        /// A formula that the program makes, without the sign before it, and its result: readers that do
        /// not calculate show that.
        case formula(String, result: String)
    }

    public let place: CellReference
    public var content: Content
    public var style: FormStyle
    /// Shown when somebody points at the cell; nil for none.
    public var note: String?

    public init(
        _ place: CellReference, _ content: Content, _ style: FormStyle, note: String? = nil
    ) {
        self.place = place
        self.content = content
        self.style = style
        self.note = note
    }
}

/// The looks of cells of a form, named by what they mean.
public enum FormStyle: String, CaseIterable, Sendable {
    case title
    case heading
    /// Words that lead; wrapped.
    case words
    /// The same in bold.
    case strong
    /// Names of rows.
    case label
    /// Codes by which rows are found again; small and grey.
    case code
    /// To be filled in: a number or a mark.
    case entry
    /// Filled in with what is known; may be typed over.
    case prefilled
    /// To be filled in: words or a choice.
    case entryWords
    /// A narrow one for a flag.
    case entryFlag
    /// What was answered before.
    case past
    /// Worked out; not to be typed.
    case check
    /// An answer that cannot be taken.
    case fault
    /// An answer that is asked about.
    case question
    /// An answer with something to know.
    case remark

    /// Whether somebody may type into such a cell of a protected sheet.
    public var isUnlocked: Bool {
        switch self {
        case .entry, .prefilled, .entryWords, .entryFlag, .fault, .question, .remark: true
        case .title, .heading, .words, .strong, .label, .code, .past, .check: false
        }
    }
}
