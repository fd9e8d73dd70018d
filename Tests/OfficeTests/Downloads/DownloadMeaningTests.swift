import Cubes
import Foundation
import Office
import Testing
import Vocabulary
import Warehouse

/// What a download says of its figures.
@Suite struct DownloadMeaningTests {
    private struct Metadata: Decodable {
        let title: String
        let key: String
        let query: String
        let made: String
        let permanentLink: String
        let counts: [String: Int]
        let dimensions: [Column]
        let attributes: [Column]
        let columns: [Definition]
        let releases: [Source]
        let comparability: [String]

        struct Column: Decodable {
            let id: String
            let definition: String
            let codes: [Code]
        }
        struct Code: Decodable {
            let code: String
            let name: String?
        }
        struct Definition: Decodable {
            let id: String
            let definition: String
        }
        struct Source: Decodable {
            let id: Int
            let citation: String
            let heldFrom: String
            let licence: Licence
            let files: [File]
            let notes: [String]
            let figures: Int
        }
        struct File: Decodable { let sha256: String }
    }

    private func metadata(_ result: MadeUpResult) throws -> Metadata {
        let text = try MadeUpResult.archive(result).files["metadata.json"] ?? ""
        return try JSONDecoder().decode(Metadata.self, from: Data(text.utf8))
    }

    @Test func `every code of the data has its name, and every column its meaning`() throws {
        let result = try MadeUpResult.mixed()
        let metadata = try metadata(result)
        #expect(metadata.dimensions.map(\.id) == Dataflow.stock.dimensions.map(\.rawValue))
        #expect(metadata.dimensions.allSatisfy { $0.definition.count > 10 })
        var rows = try result.rows()
        while let row = try rows.next() {
            for (column, code) in zip(metadata.dimensions, row.key.codes) {
                let found = try #require(column.codes.first { $0.code == code })
                #expect(found.name?.isEmpty == false, "\(column.id) \(code)")
            }
            for pair in row.observation.attributes.pairs where pair.id != .comment {
                let column = metadata.attributes.first { $0.id == pair.id.rawValue }
                for code in pair.value.split(separator: " ") {
                    let found = try #require(column?.codes.first { $0.code == code })
                    #expect(found.name?.isEmpty == false, "\(pair.id) \(code)")
                }
            }
        }
        let named = Set(metadata.columns.map(\.id))
        let header = try MadeUpResult.archive(result).files["data.csv"]?.split(separator: "\n")
            .first
        for column in header?.split(separator: ",") ?? [] {
            #expect(named.contains(String(column)), "\(column)")
        }
    }

    @Test func `every release is there with citation, terms and files`() throws {
        let result = try MadeUpResult.mixed()
        let metadata = try metadata(result)
        #expect(metadata.releases.map(\.id) == [3, 5])
        #expect(metadata.releases.map(\.figures) == [5, 1])
        #expect(metadata.releases.allSatisfy { $0.heldFrom == "2025-11-01T10:00:00Z" })
        #expect(metadata.releases.allSatisfy { $0.files.first?.sha256.count == 64 })
        #expect(metadata.releases[0].notes.count == 2)
        #expect(metadata.counts == ["series": 6, "figures": 7, "missing": 2, "computed": 1])
        #expect(metadata.permanentLink == result.heading.permanentLink)
        #expect(metadata.query == result.heading.query)
        #expect(metadata.made == "2025-11-21T14:01:01Z")

        let files = try MadeUpResult.archive(result).files
        let citation = try #require(files["CITATION.txt"])
        let licence = try #require(files["LICENCE.txt"])
        let readme = try #require(files["README.md"])
        for release in result.releases {
            for text in [citation, readme] {
                #expect(text.contains(release.citation))
                #expect(text.contains("Release \(release.id)"))
            }
            for text in [licence, readme] {
                #expect(text.contains(release.licence.name))
                #expect(text.contains(release.licence.url ?? ""))
            }
            #expect(licence.contains("Release \(release.id): \(release.title)"))
        }
        #expect(citation.contains(result.heading.permanentLink))
        #expect(citation.contains("Extract of 2025-11-21, state after release 7."))
        #expect(licence.contains("is under all of them"))
    }

