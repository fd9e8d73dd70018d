import SDMX
import Testing

@Suite struct QueryTranslationTests {
    private static let dimensions = ["FREQ", "CURRENCY", "DENOM"]

    @Test(
        arguments: [
            (
                "data/ECB,EXR,1.0/D.USD.EUR?startPeriod=2020&endPeriod=2021-Q2&detail=dataonly",
                "data/dataflow/ECB/EXR/1.0/D.USD.EUR?c%5BTIME_PERIOD%5D=ge:2020+le:2021-Q2&attributes=none"
            ),
            (
                "data/EXR/D.USD+GBP.EUR?lastNObservations=1",
                "data/dataflow/*/EXR/~/D.USD.EUR,D.GBP.EUR?lastNObservations=1"
            ),
            (
                "data/EXR/A+M..EUR?detail=nodata&includeHistory=true",
                "data/dataflow/*/EXR/~/A.*.EUR,M.*.EUR?attributes=dataset,series&measures=none&includeHistory=true"
            ),
            (
                "availableconstraint/ECB,EXR/D../all/FREQ?mode=available",
                "availability/dataflow/ECB/EXR/~/D.*.*/FREQ?mode=available"
            ),
            ("contentconstraint/ECB", "structure/dataconstraint/ECB/*/~"),
            (
                "codelist/BIS+ECB/all/all?references=contentconstraint",
                "structure/codelist/BIS,ECB/*/*?references=dataconstraint"
            ),
            ("schema/dataflow/ECB/EXR/1.0", "schema/dataflow/ECB/EXR/1.0"),
        ])
    func `1,x is said in 2,x and back`(_ old: String, _ new: String) throws {
        let query = try Query(old, .v1)
        #expect(try query.text(.v2_0) == new)
        let back = try Query(new, .v2)
        #expect(try back.text(.v1_5) == (try query.text(.v1_5)))
    }

