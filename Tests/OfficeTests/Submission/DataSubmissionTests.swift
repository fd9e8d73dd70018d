import Cubes
import Office
import SDMX
import Testing
import Vocabulary
import Warehouse

struct DataSubmissionTests {
    private func desk(_ test: (SubmissionDesk) throws -> Void) throws {
        let desk = try SubmissionDesk()
        defer { desk.remove() }
        try test(desk)
    }

    @Test func `append adds what is not there and leaves what is`() throws {
        try desk { (desk) throws in
            try desk.send(SubmissionDesk.stocks(["A,MEX,2020,5,A,", "A,GTM,2020,2,E,"]))
            let second = try desk.send(
                SubmissionDesk.stocks(["A,MEX,2020,9,A,", "A,MEX,2021,6,A,"]))
            #expect(try desk.held() == ["GTM 2020 2 E", "MEX 2020 5 A", "MEX 2021 6 A"])
            #expect(second.counts.inserted == 1)
            #expect(second.counts.unchanged == 1)
        }
    }

    @Test func `merge changes the parts given, replace the whole observation`() throws {
        try desk { (desk) throws in
            try desk.send(
                SubmissionDesk.stocks(["R,MEX,2020,5,E,first", "R,GTM,2020,2,E,first"]))
            try desk.send(SubmissionDesk.stocks(["M,MEX,2020,7,,", "R,GTM,2020,3,,"]))
            #expect(try desk.held() == ["GTM 2020 3 A", "MEX 2020 7 E first"])
        }
    }

    @Test func `delete takes away an observation, a part of it, or a series`() throws {
        try desk { (desk) throws in
            try desk.send(
                SubmissionDesk.stocks([
                    "R,MEX,2020,5,A,x", "R,MEX,2021,6,A,y", "R,GTM,2020,2,A,", "R,SLV,2020,1,A,",
                ]))
            let outcome = try desk.send(
                SubmissionDesk.stocks(["D,MEX,2020,,,", "D,MEX,2021,,,y", "D,GTM,,,,"]))
            #expect(try desk.held() == ["MEX 2021 6 A", "SLV 2020 1 A"])
            #expect(outcome.counts.deleted == 2)
        }
    }

    @Test func `a missing value says why, and is never zero`() throws {
        try desk { (desk) throws in
            try desk.send(
                SubmissionDesk.stocks(["R,MEX,2020,NaN,Q,", "R,GTM,2020,,L,", "R,SLV,2020,0,A,"]))
            #expect(try desk.held() == ["GTM 2020 - L", "MEX 2020 - Q", "SLV 2020 0 A"])
            let held = try desk.office.held(KeyPattern(.stock).with(.origin, "MEX"))
            #expect(held.first?.series.observations.first?.value == .missing(.suppressed))
        }
    }

    @Test func `each source is a release of its own, in one transaction`() throws {
        try desk { (desk) throws in
            let text = SubmissionDesk.stocks(["R,MEX,2020,5,A,", "R,GTM,2020,2,A,"])
                .replacing("A,NSO,GTM", with: "A,NSO_2,GTM")
            let outcome = try desk.send(text)
            #expect(outcome.releases.map(\.source) == ["NSO", "NSO_2"])
            #expect(outcome.releases.allSatisfy { $0.kind == .submitted })
            #expect(outcome.releases.first?.publisher == "Office of tests")
            #expect(outcome.releases.first?.files.first?.size == text.utf8.count)
        }
    }

    @Test func `faults refuse the whole message, each with its line`() throws {
        try desk { (desk) throws in
            let text = SubmissionDesk.stocks([
                "R,MEX,2020,5,A,", "R,QQQ,2020,5,A,", "R,GTM,20x0,5,A,", "R,GTM,2020,many,A,",
                "R,GTM,2021,5,Z,", "R,SLV,2020,1,A,", "R,SLV,2020,2,A,",
            ])
            let error = #expect(throws: OfficeError.self) { try desk.send(text) }
            #expect(error?.kind == .findings)
            let details = error?.details ?? []
            #expect(details.count == 5)
            for (part, place) in [
                ("QQQ", "line 3, ORIGIN"), ("20x0", "line 4, TIME_PERIOD"),
                ("many", "line 5, OBS_VALUE"), ("Z", "line 6, OBS_STATUS"),
            ] {
                #expect(details.contains { $0.contains(part) && $0.contains(place) }, "\(part)")
            }
            #expect(details.contains { $0.contains("second figure") })
            #expect(try desk.held().isEmpty)
        }
    }

    @Test func `what a publisher's table brought is not changed by what is sent in`() throws {
        try desk { (desk) throws in
            let key = try SeriesKey(.stock, ["A", "NSO", "MEX", "USA", "B", "_T", "_T"])
            let period = try #require(Period(year: 2020))
            _ = try desk.office.warehouse.write(
                ReleaseDraft(
                    source: "NSO", table: "stocks", kind: .imported, publisher: "NSO",
                    title: "Stocks", citation: "NSO", licence: .ccBy4, url: ""),
                series: [
                    Series(
                        key: key, observations: [Observation(period: period, value: .number(5))])
                ])
            let error = #expect(throws: WarehouseError.self) {
                try desk.send(SubmissionDesk.stocks(["R,GTM,2020,1,A,", "R,MEX,2020,9,A,"]))
            }
            #expect(error?.kind == .conflict)
            #expect(try desk.held() == ["MEX 2020 5 A"])
        }
    }

    @Test func `estimates and other agencies' dataflows are refused`() throws {
        try desk { (desk) throws in
            let own = SubmissionDesk.stocks(["R,MEX,2020,5,A,"])
            #expect(throws: OfficeError.self) {
                try desk.send(own.replacing("A,NSO,", with: "A,CORRIDOR,"))
            }
            #expect(throws: OfficeError.self) {
                try desk.send(own.replacing("CORRIDOR:DF_STOCK", with: "OTHER:DF_STOCK"))
            }
            #expect(try desk.held().isEmpty)
        }
    }

    @Test func `what is under embargo or waits for its sign-off is seen by the desk alone`() throws
    {
        try desk { (desk) throws in
            try desk.send(SubmissionDesk.stocks(["R,MEX,2020,5,A,"])) {
                $0.embargo = UTCTime("2999-01-01")
            }
            #expect(try desk.held() == ["MEX 2020 5 A"])
            #expect(try desk.held(.everybody).isEmpty)
            #expect(
                try desk.catalogue(.everybody).registry.structures.codelists
                    .filter { $0.id == "CL_SOURCE" }.allSatisfy { list in
                        !list.codes.contains { $0.id == "NSO" }
                    })
        }
    }
}
