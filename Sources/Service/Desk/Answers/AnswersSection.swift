internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// `/desk/answers`: sends questionnaires in, lists what came, and shows what was found.
struct AnswersSection: DeskSection {
    let segment = "answers"
    let title: String? = "Answers"
    let about = "Questionnaires that came back, what was found in them, and sending one in."

    func answer(_ request: DeskRequest) async throws -> Reply {
        switch request.path.count {
        case 0: return request.isPost ? try await send(request) : try list(request, nil)
        case 1 where !request.isPost: return try AnswerDesk(request).page()
        case 2 where !request.isPost: return try AnswerDesk(request).download(request.path[1])
        default: throw request.nothingHere()
        }
    }

    /// Where an answer is shown.
    static func path(_ id: Int) -> String { DeskEndpoint.root + "/answers/\(id)" }

    /// The most answers that a list has.
    private static let most = 200

    // MARK: The list

    private func list(_ request: DeskRequest, _ fault: String?) throws -> Reply {
        let state = try request.registers()
        let subjects = AnswerSubjects(state)
        let entries = try request.office.answers()
            .filter { request.principal.may(.readUnpublished, subjects.subject($0.account)) }
            .prefix(Self.most).map { entry($0, request, state) }
        let asking = state.collections.filter { !$0.content.parts("tables").isEmpty }
        let own = asking.filter { record in
            request.principal.may(.answer, Subject(organisations: Set(record.values("owner"))))
                || request.principal.areas.contains {
                    request.principal.may(.answer, record.asked($0))
                }
        }
        let sending = AnswersPage.Sending(
            collections: own.map { ($0.key.id, $0.value("title") ?? $0.key.id) },
            collection: request.value("collection"),
            area: request.isPost ? request.value("area") : request.principal.areas.first ?? "",
            round: request.value("round"), isInPart: request.value("in-part") == "yes",
            fault: fault)
        return request.reply(
            AnswersPage.render(
                Array(entries), sending: own.isEmpty ? nil : sending, request.frame),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func entry(
        _ answer: ReceivedAnswer, _ request: DeskRequest, _ state: RegisterState
    ) -> AnswersPage.Entry {
        let account = answer.account
        let record = account.collection.flatMap { state[RecordKey("collections", $0)] }
        return AnswersPage.Entry(
            href: Self.path(answer.id), at: answer.receipt.at,
            collection: record?.value("title") ?? account.collection ?? "not known",
            area: account.area.map { request.office.areaName($0) } ?? "not known",
            round: account.round ?? "", outcome: answer.outcome.words,
            taken: account.takenCount, faults: account.count(.fault),
            questions: account.count(.question))
    }

    // MARK: Sending in

    /// Whose answer it is must be said beside the file: the right is asked for before anything of the
    /// file is looked at, and a file that says it is another's is refused.
    private func send(_ request: DeskRequest) async throws -> Reply {
        let collection = request.value("collection")
        let area = request.value("area").uppercased().filter { !$0.isWhitespace }
        let owners = try request.office.owners(of: collection)
        try request.require(.answer, Subject(organisations: owners, areas: [area]))
        guard request.office.areas.area(area) != nil else {
            return try list(request, "There is no area \(Refusal.shortened(area)).")
        }
        guard let file = request.form?.file("file") else {
            return try list(request, "Choose the questionnaire's file.")
        }
        guard file.bytes.count <= HeldDocument.largest, !file.bytes.isEmpty else {
            return try list(
                request,
                "The file has \(file.bytes.count) bytes; expected 1 to \(HeldDocument.largest).")
        }
        let round = request.value("round").filter { !$0.isWhitespace }
        let sent = SentDocument(
            file.bytes, name: file.filename,
            expected: .init(
                collection: collection, area: area, round: round.isEmpty ? nil : round),
            isInPart: request.value("in-part") == "yes")
        let (office, who) = (request.office, try request.who())
        let answer = try await Task(executorPreference: StreamExecutor.shared) {
            try office.receive(sent, by: who)
        }.value
        return request.seeOther(Self.path(answer.id))
    }
}

/// Whose matter answers are.
struct AnswerSubjects {
    private let state: RegisterState

    init(_ state: RegisterState) { self.state = state }

    /// What rights on an answer depend on: the owners of its collection, and its area.
    func subject(_ account: AnswerAccount) -> Subject {
        let record = account.collection.flatMap { state[RecordKey("collections", $0)] }
        return record?.asked(account.area)
            ?? Subject(areas: account.area.map { [$0] } ?? [])
    }
}
