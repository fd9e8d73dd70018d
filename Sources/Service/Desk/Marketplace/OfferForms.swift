internal import Accounts
internal import Atlas
internal import Foundation
internal import Hummingbird
internal import Office
internal import Registers

/// Posting and changing offers and needs. Nothing typed is lost where something is wrong with it.
struct OfferForms {
    private let request: DeskRequest
    private let view: MarketView

    init(_ request: DeskRequest, _ view: MarketView) {
        self.request = request
        self.view = view
    }

    /// An empty form.
    func new() throws -> Reply {
        try requireSome()
        var draft = MarketDraft()
        draft.organisation = request.principal.organisations.sorted().first ?? ""
        return try form(nil, draft, revision: 0)
    }

    /// Takes in a new one.
    func post() throws -> Reply {
        let draft = typed()
        try request.require(.writeRecord, MarketView.subject(draft.organisation))
        do {
            let id = try request.office.post(
                draft, by: request.who(), leave: request.call.leave)
            return request.seeOther(MarketplaceSection.path(id))
        } catch let error as RegisterError {
            return try form(nil, draft, revision: 0, faults: error.all.map(\.description))
        }
    }

    /// The form with what stands.
    func edit(_ entry: MarketEntry) throws -> Reply {
        try request.require(.writeRecord, MarketView.subject(entry.organisation?.id))
        return try form(entry.id, MarketDraft(entry), revision: entry.revision)
    }

    /// Takes in a change: by those whose it was, for those whose it may be.
    func save(_ entry: MarketEntry) throws -> Reply {
        let draft = typed()
        try request.require(.writeRecord, MarketView.subject(entry.organisation?.id))
        try request.require(.writeRecord, MarketView.subject(draft.organisation))
        let revision = Int(request.value("revision")) ?? 0
        do {
            try request.office.change(
                entry.id, to: draft, from: revision, by: request.who(),
                leave: request.call.leave)
            return request.seeOther(MarketplaceSection.path(entry.id))
        } catch let error as RegisterError {
            guard error.kind == .conflict, let now = try view.entry(entry.id) else {
                return try form(
                    entry.id, draft, revision: revision, faults: error.all.map(\.description))
            }
            return try form(
                entry.id, draft, revision: now.revision, faults: [error.description],
                standing: Self.facts(now))
        }
    }

    private func requireSome() throws {
        guard view.mayPost else {
            try request.require(.writeRecord, Subject(organisations: [""]))
            return
        }
    }

    private func typed() -> MarketDraft {
        func lines(_ name: String) -> [String] {
            request.value(name).split(whereSeparator: { $0.isNewline || $0 == ";" })
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        var draft = MarketDraft()
        draft.title = request.value("title")
        draft.direction = request.value("direction")
        draft.kind = request.value("kind")
        draft.organisation = request.value("organisation")
        draft.areas = lines("areas").map { $0.uppercased() }
        draft.themes = lines("themes")
        draft.period = request.value("period")
        draft.description = request.value("description")
        return draft
    }

    private func form(
        _ id: String?, _ draft: MarketDraft, revision: Int, faults: [String] = [],
        standing: [(name: String, text: String)] = []
    ) throws -> Reply {
        var model = OfferFormPage.Model(id: id)
        model.revision = revision
        model.title = draft.title
        model.direction = draft.direction
        model.kind = draft.kind
        model.organisation = draft.organisation
        model.organisations = try organisations()
        model.areas = draft.areas.joined(separator: "\n")
        model.themes = draft.themes.joined(separator: "\n")
        model.period = draft.period
        model.description = draft.description
        model.faults = faults
        model.standing = standing
        let status: HTTPResponse.Status =
            faults.isEmpty ? .ok : standing.isEmpty ? .unprocessableContent : .conflict
        return request.reply(OfferFormPage.render(model, request.frame), status: status)
    }

    /// The organisations that whoever looks may post for.
    private func organisations() throws -> [(value: String, text: String)] {
        let registers = try request.registers()
        if request.principal.may(.writeRecord) {
            var question = RegisterQuestion(register: "organisations")
            question.limit = .max
            let all = Set(registers.answer(question).records.map(\.key.id))
            return [(value: "", text: "The desk")] + TellingForm.named(all, registers)
        }
        return TellingForm.named(request.principal.organisations, registers)
    }

    private static func facts(_ entry: MarketEntry) -> [(name: String, text: String)] {
        [
            ("Title", entry.title), ("Offer or need", entry.direction),
            ("Kind", entry.kind?.name ?? ""), ("Organisation", entry.organisation?.name ?? ""),
            ("Areas", entry.areas.map(\.id).joined(separator: ", ")),
            ("Themes", entry.themes.joined(separator: "; ")), ("Valid", entry.period ?? ""),
            ("Description", entry.description),
        ]
    }
}