    @Test func `with the dimensions known, filters become keys and keys filters`() throws {
        let query = try Query(
            "data/dataflow/ECB/EXR/1.0/D?c[CURRENCY]=USD,GBP&c[TIME_PERIOD]=ge:2020", .v2)
        #expect(
            try query.text(.v1_5, dimensions: Self.dimensions)
                == "data/ECB,EXR,1.0/D.USD+GBP.*?startPeriod=2020")
        let codes = (0..<150).map { "C\($0)" }
        let many = try Query("data/EXR/D.\(codes.joined(separator: "+")).EUR", .v1)
        #expect(
            try many.text(.v2_0, dimensions: Self.dimensions)
                == "data/dataflow/*/EXR/~/D.*.EUR?c%5BCURRENCY%5D=" + codes.joined(separator: ","))
        #expect(try many.rendered(.v2_0).losses.map(\.part) == [.key])
    }

    @Test func `keys that are a product are one key in 1,x`() throws {
        let query = try Query("data/dataflow/ECB/EXR/1.0/A.X,A.Y,M.Y,M.X,A.X", .v2)
        #expect(try query.text(.v1_5) == "data/ECB,EXR,1.0/A+M.X+Y")
        let other = try Query("data/dataflow/ECB/EXR/1.0/A.X,M.Y", .v2)
        #expect(try other.rendered(.v1_5).losses.first?.part == .key)
    }

    @Test(
        arguments: [
            ("data/datastructure/ECB/EXR/1.0", [QueryPart.context]),
            ("data/dataflow/ECB/EXR", [.version]),
            ("data/dataflow/ECB/EXR/+", [.version]),
            ("data/dataflow/ECB/EXR/1.0,2.0", [.version]),
            ("data/dataflow/ECB,BIS/EXR/1.0", [.agencyID]),
            ("data/dataflow/ECB/EXR,ICP/1.0", [.resourceID]),
            ("data/dataflow/ECB/EXR/1.0?c[OBS_VALUE]=gt:1", [.filter]),
            ("data/dataflow/ECB/EXR/1.0?c[TIME_PERIOD]=gt:2020", [.filter]),
            ("data/dataflow/ECB/EXR/1.0?c[TIME_PERIOD]=2020,2021", [.filter]),
            ("data/dataflow/ECB/EXR/1.0?attributes=OBS_STATUS", [.attributes]),
            ("data/dataflow/ECB/EXR/1.0?measures=none", [.attributes]),
            ("data/dataflow/ECB/EXR/1.0?attributes=none&measures=A", [.measures]),
            (
                "data/dataflow/ECB/EXR/1.0?offset=1&limit=2&sort=A&asOf=2020-01-01T00:00:00Z",
                [.offset, .limit, .sort, .asOf]
            ),
            ("data/dataflow/ECB/EXR/1.0?reportingYearStartDay=--07-01", [.reportingYearStartDay]),
            ("availability/dataflow/ECB/EXR/1.0/*/A,B", [.componentID]),
            (
                "availability/dataflow/ECB/EXR/1.0?references=valuelist,codelist,dataflow",
                [.references, .references]
            ),
            ("structure/codelist/ECB/CL/1.0+.0", [.version]),
            ("structure/codelist/ECB/CL/1.0?detail=raw", [.detail]),
            ("structure/codelist/ECB/CL/1.0?references=ancestors", [.references]),
            ("structure/codelist/ECB/CL/1.0?references=parents,valuelist", [.references]),
            ("metadata/metadataflow/ECB/M/1.0?detail=allstubs", [.detail]),
            ("schema/dataflow/ECB/EXR/1.0?deletion=true", [.deletion]),
        ] as [(String, [QueryPart])])
    func `what 1,x cannot say is named`(_ text: String, _ parts: [QueryPart]) throws {
        let query = try Query(text, .v2)
        let rendered = try query.rendered(.v1_5)
        #expect(rendered.losses.map(\.part) == parts)
        #expect(queryFault(rendered.text, .v1) == nil, "\(rendered.text)")
        let error = #expect(throws: SDMXError.self) { try query.text(.v1_5) }
        #expect(error?.kind == .value)
        #expect(error?.found.hasSuffix(try #require(parts.first).rawValue) == true)
    }

    @Test(
        arguments: [
            ("data/EXR/A/ECB", [QueryPart.providerRef]),
            ("schema/dataflow/ECB/EXR?explicitMeasure=true", [.explicitMeasure]),
            ("metadata/EXR/A.B/ECB?startPeriod=2020", [.key, .filter]),
        ] as [(String, [QueryPart])])
    func `what 2,x cannot say is named`(_ text: String, _ parts: [QueryPart]) throws {
        let rendered = try Query(text, .v1).rendered(.v2_2)
        #expect(rendered.losses.map(\.part) == parts)
        #expect(queryFault(rendered.text, .v2) == nil, "\(rendered.text)")
    }

    @Test(
        arguments: [
            ("hierarchicalcodelist/ECB", QueryGrammar.v1, QueryVersion.v2_2),
            ("organisationscheme/ECB", .v1, .v2_2), ("structureset/ECB", .v1, .v2_2),
            ("structure/valuelist/ECB", .v2, .v1_5),
            ("rulesetscheme/ECB", .v1, .v1_4),
            ("metadata/metadataset/ECB", .v2, .v1_5),
            ("schema/metadataprovisionagreement/ECB/X", .v2, .v1_5),
            ("availability/dataflow/ECB/EXR", .v2, .v1_2),
        ])
    func `what has no counterpart is refused`(
        _ text: String, _ grammar: QueryGrammar, _ version: QueryVersion
    ) throws {
        let query = try Query(text, grammar)
        let error = #expect(throws: SDMXError.self) { try query.rendered(version) }
        #expect(error?.kind == .value)
    }

    @Test func `a release has what it had`() throws {
        let query = try Query("data/dataflow/ECB/EXR/1.0?limit=10", .v2)
        #expect(try query.rendered(.v2_1).losses.map(\.part) == [.limit])
        #expect(try query.rendered(.v2_2).losses.isEmpty)
        let items = try Query("codelist/ECB+BIS/CL/1.0/A+B", .v1)
        #expect(try items.rendered(.v1_0).losses.map(\.part) == [.agencyID, .itemID, .itemID])
        #expect(try items.rendered(.v1_0).text == "codelist/ECB/CL/1.0")
        #expect(try items.rendered(.v1_3).losses.isEmpty)
        let history = try Query("data/EXR?includeHistory=true", .v1)
        #expect(try history.rendered(.v1_0).losses.map(\.part) == [.includeHistory])
        let partial = try Query("dataflow/ECB?detail=referencepartial", .v1)
        #expect(try partial.rendered(.v1_2).losses.first?.written == "full")
    }

    @Test func `what cannot be read back is not written`() throws {
        let flow = DataSelection(.one(.dataflow), ArtefactSelection("ECB", "EXR", .latest))
        var wrong: [DataQuery] = []
        func add(_ change: (inout DataQuery) -> Void) {
            var query = DataQuery(flow)
            change(&query)
            wrong.append(query)
        }
        add { $0.selection.artefacts.ids = [] }
        add { $0.selection.artefacts.ids = ["a/b"] }
        add { $0.selection.artefacts.agencies = ["all"] }
        add { $0.selection.keys = [QueryKey([["A.B"]])] }
        add { $0.selection.keys = [QueryKey([[]])] }
        add { $0.selection.keys = [QueryKey([["all"]])] }
        add { $0.selection.filters = [ComponentFilter("X", oneOf: ["a,b"])] }
        add { $0.selection.filters = [ComponentFilter("X", oneOf: [])] }
        add { $0.selection.filters = [ComponentFilter("X", oneOf: ["a\nb"])] }
        add { $0.selection.filters = [ComponentFilter("TIME_PERIOD", oneOf: ["soon"])] }
        add {
            $0.selection.filters = [
                ComponentFilter("X", oneOf: ["a"]), ComponentFilter("X", oneOf: ["b"]),
            ]
        }
        add { $0.limit = 0 }
        add { $0.offset = -1 }
        add { $0.firstNObservations = -1 }
        add { $0.attributes = .only([.id("none")]) }
        add { $0.measures = .only([]) }
        add { $0.sort = [.init(.allDimensions), .init(.seriesKey)] }
        add { $0.sort = [.init(.component("series_key"))] }
        add { $0.dimensionAtObservation = "A B" }
        for query in wrong {
            let error = #expect(throws: SDMXError.self, "\(query)") {
                try Query.data(query).rendered(.v2_2)
            }
            #expect(error?.kind == .value)
        }
    }
}
