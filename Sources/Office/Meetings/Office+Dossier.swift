internal import Cubes
public import Registers
internal import Vocabulary
internal import Warehouse

/// What a dossier is made of beside the registers.
public struct DossierRequest: Sendable {
    /// The record of the meeting.
    public var meeting: String
    /// Countries that it shall tell of beside those named in the registers; a region or group means its
    /// members.
    public var areas: [String] = []

    public init(meeting: String, areas: [String] = []) {
        self.meeting = meeting
        self.areas = areas
    }
}

extension Office {
    /// The dossier of a meeting.
    ///
    /// Countries concerned are those of its participants, of its open recommendations and of what is
    /// told of their progress, and those that the request names.
    ///
    /// - Parameters:
    ///   - registers: the records as whoever asks sees them.
    ///   - figures: the figures as whoever asks sees them.
    ///   - review: what is odd about them; nil leaves questions on figures out.
    /// - Throws: ``OfficeError`` where there is no such meeting or area.
    public func dossier(
        _ request: DossierRequest, _ registers: RegisterState, figures: OfficeState,
        review: ReviewReport?
    ) throws -> MeetingDossier {
        let making = try DossierMaking(request.meeting, registers)
        let recommendations = making.recommendations
        let concerned = try concerned(request, making)
        let held = try figures.effective.kept { try TableCoverage(figures) }
        let law = StandingLaw(registers, on: try making.date?.last ?? today())
        let views = StandingViews(registers, until: making.date?.last)
        let due = DueResponses(registers)
        let countries = areas.areas(concerned).sorted { $0.shortName < $1.shortName }
            .map { area in
                let found = review.map { Self.questions($0, area.id) } ?? ([], 0)
                return MeetingDossier.Country(
                    area: .init(id: area.id, name: area.shortName), gaps: held.gaps(area.id),
                    questions: found.0, findings: found.1, responses: due.of(area.id),
                    treaties: law.treaties(area.id), views: views.of(area.id))
            }
        let (groups, undated) = making.activities()
        return MeetingDossier(
            meeting: making.facts, previous: making.previous.map(making.name),
            since: making.since?.description, sessions: making.sessions, people: making.people,
            papers: making.papers, events: making.events, activities: groups,
            undatedActivities: undated, recommendations: recommendations,
            coverage: held.summaries(areas), countries: countries,
            isReviewed: review != nil, law: law.instruments(areas),
            sources: making.sources(
                recommendations.map { RecordKey("recommendations", $0.id) }
                    + groups.flatMap(\.activities).map { RecordKey("activities", $0.id) }),
            notes: notes(making, figures, hasCountries: !countries.isEmpty, review != nil))
    }

    /// The codes of the countries that a dossier tells of, in order.
    ///
    /// - Throws: ``OfficeError`` where there is no such meeting or area.
    public func countriesConcerned(
        _ request: DossierRequest, _ registers: RegisterState
    ) throws -> [String] {
        try concerned(request, DossierMaking(request.meeting, registers))
    }

    private func concerned(
        _ request: DossierRequest, _ making: DossierMaking
    ) throws -> [String] {
        var concerned = Set(try request.areas.flatMap { try countryIDs($0) })
        var named = making.people.compactMap(\.area?.id)
        for item in making.recommendations {
            named += (item.areas + item.progress.compactMap(\.area)).map(\.id)
        }
        for area in areas.areas(named) {
            concerned.formUnion(
                area.isAggregate ? areas.members(of: area.id).map(\.id) : [area.id])
        }
        return concerned.sorted()
    }

    private func countryIDs(_ text: String) throws -> [String] {
        let area = try knownArea(text)
        return area.isAggregate ? areas.members(of: area.id).map(\.id) : [area.id]
    }

    /// How many questions of a country stand in a dossier.
    private static let questions = 3

    private static func questions(
        _ review: ReviewReport, _ area: String
    ) -> ([MeetingDossier.Question], Int) {
        let mine = review.groups.filter { $0.area == area }
        let found = mine.flatMap { group in
            group.findings.map { finding in
                (
                    finding.number,
                    MeetingDossier.Question(
                        severity: finding.severity, publisher: group.publisher, why: finding.why,
                        question: finding.question)
                )
            }
        }.sorted { $0.0 < $1.0 }
        return (found.prefix(questions).map(\.1), found.count)
    }

    private func notes(
        _ making: DossierMaking, _ figures: OfficeState, hasCountries: Bool, _ hasReview: Bool
    ) -> [String] {
        var notes = [
            "Made on \(clock().prefix(10)) from the registers (revision \(making.state.revision)) and figures "
                + "of this office as they stood then"
                + (figures.changed.map { "; figures last changed \($0.prefix(10))" } ?? "") + ".",
            "A country lacks a table where the figures held have none of it, or none of the last "
                + "year that any country has. Whether it publishes one elsewhere is not known here.",
            "Recommendations are open as far as the register goes: what came of some may not be "
                + "written down.",
        ]
        if making.previous == nil {
            notes.append(
                "The register has no earlier meeting of the same series, so that all activities up "
                    + "to this one count as new.")
        }
        if !hasCountries {
            notes.append(
                "No country is named among participants, open recommendations and their progress: "
                    + "data, answers and policies by country are left out.")
        } else if !hasReview {
            notes.append("Figures were not looked through for what is odd, or there are too few.")
        }
        return notes
    }
}
