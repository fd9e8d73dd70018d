/// What the world map can show.
public enum MapIndicator: String, CaseIterable, Hashable, Sendable {
    case immigrantShare = "immigrant-share"
    case immigrants
    case emigrants
    case netRate = "net-rate"
    case refugeesHosted = "refugees-hosted"
    case refugeesFrom = "refugees-from"

    /// The name in the list of choices and above the map.
    public var title: String {
        switch self {
        case .immigrantShare: "Immigrants as a share of the population"
        case .immigrants: "Immigrants"
        case .emigrants: "Emigrants"
        case .netRate: "Net migration rate"
        case .refugeesHosted: "Refugees hosted"
        case .refugeesFrom: "Refugees by area of origin"
        }
    }

    /// The unit in words, beside the picture.
    public var unitText: String {
        switch self {
        case .immigrantShare: "per cent of the population"
        case .immigrants, .emigrants, .refugeesHosted, .refugeesFrom: "persons"
        case .netRate: "per 1,000 population, a year"
        }
    }

    /// What is counted, in a sentence.
    public var meaning: String {
        switch self {
        case .immigrantShare:
            "People who live in an area other than the one they were born in (or hold the "
                + "citizenship of), out of every hundred people living there."
        case .immigrants:
            "People who live in the area and were born in another (or hold another’s "
                + "citizenship)."
        case .emigrants:
            "People born in the area (or holding its citizenship) who live in any other."
        case .netRate:
            "People who came less people who left during the year, for every thousand "
                + "living there. Below zero, more left than came."
        case .refugeesHosted:
            "Refugees, and people in refugee-like situations, whom the area gives asylum."
        case .refugeesFrom:
            "Refugees, and people in refugee-like situations, from the area who have asylum "
                + "in another."
        }
    }

    /// The unit of its figures.
    public var unit: Figure.Unit {
        switch self {
        case .immigrantShare: .percent
        case .netRate: .perThousand
        case .immigrants, .emigrants, .refugeesHosted, .refugeesFrom: .persons
        }
    }
}
