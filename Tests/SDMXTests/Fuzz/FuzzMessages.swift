/// Small messages of every format and kind, to be changed.
enum FuzzMessages {
    static let all: [(name: String, text: String)] = [
        ("csv1", csv1), ("csv2", csv2), ("ml21 series", ml21Series), ("ml21 generic", ml21Generic),
        ("ml30 data", ml30Data), ("ml20 compact", ml20Compact), ("ml21 structure", ml21Structure),
        ("ml30 structure", ml30Structure), ("ml21 metadata", ml21Metadata),
        ("json1 data", json1Data), ("json2 data", json2Data), ("json2 structure", json2Structure),
        ("json2 metadata", json2Metadata), ("ml21 error", ml21Error),
    ]

    static let csv1 = """
        DATAFLOW,FREQ,REF_AREA: Area,TIME_PERIOD,OBS_VALUE,OBS_STATUS
        TEST:DF(1.0),A,FRA,2020,12.5,A
        TEST:DF(1.0),A,"D,EU",2021,"1""3",
        """

    static let csv2 = """
        STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,NOTE[en;fr],SOURCE[]
        dataflow,TEST:DF(1.0.0),I,A,FRA,2020,12.5,en:Yes;fr:Oui,a;b;c
        datastructure,TEST:DSD(1.0.0),D,,FRA,,,,
        """

    private static let ml21Names = """
        xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
        xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" \
        xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure" \
        xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" \
        xmlns:d="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" \
        xmlns:md="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/metadata/generic" \
        xmlns:f="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        """

    private static let ml21Header = """
        <m:Header><m:ID>T1</m:ID><m:Test>false</m:Test><m:Prepared>2020-01-01T00:00:00</m:Prepared>\
        <m:Sender id="TEST"><c:Name xml:lang="en">Test &amp; more</c:Name></m:Sender>\
        <m:Structure structureID="S" namespace="urn:x" dimensionAtObservation="TIME_PERIOD">\
        <c:Structure><Ref agencyID="TEST" id="DSD" version="1.0"/></c:Structure></m:Structure>\
        </m:Header>
        """

    static let ml21Series = """
        <?xml version="1.0" encoding="UTF-8"?>
        <m:StructureSpecificData \(ml21Names) xmlns:n="urn:x">\(ml21Header)
        <m:DataSet d:structureRef="S" xsi:type="n:DataSetType" d:action="Append">
        <Group xsi:type="n:G" REF_AREA="FRA" TITLE="A &#233; B"/>
        <Series FREQ="A" REF_AREA="FRA"><Obs TIME_PERIOD="2020" OBS_VALUE="12.5" OBS_STATUS="A"/>
        <Obs TIME_PERIOD="2021" OBS_VALUE="NaN"/></Series><!-- note --><Series FREQ="A" REF_AREA="DEU"/>
        </m:DataSet><f:Footer><f:Message code="413" severity="Warning"><c:Text>Too much</c:Text>\
        </f:Message></f:Footer></m:StructureSpecificData>
        """

    static let ml21Generic = """
        <m:GenericData \(ml21Names)>\(ml21Header)<m:DataSet structureRef="S"><g:Group type="G">\
        <g:GroupKey><g:Value id="REF_AREA" value="FRA"/></g:GroupKey><g:Attributes>\
        <g:Value id="TITLE" value="x"/></g:Attributes></g:Group><g:Series><g:SeriesKey>\
        <g:Value id="FREQ" value="A"/><g:Value id="REF_AREA" value="FRA"/></g:SeriesKey><g:Obs>\
        <g:ObsDimension value="2020"/><g:ObsValue value="1.5"/><g:Attributes>\
        <g:Value id="OBS_STATUS" value="A"/></g:Attributes></g:Obs></g:Series></m:DataSet>\
        </m:GenericData>
        """

    static let ml30Data = """
        <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" \
        xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common" \
        xmlns:d="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/data/structurespecific" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="urn:y"><m:Header>\
        <m:ID>T</m:ID><m:Test>true</m:Test><m:Prepared>2020-01-01</m:Prepared><m:Sender id="T"/>\
        <m:Structure structureID="S" namespace="urn:y" dimensionAtObservation="TIME_PERIOD">\
        <c:StructureUsage>urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:DF(1.0.0)\
        </c:StructureUsage></m:Structure></m:Header><m:DataSet d:structureRef="S" \
        xsi:type="n:DataSetType"><Atts SOURCE="x"/><Series FREQ="A"><Comp id="TITLE" \
        xsi:type="n:TITLE"><Value><c:Text xml:lang="en">A</c:Text><c:Text xml:lang="fr">B</c:Text>\
        </Value></Comp><Obs TIME_PERIOD="2020-Q1" OBS_VALUE="1" OTHER="2"><Comp id="OBS_STATUS">\
        <Value>A</Value><Value>B</Value></Comp></Obs></Series></m:DataSet></m:StructureSpecificData>
        """

