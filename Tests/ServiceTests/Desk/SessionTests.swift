import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Signing in and out, and what a session is good for.
@Suite struct SessionTests {
    /// The cookies that a reply sets, by name.
    private static func cookies(_ reply: TestResponse) -> [String: String] {
        var found: [String: String] = [:]
        for field in reply.headers[values: .setCookie] {
            let sides = field.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            found[String(sides[0])] = String(sides[1])
        }
        return found
    }

    /// Opens the page to sign in at and sends its form, as a browser does.
    static func signIn(
        _ visitor: DeskVisitor, _ name: String, _ password: String = DeskWorld.password,
        back: String? = nil, agent: String? = nil
    ) async throws -> TestResponse {
        let page = try await visitor.get("/desk/sign-in")
        let secret = try #require(cookies(page)["corridor-form"])
        let token = try #require(Secret(secret)).formToken
        #expect(page.text.contains("name=\"form-token\" value=\"\(token)\""))
        var fields = ["name": name, "password": password]
        fields["back"] = back
        return try await visitor.post(
            "/desk/sign-in", fields, token: token, headers: [.cookie: "corridor-form=\(secret)"])
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `signing in leads back with a new session, and signing out ends it`(
        _ setup: TestingSetup
    ) async throws {
        try await DeskWorld.run(over: setup) { world in
            let reply = try await Self.signIn(world.nobody, "desk", back: "/desk/account?x=1")
            #expect(reply.status == .seeOther)
            #expect(reply.headers[.location] == "/desk/account?x=1")
            let field = try #require(
                reply.headers[values: .setCookie].first { $0.hasPrefix("corridor-session=") })
            #expect(field.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let secret = try #require(Secret(Self.cookies(reply)["corridor-session"] ?? ""))
            let browser = DeskVisitor(world.nobody.client, session: secret)
            let page = try await browser.get("/desk/account")
            #expect(page.status == .ok)
            #expect(page.text.contains("Somebody as desk"))
            #expect(page.headers[.cacheControl] == "private, no-store")
            #expect(page.headers[.vary]?.contains("Cookie") == true)
            let out = try await browser.post("/desk/sign-out")
            #expect(out.status == .seeOther)
            #expect(out.headers[values: .setCookie].contains { $0.contains("Max-Age=0") })
            #expect(try await browser.get("/desk/account").status == .unauthorized)
            let trail = try world.accounts.auditTrail(AuditQuestion())
            #expect(trail.prefix(2).map(\.deed) == ["sign-out", "sign-in"])
        }
    }

    @Test func `over https the cookie is the host's own and secure`() async throws {
        try await DeskWorld.run(
            over: .live,
            configure: { $0.trustedProxies = ["127.0.0.1", "::1"].compactMap { IPRange($0) } }
        ) { world in
            let proto = try #require(HTTPField.Name("X-Forwarded-Proto"))
            let page = try await world.nobody.get("/desk/sign-in", headers: [proto: "https"])
            let secret = try #require(Secret(Self.cookies(page)["__Host-corridor-form"] ?? ""))
            let reply = try await world.nobody.post(
                "/desk/sign-in", ["name": "desk", "password": DeskWorld.password],
                token: secret.formToken,
                headers: [proto: "https", .cookie: "__Host-corridor-form=\(secret.text)"])
            let field = try #require(
                reply.headers[values: .setCookie].first { $0.hasPrefix("__Host-corridor=") })
            #expect(field.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
            // The plain name, which a neighbour could set, counts for nothing there.
            let plain = try await world.desk.get("/desk/account", headers: [proto: "https"])
            #expect(plain.status == .unauthorized)
        }
    }

    @Test func `whatever session the browser had is worth nothing after signing in`()
        async throws
    {
        try await DeskWorld.run { world in
            let planted = Secret()
            let old = world.reader
            let reply = try await old.post(
                "/desk/sign-in", ["name": "desk", "password": DeskWorld.password])
            #expect(reply.status == .seeOther)
            let fresh = try #require(Self.cookies(reply)["corridor-session"])
            #expect(fresh != old.session?.text && fresh != planted.text)
            #expect(try await old.get("/desk/account").status == .unauthorized)
            let made = DeskVisitor(world.nobody.client, session: planted)
            #expect(try await made.get("/desk/account").status == .unauthorized)
        }
    }

    @Test func `a session ends when idle, when old, with its account and with its password`()
        async throws
    {
        try await DeskWorld.run { world in
            for _ in 0..<11 {
                world.clock.turn(by: Session.idle - 60)
                if world.clock.now.seconds - 1_800_000_000 > Session.longest { break }
                #expect(try await world.desk.get("/desk/account").status == .ok)
            }
            world.clock.turn(by: Session.idle)
            #expect(try await world.desk.get("/desk/account").status == .unauthorized)
            let idle = try world.visitor("reader")
            world.clock.turn(by: Session.idle)
            #expect(try await idle.get("/desk/account").status == .unauthorized)
            let agency = try world.visitor("agency")
            #expect(try await agency.get("/desk/account").status == .ok)
            try world.accounts.close("agency", by: .commandLine("tests"))
            #expect(try await agency.get("/desk/account").status == .unauthorized)
            let country = try world.visitor("country")
            #expect(try await country.get("/desk/account").status == .ok)
            try world.accounts.setPassword(
                "country", "another password", by: .commandLine("tests"))
            #expect(try await country.get("/desk/account").status == .unauthorized)
        }
    }

    @Test
    func `a page of the atlas is the same for somebody signed in, but not for others' caches`()
        async throws
    {
        try await DeskWorld.run { world in
            let (open, own) = (try await world.nobody.get("/"), try await world.desk.get("/"))
            #expect(open.text == own.text)
            #expect(open.headers[.cacheControl] == "public, no-cache")
            #expect(own.headers[.cacheControl] == "private, no-cache")
            #expect(own.headers[.vary]?.contains("Cookie") == true)
            // Of a session that is over nothing is told: it is just nobody.
            let gone = DeskVisitor(world.nobody.client, session: Secret())
            #expect(try await gone.get("/").headers[.cacheControl] == "public, no-cache")
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
        "/desk\r\nSet-Cookie: x=1", "javascript:alert(1)", "/ /evil.example", "desk",
        "/%zz", "/desk/sign-out", "/desk/sign-in?back=/", "",
    ])
    func `signing in leads nowhere else`(_ back: String) async throws {
        try await DeskWorld.run { world in
            let reply = try await Self.signIn(world.nobody, "desk", back: back)
            // Controls in a form are refused before anything is done.
            if reply.status == .seeOther { #expect(reply.headers[.location] == "/desk") }
        }
    }
}
