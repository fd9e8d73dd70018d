public import Collection

/// Which requests are set beside one another.
public struct OverlapQuestion: Sendable {
    /// Only these collections; empty is all that say which tables they ask.
    public var collections: Set<String> = []
    /// Only what is asked of these years; nil is all.
    public var years: ClosedRange<Int>?
    /// How a burden is told in days.
    public var model = BurdenModel()

    public init() {}
}

/// The tables of collections, ready to be set beside one another for any area.
///
/// Cost: each two tables are compared once; an area then takes some milliseconds.
public struct RequestBook: Sendable {
    /// By collection and key.
    public let tables: [TableRequest]
    /// The titles of collections, and the owners' names.
    public let titles: [String: String]
    public let owners: [String: [String]]
    let pairs: OverlapTable
    let model: BurdenModel

    init(
        _ tables: [TableRequest], titles: [String: String], owners: [String: [String]],
        model: BurdenModel
    ) {
        self.tables = tables
        self.titles = titles
        self.owners = owners
        self.model = model
        pairs = OverlapTable(tables)
    }

    /// The collections that ask something, in order.
    public var collections: [String] {
        var seen: Set<String> = []
        return tables.map(\.collection).filter { seen.insert($0).inserted }
    }
}
