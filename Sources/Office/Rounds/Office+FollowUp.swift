public import Collection
public import Registers
public import Vocabulary

extension Office {
    /// A round with the answers to it.
    public struct RoundStatus: Hashable, Sendable {
        public let round: CollectionRound
        /// The title of the collection.
        public let title: String
        /// The organisations that own the collection.
        public let owners: [String]
        /// By area.
        public let responses: [RoundResponse]

        /// How many answers are in a state.
        public func count(_ state: ResponseState) -> Int {
            responses.count { $0.state == state }
        }

        /// How many were asked, and what became of it.
        public var counts: ResponseCounts { ResponseCounts(responses) }
    }

    /// The rounds that are run here, the last opened first; those of which only a report tells are
    /// left out.
    ///
    /// - Parameters:
    ///   - collection: only those of this one; nil is all.
    ///   - state: the registers where they are at hand; nil reads them.
    public func rounds(
        of collection: String? = nil, in state: RegisterState? = nil
    ) throws -> [RoundStatus] {
        let state = try state ?? registers.state()
        let responses = Dictionary(grouping: RoundResponse.all(in: state)) {
            "\($0.key.collection) \($0.key.round)"
        }
        return state.collections.filter { collection == nil || $0.key.id == collection }
            .flatMap { record in
                CollectionRound.rounds(of: record).map { round in
                    RoundStatus(
                        round: round, title: record.value("title") ?? record.key.id,
                        owners: record.values("owner"),
                        responses: responses["\(round.collection) \(round.id)"] ?? [])
                }
            }
            .filter { $0.round.opened != nil || !$0.responses.isEmpty }
            .sorted { a, b in
                let left = a.round.opened?.description ?? ""
                let right = b.round.opened?.description ?? ""
                if left != right { return left > right }
                return (a.round.collection, a.round.id) < (b.round.collection, b.round.id)
            }
    }

    /// A round with the answers to it.
    ///
    /// - Throws: ``CollectionError`` where there is no such collection, or no such round of it.
    public func round(
        _ id: String, of collection: String, in state: RegisterState? = nil
    ) throws -> RoundStatus {
        let state = try state ?? registers.state()
        guard state[RecordKey("collections", collection)] != nil else {
            _ = try collectionRecord(collection)
            return try round(id, of: collection)
        }
        guard let found = try rounds(of: collection, in: state).first(where: { $0.round.id == id })
        else {
            let names = try rounds(of: collection, in: state).map(\.round.id)
            throw CollectionError(
                .notFound, "\(collection), round", found: "\"\(id.prefix(40))\"",
                expected: names.isEmpty
                    ? "a round that was opened; there is none yet"
                    : "one of " + names.joined(separator: ", "))
        }
        return found
    }

    /// The answers of open rounds for which somebody waits, the latest first.
    ///
    /// - Parameters:
    ///   - collection: only those of this one.
    ///   - within: so many days ahead; nil is any, those without a deadline included.
    ///   - day: the day that is today; nil asks the clock.
    public func due(
        _ collection: String? = nil, within days: Int? = 14, on day: CalendarDate? = nil,
        in state: RegisterState? = nil
    ) throws -> [DueResponse] {
        let all = try rounds(of: collection, in: state)
        return DueResponse.all(
            all.flatMap(\.responses), all.map(\.round), on: try day ?? today(), within: days)
    }

    /// How many of those asked answered, by agency, region, table and year.
    public func responseRates(
        _ collection: String? = nil, round: String? = nil, in state: RegisterState? = nil
    ) throws -> ResponseRates {
        if let collection { _ = try collectionRecord(collection) }
        let state = try state ?? registers.state()
        let responses = RoundResponse.all(in: state).filter {
            (collection == nil || $0.key.collection == collection)
                && (round == nil || $0.key.round == round)
        }
        return ResponseRates(responses, collections: state.collections, areas: areas)
    }

    /// What reports state of rounds: how many were asked and how many answered.
    public func statedCounts(
        _ collection: String? = nil, in state: RegisterState? = nil
    ) throws -> [StatedCount] {
        let state = try state ?? registers.state()
        return StatedCount.all(
            in: state.collections.filter { collection == nil || $0.key.id == collection })
    }
}

extension RegisterState {
    /// The records of the register of collections, by id.
    var collections: [Record] {
        var question = RegisterQuestion(register: "collections")
        question.limit = .max
        return answer(question).records
    }
}
