/// Every message in the folder of shared SDMX messages, with figures counted by another program: an
/// XML or JSON reader that knows nothing of SDMX but the names of elements.
///
/// Path; format; kind, or `refused`; of structures the artefacts and the codes, values and concepts,
/// of data the series elements and the observations, or rows of CSV, of metadata the sets, or in the
/// layout of SDMX-JSON 1.0 the reports. Of `faulty` data, which refer to values that they do not
/// list, the faults and the observations that are whole.
enum SDMXMessageTable {
    struct Row: Sendable {
        var path: String
        var format: String
        var kind: String
        var first: Int?
        var second: Int?
    }

    static let rows: [Row] = text.split(separator: "\n").map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return Row(
            path: String(cells[0]), format: String(cells[1]), kind: String(cells[2]),
            first: Int(cells[3]), second: Int(cells[4]))
    }

    private static let text = """
        ECB/orgscheme.xml,sdmx-ml-2.1,structure,2,0
        ECB/structureset-0.xml,sdmx-ml-2.1,structure,1,0
        ESTAT/CL_FREQ.xml,sdmx-ml-3.0,structure,1,1
        ESTAT/GOV_10Q_GGNFA.xml,sdmx-ml-2.1,structure,7,85
        ESTAT/HCL_WSTATUS_SCL_BNSPART.xml,sdmx-ml-3.0,structure,1,0
        ESTAT/HCL_WSTATUS_SCL_WSTATUSPR.xml,sdmx-ml-3.0,structure,1,0
        ESTAT/NAMA_10_GDP-ss.xml,sdmx-ml-2.1,data,1,4
        ESTAT/apro_mk_cola-structure.xml,sdmx-ml-2.1,structure,8,82
        ESTAT/demography-structure.xml,sdmx-ml-2.1,structure,12,27
        ESTAT/demography-xs.xml,sdmx-ml-2.1,data,18,60
        ESTAT/esms-ss.xml,sdmx-ml-2.1,metadata,1,
        ESTAT/esms-structure.xml,sdmx-ml-2.1,structure,7,21
        ESTAT/esms.xml,sdmx-ml-2.1,metadata,1,
        ESTAT/footer.xml,sdmx-ml-2.1,data,0,0
        ESTAT/footer2.xml,sdmx-ml-2.1,data,0,0
        ESTAT/footer2.zip,,refused,,
        IMF/01R.xml,sdmx-ml-3.0,structure,1,0
        IMF/1PI-structure.xml,sdmx-ml-2.1,structure,22,332
        IMF/CL_AREA-structure.xml,sdmx-ml-2.1,structure,1,901
        IMF/CL_FREQ-3.0-structure.xml,sdmx-ml-3.0,structure,1,6
        IMF/ECOFIN_DSD-structure.xml,sdmx-ml-2.1,structure,18,153
        IMF/PCPS.xml,sdmx-ml-2.1,data,1,1
        IMF/datastructure-0.xml,sdmx-ml-2.1,structure,2,0
        IMF/hierarchicalcodelist-0.xml,sdmx-ml-2.1,structure,1,0
        IMF/hierarchicalcodelist-1.xml,sdmx-ml-2.1,structure,1,0
        IMF/structureset-0.xml,sdmx-ml-2.1,structure,1,0
        OECD/actualconstraint-0.xml,sdmx-ml-2.1,structure,1,0
        OECD/data-PART2-all-all.json,sdmx-json,data,0,7
        OECD/metadatastructure-0.xml,sdmx-ml-2.1,structure,1,0
        SDMX/HCL_TEST_AREA.xml,sdmx-ml-3.0,structure,1,0
        UNSD/codelist_partial.xml,sdmx-ml-2.1,structure,4,11
        constructed/gh-218.xml,sdmx-ml-2.1,data,0,1
        samples-json-2/data/agri.json,sdmx-json,data,0,12
        samples-json-2/data/constructed-sample-full.json,sdmx-json,data,,20
        samples-json-2/data/generated-sample.json,sdmx-json,faulty,2,0
        samples-json-2/data/exr/exr-action-delete.json,sdmx-json,faulty,2,1
        samples-json-2/data/exr/exr-cross-section.json,sdmx-json,data,2,4
        samples-json-2/data/exr/exr-flat.json,sdmx-json,data,0,4
        samples-json-2/data/exr/exr-time-series.json,sdmx-json,data,2,4
        samples-json-2/metadata/constructed-sample.json,sdmx-json,metadata,3,
        samples-json-2/metadata/constructed-sample2.json,sdmx-json,metadata,5,
        samples-json-2/metadata/generated-sample.json,sdmx-json,metadata,2,
        samples-json-2/structure/constructed-sample.json,sdmx-json,structure,12,26
        samples-json-2/structure/generated-sample.json,sdmx-json,structure,36,5
        samples-ml-3/Codelist/codelist - discriminated union.xml,sdmx-ml-3.0,structure,8,4
        samples-ml-3/Codelist/codelist - extended.xml,sdmx-ml-3.0,structure,2,7
        samples-ml-3/Codelist/codelist.xml,sdmx-ml-3.0,structure,1,5
        samples-ml-3/Codelist/valuelist.xml,sdmx-ml-3.0,structure,1,6
        samples-ml-3/Concept Scheme/conceptscheme.xml,sdmx-ml-3.0,structure,1,342
        samples-ml-3/Data - Complex Data Attributes/ECB_EXR_CA.xml,sdmx-ml-3.0,data,1,3
        samples-ml-3/Data - Complex Data Attributes/ECB_EXR_CA_DSD.xml,sdmx-ml-3.0,structure,1,0
        samples-ml-3/Data - Simple Data Attributes/ECB_EXR.xml,sdmx-ml-3.0,data,6,116
        samples-ml-3/Data Structure Definition/ECB_EXR.xml,sdmx-ml-3.0,structure,1,0
        samples-ml-3/Dataflow/dataflow.xml,sdmx-ml-3.0,structure,1,0
        samples-ml-3/Geospatial/geospatial_geocomponents.xml,sdmx-ml-3.0,structure,2,3
        samples-ml-3/Geospatial/geospatial_geographiccodelist.xml,sdmx-ml-3.0,structure,1,3
        samples-ml-3/Geospatial/geospatial_geogridcodelist.xml,sdmx-ml-3.0,structure,1,3
        samples-ml-3/VTL Transformations/VTL_Sample_1.xml,sdmx-ml-3.0,structure,12,21
        samples-ml-3/VTL Transformations/VTL_Sample_2.xml,sdmx-ml-3.0,structure,14,18
        samples-ml-3/VTL Transformations/VTL_Sample_3.xml,sdmx-ml-3.0,structure,9,13
        v21/xml/VTL/VTL_Sample_1.xml,sdmx-ml-2.1,structure,12,21
        v21/xml/VTL/VTL_Sample_2.xml,sdmx-ml-2.1,structure,14,18
        v21/xml/VTL/VTL_Sample_3.xml,sdmx-ml-2.1,structure,9,13
        v21/xml/common/common.xml,sdmx-ml-2.1,structure,6,52
        v21/xml/demography/demography.xml,sdmx-ml-2.1,structure,12,27
        v21/xml/demography/demography_xs.xml,sdmx-ml-2.1,data,18,60
        v21/xml/demography/esms.xml,sdmx-ml-2.1,structure,7,21
        v21/xml/demography/esms_generic.xml,sdmx-ml-2.1,metadata,1,
        v21/xml/demography/esms_structured.xml,sdmx-ml-2.1,metadata,1,
        v21/xml/query/query_cl_all.xml,,refused,,
        v21/xml/query/query_cl_regions.xml,,refused,,
        v21/xml/query/query_demo_stub.xml,,refused,,
        v21/xml/query/query_esms_children.xml,,refused,,
        v21/xml/query/query_esms_descendants.xml,,refused,,
        v21/xml/query/response_cl_all.xml,sdmx-ml-2.1,structure,1,65
        v21/xml/query/response_cl_regions.xml,sdmx-ml-2.1,structure,1,13
        v21/xml/query/response_demo_stub.xml,sdmx-ml-2.1,structure,1,0
        v21/xml/query/response_esms_children.xml,sdmx-ml-2.1,structure,5,0
        v21/xml/query/response_esms_descendants.xml,sdmx-ml-2.1,structure,6,0
        v3/csv/example-01.csv,sdmx-csv-2,data,,2
        v3/csv/example-02.csv,sdmx-csv-2,data,,2
        v3/csv/example-03.csv,sdmx-csv-2,data,,2
        v3/csv/example-04.csv,sdmx-csv-2,data,,2
        v3/csv/example-05.csv,sdmx-csv-2,data,,2
        v3/csv/example-06.csv,sdmx-csv-2,data,,2
        v3/csv/example-07.csv,sdmx-csv-2,data,,2
        v3/csv/example-08.csv,sdmx-csv-2,data,,2
        v3/csv/example-09A.csv,sdmx-csv-2,data,,3
        v3/csv/example-09B.csv,sdmx-csv-2,data,,3
        v3/csv/example-10.csv,sdmx-csv-2,data,,2
        v3/csv/example-11.csv,sdmx-csv-2,data,,2
        v3/csv/example-12.csv,sdmx-csv-2,data,,2
        v3/csv/example-13.csv,sdmx-csv-2,data,,2
        v3/csv/example-14.csv,sdmx-csv-2,data,,2
        v3/csv/example-15.csv,sdmx-csv-2,data,,2
        v3/csv/example-16.csv,sdmx-csv-2,data,,2
        v3/csv/example-17.csv,sdmx-csv-2,data,,2
        v3/csv/example-18.csv,sdmx-csv-2,data,,2
        v3/csv/example-19A.csv,sdmx-csv-2,data,,1
        v3/csv/example-19B.csv,sdmx-csv-2,data,,1
        v3/json/data/agri.json,sdmx-json,data,0,12
        v3/json/data/constructed-sample-full.json,sdmx-json,data,,20
        v3/json/data/exr-action-delete.json,sdmx-json,faulty,2,1
        v3/json/data/exr-cross-section.json,sdmx-json,data,2,4
        v3/json/data/exr-flat.json,sdmx-json,data,0,4
        v3/json/data/exr-time-series.json,sdmx-json,data,2,4
        v3/json/data/generated-sample.json,sdmx-json,faulty,2,0
        v3/json/metadata/constructed-sample,sdmx-json,metadata,3,
        v3/json/metadata/constructed-sample.json,sdmx-json,metadata,3,
        v3/json/metadata/constructed-sample2,sdmx-json,metadata,5,
        v3/json/metadata/constructed-sample2.json,sdmx-json,metadata,5,
        v3/json/metadata/generated-sample,sdmx-json,metadata,1,
        v3/json/metadata/generated-sample.json,sdmx-json,metadata,2,
        v3/json/structure/constructed-sample.json,sdmx-json,structure,12,26
        v3/json/structure/generated-sample.json,sdmx-json,structure,36,5
        v3/xml/ECB_EXR0.xml,sdmx-ml-3.0,data,6,116
        v3/xml/ECB_EXR1.xml,sdmx-ml-3.0,structure,1,0
        v3/xml/ECB_EXR_CA.xml,sdmx-ml-3.0,data,1,3
        v3/xml/ECB_EXR_CA_DSD.xml,sdmx-ml-3.0,structure,1,0
        v3/xml/VTL_Sample_1.xml,sdmx-ml-3.0,structure,12,21
        v3/xml/VTL_Sample_2.xml,sdmx-ml-3.0,structure,14,18
        v3/xml/VTL_Sample_3.xml,sdmx-ml-3.0,structure,9,13
        v3/xml/codelist,,refused,,
        v3/xml/codelist.xml,sdmx-ml-3.0,structure,1,5
        v3/xml/conceptscheme.xml,sdmx-ml-3.0,structure,1,342
        v3/xml/dataflow.xml,sdmx-ml-3.0,structure,1,0
        v3/xml/geospatial_geocomponents.xml,sdmx-ml-3.0,structure,2,3
        v3/xml/geospatial_geographiccodelist.xml,sdmx-ml-3.0,structure,1,3
        v3/xml/geospatial_geogridcodelist.xml,sdmx-ml-3.0,structure,1,3
        v3/xml/valuelist.xml,sdmx-ml-3.0,structure,1,6
        """
}
