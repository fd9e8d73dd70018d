import Cubes
import Foundation
import Testing
import Vocabulary
import Warehouse

/// Documents are kept as they came, whatever becomes of what they say.
struct DocumentTests {
    private func kept(_ warehouse: Warehouse, _ text: String) throws -> HeldDocument {
        try warehouse.keep(
            Array(text.utf8), name: "answer.xlsx", mediaType: "application/x-test", by: "Ana")
    }

    private func receipt(_ document: HeldDocument, _ outcome: String) -> ReceiptDraft {
        ReceiptDraft(
            document: document.sha256, topic: "c/FRA/2026", who: "Ana", outcome: outcome,
            account: "{}")
    }

    private func draft() -> ReleaseDraft {
        var draft = ReleaseDraft.test("x", table: "c/FRA")
        draft.isPending = true
        return draft
    }

    private func change(_ origin: String, _ year: Int, _ value: Double) throws -> Amendment {
        let made = try series(origin, [year: value])
        return Amendment(key: made.key, changes: made.observations.map { .replace($0) })
    }

    @Test func `a document is kept once, byte by byte, under its first name`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let first = try kept(warehouse, "one")
        let again = try warehouse.keep(
            Array("one".utf8), name: "other.xlsx", mediaType: "text/plain", by: "Ben")
        #expect(first == again && first.name == "answer.xlsx" && first.size == 3)
        #expect(first.sha256 == contentHash(Array("one".utf8)))
        #expect(try warehouse.documentBytes(first.sha256) == Array("one".utf8))
        #expect(try warehouse.documents() == [first])
        #expect(try warehouse.document("0") == nil && warehouse.documentBytes("0") == nil)
        #expect(try Warehouse.check(folder: workspace.folder).documents == 1)
    }

    @Test(arguments: [0, HeldDocument.largest + 1])
    func `nothing and too much are refused`(count: Int) throws {
        let warehouse = try Workspace().open()
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.keep(
                [UInt8](repeating: 7, count: count), name: "a.xlsx", mediaType: "", by: "Ana")
        }
        #expect(error.kind == .conflict && error.found == "\(count) bytes")
        #expect(try warehouse.documents().isEmpty)
    }

    @Test func `receipts are found by topic, and by what is below it`() throws {
        let warehouse = try Workspace().open()
        let document = try kept(warehouse, "one")
        for topic in ["c/FRA/2026", "c/FRA/2025", "c/FR", "c", "cd/FRA/2026"] {
            var draft = receipt(document, "refused")
            draft.topic = topic
            try warehouse.record(draft)
        }
        func found(_ topic: String?) throws -> [String] {
            try warehouse.receipts(topic: topic).map(\.topic)
        }
        #expect(try found("c/FRA") == ["c/FRA/2026", "c/FRA/2025"])
        #expect(try found("c") == ["c/FRA/2026", "c/FRA/2025", "c/FR", "c"])
        #expect(try found(nil).count == 5)
        #expect(try warehouse.receipts(ofDocument: document.sha256).count == 5)
        #expect(try warehouse.receipt(2)?.topic == "c/FRA/2025")
    }

    @Test func `a second answer takes the place of one that waits, and keeps what was accepted`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let first = try warehouse.take(
            receipt(kept(warehouse, "one"), "taken"), draft(), [try change("AFG", 2013, 1)],
            reason: "a later answer")
        try warehouse.signOff(first.outcome.release.id, by: "Ana")
        let second = try warehouse.take(
            receipt(kept(warehouse, "two"), "taken"), draft(),
            [try change("AFG", 2014, 2), try change("SYR", 2014, 5)], reason: "a later answer")
        #expect(second.withdrawn.isEmpty)
        let third = try warehouse.take(
            receipt(kept(warehouse, "three"), "taken"), draft(), [try change("AFG", 2014, 3)],
            reason: "a later answer")
        #expect(third.withdrawn == [second.outcome.release.id])
        let held = try warehouse.series(displaced)
        #expect(held.map { $0.series.key[.origin] } == ["AFG"])
        #expect(held.first?.series.observations.map(\.value) == [.number(1), .number(3)])
        #expect(third.receipt.release == third.outcome.release.id)
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(report.findings == [] && report.documents == 3)
    }

    @Test func `where the figures cannot be written, what waited stays and no receipt is left`()
        throws
    {
        let warehouse = try Workspace().open()
        let first = try warehouse.take(
            receipt(kept(warehouse, "one"), "taken"), draft(), [try change("AFG", 2013, 1)],
            reason: "a later answer")
        let broken = try change("AFG", 2014, .infinity)
        #expect(throws: WarehouseError.self) {
            try warehouse.take(
                receipt(kept(warehouse, "two"), "taken"), draft(), [broken],
                reason: "a later answer")
        }
        #expect(try warehouse.release(first.outcome.release.id)?.standing == .pending)
        #expect(try warehouse.receipts().count == 1)
        #expect(try warehouse.documents().count == 2)
    }

    @Test func `a receipt of a document that never came is refused`() throws {
        let warehouse = try Workspace().open()
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.record(
                ReceiptDraft(document: "ab", topic: "t", who: "w", outcome: "o", account: "{}"))
        }
        #expect(error.kind == .conflict)
    }

    @Test(
        arguments: [
            ("UPDATE document SET bytes = x'6f6e66'", "SHA-256"),
            ("UPDATE document SET who = 'Ben'", "its sum"),
            ("UPDATE receipt SET account = '[]'", "its sum"),
            ("UPDATE receipt SET at = 'now'", "now"),
        ])
    func `check finds what was changed behind its back`(statement: String, found: String) throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        try warehouse.record(receipt(kept(warehouse, "one"), "refused"))
        try workspace.execute(statement)
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(report.findings.contains { $0.found.contains(found) })
    }

    @Test func `a backup has the documents`() throws {
        let workspace = try Workspace()
        let document = try kept(workspace.open(), "one")
        let copy = workspace.folder + "/copy"
        _ = try Warehouse.backUp(folder: workspace.folder, to: copy)
        let warehouse = try Warehouse(folder: copy, create: false)
        #expect(try warehouse.documentBytes(document.sha256) == Array("one".utf8))
    }
}
