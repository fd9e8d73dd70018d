import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Forms that pages from elsewhere have a visitor's browser send.
@Suite struct ForgeryTests {
    private static let password = [
        "old-password": DeskWorld.password, "password": "a better password",
        "password-again": "a better password",
    ]

    @Test func `a form without its token, with a wrong one or with another's does nothing`()
        async throws
    {
        try await DeskWorld.run { world in
            let other = try #require(world.desk.session).formToken
            let again = try world.visitor("reader")
            for token in ["", "x", other, try #require(again.session).formToken] {
                let reply = try await world.reader.post(
                    "/desk/account/password", Self.password, token: token)
                #expect(reply.status == .forbidden, "\(token)")
                #expect(reply.text.contains("Nothing was done"))
            }
            // The passwords are as they were, and what was typed as one is not shown.
            _ = try world.visitor("reader")
            let reply = try await world.reader.post(
                "/desk/account/tokens", ["title": "my <script>", "days": "3"], token: "x")
            #expect(reply.text.contains("my &lt;script&gt;"))
            #expect(!reply.text.contains("better password"))
            #expect(try world.accounts.tokens(of: "reader").isEmpty)
        }
    }

    @Test(arguments: [
        ("Origin", "https://evil.example"), ("Origin", "null"),
        ("Origin", "http://localhost.evil.example"), ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ])
    func `a form that the browser says comes from elsewhere does nothing, also with its token`(
        _ name: String, _ value: String
    ) async throws {
        try await DeskWorld.run(over: .live) { world in
            let field = try #require(HTTPField.Name(name))
            let reply = try await world.reader.post(
                "/desk/account/tokens", ["title": "script", "days": "3"],
                headers: [field: value])
            #expect(reply.status == .forbidden)
            #expect(try world.accounts.tokens(of: "reader").isEmpty)
        }
    }

    @Test func `a form that the browser says is ours is taken`() async throws {
        try await DeskWorld.run(over: .live) { world in
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            let reply = try await world.reader.post(
                "/desk/account/tokens", ["title": "script", "days": "3"],
                headers: [.origin: "http://localhost", site: "same-origin"])
            #expect(reply.status == .ok, "\(reply.text)")
            #expect(try world.accounts.tokens(of: "reader").count == 1)
        }
    }

    @Test func `nobody is signed in to another's account by a page from elsewhere`() async throws {
        try await DeskWorld.run { world in
            let fields = ["name": "reader", "password": DeskWorld.password]
            // Without the browser's own cookie, or with the token of another browser.
            let bare = try await world.nobody.post("/desk/sign-in", fields)
            #expect(bare.status == .forbidden)
            let secret = Secret()
            let mixed = try await world.nobody.post(
                "/desk/sign-in", fields, token: Secret().formToken,
                headers: [.cookie: "corridor-form=\(secret.text)"])
            #expect(mixed.status == .forbidden)
            let elsewhere = try await world.nobody.post(
                "/desk/sign-in", fields, token: secret.formToken,
                headers: [
                    .cookie: "corridor-form=\(secret.text)", .origin: "https://evil.example",
                ])
            #expect(elsewhere.status == .forbidden)
            for reply in [bare, mixed, elsewhere] {
                #expect(reply.headers[.setCookie]?.contains("corridor-session") != true)
            }
        }
    }

    @Test func `signing out cannot be forged, and is not done by following a link`() async throws {
        try await DeskWorld.run { world in
            let forged = try await world.desk.post("/desk/sign-out", token: "x")
            #expect(forged.status == .forbidden)
            #expect(try await world.desk.get("/desk/sign-out").status == .seeOther)
            #expect(try await world.desk.get("/desk/account").status == .ok)
        }
    }

    @Test(arguments: [
        "/api/v1/releases/1/sign-off", "/api/v1/releases/1/withdraw", "/rest/v2/structure",
        "/rest/v2/data",
    ])
    func `interfaces for programs do not know sessions where something is to be changed`(
        _ path: String
    ) async throws {
        try await DeskWorld.run { world in
            let reply = try await world.administrator.post(
                path, headers: [.contentType: "application/json"])
            #expect(reply.status == .unauthorized)
            let (token, _) = try world.accounts.addToken(
                to: "administrator", title: "script", days: 1, by: .commandLine("tests"))
            let known = try await world.nobody.post(
                path,
                headers: [.contentType: "application/json", .authorization: "Bearer \(token)"]
            )
            #expect(![.unauthorized, .forbidden].contains(known.status))
        }
    }

    @Test func `a session that several cookies name is nobody's`() async throws {
        try await DeskWorld.run { world in
            let own = try #require(world.desk.session).text
            let other = try #require(world.reader.session).text
            for cookie in [
                "corridor-session=\(own); corridor-session=\(other)", "corridor-session=",
                "corridor-session=\(own)x", "CORRIDOR-SESSION=\(own)",
                "corridor-session=\"\(own)\"", "corridor-session=\(own.lowercased())",
                String(repeating: "a=b; ", count: 500),
            ] {
                let reply = try await world.nobody.get(
                    "/desk/account", headers: [.cookie: cookie])
                #expect(reply.status == .unauthorized, "\(cookie.prefix(100))")
            }
            let fine = try await world.nobody.get(
                "/desk/account", headers: [.cookie: "a=b; corridor-session=\(own); c=d"])
            #expect(fine.status == .ok)
        }
    }
}
