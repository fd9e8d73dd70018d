import SDMX
import Testing

/// URLs of data and availability in SDMX REST 2.2.
@Suite struct DataGrammarV2Tests {
    @Test func `contexts, agencies and ids are lists by comma, and each may be left out`() {
        GrammarTable(
            """
            data -> data * *:*(*)
            data/ -> data * *:*(*)
            data/* -> data * *:*(*)
            data/all -> data * *:*(*)
            data/*/*/*/*/* -> data * *:*(*)
            data/dataflow -> data dataflow *:*(*)
            data/datastructure -> data datastructure *:*(*)
            data/provisionagreement -> data provisionagreement *:*(*)
            data/DataFlow -> data dataflow *:*(*)
            data/dataflow,datastructure -> data dataflow|datastructure *:*(*)
            data/dataflow/UN -> data dataflow UN:*(*)
            data/dataflow/UN.STAT -> data dataflow UN.STAT:*(*)
            data/dataflow/UN,ILO -> data dataflow UN|ILO:*(*)
            data/dataflow/UN%2CILO -> data dataflow UN|ILO:*(*)
            data/dataflow/*/F -> data dataflow *:F(*)
            data/dataflow/UN/F -> data dataflow UN:F(*)
            data/dataflow/UN/F,G -> data dataflow UN:F|G(*)
            data/dataflow/UN/X@Y$Z-1 -> data dataflow UN:X@Y$Z-1(*)
            data/dataflow/UN/F/ -> data dataflow UN:F(*)
            data/*/UN/F -> data * UN:F(*)
            """
        ).check(.v2)
    }

    /// As a URL has it, and as it is understood.
    static let versions = [
        ("~", "~"), ("+", "+"), ("%2B", "+"), ("*", "*"), ("latest", "~"), ("all", "*"),
        ("1", "1"), ("1.0", "1.0"), ("1.2.3", "1.2.3"), ("0.0.1", "0.0.1"),
        ("10.20.30", "10.20.30"),
        ("1.2.3-draft", "1.2.3-draft"), ("1.2.3-rc.1", "1.2.3-rc.1"), ("1+.0.0", "1+.0.0"),
        ("1.2+.0", "1.2+.0"), ("1.2.3+", "1.2.3+"), ("1.0+.0", "1.0+.0"), ("1.+.0", "1.0+.0"),
        ("1.2.+", "1.2.0+"), ("+.0.0", "+"), ("1~.0.0", "1~.0.0"), ("1.2~.0", "1.2~.0"),
        ("1.2.3~", "1.2.3~"), ("1*.0.0", "1*.0.0"), ("1.2*.0", "1.2*.0"), ("1.2.3*", "1.2.3*"),
        ("1.2*", "1.2*"), ("1.2~", "1.2~"), ("1.0.0,2.0.0", "1.0.0|2.0.0"), ("1.0,+", "1.0|+"),
        ("1.0.0,~,1.2+.0", "1.0.0|~|1.2+.0"),
    ]

    @Test func `versions are exact, the latest, stable, all or within a range`() {
        for (text, wanted) in Self.versions {
            // `*` within a list of one is all.
            let kept = wanted == "*" ? "*" : wanted
            GrammarTable(
                """
                data/dataflow/UN/F/\(text) -> data dataflow UN:F(\(kept))
                availability/dataflow/UN/F/\(text) -> availability dataflow UN:F(\(kept))
                structure/dataflow/UN/F/\(text) -> structure dataflow UN:F(\(kept))
                metadata/structure/dataflow/UN/F/\(text) -> metadata of dataflow UN:F(\(kept))
                metadata/metadataflow/UN/F/\(text) -> metadata flows UN:F(\(kept))
                metadata/metadataset/UN/F/\(text) -> metadata sets UN:F(\(kept))
                """
            ).check(.v2)
        }
    }

