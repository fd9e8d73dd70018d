internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Which of the tables that matter each country has figures of, and until when: of those that publishers
/// print, whoever they are, not of estimates made here.
public struct TableCoverage: Sendable {
    /// A table that matters to those who work on migration.
    struct Table: Sendable {
        let id: String
        let title: String
        let dataflow: Dataflow
        /// The place of the key that says whose table it is.
        let area: DimensionID
        /// As ``KeyPattern`` reads it.
        let key: String
        /// Codes that do not count, by place.
        var without: [DimensionID: Set<String>] = [:]
    }

    /// The tables, in the order in which they are shown.
    static let tables: [Table] = [
        Table(
            id: "stock-birth", title: "Stock by country of birth", dataflow: .stock,
            area: .destination, key: "CRITERION=B", without: [.origin: ["W"]]),
        Table(
            id: "stock-citizenship", title: "Stock by citizenship", dataflow: .stock,
            area: .destination, key: "CRITERION=C", without: [.origin: ["W"]]),
        Table(
            id: "stock-sex", title: "Stock by sex", dataflow: .stock, area: .destination,
            key: "SEX=F"),
        Table(
            id: "stock-age", title: "Stock by age", dataflow: .stock, area: .destination,
            key: "", without: [.age: ["_T"]]),
        Table(
            id: "immigration", title: "Immigration", dataflow: .flow, area: .destination,
            key: "METHOD=_Z", without: [.reporter: ["ORIGIN"]]),
        Table(
            id: "emigration", title: "Emigration", dataflow: .flow, area: .origin,
            key: "METHOD=_Z,REPORTER=ORIGIN"),
        Table(
            id: "refugees", title: "Refugees", dataflow: .displaced, area: .destination,
            key: "POP_TYPE=REF"),
    ]

    /// What a country lacks.
    public struct Gap: Hashable, Sendable, Codable {
        /// The table's id: `stock-birth`.
        public let table: String
        public let title: String
        /// The last year with a figure; nil where there never was one.
        public let last: Int?
        /// The last year with a figure of any country.
        public let newest: Int?

        /// In words: none held; none since 2015.
        public var words: String {
            guard let last else { return "none held" }
            return "none since \(last)"
        }
    }

    /// What is held of a table.
    public struct Summary: Hashable, Sendable, Codable {
        public let table: String
        public let title: String
        /// The last year with a figure of any country; nil where nothing is held.
        public let newest: Int?
        /// Countries with a figure of any year.
        public let held: Int
        /// Countries with a figure of the newest year.
        public let current: Int
        /// Countries there are.
        public let countries: Int
    }

    /// By table, then country: the last year with a figure.
    private let last: [String: [String: Int]]

    /// Cost: reads the figures of three tables once.
    init(_ state: OfficeState) throws {
        var last: [String: [String: Int]] = [:]
        for table in Self.tables { last[table.id] = try Self.last(table, state) }
        self.last = last
    }

    private static func last(_ table: Table, _ state: OfficeState) throws -> [String: Int] {
        let view = state.view(table.dataflow)
        guard view.count > 0, let place = table.dataflow.index(of: table.area) else { return [:] }
        let columns = try state.observations(table.dataflow)
        let pattern = try KeyPattern(table.dataflow, table.key)
        let without = table.without.compactMap { dimension, codes in
            table.dataflow.index(of: dimension).map { ($0, codes) }
        }
        let rows = view.rows(CodeSelection(view.columns, pattern)).filter { row in
            without.allSatisfy { !$1.contains(view.columns.code(Int(row), $0)) }
        }
        var found: [String: Int] = [:]
        var walk = view.walk(rows, columns)
        while let row = walk.advance() {
            let area = view.columns.code(row, place)
            let known = found[area] ?? 0
            for index in walk.observations {
                guard case .number = columns.value(index) else { continue }
                let year = lastYear(state.holdings.periods[Int(columns.periods[index])])
                if year > known { found[area] = max(found[area] ?? 0, year) }
            }
        }
        return found
    }

    /// The year in which a period ends.
    private static func lastYear(_ period: Period) -> Int {
        switch period.length {
        case .years(let count):
            let isCalendar = period.start.month == 1 && period.start.day == 1
            return period.start.year + count - (isCalendar ? 1 : 0)
        case .months(let count): return period.start.year + (period.start.month + count - 2) / 12
        case .days(let count): return period.start.year + (count > 366 ? count / 366 : 0)
        }
    }

    /// The last year of a table with a figure of any of the world's countries.
    private func newest(_ table: Table) -> Int? { last[table.id]?.values.max() }

    /// What a country lacks of the tables of which some country has figures of a later year, or it has
    /// none at all.
    func gaps(_ area: String) -> [Gap] {
        Self.tables.compactMap { table in
            let newest = newest(table)
            let own = last[table.id]?[area]
            if let own, own == newest { return nil }
            return Gap(table: table.id, title: table.title, last: own, newest: newest)
        }
    }

    /// What is held, for all countries of the world.
    func summaries(_ areas: AreaRegister) -> [Summary] {
        let world = areas.countries.map(\.id)
        return Self.tables.map { table in
            let own = last[table.id] ?? [:]
            let newest = newest(table)
            return Summary(
                table: table.id, title: table.title, newest: newest,
                held: world.count { own[$0] != nil },
                current: newest.map { newest in world.count { own[$0] == newest } } ?? 0,
                countries: world.count)
        }
    }
}
