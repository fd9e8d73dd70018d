import SDMX
import Testing

/// URLs that break the grammar, each with the words by which the message names the part.
@Suite struct GrammarFaultTests {
    @Test func `paths of 1.5 that are none name their part`() {
        GrammarTable(
            """
            / -> nothing for resource, part 1
            ? -> nothing for resource, part 1
            datas/F -> "datas" for resource, part 1
            availability/F -> "availability" for resource, part 1
            registration/id/1 -> "registration" for resource, part 1
            dataconstraint -> "dataconstraint" for resource, part 1
            data -> nothing for flowRef, part 2
            data/ -> nothing for flowRef, part 2
            data?lastNObservations=1 -> nothing for flowRef, part 2
            availableconstraint -> nothing for flowRef, part 2
            metadata -> nothing for flowRef, part 2
            data/, -> "," for flowRef, part 2
            data/UN, -> "UN," for flowRef, part 2
            data/,F -> ",F" for flowRef, part 2
            data/UN,,1.0 -> "UN,,1.0" for flowRef, part 2
            data/UN,F,1.0,2 -> "UN,F,1.0,2" for flowRef, part 2
            data/UN,F,+ -> "+" for flowRef, part 2
            data/UN,F,~ -> "~" for flowRef, part 2
            data/UN,F,1.0-draft -> "1.0-draft" for flowRef, part 2
            data/U N,F -> "U N" for flowRef, part 2
            data/UN..A,F -> "UN..A" for flowRef, part 2
            data/F+G -> "F+G" for flowRef, part 2
            data/F.G -> "F.G" for flowRef, part 2
            data/F:G -> "F:G" for flowRef, part 2
            data//A -> nothing for part 2 of the path
            data/F//P -> nothing for part 3 of the path
            //data/F -> nothing for part 1 of the path
            data/F/A+ -> "A+" for key, part 3
            data/F/+A -> "+A" for key, part 3
            data/F/A++B -> "A++B" for key, part 3
            data/F/A+*.B -> "*" for key, part 3
            data/F/A B -> "A B" for key, part 3
            data/F/A%20B -> "A B" for key, part 3
            data/F/A,B -> "A,B" for key, part 3
            data/F/A/P+ -> "P+" for providerRef, part 4
            data/F/A/UN,P,Q -> "UN,P,Q" for providerRef, part 4
            data/F/A/P Q -> "P Q" for providerRef, part 4
            data/F/A/,P -> ",P" for providerRef, part 4
            data/F/A/P/X -> "X" for part 5
            availableconstraint/F/A/P/SEX/X -> "X" for part 6
            availableconstraint/F/A/P/S EX -> "S EX" for componentID, part 5
            data/F/%zz -> "%" without two digits in part 3
            data/F/A% -> "%" without two digits in part 3
            data/F/%00 -> a control character in part 3
            data/%0AF -> a control character in part 2
            data/%7F -> a control character in part 2
            data/%FF -> bytes that are no text in part 2
            """
        ).refuse(.v1)
    }

