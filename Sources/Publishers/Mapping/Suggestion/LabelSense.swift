import Cubes
import Tables
import Vocabulary

/// What the texts of a column or header row are, as far as can be told from them.
struct LabelSense {
    enum Kind: Hashable {
        case time(read: String)
        case sex
        case age
        case names
        case scheme(AreaScheme)
        /// One text in all rows.
        case constant
        case other
    }

    let kind: Kind
    /// Codes for texts that need one.
    var codes: [(text: String, code: String)] = []
    /// Texts that begin the name of one area only, or are one with a word more.
    var guessed: [(text: String, area: Area)] = []
    /// Texts of sums.
    var totals: [String] = []
    /// Groups of areas: text and name.
    var groups: [(text: String, name: String)] = []
    /// Texts that nothing is known of, with what is near.
    var unknown: [(text: String, near: [Area])] = []
    /// Footnote marks at the end of texts.
    var marks: [String] = []
    /// How many texts were understood.
    private(set) var understood: Int

    var isArea: Bool {
        switch kind {
        case .names, .scheme: true
        case .time, .sex, .age, .constant, .other: false
        }
    }

    /// - Parameters:
    ///   - texts: distinct, plain, not empty, in the order of the table.
    ///   - heading: of the column; empty for a header row.
    init(_ texts: [String], heading: String, areas: AreaRegister) {
        let found =
            Self.time(texts) ?? Self.sex(texts, heading) ?? Self.age(texts, heading)
            ?? Self.scheme(texts, heading, areas) ?? Self.names(texts, areas)
        if let found {
            self = found
        } else {
            self.init(texts.count == 1 ? .constant : .other, understood: 0)
        }
    }

    private init(_ kind: Kind, understood: Int) {
        self.kind = kind
        self.understood = understood
    }

    // MARK: Time

    private static func time(_ texts: [String]) -> LabelSense? {
        var patterns: [String: Int] = [:]
        for text in texts {
            if let pattern = yearPattern(text) { patterns[pattern, default: 0] += 1 }
        }
        let best = patterns.max { ($0.value, $1.key) < ($1.value, $0.key) }
        // Years with a mark, such as "2022 (p)", are of another pattern than those without.
        let dated = patterns.values.reduce(0, +)
        guard let best, dated * 5 >= texts.count * 3, best.value * 2 > dated else {
            let periods = texts.filter { Period($0) != nil && $0.count > 4 }
            guard !periods.isEmpty, periods.count == texts.count else { return nil }
            return LabelSense(.time(read: "period"), understood: periods.count)
        }
        var sense = LabelSense(
            .time(read: best.key == "YYYY" ? "period" : best.key), understood: best.value)
        for text in texts where yearPattern(text) != best.key {
            if let pattern = yearPattern(text), let year = year(text, pattern) {
                sense.codes.append((text, year))
            } else {
                sense.unknown.append((text, []))
            }
        }
        return sense
    }

    /// A text with one year in it, as a pattern: `31.12.YYYY`. Nil where there is none, or more.
    static func yearPattern(_ text: String) -> String? {
        let characters = Array(text)
        guard characters.count <= 24 else { return nil }
        var found: Int?
        var start = 0
        while start < characters.count {
            guard characters[start].isASCII, characters[start].isNumber else {
                start += 1
                continue
            }
            var end = start
            while end < characters.count, characters[end].isASCII, characters[end].isNumber {
                end += 1
            }
            if end - start == 4, let year = Int(String(characters[start..<end])),
                (1900...2100).contains(year)
            {
                guard found == nil else { return nil }
                found = start
            }
            start = end
        }
        guard let found else { return nil }
        let before = String(characters[..<found])
        let after = String(characters[(found + 4)...])
        // "1960 [YR1960]" and "2010/11" have further digits that change from year to year.
        guard !after.contains(where: \.isNumber) else { return nil }
        return before + "YYYY" + after
    }

    static func year(_ text: String, _ pattern: String) -> String? {
        guard let (before, _) = MappingText.aroundYear(pattern) else { return nil }
        return String(text.dropFirst(before.count).prefix(4))
    }

    // MARK: Sex and age

