internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// `/desk/meetings`: meetings, their dossiers and reports, and what follows from their decisions.
struct MeetingsSection: DeskSection {
    let segment = "meetings"
    let title: String? = "Meetings"
    let about = "Meetings with agenda, papers and participants; dossiers, reports, decisions."

    func answer(_ request: DeskRequest) async throws -> Reply {
        let path = request.path
        switch (path.count, path.last) {
        case (0, _) where !request.isPost: return try list(request)
        case (1, let id?) where !request.isPost: return try meeting(id, request)
        case (2, "dossier") where !request.isPost: return try await dossier(path[0], request)
        case (2, "report") where !request.isPost: return try report(path[0], request)
        case (2, "follow-up") where request.isPost: return try followUp(path[0], request)
        default: throw request.nothingHere()
        }
    }

    private func list(_ request: DeskRequest) throws -> Reply {
        let chosen = try request.address.value("series").flatMap { $0.isEmpty ? nil : $0 }
        let registers = try request.registers()
        let all = registers.meetings()
        let rows = all.filter { chosen == nil || $0.series == chosen }.map { item in
            MeetingsPage.Row(
                link: Link(text: item.title, href: Self.path(item.id)), date: item.date ?? "",
                place: item.venue ?? item.area?.name ?? "", series: item.series ?? "")
        }
        let series = Set(all.compactMap(\.series)).sorted()
        return request.reply(
            MeetingsPage.render(.init(rows: rows, series: series, chosen: chosen), request.frame))
    }

    private func meeting(_ id: String, _ request: DeskRequest) throws -> Reply {
        let registers = try request.registers()
        let facts = try registers.meeting(id)
        var message: String?
        if let made = try request.address.value("made").flatMap({ Int($0) }) {
            message =
                made == 1 ? "One recommendation was made." : "\(made) recommendations were made."
        }
        return request.reply(
            MeetingPage.render(
                .init(
                    id: id, document: DocumentPage.Model(try registers.meetingDocument(id)),
                    message: message,
                    openDecisions: facts.decisions.count { $0.recommendation == nil },
                    mayFollowUp: request.principal.may(.writeRecord, Self.subject(facts))),
                request.frame))
    }

    private func dossier(_ id: String, _ request: DeskRequest) async throws -> Reply {
        let areas = try DossierQuery.areas(request.address)
        let dossier = try await DossierQuery(request.service, request.principal)
            .dossier(DossierRequest(meeting: id, areas: areas))
        var model = DocumentPage.Model(dossier.document)
        model.links = [
            Link(text: "The meeting", href: Self.path(id)),
            Link(text: "Skeleton of the report", href: Self.path(id) + "/report"),
        ]
        return request.reply(DocumentPage.render(model, request.frame))
    }

    private func report(_ id: String, _ request: DeskRequest) throws -> Reply {
        var model = DocumentPage.Model(try request.registers().meetingReport(id).document)
        model.links = [
            Link(text: "The meeting", href: Self.path(id)),
            Link(text: "Dossier", href: Self.path(id) + "/dossier"),
        ]
        return request.reply(DocumentPage.render(model, request.frame))
    }

    private func followUp(_ id: String, _ request: DeskRequest) throws -> Reply {
        let facts = try request.registers().meeting(id)
        try request.require(.writeRecord, Self.subject(facts))
        let done = try request.office.followUp(meeting: id, by: request.who())
        return request.seeOther(Self.path(id) + "?made=\(done.added.count)")
    }

    /// Whose matter a meeting is: its organisers'.
    static func subject(_ facts: MeetingFacts) -> Subject {
        Subject(organisations: Set(facts.organisers.map(\.id)))
    }

    private static func path(_ id: String) -> String { "/desk/meetings/" + id }
}
