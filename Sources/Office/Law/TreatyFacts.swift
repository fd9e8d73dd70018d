/// An area as reports name it.
public struct NamedPlace: Hashable, Sendable, Codable {
    /// Its code; SDN736 is Sudan as it was until 2011.
    public let code: String
    public let name: String
}

/// A count of States that a report states, beside what the register's actions come to.
public struct StatedTreatyCount: Hashable, Sendable, Codable {
    /// `ratifications`, which parties of every kind are counted against, or `signatures`.
    public let what: String
    /// With its hedge, as stated: `over 100`.
    public let stated: String
    /// Nil where none is stated.
    public let date: String?
    /// Nil is the whole world.
    public let region: String?
    /// The source's words, where the count alone does not say them.
    public let printed: String?
    public let source: String
    public let note: String?
    /// The least and the most that the actions come to on the days that the date may mean; nil where
    /// there are no actions of single States, no date, or a region that is not known.
    public let counted: [Int]?
    /// Whether the two can both be so; nil where nothing is counted.
    public let agrees: Bool?
}

/// An instrument with its numbers.
public struct TreatySummary: Hashable, Sendable, Codable {
    public let instrument: String
    public let title: String
    public let shortName: String?
    public let kind: String?
    public let adopted: String?
    public let inForce: String?
    /// Actions of States that the register holds. With none, nothing can be said of single States,
    /// which is not that there are none.
    public let actions: Int
    /// Nil without actions, as are the two that follow.
    public let signatures: Int?
    /// States that certainly are parties.
    public let parties: Int?
    /// Further States that may be.
    public let possible: Int?
    /// The date of the last action held.
    public let lastAction: String?
    /// States said to consider it, with its hedge.
    public let considering: String?
    public let stated: [StatedTreatyCount]
}

/// A day on which the numbers of an instrument changed.
public struct TreatyStepFacts: Hashable, Sendable, Codable {
    public let day: String
    public let signatures: Int
    public let parties: Int
    public let possible: Int
}

/// What a State did, or is said to do.
public struct TreatyActionFacts: Hashable, Sendable, Codable {
    public let record: String
    public let kind: String
    /// The kind in words.
    public let title: String
    /// Every date stated, with `or` between; nil where none is.
    public let date: String?
    public let effect: String?
    public let text: String?
    public let source: String
}

/// Where a State stands.
public struct TreatyStateFacts: Hashable, Sendable, Codable {
    public let area: NamedPlace
    /// The M49 region; nil where the area has none.
    public let region: String?
    public let standing: String
    /// The standing in words, with `possibly` where a date leaves it open.
    public let title: String
    public let certain: Bool
    public let actions: [TreatyActionFacts]
    /// Sources that say it implements the instrument.
    public let implementationStated: [TreatyActionFacts]
    /// Whether it is said to implement what it was no party to.
    public let conflict: Bool
}

/// A number of States.
public struct TreatyTally: Hashable, Sendable, Codable {
    public let id: String
    public let title: String
    public let states: Int
}

/// Where States stand towards an instrument on a day.
public struct TreatyReport: Hashable, Sendable, Codable {
    public let summary: TreatySummary
    public let on: String
    public let states: [TreatyStateFacts]
    public let standings: [TreatyTally]
    /// Parties by M49 region, of those that are certain or possible.
    public let regions: [TreatyTally]
    public let steps: [TreatyStepFacts]
}

/// States against instruments on a day.
public struct TreatyMatrix: Hashable, Sendable, Codable {
    /// A State with its standings.
    public struct Row: Hashable, Sendable, Codable {
        public let area: NamedPlace
        /// By instrument: the standing, nil where the register has no action of the State on it.
        public let standings: [String?]
        /// Whether each is the same whatever inexact dates mean.
        public let certain: [Bool]
    }

    public let on: String
    /// Every convention, protocol and agreement; those without actions have no standings.
    public let instruments: [TreatySummary]
    public let rows: [Row]
}

/// A Government that is said to implement what it was no party to.
public struct TreatyConflict: Hashable, Sendable, Codable {
    public let instrument: String
    public let instrumentTitle: String
    public let area: NamedPlace
    /// What is said, and by whom.
    public let stated: TreatyActionFacts
    /// The last day that the statement may be of; the day asked where it has no date.
    public let statedOn: String
    /// Where the State stood then, by the register's actions.
    public let standingThen: String
    /// Where it stands on the day asked.
    public let standingNow: String
    public let on: String
    /// The actions that the standing follows from; none where the register has none.
    public let actions: [TreatyActionFacts]
}
