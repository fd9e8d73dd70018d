import SDMX
import Testing

@Suite struct MLSpecificDataTests {
    static let series = MLDataMessages.dataSet(
        """
        <Group xsi:type="n:Sibling" AREA="FR" NOTE="n1"/>
        <Series FREQ="A" AREA="FR" TITLE="t &amp; u">
          <Obs TIME_PERIOD="2020" OBS_VALUE="1.5" OBS_STATUS="A"/>
          <Obs TIME_PERIOD="2021" OBS_VALUE="NaN"></Obs>
        </Series>
        <Series FREQ="A" AREA="DE"/>
        """, attributes: "ss:dataScope=\"DataStructure\" ss:action=\"Replace\" SOURCE=\"x\"")

    @Test func `series, groups and observations show the attributes of their level`() throws {
        let dump = try MLDataDump(MLDataMessages.specific(Self.series))
        #expect(
            dump.rows == [
                "dataSet SOURCE=x", "group Sibling AREA=FR NOTE=n1",
                "series AREA=FR FREQ=A TITLE=t & u",
                "observation AREA^=FR FREQ^=A TITLE^=t & u TIME_PERIOD=2020 OBS_VALUE=1.5 "
                    + "OBS_STATUS=A",
                "observation AREA^=FR FREQ^=A TITLE^=t & u TIME_PERIOD=2021 OBS_VALUE=NaN",
                "series AREA=DE FREQ=A",
            ])
        #expect(dump.remarks.isEmpty)
        #expect(dump.header.id == "M1")
        let info = try #require(dump.sets.first)
        #expect(info.action == .replace)
        #expect(info.dimensionAtObservation == "TIME_PERIOD")
        #expect(info.structure?.text == "T:D(1.0)")
    }

    @Test func `without a structure roles are guessed, and it is said which`() throws {
        let dump = try MLDataDump(MLDataMessages.specific(Self.series))
        #expect(
            dump.roles() == "SOURCE:a AREA:d? NOTE:a? FREQ:d? TITLE:a? TIME_PERIOD:t OBS_VALUE:m "
                + "OBS_STATUS:a")
        let guesses = try #require(dump.sets.first).guesses
        #expect(guesses.contains("taken for dimensions: AREA, FREQ"))
        #expect(guesses.contains("taken for attributes: NOTE, TITLE"))
    }

    @Test func `with a structure columns are in its order and nothing is guessed`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(Self.series), structures: MLDataMessages.structures)
        #expect(
            dump.roles() == "FREQ:d AREA:d TIME_PERIOD:t OBS_VALUE:m OBS_STATUS:a TITLE:a NOTE:a "
                + "SOURCE:a")
        #expect(dump.sets.first?.guesses == [])
        #expect(dump.rows[2] == "series FREQ=A AREA=FR TITLE=t & u")
    }

    @Test func `what the structure does not have becomes an undeclared column`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet(
                    "<Series FREQ='A' AREA='FR' EXTRA='e'><Obs TIME_PERIOD='2020' ODD='o'/></Series>"
                )), structures: MLDataMessages.structures)
        #expect(dump.roles().hasSuffix("EXTRA:a?! ODD:a?!"))
        #expect(dump.rows.last?.hasSuffix("EXTRA^=e ODD=o") == true)
    }

    @Test func `flat data have their whole key at each observation`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet(
                    """
                    <Obs FREQ="A" AREA="FR" TIME_PERIOD="2020" OBS_VALUE="1" CUSTOM="c"/>
                    <Obs FREQ="A" AREA="DE" TIME_PERIOD="2020"/>
                    """), dimension: "AllDimensions"))
        #expect(
            dump.rows.dropFirst() == [
                "observation FREQ=A AREA=FR TIME_PERIOD=2020 OBS_VALUE=1 CUSTOM=c",
                "observation FREQ=A AREA=DE TIME_PERIOD=2020",
            ])
        #expect(dump.roles() == "FREQ:d? AREA:d? TIME_PERIOD:t OBS_VALUE:m CUSTOM:a?")
    }

    @Test func `time series messages need no word on their dimension`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet("<Series FREQ='A'><Obs TIME_PERIOD='2020'/></Series>"),
                dimension: nil, root: "StructureSpecificTimeSeriesData"))
        #expect(dump.sets.first?.dimensionAtObservation == "TIME_PERIOD")
        #expect(dump.rows.count == 3)
    }

    @Test func `a cross-section has another dimension than time at its observations`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet(
                    """
                    <Series TIME_PERIOD="2020" FREQ="A">
                    <Obs AREA="FR" OBS_VALUE="1"/><Obs AREA="DE" OBS_VALUE="2"/></Series>
                    """), dimension: "AREA"))
        #expect(dump.rows.last == "observation TIME_PERIOD^=2020 FREQ^=A AREA=DE OBS_VALUE=2")
        #expect(dump.roles() == "TIME_PERIOD:t FREQ:d? AREA:d OBS_VALUE:m")
    }

    @Test func `the type of an observation is the value of its measure dimension`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet(
                    """
                    <Series TIME_PERIOD="2020"><Obs xsi:type="n:BIRTHS" OBS_VALUE="1"/>
                    <Obs xsi:type="n:DEATHS" type="DEATHS" OBS_VALUE="2"/></Series>
                    """), dimension: "DEMO", isExplicit: true))
        #expect(dump.rows[2] == "observation TIME_PERIOD^=2020 DEMO=BIRTHS OBS_VALUE=1")
        #expect(dump.rows[3] == "observation TIME_PERIOD^=2020 DEMO=DEATHS OBS_VALUE=2")
        #expect(dump.roles() == "TIME_PERIOD:t DEMO:d OBS_VALUE:m")
    }

    @Test func `a dimension that the header does not name is found and told`() throws {
        let dump = try MLDataDump(
            MLDataMessages.specific(
                MLDataMessages.dataSet(
                    "<Series FREQ='A'><Obs OBS_VALUE='1' TIME_PERIOD='2020'/></Series>"),
                dimension: nil))
        let info = try #require(dump.sets.first)
        #expect(info.dimensionAtObservation == "TIME_PERIOD")
        #expect(info.guesses.contains { $0.contains("dimensionAtObservation is not told") })
    }

    @Test func `elements may be in the structure's namespace, or the message's, or none`() throws {
        let inNone = "<Series FREQ='A'><Obs TIME_PERIOD='2020'/></Series>"
        let inOther = "<n:Series FREQ='A'><n:Obs n:TIME_PERIOD='2020'/></n:Series>"
        let inMessage = "<mes:Series FREQ='A'><mes:Obs TIME_PERIOD='2020'/></mes:Series>"
        for content in [inNone, inOther, inMessage] {
            let dump = try MLDataDump(
                MLDataMessages.specific(MLDataMessages.dataSet(content)))
            #expect(dump.rows.last == "observation FREQ^=A TIME_PERIOD=2020")
        }
    }

    @Test func `set attributes without namespace are taken, with a remark`() throws {
        let text = MLDataMessages.specific(
            "<n:DataSet structureRef='S' action='Delete' setID='x' REAL='r'/>")
        let dump = try MLDataDump(text)
        let info = try #require(dump.sets.first)
        #expect(info.action == .delete)
        #expect(info.id == "x")
        #expect(dump.rows == ["dataSet REAL=r"])
        #expect(dump.remarks.count == 1)
    }

    @Test func `several data sets have their own structures and columns`() throws {
        let text = MLDataMessages.specific(
            MLDataMessages.dataSet("<Obs A='1' TIME_PERIOD='2020'/>")
                + MLDataMessages.dataSet("<Obs B='2'/>", attributes: "ss:setID='second'")
                + "<mes:DataSet ss:structureRef='S'/>", dimension: "AllDimensions")
        let dump = try MLDataDump(text)
        #expect(dump.sets.count == 3)
        #expect(dump.roles(1) == "B:d?")
        #expect(dump.sets[1].id == "second")
        #expect(dump.rows.last == "dataSet")
    }

    @Test func `rows know their line and character`() throws {
        let dump = try MLDataDump(MLDataMessages.specific(Self.series))
        #expect(dump.places == ["9:1", "10:1", "11:1", "12:3", "13:3", "15:1"])
    }

    @Test func `notes in a footer and messages without data are read`() throws {
        let footer = """
            <f:Footer xmlns:f="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer">
            <f:Message code="413" severity="Error"><com:Text>too much</com:Text></f:Message>
            </f:Footer>
            """
        let dump = try MLDataDump(MLDataMessages.specific(footer))
        #expect(dump.rows.isEmpty)
        #expect(dump.notes.first?.code == "413")
        #expect(try MLDataDump(MLDataMessages.specific("")).rows.isEmpty)
    }
}
