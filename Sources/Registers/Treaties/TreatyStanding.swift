public import Vocabulary

/// Where a State stands towards an instrument on a day.
public enum TreatyStanding: String, CaseIterable, Sendable {
    case notParty = "not-party"
    case signatory
    /// Bound to be, from a day that is later.
    case partyNotInForce = "party-not-in-force"
    case partyInForce = "party-in-force"
    /// Party; nobody wrote down from when it applies.
    case party
    case denounced

    /// In words.
    public var title: String {
        switch self {
        case .notParty: "not party"
        case .signatory: "signatory"
        case .partyNotInForce: "party, not yet in force"
        case .partyInForce: "party, in force"
        case .party: "party, effect not stated"
        case .denounced: "denounced"
        }
    }

    /// Whether it is bound, or will be.
    public var isParty: Bool {
        switch self {
        case .partyNotInForce, .partyInForce, .party: true
        case .notParty, .signatory, .denounced: false
        }
    }
}

/// An area's standing, and the actions it follows from.
public struct TreatyStatus: Hashable, Sendable {
    public let area: String
    public let standing: TreatyStanding
    /// Whether it would be the same on every day that inexact dates may mean.
    public let isCertain: Bool
    /// The area's actions on the instrument, in order, those after the day included.
    public let actions: [Record]
    /// Sources that say the area implements the instrument, on or before the day.
    public let implementationStated: [Record]

    /// Whether it is said to implement what it was, certainly or not, no party to.
    public var isConflict: Bool { !implementationStated.isEmpty && !standing.isParty }
}

extension RegisterState {
    /// Where every area with an action on an instrument stands on a day, by area. An area without
    /// any action is not listed: it is not party as far as the register goes.
    public func treatyStatus(_ instrument: String, on day: CalendarDate) -> [TreatyStatus] {
        let inForce = self[RecordKey("instruments", instrument)].flatMap {
            TreatyHistory.narrowest($0.content["in-force"])
        }
        return treatyActions(instrument).sorted { $0.key < $1.key }.map { area, records in
            TreatyHistory(records, instrumentInForce: inForce).status(area, on: day)
        }
    }
}

/// The actions of one area on one instrument.
struct TreatyHistory {
    /// An action with the days on which it may have been done and may take effect.
    private struct Action {
        let record: Record
        let kind: String
        let done: RecordDate?
        let effect: RecordDate?

        /// Whether it was done by a day; nil where an inexact date leaves it open.
        func isDone(by day: CalendarDate) -> Bool? { TreatyHistory.isPast(done, day) }
    }

    private let actions: [Action]
    private let instrumentInForce: RecordDate?

    init(_ records: [Record], instrumentInForce: RecordDate?) {
        self.instrumentInForce = instrumentInForce
        actions = records.map { record in
            Action(
                record: record, kind: record.value("kind") ?? "",
                done: Self.narrowest(record.content["date"]),
                effect: Self.narrowest(record.content["effect"]))
        }.sorted { a, b in
            // What is not dated comes last: it may have been done at any time.
            guard let left = a.done, let right = b.done else { return a.done != nil }
            return left != right ? left < right : a.record.key.id < b.record.key.id
        }
    }

    /// The most exact of several dates where all may be true together; nil where they contradict
    /// each other or there is none.
    static func narrowest(_ statements: [Statement]) -> RecordDate? {
        let dates = statements.compactMap(\.date)
        return dates.first { inner in dates.allSatisfy { inner.isWithin($0) } }
    }

    private static func isPast(_ date: RecordDate?, _ day: CalendarDate) -> Bool? {
        guard let date else { return nil }
        if date.last <= day { return true }
        return date.first > day ? false : nil
    }

    func status(_ area: String, on day: CalendarDate) -> TreatyStatus {
        // Once as if what is open had not been done by then, once as if it had.
        let least = standing(day, open: false)
        let most = standing(day, open: true)
        let stated = actions.filter { action in
            action.kind == "implementation-stated" && action.isDone(by: day) != false
        }
        let acts = actions.filter { $0.kind != "implementation-stated" }
        return TreatyStatus(
            area: area, standing: most, isCertain: least == most,
            actions: acts.map(\.record), implementationStated: stated.map(\.record))
    }

    /// The days on which the area's standing may change, in order; where no action has a date, the
    /// first of all days.
    var days: [CalendarDate] {
        var days: Set<CalendarDate> = []
        var isOpen = false
        for action in actions where action.kind != "implementation-stated" {
            if action.done == nil { isOpen = true }
            for date in [action.done, action.effect].compactMap(\.self) {
                days.formUnion([date.first, date.last])
            }
        }
        if isOpen, let first = CalendarDate(year: 1) { days.insert(first) }
        return days.sorted()
    }

    /// What the area adds to the numbers of the instrument on a day.
    func count(on day: CalendarDate) -> TreatyChange {
        let isSigned = actions.contains { $0.kind == "signature" && $0.isDone(by: day) == true }
        let least = standing(day, open: false).isParty
        let most = standing(day, open: true).isParty
        return TreatyChange(
            signatures: isSigned ? 1 : 0, parties: least && most ? 1 : 0,
            possible: least != most ? 1 : 0)
    }

    private func standing(_ day: CalendarDate, open: Bool) -> TreatyStanding {
        var standing = TreatyStanding.notParty
        for action in actions where action.isDone(by: day) ?? open {
            switch action.kind {
            case "signature": if standing == .notParty { standing = .signatory }
            case "ratification", "accession", "acceptance", "approval", "succession",
                "definitive-signature":
                guard action.effect != nil else {
                    // Nobody is bound before the instrument itself is in force.
                    let isBefore = instrumentInForce.map { $0.first > day } ?? false
                    standing = isBefore ? .partyNotInForce : .party
                    continue
                }
                standing =
                    Self.isPast(action.effect, day) ?? open ? .partyInForce : .partyNotInForce
            case "denunciation":
                // It binds until the denunciation takes effect.
                if action.effect == nil || Self.isPast(action.effect, day) ?? open {
                    standing = .denounced
                }
            default: break
            }
        }
        return standing
    }
}