    private static func sex(_ texts: [String], _ heading: String) -> LabelSense? {
        guard texts.count <= 8 else { return nil }
        let isHeaded = TableWords.has(
            ["sex", "gender", "geschlecht", "sexe", "sexo", "sesso"], in: heading)
        let known = texts.compactMap { text in
            sexCode(text).map { (text, $0.rawValue) }
        }
        let sexes = Set(known.map(\.1))
        guard sexes.contains("M") || sexes.contains("F") || (isHeaded && !sexes.isEmpty),
            known.count * 2 >= texts.count
        else { return nil }
        var sense = LabelSense(.sex, understood: known.count)
        sense.codes = known
        let understood = Set(known.map(\.0))
        sense.unknown = texts.filter { !understood.contains($0) }.map { ($0, []) }
        return sense
    }

    /// A sex by its word, or by the one word of sex in a longer text: "Migrant stock (females)".
    private static func sexCode(_ text: String) -> Sex? {
        let folded = TableWords.folded(text)
        if let exact = TableWords.sexes[folded] { return exact }
        guard text.count > 6 else { return nil }
        if folded.contains("both sexes") || folded.contains("male and female") { return .total }
        let words = Set(folded.split { !$0.isLetter }.map(String.init))
        let women = ["female", "females", "women", "frauen", "femmes", "mujeres"].contains(
            where: words.contains)
        let men = ["male", "males", "men", "manner", "hommes", "hombres"].contains(
            where: words.contains)
        return women == men ? nil : women ? .female : .male
    }

    private static func age(_ texts: [String], _ heading: String) -> LabelSense? {
        let isHeaded = TableWords.has(["age", "alter", "edad", "eta"], in: heading)
        let known = texts.compactMap { text in ageCode(text).map { (text, $0) } }
        let bands = known.filter { $0.1 != "_T" && $0.1 != "_U" }
        guard bands.count >= (isHeaded ? 1 : 2), known.count * 5 >= texts.count * 3 else {
            return nil
        }
        var sense = LabelSense(.age, understood: known.count)
        sense.codes = known
        let understood = Set(known.map(\.0))
        sense.unknown = texts.filter { !understood.contains($0) }.map { ($0, []) }
        return sense
    }

    /// A code for `0-4`, `65+`, `65 and over`, `under 15`, `Y15T24`, `Total`.
    static func ageCode(_ text: String) -> String? {
        if AgeGroup(code: text) != nil { return text }
        let folded = TableWords.folded(text)
        if TableWords.totals.contains(folded) || folded == "all ages" || folded == "alle" {
            return "_T"
        }
        if TableWords.others[folded] == "UNK" { return "_U" }
        var numbers: [Int] = []
        var digits = ""
        for character in folded + " " {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if !digits.isEmpty {
                guard let number = Int(digits), number <= 130 else { return nil }
                numbers.append(number)
                digits = ""
            }
        }
        let isOpen =
            folded.hasSuffix("+")
            || ["over", "more", "older", "mehr", "plus", "mas", "piu"].contains {
                folded.contains($0)
            }
        let isUnder = ["under", "less", "unter", "moins", "menos"].contains { folded.hasPrefix($0) }
        let hasDash =
            folded.contains("-") || folded.contains("\u{2013}") || folded.contains(" to ")
            || folded.contains(" bis ")
        switch numbers.count {
        case 1 where isOpen: return "Y_GE\(numbers[0])"
        case 1 where isUnder && numbers[0] > 0: return "Y0T\(numbers[0] - 1)"
        case 2 where hasDash && numbers[0] <= numbers[1]: return "Y\(numbers[0])T\(numbers[1])"
        default: return nil
        }
    }

    // MARK: Areas

    private static func scheme(
        _ texts: [String], _ heading: String, _ areas: AreaRegister
    ) -> LabelSense? {
        let isShort = texts.allSatisfy { $0.utf8.count <= 4 }
        guard isShort || TableWords.has(["code", "iso", "m49"], in: heading) else { return nil }
        let isNumeric = texts.allSatisfy { NumberText.int($0) != nil }
        guard
            !isNumeric
                || TableWords.has(["m49", "code", "num", "locid", "location", "un"], in: heading)
        else { return nil }
        let schemes: [AreaScheme] =
            isNumeric
            ? [.m49, .desa]
            : [.alpha3, .corridor, .alpha2, .eurostat, .worldBank, .unhcr, .undesaCopy]
        var best: LabelSense?
        for scheme in schemes {
            var sense = LabelSense(.scheme(scheme), texts, areas) { text in
                (try? areas.resolve(text, in: scheme)).map { [$0] } ?? []
            }
            guard sense.understood * 5 >= texts.count * 4, texts.count > 1 || heading != "" else {
                continue
            }
            sense.marks = []
            if sense.understood > best?.understood ?? 0 { best = sense }
        }
        return best
    }

