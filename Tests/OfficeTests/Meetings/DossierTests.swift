import Foundation
import Office
import Registers
import Testing

/// A dossier says what the registers and figures hold for a meeting, and no more.
@Suite struct DossierTests {
    private let world: MeetingWorld

    init() throws { world = try MeetingWorld() }

    @Test func `it counts as new what came after the last meeting of the series`() throws {
        let dossier = try world.dossier("two")
        #expect(dossier.previous?.id == "one" && dossier.since == "2024-03-31")
        let groups = dossier.activities.map {
            ($0.organisation?.name ?? "", $0.activities.map(\.id))
        }
        #expect(groups.map(\.0) == ["ILO", ""])
        #expect(groups.map(\.1) == [["survey"], ["old-but-reported"]])
        #expect(dossier.undatedActivities == 1)
        #expect(
            dossier.events.map(\.record) == [
                "treaty-actions/uga", "treaty-actions/uga", "meetings/other",
            ])
        #expect(dossier.events.last?.what == "met")
    }

    @Test func `the first meeting of a series has everything before it`() throws {
        let dossier = try world.dossier("one")
        #expect(dossier.previous == nil && dossier.since == nil && dossier.events.isEmpty)
        #expect(dossier.activities.flatMap(\.activities).map(\.id) == ["old", "old-but-reported"])
        #expect(dossier.recommendations.isEmpty)
    }

    @Test func `open recommendations are those of earlier meetings of the series`() throws {
        let found = try world.dossier("two").recommendations
        #expect(found.map(\.id) == ["open-one"])
        #expect(found[0].isOverdue && found[0].addressees.map(\.name) == ["ILO"])
        #expect(found[0].progress.map(\.isObstacle) == [true])
        let all = try world.office.registers.state().openRecommendations(today: nil)
        #expect(all.map(\.id) == ["open-one", "elsewhere"] && !all[0].isOverdue)
        var question = RecommendationQuestion()
        question.theme = "DATA"
        question.addressee = "ilo"
        question.area = "UGA"
        let state = try world.office.registers.state()
        #expect(state.openRecommendations(question, today: nil).map(\.id) == ["open-one"])
        question.theme = "dat"
        #expect(state.openRecommendations(question, today: nil).isEmpty)
    }

    @Test func `countries concerned are participants' and those of recommendations`() throws {
        let dossier = try world.dossier("two")
        #expect(dossier.countries.map(\.area.id) == ["KEN", "UGA"])
        let kenya = dossier.countries[0]
        let uganda = dossier.countries[1]
        // Kenya has the newest year of two tables; nobody has the others.
        #expect(
            kenya.gaps.map(\.table) == [
                "stock-citizenship", "stock-age", "immigration", "emigration", "refugees",
            ])
        #expect(uganda.gaps.first { $0.table == "stock-birth" }?.words == "none since 2010")
        #expect(uganda.gaps.first { $0.table == "stock-sex" }?.words == "none held")
        #expect(dossier.coverage[0].newest == 2020 && dossier.coverage[0].held == 2)
        #expect(dossier.coverage[0].current == 1)
        // What is accepted is not due.
        #expect(kenya.responses.isEmpty)
        #expect(uganda.responses.map(\.state) == ["Reminded"])
        #expect(kenya.treaties.map(\.isConflict) == [true])
        #expect(uganda.treaties.map(\.standing) == ["party, in force"])
        // The latest view until the meeting, not one of later.
        #expect(kenya.views.map(\.year) == ["2025"] && kenya.views[0].view == "Satisfactory")
    }

    @Test func `further countries are asked for by code or region`() throws {
        let dossier = try world.dossier("two", areas: ["som", "014"])
        let ids = Set(dossier.countries.map(\.area.id))
        #expect(ids.isSuperset(of: ["KEN", "UGA", "SOM", "TZA", "RWA"]) && !ids.contains("014"))
        #expect(throws: OfficeError.self) { try world.dossier("two", areas: ["Atlantis"]) }
        #expect(throws: OfficeError.self) { try world.dossier("nine") }
    }

    @Test func `the document says what is missing, and its Markdown takes no text for a mark`()
        throws
    {
        let text = try world.dossier("two").document.markdown
        #expect(text.contains("# Dossier: Second meeting"))
        #expect(text.contains("1-2 June 2026, Nairobi"))
        #expect(text.contains("[On stocks](https://example.org/p1)"))
        #expect(text.contains("*Figures were not looked through.*"))
        #expect(text.contains("No staff"))
        let other = try world.dossier("other").document.markdown
        #expect(other.contains("Another \\<b\\>meeting\\</b\\>") && !other.contains("<b>"))
        #expect(other.contains("*The register has no sessions.*"))
        #expect(other.contains("*No country is concerned by name.*"))
    }

    @Test func `a report's skeleton makes nothing up`() throws {
        let state = try world.office.registers.state()
        let report = try state.meetingReport("two")
        let text = report.document.markdown
        #expect(text.contains("Censuses of the round"))
        #expect(text.contains("### Opening\n\n**To be written:**"))
        #expect(text.contains("Told here"))
        #expect(text.contains("Third meeting (2028"))
        #expect(text.contains("not made yet"))
        #expect(
            report.unwritten == [
                "Opening and organisation of work", "Proceedings",
                "Follow-up of earlier recommendations", "Next meeting and closing",
            ])
    }

    @Test func `meetings are listed the latest first`() throws {
        let state = try world.office.registers.state()
        #expect(state.meetings().map(\.id) == ["three", "two", "other", "one"])
        #expect(state.meetings(series: "Meetings").map(\.id) == ["three", "two", "one"])
    }
}
