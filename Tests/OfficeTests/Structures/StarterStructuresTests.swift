import Cubes
import Foundation
import Office
import Publishers
import SDMX
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Data that the office gives out, beside the structures that it gives out.
@Suite struct StarterStructuresTests {
    private func made(_ office: Office) throws -> HouseStructures {
        HouseStructures(
            releases: try office.warehouse.releases(), found: try StructureSamples.found(in: office)
        )
    }

    private func expectValid(_ office: Office, _ made: HouseStructures) throws {
        for dataflow in Cubes.Dataflow.allCases
        where try office.warehouse.index().count(dataflow) > 0 {
            var bytes: [UInt8] = []
            let count = try office.export(KeyPattern(dataflow), format: .sdmxCSV2) {
                bytes += Array($0)
            }.count
            // The export names the version without which no data were.
            let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(
                of: "CORRIDOR:\(dataflow.rawValue)(1.0.0)", with: made.reference(dataflow).text)
            let report = try DataValidator(made.structures).validate(.bytes(Array(text.utf8)))
            #expect(report.observations == count)
            #expect(report.count == 0, "\(dataflow): \(report.groups.prefix(5).map(\.first))")
            #expect(report.guesses.isEmpty)
        }
    }

    @Test func `every series of the starter set and of its estimates is valid`() throws {
        let office = try #require(StarterWorkspace.shared).office
        let made = try self.made(office)
        #expect(made.reference(.flow).version == "1.1.0", "the starter set is one new source")
        let name = made.structures.list("CL_SOURCE", "1.1.0")?.codes.last?.names["en"]
        #expect(name == "Corridor's starter extract, 2024")
        #expect(StructureValidator(made.structures).report().count == 0)
        try expectValid(office, made)
        let ids = made.metadata.map(\.identity.id)
        #expect(ids.suffix(2) == ["MDS_SOURCE_CORRIDOR", "MDS_SOURCE_STARTER_2024"])
    }

    @Test func `every code that a publisher's reader gives is in the lists that the program fixes`()
        throws
    {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        let unhcr = """
            year,coo,coo_iso,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,\
            returned_idps,stateless,ooc,oip,hst
            2020,SYR,SYR,TUR,TUR,1,2,3,4,5,6,7,8,9
            2021,SYR,SYR,TUR,TUR,0,-,3,4,5,6,7,,9

            """
        let wpp = """
            country_code,year,births,cbr,cdr,deaths,PopChange,growthrate,cnmr,NatChangeRT,mig
            900,2020,10,20,8,4,6,1.2,0,12,0
            484,2020,10,20,8,4,6,1.2,0,12,0

            """
        let stocks = """
            geo,t,from,sex,n,type_b,type_c,type_r,type_i
            USA,2020,MEX,female,10,1,0,0,0
            USA,2020,MEX,male,10,1,0,0,0
            TUR,2020,SYR,female,10,0,1,1,0
            TUR,2020,SYR,male,10,0,1,1,0
            DEU,2020,OOO,female,10,1,1,1,1
            DEU,2020,OOO,male,10,1,1,1,1
            FRA,2020,XCX,female,10,0,0,0,1
            FRA,2020,XCX,male,10,0,0,0,1

            """
        for (publisher, text) in [
            ("unhcr-population", unhcr), ("wpp-components-2024", wpp),
            ("undesa-stock-2024", stocks),
        ] {
            let known = Publishers.named(publisher)
            let reader = try #require(known)
            let reading = try reader.read(
                InputFile(name: "made-up.csv", bytes: Array(text.utf8)), areas: office.areas)
            #expect(reading.report.findings.isEmpty, "\(reading.report.findings)")
            let found = FoundCodes(arrivals: [
                .init(
                    release: 1, isPublic: true, codes: codes(reading.cubes),
                    units: units(reading.cubes))
            ])
            let structures = HouseStructures(releases: [], found: found).structures
            let grown = structures.codelists.filter {
                $0.agency == "CORRIDOR" && $0.version != "1.0.0"
            }
            #expect(grown.map(\.id) == ["CL_SOURCE"], "\(publisher)")
        }
    }

    private func codes(_ cubes: [Cube]) -> [DimensionID: Set<String>] {
        var codes: [DimensionID: Set<String>] = [:]
        for cube in cubes {
            for (dimension, dictionary) in zip(cube.dataflow.dimensions, cube.dictionaries) {
                codes[dimension, default: []].formUnion(dictionary.codes)
            }
        }
        return codes
    }

    private func units(_ cubes: [Cube]) -> Set<String> {
        Set(cubes.flatMap { $0.observations.attributeSets.compactMap { $0[.unitMeasure] } })
    }

    @Test func `every code of the vocabulary is in a list that the program fixes`() throws {
        let structures = HouseStructures(releases: [], found: FoundCodes()).structures
        func ids(_ id: String, _ version: String = "1.0.0", agency: String = "CORRIDOR")
            throws -> Set<String>
        {
            Set(try #require(structures.list(id, version, agency: agency)).codes.map(\.id))
        }
        #expect(try ids("CL_CRITERION") == Set(Criterion.allCases.map(\.rawValue)))
        #expect(
            try ids("CL_SEX", "2.1", agency: "SDMX").isSuperset(of: Sex.allCases.map(\.rawValue)))
        let statuses = ObservationStatus.allCases.map(\.rawValue)
        #expect(try ids("CL_OBS_STATUS", "2.1", agency: "SDMX").isSuperset(of: statuses))
        #expect(try ids("CL_POP_TYPE").contains("REF_ASY"), "the 2020 workbook's Table 6")
        #expect(try ids("CL_REPORTER") == ["ORIGIN", "DESTINATION", "_Z"])
        #expect(try ids("CL_DATA_TYPE") == ["B", "C", "I", "R"])
        #expect(try ids("CL_FREQ").isSuperset(of: ["A", "A4", "A5", "M", "Q"]))
        let ages = try ids("CL_AGE")
        #expect(ages.allSatisfy { AgeGroup(code: $0) != nil })
        #expect(ages.isSuperset(of: ["_T", "_U", "Y0T4", "Y95T99", "Y_GE65", "Y_LT15"]))
    }
}
