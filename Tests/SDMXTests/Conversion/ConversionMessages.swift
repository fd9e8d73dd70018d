/// Small messages of every format that is read, each of three observations or so.
enum ConversionMessages {
    static let all: [(name: String, text: String)] = [
        ("ml20 compact", ml20Compact), ("ml20 generic", ml20Generic),
        ("ml21 generic series", ml21GenericSeries), ("ml21 generic flat", ml21GenericFlat),
        ("ml21 series", ml21Series), ("ml21 flat", ml21Flat), ("ml21 cross", ml21Cross),
        ("ml30", ml30), ("ml30 flat", ml30Flat), ("json1", json1), ("json2", json2),
        ("csv1", csv1), ("csv2", csv2),
    ]

    static let ml20Compact = MLDataMessages.old(
        "CompactData",
        """
        <k:DataSet><k:Sibling AREA="FR" NOTE="n"/>
        <k:Series FREQ="A" AREA="FR" TITLE="t"><k:Obs TIME_PERIOD="2020" OBS_VALUE="1"/>
        <k:Obs TIME_PERIOD="2021" OBS_VALUE="2" OBS_STATUS="E"/></k:Series>
        <k:Series FREQ="A" AREA="DE"><k:Obs TIME_PERIOD="2020" OBS_VALUE="3"/></k:Series>
        </k:DataSet>
        """)

    static let ml20Generic = MLDataMessages.old(
        "GenericData",
        """
        <DataSet><generic:KeyFamilyRef>D</generic:KeyFamilyRef>
        <generic:Series><generic:SeriesKey><generic:Value concept="FREQ" value="A"/>
        <generic:Value concept="AREA" value="FR"/></generic:SeriesKey>
        <generic:Attributes><generic:Value concept="TITLE" value="t"/></generic:Attributes>
        <generic:Obs><generic:Time>2020</generic:Time><generic:ObsValue value="1"/></generic:Obs>
        <generic:Obs><generic:Time>2021</generic:Time><generic:ObsValue value="2"/>
        <generic:Attributes><generic:Value concept="OBS_STATUS" value="E"/></generic:Attributes>
        </generic:Obs></generic:Series></DataSet>
        """, header: "<KeyFamilyRef>D</KeyFamilyRef><KeyFamilyAgency>T</KeyFamilyAgency>")

    static let ml21GenericSeries = MLDataMessages.generic(
        """
        <g:Group type="Sibling"><g:GroupKey><g:Value id="AREA" value="FR"/></g:GroupKey>
        <g:Attributes><g:Value id="NOTE" value="n"/></g:Attributes></g:Group>
        <g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="AREA" value="FR"/>
        </g:SeriesKey><g:Attributes><g:Value id="TITLE" value="t"/></g:Attributes>
        <g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="1"/></g:Obs>
        <g:Obs><g:ObsDimension value="2021"/><g:ObsValue value="2"/>
        <g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs></g:Series>
        """)

    static let ml21GenericFlat = MLDataMessages.generic(
        """
        <g:Obs><g:ObsKey><g:Value id="FREQ" value="A"/><g:Value id="AREA" value="FR"/>
        <g:Value id="TIME_PERIOD" value="2020"/></g:ObsKey><g:ObsValue value="1"/></g:Obs>
        <g:Obs><g:ObsKey><g:Value id="FREQ" value="A"/><g:Value id="AREA" value="DE"/>
        <g:Value id="TIME_PERIOD" value="2021"/></g:ObsKey><g:ObsValue value="2"/>
        <g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs>
        """, dimension: "AllDimensions")

    private static let series = """
        <Group xsi:type="n:Sibling" AREA="FR" NOTE="n"/>
        <Series FREQ="A" AREA="FR" TITLE="t"><Obs TIME_PERIOD="2020" OBS_VALUE="1"/>
        <Obs TIME_PERIOD="2021" OBS_VALUE="2" OBS_STATUS="E"/></Series>
        <Series FREQ="A" AREA="DE"><Obs TIME_PERIOD="2020" OBS_VALUE="3"/></Series>
        """

    private static let flat = """
        <Obs FREQ="A" AREA="FR" TIME_PERIOD="2020" OBS_VALUE="1"/>
        <Obs FREQ="A" AREA="DE" TIME_PERIOD="2021" OBS_VALUE="2" OBS_STATUS="E"/>
        """

    static let ml21Series = MLDataMessages.specific(MLDataMessages.dataSet(series))

    static let ml21Flat = MLDataMessages.specific(
        MLDataMessages.dataSet(flat), dimension: "AllDimensions")

    static let ml21Cross = MLDataMessages.specific(
        MLDataMessages.dataSet(
            """
            <Series FREQ="A" TIME_PERIOD="2020"><Obs AREA="FR" OBS_VALUE="1"/>
            <Obs AREA="DE" OBS_VALUE="2" OBS_STATUS="E"/></Series>
            """), dimension: "AREA")