    @Test func `parameters of 1.5 that are none name themselves`() {
        GrammarTable(
            """
            data/F?startPeriod= -> nothing for parameter startPeriod
            data/F?startPeriod -> nothing for parameter startPeriod
            data/F?startPeriod=20 -> "20" for parameter startPeriod
            data/F?startPeriod=2020-00 -> "2020-00" for parameter startPeriod
            data/F?startPeriod=2020-1 -> "2020-1" for parameter startPeriod
            data/F?startPeriod=2020-W54 -> "2020-W54" for parameter startPeriod
            data/F?startPeriod=2020-S3 -> "2020-S3" for parameter startPeriod
            data/F?startPeriod=2020-D367 -> "2020-D367" for parameter startPeriod
            data/F?startPeriod=2020-06-31 -> "2020-06-31" for parameter startPeriod
            data/F?endPeriod=now -> "now" for parameter endPeriod
            data/F?endPeriod=ge:2020 -> "ge:2020" for parameter endPeriod
            data/F?endPeriod=2020/P -> "2020/P" for parameter endPeriod
            data/F?endPeriod=2020-01-01T24:00:01 -> "2020-01-01T24:00:01" for parameter endPeriod
            data/F?updatedAfter=2026 -> "2026" for parameter updatedAfter
            data/F?updatedAfter=2026-01-02 -> "2026-01-02" for parameter updatedAfter
            data/F?updatedAfter=2026-01-02T03:04Z -> "2026-01-02T03:04Z" for parameter updatedAfter
            data/F?updatedAfter=yesterday -> "yesterday" for parameter updatedAfter
            data/F?firstNObservations=0 -> "0" for parameter firstNObservations
            data/F?firstNObservations=1.5 -> "1.5" for parameter firstNObservations
            data/F?firstNObservations=%2B1 -> "+1" for parameter firstNObservations
            data/F?lastNObservations=-1 -> "-1" for parameter lastNObservations
            data/F?lastNObservations=one -> "one" for parameter lastNObservations
            data/F?lastNObservations=9223372036854775808 -> for parameter lastNObservations
            data/F?dimensionAtObservation=A,B -> "A,B" for parameter dimensionAtObservation
            data/F?dimensionAtObservation=A%20B -> "A B" for parameter dimensionAtObservation
            data/F?detail=keys -> "keys" for parameter detail
            data/F?detail=allstubs -> "allstubs" for parameter detail
            data/F?includeHistory=si -> "si" for parameter includeHistory
            data/F?includeHistory=2 -> "2" for parameter includeHistory
            data/F?detail=full&detail=full -> a second parameter detail
            data/F?detail=full&d%65tail=full -> a second parameter detail
            data/F?Detail=full -> "Detail" for the name of a parameter
            data/F?limit=1 -> "limit" for the name of a parameter
            data/F?offset=1 -> "offset" for the name of a parameter
            data/F?sort=SEX -> "sort" for the name of a parameter
            data/F?asOf=2026-01-02T03:04:05Z -> "asOf" for the name of a parameter
            data/F?attributes=all -> "attributes" for the name of a parameter
            data/F?measures=all -> "measures" for the name of a parameter
            data/F?references=all -> "references" for the name of a parameter
            data/F?mode=exact -> "mode" for the name of a parameter
            data/F?c[SEX]=F -> "c[SEX]" for the name of a parameter
            data/F?x=%zz -> "%" without two digits in parameter x
            data/F?=1 -> "" for the name of a parameter
            availableconstraint/F?mode=some -> "some" for parameter mode
            availableconstraint/F?references=valuelist -> "valuelist" for parameter references
            availableconstraint/F?references=codelist,dataflow -> "codelist,dataflow" for parameter references
            availableconstraint/F?references=parents -> "parents" for parameter references
            availableconstraint/F?lastNObservations=1 -> "lastNObservations" for the name
            availableconstraint/F?detail=full -> "detail" for the name of a parameter
            """
        ).refuse(.v1)
    }

    @Test func `paths of 2.2 that are none name their part`() {
        GrammarTable(
            """
            / -> nothing for resource, part 1
            availableconstraint/F -> "availableconstraint" for resource, part 1
            data/F -> "F" for context, part 2
            data/UN,F,1.0 -> "UN" for context, part 2
            data/dataflow,* -> "dataflow,*" for context, part 2
            data/dataflow+datastructure -> "dataflow+datastructure" for context, part 2
            data/metadataflow -> "metadataflow" for context, part 2
            data/dataflow/UN+ILO -> "UN+ILO" for agencyID, part 3
            data/dataflow/UN,* -> "UN,*" for agencyID, part 3
            data/dataflow/UN, -> "UN," for agencyID, part 3
            data/dataflow/U N -> "U N" for agencyID, part 3
            data/dataflow/UN/F.G -> "F.G" for resourceID, part 4
            data/dataflow/UN/F,,G -> "F,,G" for resourceID, part 4
            data/dataflow/UN/F/v1 -> "v1" for version, part 5
            data/dataflow/UN/F/1..0 -> "1..0" for version, part 5
            data/dataflow/UN/F/1.0+1.1 -> "1.0+1.1" for version, part 5
            data/dataflow/UN/F/1.0~1.1 -> "1.0~1.1" for version, part 5
            data/dataflow/UN/F/++ -> "++" for version, part 5
            data/dataflow/UN/F/1+ -> "1+" for version, part 5
            data/dataflow/UN/F/1.2+.0+ -> "1.2+.0+" for version, part 5
            data/dataflow/UN/F/-1.0 -> "-1.0" for version, part 5
            data/dataflow/UN/F/1.0,latest,* -> "1.0,latest,*" for version, part 5
            data/dataflow/UN/F/*/A, -> "A," for key, part 6
            data/dataflow/UN/F/*/A,,B -> "A,,B" for key, part 6
            data/dataflow/UN/F/*/A*.B -> "A*" for key, part 6
            data/dataflow/UN/F/*/A+.B -> "A+" for key, part 6
            data/dataflow/UN/F/*/A%20B -> "A B" for key, part 6
            data/dataflow/UN/F/*/A/SEX -> "SEX" for part 7
            data/dataflow//F -> nothing for part 3 of the path
            availability/dataflow/UN/F/*/A/SEX+AGE -> "SEX+AGE" for componentID, part 7
            availability/dataflow/UN/F/*/A/SEX, -> "SEX," for componentID, part 7
            availability/dataflow/UN/F/*/A/SEX/X -> "X" for part 8
            structure/code -> "code" for artefactType, part 2
            structure/codelist,dataflow -> "codelist,dataflow" for artefactType, part 2
            structure/codelist/UN/CL/1.0.0/A/B -> "B" for part 7
            structure/codelist/UN/CL/1.0.0/A..B -> "A..B" for itemID, part 6
            structure/dataflow/UN/F/1.0.0/A -> "A" for itemID, part 6
            metadata -> nothing for resource, part 2
            metadata/ESMS -> "ESMS" for resource, part 2
            metadata/dataflow/UN -> "dataflow" for resource, part 2
            metadata/metadataset/UN/A/1.0/X -> "X" for part 6
            metadata/metadataset/U N -> "U N" for providerID, part 3
            metadata/metadataset/UN/A B -> "A B" for metadatasetID, part 4
            metadata/metadataflow/UN/F/*/A,B,C -> "A,B,C" for providerRef, part 6
            metadata/metadataflow/UN/F/*/A/X -> "X" for part 7
            metadata/structure/dataflow/UN/F/1.0.0/A -> "A" for part 7
            metadata/structure/dataflows -> "dataflows" for artefactType, part 3
            schema -> nothing for context, part 2
            schema/dataflow -> nothing for agencyID, part 3
            schema/dataflow/UN -> nothing for resourceID, part 4
            schema/codelist/UN/X -> "codelist" for context, part 2
            schema/dataflow/*/X -> "*" for agencyID, part 3
            schema/dataflow/UN/* -> "*" for resourceID, part 4
            schema/dataflow/UN,ILO/X -> "UN,ILO" for agencyID, part 3
            schema/dataflow/UN/X,Y -> "X,Y" for resourceID, part 4
            schema/dataflow/UN/X/* -> "*" for version, part 5
            schema/dataflow/UN/X/1.0*.0 -> "1.0*.0" for version, part 5
            schema/dataflow/UN/X/1.0.0,2.0.0 -> "1.0.0,2.0.0" for version, part 5
            schema/dataflow/UN/X/1.0.0/Y -> "Y" for part 6
            """
        ).refuse(.v2)
    }

