public import Registers
public import Vocabulary

/// What is kept with a step.
public struct StepFacts: Hashable, Sendable {
    /// The name of who took it.
    public var by: String
    public var date: CalendarDate
    /// Why, or the words said; empty where nothing was.
    public var reason: String
    /// The SHA-256 of the document that came, 64 hexadecimal digits; nil where none did.
    public var document: String?
    /// The releases that its figures are in.
    public var releases: [Int]
    /// How many findings are open after it; nil where nobody looked.
    public var findings: Int?
    /// How many cells each table asks and has answered, by the keys of the collection's tables;
    /// empty where nobody counted.
    public var cells: [String: CellCount]

    public init(
        by: String, date: CalendarDate, reason: String = "", document: String? = nil,
        releases: [Int] = [], findings: Int? = nil, cells: [String: CellCount] = [:]
    ) {
        self.by = by
        self.date = date
        self.reason = reason
        self.document = document
        self.releases = releases
        self.findings = findings
        self.cells = cells
    }
}

/// How many cells of a table were asked, and how many of them have an answer: a figure, or a reason
/// why there is none.
public struct CellCount: Hashable, Sendable {
    public var asked: Int
    public var answered: Int

    public init(asked: Int, answered: Int) {
        self.asked = asked
        self.answered = answered
    }
}
