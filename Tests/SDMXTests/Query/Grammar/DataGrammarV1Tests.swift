import SDMX
import Testing

/// URLs of data and availability in SDMX REST 1.5.
@Suite struct DataGrammarV1Tests {
    @Test func `flowRef has one, two or three parts`() {
        GrammarTable(
            """
            data/STOCKS -> data dataflow *:STOCKS(~)
            /data/STOCKS -> data dataflow *:STOCKS(~)
            data/STOCKS/ -> data dataflow *:STOCKS(~)
            DATA/STOCKS -> data dataflow *:STOCKS(~)
            Data/STOCKS/all -> data dataflow *:STOCKS(~)
            data/stocks -> data dataflow *:stocks(~)
            data/ILO,STOCKS -> data dataflow ILO:STOCKS(~)
            data/UN.ESCWA,STOCKS -> data dataflow UN.ESCWA:STOCKS(~)
            data/UN.ESCWA.STAT,STOCKS -> data dataflow UN.ESCWA.STAT:STOCKS(~)
            data/all,STOCKS -> data dataflow *:STOCKS(~)
            data/*,STOCKS -> data dataflow *:STOCKS(~)
            data/ALL,STOCKS -> data dataflow *:STOCKS(~)
            data/ILO,all -> data dataflow ILO:*(~)
            data/all -> data dataflow *:*(~)
            data/* -> data dataflow *:*(~)
            data/ILO,STOCKS,1.0 -> data dataflow ILO:STOCKS(1.0)
            data/ILO,STOCKS,1 -> data dataflow ILO:STOCKS(1)
            data/ILO,STOCKS,2.10 -> data dataflow ILO:STOCKS(2.10)
            data/ILO,STOCKS,1.2.3 -> data dataflow ILO:STOCKS(1.2.3)
            data/ILO,STOCKS,latest -> data dataflow ILO:STOCKS(~)
            data/ILO,STOCKS,LATEST -> data dataflow ILO:STOCKS(~)
            data/ILO,STOCKS, -> data dataflow ILO:STOCKS(~)
            data/all,STOCKS,latest -> data dataflow *:STOCKS(~)
            data/A-B_C,X@Y$Z -> data dataflow A-B_C:X@Y$Z(~)
            data/DSD%40FLOW -> data dataflow *:DSD@FLOW(~)
            data/ILO%2CSTOCKS -> data dataflow ILO:STOCKS(~)
            """
        ).check(.v1)
    }

    @Test func `a key has codes, blanks, stars and plus`() {
        GrammarTable(
            """
            data/F/A -> data dataflow *:F(~) key=A
            data/F/A.B.C -> data dataflow *:F(~) key=A.B.C
            data/F/A..C -> data dataflow *:F(~) key=A.*.C
            data/F/A.*.C -> data dataflow *:F(~) key=A.*.C
            data/F/.B -> data dataflow *:F(~) key=*.B
            data/F/B. -> data dataflow *:F(~) key=B.*
            data/F/..B.. -> data dataflow *:F(~) key=*.*.B.*.*
            data/F/*.*.B -> data dataflow *:F(~) key=*.*.B
            data/F/. -> data dataflow *:F(~) key=*.*
            data/F/A+B -> data dataflow *:F(~) key=A|B
            data/F/A%2BB -> data dataflow *:F(~) key=A|B
            data/F/A+B+C.D+E -> data dataflow *:F(~) key=A|B|C.D|E
            data/F/A+B..D+E. -> data dataflow *:F(~) key=A|B.*.D|E.*
            data/F/A%2EB -> data dataflow *:F(~) key=A.B
            data/F/a.B -> data dataflow *:F(~) key=a.B
            data/F/_T._Z._O -> data dataflow *:F(~) key=_T._Z._O
            data/F/Y15T24.Y_GE65 -> data dataflow *:F(~) key=Y15T24.Y_GE65
            data/F/0.1.2 -> data dataflow *:F(~) key=0.1.2
            data/F/A-B.C_D.E@F.G$H -> data dataflow *:F(~) key=A-B.C_D.E@F.G$H
            data/F/all -> data dataflow *:F(~)
            data/F/* -> data dataflow *:F(~)
            data/F/ALL -> data dataflow *:F(~) key=ALL
            data/F/all.A -> data dataflow *:F(~) key=all.A
            data/F/A+A -> data dataflow *:F(~) key=A|A
            data/F/M%C3%A9xico -> data dataflow *:F(~) key=México
            """
        ).check(.v1)
    }

