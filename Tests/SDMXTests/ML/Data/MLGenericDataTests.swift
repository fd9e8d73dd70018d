import SDMX
import Testing

@Suite struct MLGenericDataTests {
    static let series = """
        <g:Attributes><g:Value id="SOURCE" value="x"/></g:Attributes>
        <g:Group type="Sibling"><g:GroupKey><g:Value id="AREA" value="FR"/></g:GroupKey>
        <g:Attributes><g:Value value="n1" id="NOTE"/></g:Attributes></g:Group>
        <g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="AREA" value="FR"/>
        </g:SeriesKey><g:Attributes><g:Value id="TITLE" value="t &lt; u"/></g:Attributes>
        <g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="1.5"/>
        <g:Attributes><g:Value id="OBS_STATUS" value="A"/></g:Attributes></g:Obs>
        <g:Obs><g:ObsDimension id="TIME_PERIOD" value="2021"></g:ObsDimension></g:Obs>
        </g:Series>
        <g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="AREA" value="DE"/>
        </g:SeriesKey></g:Series>
        """

    @Test func `elements tell dimensions from attributes, so that nothing is guessed`() throws {
        for (root, dimension) in [
            ("GenericData", "TIME_PERIOD"), ("GenericTimeSeriesData", nil),
        ] {
            let dump = try MLDataDump(
                MLDataMessages.generic(Self.series, dimension: dimension, root: root))
            #expect(
                dump.rows == [
                    "dataSet SOURCE=x", "group Sibling AREA=FR NOTE=n1",
                    "series AREA=FR FREQ=A TITLE=t < u",
                    "observation AREA^=FR FREQ^=A TITLE^=t < u TIME_PERIOD=2020 OBS_VALUE=1.5 "
                        + "OBS_STATUS=A",
                    "observation AREA^=FR FREQ^=A TITLE^=t < u TIME_PERIOD=2021",
                    "series AREA=DE FREQ=A",
                ])
            #expect(
                dump.roles() == "SOURCE:a AREA:d NOTE:a FREQ:d TITLE:a TIME_PERIOD:t OBS_VALUE:m "
                    + "OBS_STATUS:a")
            #expect(dump.sets.first?.guesses == [])
            #expect(dump.sets.first?.action == .replace)
        }
    }

    @Test func `flat observations carry their key`() throws {
        let content = """
            <g:Obs><g:ObsKey><g:Value id="FREQ" value="A"/><g:Value id="TIME_PERIOD" value="2020"/>
            </g:ObsKey><g:ObsValue value="7"/></g:Obs>
            """
        for dimension in ["AllDimensions", nil] {
            let dump = try MLDataDump(MLDataMessages.generic(content, dimension: dimension))
            #expect(dump.rows.last == "observation FREQ=A TIME_PERIOD=2020 OBS_VALUE=7")
            #expect(dump.sets.first?.dimensionAtObservation == "AllDimensions")
        }
    }

    @Test func `observations of a cross-section are by the header's dimension`() throws {
        let content = """
            <g:Series><g:SeriesKey><g:Value id="TIME_PERIOD" value="2020"/></g:SeriesKey>
            <g:Obs><g:ObsDimension value="FR"/><g:ObsValue value="7"/></g:Obs></g:Series>
            """
        let dump = try MLDataDump(MLDataMessages.generic(content, dimension: "AREA"))
        #expect(dump.rows.last == "observation TIME_PERIOD^=2020 AREA=FR OBS_VALUE=7")
        #expect(dump.roles() == "TIME_PERIOD:t AREA:d OBS_VALUE:m")
    }

    @Test func `a structure gives the order of columns`() throws {
        let dump = try MLDataDump(
            MLDataMessages.generic(Self.series), structures: MLDataMessages.structures)
        #expect(dump.rows[2] == "series FREQ=A AREA=FR TITLE=t < u")
        #expect(dump.sets.first?.columns.count == 8)
    }

    @Test func `the value of a structure's only measure goes by its id`() throws {
        var structures = MLDataMessages.structures
        structures.dataStructures[0].measures = [Measure(Component("POP"))]
        let dump = try MLDataDump(MLDataMessages.generic(Self.series), structures: structures)
        #expect(dump.rows[3].contains(" POP=1.5 "))
    }

    @Test func `a value without id is refused where it stands`() throws {
        let error = #expect(throws: SDMXError.self) {
            try MLDataDump(
                MLDataMessages.generic("<g:Series><g:SeriesKey>\n<g:Value value='A'/>"))
        }
        #expect(error?.kind == .missing)
        #expect(error?.line == 8)
    }
}

