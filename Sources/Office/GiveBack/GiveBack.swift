/// What others count of an area's emigrants, for the area: stocks by where they live, and flows out of
/// it, with small counts hidden.
///
/// Only what everybody may see goes in, whoever asks: nothing that is not signed off, withdrawn or
/// under embargo. Figures are as their publishers give them; estimates of this office are left out.
public struct GiveBack: Hashable, Sendable, Codable {
    /// Counts of fewer people than this are hidden unless somebody says otherwise.
    public static let usualThreshold = 10
    /// The code of all destinations together.
    public static let everywhere = "W"
    /// What stands for a criterion that differs from destination to destination.
    public static let mixed = "mixed"

    /// Who counts.
    public enum Side: String, Hashable, Sendable, Codable {
        /// People who live in the destination, as it or an agency counts them.
        case stock
        /// Moves, as the destinations report them.
        case destination
        /// Moves, as the area itself reports them.
        case own
    }

    /// Where in a table a count stands.
    public struct Place: Hashable, Sendable, Codable {
        /// An area, or `W`.
        public let destination: String
        /// `_T`, `F`, `M` or `_U`.
        public let sex: String
        /// A code of CL_AGE.
        public let age: String
        public let year: Int

        public init(_ destination: String, sex: String = "_T", age: String = "_T", year: Int) {
            self.destination = destination
            self.sex = sex
            self.age = age
            self.year = year
        }
    }

    /// One count. Units: persons or moves.
    public struct Cell: Hashable, Sendable, Codable {
        /// How a count came about, or why it is not there.
        public enum State: String, Hashable, Sendable, Codable {
            case reported
            /// Added up here, of what was reported.
            case computed
            /// Small, or needed to protect one that is.
            case hidden
            /// Reported as missing; ``Cell/reason`` says why.
            case missing
        }

        public let place: Place
        /// Nil exactly where it is hidden or missing.
        public let value: Double?
        public let state: State
        public let reason: String?
        /// B, C, P or `_U`, as in ``Table/criterion``; of what was added up over several, `mixed`.
        public let criterion: String
        /// The release that brought it; nil for what was added up here.
        public let release: Int?
        /// Where it stands in the release's file, from 1; the sheet from 0. Nil for what was added up.
        public let sheet: Int?
        public let row: Int?
        public let column: Int?
    }

    /// What is said of what a table counts.
    public struct Said: Hashable, Sendable, Codable {
        public let aspect: String
        public let words: String
        public let remark: String
    }

    /// The counts of one source: of all criteria where each destination has one, else of one.
    public struct Table: Hashable, Sendable, Codable {
        public let side: Side
        public let source: String
        public let publisher: String
        public let title: String
        /// B born in the area, C its citizens, P who lived there before, `_U` not stated; `mixed` where
        /// it differs by destination.
        public let criterion: String
        public let years: [Int]
        public let destinations: [NamedPlace]
        public let sexes: [String]
        /// Groups that do not overlap, youngest first; empty where none is known.
        public let ages: [String]
        public let definition: [Said]
        /// By year, destination, sex and age; all destinations first.
        public let cells: [Cell]
        /// How many are hidden, and how many of those because they are small themselves.
        public let hidden: Int
        public let small: Int

        /// The counts by where they stand.
        public var byPlace: [Place: Cell] {
            Dictionary(cells.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A flow as a destination reports it beside the same as the area does.
    public struct Difference: Hashable, Sendable, Codable {
        public let destination: NamedPlace
        public let year: Int
        public let source: String
        public let ownSource: String
        public let theirs: Double?
        public let own: Double?
        /// Theirs less its own; nil where one of them is hidden or missing.
        public let difference: Double?
        /// Theirs over its own.
        public let ratio: Double?
    }

    /// A release that figures come from.
    public struct Source: Hashable, Sendable, Codable {
        public let release: Int
        public let source: String
        public let publisher: String
        public let title: String
        public let citation: String
        public let licence: String
        public let licenceAddress: String?
        public let address: String
        public let heldFrom: String
        /// Its first file, which cells stand in, and the sheets of it.
        public let file: String?
        public let sheets: [String]
    }

    public let area: NamedPlace
    public let threshold: Int
    /// The last release that is in it; 0 in an empty workspace.
    public let state: Int
    /// Stocks first, then flows by destinations, then its own.
    public let tables: [Table]
    public let differences: [Difference]
    /// Countries and territories of which no figure is held, as destinations.
    public let unreported: [NamedPlace]
    public let notes: [String]
    public let sources: [Source]

    /// The tables of a side.
    public func tables(_ side: Side) -> [Table] { tables.filter { $0.side == side } }
}
