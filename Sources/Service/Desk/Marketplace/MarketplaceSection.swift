internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// `/desk/marketplace`: offers and needs, for members alone.
struct MarketplaceSection: DeskSection {
    let segment = "marketplace"
    let title: String? = "Marketplace"
    let about = "Offers and needs of expertise, services and financing; for members."

    func answer(_ request: DeskRequest) async throws -> Reply {
        // Before anything is read, whether it is there or not.
        try request.require(.readMembers)
        let view = MarketView(desk: request.service, principal: request.principal)
        let path = request.path
        switch (path.count, path.first, request.isPost) {
        case (0, _, false): return try list(request, view)
        case (1, "new", false): return try OfferForms(request, view).new()
        case (1, "new", true): return try OfferForms(request, view).post()
        case (1, "messages", false): return try messages(request, view)
        case (1, let id?, false):
            return request.reply(try page(try entry(id, request, view), request, view))
        case (2, let id?, let isPost):
            let entry = try entry(id, request, view)
            switch (path[1], isPost) {
            case ("edit", false): return try OfferForms(request, view).edit(entry)
            case ("edit", true): return try OfferForms(request, view).save(entry)
            case ("state", true): return try setState(entry, request)
            case ("messages", true): return try send(entry, request, view)
            default: throw request.nothingHere()
            }
        default: throw request.nothingHere()
        }
    }

    private func entry(
        _ id: String, _ request: DeskRequest, _ view: MarketView
    ) throws -> MarketEntry {
        guard let entry = try view.entry(id) else { throw request.nothingHere() }
        return entry
    }

    static func path(_ id: String) -> String { "/desk/marketplace/" + id }

    private func list(_ request: DeskRequest, _ view: MarketView) throws -> Reply {
        func asked(_ name: String) throws -> String? {
            try request.address.value(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        var question = MarketQuestion()
        question.words = try asked("q") ?? ""
        question.direction = try asked("direction")
        question.kind = try asked("kind")
        question.theme = try asked("theme")
        question.organisation = try asked("organisation")
        let area = try asked("area") ?? ""
        question.area = area.isEmpty ? nil : area.uppercased()
        question.withClosed = try asked("state") == "all"
        let all = try view.entries()
        let themes = Set(all.flatMap(\.themes)).sorted().map { (value: $0, text: $0) }
        let holders = Set(all.compactMap(\.organisation)).sorted { $0.name < $1.name }
        func filter(
            _ name: String, _ label: String, _ options: [(value: String, text: String)]
        ) throws -> RecommendationsPage.Filter {
            .init(
                name: name, label: label, options: [(value: "", text: "All")] + options,
                chosen: try asked(name))
        }
        let filters = [
            try filter(
                "direction", "Offer or need", [("offer", "Offers"), ("need", "Needs")]),
            try filter(
                "kind", "Kind",
                [
                    ("expertise", "Expertise"), ("services", "Services"),
                    ("financing", "Financing"),
                ]),
            try filter("theme", "Theme", themes),
            try filter("organisation", "Organisation", holders.map { ($0.id, $0.name) }),
            RecommendationsPage.Filter(
                name: "state", label: "State",
                options: [("", "Open"), ("all", "Open, matched and your own withdrawn")],
                chosen: try asked("state")),
        ]
        let rows = try view.entries(question).map { entry in
            MarketplacePage.Row(
                link: Link(text: entry.title, href: Self.path(entry.id)),
                direction: entry.direction, kind: entry.kind?.name ?? "",
                organisation: entry.organisation?.name ?? "The desk",
                areas: entry.areas.map(\.name).joined(separator: ", "),
                themes: entry.themes.joined(separator: ", "), period: entry.period ?? "",
                state: entry.state)
        }
        return request.reply(
            MarketplacePage.render(
                .init(
                    words: question.words, area: area, filters: filters, rows: rows,
                    mayPost: view.mayPost), request.frame))
    }

    private func page(
        _ entry: MarketEntry, _ request: DeskRequest, _ view: MarketView, typed: String = "",
        recipient: String = "", fault: String? = nil
    ) throws -> String {
        var model = OfferPage.Model(
            id: entry.id, title: entry.title,
            kicker: [entry.direction, entry.kind?.name].compactMap(\.self).joined(separator: " · "))
        model.description = Self.lines(entry.description)
        model.facts = [
            ("Organisation", entry.organisation?.name ?? "The desk"),
            (
                "Areas",
                entry.areas.isEmpty ? "anywhere" : entry.areas.map(\.name).joined(separator: ", ")
            ),
            ("Themes", entry.themes.joined(separator: ", ")),
            ("Valid", entry.period ?? "not stated"),
            ("State", entry.state),
        ]
        model.matches = try view.matches(entry).map { match in
            .init(
                link: Link(text: match.entry.title, href: Self.path(match.entry.id)),
                organisation: match.entry.organisation?.name ?? "The desk", score: match.score,
                reasons: match.reasons.map { "\($0.text) (\($0.points))" })
        }
        model.messages = try view.messages(about: entry.id).map { item($0, entry.title, view) }
        model.isOwn = view.holds(entry)
        model.isOpen = entry.isOpen
        model.recipients = model.isOwn ? try view.correspondents(entry) : []
        model.text = typed
        model.chosenRecipient = recipient
        if let fault {
            model.message = fault
            model.isFault = true
        } else if try request.address.value("sent") == "1" {
            model.message = "The message was sent."
        }
        return OfferPage.render(model, request.frame)
    }

    private func item(
        _ message: MarketMessage, _ title: String, _ view: MarketView
    ) -> MarketMessagesPage.Item {
        .init(
            id: message.id, offer: Link(text: title, href: Self.path(message.offer)),
            sender: message.sender,
            recipient: message.recipient ?? "the holder", sent: message.sent,
            lines: Self.lines(message.text))
    }

    private func messages(_ request: DeskRequest, _ view: MarketView) throws -> Reply {
        let registers = try request.registers()
        let items = try view.messages().reversed().prefix(500).map { message in
            item(message, registers.marketEntry(message.offer)?.title ?? message.offer, view)
        }
        return request.reply(MarketMessagesPage.render(items, request.frame))
    }

    private func setState(_ entry: MarketEntry, _ request: DeskRequest) throws -> Reply {
        try request.require(.writeRecord, MarketView.subject(entry.organisation?.id))
        try request.office.setState(
            request.value("state"), of: entry.id, by: request.who(), leave: request.call.leave)
        return request.seeOther(Self.path(entry.id))
    }

    private func send(
        _ entry: MarketEntry, _ request: DeskRequest, _ view: MarketView
    ) throws -> Reply {
        try request.require(.contact)
        do {
            _ = try view.send(
                request.value("text"), about: entry, to: request.value("recipient"))
        } catch let error as OfficeError where error.kind != .data {
            return request.reply(
                try page(
                    entry, request, view, typed: request.value("text"),
                    recipient: request.value("recipient"), fault: error.description),
                status: error.kind == .tooLarge ? .tooManyRequests : .unprocessableContent)
        }
        return request.seeOther(Self.path(entry.id) + "?sent=1")
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}
