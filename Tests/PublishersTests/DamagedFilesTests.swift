import Cubes
import Publishers
import Testing
import Vocabulary

/// Texts of the World Bank, the OECD and World Population Prospects damaged at random: read or
/// refused, with every figure accounted for. The figures are made up.
struct DamagedFilesTests {
    private static let oecd = "OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)"
    private static let texts = [
        "worldbank-migration":
            "sex,destcode,origincode,Y1960,Y2000\nMale,FRA,DZA,7,..\nFemale,CHI,ROM,8,0\n"
            + "Female,FRA,FRA,0,0\n\n,,,,\nData from database: Global Bilateral Migration\n",
        "worldbank-remittances":
            "\"Bilateral Remittance Estimates for 2016 (x)\"\n,\"Korea, Rep.\",France,World\n"
            + "France,1.5,0,1.5\n\"Korea, Rep.\",0,N/A,0\nOther North,1,2,3\nWorld,2.5,2,4.5\n",
        "worldbank-indicators":
            "\"Data Source\",\"World Development Indicators\",\n\n\"Country Name\","
            + "\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2011\",\"2012\",\"2013\",\n"
            + "\"France\",\"FRA\",\"P\",\"SP.POP.TOTL\",\"7\",\"\",\"9\",\n"
            + "\"France\",\"FRA\",\"N\",\"SM.POP.NETM\",\"\",\"-5\",\"\",\n",
        "oecd-migration":
            "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,CITIZENSHIP,FREQ,MEASURE,SEX,BIRTH_PLACE,"
            + "EDUCATION_LEV,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT\n"
            + "DATAFLOW,\(oecd),I,FRA,POL,A,B11,_T,_Z,_Z,PS,2020,12,A,0\n"
            + "DATAFLOW,\(oecd),I,FRA,W,A,B14,F,DZA,_Z,PS,2020,,L,3\n",
        "wpp-population-2019":
            "country_code\tname\tage\t1950\t2020\n900\tWorld\t0-4\t1270171\t3864825\n"
            + "250\tFrance\t100+\t1.5\t\n",
        "wpp-population-projection-2024":
            "country_code,year,popM,popF,pop_80l,pop_80u,pop_95l,pop_95u,pop_low,pop_high\n"
            + "250,2030,33.5,35.5,68,70,67,71,66,72\n900,2030,33.5,35.5,68,70,67,71,66,72\n",
        "wpp-migration-projection-2024":
            "country_code,year,mig,mig_80l,mig_80u,mig_95l,mig_95u\n250,2030,-5,-9,,-12,3\n",
        "wpp-migration-age-2024":
            "country_code,period,age,migM,migF,year\n250,2025-2030,0-4,1.5,-2,2028\n"
            + "904,2025-2030,100+,0,0,2028\n1830,2025-2030,100+,0,0,2028\n",
    ]

    @Test(arguments: texts.keys.sorted())
    func `damaged text never crashes and errors say where`(id: String) throws {
        let text = try #require(Self.texts[id])
        let named = Publishers.named(id)
        let publisher = try #require(named)
        let whole = InputFile(name: "w.csv", bytes: Array(text.utf8))
        #expect(try Publishers.recognise(whole).id == id)
        #expect(try publisher.read(whole, areas: .standard).report.findings.isEmpty)
        let read = Damage.read(text, as: publisher, times: 400)
        #expect(read > 20)
    }

    @Test(arguments: texts.keys.sorted())
    func `every cut of a text is read or refused`(id: String) throws {
        let text = Array(try #require(Self.texts[id]).utf8)
        let named = Publishers.named(id)
        let publisher = try #require(named)
        for length in 0..<text.count {
            let file = InputFile(name: "d.csv", bytes: Array(text[..<length]))
            do throws(PublisherError) {
                _ = try publisher.read(file, areas: .standard)
            } catch {
                #expect(error.place.hasPrefix("d.csv"))
            }
        }
    }

    @Test func `no text is taken for another publisher's`() {
        for (id, text) in Self.texts {
            let file = InputFile.text(text)
            let found = Publishers.all.filter { $0.recognises(file) }.map(\.id)
            #expect(found == [id])
        }
    }

    @Test func `what is left out, stored and found makes up each file`() throws {
        let migration = try #require(Self.texts["worldbank-migration"])
        let reading = try WorldBankMigration().read(.text(migration), areas: .standard)
        #expect(reading.report.figures == 4)
        #expect(
            reading.leftOut == [
                "2 origin is the destination: zero or blank", "2 line of notes around the table",
            ])
    }

    @Test func `each publisher states terms, citation, notes and quirks`() {
        let publishers: [any Publisher] = [
            WorldBankMigration(), WorldBankRemittances(), WorldBankIndicators(), OECDMigration(),
            WPP2019(), WPP2019(women: true), WPP2024Projection(.population),
            WPP2024Projection(.migration), WPP2024MigrationAge(),
        ]
        for publisher in publishers {
            #expect(publisher.dataSet.url.hasPrefix("https://"))
            #expect(!publisher.dataSet.citation.isEmpty)
            #expect(publisher.dataSet.licence.url != nil)
            #expect(!publisher.dataSet.notes.isEmpty)
            let quirks = publisher.quirks.map(\.id)
            #expect(!quirks.isEmpty && Set(quirks).count == quirks.count)
        }
    }
}
