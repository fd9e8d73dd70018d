public import Cubes
public import Vocabulary

/// What figures are looked through for.
public enum ReviewCheck: String, CaseIterable, Sendable, Codable {
    /// A total beside its details.
    case totals
    /// A change unlike the others of its source at that size.
    case jumps
    /// A figure that fits once a slip is undone.
    case typos
    /// What cannot be negative, and balances that contradict each other.
    case signs
    /// More refugees than migrants.
    case refugees
    /// The change of a stock beside the flows into it.
    case balance
    /// The same thing as two sources have it.
    case sources
    /// A figure that a release changed unlike the others.
    case revisions

    /// The check in words.
    public var name: String {
        switch self {
        case .totals: "Total against its details"
        case .jumps: "Jump or spike"
        case .typos: "Slip of the pen"
        case .signs: "Sign"
        case .refugees: "Refugees above migrants"
        case .balance: "Stock against flows"
        case .sources: "One source against another"
        case .revisions: "Large revision"
        }
    }
}

/// Something that a check found odd.
public struct ReviewFinding: Sendable {
    public let check: ReviewCheck
    /// What was found, in a few words that are the same for all of a kind: `times 10`, `spike`.
    public let kind: String
    /// The source whose publisher is asked.
    public let source: String
    /// The area that it is put under: usually the destination.
    public let area: String
    /// How many people it concerns.
    public let people: Double
    /// How odd it is: in robust standard deviations of figures of its kind, at most 20.
    public let oddity: Double
    /// The figure in question first, then those that it was compared with.
    public let evidence: [ReviewEvidence]
    /// What it should be, as far as that can be told.
    public let expected: Double?
    /// What was expected and why, with the numbers.
    public let why: String
    /// Explanations without a fault that are known to apply here.
    public let innocent: [String]
    /// What to ask the publisher.
    public let question: String

    /// Which comes first: many people and great oddity; each innocent explanation halves it.
    ///
    /// log10(1 + people) x log2(1 + oddity) x 0.5^innocent explanations, at most two of them.
    public let score: Double

    init(
        _ check: ReviewCheck, _ kind: String, source: String, area: String, people: Double,
        oddity: Double, evidence: [ReviewEvidence], expected: Double? = nil, why: String,
        innocent: [String] = [], question: String
    ) {
        self.check = check
        self.kind = kind
        self.source = source
        self.area = area
        self.people = people
        self.oddity = min(20, max(0, oddity))
        self.evidence = evidence
        self.expected = expected
        self.why = why
        self.innocent = innocent
        self.question = question
        var score = logarithm10(1 + people) * logarithm2(1 + self.oddity)
        for _ in innocent.prefix(2) { score /= 2 }
        self.score = score
    }

    /// High from 14, medium from 8.
    public var severity: Severity { score >= 14 ? .high : score >= 8 ? .medium : .low }

    /// How soon somebody should look at it.
    public enum Severity: String, Sendable, CaseIterable, Codable {
        case high, medium, low
    }
}

/// A figure that a finding rests on.
public struct ReviewEvidence: Hashable, Sendable {
    /// What it is here: `found`, `before`, `after`, `detail` ...
    public let role: String
    public let key: SeriesKey
    public let period: Period
    /// People or moves.
    public let value: Double
    /// The release that brought it; of a total that was added up the latest of its parts'.
    public let release: Int
    /// Whether nobody printed it, and it was added up from details.
    public let isAddedUp: Bool

    init(
        _ role: String, key: SeriesKey, period: Period, value: Double, release: Int,
        isAddedUp: Bool = false
    ) {
        self.role = role
        self.key = key
        self.period = period
        self.value = value
        self.release = release
        self.isAddedUp = isAddedUp
    }
}

extension ReviewTable {
    /// A figure as evidence.
    func evidence(_ role: String, _ row: Int, _ figure: Int) -> ReviewEvidence? {
        key(row).map {
            ReviewEvidence(
                role, key: $0, period: periods[Int(period[figure])], value: value[figure],
                release: Int(release[figure]))
        }
    }
}
