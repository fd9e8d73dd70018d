import Cubes
import Harmonisation
import Testing
import Vocabulary

/// Totals, sources, refugees, signs, balances and revisions.
@Suite struct ReviewCrossTests {
    private let a = ReviewWorld.codes[10]
    private let b = ReviewWorld.codes[11]
    private let c = ReviewWorld.codes[0]

    // MARK: Totals

    @Test func `women and men above their total are found, rounding is not`() {
        var world = ReviewWorld(smooth: 0)
        world.least = 1
        world.stock("UN", a, c, [(2000, 100_000), (2005, 100_000)])
        world.stock("UN", a, c, [(2000, 60_000), (2005, 60_000)], sex: "F")
        world.stock("UN", a, c, [(2000, 40_004), (2005, 45_000)], sex: "M")
        let found = world.findings(.totals)
        #expect(found.map(\.kind) == ["sexes above total"])
        #expect(found.first?.place.hasSuffix("2005") == true && found.first?.people == 5_000)
    }

    @Test func `women without men are not compared with both`() {
        var world = ReviewWorld(smooth: 0)
        world.stock("UN", a, c, [(2000, 100_000)])
        world.stock("UN", a, c, [(2000, 60_000)], sex: "F")
        world.stock("UN", a, c, [(1995, 40_000)], sex: "M")
        #expect(world.findings(.totals).isEmpty)
    }

    @Test func `origins above the world are found, and regions are not added to them`() {
        var world = ReviewWorld(smooth: 0)
        world.stock("UN", "W", c, [(2000, 100_000)])
        world.stock("UN", "150", c, [(2000, 90_000)])
        world.stock("UN", a, c, [(2000, 60_000)])
        world.stock("UN", b, c, [(2000, 40_000)])
        #expect(world.findings(.totals).isEmpty)
        world.stock("UN", b, c, [(2000, 55_000)])
        let found = world.findings(.totals)
        #expect(found.map(\.kind) == ["origins above total"] && found.first?.expected == 115_000)
    }

    @Test(arguments: [("POP", ["areas above region"]), ("NETMIG", []), ("POPCHANGE", [])])
    func `some areas of a region may be above it only where figures have both signs`(
        indicator: String, kinds: [String]
    ) {
        var world = ReviewWorld(smooth: 0)
        world.add(.population, "A.UN.150.\(indicator)._T._T", [(2000, 1_000_000)])
        world.add(.population, "A.UN.FRA.\(indicator)._T._T", [(2000, 900_000)])
        world.add(.population, "A.UN.DEU.\(indicator)._T._T", [(2000, 400_000)])
        #expect(world.findings(.totals).map(\.kind) == kinds)
    }

    @Test func `ages that share out all ages make the total, others are left alone`() {
        var world = ReviewWorld(smooth: 0)
        func people(_ age: String, _ value: Double) {
            world.add(.population, "A.UN.FRA.POP._T.\(age)", [(2000, value)])
        }
        people("_T", 1_000_000)
        people("Y0T14", 200_000)
        people("Y15T64", 700_000)
        people("Y18T64", 600_000)
        #expect(world.findings(.totals).isEmpty, "no open end")
        people("Y_GE65", 100_000)
        #expect(world.findings(.totals).isEmpty)
        people("Y_GE65", 150_000)
        #expect(world.findings(.totals).map(\.kind) == ["ages above total"])
    }

    // MARK: Sources

    private func twoSources(_ factor: Double, odd: Double? = nil) -> ReviewWorld {
        var world = ReviewWorld(smooth: 3)
        for destination in ReviewWorld.codes.prefix(3) {
            for origin in ReviewWorld.codes where origin != destination {
                let isOdd = origin == a && destination == c
                world.stock(
                    "CENSUS", origin, destination,
                    world.points(origin, destination).map {
                        ($0.year, $0.value * factor * (isOdd && $0.year == 2010 ? odd ?? 1 : 1))
                    })
            }
        }
        return world
    }

    @Test func `what is usual between two sources is no finding`() {
        #expect(twoSources(1).findings(.sources).isEmpty)
        #expect(twoSources(2.5).findings(.sources).isEmpty)
    }

    @Test func `a figure unlike the others between two sources is found`() throws {
        let found = twoSources(2, odd: 3).findings(.sources)
        #expect(found.count == 1)
        #expect(found.first?.evidence.map(\.key[.source]) == ["UN", "CENSUS"])
        #expect(found.first?.question.contains("2010") == true)
    }

    @Test func `birth is never set beside citizenship`() {
        var world = ReviewWorld(smooth: 3)
        for origin in ReviewWorld.codes where origin != c {
            world.stock(
                "CENSUS", origin, c,
                world.points(origin, c).map { ($0.year, $0.value * (origin == a ? 50 : 1)) },
                criterion: "C")
        }
        #expect(world.findings(.sources).isEmpty)
    }

    // MARK: Refugees

    private func refugees(_ counts: ReviewWorld.Points, stock: Double?) -> ReviewWorld {
        var world = ReviewWorld(smooth: 0)
        world.stock("UN", b, c, [(2000, 500_000)])
        if let stock { world.stock("UN", a, c, [(2000, stock)]) }
        world.add(.displaced, "A.HCR.\(a).\(c).REF", counts)
        return world
    }

