/// Several values in one cell: between separators, in quotes where they hold one themselves.
///
/// `a;"b;c"` are two values. In columns with languages each text has its language before it,
/// `en:so;fr:ainsi`; several such sets stand in quotes, `"en:a;fr:b";"en:c"`. Values of what is
/// nested in something that occurs several times are those of its parents in turn; where a parent
/// has several values itself they are left together, `c;d`, since nothing else keeps the places.
struct CSVSubfields {
    let multiplicity: CSVComponent.Multiplicity
    private let separator: [UInt8]
    private let known: Set<[UInt8]>
    /// The longest name of a language that is looked for.
    private static let longestLanguage = 64
    /// Languages that a column may have.
    static let mostLanguages = 500

    /// - Parameter separator: `;` where the header declares none but has brackets all the same.
    init(_ multiplicity: CSVComponent.Multiplicity, separator: Unicode.Scalar?) {
        self.multiplicity = multiplicity
        self.separator = Array(String(separator ?? ";").utf8)
        known =
            switch multiplicity {
            case .one, .many: []
            case .languages(let languages): Set(languages.map { Array($0.utf8) })
            }
    }

    /// The most values that a cell may have.
    static let limit = 1 << 16

    /// Whether there may be more values in the cell than the limit allows.
    func isOverLimit(_ bytes: [UInt8]) -> Bool {
        bytes.count >= Self.limit && bytes.count { $0 == separator[0] } >= Self.limit
    }

    /// The values of a cell that is not empty.
    func values(_ bytes: [UInt8]) -> [ComponentValue] {
        switch multiplicity {
        case .one: [.text(Self.text(bytes))]
        case .many: items(bytes).map { .text(Self.text($0.bytes)) }
        case .languages: sets(items(bytes))
        }
    }

    /// The parts of a cell without their quotes; each may have parts itself.
    func parts(_ bytes: [UInt8]) -> [[UInt8]] { items(bytes).map { $0.bytes } }

    /// The cell of values.
    func cell(_ values: [ComponentValue]) -> [UInt8] {
        switch multiplicity {
        case .one: return Array((values.first?.text ?? "").utf8)
        case .many:
            // One empty text is told from no value by its quotes.
            let isEmpty = values.count == 1 && values.first?.text.isEmpty == true
            return joined(values.map { quoted(Array($0.text.utf8), isNeeded: isEmpty) })
        case .languages:
            let sets = values.map { set($0) }
            return joined(sets.count > 1 ? sets.map { quoted($0, isNeeded: true) } : sets)
        }
    }

    private struct Item {
        var language: [UInt8]?
        var bytes: [UInt8]
        var isQuoted: Bool

        var unquoted: Item { Item(language: language, bytes: bytes, isQuoted: false) }
    }

    private func items(_ bytes: [UInt8]) -> [Item] {
        var items: [Item] = []
        var index = 0
        while true {
            let language = language(bytes, at: index)
            if let language { index += language.count + 1 }
            if let (text, end) = quotedText(bytes, at: index) {
                items.append(Item(language: language, bytes: text, isQuoted: language == nil))
                index = end
            } else {
                let start = index
                while index < bytes.count, !isSeparator(bytes, index) { index += 1 }
                items.append(
                    Item(language: language, bytes: Array(bytes[start..<index]), isQuoted: false))
            }
            if index >= bytes.count { return items }
            index += separator.count
        }
    }

    /// Texts of one value each: a quoted set, or neighbours without quotes in which no language
    /// occurs twice. What has no language continues the text before it.
    private func sets(_ items: [Item]) -> [ComponentValue] {
        var values: [ComponentValue] = []
        var open = LocalisedText()
        for item in items {
            if item.isQuoted {
                close(&open, into: &values)
                values += sets(self.items(item.bytes).map { $0.unquoted })
                continue
            }
            let text = Self.text(item.bytes)
            if let language = item.language.map({ Self.text($0) }) {
                if open[language] != nil || open[""] != nil { close(&open, into: &values) }
                open.entries.append(LocalisedText.Entry(language, text))
            } else if open.isEmpty {
                open.entries.append(LocalisedText.Entry("", text))
            } else {
                open.entries[open.entries.count - 1].text += Self.text(separator) + text
            }
        }
        close(&open, into: &values)
        return values
    }

    private func close(_ open: inout LocalisedText, into values: inout [ComponentValue]) {
        guard let first = open.entries.first else { return }
        values.append(first.language.isEmpty ? .text(first.text) : .localised(open))
        open = LocalisedText()
    }

    private func set(_ value: ComponentValue) -> [UInt8] {
        switch value {
        case .text(let text): return quoted(Array(text.utf8))
        case .localised(let texts), .structured(let texts):
            return joined(
                texts.entries.map { entry in
                    Array((entry.language + ":").utf8) + quoted(Array(entry.text.utf8))
                })
        }
    }

    private func joined(_ parts: [[UInt8]]) -> [UInt8] { Array(parts.joined(separator: separator)) }

    /// In quotes if the text would be read as something else without.
    private func quoted(_ text: [UInt8], isNeeded: Bool = false) -> [UInt8] {
        let quote = CSVRecordScan.quote
        guard
            isNeeded || text.first == quote
                || text.indices.contains(where: { isSeparator(text, $0) })
        else { return text }
        return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }

    /// The language before a colon, if it is one of the column's.
    private func language(_ bytes: [UInt8], at start: Int) -> [UInt8]? {
        var end = start
        while end < bytes.count, end - start <= Self.longestLanguage,
            CSVComponent.isLanguageByte(bytes[end])
        {
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
        let name = Array(bytes[start..<end])
        return known.contains(name) ? name : nil
    }

    /// The text in quotes that starts there and the offset behind it; nil if there is none, or if
    /// it goes on after the closing quote.
    private func quotedText(_ bytes: [UInt8], at start: Int) -> ([UInt8], Int)? {
        let quote = CSVRecordScan.quote
        guard start < bytes.count, bytes[start] == quote else { return nil }
        var text: [UInt8] = []
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == quote {
                let next = index + 1
                if next == bytes.count || isSeparator(bytes, next) { return (text, next) }
                guard bytes[next] == quote else { return nil }
                index = next
            }
            text.append(bytes[index])
            index += 1
        }
        return nil
    }

    private func isSeparator(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] == separator[0] else { return false }
        return bytes[index...].starts(with: separator)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
