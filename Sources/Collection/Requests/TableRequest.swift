public import Cubes
public import Registers
public import Vocabulary

/// A table that a collection asks of countries: what is counted, by what, for which years.
public struct TableRequest: Hashable, Sendable {
    /// Which end of a corridor the country asked is.
    public enum End: String, CaseIterable, Sendable {
        /// It is asked about those who came: stocks of the foreign-born, immigration.
        case destination
        /// It is asked about those who left: emigration.
        case origin
    }

    /// How the other end of the corridor is told apart.
    public enum Counterpart: String, CaseIterable, Sendable {
        /// Not at all: one figure for the world.
        case total
        /// By regions or groups.
        case groups
        /// Area by area.
        case each
    }

    /// How ages are told apart.
    public enum Ages: String, CaseIterable, Sendable {
        case total
        /// 0-14, 15-24, 25-64, 65 and above.
        case broad
        /// Five-year groups to 85 and above.
        case fiveYear = "five-year"
        /// Single years to 100 and above.
        case single
    }

    /// Whom a table counts among those who moved.
    public enum Population: String, CaseIterable, Sendable {
        case everybody
        /// People who work or look for work.
        case workers
        case students
        case refugees
        /// People whose application for asylum is not decided.
        case asylumSeekers = "asylum-seekers"
    }

    /// The record of the collection.
    public let collection: String
    /// The key of the table among those of the collection.
    public let id: String
    public let title: String
    /// Where the answers belong.
    public let dataflow: Dataflow
    public let end: End
    public let criterion: Criterion
    public let counterpart: Counterpart
    public let isBySex: Bool
    public let ages: Ages
    /// The least stay that makes somebody counted. Units: months. Nil where the table does not say.
    public let leastStay: Int?
    /// The definition in words; empty where the table does not say.
    public let definition: String
    /// First and last year asked.
    public let years: ClosedRange<Int>
    /// The areas asked; empty is every area.
    public let areas: Set<String>
    /// The last day for answers; nil where there is none.
    public let deadline: RecordDate?
    /// Years from one asked to the next: 10 for the years of censuses, else 1.
    public let interval: Int
    /// Further ways in which figures are told apart, each crossed with all others; in a fixed order.
    public let breakdowns: [Breakdown]
    /// The groups by which the other end is told apart: ids of areas; empty for the five M49 regions.
    public let groups: [String]
    /// Whether the country's own citizens, natives or residents are counted too, as one more
    /// counterpart.
    public let includesOwn: Bool
    public let population: Population
    /// What the table says of what it counts, by aspect: codes of ``Aspect/answers``. The least
    /// stay stands in ``leastStay``.
    public let said: [Aspect: String]

    public init(
        collection: String, id: String, title: String, dataflow: Dataflow, end: End = .destination,
        criterion: Criterion, counterpart: Counterpart, isBySex: Bool = false, ages: Ages = .total,
        leastStay: Int? = nil, definition: String = "", years: ClosedRange<Int>,
        areas: Set<String> = [], deadline: RecordDate? = nil, interval: Int = 1,
        breakdowns: [Breakdown] = [], groups: [String] = [], includesOwn: Bool = false,
        population: Population = .everybody, said: [Aspect: String] = [:]
    ) {
        self.collection = collection
        self.id = id
        self.title = title
        self.dataflow = dataflow
        self.end = end
        self.criterion = criterion
        self.counterpart = counterpart
        self.isBySex = isBySex
        self.ages = ages
        self.leastStay = leastStay
        self.definition = definition
        self.years = years
        self.areas = areas
        self.deadline = deadline
        self.interval = max(1, interval)
        self.breakdowns = Breakdown.allCases.filter(breakdowns.contains)
        self.groups = groups
        self.includesOwn = includesOwn
        self.population = population
        self.said = said
    }
}
