extension MeetingDossier {
    /// The dossier as a document to be read and printed.
    public var document: MeetingDocument {
        MeetingDocument(
            title: "Dossier: " + meeting.title, subtitle: meeting.subtitle,
            sections: [
                .init("meeting", "The meeting", [.facts(meeting.items(previous))]),
                .init("agenda", "Agenda", Self.agenda(sessions)),
                .init("participants", "Participants", who),
                .init("papers", "Papers", paperList),
                .init("events", "Since the last meeting", happened),
                .init("activities", "Activities by organisation", activityList),
                .init("recommendations", "Open recommendations", openList),
                .init("data", "Data held and lacking", data),
                .init("questions", "Questions on figures", questionList),
                .init("responses", "Answers due", responseList),
                .init("treaties", "Treaties", treatyList),
                .init("views", "Governments’ views and policies", viewList),
                .init("basis", "How this was made", basis),
            ])
    }

    static func agenda(_ sessions: [Session]) -> [MeetingDocument.Block] {
        guard !sessions.isEmpty else { return [.empty("The register has no sessions.")] }
        return [
            .table(
                caption: "Sessions", headings: ["", "Session", "Date", "Summary"],
                rows: sessions.map { item in
                    [
                        .init(item.key), .init(item.title ?? ""),
                        .init(item.date.map(DateWords.text) ?? ""),
                        .init(item.summary ?? ""),
                    ]
                })
        ]
    }

    private var who: [MeetingDocument.Block] { Self.participants(people, meeting) }

    /// Participants by name, and how many each organisation and country sends.
    static func participants(_ people: [Person], _ meeting: MeetingFacts) -> [MeetingDocument.Block]
    {
        var blocks: [MeetingDocument.Block] = []
        let stated = [
            meeting.participants.map { $0 + " persons" },
            meeting.organisations.map { $0 + " organisations" },
            meeting.states.map { $0 + " States" },
        ].compactMap(\.self)
        if !stated.isEmpty {
            blocks.append(
                .paragraph("As the register states: " + stated.joined(separator: ", ") + "."))
        }
        guard !people.isEmpty else {
            return blocks + [.empty("The register names no participants.")]
        }
        let countries = Set(people.compactMap(\.area?.id)).count
        let organisations = Set(people.compactMap(\.organisation?.id)).count
        blocks.append(
            .table(
                caption: "\(people.count) participants of \(organisations) organisations and "
                    + "\(countries) countries",
                headings: ["Organisation", "Country", "Name", "Role"],
                rows: people.map { person in
                    [
                        .init(person.organisation?.name ?? "-"), .init(person.area?.name ?? "-"),
                        .init(person.name ?? "-"), .init(person.role ?? ""),
                    ]
                }))
        return blocks
    }

    private var paperList: [MeetingDocument.Block] { Self.table(of: papers) }

    static func table(of papers: [Paper]) -> [MeetingDocument.Block] {
        guard !papers.isEmpty else { return [.empty("The register has no papers.")] }
        return [
            .table(
                caption: "Papers", headings: ["Symbol", "Title", "Authors"],
                rows: papers.map { paper in
                    [
                        .init(paper.symbol ?? "-"),
                        .init(paper.title ?? "-", to: paper.address),
                        .init(
                            (paper.authors + paper.organisations.map(\.name))
                                .joined(separator: "; ")),
                    ]
                })
        ]
    }

    private var happened: [MeetingDocument.Block] {
        guard let since, let previous else {
            return [.empty("The register has no earlier meeting of this series.")]
        }
        guard !events.isEmpty else {
            return [.empty("The registers date nothing between \(since) and this meeting.")]
        }
        return [
            .table(
                caption:
                    "What the registers date after \(previous.name) (\(DateWords.text(since)))",
                headings: ["Date", "What", ""],
                rows: events.map {
                    [.init(DateWords.text($0.date)), .init($0.name), .init($0.what)]
                })
        ]
    }

