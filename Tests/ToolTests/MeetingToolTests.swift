import Foundation
import TestKit
import Testing

/// `corridor meeting` and `corridor marketplace` as a user runs them.
@Suite struct MeetingToolTests {
    private func workspace(_ scratch: Scratch) throws -> [String] {
        let place = ["--workspace", scratch.workspace]
        let made = try Tool.run(["register", "starter"] + place)
        try #require(made.status == 0, "\(made.errors)")
        return place
    }

    @Test func `a meeting is prepared and followed up`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        #expect(try Tool.run(["meeting", "list"] + place).output.contains("coordination-3"))
        let page = scratch.path + "/dossier.html"
        let dossier = try Tool.run(
            ["meeting", "dossier", "coordination-3", "--area", "KEN", "-o", page] + place)
        #expect(dossier.status == 0, "\(dossier.errors)")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("27-28 October 2004, New York") && html.contains("@page"))
        // It stands alone.
        #expect(!html.contains("href=\"/") && !html.contains("<script"))
        #expect(html.utf8.count < 200_000)
        let json = try Tool.run(["meeting", "dossier", "coordination-3", "--json"] + place)
        #expect(json.output.contains("\"since\" : \"2003-10-16\""))
        let report = try Tool.run(["meeting", "report", "coordination-3"] + place)
        #expect(report.output.contains("**To be written:**"))
        let set = try Tool.run(
            [
                "register", "set", "meetings", "coordination-3",
                "decisions/1/text=Publish national practices", "decisions/1/owner=unsd",
                "--why", "test",
            ] + place)
        #expect(set.status == 0, "\(set.errors)")
        let made = try Tool.run(["meeting", "follow-up", "coordination-3"] + place)
        #expect(made.output.contains("1 recommendations made, 0 stood already."))
        let again = try Tool.run(["meeting", "follow-up", "coordination-3"] + place)
        #expect(again.output.contains("0 recommendations made, 1 stood already."))
        #expect(try Tool.run(["check"] + place).status == 0)
    }

    @Test func `an offer is matched with a need, with reasons`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        for (direction, organisation, area) in [("offer", "unsd", "KEN"), ("need", "iom", "UGA")] {
            let added = try Tool.run(
                [
                    "register", "add", "offers", "title=Training \(direction)",
                    "direction=\(direction)", "kind=expertise", "organisation=\(organisation)",
                    "area=\(area)", "theme=censuses", "--why", "posted",
                ] + place)
            #expect(added.status == 0, "\(added.errors)")
        }
        let list = try Tool.run(["marketplace", "list", "--area", "KEN"] + place)
        #expect(list.output.contains("training-offer") && !list.output.contains("training-need"))
        let match = try Tool.run(["marketplace", "match"] + place)
        #expect(match.output.contains("6  training-offer"), "\(match.output)")
        #expect(match.output.contains("both name the theme censuses"))
    }

    @Test func `wrong use and unknown meetings are told apart`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        #expect(try Tool.run(["meeting", "dossier", "none"] + place).status == 1)
        #expect(
            try Tool.run(["meeting", "report", "coordination-3", "-o", "x.pdf"] + place).status
                == 2)
        #expect(try Tool.run(["marketplace", "list", "--kind", "gold"] + place).status == 2)
        #expect(try Tool.run(["marketplace", "match", "none"] + place).status == 1)
    }
}
