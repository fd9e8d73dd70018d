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

/// A page of what records date, in order.
public struct RegisterTimeline: Sendable {
    public let entries: [TimelineEntry]
    /// How many dates there are in all.
    public let total: Int
    /// How many of the records give no date at all.
    public let undated: Int
    /// How many dates begin in each year, in order; what is open at the beginning is in none.
    public let years: [(year: Int, count: Int)]
}

extension RegisterState {
    /// What the records that a question selects date, in order; with days given, only dates that may
    /// fall within them. The question's page is one of records, not of entries.
    ///
    /// - Returns: the entries, and how many of the records give no date at all.
    public func timeline(
        _ question: RegisterQuestion
    ) -> (entries: [TimelineEntry], undated: Int) {
        let timeline = timeline(question, offset: 0, limit: .max)
        return (timeline.entries, timeline.undated)
    }

    /// A page of what the records that a question selects date, by first day, last day and record.
    public func timeline(
        _ question: RegisterQuestion, offset: Int, limit: Int
    ) -> RegisterTimeline {
        struct Found {
            let first: Int32
            let last: Int32
            let place: Int32
            let index: Int32
        }
        let from = question.from.map(RegisterEntry.day)
        let until = question.until.map(RegisterEntry.day)
        var found: [Found] = []
        var undated = 0
        var years: [Int: Int] = [:]
        for place in selected(question) {
            let dates = entries[place].dates
            if dates.isEmpty { undated += 1 }
            for (index, date) in dates.enumerated() {
                guard from.map({ date.last >= $0 }) ?? true, until.map({ date.first <= $0 }) ?? true
                else { continue }
                found.append(
                    Found(
                        first: date.first, last: date.last, place: Int32(truncatingIfNeeded: place),
                        index: Int32(truncatingIfNeeded: index)))
                if date.first > 20_000 { years[Int(date.first) / 10_000, default: 0] += 1 }
            }
        }
        found.sort {
            ($0.first, $0.last, $0.place, $0.index) < ($1.first, $1.last, $1.place, $1.index)
        }
        let page = found.dropFirst(max(0, offset)).prefix(max(0, limit)).compactMap { item in
            entry(entries[Int(item.place)], Int(item.index))
        }
        return RegisterTimeline(
            entries: page, total: found.count, undated: undated,
            years: years.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private func entry(_ entry: RegisterEntry, _ index: Int) -> TimelineEntry? {
        let place = entry.dates[index]
        let statement = entry.record.content[place.path][place.statement]
        guard let date = statement.date,
            let field = frame.layouts[entry.rank].slot(place.path)?.field
        else { return nil }
        return TimelineEntry(
            record: entry.record, path: place.path, title: field.title, date: date,
            statement: statement)
    }
}
