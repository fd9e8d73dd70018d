/// The values of one component that a constraint names, made ready for one column.
struct ConstraintSelection {
    let column: Int
    let isIncluded: Bool
    private let values: Set<String>
    private let patterns: [String]
    private let range: TimeRange?
    /// By the number of a code: whether it is among the values.
    private let codes: [Bool]

    /// - Parameter children: the codes right below each, for values that stand for those below too.
    init(
        _ member: MemberSelection, column: Int, check: ColumnCheck?,
        children: () -> [String: [String]]
    ) {
        self.column = column
        isIncluded = member.isIncluded ?? true
        range = member.timeRange
        var values: Set<String> = []
        var patterns: [String] = []
        var tree: [String: [String]]?
        for value in member.values {
            if value.value.contains("%") { patterns.append(value.value) }
            if value.cascade != .excludingRoot { values.insert(value.value) }
            guard value.cascade == .yes || value.cascade == .excludingRoot else { continue }
            let known = tree ?? children()
            tree = known
            values.formUnion(Structures.descendants(of: value.value, in: known))
        }
        self.values = values
        self.patterns = patterns
        codes = (check?.codes?.strings ?? []).map { code in
            values.contains(code) || patterns.contains { Wildcard.matches(code, pattern: $0) }
        }
    }

    /// Whether the row's values are all inside; a row without a value is.
    func admits(_ row: DataRow, _ check: ColumnCheck?) -> Bool {
        guard let slot = row.slot(column) else { return true }
        guard slot.list >= 0 else { return admits(slot.bytes.buffer, check) }
        return row.values(column).allSatisfy { value in
            var text = value.text
            return text.withUTF8 { admits($0, check) }
        }
    }

    /// Whether the row has a value, and it is inside for certain: what an excluded region needs.
    func covers(_ row: DataRow, _ check: ColumnCheck?) -> Bool {
        guard let slot = row.slot(column) else { return false }
        if range == nil, slot.list < 0, let check, check.codes != nil,
            check.code(slot.bytes.buffer) == nil
        {
            return false
        }
        return admits(row, check)
    }

    private func admits(_ bytes: UnsafeBufferPointer<UInt8>, _ check: ColumnCheck?) -> Bool {
        // Without values the component is meant whatever its value.
        if range == nil, values.isEmpty, patterns.isEmpty { return isIncluded }
        if range == nil, let check, check.codes != nil {
            // An unknown code is another finding.
            guard let code = check.code(bytes) else { return true }
            return codes[Int(code)] == isIncluded
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let range {
            guard let period = PeriodSpan(text) else { return true }
            return Self.contains(range, period) == isIncluded
        }
        let isNamed =
            values.contains(text) || patterns.contains { Wildcard.matches(text, pattern: $0) }
        return isNamed == isIncluded
    }

    private static func contains(_ range: TimeRange, _ period: PeriodSpan) -> Bool {
        if let start = range.start, let bound = PeriodSpan(start.period) {
            guard start.isInclusive ? period.start >= bound.start : period.start >= bound.end
            else { return false }
        }
        if let end = range.end, let bound = PeriodSpan(end.period) {
            guard end.isInclusive ? period.end <= bound.end : period.end <= bound.start
            else { return false }
        }
        return true
    }
}
