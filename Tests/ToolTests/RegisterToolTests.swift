import Foundation
import TestKit
import Testing

/// `corridor register` as a user runs it.
@Suite struct RegisterToolTests {
    private func workspace(_ scratch: Scratch) throws -> [String] {
        let place = ["--workspace", scratch.workspace]
        let made = try Tool.run(["register", "starter"] + place)
        try #require(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("221 added"))
        return place
    }

    @Test func `the starter registers are shown, searched and counted`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        #expect(try Tool.run(["register", "starter"] + place).output.contains("0 added"))
        let list = try Tool.run(["register", "list"] + place)
        #expect(list.output.contains("recommendations"))
        let shown = try Tool.run(["register", "show", "figures", "imp-meetings"] + place)
        #expect(shown.output.contains("16 by early 2004"), "\(shown.errors)")
        #expect(shown.output.contains("! value: statements that disagree"))
        let found = try Tool.run(["register", "search", "regional", "CONFERENCE"] + place)
        #expect(found.output.contains("puebla-process"))
        let matrix = try Tool.run(
            ["register", "matrix", "treaty-actions", "--rows", "kind"] + place)
        #expect(matrix.output.contains("Said to implement it        8"), "\(matrix.output)")
        let timeline = try Tool.run(
            ["register", "timeline", "meetings", "--from", "2007-01-01", "--json"] + place)
        #expect(timeline.output.contains("\"2007-11-26/2007-11-27\""))
        let status = try Tool.run(
            [
                "register", "status", "migrant-workers-convention", "--on", "2004-10-28",
                "--conflicts",
            ] + place)
        #expect(status.output.contains("LSO") && !status.output.contains("MLI"))
        #expect(try Tool.run(["check"] + place).output.contains("221 revisions of records"))
    }

    @Test func `a record is added, changed, exported, taken in and deleted, with its history`()
        throws
    {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let why = ["--why", "test", "--by", "Ana"] + place
        let added = try Tool.run(
            ["register", "add", "meetings", "title=Expert meeting", "date=2026-05-04"] + why)
        #expect(added.output == "meetings/expert-meeting: added, revision 1.\n", "\(added.errors)")
        let set = ["register", "set", "meetings", "expert-meeting"]
        #expect(try Tool.run(set + ["participants=over 80"] + why).status == 0)
        // Made from the first revision: another field is merged, the same one is refused.
        let merged = try Tool.run(set + ["venue=Lima", "--revision", "1"] + why)
        #expect(merged.status == 0 && merged.errors.contains("participants"))
        let refused = try Tool.run(set + ["venue=Quito", "--revision", "2"] + why)
        #expect(refused.status == 1 && refused.errors.contains("Ana changed venue"))
        let file = scratch.path + "/meetings.csv"
        let export = ["register", "export", "meetings", "--format", "csv", "-o", file]
        #expect(try Tool.run(export + place).status == 0)
        let back = try Tool.run(["register", "import", file, "--register", "meetings"] + why)
        #expect(back.output.contains("22 unchanged"), "\(back.errors)")
        let history = try Tool.run(["register", "history", "meetings", "expert-meeting"] + place)
        #expect(history.output.contains("Ana: test"))
        #expect(history.output.contains("participants: nothing -> over 80"))
        let delete = ["register", "delete", "meetings", "coordination-3"]
        let linked = try Tool.run(delete + why)
        #expect(linked.status == 1 && linked.errors.contains("recommendations/"))
        let gone = try Tool.run(["register", "delete", "meetings", "expert-meeting"] + why)
        #expect(gone.output.contains("deleted, revision 4"))
    }

    @Test func `wrong use and wrong values are told apart`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let why = ["--why", "test"] + place
        #expect(try Tool.run(["register", "show", "nothing"] + place).status == 1)
        #expect(try Tool.run(["register", "show", "views", "--where", "x=1"] + place).status == 2)
        #expect(try Tool.run(["register", "add", "views", "area"] + why).status == 2)
        let value = try Tool.run(["register", "add", "views", "area=Mexico", "year=2003"] + why)
        #expect(value.status == 1 && value.errors.contains("MEX"))
        #expect(try Tool.run(["register", "add", "views", "area=MEX"] + place).status == 2)
        #expect(
            try Tool.run(["register", "export", "--format", "csv"] + place).status == 2)
    }
}
