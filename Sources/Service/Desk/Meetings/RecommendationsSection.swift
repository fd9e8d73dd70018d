internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// `/desk/recommendations`: what is open, and what countries and organisations tell of it.
struct RecommendationsSection: DeskSection {
    let segment = "recommendations"
    let title: String? = "Recommendations"
    let about = "Open recommendations by addressee and theme, with progress by country."

    func answer(_ request: DeskRequest) async throws -> Reply {
        let path = request.path
        switch (path.count, path.last) {
        case (0, _) where !request.isPost: return try list(request)
        case (1, let id?) where !request.isPost:
            return request.reply(try page(id, RecommendationPage.Form(), request))
        case (2, "progress") where request.isPost: return try tell(path[0], request)
        default: throw request.nothingHere()
        }
    }

    private static func today(_ request: DeskRequest) -> CalendarDate? {
        CalendarDate(request.office.clock().prefix(10))
    }

    private func list(_ request: DeskRequest) throws -> Reply {
        let registers = try request.registers()
        func asked(_ name: String) throws -> String? {
            try request.address.value(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        var question = RecommendationQuestion()
        question.addressee = try asked("addressee")
        question.theme = try asked("theme")
        question.area = try asked("area")
        question.meeting = try asked("meeting")
        let today = Self.today(request)
        let all = registers.openRecommendations(today: today)
        let found = registers.openRecommendations(question, today: today)
        return request.reply(
            RecommendationsPage.render(
                .init(
                    filters: filters(all, question), rows: found.map(row), told: told(found)),
                request.frame))
    }

    /// A choice for each way to narrow the list, of what there is.
    private func filters(
        _ all: [OpenRecommendation], _ question: RecommendationQuestion
    ) -> [RecommendationsPage.Filter] {
        func named(_ items: [MeetingDossier.Named]) -> [(value: String, text: String)] {
            var seen: Set<String> = []
            return items.filter { seen.insert($0.id).inserted }.sorted { $0.name < $1.name }
                .map { ($0.id, $0.name) }
        }
        func filter(
            _ name: String, _ label: String, _ options: [(value: String, text: String)],
            _ chosen: String?
        ) -> RecommendationsPage.Filter {
            var options = options
            if let chosen, !options.contains(where: { $0.value == chosen }) {
                options.append((chosen, chosen))
            }
            return .init(
                name: name, label: label, options: [(value: "", text: "All")] + options,
                chosen: chosen)
        }
        let themes = Set(all.flatMap(\.themes)).sorted().map { (value: $0, text: $0) }
        return [
            filter(
                "addressee", "Addressed to", named(all.flatMap(\.addressees)), question.addressee),
            filter("theme", "Theme", themes, question.theme),
            filter(
                "area", "Country", named(all.flatMap { $0.areas + $0.progress.compactMap(\.area) }),
                question.area),
            filter("meeting", "Meeting", named(all.flatMap(\.meetings)), question.meeting),
        ]
    }

    private func row(_ item: OpenRecommendation) -> RecommendationsPage.Row {
        RecommendationsPage.Row(
            link: Link(text: item.title, href: path + "/" + item.id), date: item.date ?? "",
            themes: item.themes.joined(separator: ", "),
            addressees: item.addressees.map(\.name).joined(separator: ", "),
            due: (item.due ?? "") + (item.isOverdue ? ", overdue" : ""), state: item.state,
            progress: item.progress.count { !$0.isObstacle },
            obstacles: item.progress.count { $0.isObstacle })
    }

    private func told(_ items: [OpenRecommendation]) -> [RecommendationsPage.Told] {
        items.flatMap { item in
            item.progress.map { told in
                RecommendationsPage.Told(
                    recommendation: Link(text: item.title, href: path + "/" + item.id),
                    area: told.area?.name ?? "-", organisation: told.organisation?.name ?? "-",
                    date: told.date ?? "", isObstacle: told.isObstacle, text: told.text)
            }
        }.sorted { ($0.area, $0.organisation) < ($1.area, $1.organisation) }
    }

    private func page(
        _ id: String, _ form: RecommendationPage.Form, _ request: DeskRequest
    ) throws -> String {
        let registers = try request.registers()
        guard let item = registers.recommendation(id, today: Self.today(request)) else {
            throw request.nothingHere()
        }
        var facts: [(name: String, text: Link)] = []
        func add(_ name: String, _ text: String?, _ href: String = "") {
            if let text, !text.isEmpty { facts.append((name, Link(text: text, href: href))) }
        }
        for meeting in item.meetings {
            add("Meeting", meeting.name, "/desk/meetings/" + meeting.id)
        }
        add("Date", item.date)
        add("Addressed to", item.addressees.map(\.name).joined(separator: ", "))
        add("Countries", item.areas.map(\.name).joined(separator: ", "))
        add("Themes", item.themes.joined(separator: ", "))
        add("Due", item.due.map { $0 + (item.isOverdue ? ", overdue" : "") })
        add("State", item.state)
        return RecommendationPage.render(
            .init(
                id: id, title: item.title, facts: facts, told: told([item]),
                form: TellingForm.form(form, request.principal, registers)),
            request.frame)
    }

    private func tell(_ id: String, _ request: DeskRequest) throws -> Reply {
        var form = RecommendationPage.Form()
        form.area = request.value("area").uppercased()
        form.organisation = request.value("organisation")
        form.date = request.value("date")
        form.kind = request.value("kind")
        form.text = request.value("text")
        try request.require(
            .reportProgress,
            Subject(
                organisations: form.organisation.isEmpty ? [] : [form.organisation],
                areas: form.area.isEmpty ? [] : [form.area]))
        let note = ProgressNote(
            area: form.area.isEmpty ? nil : form.area,
            organisation: form.organisation.isEmpty ? nil : form.organisation,
            date: form.date.isEmpty ? nil : form.date, isObstacle: form.kind == "obstacle",
            text: form.text)
        do {
            _ = try request.office.addProgress(note, to: id, by: request.who())
        } catch let error as RegisterError where error.kind != .noRecord {
            form.fault = error.description
            return request.reply(try page(id, form, request), status: .unprocessableContent)
        }
        return request.seeOther(path + "/" + id + "#progress")
    }
}

/// Of what whoever looks may tell.
enum TellingForm {
    /// The form with its choices; nil for those who may not tell of anything.
    static func form(
        _ typed: RecommendationPage.Form, _ principal: Principal, _ registers: RegisterState
    ) -> RecommendationPage.Form? {
        var form = typed
        let none = (value: "", text: "None in particular")
        switch principal.role {
        case .country:
            guard !principal.areas.isEmpty else { return nil }
            form.areas = principal.areas.sorted().map { code in
                (code, AreaRegister.standard.area(code)?.shortName ?? code)
            }
            form.organisations =
                principal.organisations.isEmpty
                ? [] : [none] + named(principal.organisations, registers)
        case .agency:
            guard !principal.organisations.isEmpty else { return nil }
            form.organisations = named(principal.organisations, registers)
        case .desk, .administrator:
            var question = RegisterQuestion(register: "organisations")
            question.limit = .max
            form.organisations =
                [none] + named(Set(registers.answer(question).records.map(\.key.id)), registers)
        case .reader, nil: return nil
        }
        return form
    }

    /// Organisations with their names, by name.
    static func named(
        _ ids: Set<String>, _ registers: RegisterState
    ) -> [(value: String, text: String)] {
        ids.map { id in
            let record = registers[RecordKey("organisations", id)]
            return (value: id, text: record.map(registers.label) ?? id)
        }.sorted { $0.text < $1.text }
    }
}