@Suite struct MLData20Tests {
    @Test func `compact data have groups named by themselves`() throws {
        let dump = try MLDataDump(
            MLDataMessages.old(
                "CompactData",
                """
                <k:DataSet datasetID="x" action="Update">
                <k:SiblingGroup AREA="FR" NOTE="n"/>
                <k:Series FREQ="A" AREA="FR" TIME_FORMAT="P1Y"><k:Obs YEA="1990" OBS_VALUE="1"/>
                <k:Obs YEA="1991" OBS_VALUE="2"/>
                <k:Annotations><common:Annotation/></k:Annotations></k:Series>
                <k:Annotations><common:Annotation id="a"/></k:Annotations>
                </k:DataSet>
                """))
        #expect(
            dump.rows == [
                "dataSet", "group SiblingGroup AREA=FR NOTE=n",
                "series AREA=FR FREQ=A TIME_FORMAT=P1Y",
                "observation AREA^=FR FREQ^=A TIME_FORMAT^=P1Y YEA=1990 OBS_VALUE=1",
                "observation AREA^=FR FREQ^=A TIME_FORMAT^=P1Y YEA=1991 OBS_VALUE=2",
            ])
        let info = try #require(dump.sets.first)
        #expect(info.structure?.text == "T:D(1.0)")
        #expect(info.dimensionAtObservation == "YEA")
        #expect(info.action == .append)
        #expect(info.id == "x")
        #expect(dump.roles().contains("YEA:t? OBS_VALUE:m?"))
        #expect(dump.remarks.map(\.kind) == [.unsupported])
    }

    @Test func `generic data name concepts and give times as text`() throws {
        let content = """
            <DataSet><generic:KeyFamilyRef>D</generic:KeyFamilyRef>
            <generic:Series><generic:SeriesKey><generic:Value concept="FREQ" value="A"/>
            <generic:Value concept="AREA" value="FR"/></generic:SeriesKey>
            <generic:Attributes><generic:Value concept="TITLE" value="t"/></generic:Attributes>
            <generic:Obs><generic:Time> 2009 </generic:Time><generic:ObsValue value="16.8"/>
            <generic:Attributes><generic:Value concept="OBS_STATUS" value="A"/></generic:Attributes>
            </generic:Obs></generic:Series></DataSet>
            """
        let text = MLDataMessages.old(
            "GenericData", content, header: "<KeyFamilyAgency>T</KeyFamilyAgency>")
        let dump = try MLDataDump(text)
        #expect(
            dump.rows.last == "observation FREQ^=A AREA^=FR TITLE^=t TIME_PERIOD=2009 "
                + "OBS_VALUE=16.8 OBS_STATUS=A")
        #expect(dump.roles() == "FREQ:d AREA:d TITLE:a TIME_PERIOD:t OBS_VALUE:m OBS_STATUS:a")
        let bound = try MLDataDump(text, structures: MLDataMessages.structures)
        #expect(bound.rows.last?.hasPrefix("observation FREQ^=A AREA^=FR TIME_PERIOD=2009") == true)
        #expect(bound.sets.first?.guesses == [])
    }

    @Test func `the time of old structures may have another id`() throws {
        var structures = MLDataMessages.structures
        structures.dataStructures[0].dimensions[2].component.id = "TIME"
        let content = """
            <DataSet><generic:KeyFamilyRef>D</generic:KeyFamilyRef><generic:Series>
            <generic:SeriesKey><generic:Value concept="FREQ" value="A"/></generic:SeriesKey>
            <generic:Obs><generic:Time>2009</generic:Time></generic:Obs></generic:Series></DataSet>
            """
        let dump = try MLDataDump(
            MLDataMessages.old(
                "GenericData", content, header: "<KeyFamilyAgency>T</KeyFamilyAgency>"),
            structures: structures)
        #expect(dump.rows.last == "observation FREQ^=A TIME=2009")
        #expect(dump.sets.first?.dimensionAtObservation == "TIME")
    }

    @Test func `series within a group take its key where they have none`() throws {
        let content = """
            <DataSet><generic:Group type="G">
            <generic:GroupKey><generic:Value concept="AREA" value="FR"/></generic:GroupKey>
            <generic:Attributes><generic:Value concept="NOTE" value="n"/></generic:Attributes>
            <generic:Series><generic:SeriesKey><generic:Value concept="FREQ" value="A"/>
            </generic:SeriesKey><generic:Obs><generic:Time>2009</generic:Time></generic:Obs>
            </generic:Series></generic:Group>
            <generic:Series><generic:SeriesKey><generic:Value concept="FREQ" value="M"/>
            </generic:SeriesKey></generic:Series></DataSet>
            """
        let dump = try MLDataDump(MLDataMessages.old("GenericData", content))
        #expect(
            dump.rows == [
                "dataSet", "group G AREA=FR NOTE=n", "series AREA=FR FREQ=A",
                "observation AREA^=FR FREQ^=A TIME_PERIOD=2009", "series FREQ=M",
            ])
    }
}
