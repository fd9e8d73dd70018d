import Foundation
import Service
import TestKit
import Testing

/// Settings from file, environment and flags.
@Suite struct SettingsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func settings(
        _ yaml: String? = nil, _ environment: [String: String] = [:],
        _ flags: [(key: String, value: String)] = []
    ) throws -> Settings {
        let file = try yaml.map { try scratch.file("service.yaml", $0) }
        return try Settings(file: file, environment: environment, flags: flags)
    }

    @Test func `a flag stands over the environment, that over the file, that over the default`()
        throws
    {
        let yaml = "port: 1\nhost: file.example\nrequests: 5\n"
        let environment = ["CORRIDOR_PORT": "2", "CORRIDOR_HOST": "variable.example"]
        let settings = try settings(yaml, environment, [("port", "3")])
        #expect(settings.configuration.port == 3)
        #expect(settings.configuration.host == "variable.example")
        #expect(settings.configuration.requests == 5)
        #expect(settings.configuration.streams == 32)
        let lines = settings.text.split(separator: "\n")
        func origin(_ key: String) -> Substring? {
            lines.first { $0.hasPrefix(key + ":") }?.split(separator: "# ").last
        }
        #expect(origin("port") == "--port")
        #expect(origin("host") == "CORRIDOR_HOST")
        #expect(origin("requests")?.hasSuffix("service.yaml:3") == true)
        #expect(origin("streams") == "default")
    }

    @Test func `what is printed is a file that gives the same`() throws {
        let flags = [
            ("trusted-proxies", "10.0.0.0/8, ::1"), ("body-bytes", "3MiB"), ("gzip", "false"),
            ("workspace", "a folder: \"quoted\" # and \\ more"), ("write-seconds", "0.25"),
            ("rate-per-client", "2.5"), ("metrics", "see"), ("log-level", "error"),
        ].map { (key: $0.0, value: $0.1) }
        let first = try settings(nil, [:], flags)
        #expect(first.configuration.bodyBytes == 3 << 20)
        #expect(first.configuration.writeTime == .milliseconds(250))
        let second = try settings(first.text)
        for setting in Setting.all {
            #expect(
                setting.show(first.configuration) == setting.show(second.configuration),
                "\(setting.key)")
        }
    }

    @Test(arguments: [
        ("port: 8080\nprot: 1\n", ":2: found prot, expected one of workspace, host, port"),
        ("host: x\nport: eighty\n", ":2: port: found eighty, expected a whole number from 0"),
        ("port: 70000", ":1: port: found 70000"),
        ("port:", ":1: port: found nothing"),
        ("port:\n  number: 3", ":1: port: found names with values"),
        ("gzip: yes please", "expected true or false"),
        ("log-format: xml", "expected auto, text, json"),
        ("trusted-proxies: [10.0.0.1/8]", "expected addresses or ranges"),
        ("body-bytes: 99999999999999999999MiB", "body-bytes: found"),
        ("request-seconds: nan", "expected seconds from 0.05"),
        ("request-seconds: -1", "found -1"),
        ("- a list", ":1: found a list, expected names with values"),
        ("port: [1", "text that cannot be read"),
        ("port: 1\nport: 2\n", "found port more than once"),
        ("\t", "YAML"), ("port: \"1\nhost", "YAML"),
        ("? [a, b]\n: c\n", "expected a name before the colon"),
        ("tokens: [{name: a, rights: [see]}]", "expected either token or sha256"),
        ("tokens: [{name: a, token: short, rights: [see]}]", "token: found 5 bytes"),
        ("tokens:\n  - name: a\n    tocken: x\n", ":3: tokens: found tocken"),
        ("tokens: [{name: a, token: 0123456789abcdef, rights: [rule]}]", "rights: found rule"),
        ("tokens: [{name: a, token: 0123456789abcdef}]", "rights: found none"),
        ("tokens: [{name: a b, token: 0123456789abcdef, rights: [see]}]", "name: found a b"),
        ("tokens: yes", "tokens: found yes, expected a list of tokens"),
    ])
    func `a mistake in a file is told with its line, what was found and what is expected`(
        _ yaml: String, _ says: String
    ) {
        let error = #expect(throws: ServiceError.self) { try settings(yaml) }
        #expect(error?.description.contains(says) == true, "\(error?.description ?? "none")")
        #expect(error?.description.contains("service.yaml") == true)
        #expect(error?.description.contains("0123456789abcdef") == false)
    }

    @Test func `a mistake in the environment or a flag names it`() throws {
        let variable = #expect(throws: ServiceError.self) {
            try settings(nil, ["CORRIDOR_REQUESTS": "many"])
        }
        #expect(variable?.place == "CORRIDOR_REQUESTS")
        let flag = #expect(throws: ServiceError.self) { try settings(nil, [:], [("port", "x")]) }
        #expect(flag?.place == "--port")
        let other = #expect(throws: ServiceError.self) {
            try settings(nil, [:], [("streams", "x")])
        }
        #expect(other?.place == "--set streams")
        #expect(throws: ServiceError.self) { try settings(nil, [:], [("streems", "1")]) }
        let noted = try settings(nil, ["CORRIDOR_STREEMS": "1", "PATH": "/bin"])
        #expect(noted.warnings.count == 1)
        #expect(noted.warnings.first?.contains("CORRIDOR_STREEMS") == true)
    }

    @Test func `tokens come from file, tokens file and environment, and never from a flag`() throws
    {
        let more = try scratch.file(
            "tokens.yaml", "tokens:\n  - {name: b, token: bbbbbbbbbbbbbbbb, rights: submit}\n")
        let yaml = """
            tokens-file: \(more)
            tokens:
              - {name: a, token: aaaaaaaaaaaaaaaa, rights: [see, approve]}
            """
        let variable = "[{name: c, token: cccccccccccccccc, rights: [see]}]"
        let settings = try settings(yaml, ["CORRIDOR_TOKENS": variable])
        let text = settings.text
        for line in ["token of a: see, approve", "token of b: submit", "token of c: see"] {
            #expect(text.contains(line))
        }
        #expect(!text.contains("aaaa") && !text.contains("bbbb") && !text.contains("cccc"))
        let flag = #expect(throws: ServiceError.self) {
            try self.settings(nil, [:], [("tokens", variable)])
        }
        #expect(flag?.description.contains("all users can see") == true)
        let twice = #expect(throws: ServiceError.self) {
            try self.settings(
                yaml, ["CORRIDOR_TOKENS": "[{name: a, token: dddddddddddddddd, rights: [see]}]"])
        }
        #expect(twice?.description.contains("a second token named a") == true)
        #expect(throws: ServiceError.self) {
            try self.settings(nil, [:], [("tokens-file", scratch.path + "/none")])
        }
    }

    @Test func `a file that is missing, huge or no text is refused`() throws {
        #expect(throws: ServiceError.self) {
            try Settings(file: scratch.path + "/none.yaml", environment: [:], flags: [])
        }
        let huge = #expect(throws: ServiceError.self) {
            try settings("# " + String(repeating: "a", count: 2 << 20))
        }
        #expect(huge?.found == "more than 1048576 bytes")
        let file = scratch.path + "/bytes.yaml"
        try Data([0x70, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: file))
        #expect(throws: ServiceError.self) { try Settings(file: file, environment: [:], flags: []) }
        #expect(try settings("# nothing\n").configuration.port == 8080)
        #expect(
            try Settings(
                file: nil, environment: ["CORRIDOR_CONFIG": scratch.file("c.yaml", "port: 7")],
                flags: []
            ).configuration.port == 7)
    }

    @Test func `the documentation has every setting with its default and variable`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent("docs/operation.md"), encoding: .utf8)
        let plain = ServiceConfiguration()
        for setting in Setting.all {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(setting.key)` |") }
            let cells =
                row?.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } } ?? []
            #expect(cells.count == 6, "\(setting.key) has no row of six cells")
            guard cells.count == 6 else { continue }
            let value = setting.show(plain).filter { $0 != " " }
            #expect(cells[1] == (value.isEmpty ? "-" : value), "\(setting.key)")
            #expect(cells[2] == (setting.unit.isEmpty ? "-" : setting.unit.filter { $0 != " " }))
            #expect(cells[3] == setting.variable)
            let flag = Settings.own.contains(setting.key) ? "--" : "--set"
            #expect(cells[4].hasPrefix(flag + setting.key), "\(setting.key)")
        }
        for limit in Limit.allCases { #expect(page.contains("`\(limit.rawValue)`")) }
    }
}
