import Foundation
import Registers
import Testing
import Vocabulary

/// The facts that ship with the office, each as the reports of the coordination meetings have it.
struct StarterTests {
    private static let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Office/StarterSet/registers.json")

    private static func desk() throws -> Desk {
        let desk = try Desk(rules: starterRules)
        let bytes = Array(try Data(contentsOf: file))
        let items = try RegisterMessage.read(bytes, name: "registers.json")
        let outcomes = try desk.store.take(items, by: "test", reason: "starter")
        #expect(outcomes.allSatisfy { $0.kind == .added })
        // The same file twice changes nothing.
        let again = try desk.store.take(items, by: "test", reason: "starter")
        #expect(again.allSatisfy { $0.kind == .unchanged })
        return desk
    }

    private static let starterRules = RecordRules(
        dataflows: [
            "DF_STOCK", "DF_FLOW", "DF_DISPLACED", "DF_REMITTANCE", "DF_ACQUISITION",
            "DF_EMIGRATION",
            "DF_DISPLACED_AGE",
        ])

    private func number(_ record: Record, _ path: String) -> Double? {
        FieldPath(text: path).flatMap { record.content[$0].first?.number }
    }

    @Test func `each register holds what the reports name`() throws {
        let state = try Self.desk().store.state()
        let counts = Dictionary(
            grouping: state.records, by: \.key.register
        ).mapValues(\.count)
        #expect(
            counts == [
                "organisations": 30, "collections": 20, "reporting": 7, "surveys": 6,
                "practices": 2, "meetings": 21, "recommendations": 24, "processes": 25,
                "instruments": 13, "treaty-actions": 47, "figures": 21,
            ])
        // Every statement says who says so.
        for record in state.records {
            for statements in record.content.statements.values {
                #expect(statements.allSatisfy { $0.source != nil }, "\(record.key)")
            }
        }
    }

    @Test func `facts are as stated, with their words`() throws {
        let store = try Self.desk().store
        func record(_ register: String, _ id: String) throws -> Record {
            try store.record(RecordKey(register, id))
        }
        let law = try record("collections", "law-questionnaire")
        #expect(number(law, "rounds/1/answered") == 30 && number(law, "rounds/1/asked") == 192)
        let yearbook = try record("collections", "demographic-yearbook")
        #expect(yearbook.value("questionnaires") == "6")
        let offices = yearbook.content[try #require(FieldPath(text: "rounds/flows/asked"))]
        #expect(offices.map(\.text) == ["over 230"])
        #expect(try record("collections", "ilm").content["countries"].map(\.text) == ["over 80"])
        #expect(try record("meetings", "gfmd-2007").value("suggestions") == "57")
        let third = try record("meetings", "coordination-3")
        #expect(third.value("participants") == "52")
        #expect(third.content["date"].first?.date?.description == "2004-10-27/2004-10-28")
        #expect(
            try record("meetings", "coordination-6").content["participants"][0].text == "some 80")
        #expect(try record("meetings", "dialogue-2006").values("theme").count == 14)
        let puebla = try record("processes", "puebla-process")
        #expect(puebla.values("other-names") == ["Regional Conference on Migration"])
        #expect(puebla.value("governments") == "10")
        let resolution = try record("instruments", "resolution-58-208")
        #expect(resolution.value("adopted") == "2003-12-23")
        #expect(resolution.value("distributed") == "2004-02-13")
        let meetings = try record("figures", "imp-meetings")
        #expect(meetings.values("value") == ["15", "16"])
        #expect(try store.register("figures").flags(meetings).map(\.kind) == [.conflict])
        let smuggling = try record("figures", "smuggling-europe").content["value"][0]
        #expect(smuggling.text == "between 3 and 4" && smuggling.printed == "3-4 million dollars")
        #expect(try record("collections", "world-population-policies").value("countries") == "194")
        let shares = try ["too-high-1975", "too-high-2003"].map { try record("figures", $0) }
        #expect(shares.map { $0.value("value") } == ["7", "21"])
        #expect(shares.allSatisfy { $0.content["value"][0].note?.contains("as printed") == true })
    }

    @Test func `the table of countries that reported adds up, and its odd cell is flagged`() throws
    {
        let store = try Self.desk().store
        let register = try store.register("reporting")
        let rows = try store.state().records.filter { $0.key.register == "reporting" }
        let total = try #require(rows.first { $0.value("region") == "Total" })
        let regions = rows.filter { $0.value("region") != "Total" }
        #expect(regions.count == 6)
        for (field, printed) in [
            ("foreign-born", 51.0), ("by-citizenship", 46), ("by-birth-country", 38),
            ("by-occupation", 24), ("any", 69),
        ] {
            let sum = regions.reduce(0) { $0 + ($1.content[field].first?.number ?? 0) }
            #expect(sum == printed && number(total, field) == printed, "\(field)")
        }
        let flagged = rows.filter { !register.flags($0).isEmpty }
        #expect(flagged.map { $0.value("region") } == ["North America"])
        #expect(
            register.flags(flagged[0]).map(\.text) == [
                "foreign-born (11) is greater than any (9); kept as stated"
            ])
        // A dash is not zero.
        let south = try #require(rows.first { $0.value("region") == "South America" })
        #expect(south.value("foreign-born") == nil)
        #expect(south.content["foreign-born"].map(\.printed) == ["-"])
    }

    @Test func `ratifications of 2004 come to the 26 and then 27 that the report states`() throws {
        let state = try Self.desk().store.state()
        func parties(_ day: String) throws -> Int {
            let day = try #require(CalendarDate(day))
            return state.treatyStatus("migrant-workers-convention", on: day).count {
                $0.standing.isParty && $0.isCertain
            }
        }
        #expect(try parties("2004-07-01") == 26)
        #expect(try parties("2004-10-28") == 27)
        let day = try #require(CalendarDate("2004-10-28"))
        let status = state.treatyStatus("migrant-workers-convention", on: day)
        let latin = ["BLZ", "BOL", "COL", "ECU", "SLV", "GTM", "MEX", "URY"]
        #expect(status.filter { latin.contains($0.area) }.count { $0.standing.isParty } == 8)
        // Eight said that they implement it; one of them was a party by then.
        let stated = status.filter { !$0.implementationStated.isEmpty }
        #expect(stated.count == 8)
        #expect(
            status.filter(\.isConflict).map(\.area)
                == ["DZA", "KEN", "LSO", "MUS", "RWA", "SDN736", "ZAF"])
        #expect(status.first { $0.area == "LSO" }?.standing == .signatory)
        #expect(status.first { $0.area == "MEX" }?.standing == .partyInForce)
        #expect(status.first { $0.area == "TUR" }?.standing == .party)
    }
}
