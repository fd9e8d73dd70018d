import Foundation
import TestKit
import Testing

/// `corridor account` as an administrator of the machine runs it.
@Suite struct AccountToolTests {
    private static let password = "corridors are pairs"

    private func workspace(_ scratch: Scratch) throws -> [String] {
        let place = ["--workspace", scratch.workspace]
        try #require(try Tool.run(["register", "starter"] + place).status == 0)
        return place
    }

    private func account(
        _ arguments: [String], input: String = "", status: Int32 = 0
    ) throws -> Tool.Outcome {
        let outcome = try Tool.run(["account"] + arguments, input: input)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        #expect(!(outcome.output + outcome.errors).contains(Self.password))
        return outcome
    }

    @Test func `accounts are made, invited, changed and closed, and the trail tells it`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let before = try account(["list"] + place, status: 1)
        #expect(before.errors.contains("corridor account create"))
        let create = ["create", "anna", "--role", "administrator", "--by", "root"] + place
        #expect(try account(create, input: "short\n", status: 1).errors.contains("5 characters"))
        #expect(try account(create, input: "", status: 1).errors.contains("a password on one line"))
        #expect(
            try account(create, input: Self.password + "\n").output.contains("administrator"))
        #expect(try account(create, input: Self.password, status: 1).errors.contains("free"))
        let link = try account(
            [
                "invite", "insee", "--role", "country", "--area", "FRA", "--site",
                "https://example.org/",
            ] + place)
        #expect(link.output.hasPrefix("https://example.org/desk/invitation/"))
        _ = try account(["invite", "ilo", "--role", "agency"] + place, status: 1)
        _ = try account(["invite", "ilo"] + place, status: 2)
        _ = try account(["set", "insee", "--area", "FRA", "--area", "MCO"] + place)
        #expect(try account(["list"] + place).output.contains("FRA MCO  invited"))
        let token = try account(["token", "anna", "--title", "import"] + place).output
        #expect(token.hasPrefix("corridor_"))
        _ = try account(["token", "anna", "--revoke", "1"] + place)
        #expect(try account(["token", "anna"] + place).output.contains("revoked"))
        let last = try account(["close", "anna"] + place, status: 1)
        #expect(last.errors.contains("the last administrator"))
        _ = try account(["close", "insee"] + place)
        _ = try account(["reopen", "insee"] + place)
        _ = try account(["password", "insee"] + place, input: Self.password)
        #expect(try account(["show", "insee"] + place).output.contains("country office, open"))
        let trail = try account(["audit", "--object", "insee"] + place).output
        for deed in ["create", "invite", "change", "close", "reopen", "password"] {
            #expect(trail.contains(deed), "\(deed)")
        }
        #expect(!trail.contains(String(link.output.suffix(20)).trimmingPrefix(" ")))
        let sound = try Tool.run(["check"] + place)
        #expect(sound.status == 0 && sound.output.contains("2 accounts are sound"))
    }

    @Test func `a backup leaves accounts out unless asked, and copies them for the owner only`()
        throws
    {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        _ = try account(
            ["create", "anna", "--role", "administrator"] + place, input: Self.password)
        let copy = scratch.path + "/copy"
        let file = copy + "/accounts.sqlite"
        let bare = try Tool.run(["backup", copy] + place)
        #expect(bare.output.contains("Accounts were left out"))
        #expect(!FileManager.default.fileExists(atPath: file))
        let whole = try Tool.run(["backup", copy, "--force", "--accounts"] + place)
        #expect(whole.status == 0 && whole.output.contains("for your eyes only"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try Tool.run(["backup", copy, "--force", "--accounts"] + place).status == 0)
        let there = try Tool.run(["account", "list", "--workspace", copy])
        #expect(there.output.contains("anna"))
        #expect(try Tool.run(["check", "--workspace", copy, "--json"]).output.contains("lastSum"))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seek(toOffset: 20_000)
        try handle.write(contentsOf: Data(repeating: 0xEE, count: 3000))
        try handle.close()
        #expect(try Tool.run(["check", "--workspace", copy]).status == 1)
    }

    @Test func `a password in an argument is wrong use`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        for more in [["--password", Self.password], [Self.password]] {
            let outcome = try Tool.run(
                ["account", "create", "anna", "--role", "administrator"] + more + place)
            #expect(outcome.status == 2)
        }
    }
}
