import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// What not everybody may see shows at no address to those who may not, by page, token or session.
@Suite struct HiddenTextTests {
    private static let root = "/api/v1/registers"

    /// Addresses beside those of the table: searches, counts, exports, the past, and odd spellings.
    private static let further: [String] =
        ["responses", "offers", "organisations"].flatMap { id in
            [
                "\(root)/\(id)/records", "\(root)/\(id)/records?format=csv",
                "\(root)/\(id)/records?format=message",
                "\(root)/\(id)/records?as_of=2099-01-01T00:00:00Z",
                "\(root)/\(id)/matrix?rows=steps/*/reason",
                "\(root)/\(id)/matrix?rows=focal-points/*/contact",
                "\(root)/changes?register=\(id)", "/desk/registers/changes?register=\(id)",
                "/desk/registers/\(id)?q=a", "/desk/registers/\(id)/timeline",
                "/desk/registers/\(id.uppercased())", "/desk/registers/\(id)/",
                "/desk/registers/%6F" + id.dropFirst(),
            ]
        }
        + ["dy.fra.2026", "ilm.mex.2026"].flatMap { id in
            return [
                "\(root)/responses/records/\(id)", "\(root)/responses/records/\(id)/history",
                "/desk/registers/responses/records/\(id)",
                "/desk/registers/responses/records/\(id)/history",
                "/desk/registers/responses/records/\(id)?as_of=2099-01-01T00:00:00Z",
            ]
        } + [
            "/desk", "/desk/rounds/ILM/2026/MEX", "/desk/rounds/ilm/2026/mex",
            "/desk/rounds/dy/..%2F..%2Frounds/2026", "/desk/answers/%32", "/desk/answers/02",
            "/desk/answers/+2", "/desk/answers/2/", "/desk/answers/2/../2/document",
            "/desk/answers/2/%64ocument", "/desk/questionnaires/ilm/MEX/2026-01-01",
            "/desk/questionnaires/ilm/mex/2026", "/desk/questionnaires/dy/FRA/2030",
            "/desk/marketplace/../accounts", "/desk/%61ccounts", "/desk/accounts/", "/desk/audit/",
            "/api/v1/figures?dataflow=stock&limit=1000", "/api/v1/releases",
            "/api/v1/figures?dataflow=stock&as_of=2099-06-01T00:00:00Z", "/api/v1/review",
            "/api/v1/changes?since=0", "/download/stock.csv", "/rest/v2/data/*/*/*/*",
            "/download/give-back/FRA.csv", "/areas/FRA", "/", "/changes", "/metrics", "/health",
        ]

    @Test func `nobody is shown what is not for them`() async throws {
        try await AuthorisationWorld.run { world in
            var paths =
                (AuthorisationRow.operations + AuthorisationRow.pages)
                .filter { $0.method == "GET" }.map(\.path) + Self.further
            paths = Array(Set(paths)).sorted()
            var shown: [String: Set<String>] = [:]
            for visitor in world.visitors {
                for path in paths {
                    let replies = [
                        try await visitor.send(.get, path),
                        try await visitor.sendByCookie(.get, path),
                        try await visitor.send(.head, path),
                        try await visitor.send(HTTPRequest.Method.options, path),
                    ]
                    for reply in replies {
                        #expect(reply.status.code < 500, "\(path) \(visitor.name)")
                        let text = Self.plain(reply.text)
                        for mark in AuthorisationMark.all where text.contains(mark.text) {
                            // What somebody asked for may be said back to them.
                            guard !path.lowercased().contains(mark.text) else { continue }
                            shown[mark.text, default: []].insert(visitor.name)
                            #expect(
                                mark.readers.contains(visitor.name),
                                "\(mark.text) at \(path) for \(visitor.name)")
                        }
                    }
                }
            }
            for mark in AuthorisationMark.all {
                #expect(shown[mark.text] == mark.readers, "\(mark.text) is shown to them")
            }
        }
    }

    @Test func `searching finds and counts nothing that is hidden`() async throws {
        try await AuthorisationWorld.run { world in
            for visitor in world.visitors {
                let isDesk = ["desk", "administrator"].contains(visitor.name)
                let isMember = visitor.name != "nobody"
                for (word, may) in [
                    ("askmark", isDesk), ("offermark", isMember), ("contactmark", isMember),
                    ("messagemark", false), ("remarkmark", false),
                ] {
                    let reply = try await visitor.send(.get, Self.root + "/search?q=" + word)
                    #expect(reply.status == .ok)
                    #expect(
                        reply.text.contains("\"total\":0") == !may,
                        "\(word) \(visitor.name): \(reply.text.prefix(200))")
                }
            }
        }
    }

    @Test func `a token reaches no account, its own neither`() async throws {
        try await AuthorisationWorld.run { world in
            for visitor in world.visitors {
                for path in ["/desk/account", "/desk/accounts", "/desk/accounts/desk"] {
                    let reply = try await visitor.send(.get, path)
                    #expect([401, 403].contains(reply.status.code), "\(path) \(visitor.name)")
                }
            }
        }
    }

    /// Text in lower case, figures without what stands between their digits.
    private static func plain(_ text: String) -> String {
        let gaps: Set<Character> = [",", "\u{A0}", "\u{202F}", "\u{2009}"]
        return text.lowercased().filter { !gaps.contains($0) }
    }
}
