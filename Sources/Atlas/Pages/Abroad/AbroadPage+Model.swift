/// An area's emigrants, as everybody else counts them.
public enum AbroadPage {
    /// One way of counting: a source on a criterion.
    public struct Column: Hashable, Sendable {
        /// The SOURCE code with the criterion.
        public let title: String
        /// The year that is shown.
        public let year: Int

        public init(title: String, year: Int) {
            self.title = title
            self.year = year
        }
    }

    /// A destination with what each column has of it; nil where it has nothing.
    public struct Row: Hashable, Sendable {
        /// Nil is all destinations together.
        public let area: AreaLabel?
        public let figures: [Figure?]
        /// Women and men where there is one column; empty otherwise.
        public let sexes: [Figure?]

        /// By what people are counted there, where that differs from destination to destination.
        public let remark: String?

        public init(
            area: AreaLabel?, figures: [Figure?], sexes: [Figure?] = [], remark: String? = nil
        ) {
            self.remark = remark
            self.area = area
            self.figures = figures
            self.sexes = sexes
        }
    }

    /// Women and men of a column's total, by age where it is known.
    public struct Sexes: Hashable, Sendable {
        /// An age group.
        public struct Group: Hashable, Sendable {
            public let age: String
            public let women: Figure?
            public let men: Figure?

            public init(age: String, women: Figure?, men: Figure?) {
                self.age = age
                self.women = women
                self.men = men
            }
        }

        public let column: Column
        public let women: Figure?
        public let men: Figure?
        /// Youngest first; empty where ages are not known.
        public let ages: [Group]

        public init(column: Column, women: Figure?, men: Figure?, ages: [Group]) {
            self.column = column
            self.women = women
            self.men = men
            self.ages = ages
        }
    }

    /// A flow as the destination reports it beside the area's own report.
    public struct Flow: Hashable, Sendable {
        public let area: AreaLabel
        public let year: Int
        public let theirs: Figure
        public let own: Figure
        public let difference: Figure
        /// Whose figures: `ESTAT, ESTAT`.
        public let sources: String

        public init(
            area: AreaLabel, year: Int, theirs: Figure, own: Figure, difference: Figure,
            sources: String
        ) {
            self.area = area
            self.year = year
            self.theirs = theirs
            self.own = own
            self.difference = difference
            self.sources = sources
        }
    }

    /// What a source counts, in words.
    public struct Counted: Hashable, Sendable {
        public let title: String
        public let said: [Definition]

        public init(title: String, said: [Definition]) {
            self.title = title
            self.said = said
        }
    }

    /// What the page shows.
    public struct Model: Hashable, Sendable {
        public var area: AreaLabel
        public var columns: [Column] = []
        /// All destinations first, then the largest first.
        public var rows: [Row] = []
        public var flowColumns: [Column] = []
        public var flowRows: [Row] = []
        public var sexes: [Sexes] = []
        public var flows: [Flow] = []
        public var counted: [Counted] = []
        /// What is hidden and why.
        public var protection = ""
        public var gaps: [String] = []
        /// Areas of which no figure is held as destinations.
        public var unreported: [String] = []
        public var downloads: [Link] = []
        public var sources: [SourceNote] = []
        /// The years that there are, and the one shown; nil is the last.
        public var years: [Int] = []
        public var year: Int?

        public init(area: AreaLabel) { self.area = area }
    }
}
