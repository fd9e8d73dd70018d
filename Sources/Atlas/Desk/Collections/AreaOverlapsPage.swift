/// What one country is asked by all collections together.
public enum AreaOverlapsPage {
    /// A table asked.
    public struct Table: Sendable {
        public let link: Link
        public let collection: String
        /// Whom it counts and what it tells apart.
        public let counts: String
        public let years: String
        public let cells: Int
        /// Sources with some of it, and how many of its figures.
        public let held: [(source: String, cells: Int)]

        public init(
            link: Link, collection: String, counts: String, years: String, cells: Int,
            held: [(source: String, cells: Int)]
        ) {
            self.link = link
            self.collection = collection
            self.counts = counts
            self.years = years
            self.cells = cells
            self.held = held
        }
    }

    /// Two tables of different collections.
    public struct Overlap: Sendable {
        public let first: Link
        public let second: Link
        public let verdict: String
        public let cells: Int
        /// Why, and what converts the one into the other.
        public let reasons: [String]

        public init(
            first: Link, second: Link, verdict: String, cells: Int, reasons: [String]
        ) {
            self.first = first
            self.second = second
            self.verdict = verdict
            self.cells = cells
            self.reasons = reasons
        }
    }

    /// A table to ask in place of several.
    public struct Proposed: Sendable {
        /// Whom it counts, what it tells apart, years.
        public let title: String
        public let definition: String
        public let cells: Int
        /// Each agency's table with what is done to get it.
        public let serves: [(link: Link, steps: String)]

        public init(
            title: String, definition: String, cells: Int, serves: [(link: Link, steps: String)]
        ) {
            self.title = title
            self.definition = definition
            self.cells = cells
            self.serves = serves
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public let name: String
        public let form: OverlapsPage.Form
        public let collections: [Link]
        public let pairs: [OverlapsPage.Pair]
        public let tables: [Table]
        /// Those shown; there may be more.
        public let overlaps: [Overlap]
        public let overlapsInAll: Int
        public let asked: OverlapsPage.Cost
        public let once: OverlapsPage.Cost
        public let agreed: OverlapsPage.Cost
        /// How many of the figures asked some source has.
        public let held: Int
        public let proposal: [Proposed]
        /// How far the proposal is the best there is, in a sentence.
        public let proof: String
        /// The same as data.
        public let data: Link

        public init(
            name: String, form: OverlapsPage.Form, collections: [Link],
            pairs: [OverlapsPage.Pair], tables: [Table], overlaps: [Overlap], overlapsInAll: Int,
            asked: OverlapsPage.Cost, once: OverlapsPage.Cost, agreed: OverlapsPage.Cost,
            held: Int, proposal: [Proposed], proof: String, data: Link
        ) {
            self.name = name
            self.form = form
            self.collections = collections
            self.pairs = pairs
            self.tables = tables
            self.overlaps = overlaps
            self.overlapsInAll = overlapsInAll
            self.asked = asked
            self.once = once
            self.agreed = agreed
            self.held = held
            self.proposal = proposal
            self.proof = proof
            self.data = data
        }
    }
}