    static let ml30 = MLDataMessages.specific(
        MLDataMessages.dataSet(
            """
            <Atts SOURCE="x"/>
            <Group xsi:type="n:Sibling" AREA="FR" NOTE="n"/>
            <Series FREQ="A" AREA="FR"><Comp id="TITLE" xsi:type="n:TITLE_ATTRIBUTE">
            <Value><com:Text xml:lang="en">t</com:Text><com:Text xml:lang="fr">u</com:Text></Value>
            </Comp><Obs TIME_PERIOD="2020" OBS_VALUE="1"/>
            <Obs TIME_PERIOD="2021" OBS_VALUE="2"><Comp id="OBS_STATUS"><Value>A</Value>
            <Value>E</Value></Comp></Obs></Series>
            <Atts FREQ="A" NOTE="o"/>
            """), version: "v3_0")

    static let ml30Flat = MLDataMessages.specific(
        MLDataMessages.dataSet(flat), version: "v3_0", dimension: "AllDimensions")

    static let json1 = """
        {"header":{"id":"x","test":false,"prepared":"2020-01-01","sender":{"id":"T"}},\
        "dataSets":[{"action":"Information","attributes":[0],"series":{"0:0":{"attributes":[0],\
        "observations":{"0":[1,0],"1":[2]}},"0:1":{"observations":{"0":[3]}}}}],\
        "structure":{"name":"n","dimensions":{"dataSet":[],"series":[{"id":"FREQ",\
        "values":[{"id":"A"}]},{"id":"AREA","values":[{"id":"FR"},{"id":"DE"}]}],\
        "observation":[{"id":"TIME_PERIOD","role":"time","values":[{"id":"2020"},{"id":"2021"}]}]},\
        "attributes":{"dataSet":[{"id":"SOURCE","values":[{"name":"x"}]}],\
        "series":[{"id":"TITLE","values":[{"name":"t"}]}],"observation":[{"id":"OBS_STATUS",\
        "values":[{"id":"E"}]}]}}}
        """

    static let json2 = """
        {"meta":{"id":"x","test":false,"prepared":"2020-01-01T00:00:00Z","sender":{"id":"T"},\
        "schema":"https://example.org/2.0.0/sdmx-json-data-schema.json"},"data":{"structures":[\
        {"links":[{"rel":"dataflow","urn":\
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:DF(1.0.0)"}],"dimensions":{\
        "dataSet":[{"id":"FREQ","values":[{"id":"A"}]}],"series":[{"id":"AREA","values":[\
        {"id":"FR"},{"id":"DE"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2020"}]}]},\
        "measures":{"observation":[{"id":"OBS_VALUE"}]},"attributes":{"dimensionGroup":[\
        {"id":"NOTE","relationship":{"dimensions":["AREA"]},"values":[{"id":"PS"}]}],\
        "observation":[{"id":"OBS_STATUS","values":[{"id":"E"}]}]}}],\
        "dataSets":[{"structure":0,"action":"Information","dimensionGroupAttributes":{"0:":[0]},\
        "series":{"0":{"observations":{"0":[1,0]}},"1":{"observations":{"0":[2]}}}}]}}
        """

    static let csv1 = """
        DATAFLOW,FREQ,AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS
        T:DF(1.0),A,FR,2020,1,
        T:DF(1.0),A,DE,2021,2,E
        """

    static let csv2 = """
        STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,AREA,TIME_PERIOD,OBS_VALUE,NOTE[en;fr],COMMENT[]
        dataflow,T:DF(1.0.0),I,,FR,,,en:Yes,
        dataflow,T:DF(1.0.0),I,A,FR,2020,1,en:Yes;fr:Oui,a;b;c
        dataflow,T:DF(1.0.0),I,A,DE,2020,2,,
        """

    /// Two data sets of different structures in SDMX-ML, the second without the first's dimensions.
    static let twoStructures: String = {
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
        func value(_ id: String, _ value: String) -> String {
            "<g:Value id=\"\(id)\" value=\"\(value)\"/>"
        }
        func structure(_ id: String) -> String {
            "<m:Structure structureID=\"\(id)\" dimensionAtObservation=\"AllDimensions\">"
                + "<c:Structure><Ref agencyID=\"T\" id=\"D\(id)\" version=\"1.0\"/></c:Structure>"
                + "</m:Structure>"
        }
        func set(_ id: String, _ key: String, _ number: Int) -> String {
            "<m:DataSet structureRef=\"\(id)\"><g:Obs><g:ObsKey>\(key)</g:ObsKey>"
                + "<g:ObsValue value=\"\(number)\"/></g:Obs></m:DataSet>"
        }
        return """
            <m:GenericData xmlns:m="\(base)/message" xmlns:c="\(base)/common" \
            xmlns:g="\(base)/data/generic"><m:Header><m:ID>M</m:ID>\
            \(structure("A"))\(structure("B"))</m:Header>\
            \(set("A", value("FREQ", "A") + value("AREA", "CH") + value("TIME_PERIOD", "2000"), 1))\
            \(set("B", value("SEX", "F") + value("TIME_PERIOD", "2001"), 2))</m:GenericData>
            """
    }()
}
