import Office
import TestKit
import Testing

/// No hidden small count can be told to be small from all that is shown.
struct ProtectionTests {
    @Test func `a single small count hides others, so that it cannot be worked out`() throws {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1",
            [
                ("DEU", "F", "_T", 120), ("DEU", "M", "_T", 100), ("ESP", "F", "_T", 3),
                ("ESP", "M", "_T", 50), ("ITA", "F", "_T", 40), ("ITA", "M", "_T", 60),
                ("USA", "F", "_T", 0), ("USA", "M", "_T", 80),
            ])
        let table = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(table.small == 1)
        // The count, that of men beside it, and the same of one other destination.
        for destination in ["ESP", "ITA"] {
            #expect(table.cell(destination, "F")?.state == .hidden)
            #expect(table.cell(destination, "M")?.state == .hidden)
        }
        #expect(table.hidden == 4)
        // Totals stay, and nobody is shown as nobody.
        #expect(table.cell("ESP")?.value == 53 && table.cell("ITA")?.value == 100)
        #expect(table.cell("W")?.value == 453 && table.cell("W", "F")?.value == 163)
        #expect(table.cell("USA", "F")?.value == 0)
        // Neither its place in the source nor its value is given out.
        let hidden = try #require(table.cell("ESP", "F"))
        #expect(hidden.value == nil && hidden.row == nil && hidden.column == nil)
        let open = try #require(try world.office.giveBack("FRA", threshold: 0).tables.first)
        for (place, most) in table.most(open: open)
        where place.destination == "ESP" && place.sex == "F" {
            #expect(most.map { $0 >= 10 } ?? true)
        }
    }

    @Test func `a threshold of nothing hides nothing`() throws {
        let world = try GiveBackWorld()
        try world.stocks("TEST_1", [("DEU", "F", "_T", 1), ("DEU", "M", "_T", 2)])
        let table = try #require(try world.office.giveBack("FRA", threshold: 0).tables.first)
        #expect(table.hidden == 0 && table.cell("W")?.value == 3)
        let guarded = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(guarded.cells.allSatisfy { $0.state == .hidden })
    }

    @Test func `what is small in all cannot be told from the total either`() throws {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1",
            [("DEU", "_T", "_T", 400), ("ESP", "_T", "_T", 4), ("ITA", "_T", "_T", 70)])
        let table = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(table.cell("ESP")?.state == .hidden)
        // Another destination, or the total, is hidden with it.
        #expect(table.hidden == 2 && table.cell("DEU")?.value == 400)
    }

    /// Random tables, each small count bounded by a linear programme over all that is shown.
    @Test(arguments: 0..<300)
    func `in any table a hidden small count may be as large as the threshold`(_ seed: Int) throws {
        let world = try GiveBackWorld()
        try world.stocks("TEST_1", Self.figures(seed))
        let open = try #require(try world.office.giveBack("FRA", threshold: 0).tables.first)
        let table = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(table.cells.count == open.cells.count)
        let most = table.most(open: open)
        // Where a whole year is hidden, nothing is left from which a rest could be told.
        let isAll = table.cells.allSatisfy { $0.state == .hidden }
        let informed = isAll ? most : table.most(open: open, knowsRests: true)
        for cell in open.cells {
            guard let value = cell.value else { continue }
            let found = table.byPlace[cell.place]
            guard value > 0, value < 10 else {
                if found?.state != .hidden { #expect(found?.value == value, "\(cell.place)") }
                continue
            }
            #expect(found?.state == .hidden, "\(cell.place)")
            for known in [most, informed] {
                let bound = try #require(known[cell.place])
                #expect(
                    bound.map { $0 > 9.999 } ?? true,
                    "\(cell.place): \(value), at most \(bound ?? 0)")
            }
        }
    }

    /// Figures in which some destinations lack sexes or ages, every second time some other counts too,
    /// and every fourth time totals are printed that count more than the destinations there are.
    private static func figures(
        _ seed: Int
    ) -> [(destination: String, sex: String, age: String, value: Double)] {
        var random = SeededGenerator(seed: UInt64(seed) + 1)
        let areas = ["DEU", "ESP", "ITA", "USA", "CAN", "MAR"].prefix(2 + seed % 5)
        let ages = seed % 3 == 0 ? ["Y0T14", "Y15T64", "Y_GE65"] : []
        let isRagged = seed % 2 == 1
        var figures: [(destination: String, sex: String, age: String, value: Double)] = []
        for area in areas {
            let sexes = random.next() % 5 == 0 ? ["_T"] : ["F", "M"]
            let groups = ages.isEmpty || random.next() % 5 == 0 ? ["_T"] : ages
            for sex in sexes {
                for age in groups where !isRagged || random.next() % 8 > 0 {
                    let size = random.next() % 3 == 0 ? 12 : 300
                    figures.append((area, sex, age, Double(random.next() % UInt64(size))))
                }
            }
        }
        guard seed % 4 == 3 else { return figures }
        for sex in ["F", "M"] {
            let sum = figures.filter { $0.sex == sex }.reduce(0) { $0 + $1.value }
            figures.append(("W", sex, "_T", sum + Double(random.next() % 15)))
        }
        return figures
    }
}
