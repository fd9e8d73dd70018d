import SDMX
import Testing

@Suite struct DataQueryV2Tests {
    @Test func `context, artefact and key are read`() throws {
        let query = try dataQuery(
            "data/datastructure/ECB/ECB_EXR1/1.0.0,2.0.0/M.*.EUR.SP00.A", .v2)
        #expect(query.selection.contexts == [.dataStructure])
        #expect(query.selection.artefacts.agencies == ["ECB"])
        #expect(
            query.selection.artefacts.versions
                == .only(["1.0.0", "2.0.0"].compactMap { VersionSelector($0) }))
        #expect(query.selection.keys == [QueryKey([["M"], .all, ["EUR"], ["SP00"], ["A"]])])
    }

    @Test func `several keys and the latest stable version are read`() throws {
        let query = try dataQuery(
            """
            data/dataflow/ECB/EXR/+/M.USD.EUR.SP00.A,A.CHF.EUR.SP00.A\
            ?updatedAfter=2009-05-15T14%3A15%3A00%2B01%3A00
            """, .v2)
        #expect(query.selection.artefacts.versions == [.latestStable])
        #expect(query.selection.keys.count == 2)
        #expect(query.selection.matches(key: ["A", "CHF", "EUR", "SP00", "A"]))
        #expect(!query.selection.matches(key: ["A", "USD", "EUR", "SP00", "A"]))
    }

    @Test func `nothing behind data means all of it, but for what is filtered`() throws {
        let query = try dataQuery("data/?c[REF_AREA]=CH&attributes=none&measures=none", .v2)
        #expect(query.selection.contexts == .all && query.selection.artefacts.ids == .all)
        #expect(query.selection.artefacts.versions == .all)
        #expect(query.selection.filters == [ComponentFilter("REF_AREA", oneOf: ["CH"])])
        #expect(query.attributes == .none && query.measures == .none)
    }

    @Test(
        arguments: [
            ("A", [[("eq", "A")]]),
            ("A,B", [[("eq", "A")], [("eq", "B")]]),
            ("ge:A", [[("ge", "A")]]),
            ("ge:A+le:B", [[("ge", "A"), ("le", "B")]]),
            ("A,B+C", [[("eq", "A")], [("eq", "B"), ("eq", "C")]]),
            (
                "ge:A+le:B,ge:C+le:D",
                [[("ge", "A"), ("le", "B")], [("ge", "C"), ("le", "D")]]
            ),
            ("ne:A,B", [[("ne", "A")], [("eq", "B")]]),
            ("ne:A+B", [[("ne", "A"), ("eq", "B")]]),
            ("ne:A,ne:B", [[("ne", "A")], [("ne", "B")]]),
            ("ne:A+ne:B", [[("ne", "A"), ("ne", "B")]]),
            ("co:euro", [[("co", "euro")]]),
            (
                "nc:x,sw:y,ew:z",
                [
                    [("nc", "x")], [("sw", "y")], [("ew", "z")],
                ]
            ),
            ("lt:10.0+gt:1", [[("lt", "10.0"), ("gt", "1")]]),
            ("zz:A", [[("eq", "zz:A")]]),
            ("eq:eq:A", [[("eq", "eq:A")]]),
            ("ge:2020-01-01T00:00:00", [[("ge", "2020-01-01T00:00:00")]]),
        ] as [(String, [[(String, String)]])])
    func `comma is or, plus is and`(_ text: String, _ wanted: [[(String, String)]]) throws {
        let conditions = try wanted.map { alternative in
            try alternative.map {
                ComponentFilter.Condition(
                    try #require(ComponentFilter.Operator(rawValue: $0.0)), $0.1)
            }
        }
        let encoded = text.replacing("+", with: "%2B").replacing(",", with: "%2c")
        for form in [
            "data?c[X]=\(text)", "data?c%5BX%5D=\(text)", "data?c%5bX%5d=\(encoded)",
        ] {
            let query = try dataQuery(form, .v2)
            #expect(query.selection.filters == [ComponentFilter("X", alternatives: conditions)])
            #expect(try Query.data(query).text(.v2_0) == "data/*/*/*/*?c%5BX%5D=\(text)")
        }
    }

    @Test(arguments: ["+", "%2B"])
    func `the plus of a time zone is no and`(_ plus: String) throws {
        let text =
            "data?c[TIME_PERIOD]=ge:2020-01-01T00:00:00\(plus)01:00\(plus)le:2021\(plus)02:00"
        let query = try dataQuery(text, .v2)
        #expect(
            query.selection.filters.first?.range?.first == "2020-01-01T00:00:00+01:00"
                && query.selection.filters.first?.range?.last == "2021+02:00")
        let written = try Query.data(query).text(.v2_0)
        #expect(
            written
                == "data/*/*/*/*?c%5BTIME_PERIOD%5D=ge:2020-01-01T00:00:00%2B01:00+le:2021%2B02:00")
        #expect(try dataQuery(written, .v2) == query)
        let times = ComponentFilter(
            "X", alternatives: [[.init(.equal, "2020"), .init(.equal, "01:00")]])
        var other = query
        other.selection.filters = [times]
        #expect(try dataQuery(try Query.data(other).text(.v2_0), .v2) == other)
    }

    @Test func `text with blanks and signs is encoded`() throws {
        let text = "data/*/*/*/*?c[TITLE]=co:taux%20de%20ch%C3%A4nge%20%26%20%2525"
        let query = try dataQuery(text, .v2)
        #expect(
            query.selection.filters.first?.alternatives == [
                [.init(.contains, "taux de chänge & %25")]
            ])
        var style = QueryStyle()
        style.hasPlainBrackets = true
        #expect(try Query.data(query).text(.v2_2, style: style) == text)
    }

    @Test func `everything else of the release is read`() throws {
        let query = try dataQuery(
            """
            data/dataflow/ECB/EXR?offset=2000&limit=1000&sort=series_key:asc+TIME_PERIOD:desc\
            &asOf=2024-01-01T00:00:00Z&reportingYearStartDay=--07-01&attributes=dataset,msd,TITLE\
            &measures=OBS_VALUE,RATE&includeHistory=False&lastNObservations=1
            """, .v2)
        #expect(query.offset == 2000 && query.limit == 1000 && !query.includesHistory)
        #expect(
            query.sort == [.init(.seriesKey), .init(.component("TIME_PERIOD"), descending: true)])
        #expect(query.asOf?.instant.seconds == 1_704_067_200)
        #expect(query.selection.reportingYearStart == MonthDay(month: 7, day: 1))
        #expect(query.attributes == .only([.ofDataSet, .ofMetadataStructure, .id("TITLE")]))
        #expect(query.measures == .only(["OBS_VALUE", "RATE"]))
        #expect(query.lastNObservations == 1)
        #expect(
            try Query.data(query).text(.v2_2) == """
                data/dataflow/ECB/EXR/*?reportingYearStartDay=--07-01&lastNObservations=1\
                &attributes=dataset,msd,TITLE&measures=OBS_VALUE,RATE&offset=2000&limit=1000\
                &sort=series_key+TIME_PERIOD:desc&asOf=2024-01-01T00:00:00Z
                """)
    }

    @Test(arguments: ["sort=*", "sort=*:asc", "sort=%2A"])
    func `all dimensions are sorted by one sign`(_ text: String) throws {
        #expect(try dataQuery("data?\(text)", .v2).sort == [.init(.allDimensions)])
    }

    @Test func `a plus that became a blank on the way is known where none can be`() throws {
        let query = try dataQuery(
            "data?updatedAfter=2009-05-15T14:15:00%2001:00&sort=A%20B:desc", .v2)
        #expect(query.selection.updatedAfter?.text == "2009-05-15T14:15:00+01:00")
        #expect(query.sort == [.init(.component("A")), .init(.component("B"), descending: true)])
    }

    @Test(arguments: ["A..B", "A.*.B", "A.%2A.B", "A%2E%2EB"])
    func `all codes of a position are asked for in many ways`(_ key: String) throws {
        let query = try dataQuery("data/dataflow/ECB/EXR/all/\(key)", .v2)
        #expect(query.selection.keys == [QueryKey([["A"], .all, ["B"]])])
        #expect(try Query.data(query).text(.v2_0) == "data/dataflow/ECB/EXR/*/A.*.B")
    }

    @Test func `availability is read`() throws {
        let query = try availabilityQuery(
            """
            availability/dataflow/ECB/EXR/*/M.*.EUR/FREQ,CURRENCY?mode=available\
            &references=codelist,valuelist&c[OBS_VALUE]=gt:1&updatedAfter=2020-01-01T00:00:00
            """, .v2)
        #expect(query.components == ["FREQ", "CURRENCY"] && query.mode == .available)
        #expect(query.references == [.codelist, .valueList])
        #expect(query.selection.filter("OBS_VALUE") != nil)
        #expect(query.selection.updatedAfter?.hasZone == false)
        let plain = try availabilityQuery("availability/dataflow/ECB/EXR/?references=all", .v2)
        #expect(plain.references == .all && plain.mode == .exact && plain.components == .all)
    }

    @Test func `a key may be shorter than the dimensions and not longer`() throws {
        let query = try dataQuery("data/*/*/*/*/D.USD", .v2)
        #expect(query.selection.matches(key: ["D", "USD", "EUR"]))
        #expect(!query.selection.matches(key: ["D", "GBP", "EUR"]))
        try query.selection.checkKeys(dimensions: ["FREQ", "CURRENCY"])
        let error = #expect(throws: SDMXError.self) {
            try query.selection.checkKeys(dimensions: ["FREQ"])
        }
        #expect(error?.expected.contains("FREQ") == true)
    }
}
