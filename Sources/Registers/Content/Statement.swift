/// What a source says in one place of a record, in its words and ours.
///
/// Two sources that disagree are two statements of a field.
public struct Statement: Hashable, Sendable {
    /// The value in canonical form, as the field's kind has it. Nil where the source says that there
    /// is none or prints a blank; ``printed`` then has its words.
    public var value: String?
    public var qualifier: Qualifier
    /// The greater end where the qualifier is ``Qualifier/between``; nil otherwise.
    public var upper: String?
    /// The source's own words where the value does not say all of them.
    public var printed: String?
    /// Who says so; nil where nobody wrote it down.
    public var source: StatementSource?
    public var note: String?

    public init(
        _ value: String?, _ qualifier: Qualifier = .exact, upper: String? = nil,
        printed: String? = nil, source: StatementSource? = nil, note: String? = nil
    ) {
        self.value = value
        self.qualifier = qualifier
        self.upper = upper
        self.printed = printed
        self.source = source
        self.note = note
    }

    /// The value as a date; nil where it is none.
    public var date: RecordDate? { value.flatMap { RecordDate($0) } }

    /// The value as a number, without its qualifier; nil where it is none.
    public var number: Double? { value.flatMap { Double($0) } }

    /// Whether it says nothing but an exact value.
    public var isPlain: Bool { self == Statement(value) && value != nil }

    /// Whether two statements say the same thing, whoever says it.
    public func saysTheSame(as other: Statement) -> Bool {
        value == other.value && qualifier == other.qualifier && upper == other.upper
    }

    /// The value with its qualifier: `over 80`, `between 3 and 4`.
    public var text: String {
        guard let value else { return printed ?? "" }
        switch qualifier {
        case .exact: return value
        case .between: return "between \(value) and \(upper ?? "?")"
        case .about, .over, .atLeast, .under, .atMost, .some: return "\(qualifier.words) \(value)"
        }
    }
}

/// How a source hedges a value. The words are part of the fact.
public enum Qualifier: String, CaseIterable, Sendable {
    case exact
    case about
    case over
    case atLeast = "at-least"
    case under
    case atMost = "at-most"
    case some
    case between

    /// The word for readers: `at least`.
    public var words: String {
        switch self {
        case .exact, .about, .over, .under, .some, .between: rawValue
        case .atLeast: "at least"
        case .atMost: "at most"
        }
    }
}

/// Who says something, and where.
public struct StatementSource: Hashable, Sendable {
    /// The organisation that says it.
    public var organisation: String?
    /// The title or symbol of the document.
    public var document: String?
    /// The place in it: a page, paragraph or table.
    public var place: String?
    /// The date of the document.
    public var date: RecordDate?
    /// Where it can be read.
    public var address: String?

    public init(
        organisation: String? = nil, document: String? = nil, place: String? = nil,
        date: RecordDate? = nil, address: String? = nil
    ) {
        self.organisation = organisation
        self.document = document
        self.place = place
        self.date = date
        self.address = address
    }

    /// Whether nothing is said.
    public var isEmpty: Bool { self == StatementSource() }

    /// In a line: organisation, document, place, date.
    public var text: String {
        [organisation, document, place, date?.description].compactMap(\.self).joined(
            separator: ", ")
    }
}
