internal import Registers
public import Vocabulary

/// An offer for a need, or a need for an offer, with why.
///
/// Both are open, one is an offer and the other a need, of the same kind, of different organisations, and
/// not valid at different times. They share a theme or an area. The score adds points, and each
/// reason says its own:
///
/// | Points | For |
/// |---|---|
/// | 4 | each theme that both name |
/// | 2 | each theme of which all words are among those of one of the other |
/// | 3 | an area that both name |
/// | 2 | an area of one within a region of the other, or areas of one M49 subregion |
/// | 1 | areas of one M49 region |
/// | 1 | times stated by both that overlap |
/// | 0 | a theme, area or time that one of them leaves open |
public struct MarketMatch: Hashable, Sendable, Codable {
    public let entry: MarketEntry
    public let score: Int
    public let reasons: [Reason]

    /// One thing that speaks for the match.
    public struct Reason: Hashable, Sendable, Codable {
        public let points: Int
        public let text: String
    }

    /// What matches an offer or need among others: highest score first, then by title.
    public static func matches(
        of entry: MarketEntry, among others: [MarketEntry], areas: AreaRegister = .standard
    ) -> [MarketMatch] {
        others.compactMap { MarketMatch(entry, $0, areas) }.sorted {
            $0.score != $1.score
                ? $0.score > $1.score
                : ($0.entry.title, $0.entry.id) < ($1.entry.title, $1.entry.id)
        }
    }

    private init?(_ entry: MarketEntry, _ other: MarketEntry, _ areas: AreaRegister) {
        guard entry.isOpen, other.isOpen, entry.isOffer != other.isOffer, let kind = entry.kind,
            kind.id == other.kind?.id
        else { return nil }
        if let holder = entry.organisation, holder.id == other.organisation?.id { return nil }
        var reasons = [Reason(points: 0, text: "both are of the kind " + kind.name.lowercased())]
        let themes = Self.themes(entry.themes, other.themes)
        reasons += themes
        let places = Self.places(entry, other, areas)
        if let places { reasons.append(places) }
        guard !themes.isEmpty || (places?.points ?? 0) > 0 else { return nil }
        if entry.themes.isEmpty || other.themes.isEmpty {
            reasons.append(Reason(points: 0, text: "one of them leaves the theme open"))
        }
        guard let time = Self.time(entry.period, other.period) else { return nil }
        reasons.append(time)
        self.entry = other
        self.reasons = reasons
        score = reasons.reduce(0) { $0 + $1.points }
    }

    private static func themes(_ left: [String], _ right: [String]) -> [Reason] {
        let theirs = right.map { (text: $0, words: words($0)) }
        return left.compactMap { theme -> Reason? in
            let mine = words(theme)
            guard !mine.isEmpty else { return nil }
            if theirs.contains(where: { $0.words == mine }) {
                return Reason(points: 4, text: "both name the theme \(theme)")
            }
            let near = theirs.first {
                !$0.words.isEmpty && ($0.words.isSubset(of: mine) || mine.isSubset(of: $0.words))
            }
            return near.map {
                Reason(points: 2, text: "the themes \(theme) and \($0.text) share their words")
            }
        }
    }

    private static func words(_ theme: String) -> Set<String> {
        Set(
            String(decoding: SearchText.folded(theme), as: UTF8.self).split(separator: " ")
                .map(String.init))
    }

    private static func places(
        _ entry: MarketEntry, _ other: MarketEntry, _ areas: AreaRegister
    ) -> Reason? {
        let mine = MarketPlaces(entry.areas.map(\.id), areas)
        let theirs = MarketPlaces(other.areas.map(\.id), areas)
        guard !mine.isEmpty, !theirs.isEmpty else {
            return Reason(points: 0, text: "one of them leaves the area open")
        }
        return mine.relation(to: theirs).map { Reason(points: $0.points, text: $0.words) }
    }

    /// Nil where they are certainly not valid at the same time.
    private static func time(_ left: String?, _ right: String?) -> Reason? {
        guard let left = left.flatMap({ RecordDate($0) }),
            let right = right.flatMap({ RecordDate($0) })
        else { return Reason(points: 0, text: "one of them leaves open when it is valid") }
        guard left.overlaps(right) else { return nil }
        return Reason(points: 1, text: "both valid at the same time (\(left) and \(right))")
    }
}
