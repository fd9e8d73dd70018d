public import Collection
public import Registers
public import Vocabulary

extension Office {
    /// What became of a round that was opened or closed.
    public struct RoundOutcome: Hashable, Sendable {
        public let collection: String
        public let round: String
        /// The areas whose answers were changed, in order.
        public let changed: [String]
        /// How many answers of the round stay as they were.
        public let unchanged: Int
    }

    /// Opens a round: every area is asked. Areas that were asked already stay as they are, so that
    /// opening twice changes nothing, and further areas may be added.
    ///
    /// - Parameters:
    ///   - round: its name, such as `2026`.
    ///   - areas: the codes of the areas; empty is those that the collection's tables ask, or every
    ///     country where these do not say.
    ///   - deadline: the last day for answers; nil leaves what was said.
    public func openRound(
        _ collection: String, round: String, areas: [String] = [], deadline: CalendarDate? = nil,
        title: String? = nil, by who: String, reason: String = ""
    ) throws -> RoundOutcome {
        let record = try collectionRecord(collection)
        try ResponseKey.check(round: round, of: collection)
        let declared = CollectionRound.rounds(of: record).first { $0.id == round }
        if let closed = declared?.closed {
            throw CollectionError(
                .state, "\(collection), \(round)", found: "a round that was closed on \(closed)",
                expected: "an open round, or one that is not there yet")
        }
        let date = try today()
        let chosen = areas.isEmpty ? try areasAsked(record) : areas
        var edits = [
            Edit(
                record.key,
                Self.opened(record, round, date, deadline, title, isNew: declared?.opened == nil),
                base: record.revision)
        ]
        var changed: [String] = []
        for area in Set(chosen).sorted() {
            let key = try responseKey(collection, area, round)
            guard try response(key) == nil else { continue }
            let facts = StepFacts(by: who, date: date, reason: reason)
            edits.append(
                Edit(
                    key.record,
                    try RoundResponse.content(after: .ask, facts, of: key, standing: nil), base: 0))
            changed.append(area)
        }
        _ = try registers.apply(
            edits, by: who, reason: reason.isEmpty ? "round \(round) opened" : reason)
        return RoundOutcome(
            collection: collection, round: round, changed: changed,
            unchanged: Set(chosen).count - changed.count)
    }

    /// Closes a round: who was asked and never answered has given no answer, without a reason. What
    /// comes later is still received.
    public func closeRound(
        _ collection: String, round: String, by who: String, reason: String = ""
    ) throws -> RoundOutcome {
        let record = try collectionRecord(collection)
        let declared = CollectionRound.rounds(of: record).first { $0.id == round }
        guard let declared, declared.isOpen else {
            throw CollectionError(
                .state, "\(collection), \(round)",
                found: declared?.closed.map { "a round that was closed on \($0)" }
                    ?? "no round of that name that was opened here",
                expected: "an open round")
        }
        let date = try today()
        var content = record.content
        let part = FieldPath.PartKey("rounds", round)
        content[FieldPath("closed", part: part)] = [Statement(date.description)]
        var edits = [Edit(record.key, content, base: record.revision)]
        var changed: [String] = []
        let all = try responses(to: round, of: collection)
        for response in all where ResponseStep.close.next(after: response.state) != nil {
            let facts = StepFacts(by: who, date: date, reason: reason)
            edits.append(
                Edit(
                    response.key.record,
                    try RoundResponse.content(
                        after: .close, facts, of: response.key, standing: response),
                    base: response.revision))
            changed.append(response.key.area)
        }
        _ = try registers.apply(
            edits, by: who, reason: reason.isEmpty ? "round \(round) closed" : reason)
        return RoundOutcome(
            collection: collection, round: round, changed: changed,
            unchanged: all.count - changed.count)
    }

    /// The answers to a round, by area.
    ///
    /// - Parameter state: the registers where they are at hand; nil reads them.
    public func responses(
        to round: String, of collection: String, in state: RegisterState? = nil
    ) throws -> [RoundResponse] {
        RoundResponse.all(in: try state ?? registers.state())
            .filter { $0.key.collection == collection && $0.key.round == round }
    }

    /// The areas that a collection's tables ask; every country where they do not say.
    func areasAsked(_ record: Record) throws -> [String] {
        let tables = try TableRequest.tables(of: record)
        let named = tables.reduce(into: Set<String>()) { $0.formUnion($1.areas) }
        let isEverywhere = tables.isEmpty || tables.contains { $0.areas.isEmpty }
        if !isEverywhere { return named.sorted() }
        let own = record.values("area")
        return own.isEmpty ? areas.countries.map(\.id) : own
    }

    private static func opened(
        _ record: Record, _ round: String, _ date: CalendarDate, _ deadline: CalendarDate?,
        _ title: String?, isNew: Bool
    ) -> RecordContent {
        var content = record.content
        let part = FieldPath.PartKey("rounds", round)
        if isNew {
            content[FieldPath("opened", part: part)] = [Statement(date.description)]
            let period = FieldPath("period", part: part)
            if content[period].isEmpty { content[period] = [Statement(round)] }
        }
        if let deadline {
            content[FieldPath("deadline", part: part)] = [Statement(deadline.description)]
        }
        if let title { content[FieldPath("title", part: part)] = [Statement(title)] }
        return content
    }
}