    private static func names(_ texts: [String], _ areas: AreaRegister) -> LabelSense? {
        let sample = texts.count > 3000 ? Array(texts.prefix(3000)) : texts
        var sense = LabelSense(.names, sample, areas) { areas.areas(named: $0) }
        let places = sense.understood - sense.totals.count
        guard places >= 1, sense.understood * 2 >= sample.count else { return nil }
        sense.marks = marks(sample, areas)
        if !sense.marks.isEmpty {
            let marks = sense.marks
            let before = sense.unknown.count
            sense.unknown.removeAll { item in
                let name = MappingText.plain(item.text, without: marks)
                if !areas.areas(named: name).isEmpty { return true }
                guard let area = ForeignNames.area(named: name, in: areas) else { return false }
                sense.codes.append((name, area.id))
                return true
            }
            sense.understood += before - sense.unknown.count
        }
        return sense
    }

    /// Sorts texts of areas into known ones, sums, groups, origins that are no area, and others.
    private init(
        _ kind: Kind, _ texts: [String], _ areas: AreaRegister, _ look: (String) -> [Area]
    ) {
        var understood = 0
        var codes: [(String, String)] = []
        var totals: [String] = []
        var groups: [(String, String)] = []
        var unknown: [String] = []
        var guessed: [(String, Area)] = []
        for text in texts {
            let folded = TableWords.folded(text)
            if TableWords.totals.contains(folded)
                || TableWords.totals.contains(folded.filter { $0 != ":" })
            {
                totals.append(text)
                understood += 1
                continue
            }
            let found = look(text)
            if let only = found.first, found.count == 1 {
                understood += 1
                if only.kind == .world {
                    totals.append(text)
                } else if only.isAggregate {
                    groups.append((text, only.name))
                }
            } else if let code = TableWords.others[folded] {
                understood += 1
                codes.append((text, code))
            } else if case .names = kind, let area = ForeignNames.area(named: text, in: areas) {
                understood += 1
                codes.append((text, area.id))
            } else if case .names = kind, unknown.count < 60,
                let area = Self.longer(folded, text, areas)
            {
                understood += 1
                guessed.append((text, area))
            } else if case .names = kind, folded.contains(","),
                let area = ForeignNames.area(named: String(folded.prefix { $0 != "," }), in: areas)
            {
                // "Syrien, Arabische Republik"
                understood += 1
                guessed.append((text, area))
            } else {
                unknown.append(text)
            }
        }
        self.init(kind, understood: understood)
        self.codes = codes
        self.guessed = guessed
        self.totals = totals
        self.groups = groups
        self.unknown = unknown.enumerated().map { place, text in
            (text, place < 60 ? Nearest.areas(to: text, in: areas) : [])
        }
    }

    /// The one area whose name begins with a text, or is the text before its comma; nil for none
    /// or several.
    private static func longer(_ folded: String, _ text: String, _ areas: AreaRegister) -> Area? {
        let found = Nearest.areas(to: text, in: areas).filter { !$0.isAggregate }
        guard let only = found.first, found.count == 1, folded.count > 3 else { return nil }
        let names = (Language.allCases.map(only.name(in:)) + [only.shortName]).map(
            TableWords.folded)
        let head = folded.prefix { $0 != "," }
        let fits = names.contains { $0.hasPrefix(folded) || $0 == head }
        return fits ? only : nil
    }

    /// Endings such as `1)`, `*` and `(2)` without which a text is a name.
    private static func marks(_ texts: [String], _ areas: AreaRegister) -> [String] {
        var marks: [String] = []
        for text in texts where areas.areas(named: text).isEmpty {
            var name = text
            while let last = name.last,
                last.isNumber || "*)(\u{2020}\u{2021}, ".contains(last)
                    || last == "a" && name.dropLast().last == "("
            {
                name.removeLast()
            }
            let mark = MappingText.plain(String(text.dropFirst(name.count)))
            guard !mark.isEmpty, mark != ")", mark != text, !marks.contains(mark),
                !areas.areas(named: name).isEmpty
                    || ForeignNames.area(named: name, in: .standard) != nil
            else { continue }
            marks.append(mark)
        }
        return marks.sorted()
    }
}
