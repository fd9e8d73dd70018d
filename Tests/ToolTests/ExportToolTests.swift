import Foundation
import Tables
import TestKit
import Testing

/// What `corridor export` writes, beside its plain table and beside what the service gives out.
@Suite struct ExportToolTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let old = try scratch.file("old.csv", MadeUp.stocks(areas: 5))
        let new = try scratch.file("new.csv", MadeUp.stocks(areas: 5, shift: 3))
        for file in [old, new] {
            let done = try Tool.run([
                "import", file, "--workspace", scratch.workspace, "--accept-findings",
            ])
            try #require(done.status == 0, "\(done.errors)")
        }
    }

    private func export(_ format: String, _ key: String = "ORIGIN=AFG,DESTINATION=ALB") throws
        -> String
    {
        let file = scratch.path + "/figures.\(format)"
        let done = try Tool.run([
            "export", "DF_STOCK", key, "--format", format, "-o", file, "--workspace",
            scratch.workspace,
        ])
        try #require(done.status == 0, "\(done.errors)")
        return file
    }

    /// Some columns of a table by their names, row by row.
    private func rows(_ table: [UInt8], _ names: [String]) throws -> [[String]] {
        var reader = try HeaderedReader(table)
        let places = try reader.indices(of: names)
        var rows: [[String]] = []
        while try reader.advance() { rows.append(places.map { reader.text($0) }) }
        return rows
    }

    private static let columns = [
        "FREQ", "SOURCE", "ORIGIN", "DESTINATION", "CRITERION", "SEX", "AGE", "TIME_PERIOD",
        "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "DATA_TYPE", "RELEASE",
    ]

    private func table(_ key: String = "ORIGIN=AFG,DESTINATION=ALB") throws -> [[String]] {
        try rows([UInt8](Data(contentsOf: URL(fileURLWithPath: export("csv", key)))), Self.columns)
    }

    @Test(arguments: ["ORIGIN=AFG,DESTINATION=ALB", "", "SEX=_T,ORIGIN=AFG"])
    func `an archive has the figures of the table, with their meaning`(_ key: String) throws {
        let table = try table(key)
        #expect(!table.isEmpty)
        let zip = try ZipArchive(
            [UInt8](Data(contentsOf: URL(fileURLWithPath: export("zip", key)))))
        #expect(
            zip.names == [
                "CITATION.txt", "LICENCE.txt", "README.md", "data.csv", "data.sdmx.csv",
                "metadata.json",
            ])
        #expect(try rows(try #require(try zip.read("data.csv")), Self.columns) == table)
        let message = try rows(
            try #require(try zip.read("data.sdmx.csv")), Array(Self.columns.dropLast()))
        #expect(message == table.map { $0.dropLast() })
        let page = String(decoding: try zip.read("README.md") ?? [], as: UTF8.self)
        #expect(page.contains("corridor export DF_STOCK"))
        let terms = String(decoding: try zip.read("LICENCE.txt") ?? [], as: UTF8.self)
        #expect(terms.contains("CC BY 3.0 IGO"))
    }

    @Test func `a workbook has the figures of the table, with notes`() throws {
        let table = try table()
        let workbook = try Workbook(ByteSource(path: try export("xlsx")))
        #expect(workbook.sheetNames == ["Data", "Notes", "Codes", "Sources"])
        let sheet = try workbook.sheet("Data")
        let header = (1...sheet.lastColumn).map { sheet[1, $0].text ?? "" }
        let places = try Self.columns.map { try #require(header.firstIndex(of: $0)) + 1 }
        #expect(sheet.lastRow == table.count + 1)
        for (row, wanted) in table.enumerated() {
            for (place, text) in zip(places, wanted) {
                let cell = sheet[row + 2, place]
                if let number = cell.number {
                    #expect(Double(text) == number)
                } else {
                    #expect((cell.text ?? "") == text)
                }
            }
        }
    }

    @Test func `SDMX-JSON 1.0 has the figures of the table`() throws {
        let table = try table()
        let data = try Data(contentsOf: URL(fileURLWithPath: export("sdmx-json-1")))
        let message = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let body = try #require(message["data"] as? [String: Any])
        let set = try #require((body["dataSets"] as? [[String: Any]])?.first)
        let series = try #require(set["series"] as? [String: [String: Any]])
        let values = series.values.flatMap { item in
            (item["observations"] as? [String: [Any]] ?? [:]).values.compactMap {
                $0.first as? Double
            }
        }
        #expect(values.sorted() == table.compactMap { Double($0[8]) }.sorted())
        #expect(series.count == Set(table.map { $0.prefix(7).joined() }).count)
    }

    @Test func `figures and their description are those that the service gives out`() throws {
        let service = try RunningService(
            ["--workspace", scratch.workspace], scratch: scratch.path)
        defer { service.signal(SIGTERM) }
        let connection = try service.connect()
        try connection.write(
            contentsOf: Data(
                "GET /download/stock.zip?origin=AFG&destination=ALB HTTP/1.0\r\nHost: x\r\n\r\n"
                    .utf8))
        let reply = try connection.readToEnd() ?? Data()
        let end = try #require(reply.range(of: Data("\r\n\r\n".utf8)))
        let given = try ZipArchive([UInt8](reply[end.upperBound...]))
        let written = try ZipArchive(
            [UInt8](Data(contentsOf: URL(fileURLWithPath: export("zip")))))
        #expect(given.names == written.names)
        for name in ["data.csv", "data.sdmx.csv", "LICENCE.txt"] {
            #expect(try given.read(name) == written.read(name), "\(name)")
        }
    }

    @Test func `estimates are under the terms of what they were made from`() throws {
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.path + "/demo"])
        try #require(made.status == 0, "\(made.errors)")
        let file = scratch.path + "/flows.zip"
        let done = try Tool.run([
            "export", "DF_FLOW", "ORIGIN=MEX,DESTINATION=USA,METHOD=DA_CLOSED", "--format", "zip",
            "-o", file, "--workspace", scratch.path + "/demo",
        ])
        try #require(done.status == 0, "\(done.errors)")
        let zip = try ZipArchive([UInt8](Data(contentsOf: URL(fileURLWithPath: file))))
        let terms = String(decoding: try zip.read("LICENCE.txt") ?? [], as: UTF8.self)
        #expect(terms.contains("CC BY 4.0 for the estimates") && terms.contains("CC BY 3.0 IGO"))
        let citation = String(decoding: try zip.read("CITATION.txt") ?? [], as: UTF8.self)
        #expect(
            citation.contains("International Migrant Stock 2024. Extract by Corridor. (Release 1"))
    }

    @Test func `the same state gives the same bytes, to a file and to standard output`() throws {
        for format in ["zip", "xlsx"] {
            let first = try Data(contentsOf: URL(fileURLWithPath: export(format)))
            let again = scratch.path + "/again"
            let done = try Tool.run(
                [
                    "-c",
                    "'\(Tool.path)' export DF_STOCK ORIGIN=AFG,DESTINATION=ALB --format \(format) "
                        + "--workspace '\(scratch.workspace)' > '\(again)'",
                ], program: "/bin/bash")
            #expect(done.status == 0, "\(done.errors)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: again)) == first)
        }
    }

    @Test(arguments: ["zip", "xlsx", "sdmx-json-1"])
    func `where there is nothing, nothing is written`(_ format: String) throws {
        let file = scratch.path + "/none"
        let done = try Tool.run([
            "export", "DF_STOCK", "ORIGIN=USA", "--format", format, "-o", file, "--workspace",
            scratch.workspace,
        ])
        #expect(done.status == 1 && done.errors.contains("USA"))
        #expect(!FileManager.default.fileExists(atPath: file))
    }
}
