/// The sections of a download's text as files.
enum DownloadPages {
    /// Markdown, with the title as first heading.
    static func markdown(_ title: String, _ sections: [DownloadText.Section]) -> String {
        var text = "# \(escaped(title))\n"
        for section in sections {
            text += "\n## \(section.title)\n\n"
            var wasItem = false
            for part in section.parts {
                let isItem: Bool
                let line: String
                switch part {
                case .subtitle(let words): (line, isItem) = ("### " + escaped(words) + "\n", false)
                case .paragraph(let words): (line, isItem) = (escaped(words) + "\n", false)
                case .item(let words): (line, isItem) = ("- " + escaped(words), true)
                case .term(let term, let meaning):
                    (line, isItem) = ("- **\(escaped(term))**: \(escaped(meaning))", true)
                case .link(let words, let address):
                    (line, isItem) = ("- \(escaped(words)): \(escaped(address))", true)
                }
                if wasItem, !isItem { text += "\n" }
                text += line + "\n"
                wasItem = isItem
            }
            if !wasItem, text.hasSuffix("\n\n") { text.removeLast() }
        }
        return text
    }

    /// One section as plain text, its lines of any length.
    static func plain(_ section: DownloadText.Section) -> String {
        var text = section.title + "\n" + String(repeating: "=", count: section.title.count) + "\n"
        var wasItem = false
        for part in section.parts {
            switch part {
            case .subtitle(let words), .paragraph(let words):
                text += "\n\(words)\n"
                wasItem = false
            case .item(let words):
                text += (wasItem ? "" : "\n") + "  - \(words)\n"
                wasItem = true
            case .term(let term, let meaning):
                text += (wasItem ? "" : "\n") + "  - \(term): \(meaning)\n"
                wasItem = true
            case .link(_, let address):
                text += "\(address)\n"
                wasItem = false
            }
        }
        return text
    }

    /// Text of others in which Markdown finds no markup that could do harm.
    private static func escaped(_ text: String) -> String {
        var made = ""
        for character in text {
            if "<[`".contains(character) { made.append("\\") }
            made.append(character.isNewline ? " " : character)
        }
        return made
    }
}
