import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// The pages of accounts: who reaches which, and what they do.
@Suite struct AccountPageTests {
    private static let invite = [
        "name": "newcomer", "full-name": "New Comer", "role": "agency",
        "organisations": "ilo unsd", "areas": "",
    ]

    @Test func `each page of accounts is reached by those whom the rights allow`() async throws {
        try await DeskWorld.run { world in
            for (role, visitor) in world.everyone {
                let isAdministrator = role == .administrator
                let principal = role.map { Principal(name: "x", role: $0) } ?? .everybody
                for path in ["/desk/accounts", "/desk/accounts/reader", "/desk/audit"] {
                    let status = try await visitor.get(path).status
                    #expect(
                        status
                            == (isAdministrator ? .ok : role == nil ? .unauthorized : .forbidden),
                        "\(path) \(role as Any)")
                    #expect((status == .ok) == principal.may(.administer))
                }
                for path in ["/desk/accounts", "/desk/accounts/reader/close"] where !isAdministrator
                {
                    let status = try await visitor.post(path, Self.invite).status
                    #expect(status == (role == nil ? .unauthorized : .forbidden))
                }
                let own = try await visitor.get("/desk/account").status
                #expect(own == (role == nil ? .unauthorized : .ok))
                // Nobody reaches what is another's through their own page.
                let session = try #require(
                    try world.accounts.sessions(of: "administrator").first?.id)
                if role != nil, !isAdministrator {
                    let reply = try await visitor.post("/desk/account/sessions/\(session)")
                    #expect(reply.status == .notFound)
                }
            }
            #expect(try world.accounts.account("reader").isOpen)
            #expect(try await world.administrator.get("/desk/account").status == .ok)
            let trail = try world.accounts.auditTrail(AuditQuestion())
            let refused = trail.filter { $0.outcome == .refused && $0.object.hasPrefix("/desk") }
            #expect(Set(refused.compactMap(\.who)) == ["reader", "country", "agency", "desk"])
        }
    }

    @Test func `an invitation is made, shown once, taken up once, and signs in`() async throws {
        try await DeskWorld.run(over: .live) { world in
            let made = try await world.administrator.post("/desk/accounts", Self.invite)
            #expect(made.status == .ok, "\(made.text)")
            let link = try #require(
                made.text.firstMatch(of: /\/desk\/invitation\/[A-Za-z0-9_-]{43}/))
            let path = String(link.0)
            let list = try await world.administrator.get("/desk/accounts").text
            #expect(!list.contains(path))
            let page = try await world.nobody.get(path)
            #expect(page.status == .ok && page.text.contains("New Comer"))
            #expect(page.headers[.cacheControl] == "no-store")
            let field = try #require(HTTPField.Name("Referrer-Policy"))
            #expect(page.headers[field] == "same-origin")
            let cookie = String(
                try #require(page.headers[.setCookie]).prefix { $0 != ";" }.dropFirst(14))
            let secret = try #require(Secret(cookie))
            func send(_ password: String, _ again: String) async throws -> TestResponse {
                try await world.nobody.post(
                    path, ["password": password, "password-again": again],
                    token: secret.formToken, headers: [.cookie: "corridor-form=\(cookie)"])
            }
            #expect(try await send("too short", "too short").status == .unprocessableContent)
            #expect(try await send("long enough so", "different").text.contains("differ"))
            #expect(try await send("long enough so", "long enough so").status == .seeOther)
            #expect(try await send("long enough so", "long enough so").status == .notFound)
            let newcomer = try world.visitor("newcomer", password: "long enough so")
            #expect(try await newcomer.get("/desk/account").text.contains("ilo, unsd"))
        }
    }

    @Test func `wrong passwords become slow, and it is said for how long`() async throws {
        try await DeskWorld.run { world in
            var statuses: [Int] = []
            var retry: String?
            for _ in 0..<8 {
                let reply = try await SessionTests.signIn(world.nobody, "desk", "a wrong password")
                statuses.append(Int(reply.status.code))
                retry = reply.headers[.retryAfter] ?? retry
                #expect(!reply.text.contains("a wrong password"))
            }
            #expect(statuses == [422, 422, 422, 422, 422, 429, 429, 429])
            #expect(retry == "1")
            // The right one is not looked at meanwhile, and is taken afterwards.
            #expect(try await SessionTests.signIn(world.nobody, "desk").status.code == 429)
            world.clock.turn(by: 1)
            #expect(try await SessionTests.signIn(world.nobody, "desk").status == .seeOther)
        }
    }

    @Test func `a wrong name and a wrong password are told in the same words`() async throws {
        try await DeskWorld.run { world in
            let wrong = try await SessionTests.signIn(world.nobody, "desk", "a wrong password")
            let none = try await SessionTests.signIn(world.nobody, "nessie", "a wrong password")
            #expect(wrong.status == none.status)
            let tokens = /name="form-token" value="[^"]*"/
            #expect(
                wrong.text.replacing(tokens, with: "").replacing("value=\"desk\"", with: "")
                    == none.text.replacing(tokens, with: "").replacing(
                        "value=\"nessie\"", with: ""))
        }
    }

    @Test func `a token is shown once, acts as its account, and not on accounts`() async throws {
        try await DeskWorld.run { world in
            let made = try await world.administrator.post(
                "/desk/account/tokens", ["title": "script", "days": "30"])
            let text = String(
                try #require(made.text.firstMatch(of: /corridor_[A-Za-z0-9_-]{43}/)).0)
            let later = try await world.administrator.get("/desk/account").text
            #expect(!later.contains(text))
            let bearer: HTTPFields = [.authorization: "Bearer \(text)"]
            let page = try await world.nobody.get("/desk", headers: bearer)
            #expect(page.text.contains(">administrator</a>"))
            #expect(page.headers[.vary]?.contains("Authorization") == true)
            // Whoever finds a token cannot make the finding last.
            for path in ["/desk/accounts", "/desk/account"] {
                #expect(try await world.nobody.get(path, headers: bearer).status == .forbidden)
            }
            let id = try #require(try world.accounts.tokens(of: "administrator").first?.id)
            let revoked = try await world.administrator.post("/desk/account/tokens/\(id)")
            #expect(revoked.status == .seeOther)
            #expect(try await world.nobody.get("/", headers: bearer).status == .unauthorized)
        }
    }

    @Test func `with a session and a token, the token counts`() async throws {
        try await DeskWorld.run { world in
            let (token, _) = try world.accounts.addToken(
                to: "reader", title: "script", days: 1, by: .commandLine("tests"))
            let page = try await world.administrator.get(
                "/desk", headers: [.authorization: "Bearer \(token)"])
            #expect(page.text.contains(">reader</a>") && !page.text.contains("administrator"))
        }
    }

    @Test func `closing an account ends what it is doing at once`() async throws {
        try await DeskWorld.run { world in
            let (token, _) = try world.accounts.addToken(
                to: "agency", title: "script", days: 1, by: .commandLine("tests"))
            let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
            #expect(try await world.agency.get("/desk/account").status == .ok)
            #expect(try await world.nobody.get("/desk", headers: bearer).status == .ok)
            let reply = try await world.administrator.post("/desk/accounts/agency/close")
            #expect(reply.status == .seeOther)
            #expect(try await world.agency.get("/desk/account").status == .unauthorized)
            #expect(
                try await world.nobody.get("/desk", headers: bearer).status == .unauthorized)
            let last = try await world.administrator.post("/desk/accounts/administrator/close")
            #expect(last.status == .conflict)
            #expect(last.text.contains("the last administrator"))
        }
    }

    @Test func `hostile text in every field comes back as text, and does nothing`() async throws {
        let hostile = "\"><script>alert(1)</script>' OR 1=1;-- {{7*7}} ${x} ../../etc \u{202E}"
        try await DeskWorld.run { world in
            let sign = try await SessionTests.signIn(
                world.nobody, hostile, hostile, back: hostile)
            let admin = world.administrator
            var replies = [sign]
            for (path, names) in [
                ("/desk/accounts", ["name", "full-name", "role", "organisations", "areas"]),
                ("/desk/accounts/reader", ["full-name", "role", "organisations", "areas"]),
                ("/desk/account/tokens", ["title", "days"]),
                ("/desk/account/password", ["old-password", "password", "password-again"]),
            ] {
                for name in names {
                    var fields = [
                        "name": "fine", "full-name": "Fine", "role": "reader", "title": "x",
                        "days": "1",
                    ]
                    fields[name] = hostile
                    replies.append(try await admin.post(path, fields))
                }
            }
            for name in ["who", "deed", "object", "outcome", "from", "until", "before"] {
                let value = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27%20OR%201=1;--"
                replies.append(try await admin.get("/desk/audit?\(name)=\(value)"))
            }
            for path in ["/desk/accounts/%3Cscript%3E", "/desk/invitation/%3Cscript%3E"] {
                replies.append(try await admin.get(path))
            }
            for reply in replies {
                #expect(reply.status.code < 500)
                #expect(!reply.text.contains("<script"))
            }
            #expect(try world.accounts.accounts().count >= 5)
        }
    }

    @Test func `before there are accounts, nobody can sign in and nothing breaks`() async throws {
        let world = try SmallWorld(flows: false)
        defer { world.remove() }
        let server = OfficeServer(
            office: world.office, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { client in
            let nobody = DeskVisitor(client, session: Secret())
            let page = try await nobody.get("/desk/sign-in")
            #expect(page.status == .ok && page.text.contains("no accounts yet"))
            #expect(try await nobody.get("/desk/account").status == .unauthorized)
            #expect(try await nobody.get("/").status.code < 500)
        }
    }
}
