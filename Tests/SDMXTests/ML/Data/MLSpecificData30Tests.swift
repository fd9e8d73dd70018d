import SDMX
import Testing

@Suite struct MLSpecificData30Tests {
    static let everything = MLDataMessages.specific(
        MLDataMessages.dataSet(
            """
            <com:Annotations><com:Annotation id="a1"><com:AnnotationTitle>T</com:AnnotationTitle>
            </com:Annotation></com:Annotations>
            <DataProvider>urn:sdmx:org.sdmx.infomodel.base.DataProvider=T:DP(1.0).NSI</DataProvider>
            <Obs FREQ="A" AREA="IT" TIME_PERIOD="2019" POP="9"/>
            <Atts AREA="FR" NOTE="n"><Comp id="CONTACT"><Value>
              <com:Text xml:lang="en">one</com:Text><com:Text xml:lang="fr">un</com:Text>
            </Value></Comp></Atts>
            <Series FREQ="A" AREA="FR">
              <com:Annotations><com:Annotation id="a2"/></com:Annotations>
              <Comp id="SOURCE"><Value>S1</Value><Value>S2</Value></Comp>
              <Obs TIME_PERIOD="2020" POP="1" GDP="2.5">
                <Comp id="FLAG"><Value>A</Value></Comp>
                <Comp id="NOTE"><Value><com:StructuredText xml:lang="en"
                  ><p xmlns="http://www.w3.org/1999/xhtml">x<b>y</b></p></com:StructuredText>
                </Value></Comp>
              </Obs>
              <Obs TIME_PERIOD="2021" POP="2"/>
            </Series>
            <Group xsi:type="n:Sibling" AREA="DE" NOTE="late"/>
            <Obs FREQ="Q" AREA="DE" TIME_PERIOD="2020-Q1" POP="3"/>
            """, attributes: "LICENCE=\"free\""), version: "v3_0")

    @Test func `parts come in any order, and values may be several or in several languages`()
        throws
    {
        let dump = try MLDataDump(Self.everything)
        let markup = "<p xmlns=\"http://www.w3.org/1999/xhtml\">x<b>y</b></p>"
        #expect(
            dump.rows == [
                "dataSet LICENCE=free", "observation FREQ=A AREA=IT TIME_PERIOD=2019 POP=9",
                "group AREA=FR NOTE=n CONTACT=en:one,fr:un",
                "series FREQ=A AREA=FR SOURCE=S1|S2",
                "observation FREQ^=A AREA^=FR TIME_PERIOD=2020 POP=1 NOTE=en:\(markup) "
                    + "SOURCE^=S1|S2 GDP=2.5 FLAG=A",
                "observation FREQ^=A AREA^=FR TIME_PERIOD=2021 POP=2 SOURCE^=S1|S2",
                "group Sibling AREA=DE NOTE=late",
                "observation FREQ=Q AREA=DE TIME_PERIOD=2020-Q1 POP=3",
            ])
        let info = try #require(dump.sets.first)
        #expect(info.annotations.first?.title == "T")
        #expect(
            info.provider == "urn:sdmx:org.sdmx.infomodel.base.DataProvider=T:DP(1.0).NSI")
    }

    @Test func `annotations belong to their row`() throws {
        let reader = try DataMessageReader(.text(Self.everything))
        var ids: [[String?]] = []
        while let row = try reader.next() { ids.append(row.annotations.map(\.id)) }
        #expect(ids == [["a1"], [], [], ["a2"], [], [], [], []])
    }

    @Test func `several measures are told by the structure`() throws {
        var structures = MLDataMessages.structures
        structures.dataStructures[0].measures = [
            Measure(Component("POP")), Measure(Component("GDP")),
        ]
        let dump = try MLDataDump(Self.everything, structures: structures)
        #expect(dump.roles().hasPrefix("FREQ:d AREA:d TIME_PERIOD:t POP:m GDP:m OBS_STATUS:a"))
    }

    @Test func `version 3_1 is read like 3_0`() throws {
        let dump = try MLDataDump(
            Self.everything.replacing("/v3_0/", with: "/v3_1/"))
        #expect(dump.rows.count == 8)
    }

    @Test func `metadata within data are passed over, and it is said`() throws {
        let content = """
            <Series FREQ="A"><Obs TIME_PERIOD="2020"><Metadata><Set/></Metadata></Obs>
            <Metadata/></Series><Metadata id="x"><a><b/></a></Metadata>
            """
        let dump = try MLDataDump(
            MLDataMessages.specific(MLDataMessages.dataSet(content), version: "v3_0"))
        #expect(dump.rows.last == "observation FREQ^=A TIME_PERIOD=2020")
        #expect(dump.remarks.map(\.kind) == [.unsupported])
        #expect(dump.remarks.first?.line == 10)
    }
}
