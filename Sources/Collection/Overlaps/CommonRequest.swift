public import Vocabulary

/// The fewest figures to ask one country so that every agency gets each of its tables.
public struct CommonRequest: Hashable, Sendable {
    /// Which tables may be served by one.
    public enum Agreement: String, CaseIterable, Sendable {
        /// Those that count the same people, so far as they say.
        case asStated = "as-stated"
        /// All of one subject, as if the agencies had agreed on one definition of it.
        case agreed
    }

    /// A table to ask.
    public struct Table: Hashable, Sendable {
        /// Its place among the tables, from 1.
        public let number: Int
        public let subject: TableSubject
        public let grid: TableGrid
        /// In order.
        public let years: [Int]
        /// How many figures it has.
        public let cells: Int
        /// One of the tables that it serves, of which it has the definition.
        public let definedBy: TableRequest
        public let servings: [Serving]
    }

    /// What an agency's table is made of.
    public struct Serving: Hashable, Sendable {
        public let table: TableRequest
        public let years: [Int]
        /// What is done to get it; empty where it is taken as it is.
        public let steps: [String]
    }

    public let agreement: Agreement
    public let tables: [Table]
    /// Whether no tables with fewer figures would do, with definitions shared as they are here: a table
    /// that goes with several sets is put into the first.
    public let isExact: Bool
    /// The fewest figures from which all tables can be worked out at all.
    public let atLeast: Int

    /// How many figures are asked.
    public var cells: Int { tables.reduce(0) { $0 + $1.cells } }

    /// - Parameter requests: all tables asked of the area.
    public init(
        _ requests: [TableRequest], of area: String, _ agreement: Agreement = .asStated,
        in register: AreaRegister = .standard
    ) {
        var tables: [Table] = []
        var isExact = true
        var atLeast = 0
        for sharing in Self.classes(requests, agreement) {
            guard let definedBy = sharing.first else { continue }
            let others = definedBy.others(of: area, in: register)
            let wanted = sharing.map { (table: $0, grid: TableGrid($0, in: register)) }
            var known: [[TableGrid]: FewestTables] = [:]
            var years: [TableGrid: [Int]] = [:]
            var order: [TableGrid] = []
            for year in Set(sharing.flatMap(\.askedYears)).sorted() {
                let asked = wanted.filter { $0.table.askedYears.contains(year) }.map(\.grid)
                let fewest = known[asked] ?? FewestTables(giving: asked, others: others)
                known[asked] = fewest
                isExact = isExact && fewest.isExact
                atLeast += fewest.atLeast
                for grid in fewest.grids {
                    if years[grid] == nil { order.append(grid) }
                    years[grid, default: []].append(year)
                }
            }
            for grid in order {
                let own = years[grid] ?? []
                // A table is taken from the first that gives it in a year.
                let servings = wanted.compactMap { table, asked -> Serving? in
                    let served = own.filter { year in
                        table.askedYears.contains(year)
                            && order.first { other in
                                other.gives(asked) && years[other]?.contains(year) == true
                            } == grid
                    }
                    guard !served.isEmpty else { return nil }
                    return Serving(table: table, years: served, steps: grid.steps(to: asked))
                }
                tables.append(
                    Table(
                        number: tables.count + 1, subject: TableSubject(definedBy), grid: grid,
                        years: own, cells: grid.cells(others: others) * own.count,
                        definedBy: servings.first { $0.steps.isEmpty }?.table ?? definedBy,
                        servings: servings))
            }
        }
        self.agreement = agreement
        self.tables = tables
        self.isExact = isExact
        self.atLeast = atLeast
    }

    /// The tables that may be served together, in the order in which they are asked. A table joins
    /// the first set of which it counts the same people as every member.
    private static func classes(
        _ requests: [TableRequest], _ agreement: Agreement
    ) -> [[TableRequest]] {
        var classes: [[TableRequest]] = []
        for table in requests {
            let place = classes.firstIndex { sharing in
                switch agreement {
                case .agreed:
                    sharing.first.map { TableSubject($0) } == TableSubject(table)
                case .asStated:
                    sharing.allSatisfy { other in
                        // Within a collection what is not said is the same.
                        other.counts(asIn: table)
                            || (other.collection == table.collection
                                && TableSubject(other) == TableSubject(table)
                                && !other.differences(from: table).contains {
                                    $0.weight == .decisive
                                })
                    }
                }
            }
            if let place { classes[place].append(table) } else { classes.append([table]) }
        }
        return classes
    }
}
