public import Registers
internal import Vocabulary

/// The skeleton of a meeting's report: what the registers know stands in it, the rest is marked as to be
/// written. Nothing that was said is made up.
public struct MeetingReport: Sendable {
    public let document: MeetingDocument
    /// Headings of the sections in which something is to be written.
    public let unwritten: [String]

    init(_ making: DossierMaking) {
        let facts = making.facts
        let earlier = making.recommendations
        let sections = [
            Self.opening(facts), Self.sessions(making.sessions), Self.papers(making.papers),
            Self.activities(making.activities().groups), Self.followUp(earlier, making),
            Self.decisions(facts, making), Self.closing(making),
            MeetingDocument.Section(
                "annex-participants", "Annex I. Participants",
                MeetingDossier.participants(making.people, facts)),
            MeetingDocument.Section(
                "annex-papers", "Annex II. Papers", MeetingDossier.table(of: making.papers)),
            MeetingDocument.Section(
                "sources", "Annex III. Sources of the records",
                [.list(making.sources([]).map { .init($0) })]),
        ]
        document = MeetingDocument(
            title: "Report: " + facts.title, subtitle: facts.subtitle, sections: sections)
        unwritten = sections.filter { section in
            section.blocks.contains { if case .toWrite = $0 { true } else { false } }
        }.map(\.title)
    }

    private static func opening(_ facts: MeetingFacts) -> MeetingDocument.Section {
        .init(
            "opening", "Opening and organisation of work",
            [
                .facts(facts.items(nil).filter { $0.name != "Outcome" }),
                .toWrite("who opened the meeting and what it was convened for"),
            ])
    }

    private static func sessions(_ sessions: [MeetingDossier.Session]) -> MeetingDocument.Section {
        let blocks = sessions.flatMap { session -> [MeetingDocument.Block] in
            let when = session.date.map { " (\($0))" } ?? ""
            return [
                .heading((session.title ?? "Session \(session.key)") + when),
                session.summary.map { .paragraph($0) }
                    ?? .toWrite("what was presented and discussed"),
            ]
        }
        return .init(
            "sessions", "Proceedings",
            blocks.isEmpty ? [.toWrite("the sessions; the register has none")] : blocks)
    }

    private static func papers(_ papers: [MeetingDossier.Paper]) -> MeetingDocument.Section {
        .init(
            "papers", "Papers before the meeting",
            [
                papers.isEmpty
                    ? .toWrite("the papers; the register has none")
                    : .paragraph("\(papers.count) papers were before the meeting: annex II.")
            ])
    }

    private static func activities(
        _ groups: [MeetingDossier.ActivityGroup]
    ) -> MeetingDocument.Section {
        let blocks = groups.flatMap { group -> [MeetingDocument.Block] in
            let reported = group.activities.filter(\.isReportedHere)
            guard !reported.isEmpty else { return [] }
            return [
                .heading(group.organisation?.name ?? "No organisation named"),
                .list(reported.map { .init(MeetingDossier.words($0)) }),
            ]
        }
        return .init(
            "activities", "Activities reported",
            blocks.isEmpty
                ? [.toWrite("what was reported; the register names no activity reported here")]
                : blocks)
    }

    private static func followUp(
        _ items: [OpenRecommendation], _ making: DossierMaking
    ) -> MeetingDocument.Section {
        guard !items.isEmpty else {
            return .init(
                "earlier", "Follow-up of earlier recommendations",
                [.empty("The register has no open recommendation of earlier meetings.")])
        }
        return .init(
            "earlier", "Follow-up of earlier recommendations",
            [
                .list(items.map { .init("\($0.id). \($0.title) (\($0.state))") })
            ] + OpenRecommendation.progress(items, after: making.since?.description)
                + [.toWrite("what the meeting said of them")])
    }

