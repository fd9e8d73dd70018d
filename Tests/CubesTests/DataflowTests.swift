import Cubes
import Testing

struct DataflowTests {
    @Test(arguments: Dataflow.allCases)
    func `every dataflow names frequency and source first and no dimension twice`(
        _ dataflow: Dataflow
    ) {
        #expect(dataflow.dimensions.prefix(2) == [.freq, .source])
        #expect(Set(dataflow.dimensions).count == dataflow.dimensions.count)
        for (place, dimension) in dataflow.dimensions.enumerated() {
            #expect(dataflow.index(of: dimension) == place)
        }
    }

    @Test func `stocks never add over time, flows may`() {
        #expect(!Dataflow.stock.addsOverTime)
        #expect(!Dataflow.displaced.addsOverTime)
        #expect(!Dataflow.population.addsOverTime)
        #expect(!Dataflow.asylum.addsOverTime)
        #expect(!Dataflow.permit.addsOverTime)
        #expect(!Dataflow.displacedAge.addsOverTime)
        #expect(Dataflow.flow.addsOverTime)
        #expect(Dataflow.emigration.addsOverTime)
        #expect(Dataflow.acquisition.addsOverTime)
    }

    @Test func `a corridor is always origin and destination`() {
        for dataflow in [
            Dataflow.stock, .flow, .displaced, .asylum, .permit, .acquisition, .displacedAge,
        ] {
            #expect(dataflow.dimensions.filter(\.isArea) == [.origin, .destination])
        }
        #expect(Dataflow.population.dimensions.filter(\.isArea) == [.refArea])
    }

    @Test func `a citizenship of somebody who leaves is no end of the move`() {
        #expect(Dataflow.emigration.dimensions.filter(\.isArea) == [.refArea, .criterionArea])
    }

    @Test func `workspaces keep the place of each dataflow, so that new ones come last`() {
        #expect(
            Dataflow.allCases.map(\.rawValue) == [
                "DF_STOCK", "DF_FLOW", "DF_DISPLACED", "DF_POPULATION", "DF_REMITTANCE",
                "DF_ASYLUM", "DF_EMIGRATION", "DF_PERMIT", "DF_ACQUISITION", "DF_DISPLACED_AGE",
                "DF_DEATHS",
            ])
    }

    @Test(arguments: Dataflow.allCases)
    func `a key has one code for each dimension`(_ dataflow: Dataflow) throws {
        let codes = dataflow.dimensions.map(\.rawValue)
        let key = try SeriesKey(dataflow, codes)
        #expect(key.description == codes.joined(separator: "."))
        #expect(key[.source] == "SOURCE")
        for wrong in [codes + ["X"], Array(codes.dropLast()), []] {
            let error = try #require(throws: CubeError.self) { try SeriesKey(dataflow, wrong) }
            #expect(error.kind == .keyLength)
            #expect(error.found == "\(wrong.count) codes")
        }
    }

    @Test func `one code of a key is replaced, of its own dimensions only`() throws {
        let key = try SeriesKey(.displaced, ["A", "UNHCR", "SYR", "TUR", "REF"])
        #expect(key.replacing(.origin, with: "IRQ").description == "A.UNHCR.IRQ.TUR.REF")
        #expect(key.replacing(.sex, with: "F") == key)
    }

    @Test func `a dictionary holds each text once, under the integer it first got`() {
        var dictionary = CodeDictionary()
        let ids = ["MEX", "USA", "MEX", "GTM", "USA"].map { dictionary.intern($0) }
        #expect(ids == [0, 1, 0, 2, 1])
        #expect(dictionary.codes == ["MEX", "USA", "GTM"])
        #expect(dictionary.id(of: "GTM") == 2)
        #expect(dictionary.id(of: "HND") == nil)
        #expect(dictionary[1] == "USA")
    }
}
