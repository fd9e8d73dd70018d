/// Counts of records by one field, or by two against each other.
public struct RegisterMatrix: Hashable, Sendable {
    /// A row or column: the value, nil for records that say nothing there.
    public struct Heading: Hashable, Sendable {
        public let value: String?
        /// The value in words.
        public let title: String
    }

    public let rows: [Heading]
    /// One heading with the value nil and no title where nothing is asked across.
    public let columns: [Heading]
    /// By row, then column. A record that says several things in a field is counted at each.
    public let counts: [[Int]]
    /// How many records were looked at.
    public let total: Int
}

extension RegisterState {
    /// Counts the records that a question selects.
    ///
    /// - Parameters:
    ///   - rows: a field of its register, or `FIELD.year` for the years of a date.
    ///   - columns: the same, or nil.
    /// - Throws: where the question names no register, or it has no such field.
    public func matrix(
        _ question: RegisterQuestion, rows: String, columns: String? = nil
    ) throws(RegisterError) -> RegisterMatrix {
        let row = try axis(rows, question)
        let column = try columns.map { text throws(RegisterError) in try axis(text, question) }
        let places = selected(question)
        var tally: [UInt64: Int] = [:]
        for place in places {
            let codes = entries[place].codes
            for value in row.values(codes) {
                for other in column?.values(codes) ?? [Axis.nothing] {
                    tally[UInt64(value) << 32 | UInt64(other), default: 0] += 1
                }
            }
        }
        let across = Set(tally.keys.map(ValueCode.value))
        let rowValues = row.headings(Set(tally.keys.map(ValueCode.slot)), self)
        let columnValues = column?.headings(across, self) ?? [(Axis.nothing, nil)]
        return RegisterMatrix(
            rows: rowValues.map { heading($0.value, row) },
            columns: column.map { axis in columnValues.map { heading($0.value, axis) } }
                ?? [RegisterMatrix.Heading(value: nil, title: "")],
            counts: rowValues.map { row in
                columnValues.map { tally[UInt64(row.number) << 32 | UInt64($0.number)] ?? 0 }
            },
            total: places.count)
    }

    private func heading(_ value: String?, _ axis: Axis) -> RegisterMatrix.Heading {
        guard let value else { return RegisterMatrix.Heading(value: nil, title: "not stated") }
        return RegisterMatrix.Heading(
            value: value, title: axis.isYear ? value : words(value, axis.field))
    }

    /// A field by whose values records are counted.
    private struct Axis {
        let field: Field
        let slot: UInt32
        let isYear: Bool

        /// The number of what says nothing.
        static let nothing = UInt32.max

        /// The numbers of a record's values, each once; that of nothing alone where nothing is said. A
        /// date that is not of one year is of none.
        func values(_ codes: [UInt64]) -> [UInt32] {
            var values: [UInt32] = []
            for code in codes where ValueCode.slot(code) == slot {
                values.append(ValueCode.value(code))
            }
            return values.isEmpty ? [Self.nothing] : values
        }

        /// The values of numbers, in the order of headings.
        func headings(
            _ numbers: Set<UInt32>, _ state: RegisterState
        ) -> [(number: UInt32, value: String?)] {
            if isYear {
                return numbers.sorted().map { ($0, $0 == Self.nothing ? nil : "\($0)") }
            }
            let texts = state.frame.numbers.texts(numbers)
            var numberOf: [String: UInt32] = [:]
            for (number, text) in texts { numberOf[text] = number }
            let values: Set<String?> = Set(numbers.map { $0 == Self.nothing ? nil : texts[$0] })
            return sorted(values).map { value in
                (value.flatMap { numberOf[$0] } ?? Self.nothing, value)
            }
        }

        /// Codes in the order of their list, other values by their texts, nothing last.
        func sorted(_ values: Set<String?>) -> [String?] {
            var known = values.compactMap(\.self).sorted()
            if case .choice(let list) = field.kind {
                known.sort { a, b in
                    let places = (
                        list.codes.firstIndex { $0.id == a } ?? list.codes.count,
                        list.codes.firstIndex { $0.id == b } ?? list.codes.count
                    )
                    return places.0 < places.1
                }
            } else if field.kind.isNumber {
                known.sort { (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1) }
            }
            return known.map { Optional($0) } + (values.contains(nil) ? [nil] : [])
        }
    }

    private func axis(
        _ text: String, _ question: RegisterQuestion
    ) throws(RegisterError) -> Axis {
        guard let id = question.register, let register = registers.first(where: { $0.id == id })
        else {
            throw RegisterError(
                .request, "matrix", found: "no register", expected: "the register to count in")
        }
        let isYear = text.hasSuffix(".year")
        let pattern = FieldPattern(isYear ? String(text.dropLast(5)) : text)
        let fields =
            pattern.group.map { group in
                register.parts.first { $0.id == group }?.fields ?? []
            } ?? register.fields
        guard let field = fields.first(where: { $0.id == pattern.field }) else {
            throw RegisterError(
                .noField, "matrix of \(id)", found: "\"\(text)\"",
                expected: "one of " + register.fields.map(\.id).joined(separator: ", ")
                    + "; a date with .year")
        }
        if case .date = field.kind {
        } else if isYear {
            throw RegisterError(
                .request, "matrix of \(id)", found: "\"\(text)\"", expected: "a year of a date")
        }
        guard let rank = frame.ranks[id], let slot = frame.layouts[rank].slot(pattern),
            slot.isNumbered
        else {
            throw RegisterError(
                .request, "matrix of \(id)", found: "\"\(text)\"",
                expected: "a field whose values are short")
        }
        return Axis(
            field: field, slot: isYear ? ValueCode.year(of: slot.number) : slot.number,
            isYear: isYear)
    }
}
