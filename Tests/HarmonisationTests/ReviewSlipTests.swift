import Cubes
import Harmonisation
import TestKit
import Testing
import Vocabulary

/// Slips of the pen, spikes and jumps.
@Suite struct ReviewSlipTests {
    private let a = ReviewWorld.codes[10]
    private let b = ReviewWorld.codes[11]
    private let c = ReviewWorld.codes[0]

    @Test func `smooth figures have no findings`() {
        for seed in UInt64(1)...5 { #expect(ReviewWorld(seed: seed).findings().isEmpty) }
    }

    @Test(arguments: [(10.0, "times 10"), (100, "times 100"), (1000, "times 1000")])
    func `a figure times a power of ten is found with what was meant`(
        factor: Double, kind: String
    ) throws {
        var world = ReviewWorld()
        let meant = try #require(world.points(a, c).first { $0.year == 2005 }?.value)
        world.change(a, c, 2005) { $0 * factor }
        let found = try #require(world.findings(.typos).first)
        #expect(found.kind == kind && found.expected == meant)
        #expect(found.place == "A.UN.\(a).\(c).B._T._T 2005")
        #expect(found.people == meant * factor - meant)
        #expect(found.question.contains("or "))
        #expect(world.findings(.jumps).isEmpty, "told once")
    }

    @Test func `a figure over ten is found`() throws {
        var world = ReviewWorld()
        world.stock("UN", a, c, ReviewWorld.years.map { ($0, 80_000) })
        world.change(a, c, 2000) { $0 / 10 }
        #expect(world.findings(.typos).map(\.kind) == ["over 10"])
    }

    @Test func `growth that is real is a jump and no slip`() throws {
        var world = ReviewWorld()
        world.stock(
            "UN", a, c, zip(ReviewWorld.years, [9, 9, 9, 90, 95, 99, 102]).map { ($0, $1 * 1000) })
        #expect(world.findings(.typos).isEmpty)
        let jump = try #require(world.findings(.jumps).first)
        #expect(jump.kind == "jump" && jump.place.hasSuffix("2005"))
        #expect(jump.innocent.isEmpty && jump.severity != .low)
    }

    @Test func `a break that the publisher flags halves the score`() throws {
        var world = ReviewWorld()
        let points = zip(ReviewWorld.years, [9, 9, 9, 90, 95, 99, 102]).map { ($0, $1 * 1000.0) }
        world.stock("UN", a, c, points)
        let plain = try #require(world.findings(.jumps).first)
        world.stock("UN", a, c, points, marks: [2005: .isBreak])
        let flagged = try #require(world.findings(.jumps).first)
        #expect(flagged.score < plain.score)
        #expect(flagged.innocent == ["The publisher flags a break in the series"])
    }

    @Test func `a series that always leaps is judged by its own leaps`() {
        var world = ReviewWorld()
        world.add(
            .stock, "A.UN.\(a).\(c).B._T._T",
            (1990...2010).map { ($0, $0 % 2 == 0 ? 20_000 : 90_000) })
        #expect(world.findings(.jumps, .typos).isEmpty)
    }

    @Test func `few people are nobody's jump`() {
        var world = ReviewWorld()
        world.stock("UN", a, c, zip(ReviewWorld.years, [3, 2, 4, 900, 3, 4, 2]).map { ($0, $1) })
        #expect(world.findings(.jumps, .typos).isEmpty)
        world.least = 500
        #expect(!world.findings(.jumps, .typos).isEmpty)
    }

    @Test func `two neighbouring digits exchanged are found`() throws {
        var world = ReviewWorld()
        world.stock("UN", a, c, ReviewWorld.years.map { ($0, 19_200 + Double($0)) })
        world.change(a, c, 2005) { _ in 91_205 }
        let found = try #require(world.findings(.typos).first)
        #expect(found.kind == "two digits exchanged" && found.expected == 19_205)
    }

    @Test func `rows that changed places are found together`() throws {
        var world = ReviewWorld()
        world.stock("UN", a, c, ReviewWorld.years.map { ($0, 9_000) })
        world.stock("UN", b, c, ReviewWorld.years.map { ($0, 250_000) })
        #expect(world.findings().isEmpty)
        world.change(a, c, 2010) { _ in 250_000 }
        world.change(b, c, 2010) { _ in 9_000 }
        let found = world.findings(.typos, .jumps)
        #expect(found.map(\.kind) == ["neighbouring rows exchanged"])
        #expect(found.first?.evidence.prefix(2).map(\.key[.origin]).contains(b) == true)
    }

    @Test func `the two ends of a corridor that changed places are found`() throws {
        var world = ReviewWorld()
        let other = ReviewWorld.codes[3]
        world.stock("UN", other, c, ReviewWorld.years.map { ($0, 7_000) })
        world.stock("UN", c, other, ReviewWorld.years.map { ($0, 120_000) })
        world.change(other, c, 1995) { _ in 120_000 }
        world.change(c, other, 1995) { _ in 7_000 }
        #expect(
            world.findings(.typos, .jumps).map(\.kind) == ["origin and destination exchanged"])
    }

