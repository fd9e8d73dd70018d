/// A code with its meaning.
public struct PolicyCode: Hashable, Sendable, Codable {
    public let code: String
    public let title: String
}

/// Governments by what they said, over the years.
public struct PolicyCounts: Hashable, Sendable, Codable {
    /// One year.
    public struct Year: Hashable, Sendable, Codable {
        public let year: Int
        /// How many Governments said each of ``PolicyCounts/codes``, in their order.
        public let counts: [Int]
        /// Per cent of ``answered``; empty where nobody said anything.
        public let shares: [Double]
        /// Governments that said one thing: what the shares are of.
        public let answered: Int
        /// Governments with a record that says nothing in the field.
        public let silent: Int
        /// Governments of which sources contradict each other, counted at no code.
        public let conflicting: Int
    }

    /// A figure that a report prints, kept as printed: never computed, and never mixed with counts.
    public struct Stated: Hashable, Sendable, Codable {
        public let title: String
        public let period: String?
        public let value: String
        public let unit: String?
        public let source: String
        public let note: String?
    }

    public let subject: PolicyCode
    /// `view` or `policy`.
    public let field: String
    public let codes: [PolicyCode]
    public let years: [Year]
    public let stated: [Stated]
}

/// What each Government said in a year.
public struct PolicyMap: Hashable, Sendable, Codable {
    /// A Government with what it said.
    public struct Place: Hashable, Sendable, Codable {
        public let area: NamedPlace
        /// Nil where it said nothing, or sources contradict each other.
        public let code: String?
        /// In words, of contradictions too.
        public let title: String
        public let conflict: Bool
    }

    public let subject: PolicyCode
    public let field: String
    /// The year shown; nil where there is none.
    public let year: Int?
    /// The years that there are.
    public let years: [Int]
    public let codes: [PolicyCode]
    public let places: [Place]
}

/// A Government's views and policies over time.
public struct PolicyHistory: Hashable, Sendable, Codable {
    /// What was said of one year.
    public struct Entry: Hashable, Sendable, Codable {
        public let record: String
        public let year: String
        /// In words; several where sources contradict each other.
        public let view: [String]
        public let policy: [String]
        /// Whether the view is another than in the entry before; nil where one of them says nothing or
        /// is contradicted.
        public let viewChanged: Bool?
        public let policyChanged: Bool?
        public let text: String?
        public let sources: [String]
    }

    /// What was said on one subject, by year.
    public struct Subject: Hashable, Sendable, Codable {
        public let subject: PolicyCode
        public let entries: [Entry]
    }

    public let area: NamedPlace
    public let subjects: [Subject]
}
