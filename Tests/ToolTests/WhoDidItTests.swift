import Foundation
import TestKit
import Testing

/// The tool asks for no account: whoever can write the folder may run it. Who did what is kept.
@Suite struct WhoDidItTests {
    @Test func `commands that write keep the name of --by, else the user's`() throws {
        let scratch = try Scratch()
        let place = ["--workspace", scratch.workspace]
        try #require(try Tool.run(["register", "starter"] + place).status == 0)
        let collection = "joint-questionnaire"
        for (by, round) in [("Ana Writer", "2031"), (nil, "2032")] {
            let name = by.map { ["--by", $0] } ?? []
            let key = "\(collection).fra.\(round)"
            for command in [
                ["collect", "open", collection, round, "--area", "FRA"],
                ["collect", "remind", collection, round, "FRA"],
                ["collect", "refuse", collection, round, "FRA", "--why", "no register"],
                ["collect", "close", collection, round, "--why", "the year is over"],
                ["register", "add", "meetings", "title=Meeting \(round)", "--why", "test"],
                ["register", "set", "meetings", "meeting-\(round)", "venue=Lima", "--why", "test"],
            ] {
                let ran = try Tool.run(command + name + place)
                #expect(ran.status == 0, "\(command): \(ran.errors)")
            }
            let expected = by ?? ProcessInfo.processInfo.userName
            for record in [["responses", key], ["meetings", "meeting-\(round)"]] {
                let history = try Tool.run(["register", "history"] + record + place)
                #expect(history.status == 0, "\(history.errors)")
                let count = history.output.components(separatedBy: expected).count - 1
                #expect(count >= (record[0] == "responses" ? 3 : 2), "\(history.output)")
            }
            let told = try Tool.run(["register", "history", "collections", collection] + place)
            #expect(told.output.contains(expected), "\(told.output)")
        }
    }

    @Test(arguments: [
        "collect open", "collect close", "collect remind", "collect query", "collect reply",
        "collect accept", "collect publish", "collect refuse", "collect send-back",
        "collect withdraw", "collect receive", "register add", "register set", "register delete",
        "register import", "meeting follow-up", "account create", "account invite", "account set",
        "account close", "account reopen", "account password", "account token", "sign-off",
        "withdraw", "embargo",
    ])
    func `every command that changes what others see takes a name`(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let help = try Tool.run(words + ["--help"])
        #expect(help.status == 0 && help.output.contains("--by <by>"), "\(command)")
    }
}
