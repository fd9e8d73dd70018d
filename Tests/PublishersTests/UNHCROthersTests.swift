import Cubes
import Publishers
import Testing
import Vocabulary

/// Solutions, and the figures of third parties; all made up.
struct UNHCROthersTests {
    private static let solutions =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,returned_refugees,resettlement,"
        + "naturalisation,returned_idps"
    private static let totals = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total"

    @Test func `resettlement and naturalisation are kept, returns are the population table's`()
        throws
    {
        let reading = try UNHCRSolutions().read(
            .lines([
                Self.solutions, "2019,Egypt,ARE,EGY,Canada,CAN,CAN,,17,,",
                "2020,Egypt,ARE,EGY,Canada,CAN,CAN,5,,8,",
                "2021,Egypt,ARE,EGY,Canada,CAN,CAN,,0,,9",
            ]), areas: .standard)
        #expect(reading.dataSet.source == "UNHCR" && reading.dataSet.table == "solutions")
        func value(_ type: String, _ year: Int) -> ObservedValue? {
            reading.observation(.displaced, "A.UNHCR.EGY.CAN.\(type)", year)?.value
        }
        #expect(value("RST", 2019) == .number(17))
        // In 2021 no figure of the category is above zero: not collected as far as the file tells.
        #expect(value("RST", 2021) == nil)
        #expect(value("NAT", 2020) == .number(8))
        #expect(value("RET", 2020) == nil && value("RDP", 2021) == nil)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 3 * 4)
        #expect(
            reading.leftOut.contains { $0.hasPrefix("3 RET: held from the table of population") })
        #expect(reading.faults.isEmpty && reading.failedChecks.isEmpty)
    }

    @Test func `tables of one layout are told apart by their rows`() throws {
        let idmc = InputFile.lines([
            Self.totals, "2008,Unknown,UKN,UNK,Unknown,UKN,UNK,900",
            "2009,Egypt,ARE,EGY,Egypt,ARE,EGY,100", "2024,Abyei Area,AB9,AB9,Abyei Area,AB9,AB9,30",
            "2009,State of Palestine,GAZ,PSE,State of Palestine,GAZ,PSE,40",
        ])
        let unrwa = InputFile.lines([
            Self.totals, "1952,Palestinian,GAZ,PSE,Lebanon,LEB,LBN,100",
            "1952,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,200",
        ])
        #expect(try Publishers.recognise(idmc).id == "idmc-idps")
        #expect(try Publishers.recognise(unrwa).id == "unrwa-refugees")
        let displaced = try ThirdParty(.idmc).read(idmc, areas: .standard)
        #expect(
            displaced.observation(.displaced, "A.IDMC.EGY.EGY.IDP", 2009)?.value == .number(100))
        #expect(displaced.observation(.displaced, "A.IDMC.AB9.AB9.IDP", 2024)?.value == .number(30))
        #expect(
            displaced.observation(.displaced, "A.IDMC.UNK.UNK.IDP", 2008)?.value == .number(900))
        let refugees = try ThirdParty(.unrwa).read(unrwa, areas: .standard)
        #expect(
            refugees.observation(.displaced, "A.UNRWA.PSE.LBN.REF", 1952)?.value == .number(100))
        #expect(refugees.faults.isEmpty && refugees.failedChecks.isEmpty)
        for (publisher, file) in [
            (ThirdParty(.idmc) as any Publisher, unrwa), (ThirdParty(.unrwa), idmc),
        ] {
            let error = #expect(throws: PublisherError.self) {
                try publisher.read(file, areas: .standard)
            }
            #expect(error?.kind == .layout)
        }
    }

    @Test func `Palestine alone may be either's, and is read where it is named`() throws {
        let file = InputFile.lines([
            Self.totals, "2010,Palestinian,GAZ,PSE,State of Palestine,GAZ,PSE,200",
        ])
        #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(try ThirdParty(.idmc).read(file, areas: .standard).report.figures == 1)
        #expect(try ThirdParty(.unrwa).read(file, areas: .standard).report.figures == 1)
    }

    @Test func `third parties have terms of their own`() {
        for publisher in [ThirdParty(.idmc) as any Publisher, ThirdParty(.unrwa)] {
            #expect(publisher.dataSet.licence != .ccBy4)
            #expect(publisher.dataSet.source != "UNHCR")
        }
    }
}
