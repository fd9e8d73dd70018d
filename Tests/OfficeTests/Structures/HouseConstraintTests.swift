import Cubes
import Office
import SDMX
import Testing
import Vocabulary

@Suite struct HouseConstraintTests {
    private let made: HouseStructures

    init() throws { made = try StructureSamples.sample() }

    private func check(
        _ dataflow: Cubes.Dataflow, _ rows: [String]
    ) throws -> ValidationReport {
        let header =
            "STRUCTURE,STRUCTURE_ID,ACTION,"
            + dataflow.dimensions.map(\.rawValue).joined(separator: ",")
            + ",TIME_PERIOD,OBS_VALUE,OBS_STATUS,DATA_TYPE,RELEASE\n"
        let id = made.reference(dataflow).text
        let lines = rows.map { "dataflow,\(id),I,\($0)\n" }
        let text = header + lines.joined()
        return try DataValidator(made.structures).validate(.bytes(Array(text.utf8)))
    }

    @Test func `what fits the structures has no finding`() throws {
        let stock = try check(
            .stock,
            [
                "A,ONE,MEX,USA,B,F,_T,2024,1234.5,A,B R,3", "A25,TWO,SUN,150,_U,_T,Y33,1990,,O,,",
            ])
        #expect(stock.count == 0, "\(stock.groups.map(\.first))")
        let flow = try check(
            .flow,
            [
                "A5,CORRIDOR,MEX,USA,P,_T,_T,_Z,DA_PB,2015-07-01/P5Y,0.25,E,,12",
                "A,ONE,MEX,USA,P,_T,_T,ORIGIN,_Z,2015,7,A,,",
            ])
        #expect(flow.count == 0, "\(flow.groups.map(\.first))")
    }

    @Test(arguments: [
        ("A,ONE,MEX,USA,P,F,_T,2024,1,A,,", Finding.Rule.constraint),
        ("A5,ONE,MEX,USA,B,F,_T,2024,1,A,,", .constraint),
        ("A,NONE,MEX,USA,B,F,_T,2024,1,A,,", .unknownCode),
        ("A,ONE,MEX,XYZ,B,F,_T,2024,1,A,,", .unknownCode),
        ("A,ONE,MEX,USA,B,F,_T,2024,1,,,", .missingMandatory),
        ("A,ONE,MEX,USA,B,F,_T,2024,1,A,B X,", .pattern),
        ("A,ONE,MEX,USA,B,F,_T,2024,1,A,,0", .range),
        ("A,ONE,MEX,USA,B,F,_T,2024,many,A,,", .wrongType),
        ("A,ONE,MEX,USA,B,F,_T,yesterday,1,A,,", .timeFormat),
    ])
    func `what does not fit is found`(_ row: String, _ rule: Finding.Rule) throws {
        let report = try check(.stock, [row])
        #expect(report.groups.map(\.first.rule) == [rule], "\(report.groups.map(\.first))")
        #expect(!report.isValid)
    }

    @Test func `an estimated flow with a reporter is refused`() throws {
        let row = "A5,CORRIDOR,MEX,USA,P,_T,_T,ORIGIN,DA_PB,2015-07-01/P5Y,1,E,,"
        #expect(try check(.flow, [row]).groups.map(\.first.rule) == [.constraint])
    }

    @Test func `what is there now is said with its numbers`() throws {
        let actual = made.structures.constraints.filter { $0.role == .actual }
        #expect(actual.map(\.id) == ["ACTUAL_DF_STOCK", "ACTUAL_DF_FLOW"])
        #expect(actual.map(\.version) == ["1.3.0", "1.3.0"])
        #expect(actual[0].attachments == [made.reference(.stock)])
        #expect(actual[0].annotations.map(\.title) == ["8", "64"])
        let keys = actual[0].cubeRegions[0].keys
        #expect(keys.first { $0.component == "ORIGIN" }?.values.map(\.value) == ["GTM", "MEX"])
        #expect(keys.last?.timeRange?.start == TimeRange.Bound("1990"))
        #expect(keys.last?.timeRange?.end == TimeRange.Bound("2024"))
        let flows = actual[1].cubeRegions[0].keys.last?.timeRange
        #expect(flows?.start == TimeRange.Bound("1990-07-01"))
        #expect(flows?.end == TimeRange.Bound("2024-07-01", isInclusive: false))
    }

    @Test func `what holds codes that are not yet public is a draft`() throws {
        var found = StructureSamples.found()
        found.holdings[.stock]?.codes[.source]?.insert("THREE")
        let made = HouseStructures(releases: [], found: found)
        let actual = made.structures.constraints.first { $0.id == "ACTUAL_DF_STOCK" }
        #expect(actual?.version == "1.3.0-draft")
        #expect(actual?.attachments.first?.version == "1.4.0-draft")
    }

    @Test func `allowed constraints come in each version of their dataflow`() {
        let constraints = made.structures.constraints
        for id in [
            "DF_STOCK", "DF_FLOW", "DF_DISPLACED", "DF_REMITTANCE", "DF_ASYLUM", "DF_EMIGRATION",
            "DF_PERMIT", "DF_ACQUISITION", "DF_DISPLACED_AGE",
            "DF_DEATHS",
        ] {
            let allowed = constraints.filter { $0.id == "ALLOWED_" + id }
            #expect(allowed.allSatisfy { $0.role == .allowed })
            #expect(allowed.map(\.version) == made.structures.versions(id))
            #expect(allowed.flatMap(\.attachments).map(\.version) == allowed.map(\.version))
        }
    }
}
