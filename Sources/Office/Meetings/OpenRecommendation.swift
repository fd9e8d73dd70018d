public import Registers
public import Vocabulary

/// A recommendation that is not done, with what came of it so far.
public struct OpenRecommendation: Sendable, Codable {
    public let id: String
    public let title: String
    public let meetings: [MeetingDossier.Named]
    public let date: String?
    public let due: String?
    /// Whether the last day that the due date may mean is past.
    public let isOverdue: Bool
    public let themes: [String]
    public let addressees: [MeetingDossier.Named]
    public let areas: [MeetingDossier.Named]
    /// In words: open, in progress; what the register says where it is neither.
    public let state: String
    public let progress: [Progress]

    /// A step forward, or what stands in the way.
    public struct Progress: Sendable, Codable {
        /// Its key among the progress of the recommendation.
        public let key: String
        public let area: MeetingDossier.Named?
        public let organisation: MeetingDossier.Named?
        public let date: String?
        /// Whether it is an obstacle rather than progress.
        public let isObstacle: Bool
        public let text: String
    }

    /// - Parameter today: the day by which it may be overdue; nil tells nothing of that.
    init(_ record: Record, _ state: RegisterState, today: CalendarDate?) {
        let reading = RecordReading(record, state)
        id = record.key.id
        title = reading.text("title") ?? id
        meetings = reading.named("meeting")
        date = reading.text("date")
        due = reading.text("due")
        isOverdue =
            reading.date("due").flatMap { due in today.map { due.last < $0 } } ?? false
        themes = reading.texts("theme")
        addressees = reading.named("addressee")
        areas = reading.named("area")
        self.state = reading.text("state") ?? "Not stated"
        progress = reading.parts("progress").map { key, part in
            Progress(
                key: key, area: part.named("area").first,
                organisation: part.named("organisation").first, date: part.text("date"),
                isObstacle: part.value("kind") == "obstacle", text: part.text("text") ?? "")
        }
    }
}

/// Which recommendations are wanted.
public struct RecommendationQuestion: Hashable, Sendable {
    /// Only those addressed to this organisation.
    public var addressee: String?
    /// Only those of this theme, whatever its case and accents.
    public var theme: String?
    /// Only those that name this area, or with progress in it.
    public var area: String?
    /// Only those of this meeting.
    public var meeting: String?

    public init() {}
}

extension RegisterState {
    /// The recommendations that are neither done nor dropped, by date, then id.
    ///
    /// - Parameter today: the day by which one may be overdue.
    public func openRecommendations(
        _ asked: RecommendationQuestion = RecommendationQuestion(), today: CalendarDate?
    ) -> [OpenRecommendation] {
        var question = RegisterQuestion(register: "recommendations")
        question.limit = .max
        if let area = asked.area { question.areas = [area] }
        if let addressee = asked.addressee { question.fields["addressee"] = [addressee] }
        if let meeting = asked.meeting { question.fields["meeting"] = [meeting] }
        let theme = asked.theme.map { SearchText.folded($0) }
        let open = answer(question).records.filter { record in
            guard !["done", "dropped"].contains(record.value("state")) else { return false }
            guard let theme else { return true }
            return record.values("theme").contains { SearchText.folded($0) == theme }
        }
        return open.map { ($0, RecordReading($0, self).date("date")) }.sorted { a, b in
            switch (a.1, b.1) {
            case (let left?, let right?) where left != right: left < right
            case (_?, nil): true
            case (nil, _?): false
            default: a.0.key.id < b.0.key.id
            }
        }.map { OpenRecommendation($0.0, self, today: today) }
    }

    /// A recommendation, whatever became of it; nil where there is none of that id.
    public func recommendation(_ id: String, today: CalendarDate?) -> OpenRecommendation? {
        self[RecordKey("recommendations", id)].map {
            OpenRecommendation($0, self, today: today)
        }
    }
}
