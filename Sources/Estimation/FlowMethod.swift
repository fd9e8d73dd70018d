/// The six ways offered to estimate flows from two stock tables.
///
/// The raw value is the code that stands in the METHOD dimension of published figures.
public enum FlowMethod: String, Sendable, CaseIterable, Codable {
    /// Stock differencing, decreases dropped.
    case stockDifferencingDrop = "SD_DROP"
    /// Stock differencing, decreases read as return.
    case stockDifferencingReverse = "SD_REVERSE"
    /// Rates on the stocks of the first date.
    case rate = "RATE"
    /// Demographic accounting in an open world.
    case accountingOpen = "DA_OPEN"
    /// Demographic accounting in a closed world, the fewest moves.
    case accountingClosed = "DA_CLOSED"
    /// The weighted mean of the fewest moves and of independence.
    case pseudoBayes = "DA_PB"

    /// The METHOD code.
    public var code: String { rawValue }

    /// A plain name for commands and addresses.
    public var name: String {
        switch self {
        case .stockDifferencingDrop: "stock-differencing-drop"
        case .stockDifferencingReverse: "stock-differencing-reverse"
        case .rate: "migration-rates"
        case .accountingOpen: "demographic-accounting-open"
        case .accountingClosed: "demographic-accounting-closed"
        case .pseudoBayes: "pseudo-bayesian"
        }
    }

    /// A title for readers.
    public var title: String {
        switch self {
        case .stockDifferencingDrop: "Change in migrant stocks, increases only"
        case .stockDifferencingReverse: "Change in migrant stocks, decreases as return"
        case .rate: "Share of migrant stocks"
        case .accountingOpen: "Demographic accounting, open world"
        case .accountingClosed: "Demographic accounting, fewest moves"
        case .pseudoBayes: "Demographic accounting, between fewest and free moves"
        }
    }

    /// One sentence on what the method does.
    public var summary: String {
        switch self {
        case .stockDifferencingDrop:
            "A migrant community that grew counts as that many moves from its country of birth; "
                + "one that shrank counts as none."
        case .stockDifferencingReverse:
            "A migrant community that grew counts as that many moves from its country of birth; "
                + "one that shrank counts as that many returns."
        case .rate:
            "A given world total of moves is shared out as the migrant communities of the first "
                + "date were."
        case .accountingOpen:
            "The fewest moves that explain the change in each country's residents after births "
                + "and deaths, where people may also leave or enter the table."
        case .accountingClosed:
            "The fewest moves that explain the change in each country's residents after births "
                + "and deaths, where nobody leaves or enters the world."
        case .pseudoBayes:
            "A weighted mean of the fewest moves (0.87) and of moves that ignore where people "
                + "lived before (0.13)."
        }
    }

    /// The method with a code or a plain name; nil for any other word.
    public init?(named word: String) {
        guard let method = Self.allCases.first(where: { $0.code == word || $0.name == word })
        else { return nil }
        self = method
    }
}
