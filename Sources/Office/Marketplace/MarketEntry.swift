public import Registers
public import Vocabulary

/// An offer or need of expertise, services or financing.
public struct MarketEntry: Hashable, Sendable, Codable {
    public let id: String
    /// The revision of the record that was read.
    public let revision: Int
    public let title: String
    /// Whether it is an offer rather than a need.
    public let isOffer: Bool
    /// What is offered or needed: expertise, services, financing; nil where nobody says.
    public let kind: MeetingDossier.Named?
    /// Who holds it; nil where it is the desk's.
    public let organisation: MeetingDossier.Named?
    public let areas: [MeetingDossier.Named]
    public let themes: [String]
    /// When it is valid, as registers write dates; nil where nobody says.
    public let period: String?
    /// The code of its state: open, matched, withdrawn.
    public let state: String
    public let description: String

    /// Whether it may still be matched.
    public var isOpen: Bool { state == "open" }

    /// Offer or need, in a word.
    public var direction: String { isOffer ? "Offer" : "Need" }

    init(_ record: Record, _ registers: RegisterState) {
        let reading = RecordReading(record, registers)
        id = record.key.id
        revision = record.revision
        title = reading.text("title") ?? record.key.id
        isOffer = reading.value("direction") == "offer"
        kind = reading.named("kind").first
        organisation = reading.named("organisation").first
        areas = reading.named("area")
        themes = reading.texts("theme")
        period = reading.value("period")
        state = reading.value("state") ?? "open"
        description = reading.text("description") ?? ""
    }
}

/// Which offers and needs are wanted.
public struct MarketQuestion: Hashable, Sendable {
    /// Words that begin words of the entry, whatever case and accents.
    public var words = ""
    /// `offer` or `need`; both where nil.
    public var direction: String?
    public var kind: String?
    /// A theme, whatever its case and accents.
    public var theme: String?
    /// Entries that name the area, a region that it lies in, or none at all.
    public var area: String?
    public var organisation: String?
    /// Whether matched and withdrawn ones are wanted too.
    public var withClosed = false

    public init() {}
}

extension RegisterState {
    /// Offers and needs, by title. Whoever shows them asks first whether they may be shown.
    public func marketplace(
        _ asked: MarketQuestion = MarketQuestion(), areas: AreaRegister = .standard
    ) -> [MarketEntry] {
        var question = RegisterQuestion(register: "offers")
        question.words = asked.words
        question.limit = .max
        if let direction = asked.direction { question.fields["direction"] = [direction] }
        if let kind = asked.kind { question.fields["kind"] = [kind] }
        if let organisation = asked.organisation {
            question.fields["organisation"] = [organisation]
        }
        let theme = asked.theme.map { SearchText.folded($0) }
        let places = asked.area.map { MarketPlaces([$0], areas) }
        return answer(question).records.map { MarketEntry($0, self) }.filter { entry in
            guard asked.withClosed || entry.isOpen else { return false }
            if let theme, !entry.themes.contains(where: { SearchText.folded($0) == theme }) {
                return false
            }
            guard let places, !entry.areas.isEmpty else { return true }
            return places.overlaps(MarketPlaces(entry.areas.map(\.id), areas))
        }.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    }

    /// An offer or need; nil where there is none of that id.
    public func marketEntry(_ id: String) -> MarketEntry? {
        self[RecordKey("offers", id)].map { MarketEntry($0, self) }
    }
}
