internal import Collection

extension OverlapReport {
    /// The tables to ask in place of those asked.
    public struct Proposal: Sendable, Codable {
        /// A table to ask.
        public struct Table: Sendable, Codable, Hashable {
            /// Its place, from 1.
            public let number: Int
            public let subject: String
            public let tells: String
            public let definition: String
            public let years: [Int]
            public let cells: Int
            public let serves: [Serving]
        }

        /// An agency's table that a common one gives.
        public struct Serving: Sendable, Codable, Hashable {
            public let name: Name
            public let years: [Int]
            /// What is done to get it; empty where it is taken as it is.
            public let steps: [String]
        }

        public let cost: Cost
        /// Whether no tables with fewer figures would do.
        public let isExact: Bool
        /// The fewest figures from which all tables can be worked out at all.
        public let atLeast: Int
        public let tables: [Table]

        init(_ request: CommonRequest, _ model: BurdenModel) {
            cost = Cost(AreaOverlaps.burden(request), model)
            isExact = request.isExact
            atLeast = request.atLeast
            tables = request.tables.map { table in
                Table(
                    number: table.number, subject: table.subject.words, tells: table.grid.words,
                    definition: table.definedBy.definitionWords, years: table.years,
                    cells: table.cells,
                    serves: table.servings.map {
                        Serving(name: Name($0.table), years: $0.years, steps: $0.steps)
                    })
            }
        }
    }
}