    @Test func `providerRef has one or two parts, several by plus`() {
        GrammarTable(
            """
            data/F/all/INEGI -> data dataflow *:F(~) by=INEGI
            data/F/all/INEGI/ -> data dataflow *:F(~) by=INEGI
            data/F/A.B/INEGI -> data dataflow *:F(~) key=A.B by=INEGI
            data/F/all/UN,INEGI -> data dataflow *:F(~) by=UN:INEGI
            data/F/all/UN.STAT,INEGI -> data dataflow *:F(~) by=UN.STAT:INEGI
            data/F/all/all,INEGI -> data dataflow *:F(~) by=INEGI
            data/F/all/*,INEGI -> data dataflow *:F(~) by=INEGI
            data/F/all/INEGI+CBS -> data dataflow *:F(~) by=INEGI|CBS
            data/F/all/UN,INEGI+ILO,CBS -> data dataflow *:F(~) by=UN:INEGI|ILO:CBS
            data/F/all/INEGI%2BCBS -> data dataflow *:F(~) by=INEGI|CBS
            data/F/all/all -> data dataflow *:F(~)
            data/F/all/* -> data dataflow *:F(~)
            """
        ).check(.v1)
    }

    @Test func `startPeriod and endPeriod take every form of a period`() {
        let forms = [
            "2020", "2020Z", "2020-01", "2020-12-31", "2020-A1", "2020-S2", "2020-T3", "2020-Q4",
            "2020-M09", "2020-W53", "2020-D366", "2020-02-29T23:59:59", "2020-01-01T00:00:00Z",
            "2020-01-01T00:00:00+02:00", "2020-01-01T00:00:00.5", "2015-07-01/P5Y",
            "2020-01-01T00:00:00/PT6H", "2020-01+01:00", "2020-Q1-05:00",
        ]
        for form in forms {
            let written = form.replacing("+", with: "%2B").replacing(":", with: "%3A")
                .replacing("/", with: "%2F")
            GrammarTable(
                """
                data/F?startPeriod=\(form) -> data dataflow *:F(~) TIME_PERIOD=ge:\(form)
                data/F?endPeriod=\(form) -> data dataflow *:F(~) TIME_PERIOD=le:\(form)
                data/F/A?endPeriod=\(written) -> data dataflow *:F(~) key=A TIME_PERIOD=le:\(form)
                """
            ).check(.v1)
        }
        GrammarTable(
            """
            data/F?startPeriod=2019&endPeriod=2020-Q2 -> data dataflow *:F(~) TIME_PERIOD=ge:2019&le:2020-Q2
            data/F?endPeriod=2020-Q2&startPeriod=2019 -> data dataflow *:F(~) TIME_PERIOD=ge:2019&le:2020-Q2
            data/F?startPeriod=2021&endPeriod=2020 -> data dataflow *:F(~) TIME_PERIOD=ge:2021&le:2020
            """
        ).check(.v1)
    }

