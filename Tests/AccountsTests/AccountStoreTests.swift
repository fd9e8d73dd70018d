import Accounts
import Foundation
import Testing

/// Accounts, invitations, sessions and tokens.
struct AccountStoreTests {
    @Test func `an invitation sets a password once and ends`() throws {
        try TestStore.run { accounts in
            let store = accounts.store
            let draft = try AccountDraft(
                name: "anna", fullName: "Anna", role: .country, areas: ["FRA"])
            let first = try store.invite(draft, by: TestStore.caller)
            #expect(try store.invitation(first)?.account.areas == ["FRA"])
            #expect(try accounts.session("anna") == nil)
            let second = try store.inviteAgain("anna", by: TestStore.caller)
            #expect(try store.invitation(first) == nil)
            accounts.turn(by: AccountStore.invitationTime)
            #expect(try store.invitation(second) == nil)
            let third = try store.inviteAgain("anna", by: TestStore.caller)
            _ = try store.accept(third, password: TestStore.password, by: Caller(address: "x"))
            #expect(try accounts.session("anna") != nil)
            #expect(throws: AccountError.self) {
                try store.accept(third, password: "another password", by: Caller(address: "x"))
            }
            #expect(try store.invitation(Secret()) == nil)
        }
    }

    @Test func `the last administrator is neither closed nor demoted`() throws {
        try TestStore.run { accounts in
            let store = accounts.store
            try accounts.add("anna", .administrator)
            _ = try store.invite(
                AccountDraft(name: "boris", fullName: "Boris", role: .administrator),
                by: TestStore.caller)
            let demoted = try AccountDraft(name: "anna", fullName: "Anna", role: .desk)
            // An invitation that nobody took up administers nothing.
            for change in [
                { try store.close("anna", by: TestStore.caller) },
                { _ = try store.change(demoted, by: TestStore.caller) },
            ] {
                do {
                    try change()
                    Issue.record("it was done")
                } catch let error as AccountError {
                    #expect(error.kind == .lastAdministrator)
                }
            }
            try accounts.add("carol", .administrator)
            #expect(try store.change(demoted, by: TestStore.caller).role == .desk)
        }
    }

    @Test func `closing ends sessions, tokens and invitations; the name stays taken`() throws {
        try TestStore.run { accounts in
            let store = accounts.store
            try accounts.add("anna")
            let session = try #require(try accounts.session("anna"))
            let token = try store.addToken(
                to: "anna", title: "script", days: 10, by: TestStore.caller
            ).text
            let invitation = try store.inviteAgain("anna", by: TestStore.caller)
            #expect(try store.session(session) != nil)
            #expect(try store.holder(ofToken: token) != nil)
            try store.close("anna", by: TestStore.caller)
            #expect(try store.session(session) == nil)
            #expect(try store.holder(ofToken: token) == nil)
            #expect(try store.invitation(invitation) == nil)
            #expect(throws: AccountError.self) { try accounts.add("anna") }
            try store.reopen("anna", by: TestStore.caller)
            #expect(try accounts.session("anna") == nil)
            #expect(try store.holder(ofToken: token) == nil)
        }
    }

    @Test func `a change of role, areas or password ends sessions, one of the full name does not`()
        throws
    {
        try TestStore.run { accounts in
            let store = accounts.store
            try accounts.add("anna")
            for (draft, stays) in [
                (try AccountDraft(name: "anna", fullName: "Anna B.", role: .reader), true),
                (try AccountDraft(name: "anna", fullName: "Anna B.", role: .desk), false),
                (
                    try AccountDraft(
                        name: "anna", fullName: "A", role: .country, areas: ["FRA"]), false
                ),
                (
                    try AccountDraft(
                        name: "anna", fullName: "A", role: .country, areas: ["FRA", "DEU"]), false
                ),
            ] {
                let session = try #require(try accounts.session("anna"))
                _ = try store.change(draft, by: TestStore.caller)
                let isThere = try store.session(session) != nil
                #expect(isThere == stays)
            }
            let other = try #require(try accounts.session("anna"))
            let outcome = try store.changePassword(
                "anna", from: TestStore.password, to: "a better password",
                by: Caller(name: "anna", address: "192.0.2.1"))
            guard case .done(let own, _) = outcome else {
                Issue.record("not changed")
                return
            }
            #expect(try store.session(other) == nil)
            #expect(try store.session(own) != nil)
        }
    }

    @Test func `a token is in force until its day, is revoked at once, and opens nothing else`()
        throws
    {
        try TestStore.run { accounts in
            let store = accounts.store
            try accounts.add("anna")
            try accounts.add("boris")
            let (text, token) = try store.addToken(
                to: "anna", title: "script", days: 1, by: TestStore.caller)
            #expect(text.hasPrefix("corridor_"))
            #expect(try store.holder(ofToken: text)?.0.name == "anna")
            #expect(try store.holder(ofToken: String(text.dropLast()) + "B") == nil)
            let secret = try #require(Secret(String(text.dropFirst(9))))
            #expect(try store.session(secret) == nil)
            #expect(throws: AccountError.self) {
                try store.revokeToken(token.id, of: "boris", by: TestStore.caller)
            }
            #expect(throws: AccountError.self) {
                try store.addToken(to: "anna", title: "script", days: 1, by: TestStore.caller)
            }
            accounts.turn(by: 86_400)
            #expect(try store.holder(ofToken: text) == nil)
            let (other, second) = try store.addToken(
                to: "anna", title: "script", days: 1, by: TestStore.caller)
            try store.revokeToken(second.id, of: "anna", by: TestStore.caller)
            #expect(try store.holder(ofToken: other) == nil)
        }
    }

    @Test(arguments: [
        "a", "Anna", "anna smith", "-anna", "ann\u{E0}", "anna'--", "<b>", "an\u{0}na",
        String(repeating: "a", count: 65), "../anna", "anna/b",
    ])
    func `a name that could be mistaken is refused`(_ name: String) {
        #expect(throws: AccountError.self) {
            try AccountDraft(name: name, fullName: "x", role: .reader)
        }
    }

    @Test func `what looks like SQL or HTML comes back as the text it is`() throws {
        try TestStore.run { accounts in
            let hostile = "Robert'); DROP TABLE account;-- <script>\"&"
            let draft = try AccountDraft(name: "bobby", fullName: hostile, role: .reader)
            _ = try accounts.store.create(
                draft, password: TestStore.password, by: TestStore.caller)
            #expect(try accounts.store.account("bobby").fullName == hostile)
            _ = try accounts.store.addToken(
                to: "bobby", title: hostile, days: 1, by: TestStore.caller)
            #expect(try accounts.store.tokens(of: "bobby").map(\.name) == [hostile])
            var question = AuditQuestion()
            question.who = "' OR '1'='1"
            #expect(try accounts.store.auditTrail(question).isEmpty)
            question = AuditQuestion()
            question.object = "%"
            #expect(try accounts.store.auditTrail(question).isEmpty)
            // Marks that turn a line round could show one name as another's.
            #expect(throws: AccountError.self) {
                try AccountDraft(name: "eve", fullName: "a\u{202E}nimda", role: .reader)
            }
        }
    }

    @Test func `only digests are in the file, and only its owner may read it`() throws {
        try TestStore.run { accounts in
            try accounts.add("anna")
            let session = try #require(try accounts.session("anna"))
            let token = try accounts.store.addToken(
                to: "anna", title: "script", days: 1, by: TestStore.caller
            ).text
            let invitation = try accounts.store.inviteAgain("anna", by: TestStore.caller)
            var bytes = Data()
            for name in try FileManager.default.contentsOfDirectory(atPath: accounts.folder) {
                let path = accounts.folder + "/" + name
                bytes += try Data(contentsOf: URL(fileURLWithPath: path))
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            for secret in [
                TestStore.password, session.text, invitation.text, String(token.dropFirst(9)),
            ] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
        }
    }

    @Test func `another process sees at once that something was changed`() throws {
        try TestStore.run { accounts in
            try accounts.add("anna")
            let other = try AccountStore(
                folder: accounts.folder, clock: { accounts.store.now })
            let before = try other.mark()
            #expect(try other.mark() == before)
            try accounts.store.close("anna", by: TestStore.caller)
            #expect(try other.mark() != before)
        }
    }
}
