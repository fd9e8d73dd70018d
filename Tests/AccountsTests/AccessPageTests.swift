import Accounts
import Foundation
import Testing

/// The page on access says what the program does.
struct AccessPageTests {
    /// The rows of a table whose first cell is a code: the code and the other cells.
    private static func rows() throws -> [(deed: String, cells: [String])] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("docs/access.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
            guard line.hasPrefix("| `"), cells.count == 7 else { return nil }
            return (cells[0], Array(cells.dropFirst()))
        }
    }

    @Test func `its table of roles and deeds is what is allowed`() throws {
        let own = Subject(organisations: ["unsd"], areas: ["FRA"], account: "me")
        let others = Subject(organisations: ["ilo"], areas: ["DEU"], account: "somebody")
        let principals =
            [Principal.everybody]
            + [Role.reader, .country, .agency, .desk, .administrator].map {
                Principal(name: "me", role: $0, organisations: ["unsd"], areas: ["FRA"])
            }
        let rows = try Self.rows()
        #expect(rows.map(\.deed) == Deed.allCases.map(\.rawValue))
        for (name, cells) in rows {
            let deed = try #require(Deed(rawValue: name))
            let words = principals.map { principal in
                principal.may(deed, others) ? "yes" : principal.may(deed, own) ? "own" : "no"
            }
            #expect(words == cells, "\(name)")
        }
    }

    @Test func `a token changes no accounts, and else may do what its account may`() {
        let own = Subject(organisations: ["unsd"], areas: ["FRA"], account: "me")
        for role in Role.allCases {
            func principal(_ isToken: Bool) -> Principal {
                Principal(
                    name: "me", role: role, organisations: ["unsd"], areas: ["FRA"],
                    isToken: isToken)
            }
            for deed in Deed.allCases {
                let isOfAccounts = deed == .keepAccount || deed == .administer
                #expect(
                    principal(true).may(deed, own)
                        == (!isOfAccounts && principal(false).may(deed, own)))
            }
        }
    }
}
