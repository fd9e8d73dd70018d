import Collection
import Cubes
import Foundation
import Office
import Registers
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Rounds of a workspace: opened, answered, published, closed.
struct RoundTests {
    private let folder: Scratch
    private let office: Office

    init() throws {
        folder = try Scratch()
        var office = try Office(workspace: folder.path + "/one", create: true)
        office.clock = { "2026-05-01T10:00:00Z" }
        self.office = office
        try put("organisations", "unsd", ["title": "UNSD"])
        try put("collections", "c", ["title": "Census", "owner": "unsd"])
    }

    private func put(_ register: String, _ id: String, _ fields: [String: String]) throws {
        var content = (try? office.registers.record(RecordKey(register, id)).content) ?? .init()
        for (text, value) in fields {
            content[try #require(FieldPath(text: text))] = [Statement(value)]
        }
        _ = try office.registers.apply(
            [Edit(RecordKey(register, id), content, base: nil)], by: "test", reason: "test")
    }

    private static let hash = String(repeating: "0f", count: 32)

    private func open(_ areas: [String] = ["FRA", "MEX"]) throws -> Office.RoundOutcome {
        try office.openRound(
            "c", round: "2026", areas: areas, deadline: CalendarDate("2026-04-20"), by: "ana")
    }

    @discardableResult
    private func step(
        _ step: ResponseStep, _ area: String = "FRA", reason: String = "", by who: String = "ana",
        releases: [Int] = [], findings: Int? = nil, base: Int? = nil
    ) throws -> RoundResponse {
        try office.recordStep(
            step, collection: "c", area: area, round: "2026", by: who, reason: reason,
            document: step == .receive ? Self.hash : nil, releases: releases, findings: findings,
            base: base)
    }

    private func key(_ area: String) throws -> ResponseKey {
        try ResponseKey(collection: "c", area: area, round: "2026")
    }

    /// A release of one figure that waits for its sign-off.
    private func pendingRelease(_ value: Double) throws -> Int {
        var draft = ReleaseDraft(
            source: "C", table: "c/FRA/t", kind: .imported, publisher: "France", title: "Answer",
            citation: "France.", licence: .ccBy4, url: "https://example.org",
            files: [ReleaseFile(name: "a.xlsx", sha256: "00ff\(value)", size: 1, sheets: ["T1"])])
        draft.isPending = true
        let year = try #require(Period(year: 2020))
        let series = Series(
            key: try SeriesKey(.stock, ["A", "C", "DEU", "FRA", "B", "_T", "_T"]),
            observations: [Observation(period: year, value: .number(value), row: 1, column: 1)])
        let outcome = try office.warehouse.write(draft, series: [series])
        return outcome.release.id
    }

    @Test func `opening asks every area once, and twice changes nothing`() throws {
        #expect(try open().changed == ["FRA", "MEX"])
        let revision = try office.registers.state().revision
        let again = try open()
        #expect(again.changed.isEmpty && again.unchanged == 2)
        #expect(try office.registers.state().revision == revision)
        #expect(try open(["DEU"]).changed == ["DEU"])
        let status = try office.round("2026", of: "c")
        #expect(status.responses.map(\.key.area) == ["DEU", "FRA", "MEX"])
        #expect(status.round.deadline?.description == "2026-04-20")
        #expect(status.round.opened?.description == "2026-05-01")
    }

    @Test func `a round without areas asks those of the tables, or every country`() throws {
        try put(
            "collections", "d",
            [
                "title": "D", "owner": "unsd", "tables/t/title": "T", "tables/t/years": "2020",
                "tables/t/dataflow": "DF_STOCK", "tables/t/area": "FJI",
            ])
        #expect(try office.openRound("d", round: "2026", by: "ana").changed == ["FJI"])
        let all = try office.openRound("c", round: "2026", by: "ana").changed
        #expect(all.count == office.areas.countries.count && all.contains("FRA"))
    }

    @Test func `an area or collection that is not there opens nothing`() throws {
        let before = try office.registers.state().revision
        #expect(throws: CollectionError.self) { try open(["FRA", "Francia"]) }
        #expect(throws: CollectionError.self) {
            try office.openRound("nobody", round: "2026", by: "ana")
        }
        #expect(throws: CollectionError.self) {
            try office.openRound("c", round: "next year", by: "ana")
        }
        #expect(try office.registers.state().revision == before)
    }

    @Test func `closing turns silence into no answer, and a refusal stays what it is`() throws {
        _ = try open(["DEU", "FRA", "KEN", "MEX"])
        try step(.refuse, "MEX", reason: "no register of foreigners")
        try step(.receive, "FRA")
        try step(.remind, "DEU")
        let outcome = try office.closeRound("c", round: "2026", by: "ana")
        #expect(outcome.changed == ["DEU", "KEN"] && outcome.unchanged == 2)
        let status = try office.round("2026", of: "c")
        #expect(
            status.responses.map(\.state) == [.noAnswer, .received, .noAnswer, .refused])
        let counts = status.counts
        #expect(counts.asked == 4 && counts.answered == 1 && counts.open == 0)
        #expect(counts.refused == 1 && counts.silent == 2)
        #expect(status.responses[3].reason == "no register of foreigners")
        #expect(throws: CollectionError.self) {
            try office.closeRound("c", round: "2026", by: "ana")
        }
        #expect(throws: CollectionError.self) { try open(["FJI"]) }
        // What comes late is received all the same.
        #expect(try step(.receive, "KEN").state == .received)
    }

    @Test func `two who take a step at once: one does, the other is told`() throws {
        _ = try open()
        let seen = try #require(try office.response(key("FRA"))).revision
        try step(.remind, by: "ana", base: seen)
        do {
            try step(.refuse, reason: "by telephone", by: "ben", base: seen)
            Issue.record("the second step was taken")
        } catch let error as RegisterError {
            #expect(error.kind == .conflict && error.found.contains("ana took the step remind"))
        }
        let standing = try #require(try office.response(key("FRA")))
        #expect(standing.state == .reminded && standing.steps.count == 2)
    }

    @Test func `many who take a step at once: each step stands once`() async throws {
        _ = try open()
        let seen = try #require(try office.response(key("FRA"))).revision
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (try? step(.remind, by: "person \(number)", base: seen)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        #expect(try office.response(key("FRA"))?.count(of: .remind) == 1)
    }

    @Test func `publishing signs the figures off, and everybody sees them`() throws {
        _ = try open()
        let release = try pendingRelease(7)
        try step(.receive, releases: [release])
        try step(.check, findings: 0)
        #expect(throws: CollectionError.self) { try step(.publish) }
        try step(.accept)
        #expect(try office.warehouse.release(release)?.standing == .pending)
        #expect(try step(.publish, by: "desk").state == .published)
        guard case .published(_, by: "desk")? = try office.warehouse.release(release)?.standing
        else {
            Issue.record("the release is not signed off")
            return
        }
    }

    @Test func `an answer without figures cannot be published`() throws {
        _ = try open()
        try step(.receive)
        try step(.check, findings: 0)
        try step(.accept)
        do {
            try step(.publish)
            Issue.record("published")
        } catch let error as CollectionError {
            #expect(error.found == "no release of this answer")
        }
        #expect(try office.response(key("FRA"))?.state == .accepted)
    }

    @Test func `what was published is taken back, and asked anew`() throws {
        _ = try open()
        let release = try pendingRelease(7)
        try step(.receive, releases: [release])
        try step(.check, findings: 0)
        try step(.accept)
        try step(.publish)
        let back = try step(.withdraw, reason: "printed in thousands")
        #expect(back.state == .asked && back.releases.isEmpty)
        guard
            case .withdrawn(_, "printed in thousands")? = try office.warehouse.release(release)?
                .standing
        else {
            Issue.record("the release is not withdrawn")
            return
        }
        let second = try pendingRelease(8)
        try step(.receive, releases: [second])
        try step(.check, findings: 1)
        #expect(throws: CollectionError.self) { try step(.accept) }
        try step(.sendBack, reason: "again the wrong unit")
        #expect(try office.response(key("FRA"))?.state == .asked)
        guard case .withdrawn? = try office.warehouse.release(second)?.standing else {
            Issue.record("the release is not withdrawn")
            return
        }
    }

    @Test func `a step cut off before its figures followed is finished by taking it again`() throws
    {
        _ = try open()
        let release = try pendingRelease(7)
        try step(.receive, releases: [release])
        try step(.check, findings: 0)
        let accepted = try step(.accept)
        // As if the process had ended between the two.
        let facts = StepFacts(by: "ana", date: try office.today())
        _ = try office.registers.apply(
            [
                Edit(
                    accepted.key.record,
                    try RoundResponse.content(
                        after: .publish, facts, of: accepted.key, standing: accepted),
                    base: accepted.revision)
            ], by: "ana", reason: "Publish")
        #expect(try office.warehouse.release(release)?.standing == .pending)
        let steps = try step(.publish).steps.count
        #expect(try office.warehouse.release(release)?.standing != .pending)
        #expect(steps == 5)
        // Once finished, the state allows it no more.
        #expect(throws: CollectionError.self) { try step(.publish) }
    }

    @Test func `what a country is asked and says stands only in its step`() throws {
        _ = try open()
        try step(.receive)
        try step(.check, findings: 1)
        let queried = try step(.query, reason: "Why 1,234 in 2020?")
        #expect(queried.reason.isEmpty && queried.steps.last?.reason == "Why 1,234 in 2020?")
        let history = try office.registers.history(queried.key.record)
        #expect(history.last?.revision.reason == "Query")
        #expect(try step(.refuse, reason: "We cannot say").reason == "We cannot say")
    }

    @Test func `a letter takes the focal point of the day, and tells what is not known`() throws {
        try put(
            "organisations", "insee",
            [
                "title": "INSEE", "focal-points/1/name": "José <b>O'Neill</b> {sender}",
                "focal-points/1/role": "Head", "focal-points/1/area": "FRA",
                "focal-points/1/contact": "jose@example.org",
                "focal-points/2/name": "Gone", "focal-points/2/area": "FRA",
                "focal-points/2/period": "2019/2020",
            ])
        _ = try open()
        let letter = try office.letter(.secondReminder, key("FRA"), from: "Ana")
        #expect(letter.addressees.map(\.name) == ["José <b>O'Neill</b> {sender}"])
        #expect(letter.body.contains("Dear José <b>O'Neill</b> {sender},"))
        #expect(letter.body.contains("due by 2026-04-20 and is 11 days late"))
        #expect(letter.missing == [.tables])
        let other = try office.letter(.reminder, key("MEX"), from: "Ana")
        #expect(other.addressees.isEmpty && other.missing == [.addressee])
        #expect(throws: CollectionError.self) {
            try office.letter(.reminder, key("KEN"), from: "Ana")
        }
        #expect(throws: CollectionError.self) {
            try office.letter(.reminder, key("FRA"), language: .french, from: "Ana")
        }
        try put(
            "letters", "rappel",
            [
                "kind": "reminder", "language": "fr", "title": "Rappel : {collection}",
                "body": "Cher {addressee}",
            ])
        let french = try office.letter(.reminder, key("FRA"), language: .french, from: "Ana")
        #expect(french.subject == "Rappel : Census")
    }

    @Test func `the counts of the record stand beside those counted here`() throws {
        _ = try office.loadStarterRegisters()
        let stated = try office.statedCounts().map { "\($0.round.collection): \($0.text)" }
        #expect(stated.contains("law-questionnaire: 30 of 192 Governments answered"))
        #expect(stated.contains("labour-survey-2003: 93 States answered"))
        #expect(stated.contains("icpd-10: 43 Governments answered"))
        #expect(try office.responseRates().total.counts.asked == 0)
        #expect(try office.rounds().isEmpty)
    }
}
