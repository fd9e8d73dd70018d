public import Registers
internal import Vocabulary
internal import Warehouse

/// An offer or need as somebody writes it.
public struct MarketDraft: Hashable, Sendable {
    public var title = ""
    /// `offer` or `need`.
    public var direction = "offer"
    /// `expertise`, `services` or `financing`.
    public var kind = ""
    /// The organisation that holds it; empty for the desk's own.
    public var organisation = ""
    public var areas: [String] = []
    public var themes: [String] = []
    /// As registers write dates; empty leaves it open.
    public var period = ""
    public var description = ""

    public init() {}

    /// What a record says, to be changed.
    public init(_ entry: MarketEntry) {
        title = entry.title
        direction = entry.isOffer ? "offer" : "need"
        kind = entry.kind?.id ?? ""
        organisation = entry.organisation?.id ?? ""
        areas = entry.areas.map(\.id)
        themes = entry.themes
        period = entry.period ?? ""
        description = entry.description
    }

    /// The content of a record with what is written here; a field that says the same keeps its
    /// statements.
    func content(from before: RecordContent) -> RecordContent {
        var content = before
        func say(_ field: String, _ values: [String]) {
            let wanted = values.filter { value in value.contains { !$0.isWhitespace } }
            guard content[field].compactMap(\.value) != wanted else { return }
            content[field] = wanted.map { Statement($0) }
        }
        say("title", [title])
        say("direction", [direction])
        say("kind", [kind])
        say("organisation", [organisation])
        say("area", areas)
        say("theme", themes)
        say("period", [period])
        say("description", [description])
        if content["state"].isEmpty { content["state"] = [Statement("open")] }
        return content
    }
}

extension Office {
    /// Ids that addresses of the marketplace use otherwise.
    private static let reserved: Set<String> = ["new", "messages"]

    /// Adds an offer or need.
    ///
    /// - Parameters:
    ///   - who: the name kept with the revision.
    ///   - leave: throws where whoever posts it may not.
    /// - Returns: the id of the new record.
    public func post(
        _ draft: MarketDraft, by who: String, leave: EditLeave? = nil
    ) throws -> String {
        let state = try registers.state()
        let title = Self.reserved.contains(draft.title.lowercased()) ? "offer" : draft.title
        var id = state.freeID(for: title, in: "offers")
        if Self.reserved.contains(id) { id += "-1" }
        let edit = Edit(
            RecordKey("offers", id), draft.content(from: RecordContent()), base: 0)
        _ = try registers.apply([edit], by: who, reason: "posted", leave: leave)
        return id
    }

    /// Changes an offer or need.
    ///
    /// - Parameters:
    ///   - revision: the revision that the change was made from.
    ///   - leave: throws where whoever changes it may not.
    /// - Throws: ``RegisterError``; a conflict where others changed the same field since.
    public func change(
        _ id: String, to draft: MarketDraft, from revision: Int, by who: String,
        leave: EditLeave? = nil
    ) throws {
        let key = RecordKey("offers", id)
        let past = try registers.history(key)
        guard let before = past.first(where: { $0.revision.number == revision })?.content else {
            throw RegisterError(
                .request, "\(key)", found: "revision \(revision)",
                expected: "a revision of it that holds something")
        }
        let edit = Edit(key, draft.content(from: before), base: revision)
        _ = try registers.apply([edit], by: who, reason: "changed", leave: leave)
    }

    /// Takes an offer or need off the marketplace, puts it back, or notes that it was matched.
    ///
    /// - Parameters:
    ///   - state: `open`, `matched` or `withdrawn`.
    ///   - leave: throws where whoever does it may not.
    public func setState(
        _ state: String, of id: String, by who: String, leave: EditLeave? = nil
    ) throws {
        let record = try registers.record(RecordKey("offers", id))
        var content = record.content
        content["state"] = [Statement(state)]
        let edit = Edit(record.key, content, base: record.revision)
        _ = try registers.apply([edit], by: who, reason: state, leave: leave)
    }
}