    static let ml20Compact = """
        <CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message" \
        xmlns:b="urn:k"><Header><ID>X</ID><Test>false</Test><Prepared>2010-01-01</Prepared>\
        <Sender id="T"/><KeyFamilyRef>KF</KeyFamilyRef></Header><b:DataSet>\
        <b:SiblingGroup REF_AREA="FRA" TITLE="t"/><b:Series FREQ="A" REF_AREA="FRA">\
        <b:Obs TIME_PERIOD="2001" OBS_VALUE="3"/></b:Series></b:DataSet></CompactData>
        """

    static let ml21Structure = """
        <m:Structure \(ml21Names)><m:Header><m:ID>S</m:ID><m:Test>false</m:Test>\
        <m:Prepared>2020-01-01</m:Prepared><m:Sender id="T"/></m:Header><m:Structures><s:Codelists>\
        <s:Codelist id="CL" agencyID="T" version="1.0" isFinal="true"><c:Name xml:lang="en">List\
        </c:Name><s:Code id="A"><c:Name>Annual</c:Name></s:Code><s:Code id="B"><c:Name>B</c:Name>\
        <s:Parent><Ref id="A"/></s:Parent></s:Code></s:Codelist></s:Codelists><s:Concepts>\
        <s:ConceptScheme id="CS" agencyID="T" version="1.0"><c:Name>C</c:Name><s:Concept id="FREQ">\
        <c:Name>Frequency</c:Name></s:Concept></s:ConceptScheme></s:Concepts><s:DataStructures>\
        <s:DataStructure id="DSD" agencyID="TEST" version="1.0"><c:Name>D</c:Name>\
        <s:DataStructureComponents><s:DimensionList id="DimensionDescriptor"><s:Dimension id="FREQ" \
        position="1"><s:ConceptIdentity><Ref id="FREQ" maintainableParentID="CS" agencyID="T"/>\
        </s:ConceptIdentity><s:LocalRepresentation><s:Enumeration><Ref id="CL" agencyID="T" \
        version="1.0"/></s:Enumeration></s:LocalRepresentation></s:Dimension><s:TimeDimension \
        id="TIME_PERIOD" position="2"><s:ConceptIdentity><Ref id="TIME_PERIOD" \
        maintainableParentID="CS" agencyID="T"/></s:ConceptIdentity><s:LocalRepresentation>\
        <s:TextFormat textType="ObservationalTimePeriod"/></s:LocalRepresentation></s:TimeDimension>\
        </s:DimensionList><s:MeasureList id="MeasureDescriptor"><s:PrimaryMeasure id="OBS_VALUE">\
        <s:ConceptIdentity><Ref id="OBS_VALUE" maintainableParentID="CS" agencyID="T"/>\
        </s:ConceptIdentity></s:PrimaryMeasure></s:MeasureList></s:DataStructureComponents>\
        </s:DataStructure></s:DataStructures></m:Structures></m:Structure>
        """

    static let ml30Structure = """
        <m:Structure xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" \
        xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common" \
        xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure"><m:Header>\
        <m:ID>S</m:ID><m:Test>false</m:Test><m:Prepared>2020-01-01</m:Prepared><m:Sender id="T"/>\
        </m:Header><m:Structures><s:Codelists><s:Codelist id="CL" agencyID="T" version="1.0.0">\
        <c:Annotations><c:Annotation id="x"><c:AnnotationTitle>t</c:AnnotationTitle></c:Annotation>\
        </c:Annotations><c:Name>L</c:Name><s:Code id="A"><c:Name>A</c:Name></s:Code>\
        <s:CodelistExtension prefix="P_"><s:Codelist>urn:sdmx:org.sdmx.infomodel.codelist.Codelist=\
        T:CL2(1.0.0)</s:Codelist></s:CodelistExtension></s:Codelist></s:Codelists><s:Dataflows>\
        <s:Dataflow id="DF" agencyID="T" version="1.0.0-draft"><c:Name>F</c:Name><s:Structure>\
        urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=T:DSD(1.0+.0)</s:Structure>\
        </s:Dataflow></s:Dataflows></m:Structures></m:Structure>
        """

