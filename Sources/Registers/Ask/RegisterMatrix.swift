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
        var counts: [String?: [String?: Int]] = [:]
        var across: Set<String?> = []
        let places = selected(question)
        for place in places {
            let record = entries[place].record
            let across_ = column?.values(record) ?? [nil]
            across.formUnion(across_)
            for value in row.values(record) {
                for other in across_ { counts[value, default: [:]][other, default: 0] += 1 }
            }
        }
        let rowValues = row.sorted(Set(counts.keys))
        let columnValues = column?.sorted(across) ?? [nil]
        return RegisterMatrix(
            rows: rowValues.map { heading($0, row) },
            columns: column.map { axis in columnValues.map { heading($0, axis) } }
                ?? [RegisterMatrix.Heading(value: nil, title: "")],
            counts: rowValues.map { row in columnValues.map { counts[row]?[$0] ?? 0 } },
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
        let pattern: FieldPattern
        let isYear: Bool

        /// The values, each once; nil alone where nothing is said.
        func values(_ record: Record) -> Set<String?> {
            var values: Set<String?> = []
            for statement in record.statements(pattern) {
                guard let value = statement.value else { continue }
                if isYear {
                    // A date that is not of one year is of none.
                    if let year = statement.date?.year { values.insert("\(year)") }
                } else {
                    values.insert(value)
                }
            }
            return values.isEmpty ? [nil] : values
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
        return Axis(field: field, pattern: pattern, isYear: isYear)
    }
}