    static func decisions(
        _ facts: MeetingFacts, _ making: DossierMaking
    ) -> MeetingDocument.Section {
        var blocks: [MeetingDocument.Block] = []
        if let outcome = facts.outcome { blocks.append(.paragraph(outcome)) }
        if !facts.decisions.isEmpty {
            blocks.append(
                .table(
                    caption: "Decisions",
                    headings: ["", "Decision", "Owners", "Due", "Recommendation"],
                    rows: facts.decisions.map { item in
                        [
                            .init(item.key), .init(item.text),
                            .init(
                                item.owners.isEmpty
                                    ? "nobody named"
                                    : item.owners.map(\.name).joined(separator: ", ")),
                            .init(item.due ?? "-"),
                            .init(
                                item.recommendation ?? "not made yet",
                                to: item.recommendation.map { "/desk/recommendations/" + $0 }),
                        ]
                    }))
        }
        let linked = Set(facts.decisions.compactMap(\.recommendation))
        var question = RegisterQuestion(register: "recommendations")
        question.fields["meeting"] = [facts.id]
        question.limit = .max
        let others = making.state.answer(question).records.filter { !linked.contains($0.key.id) }
        if !others.isEmpty {
            blocks.append(.heading("Recommendations of the meeting"))
            blocks.append(
                .list(
                    others.map { record in
                        .init(
                            "\(record.key.id). \(making.state.label(record))",
                            to: "/desk/recommendations/" + record.key.id)
                    }))
        }
        if facts.decisions.isEmpty, others.isEmpty {
            blocks.append(.toWrite("the decisions; the register has none"))
        }
        return .init("decisions", "Decisions and recommendations", blocks)
    }

    private static func closing(_ making: DossierMaking) -> MeetingDocument.Section {
        let next = DossierMaking.neighbour(of: making.record, making.state, after: true)
        return .init(
            "closing", "Next meeting and closing",
            [
                next.map { next in
                    let reading = RecordReading(next, making.state)
                    let when = [reading.text("date"), reading.text("venue")].compactMap(\.self)
                    return .paragraph(
                        "The next meeting of the series in the register is "
                            + making.state.label(next)
                            + (when.isEmpty ? "" : " (\(when.joined(separator: ", ")))") + ".")
                } ?? .toWrite("when and where to meet next; the register has no later meeting"),
                .toWrite("who closed the meeting"),
            ])
    }
}

extension RegisterState {
    /// The skeleton of a meeting's report.
    ///
    /// - Throws: ``OfficeError`` where there is no such meeting.
    public func meetingReport(_ id: String) throws -> MeetingReport {
        MeetingReport(try DossierMaking(id, self))
    }

    /// What the register says of a meeting.
    ///
    /// - Throws: ``OfficeError`` where there is no such meeting.
    public func meeting(_ id: String) throws -> MeetingFacts { try DossierMaking(id, self).facts }

    /// Every meeting, the latest first; those without a date last.
    public func meetings(series: String? = nil) -> [MeetingFacts] {
        var question = RegisterQuestion(register: "meetings")
        if let series { question.fields["series"] = [series] }
        question.limit = .max
        return answer(question).records.compactMap { try? DossierMaking($0.key.id, self) }
            .sorted { a, b in
                switch (a.date, b.date) {
                case (let left?, let right?) where left != right: left > right
                case (_?, nil): true
                case (nil, _?): false
                default: a.record.key.id < b.record.key.id
                }
            }.map(\.facts)
    }
}

extension RegisterState {
    /// What the register says of a meeting, as a document: facts, agenda, papers, participants,
    /// decisions.
    ///
    /// - Throws: ``OfficeError`` where there is no such meeting.
    public func meetingDocument(_ id: String) throws -> MeetingDocument {
        let making = try DossierMaking(id, self)
        let facts = making.facts
        return MeetingDocument(
            title: facts.title, subtitle: facts.subtitle,
            sections: [
                .init(
                    "meeting", "The meeting",
                    [.facts(facts.items(making.previous.map(making.name)))]),
                .init("agenda", "Agenda", MeetingDossier.agenda(making.sessions)),
                .init("papers", "Papers", MeetingDossier.table(of: making.papers)),
                .init(
                    "participants", "Participants",
                    MeetingDossier.participants(making.people, facts)),
                MeetingReport.decisions(facts, making),
            ])
    }
}
