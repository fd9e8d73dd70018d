/// What those who come to a meeting should have read: its programme, what was done since the last one of
/// its series, what is still open, and what is known of the countries concerned. All of it is
/// from the registers and the figures of one workspace; nothing is made up.
public struct MeetingDossier: Sendable, Codable {
    public let meeting: MeetingFacts
    /// The meeting of the same series before this one; nil where the register has none.
    public let previous: Named?
    /// The day after which things count as new; nil where there is no earlier meeting.
    public let since: String?
    public let sessions: [Session]
    public let people: [Person]
    public let papers: [Paper]
    /// What the registers date between the last meeting and this one, in order.
    public let events: [Event]
    /// By organisation; an activity of two organisations stands under each.
    public let activities: [ActivityGroup]
    /// Activities that give no date and are not said to be reported here: nobody can tell.
    public let undatedActivities: Int
    public let recommendations: [OpenRecommendation]
    /// What is held of each table that matters, for all countries.
    public let coverage: [TableCoverage.Summary]
    /// The countries concerned, by name.
    public let countries: [Country]
    /// Whether figures were looked through for what is odd.
    public let isReviewed: Bool
    /// Where States stand towards each instrument on the day of the meeting.
    public let law: [InstrumentStatus]
    /// The sources that the records name.
    public let sources: [String]
    /// What a reader must know.
    public let notes: [String]

    /// A record or area with its name.
    public struct Named: Hashable, Sendable, Codable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A session of the agenda.
    public struct Session: Sendable, Codable {
        /// Its key among the sessions of the meeting.
        public let key: String
        public let title: String?
        public let date: String?
        public let summary: String?
    }

    /// A participant; whatever the register leaves out is nil.
    public struct Person: Sendable, Codable {
        public let name: String?
        public let role: String?
        public let organisation: Named?
        public let area: Named?
    }

    /// A paper before the meeting.
    public struct Paper: Sendable, Codable {
        public let symbol: String?
        public let title: String?
        public let authors: [String]
        public let organisations: [Named]
        public let address: String?
    }

    /// Something that a record dates.
    public struct Event: Sendable, Codable {
        public let date: String
        /// The record, such as `instruments/ga-58-208`.
        public let record: String
        /// What happened on the day: adopted, date, in force.
        public let what: String
        public let name: String
    }

    /// The activities of one organisation.
    public struct ActivityGroup: Sendable, Codable {
        /// Nil where the register names no organisation.
        public let organisation: Named?
        public let activities: [Activity]
    }

    /// What an organisation does, in the words of its register.
    public struct Activity: Sendable, Codable {
        public let id: String
        public let title: String
        public let kind: String?
        public let state: String?
        public let period: String?
        public let themes: [String]
        public let areas: [Named]
        public let description: String?
        /// Whether the register says that it was reported at this meeting.
        public let isReportedHere: Bool
    }

    /// What is known of a country, and what is not.
    public struct Country: Sendable, Codable {
        public let area: Named
        /// The tables that matter and that it lacks, wholly or since a year.
        public let gaps: [TableCoverage.Gap]
        /// The most pressing findings of the review, as questions to the publishers.
        public let questions: [Question]
        /// How many findings there are.
        public let findings: Int
        public let responses: [ResponseDue]
        public let treaties: [Treaty]
        public let views: [View]
    }

    /// A finding on figures of the country, to be put to the publisher.
    public struct Question: Sendable, Codable {
        public let severity: String
        public let publisher: String
        public let why: String
        public let question: String
    }

    /// An answer to a collection that is not there yet.
    public struct ResponseDue: Sendable, Codable {
        public let collection: Named
        public let round: String
        public let state: String
        /// When it was asked, or came into this state.
        public let date: String?
    }

    /// Where the country stands towards an instrument.
    public struct Treaty: Sendable, Codable {
        public let instrument: Named
        /// In words, with "possibly" where a date is not known exactly.
        public let standing: String
        /// Whether it is said to implement what it is no party to.
        public let isConflict: Bool
    }

    /// A Government's latest view and policy on a subject.
    public struct View: Sendable, Codable {
        public let subject: String
        public let year: String
        public let view: String?
        public let policy: String?
    }

    /// Where all States with actions stand towards an instrument.
    public struct InstrumentStatus: Sendable, Codable {
        public let instrument: Named
        public let counts: [Count]
        /// States said to implement it that are no party to it.
        public let conflicts: [Named]

        /// How many areas have a standing, in words.
        public struct Count: Sendable, Codable {
            public let standing: String
            public let areas: Int
        }
    }
}

/// What a register says of a meeting itself. Numbers keep their hedges: `over 20`.
public struct MeetingFacts: Sendable, Codable {
    public let id: String
    public let title: String
    public let series: String?
    public let date: String?
    public let venue: String?
    public let area: MeetingDossier.Named?
    public let organisers: [MeetingDossier.Named]
    public let participants: String?
    public let organisations: String?
    public let states: String?
    public let themes: [String]
    public let outcome: String?
    public let suggestions: String?
    public let address: String?
    public let decisions: [Decision]

    /// Something that the meeting decided.
    public struct Decision: Sendable, Codable {
        /// Its key among the decisions of the meeting.
        public let key: String
        public let text: String
        public let owners: [MeetingDossier.Named]
        public let due: String?
        /// The recommendation made from it; nil where none was yet.
        public let recommendation: String?
    }
}
