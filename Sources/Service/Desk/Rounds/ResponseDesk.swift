internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// One country's answer at the desk.
struct ResponseDesk {
    private let request: DeskRequest
    private let round: RoundDesk
    private let response: RoundResponse
    private let path: String

    init(_ request: DeskRequest, _ collection: String, _ id: String, _ area: String) throws {
        self.request = request
        round = try RoundDesk(request, collection, id)
        guard let found = round.status.responses.first(where: { $0.key.area == area }) else {
            throw CollectionError(
                .notFound, "\(collection), \(id)", found: "no answer of \(area.prefix(40))",
                expected: "an area that was asked")
        }
        response = found
        path = RoundDesk.path(collection, id) + "/" + area
    }

    private var subject: Subject { round.collection.asked(response.key.area) }
    private var area: String { request.office.areaName(response.key.area) }

    func page(
        _ fault: String? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Reply {
        let titles = Dictionary(
            (try? TableRequest.tables(of: round.collection))?.map { ($0.id, $0.title) } ?? [],
            uniquingKeysWith: { first, _ in first })
        let mayWrite = request.principal.may(.readUnpublished, subject)
        let letters =
            mayWrite
            ? LetterKind.allCases.map {
                Link(text: $0.title, href: "\(path)/letter/\($0.rawValue)")
            } : []
        let model = ResponsePage.Model(
            area: area, collection: round.status.title,
            round: round.status.round.title ?? round.status.round.id,
            roundHref: RoundDesk.path(response.key.collection, response.key.round),
            state: response.state.title, facts: try facts(mayWrite),
            steps: response.steps.map { step($0, mayWrite) },
            tables: response.cells.sorted { $0.key < $1.key }.map {
                (titles[$0.key] ?? $0.key, $0.value.asked, $0.value.answered)
            }, letters: letters,
            links: try (mayWrite ? answers() : []) + [
                Link(
                    text: "The record and its history",
                    href: "\(DeskEndpoint.root)/registers/responses/\(response.key.record.id)")
            ],
            form: round.form(response, reason: request.value("reason")), fault: fault)
        return request.reply(ResponsePage.render(model, request.frame), status: status)
    }

    func post() throws -> Reply {
        guard let step = ResponseStep(rawValue: request.value("step")),
            ResponseStep.byHand.contains(step)
        else {
            throw Refusal(
                status: .unprocessableContent, title: "There is no such step",
                problem: "Found \(Refusal.shortened(request.value("step"))); expected one of "
                    + ResponseStep.byHand.map(\.rawValue).joined(separator: ", ") + ".")
        }
        try request.require(step.deed, subject)
        let key = response.key
        do {
            try request.office.recordStep(
                step, collection: key.collection, area: key.area, round: key.round,
                by: try request.who(), reason: try reason(of: step),
                base: Int(request.value("revision")))
        } catch let error as CollectionError {
            // What was typed comes back with what stands now.
            return try fresh().page(error.description, status: .unprocessableContent)
        } catch let error as RegisterError where error.kind == .conflict {
            return try fresh().page(
                "Somebody else was first. " + error.description, status: .conflict)
        }
        return request.seeOther(path)
    }

    /// What was typed; of a query without words, what was found in the answer.
    private func reason(of step: ResponseStep) throws -> String {
        let typed = request.value("reason")
        let key = response.key
        guard step == .query, typed.allSatisfy(\.isWhitespace) else { return typed }
        let last = try request.office.answers(
            to: key.collection, of: key.area, round: key.round
        ).first
        return (last?.findings ?? []).filter { $0.severity != .remark }.prefix(20).map(\.words)
            .joined(separator: " ")
    }

    /// The answers that came, for those who may read them.
    private func answers() throws -> [Link] {
        let key = response.key
        return try request.office.answers(to: key.collection, of: key.area, round: key.round)
            .map { answer in
                Link(
                    text: "Answer of \(answer.receipt.at): \(answer.outcome.words)",
                    href: AnswersSection.path(answer.id))
            }
    }

    private func fresh() throws -> ResponseDesk {
        try ResponseDesk(
            request, response.key.collection, response.key.round, response.key.area)
    }

    func letter(_ kind: String) throws -> Reply {
        try request.require(.readUnpublished, subject)
        guard let kind = LetterKind(rawValue: kind) else { throw request.nothingHere() }
        let asked = try request.address.value("language") ?? LetterLanguage.english.rawValue
        guard let language = LetterLanguage(rawValue: asked) else { throw request.nothingHere() }
        let letter = try request.office.letter(
            kind, response.key, language: language, from: try request.who(), in: round.state)
        let model = LetterPage.Model(
            kind: kind.title, area: area, href: path,
            addressees: letter.addressees.isEmpty
                ? ["[no focal point for this area]"] : letter.addressees.map(\.text),
            subject: letter.subject, body: letter.body, text: letter.text,
            warnings: letter.warnings)
        return request.reply(LetterPage.render(model, request.frame))
    }

    private func facts(_ mayRead: Bool) throws -> [(term: String, text: String)] {
        var facts: [(term: String, text: String)] = []
        let due = DueResponse(response, round.status.round, on: try request.office.today())
        if let deadline = due.deadline { facts.append(("Due", deadline.description)) }
        if response.state.waitsForCountry, let late = due.daysLate, late > 0 {
            facts.append(("Late", "\(late) days"))
        }
        if due.reminders > 0 { facts.append(("Reminders", "\(due.reminders)")) }
        if let findings = response.findings { facts.append(("Open findings", "\(findings)")) }
        if !response.releases.isEmpty, mayRead {
            facts.append(
                ("Releases", response.releases.map { "\($0)" }.joined(separator: ", ")))
        }
        if response.state.standing == .refused || response.state.standing == .silent {
            facts.append(
                ("Counts as", response.state.standing.title.lowercased()))
        }
        if !response.reason.isEmpty { facts.append(("Reason", response.reason)) }
        return facts
    }

    private func step(_ taken: RoundResponse.Taken, _ mayRead: Bool) -> ResponsePage.Step {
        let isOpen = mayRead || taken.step?.isReasonOpen ?? true
        return ResponsePage.Step(
            date: taken.date?.description ?? "", title: taken.step?.title ?? "",
            state: taken.state.title, by: taken.by,
            reason: isOpen ? taken.reason : "[for those who run the collection, and the country]",
            findings: taken.findings, document: taken.document)
    }
}
