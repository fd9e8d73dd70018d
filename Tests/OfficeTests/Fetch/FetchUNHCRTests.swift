import Cubes
import Fetching
import Foundation
import Office
import Publishers
import TestKit
import Testing
import Vocabulary
import Warehouse

/// UNHCR's pages, fetched, put together and imported.
struct FetchUNHCRTests {
    @Test func `all pages are fetched, imported, and each figure is the one that was sent`() throws
    {
        let site = try FetchSite { request, _ in ReplayedUNHCR.page(request) }
        let account = try site.account(try site.order("unhcr", "population"))
        #expect(account.rows == 15)
        #expect(account.answers == 3 && account.received == 3)
        #expect(site.server.requests.allSatisfy { $0.parameter("yearFrom") == "1951" })
        #expect(site.server.requests.allSatisfy { $0.parameter("yearTo") == "2025" })
        let office = try Office(workspace: site.scratch.workspace, create: true)
        let files = try #require(try FetchedFile.all(in: site.folder))
        #expect(files.map(\.reader) == ["unhcr-population"])
        for file in files { _ = try office.importFile(file.path, fetched: file) }
        for (page, key) in ["SYR.EGY", "AFG.AUT", "ERI.SDN"].enumerated() {
            let shown = try office.show(KeyPattern(.displaced, "A.UNHCR.\(key).REF"))
            let figures = try #require(shown.first).series.observations.compactMap(\.value.number)
            #expect(
                figures
                    == (2020...2024).map {
                        Double(ReplayedUNHCR.figure(page: page + 1, year: $0))
                    })
        }
        let release = try #require(try office.warehouse.releases().first)
        #expect(release.files.first?.sha256 == files[0].sha256)
        #expect(
            release.notes.contains { $0.hasPrefix("Fetched 2025-11-24T") && $0.contains("page=1") })
    }

    @Test func `years are asked for together, whichever is given`() throws {
        let site = try FetchSite { request, _ in ReplayedUNHCR.page(request, pages: 1) }
        let account = try site.account(try site.order("unhcr", "population", since: 2023))
        #expect(account.rows == 2)
        #expect(account.years == "2023-2025")
        #expect(site.server.requests.first?.parameter("yearFrom") == "2023")
        #expect(site.server.requests.first?.parameter("yearTo") == "2025")
    }

    @Test func `a silent empty answer is no table`() throws {
        let site = try FetchSite { _, _ in
            .init(200, #"{"page":1,"maxPages":0,"total":[],"items":[]}"#)
        }
        let error = try site.failure(
            try site.order("unhcr", "population", since: 1900, until: 1910))
        #expect(error.found == "a page without items")
        #expect(error.expected.contains("1900 to 1910"))
        #expect(try SnapshotFolder.manifest(of: site.folder) == nil)
    }

    @Test func `a page that comes empty among others is not passed over`() throws {
        let site = try FetchSite { request, count in
            request.parameter("page") == "2" && count < 3
                ? .init(200, #"{"page":2,"maxPages":3,"total":[],"items":[]}"#)
                : ReplayedUNHCR.page(request)
        }
        let account = try site.account(try site.order("unhcr", "population"))
        // Once more from the beginning.
        #expect(account.rows == 15)
        #expect(site.server.requests.map { $0.parameter("page") } == ["1", "2", "1", "2", "3"])
        let always = try FetchSite { request, _ in
            request.parameter("page") == "2"
                ? .init(200, #"{"page":2,"maxPages":3,"total":[],"items":[]}"#)
                : ReplayedUNHCR.page(request)
        }
        let error = try always.failure(try always.order("unhcr", "population"))
        #expect(error.found == "nothing on page 2 of 3")
    }

    @Test func `a table that grows while it is fetched is begun again`() throws {
        let site = try FetchSite { request, count in
            ReplayedUNHCR.page(request, pages: count < 2 ? 2 : 3)
        }
        let account = try site.account(try site.order("unhcr", "population"))
        #expect(account.answers == 3)
        #expect(site.server.requests.map { $0.parameter("page") } == ["1", "2", "1", "2", "3"])
    }

    @Test func `the same page for every page is refused`() throws {
        let site = try FetchSite { request, _ in
            var first = request.path
            first = first.replacingOccurrences(of: "page=2", with: "page=1")
            return ReplayedUNHCR.page(
                .init(path: first, fields: request.fields, time: request.time))
        }
        let error = try site.failure(try site.order("unhcr", "population"))
        #expect(error.found == "page 1 in place of page 2")
    }

    @Test(arguments: [
        (
            #"{"error":"Invalid parameter"}"#,
            "an answer without items: {\"error\":\"Invalid parameter\"}"
        ),
        (#"{"page":1,"maxPages":1,"items":[{"a":1}]}"#, "JSON items with members a"),
        ("year,coo\n2020,SYR\n", "an answer without items: year,coo 2020,SYR"),
    ])
    func `an answer of another form is refused with its own words`(
        _ text: String, _ found: String
    ) throws {
        let site = try FetchSite { _, _ in .init(200, text) }
        let error = try site.failure(try site.order("unhcr", "population"))
        #expect(error.kind == .answer)
        #expect(error.found == found)
        #expect(site.server.requests.count == 1)
    }

    @Test func `JSON that was cut off behind its stated length is asked for again`() throws {
        let site = try FetchSite { request, count in
            var reply = ReplayedUNHCR.page(request, pages: 1)
            if count == 1 { reply.body.removeLast(30) }
            return reply
        }
        #expect(try site.account(try site.order("unhcr", "population")).rows == 5)
        #expect(site.server.requests.count == 2)
    }

    @Test func `what an interrupted fetch had is kept, and the rest asked for`() throws {
        let site = try FetchSite { request, count in
            count == 3 ? .init(401, "who are you?") : ReplayedUNHCR.page(request)
        }
        let order = try site.order("unhcr", "population")
        #expect(try site.failure(order).status == 401)
        let unfinished = #expect(throws: FetchError.self) { try FetchedFile.all(in: site.folder) }
        #expect(unfinished?.found == "a snapshot of which no table is whole yet")
        let account = try site.account(order)
        #expect(account.kept == 2 && account.received == 1)
        #expect(account.rows == 15)
        #expect(site.server.requests.map { $0.parameter("page") } == ["1", "2", "3", "3"])
    }

    @Test func `a second fetch asks with the tags of the first`() throws {
        let site = try FetchSite { request, _ in
            let tag = "\"\(request.parameter("page") ?? "")\""
            if request.fields["if-none-match"] == tag { return .init(304, "") }
            var reply = ReplayedUNHCR.page(request)
            reply.fields.append(("ETag", tag))
            return reply
        }
        let order = try site.order("unhcr", "population")
        let first = try site.account(order)
        let second = try site.account(order)
        #expect(second.confirmed == 3 && second.received == 0)
        #expect(second.file == first.file)
        #expect(try site.account(try site.order("unhcr", "population", anew: true)).received == 3)
    }

    @Test func `offline, what is there is checked and nobody is asked`() throws {
        let site = try FetchSite { request, _ in ReplayedUNHCR.page(request) }
        let order = try site.order("unhcr", "population")
        #expect(throws: FetchError.self) { try Fetch(order).offline() }
        let account = try site.account(order)
        #expect(try Fetch(order).offline().tables.first?.kept == 3)
        #expect(site.server.requests.count == 3)
        try Data("x".utf8).write(to: URL(fileURLWithPath: site.folder + "/" + account.file))
        let error = #expect(throws: FetchError.self) { try Fetch(order).offline() }
        #expect(error?.kind == .changed)
        #expect(error?.place.hasSuffix(account.file) == true)
    }

    @Test func `a changed byte of any page keeps the snapshot from being imported`() throws {
        let site = try FetchSite { request, _ in ReplayedUNHCR.page(request) }
        _ = try site.account(try site.order("unhcr", "population"))
        let manifest = try #require(try SnapshotFolder.manifest(of: site.folder))
        let pages = manifest.tables.flatMap(\.files)
        #expect(pages.count == 4)
        for page in pages {
            let url = URL(fileURLWithPath: site.folder + "/" + page.path)
            let whole = try Data(contentsOf: url)
            var changed = whole
            changed[changed.count / 2] ^= 1
            try changed.write(to: url)
            let error = #expect(throws: FetchError.self) { try FetchedFile.all(in: site.folder) }
            #expect(error?.place.hasSuffix(page.path) == true)
            try whole.write(to: url)
        }
        #expect(try FetchedFile.all(in: site.folder)?.count == 1)
    }

    @Test func `a file of a snapshot is known as such, a page of it is refused`() throws {
        let site = try FetchSite { request, _ in ReplayedUNHCR.page(request) }
        let account = try site.account(try site.order("unhcr", "population"))
        let manifest = try #require(try SnapshotFolder.manifest(of: site.folder))
        let page = try #require(manifest.tables[0].answers.first?.file)
        let error = #expect(throws: FetchError.self) {
            try FetchedFile.of(site.folder + "/" + page.path)
        }
        #expect(error?.found == "one of 3 answers that make population")
        let path = site.folder + "/" + account.file
        let file = try #require(try FetchedFile.of(path))
        try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
        let office = try Office(workspace: site.scratch.workspace, create: true)
        let refusal = #expect(throws: OfficeError.self) {
            try office.importFile(path, fetched: file)
        }
        #expect(refusal?.expected.contains(file.sha256) == true)
        #expect(try FetchedFile.of(try site.scratch.file("other.csv", "a,b\n")) == nil)
    }
}