    @Test func `one licence is not said to be a mixture`() throws {
        var result = MadeUpResult(
            [try MadeUpResult.row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 1)],
            releases: [try MadeUpResult.release(3)])
        let licence = try MadeUpResult.archive(result).files["LICENCE.txt"] ?? ""
        #expect(licence.contains("All figures here are under these terms."))
        #expect(!licence.contains("all of them"))
        result.releases = [
            try MadeUpResult.release(3, licence: Licence(name: "terms of the source", url: nil))
        ]
        let unknown = try MadeUpResult.archive(result).files["LICENCE.txt"] ?? ""
        #expect(unknown.contains("terms of the source"))
        #expect(unknown.contains("ask the publisher"))
    }

    @Test func `the page tells how many figures there are, and what is missing and why`() throws {
        let readme = try MadeUpResult.archive(.mixed()).files["README.md"] ?? ""
        #expect(readme.hasPrefix("# Migrant stocks in the United States of America\n"))
        #expect(
            readme.contains(
                "6 series with 7 figures, from 1990 to 2024. 2 of them have no value"))
        #expect(readme.contains("Missing is not zero"))
        #expect(readme.contains("- **A**: reported (3 figures)"))
        #expect(readme.contains("- **Q**: suppressed (1 figure)"))
        #expect(readme.contains("Why values are missing: not reported 1, suppressed 1."))
        #expect(
            readme.contains(
                "Totals that were added up on request, as no publisher printed them: 1 figure."))
        #expect(readme.contains("Note: Stocks are of 1 July."))
        #expect(
            readme.contains("https://example.org/rest/v2/data/DF_STOCK?asOf=2025-11-21&release=7"))
    }

    @Test func `text of others is no markup in the page`() throws {
        let readme = try MadeUpResult.archive(.mixed()).files["README.md"] ?? ""
        #expect(readme.contains("Note: +cmd | \\<b>bold\\</b> \\[a](javascript:1)"))
        var result = try MadeUpResult.mixed()
        result.heading.title = "A title\n# with a heading"
        let page = try MadeUpResult.archive(result).files["README.md"] ?? ""
        #expect(page.hasPrefix("# A title # with a heading\n"))
    }

    @Test func `what is not comparable is said where it occurs, and only there`() throws {
        let mixed = try metadata(try .mixed()).comparability.joined(separator: "\n")
        #expect(mixed.contains("The figures are on 2 criteria: B (country of birth), C"))
        #expect(mixed.contains("2 sources or editions: UNDESA_2024 (International"))
        #expect(mixed.contains("ORIGIN has regions or the world (W) beside areas"))
        #expect(mixed.contains("multiply OBS_VALUE by 10"))
        #expect(mixed.contains("Estimates (status E) stand beside counts"))
        #expect(mixed.contains("never add them"))

        let plain = MadeUpResult(
            [try MadeUpResult.row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 1)],
            releases: [try MadeUpResult.release(3)])
        let said = try metadata(plain).comparability
        #expect(said.count == 2)
        #expect(said[1].hasPrefix("All figures are on one criterion: B (country of birth)."))
    }

    @Test func `flows say periods, methods and mirrors`() throws {
        let key = { (reporter: String, method: String) in
            "A5.CORRIDOR.MEX.USA._U._T._T.\(reporter).\(method)"
        }
        let rows = [
            try MadeUpResult.row(
                key("_Z", "DA_PB"), "2015-07-01/P5Y", 1, .estimated, dataflow: .flow),
            try MadeUpResult.row(key("ORIGIN", "_Z"), "2020-07-01/P4Y", 2, dataflow: .flow),
            try MadeUpResult.row(key("DESTINATION", "_Z"), "2020-07-01/P4Y", 3, dataflow: .flow),
        ]
        let result = MadeUpResult(rows, dataflow: .flow, releases: [try MadeUpResult.release(3)])
        let said = try metadata(result).comparability.joined(separator: "\n")
        #expect(said.contains("periods do not overlap"))
        #expect(said.contains("differ in length"))
        #expect(said.contains("METHOD differs: DA_PB; _Z"))
        #expect(said.contains("by the area of origin and by that of destination"))
        #expect(said.contains("mixes several"))
        let readme = try MadeUpResult.archive(result).files["README.md"] ?? ""
        #expect(
            readme.contains(
                "3 series with 3 figures, the first of mid-2015 to mid-2020, the last of mid-2020 "
                    + "to mid-2024."))
    }

    @Test func `a release that was withdrawn says so, with the reason`() throws {
        let result = MadeUpResult(
            [try MadeUpResult.row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 1)],
            releases: [try MadeUpResult.release(3, withdrawn: true)])
        let readme = try MadeUpResult.archive(result).files["README.md"] ?? ""
        #expect(readme.contains("Withdrawn at 2025-11-20T00:00:00Z: a wrong column"))
    }

    @Test func `a file without computed totals says so`() throws {
        let result = MadeUpResult(
            [try MadeUpResult.row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 1)],
            releases: [try MadeUpResult.release(3)])
        let readme = try MadeUpResult.archive(result).files["README.md"] ?? ""
        #expect(readme.contains("No figure here was added up on request"))
        #expect(readme.contains("No value is missing in these rows."))
        #expect(readme.contains("1 series with 1 figure, of 2024."))
    }
}
