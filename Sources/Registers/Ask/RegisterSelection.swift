internal import Vocabulary

/// A question put into the numbers of a state, so that each record is looked at quickly.
struct RegisterSelection {
    /// For each register, what its records must have one of; nil where none of its records can fit.
    private let needed: [[CodeSet]?]
    /// What is compared as text: whole long texts, and single parts.
    private let patterns: [(pattern: FieldPattern, values: Set<String>)]
    private let from: Int32?
    private let until: Int32?
    private let words: [[UInt8]]

    /// Nil where nothing can fit.
    init?(_ question: RegisterQuestion, _ frame: RegisterFrame) {
        guard let words = Self.words(question.words) else { return nil }
        self.words = words
        from = question.from.map(RegisterEntry.day)
        until = question.until.map(RegisterEntry.day)
        var common: [CodeSet] = []
        for (slot, values) in [
            (ValueCode.area, question.areas), (ValueCode.organisation, question.organisations),
        ] where !values.isEmpty {
            common.append(Self.codes(slot, values, frame))
        }
        let asked = question.fields.map { (FieldPattern($0.key), $0.value) }
        patterns = asked.filter { pattern, _ in
            pattern.key != nil
                || frame.layouts.contains { $0.slot(pattern).map { !$0.isNumbered } ?? false }
        }.map { (pattern: $0.0, values: $0.1) }
        needed = frame.layouts.map { layout in
            var sets = common
            for (pattern, values) in asked {
                guard let slot = layout.slot(pattern) else { return nil }
                if slot.isNumbered { sets.append(Self.codes(slot.number, values, frame)) }
            }
            return sets
        }
    }

    func takes(_ entry: RegisterEntry) -> Bool {
        guard let sets = needed[entry.rank] else { return false }
        for set in sets where !set.meets(entry.codes) { return false }
        if from != nil || until != nil {
            let isWithin = entry.dates.contains { date in
                (from.map { date.last >= $0 } ?? true) && (until.map { date.first <= $0 } ?? true)
            }
            if !isWithin { return false }
        }
        for word in words where !entry.beginnings.mayHold(word) { return false }
        for word in words where !entry.words.holds(word) { return false }
        for (pattern, values) in patterns where !entry.record.has(pattern, values) { return false }
        return true
    }

    private static func codes(
        _ slot: UInt32, _ values: Set<String>, _ frame: RegisterFrame
    ) -> CodeSet {
        CodeSet(
            values.compactMap { frame.numbers.known($0) }.map { ValueCode.code(slot, $0) })
    }

    /// The folded words of a search, each with the blank before it; nil where the search has text
    /// and none of it is a word.
    private static func words(_ text: String) -> [[UInt8]]? {
        let folded = SearchText.folded(text)
        let words = folded.split(separator: UInt8(ascii: " ")).map { [UInt8(ascii: " ")] + $0 }
        return words.isEmpty && !text.isEmpty ? nil : words
    }
}
