import SDMX
import Testing

@Suite struct DataQueryV1Tests {
    @Test func `flow, key and provider are read`() throws {
        let query = try dataQuery("data/ECB_EXR1_WEB/M.USD.EUR.SP00.A/ECB", .v1)
        #expect(query.selection.contexts == [.dataflow])
        #expect(query.selection.artefacts.ids == ["ECB_EXR1_WEB"])
        #expect(query.selection.artefacts.agencies == .all)
        #expect(query.selection.artefacts.versions == [.latest])
        #expect(
            query.selection.keys == [
                QueryKey([["M"], ["USD"], ["EUR"], ["SP00"], ["A"]])
            ])
        #expect(query.selection.providers == [ProviderReference("ECB")])
        #expect(query.selection.filters.isEmpty && query.attributes == .standard)
    }

    @Test func `a position left empty takes any code, and LATEST may be written so`() throws {
        let query = try dataQuery("data/ECB,ECB_EXR1_WEB,LATEST/M..EUR.SP00.A/ECB", .v1)
        #expect(
            query.selection.artefacts == ArtefactSelection("ECB", "ECB_EXR1_WEB", .latest))
        #expect(
            query.selection.keys == [QueryKey([["M"], .all, ["EUR"], ["SP00"], ["A"]])])
        #expect(
            try Query.data(query).text(.v1_5) == "data/ECB,ECB_EXR1_WEB/M.*.EUR.SP00.A/ECB")
    }

    @Test func `a plus is or, and the capital of a resource is passed over`() throws {
        let query = try dataQuery(
            "/Data/ECB_EXR1_WEB/M.USD+GBP+JPY.EUR.SP00.A?updatedAfter=2009-05-15T14%3A15%3A00%2B01%3A00",
            .v1)
        #expect(query.selection.keys.first?.positions[1] == ["USD", "GBP", "JPY"])
        #expect(query.selection.updatedAfter?.text == "2009-05-15T14:15:00+01:00")
        #expect(query.selection.updatedAfter?.instant.seconds == 1_242_393_300)
    }

    @Test func `start and end period are a filter on time`() throws {
        let query = try dataQuery(
            "data/EXR/D.USD.EUR.SP00.A?startPeriod=2009-05-01&endPeriod=2009-05-31", .v1)
        #expect(
            query.selection.filters == [
                ComponentFilter(
                    "TIME_PERIOD",
                    alternatives: [
                        [
                            .init(.greaterOrEqual, "2009-05-01"),
                            .init(.lessOrEqual, "2009-05-31"),
                        ]
                    ])
            ])
        #expect(
            try Query.data(query).text(.v1_0)
                == "data/EXR/D.USD.EUR.SP00.A?startPeriod=2009-05-01&endPeriod=2009-05-31")
    }

    @Test func `everything else of the release is read`() throws {
        let query = try dataQuery(
            """
            data/ECB,EXR,1.0/all/ECB,DE2+FR2?firstNObservations=3&lastNObservations=2\
            &dimensionAtObservation=AllDimensions&detail=serieskeysOnly&includeHistory=true
            """, .v1)
        #expect(query.selection.keys.isEmpty)
        #expect(query.selection.artefacts.versions.single?.description == "1.0")
        #expect(
            query.selection.providers == [
                ProviderReference(agency: "ECB", "DE2"), ProviderReference("FR2"),
            ])
        #expect(query.firstNObservations == 3 && query.lastNObservations == 2)
        #expect(query.dimensionAtObservation == DataQuery.allDimensions)
        #expect(query.attributes == .none && query.measures == .none)
        #expect(query.includesHistory)
    }

    @Test func `links as services write them are read`() throws {
        let query = try dataQuery(
            """
            data/OECD.SDD.NAD,DSD_NAMAIN1@DF_QNA,/Q..AUT+AUS...LR..?startPeriod=2023-Q3\
            &dimensionAtObservation=AllDimensions
            """, .v1)
        #expect(
            query.selection.artefacts
                == ArtefactSelection("OECD.SDD.NAD", "DSD_NAMAIN1@DF_QNA", .latest))
        #expect(query.selection.keys.first?.positions.count == 8)
    }

    @Test(arguments: ["data/EXR", "data/EXR/", "data/EXR/all", "data/EXR/*", "data/EXR/all/all"])
    func `all data are asked for in many ways`(_ text: String) throws {
        let query = try Query(text, .v1)
        #expect(try query.text(.v1_5) == "data/EXR/all")
    }

    @Test(
        arguments: [
            ("full", DataQuery.Attributes.standard, DataQuery.Measures.all),
            ("dataonly", .none, .all), ("serieskeysonly", .none, .none),
            ("nodata", .only([.ofDataSet, .ofSeries]), .none),
        ])
    func `detail is attributes and measures`(
        _ detail: String, _ attributes: DataQuery.Attributes, _ measures: DataQuery.Measures
    ) throws {
        let query = try dataQuery("data/EXR?detail=\(detail)", .v1)
        #expect(query.attributes == attributes && query.measures == measures)
        let text = try Query.data(query).text(.v1_5)
        #expect(text == (detail == "full" ? "data/EXR/all" : "data/EXR/all?detail=\(detail)"))
    }

    @Test func `wildcards alone are positions and never a way up`() throws {
        let query = try dataQuery("data/EXR/..", .v1)
        #expect(query.selection.keys == [QueryKey([.all, .all, .all])])
        #expect(try Query.data(query).text(.v1_5) == "data/EXR/*.*.*")
        var style = QueryStyle()
        style.leavesWildcardsEmpty = true
        #expect(try Query.data(query).text(.v1_5, style: style) == "data/EXR/all")
        let some = try Query("data/EXR/A...B", .v1)
        #expect(try some.text(.v1_5) == "data/EXR/A.*.*.B")
        #expect(try some.text(.v1_5, style: style) == "data/EXR/A...B")
    }

    @Test func `availability is of 1,3`() throws {
        let query = try availabilityQuery(
            "availableconstraint/ECB,EXR,1.0/M..EUR/ECB/FREQ?mode=available&references=codelist&endPeriod=2020-Q1",
            .v1)
        #expect(query.components == ["FREQ"] && query.mode == .available)
        #expect(query.references == [.codelist])
        #expect(query.selection.filters.first?.alternatives == [[.init(.lessOrEqual, "2020-Q1")]])
        let again = try Query.availability(query).text(.v1_3)
        #expect(
            again
                == "availableconstraint/ECB,EXR,1.0/M.*.EUR/ECB/FREQ?endPeriod=2020-Q1&references=codelist&mode=available"
        )
        #expect(throws: SDMXError.self) { try Query.availability(query).text(.v1_2) }
        let short = try Query("availableconstraint/EXR?references=all", .v1)
        #expect(try short.text(.v1_5) == "availableconstraint/EXR/all?references=all")
        let dimension = try Query("availableconstraint/EXR/all/all/REF_AREA", .v1)
        #expect(try dimension.text(.v1_5) == "availableconstraint/EXR/all/all/REF_AREA")
    }
}
