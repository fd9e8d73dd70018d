import Foundation
import TestKit
import Testing

/// What pages show that asks the service is answered as they say.
@Suite struct DocumentationTests {
    private static func pages() throws -> [Documentation] {
        try [
            "README.md", "docs/sdmx-rest.md", "docs/api.md", "docs/operation.md",
            "docs/collections.md",
        ]
        .map(Documentation.init)
    }

    /// The media type that an address promises: by its format, its ending, or what its endpoint
    /// gives where nothing is asked for.
    private func promised(_ path: String) throws -> String {
        let formats = try Documentation("docs/sdmx-rest.md").formats
        if let format = path.firstMatch(of: /[?&]format=([^&]+)/).map({ String($0.output.1) }) {
            return try #require(formats.first { $0.format == format }?.type, "\(path)")
        }
        let structures = "application/vnd.sdmx.structure+json;version=2.0.0"
        let starts: [(start: String, type: String)] = [
            ("/rest/v1/data/", "application/vnd.sdmx.genericdata+xml;version=2.1"),
            ("/rest/v2/data/", "application/vnd.sdmx.data+json;version=2.0.0"),
            ("/rest/v2/availability/", structures), ("/rest/v2/structure/", structures),
            ("/api/", "application/json"), ("/health", "text/plain"), ("/ready", "text/plain"),
            ("/metrics", "text/plain"),
            ("/", "text/html"),
        ]
        let endings = [
            "zip": "application/zip", "csv": "text/csv", "ndjson": "application/x-ndjson",
            "json": "application/json",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ]
        if let file = path.firstMatch(of: /^\/download\/[\w\/-]+\.([a-z]+)/) {
            return try #require(endings[String(file.output.1)], "\(path)")
        }
        return try #require(starts.first { path.hasPrefix($0.start) }?.type)
    }

    @Test func `addresses that pages show are answered`() throws {
        let service = try StarterService()
        var count = 0
        for page in try Self.pages() {
            for path in page.paths + page.listedPaths {
                let (status, type) = try service.answer(path)
                #expect(status == 200, "\(page.page): \(path)")
                let wanted = try promised(path)
                #expect(type.hasPrefix(wanted), "\(page.page): \(path): \(type), not \(wanted)")
                count += 1
            }
        }
        #expect(count > 15)
    }

    @Test func `commands that pages show work as they stand`() throws {
        let service = try StarterService()
        var count = 0
        for page in try Self.pages() {
            for command in page.commands {
                let told = command.replacing(Documentation.shown, with: service.address)
                let result = try Tool.run(
                    [
                        "-c",
                        "cd \(service.scratch.path) && curl -sS --fail -w '%{stderr}%{content_type}'"
                            + told.dropFirst(4),
                    ], program: "/bin/bash")
                #expect(result.status == 0, "\(page.page): \(command): \(result.errors)")
                let path = try #require(command.firstMatch(of: /:8080(\/[^']*)/)).output.1
                let wanted = try promised(String(path))
                #expect(
                    result.errors.hasPrefix(wanted),
                    "\(page.page): \(command): \(result.errors), not \(wanted)")
                count += 1
            }
        }
        #expect(count > 8)
    }

    @Test(arguments: [OtherClients.Language.python, .r])
    func `programs that pages show run, and print what is said`(
        _ language: OtherClients.Language
    ) throws {
        let service = try StarterService()
        var count = 0
        for page in try Self.pages() {
            for block in page.blocks(language) {
                let script = try service.scratch.file(
                    "shown-\(count)",
                    block.code.replacing(Documentation.shown, with: service.address))
                let result = try OtherClients.run(language, script)
                #expect(result.status == 0, "\(page.page): \(block.code)\n\(result.errors)")
                if !block.prints.isEmpty {
                    let lines = result.output.split(separator: "\n").map(String.init)
                    #expect(lines == block.prints, "\(page.page): \(block.code)")
                }
                count += 1
            }
        }
        #expect(count > 1)
    }

    @Test func `each format has the media type that is said`() throws {
        let service = try StarterService()
        let formats = try Documentation("docs/sdmx-rest.md").formats
        #expect(formats.count == 9)
        let paths = [
            "/rest/v1/data/DF_STOCK/A..MEX.USA",
            "/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/~/A.*.MEX.USA",
        ]
        for path in paths {
            for (format, type) in formats {
                let named = try service.answer("\(path)?format=\(format)")
                #expect(
                    named.status == 200 && named.type.hasPrefix(type), "\(path) \(format): \(named)"
                )
                let accepted = try service.answer(path, accept: type)
                #expect(
                    accepted.status == 200 && accepted.type.hasPrefix(type),
                    "\(path) \(type): \(accepted)")
            }
            let plain = try service.answer(path)
            #expect(try plain.status == 200 && plain.type.hasPrefix(promised(path)), "\(path)")
        }
    }
}
