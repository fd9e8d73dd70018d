import Foundation
import TestKit
import Testing

/// The Python that `scripts/oracles/setup` installs, whose path `make test` passes.
private let python = ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"]

/// What the service's description of the plain interface promises, tried by schemathesis, which makes
/// requests from the description: those that fit it and those that do not.
@Suite(.enabled(if: python != nil)) struct DescriptionTests {
    /// - Parameter token: of those who may see and decide everything; nil for everybody.
    @Test(arguments: [nil, "0123456789abcdef"])
    func `the service does what its description says`(_ token: String?) throws {
        let scratch = try Scratch()
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.workspace])
        try #require(made.status == 0, "\(made.errors)")
        let tokens = try scratch.file(
            "tokens.yaml",
            "tokens: [{name: desk, token: 0123456789abcdef, rights: [see, approve]}]\n")
        let service = try RunningService(
            ["--workspace", scratch.workspace, "--set", "tokens-file=\(tokens)"],
            scratch: scratch.path)
        defer { service.signal(SIGTERM) }
        let address = "http://127.0.0.1:\(service.port)/api/v1/openapi.json"
        let (text, isGood) = try check([address, "40"] + (token.map { [$0] } ?? []), scratch.path)
        #expect(isGood, "\(text.suffix(6000))")
        let tried = try #require(text.firstMatch(of: /([0-9]+) generated/))
        #expect(try #require(Int(tried.1)) > 200)
        let operations = try #require(text.firstMatch(of: /Tested: ([0-9]+)/))
        #expect(try #require(Int(operations.1)) > 40)
    }

    private func check(
        _ arguments: [String], _ folder: String
    ) throws -> (text: String, isGood: Bool) {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = ["-B", "\(root)/scripts/oracles/check_api.py"] + arguments
        // What it keeps between runs goes with the test's folder.
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus == 0)
    }
}
