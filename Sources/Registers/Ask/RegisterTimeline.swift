/// Something that a record dates.
public struct TimelineEntry: Hashable, Sendable {
    public let record: Record
    /// Where the date stands.
    public let path: FieldPath
    /// The field's title: `in force`.
    public let title: String
    public let date: RecordDate
    public let statement: Statement
}

extension RegisterState {
    /// What the records that a question selects date, in order; with days given, only dates that may
    /// fall within them. The question's page is one of records, not of entries.
    ///
    /// - Returns: the entries, and how many of the records give no date at all.
    public func timeline(
        _ question: RegisterQuestion
    ) -> (entries: [TimelineEntry], undated: Int) {
        var found: [TimelineEntry] = []
        var undated = 0
        for place in selected(question) {
            let entry = entries[place]
            if entry.dates.isEmpty { undated += 1 }
            let register = registers[entry.rank]
            for (path, statements) in entry.record.content.statements {
                guard let field = register.field(path), case .date = field.kind else { continue }
                for statement in statements {
                    guard let date = statement.date,
                        question.from.map({ date.last >= $0 }) ?? true,
                        question.until.map({ date.first <= $0 }) ?? true
                    else { continue }
                    found.append(
                        TimelineEntry(
                            record: entry.record, path: path, title: field.title, date: date,
                            statement: statement))
                }
            }
        }
        found.sort { a, b in
            if a.date != b.date { return a.date < b.date }
            let left = a.record.key.description + " " + a.path.description
            return left < b.record.key.description + " " + b.path.description
        }
        return (found, undated)
    }
}
