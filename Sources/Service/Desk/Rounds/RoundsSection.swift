internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// `/desk/rounds`: rounds, the answers to each, and the story of one.
struct RoundsSection: DeskSection {
    let segment = "rounds"
    let title: String? = "Rounds"
    let about = "Who was asked, who answered, what is next, and the letters that go with it."

    func answer(_ request: DeskRequest) async throws -> Reply {
        let path = request.path
        switch path.count {
        case 0: return request.isPost ? try open(request) : try list(request, nil)
        case 2:
            let desk = try RoundDesk(request, path[0], path[1])
            return request.isPost ? try desk.post() : try desk.page()
        case 3:
            let desk = try ResponseDesk(request, path[0], path[1], path[2])
            return request.isPost ? try desk.post() : try desk.page()
        case 5 where path[3] == "letter" && !request.isPost:
            let desk = try ResponseDesk(request, path[0], path[1], path[2])
            return try desk.letter(path[4])
        default: throw request.nothingHere()
        }
    }

    private func list(_ request: DeskRequest, _ fault: String?) throws -> Reply {
        let state = try request.registers()
        let rounds = try request.office.rounds(in: state).map { status in
            RoundsPage.Round(
                href: RoundDesk.path(status.round.collection, status.round.id),
                collection: status.title, name: status.round.title ?? status.round.id,
                opened: status.round.opened?.description ?? "",
                deadline: status.round.deadline?.description ?? "none",
                closed: status.round.closed?.description, bar: StandingBar(status.counts))
        }
        let own = state.collections.filter { request.principal.may(.runRound, $0.asked()) }
        let opening = RoundsPage.Opening(
            collections: own.map { ($0.key.id, $0.value("title") ?? $0.key.id) },
            collection: request.value("collection"), round: request.value("round"),
            areas: request.value("areas"), deadline: request.value("deadline"), fault: fault)
        return request.reply(
            RoundsPage.render(rounds, opening: own.isEmpty ? nil : opening, request.frame),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func open(_ request: DeskRequest) throws -> Reply {
        let collection = request.value("collection")
        let owners = try request.office.owners(of: collection)
        try request.require(.runRound, Subject(organisations: owners))
        let round = request.value("round")
        do {
            _ = try request.office.openRound(
                collection, round: round, areas: request.areas("areas"),
                deadline: try request.day("deadline"), by: try request.who())
        } catch let error as CollectionError where error.kind != .notFound {
            return try list(request, error.description)
        } catch let error as RegisterError {
            return try list(request, error.description)
        }
        return request.seeOther(RoundDesk.path(collection, round))
    }
}

extension DeskRequest {
    /// Codes of areas with blanks or commas between them.
    func areas(_ name: String) -> [String] {
        value(name).split { $0.isWhitespace || $0 == "," || $0 == ";" }.map { $0.uppercased() }
    }

    /// A day; nil where nothing was typed.
    func day(_ name: String) throws(CollectionError) -> CalendarDate? {
        let text = value(name)
        guard !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw CollectionError(
                .request, name, found: "\"\(text.prefix(40))\"", expected: "YYYY-MM-DD")
        }
        return day
    }
}

extension StandingBar {
    /// What became of those who were asked.
    init(_ counts: ResponseCounts) {
        self.init(
            answered: counts.answered, open: counts.open, refused: counts.refused,
            silent: counts.silent)
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
