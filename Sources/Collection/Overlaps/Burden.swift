/// What it costs a country to answer.
public struct Burden: Hashable, Sendable {
    /// How many collections ask.
    public var collections: Int
    public var tables: Int
    /// How many figures are asked.
    public var cells: Int

    public static let none = Burden(collections: 0, tables: 0, cells: 0)

    public init(collections: Int, tables: Int, cells: Int) {
        self.collections = collections
        self.tables = tables
        self.cells = cells
    }

    /// Both together.
    public static func + (first: Self, second: Self) -> Self {
        Burden(
            collections: first.collections + second.collections,
            tables: first.tables + second.tables, cells: first.cells + second.cells)
    }
}

/// How many working days of a country office a burden is: so many for each collection, table and
/// number of figures.
///
/// The defaults are assumptions, there to be replaced by an office's own: nobody has published a
/// measure. docs/collections.md gives the reason for each.
public struct BurdenModel: Hashable, Sendable, Codable {
    /// Reading the instructions, finding who answers, sending, answering queries. Units: days.
    public var perCollection: Double
    /// Making a tabulation and describing it. Units: days.
    public var perTable: Double
    /// How many figures are filled in and looked through in a day.
    public var cellsPerDay: Double

    public init(
        perCollection: Double = 2, perTable: Double = 0.5, cellsPerDay: Double = 10_000
    ) {
        self.perCollection = perCollection
        self.perTable = perTable
        self.cellsPerDay = cellsPerDay
    }

    /// The working days.
    public func days(_ burden: Burden) -> Double {
        Double(burden.collections) * perCollection + Double(burden.tables) * perTable
            + Double(burden.cells) / max(1, cellsPerDay)
    }
}
