import Fetching
import Foundation
import TestKit
import Testing

/// What lies in a snapshot's folder, and what is asked for again.
struct SnapshotTests {
    private func manifest(_ site: Site) throws -> SnapshotManifest {
        try #require(try SnapshotFolder.manifest(of: site.folder))
    }

    private func names(_ site: Site) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: site.folder)
            .filter { $0.contains("/") || !$0.hasPrefix(".") }.sorted()
    }

    @Test func `a snapshot says where each byte came from`() throws {
        let site = try Site { _, _ in
            .init(200, "good", fields: [("ETag", "\"a\""), ("Content-Type", "text/csv")])
        }
        try site.fetch("/data?a=1")
        let manifest = try manifest(site)
        let answer = try #require(manifest.tables.first?.answers.first)
        #expect(manifest.publisher == "site")
        #expect(answer.url == site.server.address + "/data?a=1")
        #expect(answer.status == 200)
        #expect(answer.attempts == 1)
        #expect(answer.fields == ["ETag": "\"a\"", "Content-Type": "text/csv"])
        #expect(answer.received == "2023-11-14T22:13:20Z")
        #expect(answer.file?.bytes == 4)
        // SHA-256 of "good", by sha256sum.
        #expect(
            answer.file?.sha256
                == "770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c")
        #expect(try names(site) == ["manifest.json", "t", "t/all-770e6076.csv"])
        try SnapshotFolder.verify(site.folder, manifest)
    }

    @Test func `what has not changed is not sent again`() throws {
        let site = try Site { request, _ in
            let same = request.fields["if-none-match"] == "\"a\""
            return .init(same ? 304 : 200, same ? "" : "good", fields: [("ETag", "\"a\"")])
        }
        try site.fetch()
        let again = try site.fetch()
        #expect(again.text == "good")
        #expect(again.answer.confirmed != nil)
        #expect(site.server.requests.count == 2)
        guard case .confirmed = again.way else {
            Issue.record("not confirmed")
            return
        }
    }

    @Test func `without an ETag the time of the last change is asked about`() throws {
        let day = "Tue, 14 Nov 2023 08:00:00 GMT"
        let site = try Site { request, _ in
            let same = request.fields["if-modified-since"] == day
            return .init(same ? 304 : 200, same ? "" : "good", fields: [("Last-Modified", day)])
        }
        try site.fetch()
        #expect(try site.fetch().text == "good")
        #expect(site.server.requests.last?.fields["if-modified-since"] == day)
    }

    @Test func `what has changed replaces what was there, and nothing is left over`() throws {
        let site = try Site { _, count in
            .init(200, "good \(count)", fields: [("ETag", "\"\(count)\"")])
        }
        try site.fetch()
        let first = try names(site)
        #expect(try site.fetch().text == "good 2")
        let second = try names(site)
        #expect(first.count == 3 && second.count == 3 && first != second)
    }

    @Test func `asked to fetch anew, nothing is said of what we have`() throws {
        let site = try Site { request, _ in .init(200, "good", fields: [("ETag", "\"a\"")]) }
        try site.fetch()
        try site.fetch(isAnew: true)
        #expect(site.server.requests.allSatisfy { $0.fields["if-none-match"] == nil })
    }

    @Test func `a file that was changed is named, and fetched anew`() throws {
        let site = try Site { request, _ in
            request.fields["if-none-match"] == nil
                ? .init(200, "good", fields: [("ETag", "\"a\"")]) : .init(304, "")
        }
        let file = try #require(try site.fetch().answer.file)
        let path = site.folder + "/" + file.path
        try Data("gone".utf8).write(to: URL(fileURLWithPath: path))
        let manifest = try manifest(site)
        let error = failure { try SnapshotFolder.verify(site.folder, manifest) }
        #expect(error?.kind == .changed)
        #expect(error?.place == path)
        #expect(error?.expected.contains(file.sha256) == true)
        try FileManager.default.removeItem(atPath: path)
        #expect(failure { try SnapshotFolder.verify(site.folder, manifest) }?.kind == .changed)
        #expect(try site.fetch().text == "good")
        #expect(site.server.requests.last?.fields["if-none-match"] == nil)
    }

    @Test func `an answer had before an interruption is not asked for again`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        try site.fetch(isLast: false)
        #expect(try SnapshotFolder.manifest(of: site.folder) == nil)
        let outcome = try site.fetch()
        #expect(outcome.text == "good")
        #expect(site.server.requests.count == 1)
    }

    @Test func `after a day, or where something else is asked for, it is`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        try site.fetch(isLast: false)
        site.time.clock.sleep(86_401, site.interruption)
        try site.fetch(isLast: false)
        #expect(site.server.requests.count == 2)
        try site.fetch("/other", isLast: false)
        #expect(site.server.requests.count == 3)
    }

    @Test func `a fetch that fails leaves the whole table of before as it was`() throws {
        let site = try Site { _, count in
            count == 1 ? .init(200, "good", fields: [("ETag", "\"a\"")]) : .init(404, "")
        }
        try site.fetch()
        let before = try names(site)
        #expect(failure { try site.fetch() }?.status == 404)
        try SnapshotFolder.verify(site.folder, try manifest(site))
        #expect(try names(site).filter { $0 != "fetching.json" } == before)
    }

    @Test func `two fetches into one folder at a time are refused`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        let first = try SnapshotFolder(site.folder, publisher: "site")
        let error = failure { try site.fetch() }
        #expect(error?.kind == .busy)
        #expect(error?.expected.contains("--into") == true)
        withExtendedLifetime(first) {}
    }

    @Test func `folders of others are left alone`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        try FileManager.default.createDirectory(
            atPath: site.folder, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: site.folder + "/letters.txt"))
        #expect(failure { try site.fetch() }?.found == "a folder that holds other things")
        let other = try Site { _, _ in .init(200, "good") }
        try other.fetch()
        let error = failure { _ = try SnapshotFolder(other.folder, publisher: "unhcr") }
        #expect(error?.found == "a snapshot of site")
    }

    @Test(arguments: [
        (#""t/all-770e6076.csv""#, #""../../secret""#),
        (#""t/all-770e6076.csv""#, #""/etc/passwd""#),
        ("corridor-snapshot-1", "corridor-snapshot-9"), ("\"sha256\"", "\"md5\""), ("{", "["),
    ])
    func `a manifest that is not ours is refused`(_ text: String, _ change: String) throws {
        let site = try Site { _, _ in .init(200, "good") }
        try site.fetch()
        let path = site.folder + "/manifest.json"
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        let changed = whole.replacingOccurrences(of: text, with: change)
        try #require(changed != whole)
        try changed.write(toFile: path, atomically: false, encoding: .utf8)
        let error = failure { _ = try SnapshotFolder.manifest(of: site.folder) }
        #expect(error?.kind == .file, "\(change)")
        #expect(error?.place == path)
    }

    @Test func `a manifest damaged anywhere is refused or verified, and never more`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        try site.fetch()
        let path = site.folder + "/manifest.json"
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<500 {
            let bytes = mutated(whole, using: &generator)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            guard let manifest = try? SnapshotFolder.manifest(of: site.folder) else { continue }
            for file in manifest.tables.flatMap(\.files) {
                #expect(!file.path.hasPrefix("/") && !file.path.contains(".."))
            }
        }
    }
}
