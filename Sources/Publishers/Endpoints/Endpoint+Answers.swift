import Tables

/// What an answer of a service is.
public enum AnswerVerdict: Hashable, Sendable {
    /// What was asked for: its rows without headings, and its pages where the service says how many
    /// there are. Notes tell of the edition.
    case sound(rows: Int, pages: Int?, notes: [String])
    /// An answer in the right form without a row.
    case empty(String)
    /// Too much was asked for at once.
    case tooLarge(String)
    /// The publisher no longer has this part of the table.
    case withdrawn(String)
    /// The publisher's own words of refusal, or an answer in another form.
    case refused(String)
    /// Cut off or broken, or a web page in its place: worth asking for again.
    case damaged(String)
}

extension Endpoint {
    /// What an answer with status 200 is, already unpacked.
    ///
    /// - Parameter page: the page that was asked for.
    /// Cost: one pass, as by the reader.
    public func verdict(on file: InputFile, page: Int = 1) -> AnswerVerdict {
        switch Container(sniffing: Array(file.bytes.prefix(64 << 10))) {
        case .empty: return .empty("an empty answer")
        case .html: return .damaged("a web page in place of the table" + Self.title(file.bytes))
        default: break
        }
        switch form {
        case .items: return itemsVerdict(file, page)
        case .worldBank: return WorldBankPages.verdict(on: file, page)
        case .columns(let names): return columnsVerdict(file, names)
        case .workbook: return workbookVerdict(file)
        }
    }

    /// What a refusal with another status means for the table; nil where it is a plain refusal.
    public func verdict(onStatus status: Int, _ text: String) -> AnswerVerdict? {
        if status == 413 || Self.saysTooLarge(text) { return .tooLarge(Self.line(text)) }
        let lower = text.lowercased()
        let isNothing = ["noresultsfound", "norecordsfound", "no results"].contains {
            lower.contains($0)
        }
        if status == 204 || status == 404 && isNothing {
            return .empty("no results for these years")
        }
        return nil
    }

    /// Whether the whole table, put together, is what its reader reads.
    public func isReadable(_ file: InputFile) -> Bool {
        reader.flatMap(Publishers.named)?.recognises(file) ?? true
    }

    private func itemsVerdict(_ file: InputFile, _ page: Int) -> AnswerVerdict {
        do throws(PublisherError) {
            let found = try JSONItems.survey(file)
            guard found.count > 0 else { return .empty("a page without items") }
            let pages = found.pages.numbers.sorted()
            guard pages == [page] else {
                return .refused(
                    "page \(pages.map(String.init).joined(separator: ", ")) in place of page \(page)"
                )
            }
            let content = FileContent(of: file)
            if let reader = reader.flatMap(Publishers.named), !reader.recognises(content) {
                return .refused(content.description)
            }
            return .sound(rows: found.count, pages: found.pages.most, notes: [])
        } catch {
            let text = String(decoding: file.bytes.prefix(64 << 10), as: UTF8.self)
            if text.contains("\"items\"") { return .damaged(error.found) }
            return .refused("an answer without items: " + Self.line(text))
        }
    }

    private func columnsVerdict(_ file: InputFile, _ names: [String]) -> AnswerVerdict {
        let content = FileContent(of: file)
        guard case .columns(let found) = content else {
            let text = String(decoding: file.bytes.prefix(16 << 10), as: UTF8.self)
            if Self.saysTooLarge(text) { return .tooLarge(Self.line(text)) }
            return .refused("\(content.description): " + Self.line(text))
        }
        let ids = Set(found.map { $0.prefix { $0 != ":" }.lowercased() })
        guard names.allSatisfy({ ids.contains($0.lowercased()) }) else {
            let text = String(decoding: file.bytes.prefix(16 << 10), as: UTF8.self)
            if Self.saysTooLarge(text) { return .tooLarge(Self.line(text)) }
            return .refused(content.description)
        }
        // A last line without its end is counted; a blank one is not.
        var rows = -1
        var isOpen = false
        for byte in file.bytes {
            if byte == 10 {
                if isOpen { rows += 1 }
                isOpen = false
            } else if byte != 13 {
                isOpen = true
            }
        }
        if isOpen { rows += 1 }
        guard rows > 0 else { return .empty("a heading without rows") }
        if let reader = reader.flatMap(Publishers.named),
            !reader.recognises(file, as: content)
        {
            return .refused("another table: \(content.description)")
        }
        return .sound(rows: rows, pages: nil, notes: [])
    }

    private func workbookVerdict(_ file: InputFile) -> AnswerVerdict {
        let content = FileContent(of: file)
        guard case .workbook = content else { return .damaged(content.description) }
        guard isReadable(file) else { return .refused("another workbook: \(content.description)") }
        return .sound(rows: 0, pages: nil, notes: [])
    }

    /// Whether a text is Eurostat's refusal of size: its words, or its number 413 as a status.
    private static func saysTooLarge(_ text: String) -> Bool {
        let upper = text.uppercased()
        let words = ["EXTRACTION_TOO_BIG", "ASYNCHRONOUS_RESPONSE", "QUERY SIZE EXCEEDS"]
        if words.contains(where: upper.contains) { return true }
        return upper.contains("413")
            && ["STATUS", "FAULTCODE", "\"ID\"", "CODE="].contains(where: upper.contains)
    }

    /// A text in one line, not too long.
    static func line(_ text: String) -> String {
        let line = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + " ..." : line
    }

    private static func title(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(16 << 10), as: UTF8.self)
        guard let start = text.firstRange(of: "<title>"),
            let end = text[start.upperBound...].firstRange(of: "</title>")
        else { return "" }
        return ": " + line(String(text[start.upperBound..<end.lowerBound]))
    }
}
