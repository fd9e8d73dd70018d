internal import Registers
internal import Vocabulary

/// Gathers what the registers say for a meeting.
struct DossierMaking {
    let state: RegisterState
    let record: Record
    let reading: RecordReading
    let date: RecordDate?
    let previous: Record?
    /// The last day of the meeting before; things after it are new.
    let since: CalendarDate?

    init(_ id: String, _ state: RegisterState) throws {
        let key = RecordKey("meetings", id)
        guard let record = state[key] else {
            throw OfficeError(
                kind: .notFound, place: "\(key)", found: "no such meeting",
                expected: "one that `corridor meeting list` lists")
        }
        self.state = state
        self.record = record
        reading = RecordReading(record, state)
        date = reading.date("date")
        previous = Self.neighbour(of: record, state, after: false)
        since = previous.flatMap { RecordReading($0, state).date("date") }?.last
    }

    /// The meeting of the same series that comes next before or after one; nil without a series, a
    /// date or such a meeting.
    static func neighbour(of record: Record, _ state: RegisterState, after: Bool) -> Record? {
        guard let series = record.value("series"),
            let date = RecordReading(record, state).date("date")
        else { return nil }
        var question = RegisterQuestion(register: "meetings")
        question.fields["series"] = [series]
        question.limit = .max
        let others = state.answer(question).records.compactMap { other in
            RecordReading(other, state).date("date").map { (other, $0) }
        }.filter { after ? date.isBefore($0.1) : $0.1.isBefore(date) }
        return (after ? others.min { $0.1 < $1.1 } : others.max { $0.1 < $1.1 })?.0
    }

    func name(_ record: Record) -> MeetingDossier.Named {
        MeetingDossier.Named(id: record.key.id, name: state.label(record))
    }

    var facts: MeetingFacts {
        MeetingFacts(
            id: record.key.id, title: reading.text("title") ?? record.key.id,
            series: reading.text("series"), date: reading.text("date"),
            venue: reading.text("venue"), area: reading.named("area").first,
            organisers: reading.named("organiser"), participants: reading.text("participants"),
            organisations: reading.text("organisations"), states: reading.text("states"),
            themes: reading.texts("theme"), outcome: reading.text("outcome"),
            suggestions: reading.text("suggestions"), address: reading.value("address"),
            decisions: reading.parts("decisions").map { key, part in
                MeetingFacts.Decision(
                    key: key, text: part.text("text") ?? "", owners: part.named("owner"),
                    due: part.text("due"), recommendation: part.value("recommendation"))
            })
    }

    var sessions: [MeetingDossier.Session] {
        reading.parts("sessions").map { key, part in
            MeetingDossier.Session(
                key: key, title: part.text("title"), date: part.text("date"),
                summary: part.text("summary"))
        }
    }

    /// Participants by organisation, then area, then name.
    var people: [MeetingDossier.Person] {
        reading.parts("people").map { _, part in
            MeetingDossier.Person(
                name: part.text("name"), role: part.text("role"),
                organisation: part.named("organisation").first, area: part.named("area").first)
        }.sorted { a, b in
            let left = [a.organisation?.name, a.area?.name, a.name].map { $0 ?? "\u{10FFFF}" }
            let right = [b.organisation?.name, b.area?.name, b.name].map { $0 ?? "\u{10FFFF}" }
            return left.lexicographicallyPrecedes(right)
        }
    }

    var papers: [MeetingDossier.Paper] {
        reading.parts("papers").map { _, part in
            MeetingDossier.Paper(
                symbol: part.text("symbol"), title: part.text("title"),
                authors: part.texts("author"), organisations: part.named("organisation"),
                address: part.value("address"))
        }
    }

    /// What the registers date after the last meeting and not after this one, where all of the
    /// date is: a year that the meetings fall in the middle of tells nothing.
    var events: [MeetingDossier.Event] {
        guard let since, let until = date?.last else { return [] }
        var found: [TimelineEntry] = []
        for register in ["meetings", "processes", "instruments", "treaty-actions"] {
            var question = RegisterQuestion(register: register)
            question.from = since
            question.until = until
            found += state.timeline(question).entries.filter { entry in
                entry.date.first > since && entry.date.last <= until
                    && entry.record.key != record.key && Self.isEvent(entry)
            }
        }
        found.sort { a, b in
            if a.date != b.date { return a.date < b.date }
            return a.record.key.description < b.record.key.description
        }
        return found.map { entry in
            MeetingDossier.Event(
                date: entry.date.description, record: entry.record.key.description,
                what: what(entry), name: state.label(entry.record))
        }
    }

    /// Days on which something was counted or reported are no events.
    private static func isEvent(_ entry: TimelineEntry) -> Bool {
        entry.path.part.map { $0.id == "events" } ?? true
    }

    private func what(_ entry: TimelineEntry) -> String {
        if let part = entry.path.part {
            return RecordReading(entry.record, state, part: part).text("title") ?? "event"
        }
        return entry.record.key.register == "meetings" ? "met" : entry.title.lowercased()
    }

    /// What organisations did since the last meeting, or report at this one.
    func activities() -> (groups: [MeetingDossier.ActivityGroup], undated: Int) {
        var question = RegisterQuestion(register: "activities")
        question.limit = .max
        var undated = 0
        var groups: [String: (named: MeetingDossier.Named?, items: [MeetingDossier.Activity])] = [:]
        for record in state.answer(question).records {
            let reading = RecordReading(record, state)
            let isReported = reading.values("reported-at").contains(self.record.key.id)
            if !isReported {
                guard let period = reading.date("period") else {
                    undated += 1
                    continue
                }
                if let since, period.last <= since { continue }
                if let until = date?.last, period.first > until { continue }
            }
            let activity = MeetingDossier.Activity(
                id: record.key.id, title: reading.text("title") ?? record.key.id,
                kind: reading.text("kind"), state: reading.text("state"),
                period: reading.text("period"), themes: reading.texts("theme"),
                areas: reading.named("area"), description: reading.text("description"),
                isReportedHere: isReported)
            let organisations = reading.named("organisation")
            if organisations.isEmpty { groups["", default: (nil, [])].items.append(activity) }
            for organisation in organisations {
                groups[organisation.id, default: (organisation, [])].items.append(activity)
            }
        }
        let ordered = groups.values.sorted {
            ($0.named?.name ?? "\u{10FFFF}") < ($1.named?.name ?? "\u{10FFFF}")
        }
        return (
            ordered.map {
                MeetingDossier.ActivityGroup(organisation: $0.named, activities: $0.items)
            }, undated
        )
    }

    /// What earlier meetings of the series recommended and nobody has closed; without a series, what
    /// this meeting itself did.
    var recommendations: [OpenRecommendation] {
        let all = state.openRecommendations(today: date?.first)
        guard let series = record.value("series"), let first = date?.first else {
            return all.filter { $0.meetings.contains { $0.id == record.key.id } }
        }
        return all.filter { item in
            item.meetings.contains { meeting in
                guard let other = state[RecordKey("meetings", meeting.id)],
                    other.value("series") == series
                else { return false }
                return RecordReading(other, state).date("date").map { $0.last < first } ?? false
            }
        }
    }

    /// The sources of the meeting's record and of some others, each once.
    func sources(_ others: [RecordKey]) -> [String] {
        var found: Set<String> = []
        for record in [record] + others.compactMap({ state[$0] }) {
            for statement in record.content.statements.values.joined() {
                if let text = statement.source?.text, !text.isEmpty { found.insert(text) }
            }
        }
        return found.sorted()
    }
}