    @Test func `keys have codes and stars, and are a list by comma`() {
        GrammarTable(
            """
            data/dataflow/UN/F/*/A -> data dataflow UN:F(*) key=A
            data/dataflow/UN/F/*/A.B.C -> data dataflow UN:F(*) key=A.B.C
            data/dataflow/UN/F/*/A.*.C -> data dataflow UN:F(*) key=A.*.C
            data/dataflow/UN/F/*/A..C -> data dataflow UN:F(*) key=A.*.C
            data/dataflow/UN/F/*/*.*.C -> data dataflow UN:F(*) key=*.*.C
            data/dataflow/UN/F/*/A.* -> data dataflow UN:F(*) key=A.*
            data/dataflow/UN/F/*/A,B -> data dataflow UN:F(*) key=A/B
            data/dataflow/UN/F/*/A.B,C.D -> data dataflow UN:F(*) key=A.B/C.D
            data/dataflow/UN/F/*/A.*,*.D,E.F.G -> data dataflow UN:F(*) key=A.*/*.D/E.F.G
            data/dataflow/UN/F/*/A%2CB -> data dataflow UN:F(*) key=A/B
            data/dataflow/UN/F/*/* -> data dataflow UN:F(*)
            data/dataflow/UN/F/*/all -> data dataflow UN:F(*)
            data/dataflow/UN/F/~/A._T.Y15T24 -> data dataflow UN:F(~) key=A._T.Y15T24
            """
        ).check(.v2)
    }

    @Test func `several codes by plus are read in 2.2 too, and written as several keys`() throws {
        let query = try Query("data/dataflow/UN/F/*/A+B.C", .v2)
        #expect("\(QuerySketch(query))" == "data dataflow UN:F(*) key=A|B.C")
        #expect(try query.text(.v2_2) == "data/dataflow/UN/F/*/A.C,B.C")
    }