    @Test func `the other parameters of data are read in any order`() {
        GrammarTable(
            """
            data/F?updatedAfter=2026-01-02T03:04:05Z -> data dataflow *:F(~) since=2026-01-02T03:04:05Z
            data/F?updatedAfter=2026-01-02T03:04:05 -> data dataflow *:F(~) since=2026-01-02T03:04:05
            data/F?updatedAfter=2026-01-02T03:04:05.678Z -> data dataflow *:F(~) since=2026-01-02T03:04:05.678Z
            data/F?updatedAfter=2026-01-02T03%3A04%3A05%2B01%3A00 -> data dataflow *:F(~) since=2026-01-02T03:04:05+01:00
            data/F?updatedAfter=2026-01-02T03:04:05%2001:00 -> data dataflow *:F(~) since=2026-01-02T03:04:05+01:00
            data/F?firstNObservations=1 -> data dataflow *:F(~) first=1
            data/F?firstNObservations=007 -> data dataflow *:F(~) first=7
            data/F?lastNObservations=12 -> data dataflow *:F(~) last=12
            data/F?firstNObservations=3&lastNObservations=2 -> data dataflow *:F(~) first=3 last=2
            data/F?dimensionAtObservation=TIME_PERIOD -> data dataflow *:F(~) at=TIME_PERIOD
            data/F?dimensionAtObservation=AllDimensions -> data dataflow *:F(~) at=AllDimensions
            data/F?dimensionAtObservation=SEX -> data dataflow *:F(~) at=SEX
            data/F?detail=full -> data dataflow *:F(~)
            data/F?detail=dataonly -> data dataflow *:F(~) attributes=none
            data/F?detail=dataOnly -> data dataflow *:F(~) attributes=none
            data/F?detail=serieskeysonly -> data dataflow *:F(~) attributes=none measures=none
            data/F?detail=nodata -> data dataflow *:F(~) attributes=(dataset)|(series) measures=none
            data/F?includeHistory=true -> data dataflow *:F(~) history
            data/F?includeHistory=TRUE -> data dataflow *:F(~) history
            data/F?includeHistory=1 -> data dataflow *:F(~) history
            data/F?includeHistory=false -> data dataflow *:F(~)
            data/F?includeHistory=0 -> data dataflow *:F(~)
            data/F? -> data dataflow *:F(~)
            data/F?& -> data dataflow *:F(~)
            data/F/?lastNObservations=1& -> data dataflow *:F(~) last=1
            data/F?lastNObservations=1#top -> data dataflow *:F(~) last=1
            data/F?lastNObservations=1&includeHistory=true&startPeriod=2020 -> data dataflow *:F(~) TIME_PERIOD=ge:2020 last=1 history
            data/UN,F,1.0/A..C/INEGI?startPeriod=2020&detail=dataonly&lastNObservations=1 -> data dataflow UN:F(1.0) key=A.*.C by=INEGI TIME_PERIOD=ge:2020 last=1 attributes=none
            """
        ).check(.v1)
    }

    @Test func `availability has a dimension behind the provider`() {
        GrammarTable(
            """
            availableconstraint/F -> availability dataflow *:F(~)
            AvailableConstraint/F -> availability dataflow *:F(~)
            availableconstraint/UN,F,1.0/A.B -> availability dataflow UN:F(1.0) key=A.B
            availableconstraint/F/all/all/all -> availability dataflow *:F(~)
            availableconstraint/F/all/all/* -> availability dataflow *:F(~)
            availableconstraint/F/all/all/SEX -> availability dataflow *:F(~) of=SEX
            availableconstraint/F/all/all/TIME_PERIOD -> availability dataflow *:F(~) of=TIME_PERIOD
            availableconstraint/F/A../INEGI/SEX -> availability dataflow *:F(~) key=A.*.* by=INEGI of=SEX
            availableconstraint/F?mode=exact -> availability dataflow *:F(~)
            availableconstraint/F?mode=available -> availability dataflow *:F(~) mode=available
            availableconstraint/F?mode=AVAILABLE -> availability dataflow *:F(~) mode=available
            availableconstraint/F?references=none -> availability dataflow *:F(~)
            availableconstraint/F?references=all -> availability dataflow *:F(~) with=*
            availableconstraint/F?references=codelist -> availability dataflow *:F(~) with=codelist
            availableconstraint/F?references=datastructure -> availability dataflow *:F(~) with=datastructure
            availableconstraint/F?references=conceptscheme -> availability dataflow *:F(~) with=conceptscheme
            availableconstraint/F?references=dataflow -> availability dataflow *:F(~) with=dataflow
            availableconstraint/F?references=dataproviderscheme -> availability dataflow *:F(~) with=dataproviderscheme
            availableconstraint/F?startPeriod=2020&endPeriod=2021 -> availability dataflow *:F(~) TIME_PERIOD=ge:2020&le:2021
            availableconstraint/F?updatedAfter=2026-01-02T03:04:05Z -> availability dataflow *:F(~) since=2026-01-02T03:04:05Z
            """
        ).check(.v1)
    }

    @Test func `metadata are asked for as data are`() {
        GrammarTable(
            """
            metadata/ESMS -> metadata as dataflow *:ESMS(~)
            metadata/UN,ESMS,1.0/all/INEGI -> metadata as dataflow UN:ESMS(1.0) by=INEGI
            metadata/ESMS/A.B?startPeriod=2020&detail=full -> metadata as dataflow *:ESMS(~) key=A.B TIME_PERIOD=ge:2020
            """
        ).check(.v1)
    }
}
