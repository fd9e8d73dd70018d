import Foundation
import TestKit
import Testing
import Warehouse

struct EffectiveReleasesTests {
    /// A release as it is stored, of a table.
    private func release(
        _ id: Int, table: String, extent: Release.Extent, embargo: String?,
        standing: Release.Standing, kind: Release.Kind
    ) throws -> Release {
        func json(_ value: some Encodable) throws -> Any {
            try JSONSerialization.jsonObject(
                with: try JSONEncoder().encode([value]), options: .fragmentsAllowed)
        }
        func first(_ value: some Encodable) throws -> Any {
            try #require((try json(value) as? [Any])?.first)
        }
        var object: [String: Any] = [
            "id": id, "source": "S", "table": table, "kind": kind.rawValue, "publisher": "P",
            "title": "T", "citation": "C", "licence": ["name": "L"], "url": "u",
            "notes": [String](),
            "heldFrom": "2026-01-01T00:00:00Z", "files": [String](), "parameters": "{}",
            "report": "{}", "extent": try first(extent), "standing": try first(standing),
        ]
        if let embargo { object["embargo"] = embargo }
        return try JSONDecoder().decode(
            Release.self, from: try JSONSerialization.data(withJSONObject: object))
    }

    /// By the words of the definition: the last release that is taken, and of which all that it
    /// builds on is taken or withdrawn.
    private func naive(
        _ releases: [Release], _ sight: Sight, asOf bound: Int
    ) -> (effective: Int, hidden: [Int]) {
        func isWithdrawn(_ release: Release) -> Bool {
            if case .withdrawn = release.standing { true } else { false }
        }
        let known = releases.filter { $0.id <= bound }
        for release in known.reversed() where sight.takes(release) {
            var base: [Release] = []
            if release.extent != .table || release.kind == .withdrawal {
                for before in known.filter({ $0.id < release.id }).reversed() {
                    base.append(before)
                    if before.extent == .table, before.kind != .withdrawal { break }
                }
            }
            if base.allSatisfy({ sight.takes($0) || isWithdrawn($0) }) {
                return (release.id, base.filter(isWithdrawn).map(\.id).sorted())
            }
        }
        return (0, [])
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `the effective release of each table is that of the plain definition`(
        _ seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var releases: [Release] = []
        for id in 1...14 {
            let extents: [Release.Extent] = [.table, .periods(["2015"]), .figures]
            let standings: [Release.Standing] = [
                .pending, .published(at: "2026-01-01T00:00:00Z", by: nil),
                .published(at: "2026-01-01T00:00:00Z", by: nil),
                .withdrawn(at: "2026-01-02T00:00:00Z", reason: "wrong"),
            ]
            releases.append(
                try release(
                    id, table: ["x", "y"][Int.random(in: 0...1, using: &random)],
                    extent: extents[Int.random(in: 0..<3, using: &random)],
                    embargo: Int.random(in: 0...3, using: &random) == 0
                        ? "2026-06-01T00:00:00Z" : nil,
                    standing: standings[Int.random(in: 0..<4, using: &random)],
                    kind: Int.random(in: 0...4, using: &random) == 0 ? .withdrawal : .imported))
        }
        let tables = [
            TableName(source: "S", table: "x"): 1, TableName(source: "S", table: "y"): 2,
        ]
        let sights: [Sight] = [
            .everything, .published(at: "2026-03-01T00:00:00Z"),
            .published(at: "2026-06-01T00:00:00Z"),
        ]
        for sight in sights {
            for bound in 0...14 {
                let found = EffectiveReleases(releases, tables: tables, sight: sight, asOf: bound)
                let x = naive(releases.filter { $0.table == "x" }, sight, asOf: bound)
                let y = naive(releases.filter { $0.table == "y" }, sight, asOf: bound)
                #expect(found.byTable.map(Int.init) == [0, x.effective, y.effective])
                #expect(found.hidden.map(Int.init) == (x.hidden + y.hidden).sorted())
                #expect(found.last == max(x.effective, y.effective))
            }
        }
    }
}
