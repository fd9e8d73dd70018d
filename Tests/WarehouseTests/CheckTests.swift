import Cubes
import Foundation
import GRDB
import TestKit
import Testing
import Vocabulary
import Warehouse

/// `check` finds damage, says where, and finds none where there is none.
struct CheckTests {
    /// A workspace with releases of every extent, a withdrawal, a sign-off and an embargo.
    static func filled() throws -> Workspace {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a"),
            series: try (0..<40).map { try series("A\($0)", [2013: Double($0), 2014: 2]) })
        _ = try warehouse.write(
            .test("b", periods: years(2014)),
            series: try (0..<30).map { try series("A\($0)", [2014: Double($0)]) })
        try warehouse.set(.signOffRequired, to: "yes")
        var draft = ReleaseDraft.test("c", table: "u")
        draft.embargo = UTCTime("2031-01-01")
        _ = try warehouse.write(draft, series: [try series("B", [2013: 1])])
        try warehouse.signOff(3, by: "Ana")
        let period = try #require(Period(year: 2014))
        _ = try warehouse.amend(
            .test(nil, kind: .submitted),
            [
                Amendment(
                    key: try series("A1", [:]).key,
                    changes: [
                        .merge(
                            ObservationParts(
                                period: period, attributes: AttributeSet([.comment: "x"])))
                    ])
            ])
        try warehouse.setEmbargo(3, until: UTCTime("2032-01-01"))
        try warehouse.withdraw(2, reason: "wrong file", by: "Ana")
        for content in ["first", "second", nil].map({
            $0.map { String(repeating: $0, count: 1500) }
        }
        ) {
            _ = try warehouse.revise(by: "Ana", reason: "test") { _ in
                ["one", "two"].map { RevisionDraft(register: "r", record: $0, content: content) }
            }
        }
        return workspace
    }

    @Test func `a whole workspace is clean, and counted`() throws {
        let workspace = try Self.filled()
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(report.findings == [])
        #expect(report.isClean)
        #expect(report.releases == 5)
        #expect(report.seriesRows > 70)
        #expect(report.observations > report.seriesRows)
        #expect(report.revisions == 6)
    }

    @Test(
        arguments: [
            ("UPDATE series SET observations = substr(observations, 1, 30)", "cut short"),
            ("UPDATE series SET closed = 5 WHERE id = (SELECT max(id) FROM series)", "row"),
            ("UPDATE series SET closed = opened", "a release after"),
            ("UPDATE series SET closed = 4 WHERE closed = 2", "rows opened and closed"),
            ("UPDATE series SET opened = 77 WHERE id = 1", "reference to nothing"),
            ("UPDATE series SET data_table = 2 WHERE id = 1", "its own table"),
            ("UPDATE series SET key = x'0102' WHERE id = 1", "a key of 2 bytes"),
            ("UPDATE series SET key = zeroblob(20) WHERE id = 1", "code number 0"),
            ("UPDATE series SET dataflow = 77 WHERE id = 1", "dataflow number 77"),
            ("UPDATE series SET sum = sum + 1 WHERE id = 1", "its sum does not fit"),
            ("DELETE FROM series WHERE id = 1", "rows opened and closed"),
            (
                "INSERT INTO series SELECT 9999, dataflow, key, data_table, 1, 2, observations, sum "
                    + "FROM series WHERE id = 1", "one after the other"
            ),
            ("UPDATE code SET id = -id", "out of range"),
            ("DELETE FROM code WHERE code = 'A1'", "code number"),
            ("UPDATE period SET period = 'soon' WHERE id = 1", "soon"),
            ("UPDATE period SET id = id + 100", "period number"),
            ("UPDATE attribute_set SET pairs = '[]' WHERE id = 1", "attribute set 1"),
            ("DELETE FROM attribute_set", "attribute set number"),
            ("UPDATE release SET title = 'T!' WHERE id = 1", "release 1"),
            ("UPDATE release SET kind = 'rumour' WHERE id = 1", "rumour"),
            ("UPDATE release SET held_from = '2099-01-01T00:00:00Z' WHERE id = 1", "not before"),
            ("UPDATE release SET extent = '[\"x\"]' WHERE id = 2", "period x"),
            ("UPDATE release SET needs_sign_off = 7 WHERE id = 1", "needs_sign_off 7"),
            ("UPDATE release SET withdraws = 1 WHERE id = 5", "withdrawal of release 1"),
            ("UPDATE file SET sha256 = 'beef' WHERE id = 1", "hash beef"),
            ("DELETE FROM file WHERE id = 1", "release 1"),
            ("UPDATE release_event SET reason = 'other' WHERE kind = 'withdrawn'", "release event"),
            ("DELETE FROM release_event WHERE kind = 'withdrawn'", "withdrawal of release 2"),
            ("UPDATE release_event SET at = 'now' WHERE id = 1", "at now"),
            ("UPDATE setting SET value = 'no'", "sum does not fit"),
            ("UPDATE setting SET value = 'perhaps'", "perhaps"),
            ("UPDATE amendment SET changes = x'0100000000'", "sum does not fit"),
            ("UPDATE amendment SET changes = x''", "changes cut short"),
            ("UPDATE register_revision SET content = 'x' WHERE id = 2", "its sum"),
            ("UPDATE register_revision SET who = 'Bo' WHERE id = 1", "its sum"),
            ("UPDATE register_revision SET content = '' WHERE id = 6", "its sum"),
            ("UPDATE register_revision SET at = 'then' WHERE id = 3", "then as a time"),
            ("UPDATE register_revision SET number = 9 WHERE id = 5", "number 9 of r/one"),
            ("DELETE FROM register_revision WHERE id = 3", "without a gap"),
            ("DROP INDEX series_closed", "series_closed"),
            ("CREATE TABLE notes (text TEXT)", "nothing of this name"),
            ("PRAGMA user_version = 1", "layout 1"),
            ("PRAGMA user_version = 9", "layout 9"),
            ("PRAGMA application_id = 7", "application 7"),
        ])
    func `each kind of damage is found and named`(_ damage: String, _ says: String) throws {
        let workspace = try Self.filled()
        try workspace.execute(damage)
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(!report.isClean)
        let text = report.findings.map(\.description).joined(separator: "\n")
        #expect(text.contains(says), "\(damage): \(text)")
        for finding in report.findings {
            #expect(!finding.place.isEmpty && !finding.found.isEmpty && !finding.expected.isEmpty)
        }
    }

    @Test func `findings are bounded, and all are counted`() throws {
        let workspace = try Self.filled()
        try workspace.execute("UPDATE series SET sum = sum + 1")
        let report = try Warehouse.check(folder: workspace.folder, limit: 5)
        #expect(report.findings.count == 5)
        #expect(report.count > 70)
    }

    @Test func `no workspace is an error, and no file of ours a finding`() throws {
        let workspace = try Workspace()
        let error = try #require(throws: WarehouseError.self) {
            try Warehouse.check(folder: workspace.folder)
        }
        #expect(error.kind == .absent)
        try Data("not a database, and long enough to be taken for one".utf8).write(
            to: URL(fileURLWithPath: workspace.file))
        #expect(try !Warehouse.check(folder: workspace.folder).isClean)
    }

    @Test func `looking changes no byte`() throws {
        let workspace = try Self.filled()
        let before = try Data(contentsOf: URL(fileURLWithPath: workspace.file))
        #expect(try Warehouse.check(folder: workspace.folder).isClean)
        #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.file)) == before)
    }
}

