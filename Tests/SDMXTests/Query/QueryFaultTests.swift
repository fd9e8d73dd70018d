import SDMX
import TestKit
import Testing

@Suite struct QueryFaultTests {
    /// What was asked, what the message must name, and what it must offer.
    private static let old: [(String, String, String)] = [
        ("", "resource", "data"),
        ("dat/EXR", "\"dat\" for resource, part 1", "availableconstraint"),
        ("data", "flowRef, part 2", "AGENCY,ID"),
        ("data/A,B,1.0,X", "flowRef, part 2", "AGENCY,ID,VERSION"),
        ("data/A,,1.0", "flowRef, part 2", "no empty one"),
        ("data/A,B,x", "\"x\" for flowRef", "latest"),
        ("data/A,B,*", "\"*\" for flowRef", "latest"),
        ("data/E R", "\"E R\" for flowRef", "letters"),
        ("data//all", "part 2 of the path", "*"),
        ("data/EXR/A+/ECB", "key, part 3", "empty"),
        ("data/EXR/A*.B", "\"A*\" for key", "blanks"),
        ("data/EXR/A,B", "\"A,B\" for key", "blanks"),
        ("data/EXR/all/A,B,C", "providerRef, part 4", "AGENCY,ID"),
        ("data/EXR/all/all/X", "\"X\" for part 5", "{flowRef}/{key}/{providerRef}"),
        ("data/EXR?startPeriod=2020-13", "\"2020-13\" for parameter startPeriod", "2024-Q2"),
        ("data/EXR?startPeriod=2021-02-29", "startPeriod", "2024-05-15"),
        ("data/EXR?endPeriod=2020-Q5", "endPeriod", "2024-Q2"),
        ("data/EXR?updatedAfter=2020-01-01", "updatedAfter", "Z"),
        ("data/EXR?updatedAfter=2020-01-01T25:00:00", "updatedAfter", "Z"),
        ("data/EXR?firstNObservations=0", "\"0\" for parameter firstNObservations", "from 1"),
        ("data/EXR?lastNObservations=-1", "lastNObservations", "from 1"),
        ("data/EXR?lastNObservations=99999999999999999999", "lastNObservations", "from 1"),
        ("data/EXR?lastNObservations=1&lastNObservations=2", "second parameter last", "once"),
        ("data/EXR?lastNObservations=", "parameter lastNObservations", "value"),
        ("data/EXR?lastNObservations", "parameter lastNObservations", "value"),
        ("data/EXR?detail=some", "\"some\" for parameter detail", "serieskeysonly"),
        ("data/EXR?includeHistory=yes", "includeHistory", "true or false"),
        ("data/EXR?startperiod=2020", "\"startperiod\"", "startPeriod, endPeriod"),
        ("data/EXR?c[FREQ]=A", "\"c[FREQ]\"", "detail"),
        ("data/EXR?dimensionAtObservation=A.B", "dimensionAtObservation", "id"),
        ("codelist/ECB/CL/1.0/A/B", "\"B\" for part 6", "{itemID}"),
        ("dataflow/ECB/EXR/1.0/A", "\"A\" for itemID", "dataflow has no items"),
        ("codelist/ECB/CL/1.0-draft", "version, part 4", "1.0"),
        ("codelist/ECB/CL?detail=raw", "detail", "referencepartial"),
        ("codelist/ECB/CL?references=ancestors", "references", "descendants"),
        ("codelist/ECB/CL?references=parents,children", "references", "descendants"),
        ("codelist/all+ECB", "agencyID, part 2", "alone"),
        ("schema/dataflow/ECB", "resourceID, part 4", "id"),
        ("schema/codelist/ECB/X", "\"codelist\" for context", "provisionagreement"),
        ("availableconstraint/EXR?mode=none", "mode", "available"),
        ("availableconstraint/EXR?references=valuelist", "references", "conceptscheme"),
    ]

