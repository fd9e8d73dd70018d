import Cubes
import Publishers
import Testing
import Vocabulary

/// Drafts for tables as statistical offices publish them, with made-up figures: what is taken is
/// right, and what is not taken is told.
struct MappingMessTests {
    private func draft(_ text: String) throws -> (MappingSuggestion, [String: Observation]) {
        let file = InputFile.text(text, name: "table.csv")
        let draft = try MappingSuggestion(for: file, areas: .standard)
        #expect(draft.refusal == nil, "\(draft.refusal ?? "")\n\(draft.text)")
        let reading = try MappingFixtures.read(draft.text, file)
        #expect(reading.faults.isEmpty, "\(reading.faults)\n\(draft.text)")
        return (draft, try MappingFixtures.figures(reading))
    }

    @Test(
        arguments: [
            ("Destination \\ Origin", true), ("Origin / Destination", false),
            ("Country of birth (across) / country of residence (down)", true),
            ("Country of residence (across) - Country of birth (down)", false),
        ])
    func `the corner of a matrix says which way it is read`(corner: String, isTurned: Bool) throws {
        let (draft, found) = try draft(
            """
            Migrants 2015 (thousands)
            \(corner),Austria,Germany,Hungary,World total
            Austria,-,170.5,60.2,230.7
            Germany,250.0,-,150.1,400.1
            Hungary,5.1,30.3,-,35.4
            World total,255.1,200.8,210.3,666.2

            """)
        let key = isTurned ? "A.DEU.AUT." : "A.AUT.DEU."
        let figure = found.first { $0.key.hasPrefix(key) }
        #expect(figure?.value.value == .number(170.5), "\(found.keys.sorted())")
        #expect(draft.decisions.contains { $0.hasPrefix("ORIGIN: ") })
    }

    @Test func `a title with commas, years with marks, and percent columns between`() throws {
        let (draft, found) = try draft(
            """
            Table 2.1: Immigration by country of last residence, Examplia
            "Number of persons, year ended June"

            Country of last residence,2020,%,2021,%,2022(p),%
              New Zealand,"10,000",16.0,"10,500",17.0,"11,001",18.0
              Fiji,"2,245",3.8,"2,390*",3.9,"2,880(p)",3.9
              India,"10,000",16.0,"10,000",16.0,"10,000(p)",16.0
              Viet Nam,np,..,np,..,np,..
            Total,"22,245",100.0,"22,890",100.0,"23,881",100.0

            * Break in series.
            p preliminary; np not available for publication; .. not applicable

            """)
        #expect(found.count == 12)
        let fiji = found["A.FJI.UNK.P._T._T.DESTINATION._Z 2022"]
        #expect(fiji?.value == .number(2880))
        #expect(fiji?.status == .provisional)
        #expect(
            found["A.VNM.UNK.P._T._T.DESTINATION._Z 2020"]?.value == .missing(.suppressed))
        #expect(draft.report?.checks.map(\.passed) == [true])
        #expect(draft.decisions.contains { $0.hasPrefix("8 figures are not taken") })
    }

    @Test func `units and days that only the notes or a title in French say`() throws {
        let (draft, found) = try draft(
            """
            Immigrés selon le pays de naissance au 1er janvier 2020;;;
            Sexe;Année;Algérie;Maroc
            Hommes;2019;1 200,5;980,2
            Femmes;2019;1 100,5;970,2
            Hommes;2020;nd;990,2
            Femmes;2020;nd;980,2
            ;;;
            Champ : France entière. Unité : milliers.;;;
            nd : secret statistique;;;

            """)
        let morocco = found["A.MAR.UNK.B.M._T 2019"]
        #expect(morocco?.value == .number(980.2))
        #expect(morocco?.attributes[.unitMult] == "3")
        #expect(found["A.DZA.UNK.B.F._T 2020"]?.value == .missing(.suppressed))
        #expect(draft.text.contains("time: 01-01"))
        #expect(draft.decisions.contains { $0.hasPrefix("\"nd\": 2 times") })
    }

    @Test
    func `German names with footnote marks or turned about, and marks that one note explains`()
        throws
    {
        let (draft, found) = try draft(
            """
            Ausländer nach Staatsangehörigkeit am 31. Dezember
            Staatsangehörigkeit;2021;2022
            Griechenland¹;362 245;361 270 p
            Syrien, Arabische Republik;867 585;923 805 p
            Polen;x;120
            Irak;-;7
            Ungeklärt und ohne Angabe;5 000;5 200

            ¹ Einschließlich Zypern bis 2004.
            p = vorläufig; x = geheim zu halten; - = nichts vorhanden

            """)
        #expect(found.count == 10)
        #expect(found["A.GRC.UNK.C._T._T 2022"]?.value == .number(361_270))
        #expect(found["A.SYR.UNK.C._T._T 2021"]?.value == .number(867_585))
        #expect(found["A.POL.UNK.C._T._T 2021"]?.value == .missing(.suppressed))
        #expect(found["A.IRQ.UNK.C._T._T 2021"]?.value == .number(0))
        #expect(found["A.UNK.UNK.C._T._T 2021"]?.value == .number(5000))
        #expect(draft.text.contains("time: 12-31"))
    }

    @Test func `a workbook with a year a sheet says what it does not take`() throws {
        var builder = WorkbookBuilder()
        for year in ["2019", "2020"] {
            builder.sheets.append(
                (
                    name: year,
                    cells: [
                        1: [1: "Country of birth", 2: "Men"], 2: [1: "France", 2: 10],
                        3: [1: "Poland", 2: 20],
                    ]
                ))
        }
        let draft = try MappingSuggestion(for: builder.file(), areas: .standard)
        #expect(draft.decisions.contains { $0.contains("other sheets with numbers") })
    }
}
