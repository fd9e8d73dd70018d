import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Office
import Registers
import Service
import Synchronization
import Testing
import Warehouse

/// Many people write at once: nothing that was acknowledged is lost, and the past is whole.
/// CORRIDOR_WRITERS is how many seconds they do; `make writers` takes a minute.
struct RegisterWritersTests {
    private static let seconds =
        Double(ProcessInfo.processInfo.environment["CORRIDOR_WRITERS"] ?? "") ?? 4
    private static let writers = 50
    private static let records = 8
    private static let token = "token-of-the-writers"

    /// What the service acknowledged.
    private struct Told {
        var revisions = 0
        var merged = 0
        var conflicts = 0
        var busy = 0
        /// The last text that each writer was told is written.
        var last: [String: String] = [:]
    }

    /// Where all writers note it.
    private final class Notes: Sendable {
        let told = Mutex(Told())
    }

    private struct Outcome: Decodable {
        let revision: Int
        let merged: [String]
    }

    @Test(.timeLimit(.minutes(5)))
    func `fifty writers lose nothing, and the chain is sound`() async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/corridor-writers-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try Office(workspace: folder, create: true)
        _ = try office.registers.apply(
            (0..<Self.records).map { number in
                var content = RecordContent()
                content["title"] = [Statement("Meeting \(number)")]
                return Edit(RecordKey("meetings", "m\(number)"), content, base: 0)
            }, by: "test", reason: "begin")
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [try #require(Token(name: "desk", token: Self.token, rights: .approve))])
        configuration.requests = 200
        configuration.requestsPerClient = 200
        let server = OfficeServer(
            office: office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(office))
        let notes = Notes()
        try await server.application().test(.router) { client in
            try await withThrowingTaskGroup { group in
                for writer in 0..<Self.writers {
                    group.addTask { try await Self.write(writer, client, notes) }
                }
                try await group.waitForAll()
            }
        }
        try Self.check(office, folder, notes.told.withLock { $0 })
    }

    /// One writer: changes its own session of a shared record, again and again, from what it last saw.
    private static func write(
        _ writer: Int, _ client: any TestClientProtocol, _ notes: Notes
    ) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        var seen: [Int: Int] = [:]
        var count = 0
        while ContinuousClock.now < end {
            count += 1
            let record = (writer + count) % records
            // Now and then all write the same field, so that there is something to refuse.
            let isShared = count % 7 == 0
            let field = isShared ? "venue" : "sessions/w\(writer)/title"
            let text = "writer \(writer), \(count)"
            let reply = try await client.execute(
                uri: "/api/v1/registers/meetings/records/m\(record)", method: .patch,
                headers: [
                    .authorization: "Bearer " + token, .contentType: "application/json",
                ],
                body: ByteBuffer(
                    string: """
                        {"reason": "\(text)", "revision": \(seen[record] ?? 1),
                         "fields": {"\(field)": {"value": "\(text)"}}}
                        """)
            ) { $0 }
            switch reply.status {
            case .ok:
                let outcome = try JSONDecoder().decode(
                    Outcome.self, from: Data(reply.body.readableBytesView))
                seen[record] = outcome.revision
                notes.told.withLock { told in
                    told.revisions += 1
                    told.merged += outcome.merged.isEmpty ? 0 : 1
                    if !isShared { told.last["m\(record) w\(writer)"] = text }
                }
            case .conflict:
                struct Problem: Decodable {
                    struct Collision: Decodable { let revision: Int }
                    let collision: Collision
                }
                let problem = try JSONDecoder().decode(
                    Problem.self, from: Data(reply.body.readableBytesView))
                seen[record] = problem.collision.revision
                notes.told.withLock { $0.conflicts += 1 }
            case .serviceUnavailable: notes.told.withLock { $0.busy += 1 }
            default:
                Issue.record(
                    "\(reply.status): \(String(decoding: reply.body.readableBytesView, as: UTF8.self).prefix(300))"
                )
            }
        }
    }

    private static func check(_ office: Office, _ folder: String, _ told: Told) throws {
        var revisions = 0
        var reasons: Set<String> = []
        for number in 0..<records {
            let past = try office.registers.history(RecordKey("meetings", "m\(number)"))
            #expect(past.map(\.revision.number) == Array(1...past.count))
            revisions += past.count - 1
            reasons.formUnion(past.dropFirst().map(\.revision.reason))
        }
        print(
            "writers: \(told.revisions) written, \(told.merged) merged, \(told.conflicts) refused, "
                + "\(told.busy) busy")
        #expect(revisions == told.revisions && reasons.count == told.revisions)
        #expect(told.revisions > writers && told.merged > 0 && told.conflicts > 0)
        let state = try office.registers.state()
        for (name, text) in told.last {
            let sides = name.split(separator: " ").map(String.init)
            let record = try #require(state[RecordKey("meetings", sides[0])])
            let path = FieldPath("title", part: .init("sessions", sides[1]))
            #expect(record.content[path].first?.value == text)
        }
        let report = try Warehouse.check(folder: folder)
        #expect(report.isClean, "\(report.findings.prefix(3))")
        #expect(report.revisions == told.revisions + records)
    }
}
