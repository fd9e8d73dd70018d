import Cubes
import Foundation
import Office
import SDMX
import Tables
import Testing
import Vocabulary
import Warehouse

@Suite struct DownloadArchiveTests {
    /// The records of `data.csv` by column.
    private func records(_ text: String) throws -> [[String: String]] {
        var reader = try HeaderedReader(Array(text.utf8))
        var records: [[String: String]] = []
        while try reader.advance() {
            #expect(reader.countFault == nil)
            let pairs = reader.names.enumerated().map { ($1, reader.text($0)) }
            records.append(Dictionary(pairs) { a, _ in a })
        }
        return records
    }

    @Test func `the archive has the data twice, and all that they mean`() throws {
        let (files, account, _) = try MadeUpResult.archive(.mixed())
        #expect(
            files.keys.sorted() == [
                "CITATION.txt", "LICENCE.txt", "README.md", "data.csv", "data.sdmx.csv",
                "metadata.json",
            ])
        #expect(account.series == 6)
        #expect(account.figures == 7)
        #expect(account.missing == 2)
        #expect(account.computed == 1)
    }

    @Test func `figures in the table are those of the result, and missing is empty`() throws {
        let records = try records(try MadeUpResult.archive(.mixed()).files["data.csv"] ?? "")
        #expect(
            records.map { $0["OBS_VALUE"] } == [
                "2200000", "5100000.5", "", "0", "", "12.25", "7300000.5",
            ])
        #expect(records.map { $0["OBS_STATUS"] } == ["A", "E", "Q", "A", "O", "A", "E"])
        #expect(records[2]["OBS_STATUS_NAME"] == "suppressed")
        #expect(records[4]["OBS_STATUS_NAME"] == "not reported")
        #expect(records[0]["ORIGIN"] == "MEX")
        #expect(records[0]["ORIGIN_NAME"] == "Mexico")
        #expect(records[3]["ORIGIN_NAME"] == "Côte d’Ivoire")
        #expect(records[0]["CRITERION_NAME"] == "country of birth")
        #expect(records[0]["TIME_PERIOD"] == "1990")
        #expect(records[5]["UNIT_MULT"] == "3")
        #expect(records.map { $0["RELEASE"] } == ["3", "3", "3", "3", "3", "5", ""])
        // A source without a name of its own has that of its release.
        #expect(records[5]["SOURCE_NAME"] == "Refugee Data Finder")
    }

    @Test func `the SDMX message reads back as the same figures`() throws {
        let result = try MadeUpResult.mixed()
        let text = try MadeUpResult.archive(result).files["data.sdmx.csv"] ?? ""
        let reader = try DataMessageReader(.bytes(Array(text.utf8)))
        #expect(reader.format == .csv2)
        var rows = try result.rows()
        while let read = try reader.nextObservation() {
            let row = try #require(try rows.next())
            for (dimension, code) in zip(Dataflow.stock.dimensions, row.key.codes) {
                #expect(read[dimension.rawValue] == code)
            }
            #expect(read["TIME_PERIOD"] == row.observation.period.description)
            #expect(read["OBS_VALUE"].flatMap(Double.init) == row.observation.value.number)
            #expect(read["OBS_STATUS"] == row.observation.status.rawValue)
            for id in AttributeID.allCases {
                #expect((read[id.rawValue] ?? "") == row.observation.attributes[id] ?? "")
            }
        }
        #expect(try rows.next() == nil)
        #expect(text.contains("CORRIDOR:DF_STOCK(1.2.0)"))
    }

    @Test func `no text of the table can become a formula, and numbers stay numbers`() throws {
        var result = try MadeUpResult.mixed()
        let texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "plain", " =1", "'=1"]
        let rows = try texts.enumerated().map { number, text in
            try MadeUpResult.row(
                "A.UNDESA_2024.MEX.USA.B.F._T", "\(1990 + number)", -4.5,
                attributes: [.comment: text])
        }
        result.source = { _ in MadeUpResult.Listed(rest: rows[...]) }
        let files = try MadeUpResult.archive(result).files
        let records = try records(files["data.csv"] ?? "")
        for (text, record) in zip(texts, records) {
            let isHarmless = ["plain", " =1", "'=1"].contains(text)
            #expect(record["COMMENT"] == (isHarmless ? text : "'" + text))
            #expect(record["OBS_VALUE"] == "-4.5")
        }
        #expect(files["README.md"]?.contains("has an apostrophe before it") == true)
        // The message for programs has the texts as they are.
        let reader = try DataMessageReader(.bytes(Array((files["data.sdmx.csv"] ?? "").utf8)))
        var comments: [String?] = []
        while let row = try reader.nextObservation() { comments.append(row["COMMENT"]) }
        #expect(comments == texts)
    }

    @Test func `equal results made at the same time give equal bytes`() throws {
        let bytes = try MadeUpResult.archive(.mixed()).bytes
        #expect(try MadeUpResult.archive(.mixed()).bytes == bytes)
        var later = try MadeUpResult.mixed()
        later.heading.made = "2025-11-21T14:01:05Z"
        #expect(try MadeUpResult.archive(later).bytes != bytes)
    }

    @Test func `a result without rows says so`() throws {
        let result = MadeUpResult([], releases: [])
        let (files, account, _) = try MadeUpResult.archive(result)
        #expect(account.figures == 0)
        #expect(try records(files["data.csv"] ?? "").isEmpty)
        #expect(files["README.md"]?.contains("0 series with 0 figures.") == true)
        #expect(files["README.md"]?.contains("no sources") == true)
    }

    @Test func `a row of a release that is not cited is refused`() throws {
        var result = try MadeUpResult.mixed()
        result.releases.removeFirst()
        let error = #expect(throws: OfficeError.self) { try MadeUpResult.archive(result) }
        #expect(error?.kind == .data)
        #expect(
            error?.description
                == "row 6 of the download: found release 5, expected a release that the result lists"
        )
    }

    @Test func `a row of another dataflow is refused`() throws {
        var result = try MadeUpResult.mixed()
        result.heading.dataflow = .flow
        let error = #expect(throws: OfficeError.self) { try MadeUpResult.archive(result) }
        #expect(error?.expected == "rows of DF_FLOW")
    }

    @Test func `rows that are others when they are read again are refused`() throws {
        var result = try MadeUpResult.mixed()
        let all = result.source
        result.source = { asked in
            var rows = all(asked)
            if asked > 0 { _ = try? rows.next() }
            return rows
        }
        let error = #expect(throws: OfficeError.self) { try MadeUpResult.archive(result) }
        #expect(error?.found == "6 rows")
        #expect(error?.expected == "7, as the first time")
    }

    @Test func `a time that is none is refused`() throws {
        var result = try MadeUpResult.mixed()
        for made in ["", "yesterday", "2025-13-01T00:00:00Z"] {
            result.heading.made = made
            let error = #expect(throws: OfficeError.self) { try Download(result) }
            #expect(error?.kind == .request)
            #expect(error?.found == made)
        }
    }

    private struct Gone: Error {}

    @Test func `what the sink or the result throw comes through`() throws {
        var result = try MadeUpResult.mixed()
        #expect(throws: Gone.self) {
            try Download(result).writeArchive { _ in throw Gone() }
        }
        result.source = { _ in MadeUpResult.Made(count: 9) { _ in throw Gone() } }
        #expect(throws: Gone.self) { try Download(result).writeArchive { _ in } }
    }

    @Test func `the name of a download says table and release`() throws {
        #expect(try Download(try MadeUpResult.mixed()).suggestedName == "DF_STOCK-release-7")
    }
}
