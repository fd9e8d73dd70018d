public import Vocabulary

/// How many States had signed an instrument, and were bound by it, from a day on.
public struct TreatyStep: Hashable, Sendable {
    public let day: CalendarDate
    /// States that had signed by then, whatever they did later.
    public let signatures: Int
    /// States that certainly were parties, in force or not yet.
    public let parties: Int
    /// Further States that may have been, as a date is not known exactly.
    public let possible: Int
}

extension RegisterState {
    /// The actions on an instrument, by area; areas without any are not there.
    func treatyActions(_ instrument: String) -> [String: [Record]] {
        var question = RegisterQuestion(register: "treaty-actions")
        question.fields = ["instrument": [instrument]]
        var actions: [String: [Record]] = [:]
        for place in selected(question) {
            let record = entries[place].record
            if let area = record.value("area") { actions[area, default: []].append(record) }
        }
        return actions
    }

    /// Signatures and parties of an instrument over time: a step for each day on which a number
    /// changed, in order. None where the register has no action of a State.
    ///
    /// Cost: each State is looked at on the days of its own actions.
    ///
    /// - Parameter isMeant: the areas that count.
    public func treatySteps(
        _ instrument: String, of isMeant: (String) -> Bool = { _ in true }
    ) -> [TreatyStep] {
        let inForce = self[RecordKey("instruments", instrument)].flatMap {
            TreatyHistory.narrowest($0.content["in-force"])
        }
        var changes: [CalendarDate: TreatyChange] = [:]
        for (area, records) in treatyActions(instrument) where isMeant(area) {
            let history = TreatyHistory(records, instrumentInForce: inForce)
            var before = TreatyChange()
            for day in history.days {
                let now = history.count(on: day)
                changes[day, default: TreatyChange()].add(now, less: before)
                before = now
            }
        }
        var sum = TreatyChange()
        var steps: [TreatyStep] = []
        for (day, change) in changes.sorted(by: { $0.key < $1.key }) where change != TreatyChange()
        {
            sum.add(change, less: TreatyChange())
            steps.append(
                TreatyStep(
                    day: day, signatures: sum.signatures, parties: sum.parties,
                    possible: sum.possible))
        }
        return steps
    }
}

/// By how much the numbers of an instrument change on a day.
struct TreatyChange: Hashable {
    var signatures = 0
    var parties = 0
    var possible = 0

    mutating func add(_ other: TreatyChange, less before: TreatyChange) {
        signatures += other.signatures - before.signatures
        parties += other.parties - before.parties
        possible += other.possible - before.possible
    }
}
