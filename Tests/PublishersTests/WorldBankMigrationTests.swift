import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the layouts of the Global Bilateral Migration Database; the figures are made up.
private enum Matrix {
    static let copy = "sex,destcode,origincode,Y1960,Y1970,Y2000"
    static let dataBank =
        "Country Origin Name,Country Origin Code,Migration by Gender Name,"
        + "Migration by Gender Code,Country Dest Name,Country Dest Code,1960 [1960],2000 [2000]"

    static func read(_ header: String, _ rows: String...) throws -> TableReading {
        try WorldBankMigration().read(.lines([header] + rows), areas: .standard)
    }
}

extension TableReading {
    /// Whether figures, what was left out and findings of one cell each make up all cells.
    fileprivate func closes(_ cells: Int) -> Bool {
        let left = report.leftOut.reduce(0) { $0 + $1.count }
        return report.figures + left + report.findings.count == cells
            && report.figures == cubes.reduce(0) { $0 + $1.count }
    }
}

struct WorldBankMigrationTests {
    @Test func `a row becomes a stock a year on criteria that are mixed`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,DZA,7,..,9", "Female,FRA,DZA,8,0,10")
        let men = try #require(
            reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U.M._T", 1960))
        #expect(men.value == .number(7))
        #expect(men.attributes[.unitMeasure] == "PS")
        #expect((men.row, men.column) == (2, 4))
        #expect(
            reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U.F._T", 2000)?.value == .number(10))
        #expect(reading.closes(6))
    }

    @Test func `a blank beside figures is missing and a zero is zero`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,DZA,7,,9", "Female,FRA,DZA,8,0,..")
        let blank = reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U.M._T", 1970)
        #expect(blank?.value == .missing(.notReported))
        #expect(blank?.status == .missing)
        let zero = reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U.F._T", 1970)
        #expect(zero?.value == .number(0))
        #expect(zero?.status == .normal)
        #expect(
            reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U.F._T", 2000)?.value
                == .missing(.notReported))
    }

    @Test func `a row of zeros is kept and a row of blanks is counted`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,TUV,0,0,0", "Male,KSV,FRA,,,")
        #expect(reading.report.figures == 3)
        #expect(reading.leftOut == ["3 blank in every year of the series"])
    }

    @Test func `old codes mean their areas`() throws {
        let reading = try Matrix.read(
            Matrix.copy, "Male,CHI,IMY,1,1,1", "Male,KSV,ROM,1,1,1", "Male,SCG,ANT,1,1,1")
        for key in ["IMN.XCI", "ROU.XKX", "ANT.SCG"] {
            #expect(
                reading.observation(.stock, "A.WB_GBMD.\(key)._U.M._T", 1960)?.value == .number(1))
        }
    }

    @Test func `the own country is left out and counted, with figures apart`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,FRA,0,,0", "Female,FRA,FRA,0,5,0")
        #expect(
            reading.leftOut == [
                "3 origin is the destination: zero or blank",
                "3 origin is the destination: a figure above zero among the years",
            ])
        #expect(reading.closes(6))
    }

    @Test func `the origin zzz is left out while blank and a finding with figures`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,zzz,,,", "Male,FRA,zzz,1,,")
        #expect(reading.leftOut == ["3 origin zzz, which is no area: blank in every year"])
        #expect(reading.report.findings.map(\.cell.row) == [3])
    }

    @Test func `a DataBank download is read with its totals and notes`() throws {
        let reading = try Matrix.read(
            Matrix.dataBank,
            "Algeria,DZA,Total,TOT,France,FRA,15,\"19\"",
            "Algeria,DZA,Male,MAL,France,FRA,7,9", "Algeria,DZA,Female,FEM,France,FRA,8,10",
            "\"Korea, Rep.\",KOR,Total,TOT,France,FRA,..,3", "", ",,,,,,,",
            "Data from database: Global Bilateral Migration,,,,,,,",
            "Last Updated: 06/28/2011,,,,,,,")
        #expect(reading.faults.isEmpty)
        #expect(
            reading.observation(.stock, "A.WB_GBMD.DZA.FRA._U._T._T", 2000)?.value == .number(19))
        #expect(
            reading.observation(.stock, "A.WB_GBMD.KOR.FRA._U._T._T", 1960)?.value
                == .missing(.notReported))
        #expect(reading.leftOut == ["3 line of notes around the table"])
        #expect(reading.report.leftOut.first?.example.row == 6)
        #expect(reading.report.rows == 4)
        #expect(reading.check("women and men make the total")?.passed == true)
    }

    @Test func `a DataBank workbook is read as its text is`() throws {
        var book = WorkbookBuilder()
        let names = Matrix.dataBank.split(separator: ",").map {
            WorkbookBuilder.Value.text("\($0)")
        }
        let header = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0 + 1, $1) })
        book.sheets.append(
            (
                "Data",
                [
                    1: header,
                    2: [
                        1: "Korea, \"Rep.\"", 2: "KOR", 3: "Male", 4: "MAL", 5: "France", 6: "FRA",
                        7: 12, 8: "..",
                    ],
                    4: [1: "Data from database: Global Bilateral Migration"],
                ]
            ))
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "worldbank-migration")
        let reading = try WorldBankMigration().read(file, areas: .standard)
        #expect(reading.faults.isEmpty)
        let found = reading.observation(.stock, "A.WB_GBMD.KOR.FRA._U.M._T", 1960)
        #expect(found?.value == .number(12))
        #expect((found?.row, found?.column) == (2, 7))
        #expect(reading.report.figures == 2)
    }

    @Test func `notes as lone fields at the end do not look like a file cut short`() throws {
        let reading = try Matrix.read(
            Matrix.dataBank, "Algeria,DZA,Male,MAL,France,FRA,7,9", "",
            "Data from database: Global Bilateral Migration", "Last Updated: 06/28/2011")
        #expect(reading.report.figures == 2)
        #expect(throws: PublisherError.self) {
            try Matrix.read(Matrix.dataBank, "Algeria,DZA,Male,MAL,France,FRA,7,9", "Algeria,D")
        }
    }

    @Test func `a total that is not women and men fails the check`() throws {
        let reading = try Matrix.read(
            Matrix.copy, "Total,FRA,DZA,16,0,0", "Male,FRA,DZA,7,0,0", "Female,FRA,DZA,8,0,0")
        #expect(reading.failedChecks == ["women and men make the total"])
    }

    @Test(
        arguments: [
            ("Male,FRA,QQQ,1,1,1", 3), ("Male,QQQ,FRA,1,1,1", 2), ("Boy,FRA,DZA,1,1,1", 1),
        ])
    func `a key at fault refuses its row with the cell`(row: String, column: Int) throws {
        let reading = try Matrix.read(Matrix.copy, row, "Male,FRA,DEU,1,1,1")
        #expect(reading.report.findings.map(\.cell.column) == [column])
        #expect(reading.report.figures == 3)
    }

    @Test func `a figure at fault is a finding and leaves the others of its row`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,DZA,-1,1.5,1", "Male,FRA,DEU,x,1e12,1")
        #expect(reading.report.findings.map(\.cell.column) == [4, 5, 4, 5])
        #expect(reading.closes(6))
    }

    @Test func `the same corridor and sex twice is a finding that names the first`() throws {
        let reading = try Matrix.read(Matrix.copy, "Male,FRA,DZA,1,1,1", "M,FRA,DZA,2,2,2")
        #expect(reading.report.findings.map(\.expected) == ["one row; the first is row 2"])
    }

    @Test func `years twice are refused and a file without years is of another kind`() throws {
        #expect(throws: PublisherError.self) {
            try Matrix.read("sex,destcode,origincode,Y1960,1960", "Male,FRA,DZA,1,2")
        }
        let header = InputFile.lines(["sex,destcode,origincode,y", "Male,FRA,DZA,1"])
        #expect(!WorldBankMigration().recognises(header))
        #expect(WorldBankMigration().recognises(.lines([Matrix.copy, "x"])))
        #expect(WorldBankMigration().recognises(.lines([Matrix.dataBank, "x"])))
    }
}
