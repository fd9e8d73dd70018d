import Cubes
import Publishers
import Testing
import Vocabulary

/// Files damaged at random are read or refused, with every row accounted for.
struct RobustnessTests {
    private static let stocks =
        Stocks.header + "\nFRA,2020,DZA,male,7,1,0,1,0\nFRA,2020,DZA,female,8,1,0,1,0\n"
        + "DEU,1990,OOO,male,\"0\",0,1,0,0\nXCX,2024,SUR,male,3,0,0,1,1\n"
    private static let displaced =
        Displaced.header + "\n2020,Syria,SYR,SYR,\"Germany, x\",GFR,DEU,10,0,0,0,0,0,0,,0\n"
        + "2019,Unknown,UKN,UNK,France,FRA,FRA,1,-,0,0,0,0,0,5,0\n"
    private static let components =
        Components.header + "\n900,2020,1000,10,9,900,100,0.1,0,1,0\n"
        + "250,2020,600.5,10,9,540,60,0.1,0,1,-0.25\n"

    private static let decisions =
        Asylum.decisions + "\n2020,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,P,5,0,5,0,14\n"
        + "2021,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,C,100,-,30,20,150\n"
    private static let pages =
        "{\"page\":1,\"maxPages\":1,\"items\":[{\"year\":2020,\"coo\":\"ARE\",\"coo_iso\":\"EGY\","
        + "\"coa\":\"AUS\",\"coa_iso\":\"AUT\",\"resettlement\":10,\"returned_idps\":\"-\"}]}"

    private static let texts = [
        "undesa-stock-2024": stocks, "unhcr-population": displaced,
        "wpp-components-2024": components, "unhcr-asylum-decisions": decisions,
        "unhcr-solutions": pages,
    ]

    @Test(arguments: [
        "undesa-stock-2024", "unhcr-population", "wpp-components-2024", "unhcr-asylum-decisions",
        "unhcr-solutions",
    ])
    func `damaged text never crashes and errors say where`(id: String) throws {
        let text = try #require(Self.texts[id])
        let named = Publishers.named(id)
        let publisher = try #require(named)
        let read = Damage.read(text, as: publisher, times: 1000)
        #expect(read > 50)
    }

    @Test func `a damaged workbook never crashes and errors say where`() {
        let whole = StockWorkbook().file().bytes
        var dice = Dice(state: 7)
        for _ in 0..<200 {
            let file = InputFile(name: "d.xlsx", bytes: Damage.of(whole, &dice))
            do throws(PublisherError) {
                let reading = try UNDESA2020().read(file, areas: .standard)
                for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
            } catch {
                #expect(error.place.hasPrefix("d.xlsx"))
                #expect(!error.found.isEmpty && !error.expected.isEmpty)
            }
        }
    }

    @Test func `cells of a workbook changed at random are figures or findings`() throws {
        let values: [WorkbookBuilder.Value] = [
            "", "..", "~", "\u{2014}", "-", "x", "900", 1, -1, 2.5, 175, 250, "B", "Notes", 2020,
        ]
        var dice = Dice(state: 3)
        var read = 0
        for _ in 0..<200 {
            var book = StockWorkbook()
            for _ in 0...dice.roll(5) {
                let sheet = StockWorkbook.order[dice.roll(StockWorkbook.order.count)]
                book.set(
                    sheet, 8 + dice.roll(9), 1 + dice.roll(11), values[dice.roll(values.count)])
            }
            do throws(PublisherError) {
                let reading = try UNDESA2020().read(book.file(), areas: .standard)
                read += 1
                for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
            } catch {
                #expect(error.place.hasPrefix("test.xlsx"))
                #expect(!error.found.isEmpty && !error.expected.isEmpty)
            }
        }
        #expect(read > 20)
    }
}
