import Foundation
import Synchronization
import TestKit
import Testing

/// The service killed while it answers and takes figures in: what it acknowledged is there, and
/// the workspace is sound.
@Suite struct ServeKillTests {
    private static let token = "of-somebody-who-may-send-in"

    /// A message with one figure of its own for each number.
    private static func message(_ number: Int) -> String {
        let (origin, destination) = pair(number)
        return "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
            + "TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
            + "dataflow,CORRIDOR:DF_STOCK(1.0.0),M,A,NSO,\(origin),\(destination),B,_T,_T,2020,"
            + "\(1000 + number),A\n"
    }

    private static func pair(_ number: Int) -> (String, String) {
        let count = MadeUp.areas.count
        let origin = number % count
        return (MadeUp.areas[origin], MadeUp.areas[(origin + 1 + number / count) % count])
    }

    /// What the clients of one service did.
    private final class Clients: Sendable {
        private struct State {
            var next: Int
            var acknowledged: Set<Int> = []
            var answered = 0
            var refused: [String] = []
            var isOver = false
        }
        private let state: Mutex<State>

        init(from number: Int) { state = Mutex(State(next: number)) }

        var acknowledged: Set<Int> { state.withLock { $0.acknowledged } }
        var answered: Int { state.withLock { $0.answered } }
        var refused: [String] { state.withLock { $0.refused } }
        var next: Int { state.withLock { $0.next } }

        func end() { state.withLock { $0.isOver = true } }

        /// Sends figures in until the service is gone.
        func send(port: Int) {
            while let number = take() {
                let body = ServeKillTests.message(number)
                let reply = try? RawExchange.ask(
                    port,
                    "POST /rest/v2/data HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Authorization: Bearer \(ServeKillTests.token)\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
                guard let reply, reply.contains("\r\n\r\n") else { return }
                state.withLock { state in
                    if reply.hasPrefix("HTTP/1.1 201 ") {
                        state.acknowledged.insert(number)
                    } else {
                        state.refused.append(String(reply.prefix(300)))
                    }
                }
            }
        }

        /// Reads until the service is gone.
        func read(port: Int) {
            while take(nil) {
                let reply = try? RawExchange.ask(
                    port,
                    "GET /rest/v2/data/dataflow/CORRIDOR/DF_STOCK/~/*?format=csv HTTP/1.1\r\n"
                        + "Host: x\r\nConnection: close\r\n\r\n")
                guard let reply, reply.contains("\r\n\r\n") else { return }
                state.withLock { $0.answered += 1 }
            }
        }

        private func take() -> Int? {
            state.withLock { state in
                guard !state.isOver else { return nil }
                state.next += 1
                return state.next
            }
        }

        private func take(_: Never?) -> Bool { state.withLock { !$0.isOver } }
    }

    @Test func `what was acknowledged over HTTP is there after each kill`() throws {
        let scratch = try Scratch()
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.workspace])
        #expect(made.status == 0, "\(made.errors)")
        let tokens = try scratch.file(
            "tokens.yaml",
            "tokens:\n  - name: sender\n    token: \(Self.token)\n    rights: [see, submit]\n")
        var generator = SeededGenerator(seed: 3)
        var acknowledged: Set<Int> = []
        var (next, answered) = (0, 0)
        for round in 0..<8 {
            let service = try RunningService(
                ["--workspace", scratch.workspace, "--set", "tokens-file=\(tokens)"],
                scratch: scratch.path)
            let port = service.port
            let clients = Clients(from: next)
            let group = DispatchGroup()
            for _ in 0..<2 {
                Thread.run(in: group) { clients.send(port: port) }
                Thread.run(in: group) { clients.read(port: port) }
            }
            usleep(UInt32.random(in: 200_000...900_000, using: &generator))
            service.signal(SIGKILL)
            clients.end()
            group.wait()
            #expect(service.end(within: 5) == nil)
            #expect(clients.refused.isEmpty, "\(clients.refused)")
            acknowledged.formUnion(clients.acknowledged)
            answered += clients.answered
            next = clients.next
            let check = try Tool.run(["check", "--workspace", scratch.workspace])
            #expect(check.status == 0, "round \(round): \(check.output)\(check.errors)")
            let held = try Tool.run([
                "export", "DF_STOCK", "A.NSO", "--format", "csv", "--workspace", scratch.workspace,
            ])
            #expect(held.status == 0, "\(held.errors)")
            let lost = acknowledged.filter { !held.output.contains(",\(1000 + $0),") }
            #expect(lost.isEmpty, "round \(round): \(lost)")
        }
        #expect(acknowledged.count > 8 && answered > 8, "\(acknowledged.count), \(answered)")
    }
}

/// One request on a connection of its own.
private enum RawExchange {
    struct Failure: Error {}

    /// All that is sent for it, until the connection ends.
    static func ask(_ port: Int, _ text: String) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafeBytes(of: &address) { bytes in
            connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)) == 0
        }
        let bytes = Array(text.utf8)
        guard isConnected,
            Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        else { throw Failure() }
        var reply: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { break }
            reply += piece[..<count]
        }
        return String(decoding: reply, as: UTF8.self)
    }
}

extension Thread {
    /// Does something in a thread of its own.
    fileprivate static func run(in group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
        group.enter()
        Thread.detachNewThread {
            body()
            group.leave()
        }
    }
}
