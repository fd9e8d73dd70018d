internal import Registers
internal import Vocabulary

/// Where States stand towards every instrument with actions, on a day.
struct StandingLaw {
    private let items: [(named: MeetingDossier.Named, status: [TreatyStatus])]

    init(_ state: RegisterState, on day: CalendarDate?) {
        guard let day else {
            items = []
            return
        }
        var question = RegisterQuestion(register: "instruments")
        question.limit = .max
        items = state.answer(question).records.compactMap { record in
            let status = state.treatyStatus(record.key.id, on: day)
            guard !status.isEmpty else { return nil }
            let name = record.value("short-name") ?? state.label(record)
            return (.init(id: record.key.id, name: name), status)
        }
    }

    /// An area's standing towards each; an area without any action is not party as far as the register
    /// goes.
    func treaties(_ area: String) -> [MeetingDossier.Treaty] {
        items.map { named, status in
            guard let own = status.first(where: { $0.area == area }) else {
                return .init(
                    instrument: named, standing: TreatyStanding.notParty.title, isConflict: false)
            }
            return .init(
                instrument: named,
                standing: (own.isCertain ? "" : "possibly ") + own.standing.title,
                isConflict: own.isConflict)
        }
    }

    func instruments(_ areas: AreaRegister) -> [MeetingDossier.InstrumentStatus] {
        items.map { named, status in
            .init(
                instrument: named,
                counts: TreatyStanding.allCases.compactMap { standing in
                    let count = status.count { $0.standing == standing }
                    return count == 0 ? nil : .init(standing: standing.title, areas: count)
                },
                conflicts: status.filter(\.isConflict).map { item in
                    .init(id: item.area, name: areas.area(item.area)?.shortName ?? item.area)
                })
        }
    }
}

/// The latest view and policy of each Government on each subject.
struct StandingViews {
    private let byArea: [String: [MeetingDossier.View]]

    /// - Parameter day: views of later years are left out.
    init(_ state: RegisterState, until day: CalendarDate?) {
        var question = RegisterQuestion(register: "views")
        question.limit = .max
        var latest: [String: [String: (date: RecordDate, view: MeetingDossier.View)]] = [:]
        for record in state.answer(question).records {
            let reading = RecordReading(record, state)
            guard let area = record.value("area"), let subject = reading.text("subject"),
                let date = reading.date("year"), day.map({ date.first <= $0 }) ?? true
            else { continue }
            if let known = latest[area]?[subject], known.date > date { continue }
            latest[area, default: [:]][subject] = (
                date,
                MeetingDossier.View(
                    subject: subject, year: date.description, view: reading.text("view"),
                    policy: reading.text("policy"))
            )
        }
        byArea = latest.mapValues { subjects in
            subjects.values.map(\.view).sorted { $0.subject < $1.subject }
        }
    }

    func of(_ area: String) -> [MeetingDossier.View] { byArea[area] ?? [] }
}

/// Answers that were asked for and are not accepted.
struct DueResponses {
    private let byArea: [String: [MeetingDossier.ResponseDue]]

    /// States of a response in which something is still to come from the country.
    private static let open: Set<String> = ["asked", "reminded", "queried", "no-answer"]

    init(_ state: RegisterState) {
        var question = RegisterQuestion(register: "responses")
        question.fields["state"] = Self.open
        question.limit = .max
        var found: [String: [MeetingDossier.ResponseDue]] = [:]
        for record in state.answer(question).records {
            let reading = RecordReading(record, state)
            guard let area = record.value("area"),
                let collection = reading.named("collection").first
            else { continue }
            found[area, default: []].append(
                .init(
                    collection: collection, round: reading.text("round") ?? "",
                    state: reading.text("state") ?? "", date: reading.text("date")))
        }
        byArea = found
    }

    func of(_ area: String) -> [MeetingDossier.ResponseDue] { byArea[area] ?? [] }
}