    private static let new: [(String, String, String)] = [
        ("dataflow/ECB/EXR", "resource, part 1", "structure/dataflow"),
        ("registration/id/1", "resource, part 1", "availability"),
        ("data/flow/ECB", "\"flow\" for context", "provisionagreement"),
        ("data/dataflow/.ECB", "agencyID, part 3", "dots"),
        ("data/dataflow/..", "agencyID, part 3", "dots"),
        ("data/dataflow/ECB/EXR/1.x", "\"1.x\" for version, part 5", "1.2+.0"),
        ("data/dataflow/ECB/EXR/99999999999.0", "version", "1.2+.0"),
        ("data/dataflow/ECB/EXR/1.0,*", "version", "alone"),
        ("data/dataflow/ECB/EXR/1.0/A.B,", "key, part 6", "empty"),
        ("data/dataflow/ECB/EXR/1.0/A.B/FREQ", "\"FREQ\" for part 7", "{version}/{key}"),
        ("data?startPeriod=2020", "\"startPeriod\"", "c[TIME_PERIOD]=ge:"),
        ("data?detail=full", "\"detail\"", "attributes, measures"),
        ("data?c[FREQ]=A&c%5BFREQ%5D=M", "second parameter c[FREQ]", "once"),
        ("data?c[]=A", "component", "id"),
        ("data?c[A B]=A", "component", "id"),
        ("data?c[A=A", "\"c[A\"", "c[COMPONENT]"),
        ("data?c=A", "\"c\"", "c[COMPONENT]"),
        ("data?c[X]=A,,B", "parameter c[X]", "empty"),
        ("data?c[X]=A+", "parameter c[X]", "empty"),
        ("data?c[X]=ge:", "\"ge:\" for parameter c[X]", "behind ge:"),
        ("data?c[TIME_PERIOD]=ge:2020-14", "\"ge:2020-14\" for parameter c[TIME", "2024-Q2"),
        ("data?c[TIME_PERIOD]=gte:2020", "gte:2020", "ge:"),
        ("data?offset=-1", "offset", "from 0"),
        ("data?limit=0", "limit", "from 1"),
        ("data?sort=A:up", "\"A:up\" for parameter sort", "desc"),
        ("data?sort=A+A:desc", "sort", "once"),
        ("data?sort=*+A", "sort", "alone"),
        ("data?attributes=all,X", "attributes", "alone"),
        ("data?measures=none,X", "measures", "alone"),
        ("data?reportingYearStartDay=07-01", "reportingYearStartDay", "--07-01"),
        ("data?reportingYearStartDay=--02-30", "reportingYearStartDay", "--07-01"),
        (
            "data?asOf=2020-01-01T00:00:00Z&updatedAfter=2020-01-02T00:00:00Z", "asOf",
            "updatedAfter, 2020-01-02T00:00:00Z"
        ),
        ("structure/contentconstraint/ECB", "artefactType, part 2", "dataconstraint"),
        ("structure/codelist/ECB+BIS", "\"ECB+BIS\" for agencyID", "letters"),
        ("structure/codelist/ECB/CL/1.0/A,", "itemID, part 6", "empty"),
        ("structure/codelist?references=none,all", "\"none\" for parameter references", "parents"),
        ("metadata", "part 2 of the path", "metadataset"),
        ("metadata/datastructure/ECB", "part 2 of the path", "structure/datastructure"),
        ("schema/dataflow/ECB/EXR/*", "\"*\" for version", "one version"),
        ("schema/dataflow/ECB/EXR?explicitMeasure=true", "explicitMeasure", "deletion"),
        ("availability/dataflow/ECB/EXR/1.0/A/FREQ/X", "\"X\" for part 8", "{componentID}"),
    ]

    @Test(arguments: QueryGrammar.allCases)
    func `a fault names its part and what is allowed there`(_ grammar: QueryGrammar) throws {
        for (text, found, expected) in grammar == .v1 ? Self.old : Self.new {
            let error = try #require(queryFault(text, grammar), "\(text)")
            #expect(error.kind == .query, "\(text): \(error)")
            #expect(error.found.contains(found), "\(text): \(error)")
            #expect(error.expected.contains(expected), "\(text): \(error)")
        }
    }

