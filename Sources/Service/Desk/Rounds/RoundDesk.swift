internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// One round at the desk.
struct RoundDesk {
    let request: DeskRequest
    let state: RegisterState
    let status: Office.RoundStatus
    let collection: Record

    static func path(_ collection: String, _ round: String) -> String {
        "\(DeskEndpoint.root)/rounds/\(collection)/\(round)"
    }

    init(_ request: DeskRequest, _ collection: String, _ round: String) throws {
        self.request = request
        // Whole: what may be shown of an answer depends on whose it is, and is decided here.
        state = try request.service.registers.state()
        status = try request.office.round(round, of: collection, in: state)
        guard let record = state[RecordKey("collections", collection)] else {
            throw request.nothingHere()
        }
        self.collection = record
    }

    private var path: String { Self.path(status.round.collection, status.round.id) }

    func page(_ fault: String? = nil) throws -> Reply {
        let chosen = try request.address.value("state").flatMap(ResponseState.init(rawValue:))
        let all = status.responses.filter { chosen == nil || $0.state == chosen }
        let from = max(
            1, min(try request.address.value("from").flatMap { Int($0) } ?? 1, all.count))
        let shown = all.dropFirst(from - 1).prefix(RoundPage.pageSize)
        let today = try request.office.today()
        let round = status.round
        let model = RoundPage.Model(
            collection: status.title, href: path, round: round.title ?? round.id,
            owners: status.owners.map { state.organisation($0) },
            opened: round.opened?.description ?? "not opened here",
            deadline: round.deadline?.description ?? "no deadline",
            closed: round.closed?.description, bar: StandingBar(status.counts),
            states: ResponseState.allCases.map { ($0.rawValue, $0.title, status.count($0)) }
                .filter { $0.2 > 0 },
            chosen: chosen?.rawValue, rows: shown.map { row($0, today) }, from: from,
            count: all.count, mayRun: request.principal.may(.runRound, collection.asked()),
            fault: fault)
        return request.reply(
            RoundPage.render(model, request.frame),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    func post() throws -> Reply {
        try request.require(.runRound, collection.asked())
        let round = status.round
        do {
            switch request.value("action") {
            case "add":
                let areas = request.areas("areas")
                guard !areas.isEmpty else {
                    return try page("Further countries: found no code, expected at least one.")
                }
                _ = try request.office.openRound(
                    round.collection, round: round.id, areas: areas, by: try request.who())
            case "close":
                _ = try request.office.closeRound(
                    round.collection, round: round.id, by: try request.who(),
                    reason: request.value("reason"))
            default: throw request.nothingHere()
            }
        } catch let error as CollectionError {
            return try page(error.description)
        } catch let error as RegisterError {
            return try page(error.description)
        }
        return request.seeOther(path)
    }

    private func row(_ response: RoundResponse, _ today: CalendarDate) -> RoundPage.Row {
        let area = response.key.area
        let due = DueResponse(response, status.round, on: today)
        let isWaiting = response.state.waitsForCountry && status.round.closed == nil
        return RoundPage.Row(
            area: request.office.areaName(area), href: "\(path)/\(area)",
            state: response.state.title,
            since: response.steps.last?.date?.description
                ?? response.record.value("date") ?? "",
            findings: response.findings,
            daysLate: isWaiting ? due.daysLate.flatMap { $0 > 0 ? $0 : nil } : nil,
            reason: response.reason, form: form(response))
    }

    /// The steps that whoever looks may take.
    func form(_ response: RoundResponse, reason: String = "", fault: String? = nil) -> StepForm {
        let area = response.key.area
        let steps = ResponseStep.open(
            after: response, to: request.principal, collection.asked(area))
        return StepForm(
            href: "\(path)/\(area)", revision: response.revision,
            steps: steps.map { step in
                .init(
                    id: step.rawValue, title: step.title,
                    // A query without words asks what was found.
                    needsReason: !(step == .query && (response.findings ?? 0) > 0)
                        && step.needsReason(
                            after: response.state, findings: response.findings ?? 0)
                )
            }, reason: reason, fault: fault)
    }
}

extension RegisterState {
    /// The name of an organisation; its id where there is no record.
    func organisation(_ id: String) -> String {
        self[RecordKey("organisations", id)]?.value("title") ?? id
    }
}

extension Office {
    /// The name of an area; its code where the register lacks it.
    func areaName(_ id: String) -> String { areas.area(id)?.shortName ?? id }
}
