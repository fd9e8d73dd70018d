public import Registers
public import Vocabulary

/// How many of those who were asked answered, counted from the register of responses. What reports
/// state of a round stands in ``StatedCount`` and is never mixed with it.
public struct ResponseRates: Hashable, Sendable {
    /// One line: a group of answers.
    public struct Row: Hashable, Sendable {
        /// What the answers have in common: an id of an organisation or area, a year, or
        /// `collection/table`; nil where they lack it.
        public let group: String?
        public var counts = ResponseCounts()
        public var cells = CellRate()
    }

    /// All answers together.
    public let total: Row
    /// By owner of the collection. A collection of two agencies counts for both, so that the rows may
    /// add up to more than the total.
    public let agencies: [Row]
    /// By M49 region of the area.
    public let regions: [Row]
    /// By table of a collection, for areas that the table asks.
    public let tables: [Row]
    /// By the year of the round.
    public let years: [Row]

    /// - Parameters:
    ///   - responses: the answers to count.
    ///   - collections: the records of the register of collections.
    ///   - areas: the areas with their regions.
    public init(
        _ responses: [RoundResponse], collections: [Record], areas: AreaRegister = .standard
    ) {
        var total = Row(group: nil)
        var agencies = Groups()
        var regions = Groups()
        var tables = Groups()
        var years = Groups()
        let owners = Dictionary(
            collections.map { ($0.key.id, $0.values("owner")) }, uniquingKeysWith: { a, _ in a })
        let asked = Dictionary(
            collections.map { ($0.key.id, (try? TableRequest.tables(of: $0)) ?? []) },
            uniquingKeysWith: { a, _ in a })
        for response in responses {
            let key = response.key
            total.take(response)
            let names = owners[key.collection] ?? []
            for name in names.isEmpty ? [nil] : names.map({ $0 }) { agencies.take(response, name) }
            regions.take(response, areas.area(key.area)?.regionID)
            years.take(response, key.round.prefix(4).description)
            var ids = Set((asked[key.collection] ?? []).filter { $0.asks(key.area) }.map(\.id))
            ids.formUnion(response.cells.keys)
            for id in ids { tables.take(response, "\(key.collection)/\(id)", table: id) }
        }
        self.total = total
        self.agencies = agencies.rows
        self.regions = regions.rows
        self.tables = tables.rows
        self.years = years.rows
    }
}

extension ResponseRates.Row {
    fileprivate mutating func take(_ response: RoundResponse, table: String? = nil) {
        counts.add(response.state.standing)
        cells.add(response, table: table)
    }
}

/// Rows by what their answers have in common.
private struct Groups {
    private var byGroup: [String?: ResponseRates.Row] = [:]

    mutating func take(_ response: RoundResponse, _ group: String?, table: String? = nil) {
        byGroup[group, default: .init(group: group)].take(response, table: table)
    }

    /// In the order of their names, those without one last.
    var rows: [ResponseRates.Row] {
        byGroup.values.sorted { a, b in
            switch (a.group, b.group) {
            case (let left?, let right?): left < right
            case (_?, nil): true
            case (nil, _): false
            }
        }
    }
}

/// How many were asked, and what became of it.
public struct ResponseCounts: Hashable, Sendable {
    public private(set) var answered = 0
    /// Asked, and the round is not closed.
    public private(set) var open = 0
    /// Refused with a reason.
    public private(set) var refused = 0
    /// Closed without a word.
    public private(set) var silent = 0

    public init() {}

    mutating func add(_ standing: ResponseState.Standing) {
        switch standing {
        case .answered: answered += 1
        case .open: open += 1
        case .refused: refused += 1
        case .silent: silent += 1
        }
    }

    /// How many were asked.
    public var asked: Int { answered + open + refused + silent }

    /// The share of those asked who answered. Units: 0 to 1. Nil where nobody was asked.
    public var rate: Double? { asked == 0 ? nil : Double(answered) / Double(asked) }

    /// What counts as answered, in words.
    public static let basis =
        "Answered: a questionnaire came and is kept, whatever became of it (received, checked, "
        + "queried, answered, accepted, published). The rate is answered of all asked, those of open "
        + "rounds included; refusals with a reason and silence are counted apart."
}

/// How much of what was asked was answered, cell by cell.
public struct CellRate: Hashable, Sendable {
    /// How many answers the rate is of: those whose cells are counted, and those that never came.
    public private(set) var responses = 0
    /// How many came of which nobody counted the cells; they are in no rate.
    public private(set) var uncounted = 0
    /// Cells asked of those whose cells are counted.
    public private(set) var asked = 0
    public private(set) var answered = 0
    /// The shares of the answers, added up; an answer that never came adds nothing.
    private var shares = 0.0

    public init() {}

    mutating func add(_ response: RoundResponse, table: String?) {
        var count = CellCount(asked: 0, answered: 0)
        for (id, cells) in response.cells where table == nil || id == table {
            count.asked += cells.asked
            count.answered += cells.answered
        }
        guard response.state.standing == .answered else {
            responses += 1
            return
        }
        guard count.asked > 0 else {
            uncounted += 1
            return
        }
        responses += 1
        asked += count.asked
        answered += count.answered
        shares += Double(count.answered) / Double(count.asked)
    }

    /// The mean share of the cells asked that were answered, each country counting once. Units: 0 to
    /// 1. Nil where nothing can be counted.
    public var rate: Double? { responses == 0 ? nil : shares / Double(responses) }

    /// What it is, in words.
    public static let basis =
        "Cells: of each answer the share of the cells asked that hold a figure or a reason why there "
        + "is none, 0 where nothing came, as the mean over the answers; answers whose cells nobody "
        + "counted are left out and told."
}

/// What a source states of a round: how many were asked and how many answered. Never computed.
public struct StatedCount: Hashable, Sendable {
    public let round: CollectionRound

    /// Those of some collections, by collection and round.
    public static func all(in collections: [Record]) -> [StatedCount] {
        collections.flatMap { CollectionRound.rounds(of: $0) }.filter(\.isStated).map {
            StatedCount(round: $0)
        }
    }

    /// As a reader has it: `30 of 192 Governments`, `93 States`, `asked: over 230 offices`.
    public var text: String {
        let unit = round.unit.map { " " + $0 } ?? ""
        func words(_ statements: [Statement]) -> String {
            statements.map(\.text).joined(separator: " or ")
        }
        if round.answered.isEmpty { return "asked: \(words(round.asked))\(unit)" }
        if round.asked.isEmpty { return "\(words(round.answered))\(unit) answered" }
        return "\(words(round.answered)) of \(words(round.asked))\(unit) answered"
    }

    /// Where it is from; the sources of its statements without repetition.
    public var sources: [String] {
        var seen: [String] = []
        for source in (round.asked + round.answered).compactMap(\.source?.text)
        where !seen.contains(source) { seen.append(source) }
        return seen
    }
}

extension ResponseCounts {
    /// Those of some answers.
    public init(_ responses: [RoundResponse]) {
        self.init()
        for response in responses { add(response.state.standing) }
    }
}