    static let ml21Metadata = """
        <m:GenericMetadata \(ml21Names)>\(ml21Header)<m:MetadataSet structureRef="S"><md:Report \
        id="R"><md:Target id="T"><md:ReferenceValue id="P"><md:ReportPeriod>2010</md:ReportPeriod>\
        </md:ReferenceValue></md:Target><md:AttributeSet><md:ReportedAttribute id="A" value="x">\
        <md:AttributeSet><md:ReportedAttribute id="B"><c:Text xml:lang="en">y</c:Text>\
        </md:ReportedAttribute></md:AttributeSet></md:ReportedAttribute></md:AttributeSet>\
        </md:Report></m:MetadataSet></m:GenericMetadata>
        """

    static let ml21Error = """
        <m:Error \(ml21Names)><m:ErrorMessage code="100"><c:Text>No results</c:Text>\
        </m:ErrorMessage></m:Error>
        """

    static let json1Data = """
        {"header":{"id":"x","test":false,"prepared":"2020-01-01","sender":{"id":"T"}},\
        "dataSets":[{"action":"Information","attributes":[0],"series":{"0:0":{"attributes":[0],\
        "observations":{"0":[1.5,0],"1":[null,null]}},"0:1":{"observations":{"0":[2]}}}}],\
        "structure":{"name":"n","dimensions":{"dataSet":[],"series":[{"id":"FREQ","keyPosition":0,\
        "values":[{"id":"A","name":"Annual"}]},{"id":"REF_AREA","values":[{"id":"FRA"},\
        {"id":"DEU"}]}],"observation":[{"id":"TIME_PERIOD","role":"time","values":[{"id":"2020"},\
        {"id":"2021"}]}]},"attributes":{"dataSet":[{"id":"SRC","values":[{"name":"x"}]}],\
        "series":[{"id":"TITLE","values":[{"name":"t"}]}],"observation":[{"id":"OBS_STATUS",\
        "values":[{"id":"A"}]}]}}}
        """

    static let json2Data = """
        {"meta":{"schema":"https://example.org/2.0.0/sdmx-json-data-schema.json","id":"x",\
        "test":false,"prepared":"2020-01-01T00:00:00Z","sender":{"id":"T"}},"data":{"structures":[\
        {"links":[{"rel":"dataflow","urn":\
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:DF(1.0.0)"}],"dimensions":{\
        "dataSet":[{"id":"FREQ","values":[{"id":"A"}]}],"series":[{"id":"REF_AREA","values":[\
        {"id":"FRA"},{"id":"DEU"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2020"}]}]},\
        "measures":{"observation":[{"id":"OBS_VALUE"}]},"attributes":{"dataSet":[],\
        "dimensionGroup":[{"id":"UNIT","relationship":{"dimensions":["REF_AREA"]},"values":[\
        {"id":"PS"}]}],"series":[],"observation":[{"id":"OBS_STATUS","values":[{"id":"A"}]}]}}],\
        "dataSets":[{"structure":0,"action":"Information","dimensionGroupAttributes":{"0:":[0]},\
        "series":{"0":{"observations":{"0":[1.5,0]}},"1":{"observations":{"0":["NaN"]}}}}]}}
        """

    static let json2Structure = """
        {"meta":{"schema":"https://example.org/2.0.0/sdmx-json-structure-schema.json","id":"x",\
        "prepared":"2020-01-01T00:00:00Z","sender":{"id":"T"}},"data":{"codelists":[{"id":"CL",\
        "agencyID":"T","version":"1.0.0","name":"L","names":{"en":"L","fr":"\\u00c9"},"codes":[\
        {"id":"A","name":"A"},{"id":"B","name":"B","parent":"A"}]}],"dataflows":[{"id":"DF",\
        "agencyID":"T","version":"1.0.0","name":"F","structure":\
        "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=T:DSD(1.0.0)"}]}}
        """

    static let json2Metadata = """
        {"meta":{"schema":"https://example.org/2.0.0/sdmx-json-metadata-schema.json","id":"x",\
        "prepared":"2020-01-01T00:00:00Z","sender":{"id":"T"}},"data":{"metadataSets":[{"id":"M",\
        "agencyID":"T","version":"1.0.0","name":"n","metadataflow":\
        "urn:sdmx:org.sdmx.infomodel.metadatastructure.Metadataflow=T:MF(1.0.0)","targets":[\
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:DF(1.0.0)"],"attributes":[{"id":"A",\
        "value":"x","attributes":[{"id":"B","value":{"en":"y"}}]}]}]}}
        """
}
