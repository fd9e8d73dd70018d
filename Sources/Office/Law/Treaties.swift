public import Registers
public import Vocabulary

/// Legal instruments and what States did about them, as reports.
///
/// Made from one state of the registers; pages, the interface and the tool show the same.
public struct Treaties: Sendable {
    let state: RegisterState
    let areas: AreaRegister
    let kinds: CodeList?

    public init(_ state: RegisterState, areas: AreaRegister = .standard) {
        self.state = state
        self.areas = areas
        let register = Register.all.first { $0.id == "treaty-actions" }
        if case .choice(let list) = register?.field(FieldPath("kind"))?.kind {
            kinds = list
        } else {
            kinds = nil
        }
    }

    /// The instruments that States act on: conventions, protocols and agreements, and any other with
    /// an action.
    public var instruments: [Record] {
        var question = RegisterQuestion(register: "instruments")
        question.limit = .max
        let acted = Set(actions.compactMap { $0.value("instrument") })
        return state.answer(question).records.filter { record in
            ["convention", "protocol", "agreement"].contains(record.value("kind") ?? "")
                || acted.contains(record.key.id)
        }
    }

    private var actions: [Record] {
        var question = RegisterQuestion(register: "treaty-actions")
        question.limit = .max
        return state.answer(question).records
    }

    /// Every instrument with its numbers on a day.
    public func list(on day: CalendarDate) -> [TreatySummary] {
        instruments.map { summary($0, on: day) }
    }

    /// Where States stand towards an instrument on a day.
    ///
    /// - Throws: ``OfficeError`` where there is no such instrument.
    public func report(_ instrument: String, on day: CalendarDate) throws(OfficeError)
        -> TreatyReport
    {
        let record = try self.instrument(instrument)
        let status = state.treatyStatus(instrument, on: day)
        let standings = TreatyStanding.allCases.compactMap { standing -> TreatyTally? in
            let count = status.count { $0.standing == standing }
            guard count > 0 else { return nil }
            return TreatyTally(id: standing.rawValue, title: standing.title, states: count)
        }
        return TreatyReport(
            summary: summary(record, on: day), on: day.description,
            states: status.map(facts).sorted { $0.area.name < $1.area.name },
            standings: standings, regions: regions(status),
            steps: state.treatySteps(instrument).map {
                .init(
                    day: $0.day.description, signatures: $0.signatures, parties: $0.parties,
                    possible: $0.possible)
            })
    }

    /// States against instruments on a day. States without any action are not in it.
    public func matrix(on day: CalendarDate) -> TreatyMatrix {
        let instruments = instruments
        var found: [String: [Int: TreatyStatus]] = [:]
        for (place, record) in instruments.enumerated() {
            for status in state.treatyStatus(record.key.id, on: day) where !status.actions.isEmpty {
                found[status.area, default: [:]][place] = status
            }
        }
        let rows = found.map { area, held in
            TreatyMatrix.Row(
                area: named(area),
                standings: instruments.indices.map { held[$0]?.standing.rawValue },
                certain: instruments.indices.map { held[$0]?.isCertain ?? true })
        }
        return TreatyMatrix(
            on: day.description, instruments: instruments.map { summary($0, on: day) },
            rows: rows.sorted { $0.area.name < $1.area.name })
    }

    /// Governments that are said to implement what they were no party to on the day that they said
    /// so, with where they stand on another.
    ///
    /// - Parameter instrument: nil for all.
    public func conflicts(_ instrument: String? = nil, on day: CalendarDate) -> [TreatyConflict] {
        instruments.filter { instrument == nil || $0.key.id == instrument }.flatMap { record in
            conflicts(record, on: day)
        }
    }

    private func conflicts(_ instrument: Record, on day: CalendarDate) -> [TreatyConflict] {
        let now = state.treatyStatus(instrument.key.id, on: day)
        var then: [CalendarDate: [String: TreatyStatus]] = [:]
        var found: [TreatyConflict] = []
        for status in now {
            for stated in everyStatement(status, instrument.key.id) {
                let last = stated.content["date"].compactMap(\.date).map(\.last).max() ?? day
                let known =
                    then[last]
                    ?? Dictionary(
                        state.treatyStatus(instrument.key.id, on: last).map { ($0.area, $0) },
                        uniquingKeysWith: { first, _ in first })
                then[last] = known
                guard let before = known[status.area], !before.standing.isParty else { continue }
                found.append(
                    TreatyConflict(
                        instrument: instrument.key.id, instrumentTitle: title(instrument),
                        area: named(status.area), stated: action(stated),
                        statedOn: last.description, standingThen: words(before),
                        standingNow: words(status), on: day.description,
                        actions: status.actions.map(action)))
            }
        }
        return found.sorted { $0.area.name < $1.area.name }
    }

    /// Statements of an area whatever the day: the day asked is that of the standing alone.
    private func everyStatement(_ status: TreatyStatus, _ instrument: String) -> [Record] {
        var question = RegisterQuestion(register: "treaty-actions")
        question.fields = [
            "instrument": [instrument], "area": [status.area], "kind": ["implementation-stated"],
        ]
        question.limit = .max
        return state.answer(question).records
    }

    func instrument(_ id: String) throws(OfficeError) -> Record {
        if let record = state[RecordKey("instruments", id)] { return record }
        throw OfficeError(
            kind: .notFound, place: "instruments", found: id.isEmpty ? "nothing" : id,
            expected: "one of " + instruments.map(\.key.id).joined(separator: ", "))
    }
}
