import Harmonisation
import Testing
import Vocabulary

/// Which areas there were when, and what they stood for.
@Suite struct AreaHistoryTests {
    let history = AreaHistory.standard
    let register = AreaRegister.standard

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func parts(_ id: String, _ date: String? = nil) throws -> Set<String> {
        try #require(history.extent(of: id, on: date.map { try day($0) })).parts
    }

    @Test
    func `every area that ended in the register ends by a change, in that year, into the same`()
        throws
    {
        for area in register.areas(of: .former) {
            let end = try #require(history.end(of: area.id), "\(area.id) does not end")
            let last = try #require(area.lastYear)
            // A change on 1 January ends what was there to the last day of the year before.
            #expect(abs(end.year - last) <= 1, "\(area.id) ends \(end)")
            let own = history.changes(of: area.id).filter { $0.from.contains(area.id) }
            let heirs = Set(own.flatMap(\.to)).subtracting([area.id])
            #expect(heirs == Set(area.successorIDs), "\(area.id) became \(heirs.sorted())")
            for heir in register.areas(area.successorIDs) {
                let first = try #require(heir.firstYear)
                let start = try #require(history.start(of: heir.id))
                #expect(start.year == first, "\(heir.id) starts \(start), register \(first)")
            }
        }
        for id in Set(history.changes.flatMap { $0.from + $0.to }) {
            #expect(register.area(id) != nil, "\(id)")
        }
        #expect(Set(history.changes.map(\.id)).count == history.changes.count)
    }

    @Test func `an area stands for all that it ever divided into`() throws {
        #expect(try parts("SUN").count == 15)
        #expect(try parts("YUG") == ["BIH", "HRV", "MKD", "SVN", "SRB", "XKX", "MNE"])
        #expect(try parts("SCG") == ["SRB", "XKX", "MNE"])
        #expect(try parts("SDN736") == ["SDN", "SSD"])
        #expect(try parts("ANT532") == ["ABW", "CUW", "SXM", "BES"])
        #expect(try parts("DEU") == ["DDR", "DEU280"])
        #expect(try parts("XCI") == ["GGY", "JEY"])
        #expect(try parts("MEX") == ["MEX"] && parts("OOO") == ["OOO"])
        #expect(history.extent(of: "150") == nil && history.extent(of: "W") == nil)
        #expect(history.extent(of: "QQQ") == nil)
    }

    @Test func `one code of two times stands for two extents`() throws {
        #expect(try parts("YUG", "1991-07-01").isDisjoint(with: ["HRV", "SVN"]))
        #expect(try parts("YUG", "1990-07-01").isSuperset(of: ["HRV", "SVN"]))
        #expect(try parts("YUG", "1992-04-01") == ["SRB", "XKX", "MNE"])
        #expect(try parts("SUN", "1991-12-01").count == 12)
        #expect(try parts("SRB", "2007-01-01") == ["SRB", "XKX"])
        #expect(try parts("SRB", "2010-01-01") == ["SRB"])
        // Before and after they were, what they stand for where others carry them back and on.
        #expect(try parts("SDN", "1990-07-01") == ["SDN"])
        #expect(try parts("SUN", "2000-07-01").count == 15)
    }

    @Test func `on every day the areas have the world once`() throws {
        let whole = Set(try history.frame(on: day("2024-07-01")).areas.values.flatMap(\.parts))
        for change in history.changes {
            for date in [change.date, try day("\(change.date.year - 1)-07-01")] {
                let frame = history.frame(on: date)
                let all = frame.areas.values.flatMap(\.parts)
                #expect(all.count == Set(all).count, "\(date): something twice")
                #expect(Set(all) == whole, "\(date)")
            }
        }
        #expect(whole.isSuperset(of: ["DDR", "YMD", "XKX", "SSD", "OOO", "GGY"]))
    }

    @Test func `areas of two dates are the same, part, union or apart`() throws {
        let (before, after) = (
            history.frame(on: try day("1990-07-01")), history.frame(on: try day("2024-07-01"))
        )
        #expect(before.relations(of: "SUN", to: after).count == 15)
        #expect(before.relations(of: "SUN", to: after).allSatisfy { $0.relation == .whole })
        #expect(after.relations(of: "EST", to: before).map(\.area) == ["SUN"])
        #expect(after.relations(of: "EST", to: before).map(\.relation) == [.part])
        #expect(after.relations(of: "MEX", to: before).map(\.relation) == [.same])
        #expect(after.relations(of: "DEU", to: before).map(\.area) == ["DDR", "DEU280"])
        let between = history.frame(on: try day("1991-08-01"))
        #expect(
            between.relations(of: "YUG", to: after).map(\.area) == [
                "BIH", "MKD", "MNE", "SRB", "XKX",
            ])
        let serbia = try AreaFrame(["A": AreaExtent(["SRB", "HRV"]), "B": AreaExtent(["SVN"])])
        let croatia = try AreaFrame(["C": AreaExtent(["HRV", "BIH"])])
        #expect(serbia.relations(of: "A", to: croatia).map(\.relation) == [.overlapping])
        #expect(throws: AreaMoveError.self) {
            try AreaFrame(["A": AreaExtent(["SRB", "HRV"]), "B": AreaExtent(["HRV"])])
        }
    }

    @Test func `a table of changes that runs in circles is still read`() throws {
        let date = try day("2000-01-01")
        let circle = AreaHistory(
            changes: [
                AreaChange(date, from: ["AAA"], to: ["BBB"], "one"),
                AreaChange(date, from: ["BBB"], to: ["AAA"], "two"),
            ])
        #expect(circle.extent(of: "AAA") != nil)
    }
}
