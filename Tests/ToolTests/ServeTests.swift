import Foundation
import TestKit
import Testing

/// The service as administrators run it.
@Suite struct ServeTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let file = try scratch.file(
            "a.csv", "geo,t,from,sex,n,type_b,type_c,type_r,type_i\nAFG,2015,ALB,female,5,1,0,0,0\n"
        )
        let result = try Tool.run(["import", file, "--workspace", scratch.workspace])
        try #require(result.status == 0, "\(result.errors)")
    }

    private func start(
        _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> RunningService {
        try RunningService(
            ["--workspace", scratch.workspace, "--log-format", "json"] + arguments,
            scratch: scratch.path, environment: environment)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `told to end, it answers what is under way and ends with 0`(_ signal: Int32) throws {
        let service = try start()
        let idle = try service.connect()
        let half = try service.connect()
        // Half a body: the request is under way, and is answered once the rest has come.
        try half.write(
            contentsOf: Data(
                "POST /about HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabcd".utf8))
        _ = try service.get("/health")
        service.signal(signal)
        #expect(try idle.readToEnd() ?? Data() == Data())
        try half.write(contentsOf: Data("efghi".utf8))
        let reply = String(decoding: try half.readToEnd() ?? Data(), as: UTF8.self)
        #expect(reply.hasPrefix("HTTP/1.1 405 "))
        #expect(service.end(within: 10) == 0)
        #expect(throws: RunningService.Failure.self) { try service.connect() }
        #expect(service.log.contains("\"status\":405"))
    }

    @Test func `told to end while many connect, it ends with 0`() throws {
        for round in 0..<6 {
            let service = try start()
            let group = DispatchGroup()
            let port = service.port
            for _ in 0..<4 {
                group.enter()
                Thread.detachNewThread {
                    defer { group.leave() }
                    // Until nobody listens any more.
                    while (try? RunningService.connect(port)) != nil {}
                }
            }
            usleep(20_000 + 3_000 * UInt32(round))
            service.signal(SIGTERM)
            group.wait()
            #expect(service.end(within: 10) == 0, "\(service.log)")
        }
    }

    @Test func `what does not end in time is cut off`() throws {
        let service = try start(["--set", "shutdown-seconds=0.5", "--set", "body-seconds=60"])
        let stuck = try service.connect()
        try stuck.write(
            contentsOf: Data(
                "POST /health HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
                    .utf8))
        _ = try service.get("/health")
        let begun = Date()
        service.signal(SIGTERM)
        #expect(service.end(within: 10) == 0)
        #expect(Date().timeIntervalSince(begun) < 6)
    }

    @Test func `settings come from file, environment and flags, and are shown with their origin`()
        throws
    {
        let file = try scratch.file("service.yaml", "streams: 3\nhost: 127.0.0.1\nrequests: 7\n")
        let result = try Tool.run([
            "serve", "--config", file, "--print-config", "--port", "1234", "--set", "requests=8",
        ])
        #expect(result.status == 0)
        #expect(result.output.contains("port: 1234"))
        #expect(result.output.contains(/streams: 3 +# .*service.yaml:1\n/))
        #expect(result.output.contains(/requests: 8 +# --set requests\n/))
        let service = try start(environment: ["CORRIDOR_METRICS": "nobody"])
        #expect(try service.get("/metrics").hasPrefix("HTTP/1.1 404 "))
        service.signal(SIGTERM)
        #expect(service.end(within: 10) == 0)
    }

    @Test(
        arguments: [
            (["--port", "99999"], 2, "--port: found 99999"),
            (["--set", "colour=red"], 2, "colour"),
            (["--set", "port"], 2, "KEY=VALUE"),
            (["--config", "/nowhere.yaml"], 1, "/nowhere.yaml"),
            (["--workspace", "/nowhere"], 1, "/nowhere"),
            (["--set", "tokens=[]"], 2, "all users can see"),
        ] as [([String], Int32, String)])
    func `wrong settings end it before it listens`(
        _ arguments: [String], _ status: Int32, _ says: String
    ) throws {
        let result = try Tool.run(["serve"] + arguments)
        #expect(result.status == status)
        #expect(result.errors.contains(says), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func `a token from a file opens what is kept, and each request is a line of JSON`() throws
    {
        let file = try scratch.file(
            "tokens.yaml", "tokens: [{name: desk, token: 0123456789abcdef, rights: [see]}]\n")
        let service = try start(["--set", "tokens-file=\(file)", "--set", "metrics=see"])
        #expect(try service.get("/metrics").hasPrefix("HTTP/1.1 401 "))
        let shown = try service.get(
            "/metrics", headers: "Authorization: Bearer 0123456789abcdef\r\nX-Request-ID: mine\r\n")
        #expect(shown.hasPrefix("HTTP/1.1 200 "))
        #expect(shown.contains("corridor_workspace_last_release 1\n"))
        #expect(shown.contains("X-Request-ID: mine\r\n"))
        service.signal(SIGTERM)
        #expect(service.end(within: 10) == 0)
        let lines = service.log.split(separator: "\n")
        for line in lines {
            #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
        }
        #expect(
            lines.contains { $0.contains("\"id\":\"mine\"") && $0.contains("\"who\":\"desk\"") })
        #expect(!service.log.contains("0123456789abcdef"))
    }
}