/// Random bytes of a workspace's file, changed.
struct FlippedByteTests {
    /// Everything that can be read, as text.
    private func everything(_ folder: String) throws -> String {
        let warehouse = try Warehouse(folder: folder, create: false, readOnly: true)
        var text = try warehouse.releases().map { "\($0)" }.joined(separator: "\n")
        text += try warehouse.value(of: .signOffRequired)
        try warehouse.readRevisions { reader in
            for record in ["one", "two"] { text += "\(try reader.history("r", record))\n" }
        }
        let last = try warehouse.lastReleaseID()
        for state in 0...max(0, min(last, 10)) {
            for flow in Dataflow.allCases {
                for held in try warehouse.series(KeyPattern(flow), asOf: state) {
                    text += "\(state) \(held)\n"
                }
            }
        }
        return text
    }

    /// How many changed files are looked at; CORRIDOR_FLIPS asks for more.
    static let count = Int(ProcessInfo.processInfo.environment["CORRIDOR_FLIPS"] ?? "") ?? 200

    @Test func `a changed byte is found, or changes nothing that is read`() throws {
        let workspace = try CheckTests.filled()
        let sound = Array(try Data(contentsOf: URL(fileURLWithPath: workspace.file)))
        let text = try everything(workspace.folder)
        let copy = try Workspace()
        let place = URL(fileURLWithPath: copy.file)
        var generator = SeededGenerator(seed: 4)
        var found = 0
        for round in 0..<Self.count {
            var bytes = sound
            // The header and the first page in every fourth round, anything else otherwise.
            let end = round % 4 == 0 ? 4096 : bytes.count
            var flips: [(Int, UInt8)] = []
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let offset = Int.random(in: 0..<min(end, bytes.count), using: &generator)
                let mask = UInt8.random(in: 1...255, using: &generator)
                bytes[offset] ^= Bool.random(using: &generator) ? mask : mask & (~mask &+ 1)
                flips.append((offset, bytes[offset]))
            }
            for ending in ["-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: copy.file + ending)
            }
            try Data(bytes).write(to: place)
            let report = try? Warehouse.check(folder: copy.folder)
            if report?.isClean == true {
                let read = try? everything(copy.folder)
                #expect(read == text, "round \(round): not found: \(flips)")
            } else {
                found += 1
                _ = try? everything(copy.folder)
            }
            #expect(try Data(contentsOf: place) == Data(bytes), "round \(round)")
        }
        #expect(found > Self.count / 4, "\(found) of \(Self.count) changes were found")
    }
}