    @Test func `parameters of 2.2 that are none name themselves`() {
        GrammarTable(
            """
            data?c[SEX]= -> nothing for parameter c[SEX]
            data?c[SEX] -> nothing for parameter c[SEX]
            data?c[SEX]=ne: -> "ne:" for parameter c[SEX]
            data?c[SEX]=F, -> "F," for parameter c[SEX]
            data?c[SEX]=,F -> ",F" for parameter c[SEX]
            data?c[SEX]=F+ -> "F+" for parameter c[SEX]
            data?c[SEX]=+F -> "+F" for parameter c[SEX]
            data?c[SEX]=F,+M -> "+M" for parameter c[SEX]
            data?c[SEX]=F&c[SEX]=M -> a second parameter c[SEX]
            data?c[SEX]=F&c%5BSEX%5D=M -> a second parameter c[SEX]
            data?c[]=F -> "" for the component of parameter "c[]"
            data?c[S X]=F -> "S X" for the component of parameter "c[S X]"
            data?c[A..B]=F -> "A..B" for the component
            data?C[SEX]=F -> "C[SEX]" for the name of a parameter
            data?c(SEX)=F -> "c(SEX)" for the name of a parameter
            data?c[SEX=F -> "c[SEX" for the name of a parameter
            data?SEX=F -> "SEX" for the name of a parameter
            data?c[TIME_PERIOD]=soon -> "soon" for parameter c[TIME_PERIOD]
            data?c[TIME_PERIOD]=ge:2020+le: -> "le:" for parameter c[TIME_PERIOD]
            data?c[TIME_PERIOD]=ge:2020-13 -> "ge:2020-13" for parameter c[TIME_PERIOD]
            data?c[TIME_PERIOD]=* -> "*" for parameter c[TIME_PERIOD]
            data?startPeriod=2020 -> "startPeriod" for the name of a parameter
            data?endPeriod=2020 -> "endPeriod" for the name of a parameter
            data?detail=dataonly -> "detail" for the name of a parameter
            data?attributes= -> nothing for parameter attributes
            data?attributes=OBS_STATUS, -> "OBS_STATUS," for parameter attributes
            data?attributes=all,none -> "all,none" for parameter attributes
            data?attributes=none,OBS_STATUS -> "none,OBS_STATUS" for parameter attributes
            data?measures=all,OBS_VALUE -> "all,OBS_VALUE" for parameter measures
            data?measures=OBS%20VALUE -> "OBS VALUE" for parameter measures
            data?offset=-1 -> "-1" for parameter offset
            data?offset=a -> "a" for parameter offset
            data?limit=0 -> "0" for parameter limit
            data?limit=1e3 -> "1e3" for parameter limit
            data?sort=SEX:down -> "SEX:down" for parameter sort
            data?sort=SEX:DESC -> "SEX:DESC" for parameter sort
            data?sort=SEX,AGE -> "SEX,AGE" for parameter sort
            data?sort=SEX++AGE -> "SEX++AGE" for parameter sort
            data?sort=:desc -> "" for parameter sort
            data?sort=*+SEX -> "*+SEX" for parameter sort
            data?sort=SEX+SEX -> "SEX" for parameter sort
            data?asOf=2026 -> "2026" for parameter asOf
            data?asOf=2026-01-02 -> "2026-01-02" for parameter asOf
            data?updatedAfter=2026-01-03T00:00:00Z&asOf=2026-01-02T00:00:00Z -> for parameter asOf
            data?reportingYearStartDay=7 -> "7" for parameter reportingYearStartDay
            data?reportingYearStartDay=--13-01 -> "--13-01" for parameter reportingYearStartDay
            data?reportingYearStartDay=--04-31 -> "--04-31" for parameter reportingYearStartDay
            data?includeHistory=on -> "on" for parameter includeHistory
            data?firstNObservations=0 -> "0" for parameter firstNObservations
            data?dimensionAtObservation= -> nothing for parameter dimensionAtObservation
            availability?mode=both -> "both" for parameter mode
            availability?references=codelist,all -> "codelist,all" for parameter references
            availability?references=parents -> "parents" for parameter references
            availability?asOf=2026-01-02T03:04:05Z -> "asOf" for the name of a parameter
            availability?limit=1 -> "limit" for the name of a parameter
            structure/codelist?references=codes -> "codes" for parameter references
            structure/codelist?references=none,parents -> "none" for parameter references
            structure/codelist?references=structureset -> "structureset" for parameter references
            structure/codelist?detail=stubs -> "stubs" for parameter detail
            structure/codelist?c[SEX]=F -> "c[SEX]" for the name of a parameter
            structure/codelist?updatedAfter=2026-01-02T03:04:05Z -> "updatedAfter" for the name
            metadata/metadataset?detail=referencestubs -> "referencestubs" for parameter detail
            metadata/metadataset?references=all -> "references" for the name of a parameter
            schema/dataflow/UN/X?deletion=maybe -> "maybe" for parameter deletion
            schema/dataflow/UN/X?explicitMeasure=true -> "explicitMeasure" for the name
            schema/dataflow/UN/X?references=all -> "references" for the name of a parameter
            """
        ).refuse(.v2)
    }

