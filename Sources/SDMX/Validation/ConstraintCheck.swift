/// What constraints allow, made ready for one data set.
struct ConstraintCheck {
    /// The values of one component in a region.
    struct Selection {
        var column: Int
        var isIncluded: Bool
        var values: Set<String>
        var patterns: [String]
        var range: TimeRange?
        var isTime: Bool
        /// By the number of a code: whether it is among the values.
        var codes: [Bool]

        func admits(_ bytes: UnsafeBufferPointer<UInt8>, _ check: ColumnCheck?) -> Bool {
            if range == nil, let check, check.codes != nil {
                guard let code = check.code(bytes) else { return true }
                return codes[Int(code)] == isIncluded
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if let range { return Self.contains(range, text) == isIncluded }
            let isNamed =
                values.contains(text)
                || patterns.contains { Wildcard.matches(text, pattern: $0) }
            return isNamed == isIncluded
        }

        private static func contains(_ range: TimeRange, _ text: String) -> Bool {
            guard let period = PeriodSpan(text) else { return false }
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

    /// A cube region.
    struct Region {
        var isIncluded: Bool
        var selections: [Selection]
    }

    /// Keys over the same dimensions.
    struct Keys {
        var columns: [Int]
        var isIncluded: Bool
        var keys: Set<KeyHash>
    }

    let name: String
    private(set) var regions: [Region] = []
    private(set) var keys: [Keys] = []

    /// Nil for constraints that say nothing of the columns.
    init?(
        _ constraint: Constraint, columns: [DataColumn], checks: [ColumnCheck?],
        in structures: Structures, lists: [ArtefactReference?]
    ) {
        name = constraint.reference.text
        func selection(_ member: MemberSelection) -> Selection? {
            guard let column = columns.firstIndex(where: { $0.id == member.component }) else {
                return nil
            }
            return Self.selection(
                member, column, isTime: columns[column].role == .timeDimension, checks[column],
                lists[column].flatMap { structures.codes(of: $0) } ?? [])
        }
        for region in constraint.cubeRegions {
            let selections = (region.keys + region.components).compactMap { selection($0) }
            guard !selections.isEmpty else { continue }
            regions.append(Region(isIncluded: region.isIncluded ?? true, selections: selections))
        }
        for set in constraint.keySets { add(set, columns) }
        if regions.isEmpty && keys.isEmpty { return nil }
    }

    private static func selection(
        _ member: MemberSelection, _ column: Int, isTime: Bool, _ check: ColumnCheck?,
        _ codes: [Code]
    ) -> Selection {
        var values: Set<String> = []
        var patterns: [String] = []
        for value in member.values {
            if value.value.contains("%") { patterns.append(value.value) }
            if value.cascade != .excludingRoot { values.insert(value.value) }
            if value.cascade == .yes || value.cascade == .excludingRoot {
                values.formUnion(Structures.descendants(of: value.value, in: codes))
            }
        }
        let known = check?.codes?.strings ?? []
        return Selection(
            column: column, isIncluded: member.isIncluded ?? true, values: values,
            patterns: patterns, range: member.timeRange, isTime: isTime,
            codes: known.map { code in
                values.contains(code) || patterns.contains { Wildcard.matches(code, pattern: $0) }
            })
    }

    private mutating func add(_ set: KeySet, _ columns: [DataColumn]) {
        for key in set.keys {
            var parts: [(column: Int, value: String)] = []
            for member in key.values {
                guard let column = columns.firstIndex(where: { $0.id == member.component }),
                    let value = member.values.first?.value
                else { continue }
                parts.append((column, value))
            }
            parts.sort { $0.column < $1.column }
            var hash = KeyHash()
            for part in parts {
                var text = part.value
                text.withUTF8 { hash.add($0) }
            }
            let places = parts.map(\.column)
            let isIncluded = set.isIncluded && (key.isIncluded ?? true)
            let index = keys.firstIndex { $0.columns == places && $0.isIncluded == isIncluded }
            if let index {
                keys[index].keys.insert(hash)
            } else {
                keys.append(Keys(columns: places, isIncluded: isIncluded, keys: [hash]))
            }
        }
    }

    /// The columns whose values are outside, empty if the key is as a whole; nil if all is allowed.
    func faults(_ row: DataRow, _ checks: [ColumnCheck?]) -> [Int]? {
        let included = regions.filter(\.isIncluded)
        if !included.isEmpty {
            let outside = included.map { failing($0, row, checks) }
            if !outside.contains(where: { $0.isEmpty }) {
                return outside.count == 1 ? outside[0] : []
            }
        }
        for region in regions where !region.isIncluded {
            if failing(region, row, checks).isEmpty { return [] }
        }
        var hasIncluded = false
        var isMatched = false
        for set in keys {
            let isThere = matches(set, row)
            if set.isIncluded {
                hasIncluded = true
                isMatched = isMatched || isThere
            } else if isThere {
                return []
            }
        }
        return hasIncluded && !isMatched ? [] : nil
    }

    private func failing(_ region: Region, _ row: DataRow, _ checks: [ColumnCheck?]) -> [Int] {
        var failing: [Int] = []
        for selection in region.selections {
            guard let slot = row.slot(selection.column) else { continue }
            if !selection.admits(slot.bytes.buffer, checks[selection.column]) {
                failing.append(selection.column)
            }
        }
        return failing
    }

    private func matches(_ set: Keys, _ row: DataRow) -> Bool {
        var hash = KeyHash()
        for column in set.columns { row.withBytes(column) { hash.add($0) } }
        return set.keys.contains(hash)
    }
}
