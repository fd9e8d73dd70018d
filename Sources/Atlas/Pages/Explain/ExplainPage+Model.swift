/// From a figure to the cell it came from or the arithmetic that made it.
public enum ExplainPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// What the figure is of: `From Mexico to United States, mid-2015 to mid-2020`.
        public var title: String
        /// The figure itself.
        public var figure: Figure
        /// What it says, in a sentence.
        public var statement: String
        /// The dataflow, key and period as codes, for whoever works with them.
        public var dataflow: String
        public var key: String
        public var period: String
        /// The way from the figure to its origin, in order.
        public var sections: [Section]
        /// What to know when using it, in sentences.
        public var notes: [String]
        /// How to cite it; nil where it has no source of its own.
        public var citation: String?
        public var sources: [SourceNote]
        /// Pages the figure stands on, and its download.
        public var links: [Link]

        public init(
            title: String, figure: Figure, statement: String, dataflow: String, key: String,
            period: String, sections: [Section], notes: [String] = [], citation: String? = nil,
            sources: [SourceNote] = [], links: [Link] = []
        ) {
            self.title = title
            self.figure = figure
            self.statement = statement
            self.dataflow = dataflow
            self.key = key
            self.period = period
            self.sections = sections
            self.notes = notes
            self.citation = citation
            self.sources = sources
            self.links = links
        }
    }

    /// One step of the way, such as `The source cell` or `The arithmetic`.
    public struct Section: Hashable, Sendable {
        public let title: String
        /// What the step does, in a sentence or two.
        public let text: String?
        public let rows: [Row]
        public let notes: [String]

        public init(title: String, text: String? = nil, rows: [Row], notes: [String] = []) {
            self.title = title
            self.text = text
            self.rows = rows
            self.notes = notes
        }
    }

    /// One line of a step.
    public struct Row: Hashable, Sendable {
        /// What a line holds.
        public enum Value: Hashable, Sendable {
            case text(String)
            case figure(Figure)
            /// A code, a formula, a hash: set in a typewriter face.
            case code(String)
        }

        public let label: String
        public let value: Value
        /// Where the line comes from, with or without a page of its own.
        public let reference: String?
        public let href: String?

        public init(label: String, value: Value, reference: String? = nil, href: String? = nil) {
            self.label = label
            self.value = value
            self.reference = reference
            self.href = href
        }
    }
}
