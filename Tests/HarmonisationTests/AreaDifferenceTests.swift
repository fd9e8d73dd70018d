import Cubes
import Harmonisation
import Testing
import Vocabulary

/// What codes of a source cover, and differences over a break.
@Suite struct AreaDifferenceTests {
    let book = AreaCoverageBook.published
    var history: AreaHistory { book.history }

    private func mid(_ year: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: 7, day: 1))
    }

    private func covered(
        _ code: String, _ source: String, _ year: Int, as axis: AreaWeights.Axis = .destination,
        _ dataflow: Dataflow = .stock
    ) throws -> CoveredArea {
        book.covered(code, as: axis, in: source, dataflow, on: try mid(year))
    }

    private func difference(
        _ code: String, _ source: String, _ first: Int, _ second: Int,
        _ dataflow: Dataflow = .stock,
        as axis: AreaWeights.Axis = .destination
    ) throws -> AreaDifference {
        history.difference(
            CoveredFigure(100, [try covered(code, source, first, as: axis, dataflow)]),
            CoveredFigure(130, [try covered(code, source, second, as: axis, dataflow)]))
    }

    @Test func `what the United Nations print for Sudan until 2005 is both Sudans`() throws {
        #expect(try covered("SDN", "UNDESA_2020", 2005).extent.parts == ["SDN", "SSD"])
        #expect(try covered("SDN", "UNDESA_2020", 2015).extent.parts == ["SDN"])
        #expect(try covered("SDN", "UNDESA_2020", 2005).certainty == .stated)
        guard case .broken(let breaks) = try difference("SDN", "UNDESA_2020", 2005, 2015) else {
            Issue.record("not refused")
            return
        }
        #expect(breaks.first?.kind == .extent)
        #expect(breaks.first?.changes.map(\.id) == ["SDN736-2011-7"])
        #expect(breaks.first?.sentence.contains("South Sudan left Sudan.") == true)
        #expect(breaks.first?.sentence.contains("2011-07-09") == true)
        #expect(try difference("SDN", "UNDESA_2020", 1990, 2005) == .sound(30))
        #expect(try difference("SDN", "UNDESA_2020", 2015, 2020) == .sound(30))
        // In 2010 the border between them is not drawn yet for those born in the north.
        #expect(try difference("SSD", "UNDESA_2024", 2010, 2015).value == nil)
        #expect(try difference("SSD", "UNDESA_2024", 2005, 2010).value == nil)
        #expect(try difference("SSD", "UNDESA_2024", 2015, 2020) == .sound(30))
    }

    @Test func `the Antilles in the edition of 2020 are three areas, two, and one`() throws {
        let years = try [2000, 2005, 2010].map {
            try covered("BES", "UNDESA_2020", $0, as: .destination).extent.parts
        }
        #expect(years == [["BES", "CUW", "SXM"], ["BES", "CUW"], ["BES"]])
        for pair in [(2000, 2005), (2005, 2010)] {
            #expect(
                try difference("BES", "UNDESA_2020", pair.0, pair.1, as: .destination).value == nil)
        }
        #expect(try difference("BES", "UNDESA_2024", 2000, 2010, as: .destination) == .sound(30))
    }

    @Test func `refugees under a later code before its time are not differenced over it`() throws {
        for (code, first, second) in [
            ("SRB", 1990, 1995), ("SRB", 2005, 2007), ("RUS", 1991, 1993), ("SDN", 2010, 2012),
            ("ETH", 1990, 1993), ("ERI", 1990, 1992), ("CZE", 1992, 1994), ("DEU", 1989, 1991),
        ] {
            #expect(
                try difference(code, "UNHCR", first, second, .displaced).value == nil, "\(code)")
        }
        for (code, first, second) in [
            ("SRB", 1995, 2004), ("SRB", 2007, 2024), ("RUS", 1993, 2024), ("EST", 1993, 2024),
            ("SYR", 1951, 2024), ("SDN", 2012, 2024),
        ] {
            #expect(
                try difference(code, "UNHCR", first, second, .displaced) == .sound(30), "\(code)")
        }
    }

    @Test
    func `a source of which nothing is known is asked about only where a code may mean two areas`()
        throws
    {
        guard case .broken(let breaks) = try difference("SDN", "ANYBODY", 2005, 2015) else {
            Issue.record("not refused")
            return
        }
        #expect(breaks.map(\.kind) == [.unsaid])
        #expect(try difference("RUS", "ANYBODY", 1990, 2024).value == nil)
        // Slovenia of 1989 can only be Slovenia carried back.
        #expect(try difference("SVN", "ANYBODY", 1989, 2024) == .sound(30))
        #expect(try difference("MEX", "ANYBODY", 1950, 2024) == .sound(30))
        #expect(try difference("QQQ", "ANYBODY", 1950, 2024) == .sound(30))
        // The United Nations carry today's areas back, so Russia in 1990 is Russia.
        #expect(try difference("RUS", "UNDESA_2024", 1990, 2024) == .sound(30))
    }

    @Test func `statements name areas that are, sources once, and never leave a code in two minds`()
    {
        for statement in book.statements {
            #expect(history.extent(of: statement.code) != nil)
            #expect(!statement.covers.isEmpty && !statement.remark.isEmpty)
            for id in statement.covers + [statement.together].compactMap({ $0 }) {
                #expect(history.extent(of: id) != nil, "\(id)")
            }
        }
        for (i, one) in book.statements.enumerated() {
            for other in book.statements[(i + 1)...] where one.code == other.code {
                let isBoth =
                    !one.sources.isDisjoint(with: other.sources) && one.years.overlaps(other.years)
                    && (one.axis == other.axis || one.axis == .either || other.axis == .either)
                    && (one.dataflows == nil || other.dataflows == nil
                        || one.dataflows?.isDisjoint(with: other.dataflows ?? []) == false)
                #expect(!isBoth, "\(one.code) \(one.years) and \(other.years)")
            }
        }
    }

    @Test func `two dates of one source share the finest areas in which they compare`() throws {
        let codes = ["SDN", "SSD", "EGY", "SRB", "HRV", "ETH", "ERI", "OOO", "XCI", "R150"]
        func frame(_ first: Int, _ second: Int) throws -> AreaFrame {
            book.commonFrame(
                of: codes, in: "UNDESA_2024", .stock, on: [try mid(first), try mid(second)])
        }
        let plain = try frame(2015, 2024)
        #expect(Set(plain.areas.keys) == Set(codes))
        for years in [(2005, 2010), (2010, 2015), (2000, 2005)] {
            let joined = try frame(years.0, years.1).areas
            #expect(joined["SDN736"]?.parts == ["SDN", "SSD"] && joined["SDN"] == nil)
            #expect(joined["ETH"] != nil && joined["ERI"] != nil)
        }
        #expect(try frame(1990, 1995).areas["ETH230"]?.parts == ["ETH", "ERI"])
        #expect(plain.areas["SRB"]?.parts == ["SRB", "XKX"])
    }

    @Test func `a change in one frame carries the spread of the weights`() throws {
        let table = try AreaTable(byArea: ["SDN736": 1_000]) { history.extent(of: $0) }
        let later = try AreaTable(byArea: ["SDN": 750, "SSD": 350]) { history.extent(of: $0) }
        let move = try AreaMove(
            to: history.frame(on: mid(2024)),
            weights: [
                AreaWeights(of: "SDN736", shares: ["SDN": 0.8, "SSD": 0.2], basis: "one"),
                AreaWeights(of: "SDN736", shares: ["SDN": 0.7, "SSD": 0.3], basis: "two"),
            ])
        let first = try #require(try move.moved(table)["SDN"])
        let second = try #require(try move.moved(later)["SDN"])
        #expect(first.change(to: second) == .harmonised(-50, low: -50, high: 50))
        let south = try #require(try move.moved(later)["SSD"])
        #expect(first.change(to: south) == .unknown, "figures of different areas")
    }
}
