import Collection
import Cubes
import Testing
import Vocabulary

/// The smallest common request against looking at everything that could be asked.
struct FewestTablesTests {
    /// All grids of one list of groups, for trying every set of them.
    private static let grids: [TableGrid] = {
        var grids: [TableGrid] = []
        for counterpart in TableRequest.Counterpart.allCases {
            for sex in [false, true] {
                for ages in [TableRequest.Ages.total, .broad] {
                    for further in [[], [Breakdown.reason]] {
                        grids.append(
                            TableGrid(
                                TableOverlapTests.table(
                                    "a", counterpart: counterpart, sex: sex, ages: ages,
                                    breakdowns: further)))
                    }
                }
            }
        }
        return grids
    }()

    /// The fewest figures by looking at every choice of a giver for each table.
    private func exhaustive(_ wanted: [TableGrid], _ others: Int) -> Int {
        var best = Int.max
        func look(_ rest: ArraySlice<TableGrid>, _ asked: Set<TableGrid>) {
            let cost = asked.reduce(0) { $0 + $1.cells(others: others) }
            guard cost < best else { return }
            guard let first = rest.first else {
                best = cost
                return
            }
            if asked.contains(where: { $0.gives(first) }) {
                return look(rest.dropFirst(), asked)
            }
            for grid in Self.grids where grid.gives(first) {
                look(rest.dropFirst(), asked.union([grid]))
            }
        }
        look(wanted[...], [])
        return best
    }

    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test func `the fewest figures are those that trying everything finds`() {
        var dice = Dice(state: 20)
        for round in 0..<150 {
            let wanted = (0..<(round % 3 + 2)).compactMap { _ in
                Self.grids.randomElement(using: &dice)
            }
            // Area by area is always finer than by the five regions.
            let others = Int.random(in: 7...40, using: &dice)
            let fewest = FewestTables(giving: wanted, others: others)
            #expect(fewest.isExact)
            #expect(fewest.cells == exhaustive(wanted, others), "\(wanted)")
            #expect(fewest.atLeast <= fewest.cells)
            for table in wanted {
                #expect(fewest.grids.contains { $0.gives(table) })
            }
        }
    }

    @Test func `tables are joined only where that is fewer figures`() {
        func grid(_ sex: Bool, _ ages: TableRequest.Ages, _ further: [Breakdown]) -> TableGrid {
            TableGrid(
                TableOverlapTests.table(
                    "a", counterpart: .total, sex: sex, ages: ages, breakdowns: further))
        }
        // 2 x 5, 2 x 4 and 5 x 4 are 38 figures; 2 x 5 x 4 are 40.
        let apart = FewestTables(
            giving: [
                grid(true, .broad, []), grid(true, .total, [.activity]),
                grid(false, .broad, [.activity]),
            ], others: 240)
        #expect(apart.cells == 38 && apart.grids.count == 3)
        // 2 x 5 x 5, 2 x 5 x 4, 2 x 5 x 4 and 5 x 5 x 4 are 230; 2 x 5 x 5 x 4 are 200.
        let together = FewestTables(
            giving: [
                grid(true, .broad, [.reason]), grid(true, .broad, [.activity]),
                grid(true, .total, [.reason, .activity]),
                grid(false, .broad, [.reason, .activity]),
            ], others: 240)
        #expect(together.cells == 200 && together.grids.count == 1)
    }

    @Test func `independent figures are counted by hand`() {
        func grid(_ sex: Bool, _ ages: TableRequest.Ages) -> TableGrid {
            TableGrid(TableOverlapTests.table("a", counterpart: .total, sex: sex, ages: ages))
        }
        // Two by sex and five by age share their total: 2 + 5 - 1.
        let fewest = FewestTables(giving: [grid(true, .total), grid(false, .broad)], others: 240)
        #expect(fewest.atLeast == 6 && fewest.cells == 7)
    }

    @Test func `many tables are joined two by two, and it is said`() {
        var dice = Dice(state: 7)
        let others = 12
        let many = Breakdown.allCases.flatMap { first in
            Breakdown.allCases.filter { $0 != first }.map { second in
                TableGrid(
                    TableOverlapTests.table(
                        "a", counterpart: .total, breakdowns: [first, second]))
            }
        }.shuffled(using: &dice)
        let fewest = FewestTables(giving: many, others: others)
        #expect(!fewest.isExact && fewest.atLeast <= fewest.cells)
        #expect(many.allSatisfy { table in fewest.grids.contains { $0.gives(table) } })
        #expect(fewest.cells <= Set(many).reduce(0) { $0 + $1.cells(others: others) })
    }

    @Test func `a common request gives every table each of its years`() {
        func stock(
            _ id: String, _ counterpart: TableRequest.Counterpart, _ sex: Bool,
            _ years: ClosedRange<Int>, _ said: [Aspect: String] = [:]
        ) -> TableRequest {
            TableOverlapTests.table(
                id, counterpart: counterpart, sex: sex, years: years, said: said)
        }
        let requests = [
            stock("a", .each, false, 2018...2020), stock("b", .groups, true, 2019...2021),
            stock("c", .each, false, 2019...2020, [.time: "07-01"]),
            stock("d", .total, false, 2020...2020, [.time: "01-01"]),
        ]
        for agreement in CommonRequest.Agreement.allCases {
            let common = CommonRequest(requests, of: "FRA", agreement)
            for request in requests {
                let served = common.tables.flatMap(\.servings).filter { $0.table == request }
                #expect(served.flatMap(\.years).sorted() == request.askedYears)
            }
            for asked in common.tables {
                for serving in asked.servings {
                    #expect(asked.grid.gives(TableGrid(serving.table)))
                    #expect(Set(serving.years).isSubset(of: asked.years))
                }
            }
        }
        let stated = CommonRequest(requests, of: "FRA", .asStated)
        let agreed = CommonRequest(requests, of: "FRA", .agreed)
        #expect(agreed.cells < stated.cells)
        #expect(stated.cells <= requests.reduce(0) { $0 + $1.cells(of: "FRA") })
        // January and July are never served by one table.
        let days = stated.tables.map { table in
            Set(table.servings.compactMap { $0.table.said[.time] })
        }
        #expect(days.allSatisfy { $0.count <= 1 })
    }

    @Test func `days are so many for each collection, table and number of figures`() {
        let model = BurdenModel(perCollection: 2, perTable: 0.5, cellsPerDay: 1_000)
        let burden = Burden(collections: 3, tables: 4, cells: 2_500)
        #expect(model.days(burden) == 6 + 2 + 2.5)
        #expect(model.days(.none) == 0)
    }
}
