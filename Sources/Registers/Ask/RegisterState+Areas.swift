/// What the records of a question say of an area.
public struct AreaTally: Sendable {
    public let area: String
    /// How many of the records name it.
    public let count: Int
    /// The statement of the field asked for, of the latest of those records that has one; nil where none
    /// has, or no field is asked for.
    public let latest: Statement?
    /// The record that says so.
    public let record: Record?
}

extension RegisterState {
    /// How many of the records that a question selects name each area, by area, and what the latest of
    /// them says in a field. The latest is that with the latest first day of any of its dates; of
    /// those alike, the last by id; what gives no date comes before.
    ///
    /// - Parameter field: of the record itself; nil counts only.
    public func areas(_ question: RegisterQuestion, field: String? = nil) -> [AreaTally] {
        struct Tally {
            var count = 0
            var day: Int32 = -1
            var place: Int?
        }
        var tallies: [UInt32: Tally] = [:]
        let path = field.map { FieldPath($0) }
        for place in selected(question) {
            let entry = entries[place]
            var day: Int32 = 0
            if let path {
                day = entry.dates.map(\.first).max() ?? 0
                if entry.record.content[path].isEmpty { day = -1 }
            }
            for code in entry.codes where ValueCode.slot(code) == ValueCode.area {
                var tally = tallies[ValueCode.value(code)] ?? Tally()
                tally.count += 1
                if path != nil, day >= 0, day >= tally.day {
                    tally.day = day
                    tally.place = place
                }
                tallies[ValueCode.value(code)] = tally
            }
        }
        let texts = frame.numbers.texts(tallies.keys)
        return tallies.compactMap { number, tally -> AreaTally? in
            guard let area = texts[number] else { return nil }
            let record = tally.place.map { entries[$0].record }
            return AreaTally(
                area: area, count: tally.count,
                latest: path.flatMap { record?.content[$0].first }, record: record)
        }.sorted { $0.area < $1.area }
    }

    /// The records that link to one, each with where it does, by register and id.
    ///
    /// Cost: one look at each record of the state.
    public func links(to key: RecordKey) -> [(record: Record, paths: [FieldPath])] {
        guard let rank = frame.ranks[key.register], let number = frame.numbers.known(key.id) else {
            return []
        }
        let wanted = ValueCode.code(ValueCode.link(to: rank), number)
        return entries.filter { $0.codes.contains(wanted) }.map { entry in
            let register = frame.layouts[entry.rank].register
            let paths = register.ordered(entry.record.content.statements.keys).filter { path in
                guard case .link(key.register)? = register.field(path)?.kind else { return false }
                return entry.record.content[path].contains { $0.value == key.id }
            }
            return (entry.record, paths)
        }
    }
}
