import SDMX
import Testing

@Suite struct StructureQueryTests {
    @Test func `1,x names the type first`() throws {
        let query = try structureQuery(
            "datastructure/ECB/ECB_EXR1/1.0?references=children&detail=referencepartial", .v1)
        #expect(query.type == .dataStructure)
        #expect(query.artefacts.versions.single?.description == "1.0")
        #expect(query.references == [.children] && query.detail == .referencePartial)
        #expect(
            try structureQuery("datastructure/ECB?references=dataflow", .v1).references
                == [.type(.dataflow)])
        let stubs = try structureQuery("structure/ECB?detail=allstubs", .v1)
        #expect(stubs.type == nil && stubs.artefacts.agencies == ["ECB"])
        #expect(stubs.artefacts.versions == [.latest] && stubs.detail == .allStubs)
    }

    @Test func `lists have a plus in 1,x and a comma in 2,x`() throws {
        let old = try structureQuery("codelist/BIS+ECB/CL_FREQ+CL_SEX/1.0+2.1/A+Q", .v1)
        let new = try structureQuery("structure/codelist/BIS,ECB/CL_FREQ,CL_SEX/1.0,2.1/A,Q", .v2)
        #expect(old == new)
        #expect(old.items == ["A", "Q"])
        #expect(
            try Query.structure(old).text(.v2_0)
                == "structure/codelist/BIS,ECB/CL_FREQ,CL_SEX/1.0,2.1/A,Q")
        #expect(
            try Query.structure(new).text(.v1_3) == "codelist/BIS+ECB/CL_FREQ+CL_SEX/1.0+2.1/A+Q")
    }

    @Test func `items of schemes are read`() throws {
        let query = try structureQuery(
            "categoryscheme/ECB/DOMAINS/latest/PRICES.CPI?references=categorisation", .v1)
        #expect(query.items == ["PRICES.CPI"] && query.artefacts.versions == [.latest])
        let list = try structureQuery("structure/valuelist/ECB/VL/~/%E2%82%AC,a%2Fb", .v2)
        #expect(list.items == ["€", "a/b"])
        #expect(
            try Query.structure(list).text(.v2_2)
                == "structure/valuelist/ECB/VL/~/%E2%82%AC,a%2Fb")
    }

    @Test(
        arguments: [
            ("structure/all/ECB?detail=allStubs", "structure/*/ECB/*/~?detail=allstubs"),
            ("structure", "structure/*/*/*/~"),
            ("structure/codelist?detail=raw", "structure/codelist/*/*/~?detail=raw"),
            (
                "structure/dataflow/*/*/*?references=parents,codelist",
                "structure/dataflow/*/*/*?references=parents,codelist"
            ),
            (
                "structure/codelist/ECB/CL_FREQ?references=none&asOf=2024-01-01T00:00:00%2B02:00",
                "structure/codelist/ECB/CL_FREQ/~?asOf=2024-01-01T00:00:00%2B02:00"
            ),
            (
                "structure/codelist/ECB.DISS/CL_FREQ/latest",
                "structure/codelist/ECB.DISS/CL_FREQ/~"
            ),
            (
                "structure/codelist/*/X/1.+.0,2.3.~,*.0",
                "structure/codelist/*/X/1.0+.0,2.3.0~,0*.0"
            ),
        ])
    func `2,x is read and written in its canonical form`(_ text: String, _ wanted: String) throws {
        #expect(try Query(text, .v2).text(.v2_2) == wanted)
        #expect(try Query(wanted, .v2) == Query(text, .v2))
    }

    @Test func `each grammar has its types`() throws {
        for type in StructureType.allCases {
            let old = queryFault("\(type.rawValue)/ECB", .v1) == nil
            let new = queryFault("structure/\(type.rawValue)/ECB", .v2) == nil
            #expect(old || new, "\(type)")
        }
        #expect(queryFault("contentconstraint/ECB", .v1) == nil)
        #expect(queryFault("structure/contentconstraint/ECB", .v2) != nil)
        #expect(StructureType(.geoGridCodelist, .v2) == .codelist)
        #expect(StructureType(.contentConstraint, .v1) == .contentConstraint)
        #expect(StructureType(.hierarchy, .v1) == nil)
        #expect(StructureType.codelist.hasItems && !StructureType.dataflow.hasItems)
        #expect(StructureType.organisationScheme.artefactClasses.count == 4)
    }

    @Test(
        arguments: [
            (
                "metadata/metadataset/ECB/QUALITY_REPORT/1.0.0",
                "metadata/metadataset/ECB/QUALITY_REPORT/1.0.0"
            ),
            (
                "metadata/metadataset/ECB/?detail=allstubs",
                "metadata/metadataset/ECB/*/*?detail=allstubs"
            ),
            (
                "metadata/metadataflow/ECB/METHODOLOGY/*/FR2",
                "metadata/metadataflow/ECB/METHODOLOGY/*/FR2"
            ),
            (
                "metadata/metadataflow/*/METHODOLOGY/+/?detail=allstubs",
                "metadata/metadataflow/*/METHODOLOGY/+?detail=allstubs"
            ),
            (
                "metadata/metadataflow/ECB/M/1.0.0/ECB,CH2+NO2",
                "metadata/metadataflow/ECB/M/1.0.0/ECB,CH2+NO2"
            ),
            (
                "metadata/structure/datastructure/ECB/ECB_EXR1",
                "metadata/structure/datastructure/ECB/ECB_EXR1/~"
            ),
            (
                "metadata/structure/dataflow/?detail=allStubs",
                "metadata/structure/dataflow/*/*/~?detail=allstubs"
            ),
            ("schema/dataflow/ECB/EXR_WEB/+", "schema/dataflow/ECB/EXR_WEB/+"),
            (
                "schema/dataflow/ECB/EXR_WEB/+/?dimensionAtObservation=TIME_PERIOD&deletion=true",
                "schema/dataflow/ECB/EXR_WEB/+?dimensionAtObservation=TIME_PERIOD&deletion=true"
            ),
            (
                "schema/metadataprovisionagreement/ECB/X",
                "schema/metadataprovisionagreement/ECB/X/~"
            ),
        ])
    func `metadata and schemas of 2,x are read and written`(
        _ text: String, _ wanted: String
    ) throws {
        #expect(try Query(text, .v2).text(.v2_2) == wanted)
    }

    @Test(
        arguments: [
            (
                "schema/provisionagreement/ECB/EXR_WEB/1.0/?explicitMeasure=true",
                "schema/provisionagreement/ECB/EXR_WEB/1.0?explicitMeasure=true"
            ),
            (
                "schema/dataflow/ECB/EXR?dimensionAtObservation=SEX",
                "schema/dataflow/ECB/EXR/latest?dimensionAtObservation=SEX"
            ),
            (
                "metadata/ECB,METHODOLOGY,1.0/A.B/FR2?detail=nodata",
                "metadata/ECB,METHODOLOGY,1.0/A.B/FR2?detail=nodata"
            ),
        ])
    func `metadata and schemas of 1,x are read and written`(
        _ text: String, _ wanted: String
    ) throws {
        #expect(try Query(text, .v1).text(.v1_5) == wanted)
    }
}
