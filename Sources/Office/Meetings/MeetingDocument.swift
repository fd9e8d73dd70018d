/// A document of headings, facts, lists and tables, before it is written as a page or a file.
public struct MeetingDocument: Sendable {
    public let title: String
    /// The lines below the title: date, place, whose document it is.
    public let subtitle: [String]
    public let sections: [Section]

    /// A part with a heading of its own.
    public struct Section: Sendable {
        /// Small letters and hyphens, for links to it.
        public let id: String
        public let title: String
        public let blocks: [Block]

        init(_ id: String, _ title: String, _ blocks: [Block]) {
            self.id = id
            self.title = title
            self.blocks = blocks
        }
    }

    /// A piece of a section.
    public enum Block: Sendable {
        case heading(String)
        case paragraph(String)
        /// Names with what is so.
        case facts([(name: String, text: Text)])
        case list([Text])
        case table(caption: String, headings: [String], rows: [[Text]])
        /// The registers have nothing.
        case empty(String)
        /// Somebody has to write it: nothing is made up.
        case toWrite(String)
    }

    /// A piece of text that may lead somewhere.
    public struct Text: Sendable, ExpressibleByStringInterpolation {
        public let text: String
        /// A path of the desk, or an address on the web; nil where it leads nowhere.
        public let href: String?

        public init(_ text: String, to href: String? = nil) {
            self.text = text
            self.href = href
        }

        public init(stringLiteral text: String) { self.init(text) }
    }
}

extension MeetingDocument {
    /// The document as Markdown. Links are kept where they lead to the web.
    public var markdown: String {
        var lines = ["# " + Self.escaped(title), ""]
        for line in subtitle { lines += [Self.escaped(line) + "  "] }
        for section in sections {
            lines += ["", "## " + Self.escaped(section.title)]
            for block in section.blocks { lines += [""] + Self.lines(block) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let text): return ["### " + escaped(text)]
        case .paragraph(let text): return [escaped(text)]
        case .facts(let items):
            return items.map { "- **\(escaped($0.name)):** \(written($0.text))" }
        case .list(let items): return items.map { "- " + written($0) }
        case .table(let caption, let headings, let rows):
            let head = "| " + headings.map(escaped).joined(separator: " | ") + " |"
            let rule = "|" + String(repeating: " --- |", count: headings.count)
            return [escaped(caption), "", head, rule]
                + rows.map { "| " + $0.map(written).joined(separator: " | ") + " |" }
        case .empty(let text): return ["*\(escaped(text))*"]
        case .toWrite(let text): return ["**To be written:** " + escaped(text)]
        }
    }

    private static func written(_ text: Text) -> String {
        let words = escaped(text.text)
        guard let href = text.href, href.hasPrefix("https://") || href.hasPrefix("http://"),
            !href.contains(where: { "()<> \"".contains($0) || $0.isNewline })
        else { return words }
        return "[\(words)](\(href))"
    }

    /// A text in one line, in which nothing is taken for a mark of the form.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&":
                result += "\\" + String(character)
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }
}
