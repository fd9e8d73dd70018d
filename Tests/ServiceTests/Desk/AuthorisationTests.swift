import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Who is told what, at every address of the desk and of the plain interface: ``AuthorisationRow``.
@Suite struct AuthorisationTests {
    @Test func `every operation has its row`() async throws {
        try await AuthorisationWorld.run { world in
            let reply = try await world.visitors[0].send(.get, "/api/v1/openapi.json")
            let document = try JSONObject(reply)
            let paths = try #require(document.object("paths"))
            var declared: Set<String> = []
            for (path, item) in paths.members {
                guard case .object(let methods) = item else { continue }
                for method in methods.keys
                where ["get", "post", "put", "patch", "delete"].contains(method) {
                    declared.insert(method.uppercased() + " " + path)
                }
            }
            let stated = Set(AuthorisationRow.operations.map(\.of))
            #expect(declared.subtracting(stated).sorted() == [], "without a row")
            #expect(stated.subtracting(declared).sorted() == [], "of no operation")
        }
    }

    @Test func `every section of the desk has its rows`() {
        for method in ["GET", "POST"] {
            let stated = Set(
                AuthorisationRow.pages.filter { $0.method == method }.map {
                    String($0.of.dropFirst(method.count + 1))
                })
            #expect(Set(OfficeServer.deskSegments) == stated, "\(method)")
        }
    }

    @Test func `the plain interface tells everybody what the table says`() async throws {
        try await AuthorisationWorld.run { world in
            // What is changed comes first by those who may not, and with a session alone by nobody.
            for row in AuthorisationRow.operations where row.method != "GET" {
                for visitor in world.visitors {
                    let reply = try await visitor.sendByCookie(
                        try #require(HTTPRequest.Method(row.method)), row.path, row.body)
                    #expect(reply.status.code == 401, "\(row) by the cookie of \(visitor.name)")
                }
            }
            for row in AuthorisationRow.operations {
                #expect(row.expected.count == world.visitors.count, "\(row)")
                for (letter, visitor) in zip(row.expected, world.visitors) where letter != "-" {
                    let method = try #require(HTTPRequest.Method(row.method))
                    let reply = try await visitor.send(method, row.path, row.body, type: row.type)
                    expect(row, letter, visitor.name, reply)
                    guard method == .get else { continue }
                    let head = try await visitor.send(.head, row.path)
                    #expect(head.status == reply.status, "HEAD \(row) \(visitor.name)")
                    let byCookie = try await visitor.sendByCookie(.get, row.path)
                    #expect(byCookie.status == reply.status, "\(row) cookie of \(visitor.name)")
                }
            }
        }
    }

    @Test func `the desk tells everybody what the table says`() async throws {
        try await AuthorisationWorld.run { world in
            for row in AuthorisationRow.pages {
                #expect(row.expected.count == world.visitors.count, "\(row)")
                for (letter, visitor) in zip(row.expected, world.visitors) where letter != "-" {
                    guard row.method == "POST" else {
                        let reply = try await visitor.browser.get(row.path)
                        expect(row, letter, visitor.name, reply)
                        continue
                    }
                    let reply = try await visitor.browser.post(row.path, form(row))
                    expect(row, letter, visitor.name, reply)
                    guard visitor.token != nil, letter == "+" else { continue }
                    let forged = try await visitor.browser.post(row.path, form(row), token: "no")
                    #expect(forged.status == .forbidden, "\(row) forged for \(visitor.name)")
                }
            }
        }
    }

    private func form(_ row: AuthorisationRow) -> [String: String] {
        var fields: [String: String] = [:]
        for item in (row.body ?? "").split(separator: "&") {
            let sides = item.split(separator: "=", maxSplits: 1).map(String.init)
            fields[sides[0]] = sides.count > 1 ? sides[1] : ""
        }
        return fields
    }

    private func expect(
        _ row: AuthorisationRow, _ letter: Character, _ name: String, _ reply: TestResponse
    ) {
        #expect(
            AuthorisationRow.matches(
                letter, Int(reply.status.code), isRead: row.method == "GET"),
            "\(row) \(name): \(reply.status.code), expected \(letter); \(reply.text.prefix(200))")
    }
}
