/// A document to be read and printed: headings, facts, lists and tables, with a table of contents.
public enum DocumentPage {
    /// What the page shows.
    public struct Model: Sendable {
        public var title: String
        /// Lines below the title.
        public var subtitle: [String]
        public var sections: [Section]
        /// Links above the document, which are not printed.
        public var links: [Link] = []

        public init(title: String, subtitle: [String], sections: [Section]) {
            self.title = title
            self.subtitle = subtitle
            self.sections = sections
        }
    }

    /// A part with a heading of its own.
    public struct Section: Sendable {
        public let id: String
        public let title: String
        public let blocks: [Block]

        public init(id: String, title: String, blocks: [Block]) {
            self.id = id
            self.title = title
            self.blocks = blocks
        }
    }

    /// A piece of a section.
    public enum Block: Sendable {
        case heading(String)
        case paragraph(String)
        case facts([(name: String, text: Text)])
        case list([Text])
        case table(caption: String, headings: [String], rows: [[Text]])
        /// There is nothing.
        case empty(String)
        /// Somebody has to write it.
        case toWrite(String)
    }

    /// A piece of text that may lead somewhere.
    public struct Text: Sendable {
        public let text: String
        public let href: String?

        public init(_ text: String, to href: String? = nil) {
            self.text = text
            self.href = href
        }
    }
}
