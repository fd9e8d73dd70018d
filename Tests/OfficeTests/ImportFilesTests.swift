import Cubes
import Foundation
import Office
import Publishers
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Files as publishers send them: archives with notes beside the table, and tables of nothing. The
/// figures are made up.
struct ImportFilesTests {
    private let scratch: Scratch
    private let office: Office

    private static let figures = """
        "Country Name","Country Code","Indicator Name","Indicator Code","1960","1961",
        "Aruba","ABW","Population, total","SP.POP.TOTL","540","558",

        """
    private static let countries =
        "\"Country Code\",\"Region\",\"TableName\",\n\"ABW\",\"x\",\"Aruba\",\n"

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func archive(_ name: String, _ members: [(String, String)]) throws -> String {
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: 0) { bytes += $0 }
        for (member, text) in members { try zip.add(member, Array(text.utf8)) }
        try zip.finish()
        let path = try scratch.file(name, "")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `the table of an archive is found among its notes, and its figures lead there`()
        throws
    {
        let path = try archive(
            "wdi.zip",
            [
                ("Metadata_Country.csv", Self.countries), ("API_SP.csv", Self.figures),
                ("__MACOSX/._API_SP.csv", "x"),
            ])
        let result = try office.importFile(path)
        #expect(result.report?.figures == 2)
        let release = result.outcome.release
        #expect(release.source == "WB_WDI")
        #expect(release.files.map(\.name) == ["wdi.zip/API_SP.csv"])
        #expect(
            release.files.map(\.sha256) == [
                contentHash([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            ])
        guard case .unchanged = try office.importFile(path).outcome else {
            Issue.record("the second import wrote a release")
            return
        }
    }

    @Test func `an archive of several tables, or of none, is refused with what it has`() throws {
        let several = try archive("two.zip", [("a.csv", Self.figures), ("b.csv", Self.figures)])
        var error = #expect(throws: OfficeError.self) { try office.importFile(several) }
        #expect(error?.found == "a zip archive with several tables: two.zip/a.csv, two.zip/b.csv")
        let none = try archive("none.zip", [("a.csv", Self.countries), ("b.txt", "x")])
        error = #expect(throws: OfficeError.self) { try office.importFile(none) }
        #expect(
            error?.found.contains("without a publisher's table that is known: a.csv, b.txt") == true
        )
        let empty = try archive("empty.zip", [])
        error = #expect(throws: OfficeError.self) { try office.importFile(empty) }
        #expect(error?.found == "a zip archive of 0 files")
        #expect(try office.warehouse.releases().isEmpty)
    }

    @Test(arguments: [40, 200, 330])
    func `a damaged archive is refused`(_ length: Int) throws {
        let path = try archive(
            "wdi.zip", [("n.csv", Self.countries), ("API_SP.csv", Self.figures)])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
        #expect(throws: OfficeError.self) { try office.importFile(path) }
    }

    @Test func `a table of which no figure is taken is refused, faults accepted or not`() throws {
        let header = "ref_area,source,indicator,sex,classif1,time,obs_value\n"
        let row = "AUT,BX:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DEU,"
        _ = try office.importFile(try scratch.file("a.csv", header + row + "2020,60.5\n"))
        for time in ["2020Q3,7.5", "20200,7.5"] {
            let path = try scratch.file("b.csv", header + row + time + "\n")
            let error = #expect(throws: OfficeError.self) {
                try office.importFile(path, acceptFindings: true)
            }
            #expect(error?.found == "1 row of which no figure is taken")
            #expect(error?.details.count == 1)
        }
        #expect(try office.warehouse.releases().count == 1)
    }
}
