internal import Registers
internal import Vocabulary

extension Treaties {
    func named(_ area: String) -> NamedPlace {
        NamedPlace(code: area, name: areas.area(area)?.shortName ?? area)
    }

    /// The name that readers know.
    func title(_ instrument: Record) -> String {
        instrument.value("short-name") ?? instrument.value("title") ?? instrument.key.id
    }

    func words(_ status: TreatyStatus) -> String {
        (status.isCertain ? "" : "possibly ") + status.standing.title
    }

    /// A standing in words.
    public static func words(_ standing: String) -> String {
        TreatyStanding(rawValue: standing)?.title ?? standing
    }

    func action(_ record: Record) -> TreatyActionFacts {
        let kind = record.value("kind") ?? ""
        func dates(_ field: String) -> String? {
            let texts = record.values(field)
            return texts.isEmpty ? nil : texts.joined(separator: " or ")
        }
        let said =
            record.content["kind"] + record.content["date"] + record.content["area"]
            + record.content["instrument"]
        return TreatyActionFacts(
            record: record.key.id, kind: kind, title: kinds?.title(kind) ?? kind,
            date: dates("date"), effect: dates("effect"), text: record.value("text"),
            source: said.lazy.compactMap(\.source?.text).first { !$0.isEmpty } ?? "not stated")
    }

    func facts(_ status: TreatyStatus) -> TreatyStateFacts {
        TreatyStateFacts(
            area: named(status.area), region: region(status.area),
            standing: status.standing.rawValue, title: words(status), certain: status.isCertain,
            actions: status.actions.map(action),
            implementationStated: status.implementationStated.map(action),
            conflict: status.isConflict)
    }

    /// The M49 region; that of what followed for an area that ended.
    func region(_ code: String) -> String? {
        guard let area = areas.area(code) else { return nil }
        if let region = areas.region(of: area) { return region.name }
        let regions = Set(areas.successorsToday(of: area).compactMap { areas.region(of: $0)?.name })
        return regions.count == 1 ? regions.first : nil
    }

    /// Parties by region, the most first.
    func regions(_ status: [TreatyStatus]) -> [TreatyTally] {
        var counts: [String: Int] = [:]
        for item in status where item.standing.isParty {
            counts[region(item.area) ?? "no region", default: 0] += 1
        }
        return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
            TreatyTally(id: $0.key, title: $0.key, states: $0.value)
        }
    }

    func summary(_ record: Record, on day: CalendarDate) -> TreatySummary {
        let id = record.key.id
        let steps = state.treatySteps(id)
        let last = steps.last { $0.day <= day }
        var question = RegisterQuestion(register: "treaty-actions")
        question.fields = ["instrument": [id]]
        question.limit = .max
        let actions = state.answer(question).records.filter {
            $0.value("kind") != "implementation-stated"
        }
        let dates = actions.flatMap { $0.content["date"] }.compactMap(\.date)
        func text(_ field: String) -> String? {
            let texts = record.content[field].map(\.text)
            return texts.isEmpty ? nil : texts.joined(separator: " or ")
        }
        let isHeld = !actions.isEmpty
        return TreatySummary(
            instrument: id, title: record.value("title") ?? id,
            shortName: record.value("short-name"), kind: record.value("kind"),
            adopted: text("adopted"), inForce: text("in-force"), actions: actions.count,
            signatures: isHeld ? last?.signatures ?? 0 : nil,
            parties: isHeld ? last?.parties ?? 0 : nil,
            possible: isHeld ? last?.possible ?? 0 : nil,
            lastAction: dates.max()?.description, considering: text("considering"),
            stated: stated(record, isHeld: isHeld))
    }

    /// The counts that reports state, in the order of the record.
    private func stated(_ record: Record, isHeld: Bool) -> [StatedTreatyCount] {
        record.content.parts("counts").flatMap { part -> [StatedTreatyCount] in
            let dates = record.content[FieldPath("date", part: part)]
            let region = record.content[FieldPath("region", part: part)].first?.value
            return ["ratifications", "signatures"].flatMap { what in
                record.content[FieldPath(what, part: part)].map { statement in
                    let counted =
                        isHeld
                        ? counted(record.key.id, what, dates.first?.date, region) : nil
                    return StatedTreatyCount(
                        what: what, stated: statement.text, date: dates.first?.value,
                        region: region, printed: statement.printed,
                        source: statement.source?.text ?? "not stated", note: statement.note,
                        counted: counted.map { [$0.lowerBound, $0.upperBound] },
                        agrees: counted.flatMap { statement.agrees(with: $0) })
                }
            }
        }
    }

    /// What the actions come to on the days of a date: the least and the most.
    private func counted(
        _ instrument: String, _ what: String, _ date: RecordDate?, _ region: String?
    ) -> ClosedRange<Int>? {
        guard let date else { return nil }
        var codes: Set<String>?
        if let region {
            let whole = areas.all.first {
                $0.isAggregate && ($0.name == region || $0.shortName == region)
            }
            guard let whole else { return nil }
            codes = Set(areas.members(of: whole.id).map(\.id))
        }
        let steps = state.treatySteps(instrument) { codes?.contains($0) ?? true }
        // Of "by 2004" the last day is meant.
        let first = date.isOpenBefore ? date.last : date.first
        let within =
            [steps.last { $0.day <= first }].compactMap(\.self)
            + steps.filter { $0.day > first && $0.day <= date.last }
        let isParty = what == "ratifications"
        let least = within.map { isParty ? $0.parties : $0.signatures }
        let most = within.map { isParty ? $0.parties + $0.possible : $0.signatures }
        guard let low = least.min(), let high = most.max() else { return 0...0 }
        return low...max(low, high)
    }
}

extension Statement {
    /// Whether a count within some bounds can be what the statement says; nil where it states none.
    func agrees(with counted: ClosedRange<Int>) -> Bool? {
        guard let number else { return nil }
        let (low, high) = (Double(counted.lowerBound), Double(counted.upperBound))
        return switch qualifier {
        case .exact: low <= number && number <= high
        case .over: high > number
        case .atLeast: high >= number
        case .under: low < number
        case .atMost: low <= number
        case .about, .some: low <= number * 1.1 && number * 0.9 <= high
        case .between:
            low <= (upper.flatMap { Double($0) } ?? number) && number <= high
        }
    }
}