    @Test func `a filter has each operator, by name, and none is equal`() {
        for name in ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"] {
            GrammarTable(
                """
                data?c[SEX]=\(name):F -> data * *:*(*) SEX=\(name):F
                data?c%5BSEX%5D=\(name)%3AF -> data * *:*(*) SEX=\(name):F
                data?c[OBS_VALUE]=\(name):1.5e3 -> data * *:*(*) OBS_VALUE=\(name):1.5e3
                data?c[SEX]=\(name):F,\(name):M -> data * *:*(*) SEX=\(name):F or \(name):M
                data?c[SEX]=\(name):F+\(name):M -> data * *:*(*) SEX=\(name):F&\(name):M
                data?c[TIME_PERIOD]=\(name):2020 -> data * *:*(*) TIME_PERIOD=\(name):2020
                availability?c[SEX]=\(name):F -> availability * *:*(*) SEX=\(name):F
                """
            ).check(.v2)
        }
    }

    @Test func `commas are or, plus is and, and plus binds closer`() {
        GrammarTable(
            """
            data?c[X]=A -> data * *:*(*) X=eq:A
            data?c[X]=A,B -> data * *:*(*) X=eq:A or eq:B
            data?c[X]=A+B -> data * *:*(*) X=eq:A&eq:B
            data?c[X]=A%2BB -> data * *:*(*) X=eq:A&eq:B
            data?c[X]=A%2CB -> data * *:*(*) X=eq:A or eq:B
            data?c[X]=ge:A+le:B -> data * *:*(*) X=ge:A&le:B
            data?c[X]=A,B+C -> data * *:*(*) X=eq:A or eq:B&eq:C
            data?c[X]=A+B,C -> data * *:*(*) X=eq:A&eq:B or eq:C
            data?c[X]=ge:A+le:B,ge:C+le:D -> data * *:*(*) X=ge:A&le:B or ge:C&le:D
            data?c[X]=ne:A,B -> data * *:*(*) X=ne:A or eq:B
            data?c[X]=ne:A+B -> data * *:*(*) X=ne:A&eq:B
            data?c[X]=ne:A+ne:B+ne:C -> data * *:*(*) X=ne:A&ne:B&ne:C
            data?c[X]=A&c[Y]=B -> data * *:*(*) X=eq:A Y=eq:B
            data?c[Y]=B&limit=1&c[X]=A -> data * *:*(*) Y=eq:B X=eq:A limit=1
            data?c[M.NAME]=co:stat -> data * *:*(*) M.NAME=co:stat
            data?c[X]=gte:A -> data * *:*(*) X=eq:gte:A
            data?c[X]=GE:A -> data * *:*(*) X=eq:GE:A
            data?c[X]=eq:ne:A -> data * *:*(*) X=eq:ne:A
            data?c[X]=co:a%20b%26c -> data * *:*(*) X=co:a b&c
            data?c[X]=100%25 -> data * *:*(*) X=eq:100%
            data?c[X]=co:%3D -> data * *:*(*) X=co:=
            data?c[X]=a=b -> data * *:*(*) X=eq:a=b
            data?c[X]=* -> data * *:*(*) X=eq:*
            data?c[TIME_PERIOD]=2020-Q1 -> data * *:*(*) TIME_PERIOD=eq:2020-Q1
            data?c[TIME_PERIOD]=ge:2020-01+le:2020-12 -> data * *:*(*) TIME_PERIOD=ge:2020-01&le:2020-12
            data?c[TIME_PERIOD]=2015-07-01/P5Y -> data * *:*(*) TIME_PERIOD=eq:2015-07-01/P5Y
            data?c[TIME_PERIOD]=2015-07-01%2FP5Y -> data * *:*(*) TIME_PERIOD=eq:2015-07-01/P5Y
            data?c[TIME_PERIOD]=ge:2020-01-01T00:00:00 -> data * *:*(*) TIME_PERIOD=ge:2020-01-01T00:00:00
            data?c[TIME_PERIOD]=ge:2020-01-01T00:00:00%2B01:00 -> data * *:*(*) TIME_PERIOD=ge:2020-01-01T00:00:00+01:00
            data?c[TIME_PERIOD]=ge:2020-01-01T00:00:00+01:00+le:2021 -> data * *:*(*) TIME_PERIOD=ge:2020-01-01T00:00:00+01:00&le:2021
            data?c[TIME_PERIOD]=2019,2021-Q1 -> data * *:*(*) TIME_PERIOD=eq:2019 or eq:2021-Q1
            data?c[TIME_PERIOD]=ge:2010-Q3&reportingYearStartDay=--07-01 -> data * *:*(*) TIME_PERIOD=ge:2010-Q3 year=--07-01
            """
        ).check(.v2)
    }

    @Test func `attributes and measures are asked for by class and by id`() {
        GrammarTable(
            """
            data?attributes=dsd -> data * *:*(*)
            data?attributes=all -> data * *:*(*) attributes=all
            data?attributes=none -> data * *:*(*) attributes=none
            data?attributes=msd -> data * *:*(*) attributes=(msd)
            data?attributes=dataset -> data * *:*(*) attributes=(dataset)
            data?attributes=series -> data * *:*(*) attributes=(series)
            data?attributes=obs -> data * *:*(*) attributes=(obs)
            data?attributes=OBS_STATUS -> data * *:*(*) attributes=OBS_STATUS
            data?attributes=OBS_STATUS,UNIT -> data * *:*(*) attributes=OBS_STATUS|UNIT
            data?attributes=series,OBS_STATUS -> data * *:*(*) attributes=(series)|OBS_STATUS
            data?attributes=dsd,msd -> data * *:*(*) attributes=(dsd)|(msd)
            data?attributes=CONTACT.NAME -> data * *:*(*) attributes=CONTACT.NAME
            data?measures=all -> data * *:*(*)
            data?measures=none -> data * *:*(*) measures=none
            data?measures=OBS_VALUE -> data * *:*(*) measures=OBS_VALUE
            data?measures=STOCK,FLOW -> data * *:*(*) measures=STOCK|FLOW
            data?attributes=none&measures=none -> data * *:*(*) attributes=none measures=none
            """
        ).check(.v2)
    }

    @Test func `paging, order and history are read`() {
        GrammarTable(
            """
            data?offset=0 -> data * *:*(*)
            data?offset=10 -> data * *:*(*) offset=10
            data?limit=1 -> data * *:*(*) limit=1
            data?offset=20&limit=10 -> data * *:*(*) offset=20 limit=10
            data?sort=SEX -> data * *:*(*) sort=SEX
            data?sort=SEX:asc -> data * *:*(*) sort=SEX
            data?sort=SEX:desc -> data * *:*(*) sort=SEX:desc
            data?sort=SEX+AGE:desc -> data * *:*(*) sort=SEX|AGE:desc
            data?sort=SEX%2BAGE%3Adesc -> data * *:*(*) sort=SEX|AGE:desc
            data?sort=SEX%20AGE -> data * *:*(*) sort=SEX|AGE
            data?sort=* -> data * *:*(*) sort=(all)
            data?sort=*:desc -> data * *:*(*) sort=(all):desc
            data?sort=series_key -> data * *:*(*) sort=(series)
            data?sort=series_key:desc+TIME_PERIOD -> data * *:*(*) sort=(series):desc|TIME_PERIOD
            data?asOf=2026-01-02T03:04:05Z -> data * *:*(*) asOf=2026-01-02T03:04:05Z
            data?asOf=2026-01-02T03:04:05%2B02:00 -> data * *:*(*) asOf=2026-01-02T03:04:05+02:00
            data?updatedAfter=2026-01-01T00:00:00Z&asOf=2026-01-02T00:00:00Z -> data * *:*(*) since=2026-01-01T00:00:00Z asOf=2026-01-02T00:00:00Z
            data?updatedAfter=2026-01-01T00:00:00Z&asOf=2026-01-01T00:00:00Z -> data * *:*(*) since=2026-01-01T00:00:00Z asOf=2026-01-01T00:00:00Z
            data?includeHistory=true -> data * *:*(*) history
            data?includeHistory=False -> data * *:*(*)
            data?firstNObservations=2&lastNObservations=3 -> data * *:*(*) first=2 last=3
            data?dimensionAtObservation=AllDimensions -> data * *:*(*) at=AllDimensions
            data?reportingYearStartDay=--12-31 -> data * *:*(*) year=--12-31
            """
        ).check(.v2)
    }

    @Test func `availability has a list of dimensions behind the key`() {
        GrammarTable(
            """
            availability -> availability * *:*(*)
            availability/dataflow/UN/F -> availability dataflow UN:F(*)
            availability/datastructure/UN/D/1.0.0 -> availability datastructure UN:D(1.0.0)
            availability/dataflow/UN/F/*/A.B -> availability dataflow UN:F(*) key=A.B
            availability/dataflow/UN/F/*/A.B,C.D -> availability dataflow UN:F(*) key=A.B/C.D
            availability/dataflow/UN/F/*/*/SEX -> availability dataflow UN:F(*) of=SEX
            availability/dataflow/UN/F/*/*/SEX,AGE -> availability dataflow UN:F(*) of=SEX|AGE
            availability/dataflow/UN/F/*/*/* -> availability dataflow UN:F(*)
            availability/*/*/*/*/*/TIME_PERIOD -> availability * *:*(*) of=TIME_PERIOD
            availability?mode=available -> availability * *:*(*) mode=available
            availability?mode=exact -> availability * *:*(*)
            availability?references=all -> availability * *:*(*) with=*
            availability?references=none -> availability * *:*(*)
            availability?references=valuelist -> availability * *:*(*) with=valuelist
            availability?references=codelist,dataflow -> availability * *:*(*) with=codelist|dataflow
            availability?references=datastructure,conceptscheme,dataproviderscheme -> availability * *:*(*) with=datastructure|conceptscheme|dataproviderscheme
            availability?updatedAfter=2026-01-02T03:04:05Z -> availability * *:*(*) since=2026-01-02T03:04:05Z
            availability?c[TIME_PERIOD]=ge:2020&reportingYearStartDay=--04-01 -> availability * *:*(*) TIME_PERIOD=ge:2020 year=--04-01
            """
        ).check(.v2)
    }
}