    @Test func `a fault is located by its byte`() throws {
        #expect(queryFault("data/EXR/A+/ECB", .v1)?.byte == 9)
        #expect(queryFault("/data/dataflow/ECB/EXR/1.x?limit=1", .v2)?.byte == 23)
        #expect(queryFault("data?limit=1&offset=x", .v2)?.byte == 20)
        #expect(
            queryFault("data?limit=x", .v2)?.description
                == """
                byte 11: found "x" for parameter limit; expected a whole number from 1 to \
                9223372036854775807
                """)
    }

    @Test(
        arguments: [
            ("data/EXR/%", SDMXError.Kind.query), ("data/EXR/%4", .query),
            ("data/EXR/%GG", .query), ("data/EXR/%00", .query), ("data/EXR/%0A", .query),
            ("data/%ff%fe", .encoding), ("data/EXR?detail=%E2%82", .encoding),
        ])
    func `wrong encodings are refused`(_ text: String, _ kind: SDMXError.Kind) {
        #expect(queryFault(text, .v1)?.kind == kind)
    }

    @Test func `what is encoded twice is decoded once`() throws {
        #expect(queryFault("data/EXR/A%252EB", .v1) == nil)
        #expect(
            try dataQuery("data/EXR/A%252EB", .v1).selection.keys == [QueryKey([["A%2EB"]])])
        // An encoded slash, question mark or ampersand is no separator.
        #expect(try dataQuery("data/EXR/A%2FB%3F", .v1).selection.keys == [QueryKey([["A/B?"]])])
        #expect(
            try dataQuery("data?c[X]=a%26b%3Dc", .v2).selection.filters
                == [ComponentFilter("X", oneOf: ["a&b=c"])])
    }

    @Test func `a megabyte is refused or read in good time`() throws {
        let long = String(repeating: "A+", count: 524_288)
        #expect(queryFault("data/EXR/" + long, .v1)?.kind == .limit)
        for text in [
            "data/EXR/" + long + "A", "data/EXR?" + String(repeating: "&", count: 1_000_000),
            "data/EXR/" + String(repeating: ".", count: 1_000_000),
            "data/EXR?" + (0..<100_000).map { "p\($0)=1" }.joined(separator: "&"),
            String(repeating: "/", count: 1_000_000), String(repeating: "%41", count: 300_000),
        ] {
            for grammar in QueryGrammar.allCases {
                let reader = QueryReader(grammar, longest: 2_000_000)
                do {
                    let query = try reader.read(text).query
                    _ = try query.rendered(.v1_5)
                    _ = try query.rendered(.v2_2, dimensions: ["A", "B"])
                } catch {
                    #expect(error.description.utf8.count < 2_000)
                }
            }
        }
    }

    @Test func `what a service adds is handed over, and only that`() throws {
        let reader = QueryReader(.v2, extensions: ["format", "lang"])
        let request = try reader.read("data/dataflow?format=csv%2Bx&limit=5&lang=fr")
        #expect(request.value("format") == "csv+x" && request.value("lang") == "fr")
        #expect(request.extensions.map(\.name) == ["format", "lang"])
        let error = #expect(throws: SDMXError.self) { try reader.read("data?formt=csv") }
        #expect(error?.expected.hasSuffix("asOf, format, lang") == true)
    }

    @Test func `mutated queries are read or refused with a place`() throws {
        var generator = SeededGenerator(seed: 11)
        let seeds =
            (Self.old + Self.new).map(\.0) + [
                "data/ECB,EXR,1.0/D.USD+GBP..A/ECB?startPeriod=2020-W53&endPeriod=2020-12-31Z",
                "data/dataflow/ECB/EXR/1.2+.0/D.*.A,M?c[TIME_PERIOD]=ge:2020+le:2021,2024-Q1&sort=A+B",
                "structure/codelist/BIS,ECB/CL/1.0~.0/A,B.C?references=parents,codelist",
            ]
        for _ in 0..<10_000 {
            let seed = Array((seeds.randomElement(using: &generator) ?? "").utf8)
            let text = String(decoding: mutated(seed, using: &generator), as: UTF8.self)
            for grammar in QueryGrammar.allCases {
                do {
                    let query = try Query(text, grammar)
                    let written = try query.text(grammar.newest)
                    let again = try Query(written, grammar)
                    // Several codes in a position become several keys in 2.x.
                    #expect(again == query || grammar == .v2 && text.contains("+"), "\(text)")
                    #expect(try again.text(grammar.newest) == written, "\(text)")
                    #expect(!path(written).contains(".."), "\(text) became \(written)")
                } catch {
                    #expect(error.kind != .value, "\(text): \(error)")
                    #expect(!error.found.isEmpty && !error.expected.isEmpty)
                }
            }
        }
    }
}
