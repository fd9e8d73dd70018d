import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Service
import Testing

/// Lines of the log, and ids of requests.
@Suite struct LogTests {
    @Test(arguments: [TestingSetup.router, .live])
    func `each request is one line with its id`(_ setup: TestingSetup) async throws {
        try await Operated.run(over: setup, mounts: [ScriptedEndpoint.echo]) { server in
            let name = try #require(HTTPField.Name("X-Request-ID"))
            for (given, isKept) in [
                ("abc-123_4.5:x+/=", true), ("with blank", false), ("", false), ("ä", false),
                (String(repeating: "a", count: 101), false), ("\"};drop", false),
            ] {
                let reply = try await server.get("/echo/x?y=1", headers: [name: given])
                let id = try #require(reply.headers[name])
                #expect((id == given) == isKept, "\(given)")
                let line = try #require(try await server.log.line(["id": id]))
                #expect(line["level"] == "info" && line["message"] == "request")
                #expect(line["method"] == "GET" && line["status"] == "200")
                #expect(line["path"] == "/echo/x?y=1" && line["endpoint"] == "echo")
                #expect(line["bytes"] == "\(reply.body.readableBytes)")
                #expect(Double(line["ms"] ?? "").map { $0 >= 0 } == true)
                #expect(line["time"]?.hasSuffix("Z") == true)
                #expect(line["client"]?.isEmpty == false)
            }
            let ids = try await (0..<5).asyncMap { _ in
                try await server.get("/echo").headers[name] ?? ""
            }
            #expect(Set(ids).count == 5)
        }
    }

    @Test func `nobody writes lines of their own into the log`() async throws {
        try await Operated.run(over: .router, mounts: [ScriptedEndpoint.echo]) { server in
            let path =
                "/echo/\u{8}\"},\n{\"level\":\"fake\"\u{7F}\\" + String(repeating: "é", count: 5000)
            _ = try await server.get(path)
            let records = try server.log.records()
            #expect(records.count == 1)
            #expect(records.first?["level"] == "info")
            #expect(records.first?["path"]?.count == 300)
            #expect(records.first?["path"]?.hasSuffix("…") == true)
        }
    }

    @Test func `what fails is logged, and the client is told no more than that`() async throws {
        struct Secret: Error { let password = "hunter2" }
        let failing = ScriptedEndpoint.mount("failing") { _ in throw Secret() }
        try await Operated.run(over: .router, mounts: [failing]) { server in
            let reply = try await server.get("/failing")
            #expect(reply.status == .internalServerError)
            #expect(!reply.text.contains("hunter2") && !reply.text.contains("Secret"))
            let json = try await server.get("/failing", headers: [.accept: "application/json"])
            #expect(json.headers[.contentType] == "application/json; charset=utf-8")
            #expect(json.text.contains("\"status\":500"))
            let failure = try await server.log.line(["message": "request failed"])
            #expect(failure?["level"] == "error")
            #expect(failure?["error"]?.contains("hunter2") == true)
            let request = try await server.log.line(["message": "request", "status": "500"])
            #expect(request?["id"] == failure?["id"])
        }
    }

    @Test func `text lines are for people, with words that hold blanks in quotes`() {
        let lines = LogLines()
        var logger = Logger(label: "test") { _ in
            LineLogHandler(lines.sink, asJSON: false, level: .debug)
        }
        logger[metadataKey: "always"] = "x"
        logger.info("started", metadata: ["place": "a b\n\"c\"", "count": .stringConvertible(3)])
        logger.trace("not written")
        logger.debug("two\nlines")
        let text = lines.text.split(separator: "\n")
        #expect(text.count == 2)
        #expect(
            text.first?.dropFirst(24)
                == " info started always=x count=3 place=\"a b\\u000a\\\"c\\\"\"")
        #expect(text.last?.hasSuffix("debug two\\u000alines always=x") == true)
    }

    @Test func `a log that nobody takes is bounded, and says what it lost`() async throws {
        let gate = Outlet()
        let sink = LogSink { bytes in gate.take(bytes) }
        let logger = Logger(label: "test") { _ in LineLogHandler(sink, asJSON: true, level: .info) }
        for _ in 0..<60_000 { logger.info("\(String(repeating: "a", count: 200))") }
        gate.open()
        sink.flush(within: 10)
        logger.info("after")
        sink.flush(within: 10)
        #expect(sink.dropped > 0)
        #expect(gate.count < 12 << 20)
        #expect(gate.text.contains("\"message\":\"log lines dropped\""))
        #expect(gate.text.contains("\"after\""))
    }
}

/// An output that takes nothing until it is opened.
private final class Outlet: Sendable {
    private let isOpen = DispatchSemaphore(value: 0)
    private let lines = LogLinesStore()

    func open() { for _ in 0..<100 { isOpen.signal() } }

    func take(_ bytes: [UInt8]) {
        isOpen.wait()
        lines.add(bytes)
    }

    var count: Int { lines.bytes.count }
    var text: String { String(decoding: lines.bytes.suffix(4000), as: UTF8.self) }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async throws -> [T] {
        var all: [T] = []
        for element in self { all.append(try await transform(element)) }
        return all
    }
}