    @Test func `women and men that changed places are found`() {
        var world = ReviewWorld()
        let women = ReviewWorld.years.map { ($0, $0 == 2005 ? 90_000.0 : 20_000) }
        let men = ReviewWorld.years.map { ($0, $0 == 2005 ? 20_000.0 : 90_000) }
        world.stock("UN", "W", "XKX", [(1990, 1)])
        world.stock("UN", a, "XKX", women, sex: "F")
        world.stock("UN", a, "XKX", men, sex: "M")
        #expect(world.findings(.typos, .jumps).map(\.kind) == ["women and men exchanged"])
    }

    @Test func `at the end of a series the other sex tells a slip from a wave`() {
        var world = ReviewWorld()
        func points(_ last: Double) -> ReviewWorld.Points {
            ReviewWorld.years.map { ($0, $0 == 2020 ? last : 20_000) }
        }
        world.stock("UN", a, "XKX", points(200_000), sex: "F")
        world.stock("UN", a, "XKX", points(20_500), sex: "M")
        #expect(world.findings(.typos).map(\.kind) == ["times 10"])
        world.stock("UN", a, "XKX", points(130_000), sex: "F")
        world.stock("UN", a, "XKX", points(135_000), sex: "M")
        let wave = world.findings(.typos, .jumps)
        #expect(wave.map(\.check) == [.jumps, .jumps])
        world.stock("UN", a, "XKX", points(200_000), sex: "F")
        world.stock("UN", a, "XKX", points(200_000), sex: "M")
        let alike = world.findings(.typos)
        #expect(alike.count == 2)
        #expect(alike.allSatisfy { $0.innocent == ["Women and men change alike here"] })
    }

    @Test func `origins of a destination that move together are said to`() throws {
        var world = ReviewWorld()
        for origin in ReviewWorld.codes[10..<16] {
            world.stock(
                "UN", origin, c,
                ReviewWorld.years.map { ($0, $0 >= 2005 ? 150_000 : 10_000) })
        }
        let found = world.findings(.jumps)
        #expect(found.count == 6)
        #expect(found.allSatisfy { $0.area == c && $0.innocent.contains { $0.contains("census") } })
    }

    @Test func `faults planted in made-up figures are found, and nothing else is`() throws {
        var random = SeededGenerator(seed: 7)
        var (planted, found, others) = (0, 0, 0)
        for seed in UInt64(11)...16 {
            var world = ReviewWorld(seed: seed)
            var places: Set<String> = []
            while places.count < 8 {
                let destination = ReviewWorld.codes[Int.random(in: 0..<8, using: &random)]
                let origin = ReviewWorld.codes[Int.random(in: 8..<40, using: &random)]
                let year = ReviewWorld.years[Int.random(in: 1..<6, using: &random)]
                let factor = [0.1, 10, 100, 1000][Int.random(in: 0..<4, using: &random)]
                guard places.insert("A.UN.\(origin).\(destination).B._T._T \(year)").inserted else {
                    continue
                }
                world.change(origin, destination, year) { ($0 * factor).rounded() }
            }
            let slips = world.findings(.typos, .jumps)
            planted += places.count
            found += places.count { place in
                slips.contains { $0.check == .typos && $0.place == place }
            }
            others += slips.count { finding in
                !finding.evidence.contains { places.contains("\($0.key) \($0.period)") }
            }
        }
        #expect(planted == 48 && others == 0)
        #expect(found >= 44, "\(found) of \(planted)")
    }
}
