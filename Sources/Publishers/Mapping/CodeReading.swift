import Cubes
import Tables
import Vocabulary

/// The texts that give one dimension's codes, each looked up once.
struct CodeReading {
    /// What a text came to.
    enum Meaning: Sendable {
        case code(String)
        /// No code: what was found and what would have been one. It is told once.
        case fault(found: String, expected: String)
    }

    let dimension: DimensionID
    let value: MappedValue
    private let book: CodeBook
    private let mapping: String
    private var known: [String: Meaning] = [:]

    init(_ dimension: DimensionID, _ value: MappedValue, _ book: CodeBook, mapping: String) {
        self.dimension = dimension
        self.value = value
        self.book = book
        self.mapping = mapping
    }

    /// What a text means, and whether it is met for the first time.
    mutating func meaning(of text: String) -> (meaning: Meaning, isNew: Bool) {
        if let known = known[text] { return (known, false) }
        let plain = MappingText.plain(text, without: value.marks)
        let meaning = read(MappingText.plain(text), plain)
        known[text] = meaning
        return (meaning, true)
    }

    private func read(_ whole: String, _ text: String) -> Meaning {
        if let code = value.codes[whole] ?? value.codes[text] { return .code(code) }
        if text.isEmpty {
            return fault(text, value.fills ? "a text here or before" : "a text")
        }
        switch value.reading {
        case .names: return named(text)
        case .scheme(let scheme):
            do throws(AreaLookupError) {
                return area(try book.areas.resolve(text, in: scheme), text)
            } catch {
                return .fault(
                    found: "\(error)", expected: "a code of \(scheme.name), or " + line(text))
            }
        case .asIs:
            if let expected = book.fault(text, in: dimension) {
                return fault(text, expected)
            }
            return .code(text)
        case .no, .period, .year: return fault(text, "one of the texts under codes")
        }
    }

    private func named(_ text: String) -> Meaning {
        let found = book.areas.areas(named: text)
        if let only = found.first, found.count == 1 { return area(only, text) }
        let near = found.isEmpty ? Nearest.areas(to: text, in: book.areas) : found
        return fault(
            text, found.isEmpty ? "a name of an area" : "a name of one area", near: near)
    }

    /// An area, unless it is a group, whose figures repeat those of its members.
    private func area(_ area: Area, _ text: String) -> Meaning {
        guard area.isAggregate else { return .code(area.id) }
        return .fault(
            found: "\"\(text)\", a group of areas (\(area.id) \(area.name))",
            expected: "one area: leave the row or column out, or take the group on purpose with "
                + "\(Self.quoted(text)): \(Self.quoted(area.id)) under dimensions."
                + "\(dimension.rawValue).codes (\(mapping):\(value.line))")
    }

    private func fault(_ text: String, _ expected: String, near: [Area] = []) -> Meaning {
        let hint =
            near.isEmpty
            ? ""
            : "; did you mean "
                + near.map { "\($0.id) (\($0.shortName))" }.joined(separator: " or ") + "?"
        return .fault(
            found: text.isEmpty ? "nothing" : "\"\(text.prefix(80))\"",
            expected: expected + ", or " + line(text, near.first?.id) + hint)
    }

    /// The line to add to the mapping.
    private func line(_ text: String, _ code: String? = nil) -> String {
        "the line \(Self.quoted(text)): \(code ?? "CODE") under dimensions.\(dimension.rawValue).codes "
            + "(\(mapping):\(value.line))"
    }

    /// A text as YAML reads it back.
    static func quoted(_ text: String) -> String { MappingDraft.scalar(text) }
}

/// The texts that give periods, each read once.
struct PeriodReading {
    let value: MappedValue
    private var known: [String: Period?] = [:]

    init(_ value: MappedValue) { self.value = value }

    /// The period of a text, and whether the text is met for the first time.
    mutating func period(of text: String) -> (period: Period?, isNew: Bool) {
        if let known = known[text] { return (known, false) }
        let period = read(text)
        known[text] = .some(period)
        return (period, true)
    }

    /// What would have been a period, in words.
    var expected: String {
        switch value.reading {
        case .year(let before, let after): "\(before)YYYY\(after) with a year of 1800 to 2200"
        case .no, .asIs, .names, .scheme, .period:
            "a period such as 2015, 2015-07, 2015-Q3 or 2015-07-01/P5Y"
        }
    }

    private func read(_ text: String) -> Period? {
        let whole = MappingText.plain(text)
        let plain = MappingText.plain(text, without: value.marks)
        if let code = value.codes[whole] ?? value.codes[plain] { return Period(code) }
        guard case .year(let before, let after) = value.reading else {
            return Period(plain).flatMap { FigureRule.years.contains($0.start.year) ? $0 : nil }
        }
        guard plain.hasPrefix(before), plain.hasSuffix(after),
            plain.count == before.count + 4 + after.count
        else { return nil }
        let year = plain.dropFirst(before.count).prefix(4)
        guard year.allSatisfy({ $0.isASCII && $0.isNumber }), let number = NumberText.int(year),
            FigureRule.years.contains(number)
        else { return nil }
        return Period(year: number)
    }
}