    @Test func `structures, schemas and metadata of 1.5 that are none name their part`() {
        GrammarTable(
            """
            codelist/UN,ILO -> "UN,ILO" for agencyID, part 2
            codelist/UN+all -> "UN+all" for agencyID, part 2
            codelist/UN/CL+ -> "CL+" for resourceID, part 3
            codelist/UN/CL/+ -> "+" for version, part 4
            codelist/UN/CL/~ -> "~" for version, part 4
            codelist/UN/CL/1.0+all -> "1.0+all" for version, part 4
            codelist/UN/CL/1.2+.0 -> for version, part 4
            codelist/UN/CL/1.0/A,B -> "A,B" for itemID, part 5
            codelist/UN/CL/1.0/A/B -> "B" for part 6
            dataflow/UN/F/1.0/A -> "A" for itemID, part 5
            structure/UN/X/1.0/A -> "A" for itemID, part 5
            codelist?detail=raw -> "raw" for parameter detail
            codelist?detail=dataonly -> "dataonly" for parameter detail
            codelist?references=ancestors -> "ancestors" for parameter references
            codelist?references=codelist,dataflow -> "codelist,dataflow" for parameter references
            codelist?references=valuelist -> "valuelist" for parameter references
            codelist?asOf=2026-01-02T03:04:05Z -> "asOf" for the name of a parameter
            schema/metadataprovisionagreement/UN/X -> "metadataprovisionagreement" for context
            schema/dataflow/UN/X/all -> "all" for version, part 5
            schema/dataflow/UN/X?explicitMeasure=x -> "x" for parameter explicitMeasure
            schema/dataflow/UN/X?deletion=true -> "deletion" for the name of a parameter
            schema/dataflow/UN/X?asOf=2026-01-02T03:04:05Z -> "asOf" for the name of a parameter
            metadata/ESMS?mode=exact -> "mode" for the name of a parameter
            """
        ).refuse(.v1)
    }
}
