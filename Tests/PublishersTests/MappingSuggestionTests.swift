import Cubes
import Publishers
import Testing
import Vocabulary

/// Drafts for tables of several shapes: each imports as it is, and what it takes is right.
struct MappingSuggestionTests {
    private func draft(_ text: String, _ name: String = "table.csv") throws -> (
        MappingSuggestion, [String: Observation]
    ) {
        try draft(InputFile(name: name, bytes: Array(text.utf8)))
    }

    private func draft(_ file: InputFile) throws -> (MappingSuggestion, [String: Observation]) {
        let draft = try MappingSuggestion(for: file, areas: .standard)
        #expect(draft.refusal == nil, "\(draft.refusal ?? "")\n\(draft.text)")
        #expect(draft.report?.findings.isEmpty == true, "\(draft.report?.findings ?? [])")
        let reading = try MappingFixtures.read(draft.text, file)
        return (draft, try MappingFixtures.figures(reading))
    }

    @Test func `a long table`() throws {
        let (draft, found) = try draft(
            """
            Year,Country of birth,Sex,Persons
            2019,Syria,Male,1200
            2019,Syria,Female,1100
            2020,Türkiye,Male,910
            2020,Turkey,Female,..

            """)
        #expect(found.count == 4)
        #expect(found["A.SYR.UNK.B.F._T 2019"]?.value == .number(1100))
        #expect(found["A.TUR.UNK.B.F._T 2020"]?.value == .missing(.notReported))
        #expect(draft.decisions.contains { $0.contains("one area that all figures are of") })
    }

    @Test func `Latin-1, semicolons, decimal commas, German names, totals and notes`() throws {
        let text =
            "Ausl\u{E4}nder am 31.12. nach Staatsangeh\u{F6}rigkeit\n\nStaat;2018;2019;2020\n"
            + "\u{D6}sterreich;1.234;1.300;1.401\nFrankreich;2.345;-;2.500\nIrak;x;12.345;13.001\n"
            + "Insgesamt;3.579;13.645;16.902\nQuelle: Amt f\u{FC}r Statistik\n"
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let (draft, found) = try draft(InputFile(name: "latin.csv", bytes: bytes))
        #expect(found["A.AUT.UNK.C._T._T 2018"]?.value == .number(1234))
        #expect(found["A.IRQ.UNK.C._T._T 2020"]?.value == .number(13001))
        #expect(found.count == 9)
        #expect(draft.report?.checks.map(\.passed) == [true])
        #expect(draft.text.contains("windows-1252"))
    }

    @Test func `origins across, with their total`() throws {
        let (_, found) = try draft(
            """
            Refugees by country of asylum and origin 2021
            Country of asylum,Afghanistan,Iraq,Somalia,Total
            Germany,100,200,300,600
            France,10,20,30,60
            Sweden,1,n/a,3,4

            """)
        #expect(found.count == 9)
        #expect(found["A.IRQ.FRA.REF 2021"]?.value == .number(20))
        #expect(found["A.IRQ.SWE.REF 2021"]?.value == .missing(.notReported))
    }

    @Test func `two header rows, thousands, flags`() throws {
        let (_, found) = try draft(
            """
            Immigration by country of previous residence and sex,,,,,,
            ,2019,,,2020,,
            Country,Total,Men,Women,Total,Men,Women
            Poland,"1,500",800,700,"1,600",850,750
            Ukraine,900 p,500,400,950 p,500 p,450
            Other countries,50,25,25,60,30,30
            Total,"2,450","1,325","1,125","2,610","1,380","1,230"

            """)
        #expect(found.count == 18)
        let poland = "A.POL.UNK.P._T._T.DESTINATION._Z 2020"
        #expect(found[poland]?.value == .number(1600))
        #expect(found["A.UKR.UNK.P._T._T.DESTINATION._Z 2019"]?.status == .provisional)
        #expect(found["A.OOO.UNK.P.F._T.DESTINATION._Z 2020"]?.value == .number(30))
    }

    @Test func `codes and their names are one column, years with a letter`() throws {
        let (_, found) = try draft(
            "sex,origincode,origin,destcode,Y1990,Y2000\nMale,FRA,France,DEU,1,2\nFemale,FRA,France,DEU,3,4\n"
                + "Male,POL,Poland,DEU,5,6\nFemale,POL,Poland,DEU,7,8\nMale,FRA,France,ITA,9,10\n")
        #expect(found.count == 10)
        #expect(found["A.FRA.ITA._U.M._T 2000"]?.value == .number(10))
    }

    @Test func `a matrix with its diagonal`() throws {
        let (_, found) = try draft(
            "Remittances 2018,France,Poland,Italy\nFrance,0,5,6\nPoland,7,0,8\nItaly,9,10,0\n")
        #expect(found.count == 6)
        #expect(found["A.POL.ITA._Z 2018"]?.value == .number(8))
    }
}