    @Test func `refugees above the migrants of their corridor are found`() throws {
        let found = refugees([(1999, 80_000), (2000, 90_000)], stock: 5_000).findings(.refugees)
        #expect(found.map(\.kind) == ["refugees above stock"])
        #expect(found.first?.people == 75_000, "the smaller count decides")
        #expect(found.first?.innocent.isEmpty == false)
    }

    @Test func `a wave within the year, or one count alone, is no finding`() {
        #expect(
            refugees([(1999, 2_000), (2000, 90_000)], stock: 5_000).findings(.refugees).isEmpty)
        #expect(refugees([(2000, 90_000)], stock: 5_000).findings(.refugees).isEmpty)
        #expect(
            refugees([(1999, 80_000), (2000, 90_000)], stock: 79_000).findings(.refugees).isEmpty)
    }

    @Test func `a corridor without a figure is told apart from one of nobody`() throws {
        let missing = refugees([(1999, 80_000), (2000, 90_000)], stock: nil).findings(.refugees)
        #expect(missing.map(\.kind) == ["refugees without stock"])
        #expect(missing.first?.why.contains("which is not zero") == true)
        let zero = refugees([(1999, 80_000), (2000, 90_000)], stock: 0).findings(.refugees)
        #expect(zero.map(\.kind) == ["refugees above stock"])
    }

    @Test func `asylum-seekers count only where the stock says they were added`() {
        var world = refugees([(1999, 4_000), (2000, 4_000)], stock: 5_000)
        world.add(.displaced, "A.HCR.\(a).\(c).ASY", [(1999, 30_000), (2000, 30_000)])
        #expect(world.findings(.refugees).isEmpty)
        world.stock("UN", a, c, [(2000, 5_000)], marks: [2000: .refugeesAdded])
        #expect(world.findings(.refugees).count == 1)
    }

    // MARK: Signs and balances

    @Test func `people below zero are found, balances may be`() {
        var world = ReviewWorld(smooth: 0)
        world.stock("UN", a, c, [(2000, -5_000)])
        world.add(.population, "A.UN.FRA.NETMIG._T._T", [(2000, -90_000)])
        #expect(world.findings(.signs).map(\.kind) == ["negative"])
    }

    @Test func `net migration of both signs is found, of one sign is not`() {
        func world(_ other: Double) -> ReviewWorld {
            var world = ReviewWorld(smooth: 0)
            world.definitions["UN"] = [DefinitionStatement(.measure, "NET")]
            world.definitions["BANK"] = [DefinitionStatement(.measure, "NET")]
            for area in ReviewWorld.codes {
                world.add(.population, "A.UN.\(area).NETMIG._T._T", [(2000, 50_000)])
                world.add(
                    .population, "A.BANK.\(area).NETMIG._T._T",
                    [(2000, area == a ? other : 51_000)])
            }
            return world
        }
        #expect(world(45_000).findings(.signs).isEmpty)
        let found = world(-48_000).findings(.signs)
        #expect(found.map(\.kind) == ["net migration of both signs"] && found.first?.area == a)
    }

    private func inflows(_ yearly: Double, without missing: Int? = nil) -> ReviewWorld {
        var world = ReviewWorld(smooth: 0)
        world.stock("UN", a, c, [(2000, 50_000), (2005, 100_000)], criterion: "C")
        world.add(
            .flow, "A.EU.\(a).\(c).C._T._T.DESTINATION._Z",
            (2000...2005).filter { $0 != missing }.map { ($0, yearly) })
        return world
    }

    @Test func `a stock that grew by more than all who came is found`() {
        #expect(inflows(2_000).findings(.balance).map(\.kind) == ["stock grew by more than came"])
        #expect(inflows(12_000).findings(.balance).isEmpty)
    }

    @Test func `a year of inflows that is missing is not zero`() {
        #expect(inflows(2_000, without: 2003).findings(.balance).isEmpty)
    }

    @Test func `an inflow above the stock after it is found`() throws {
        let found = inflows(150_000).findings(.balance)
        #expect(found.map(\.kind) == ["inflow above stock"])
        #expect(found.first?.evidence.last?.period.calendarYear == 2004)
    }

    // MARK: Revisions

    @Test func `a figure revised unlike the others is found`() throws {
        func revisions(_ odd: Double) throws -> [RevisionCheck.Revision] {
            try ReviewWorld.codes.map { origin in
                .init(
                    key: try ReviewWorld.key(.stock, "A.UN.\(origin).FRA.B._T._T"),
                    period: try #require(Period(year: 2000)), before: 50_000,
                    after: origin == a ? odd : 51_000, release: (1, 2))
            }
        }
        let check = RevisionCheck(ReviewWorld().context)
        #expect(check.findings(try revisions(51_200)).isEmpty)
        let found = check.findings(try revisions(9_000))
        #expect(found.count == 1 && found.first?.expected == 50_000)
        #expect(check.findings(try revisions(-50_000)).map(\.kind) == ["sign changed"])
    }

    @Test func `the order is the same each time`() {
        let world = twoSources(2, odd: 3)
        let once = world.findings().map { "\($0.check) \($0.place)" }
        #expect(once == world.findings().map { "\($0.check) \($0.place)" })
    }
}