    private var activityList: [MeetingDocument.Block] {
        var blocks: [MeetingDocument.Block] = []
        for group in activities {
            blocks.append(.heading(group.organisation?.name ?? "No organisation named"))
            blocks.append(
                .list(group.activities.map { .init(Self.words($0)) }))
        }
        if blocks.isEmpty { blocks = [.empty("The register has no activities of this time.")] }
        if undatedActivities > 0 {
            blocks.append(
                .paragraph(
                    "\(undatedActivities) activities give no date and are not said to be reported "
                        + "here; they are left out."))
        }
        return blocks
    }

    static func words(_ activity: Activity) -> String {
        let facts = [
            activity.kind, activity.state, activity.period,
            activity.areas.isEmpty ? nil : activity.areas.map(\.name).joined(separator: ", "),
            activity.isReportedHere ? "reported at this meeting" : nil,
        ].compactMap(\.self)
        return activity.title + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
            + (activity.description.map { ". " + $0 } ?? "")
    }

    private var openList: [MeetingDocument.Block] {
        guard !recommendations.isEmpty else {
            return [.empty("The register has no open recommendation of earlier meetings.")]
        }
        let table = MeetingDocument.Block.table(
            caption:
                "\(recommendations.count) recommendations of earlier meetings, open or in progress",
            headings: ["No.", "Recommendation", "Addressed to", "Due", "State"],
            rows: recommendations.map { item in
                [
                    .init(item.id, to: "/desk/recommendations/" + item.id), .init(item.title),
                    .init(
                        item.addressees.isEmpty
                            ? "nobody named" : item.addressees.map(\.name).joined(separator: ", ")),
                    .init((item.due ?? "-") + (item.isOverdue ? ", overdue" : "")),
                    .init(item.state),
                ]
            })
        return [table] + OpenRecommendation.progress(recommendations, after: nil)
    }
}

extension OpenRecommendation {
    /// Progress and obstacles by country, then organisation.
    ///
    /// - Parameter day: only what is dated after it, or not dated; nil is all.
    static func progress(
        _ items: [OpenRecommendation], after day: String?
    ) -> [MeetingDocument.Block] {
        let rows = items.flatMap { item in
            item.progress.filter { told in
                guard let day, let date = told.date else { return true }
                return date > day
            }.map { (item, $0) }
        }.sorted { a, b in
            let left = [a.1.area?.name, a.1.organisation?.name].map { $0 ?? "\u{10FFFF}" }
            let right = [b.1.area?.name, b.1.organisation?.name].map { $0 ?? "\u{10FFFF}" }
            return left.lexicographicallyPrecedes(right)
        }
        guard !rows.isEmpty else {
            return [.empty("No country or organisation has told of progress or obstacles.")]
        }
        return [
            .table(
                caption: "Progress and obstacles by country",
                headings: ["Country", "Organisation", "No.", "", "What", "Date"],
                rows: rows.map { item, told in
                    [
                        .init(told.area?.name ?? "-"), .init(told.organisation?.name ?? "-"),
                        .init(item.id), .init(told.isObstacle ? "Obstacle" : "Progress"),
                        .init(told.text), .init(told.date ?? "-"),
                    ]
                })
        ]
    }
}

extension MeetingFacts {
    /// Date, place and series, a line each.
    var subtitle: [String] {
        [
            [date.map(DateWords.text), venue].compactMap(\.self).joined(separator: ", "), series,
        ].compactMap { $0 }.filter { !$0.isEmpty }
    }

    func items(_ previous: MeetingDossier.Named?) -> [(name: String, text: MeetingDocument.Text)] {
        var items: [(name: String, text: MeetingDocument.Text)] = []
        func add(_ name: String, _ text: String?, _ href: String? = nil) {
            if let text, !text.isEmpty { items.append((name, .init(text, to: href))) }
        }
        add("Date", date.map(DateWords.text))
        add("Place", venue)
        add("Series", series)
        add("Organisers", organisers.map(\.name).joined(separator: ", "))
        add("Participants", participants)
        add("Organisations represented", organisations)
        add("States represented", states)
        add("Themes", themes.joined(separator: "; "))
        add("Outcome", outcome)
        add("Suggestions for follow-up", suggestions)
        add("Address on the web", address, address)
        add("Meeting before", previous?.name, previous.map { "/desk/meetings/" + $0.id })
        return items
    }
}
