import SDMX
import Testing

/// The very text that small structures are written as.
struct MLStructureTextTests {
    private func text(
        _ format: MessageFormat, _ fill: (inout Structures) -> Void
    ) throws -> [Substring] {
        var header = MessageHeader(id: "M1")
        header.prepared = "2021-03-08"
        header.sender = Party("ME")
        var message = StructureMessage(format, header: header)
        fill(&message.structures)
        let (bytes, losses) = try MLStructureWriter.bytes(of: message, in: format)
        #expect(losses == [])
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        #expect(lines.last == "</mes:Structure>")
        return lines
    }

    /// The lines between `Structures` and its end, without their first four blanks.
    private func structures(
        _ format: MessageFormat, _ fill: (inout Structures) -> Void
    ) throws -> String {
        let lines = try text(format, fill)
        let start = try #require(lines.firstIndex(of: "  <mes:Structures>"))
        let end = try #require(lines.firstIndex(of: "  </mes:Structures>"))
        return lines[(start + 1)..<end].map { String($0.dropFirst(4)) }.joined(separator: "\n")
    }

    private func frequencies() -> Codelist {
        var list = Codelist("CL_FREQ", agency: "SDMX", version: "2.0")
        list.identity.names = LocalisedText([.init("en", "Frequency"), .init("fr", "Fréquence")])
        list.codes = [Code("A", names: "Annual"), Code("A2", names: "Biennial", parent: "A")]
        list.codes[0].identity.annotations = [
            Annotation(title: "O", type: "ORDER", text: "1 < 2")
        ]
        return list
    }

    @Test func `a message begins with its namespaces and its header`() throws {
        let lines = try text(.ml30) { _ in }
        #expect(
            lines.dropFirst().joined(separator: "\n") == """
                <mes:Structure \
                xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" \
                xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common" \
                xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure">
                  <mes:Header>
                    <mes:ID>M1</mes:ID>
                    <mes:Test>false</mes:Test>
                    <mes:Prepared>2021-03-08</mes:Prepared>
                    <mes:Sender id="ME"/>
                  </mes:Header>
                </mes:Structure>
                """)
    }

    @Test func `a code list in SDMX-ML 2.1 refers to parents by Ref`() throws {
        let list = frequencies()
        #expect(
            try structures(.ml21) { $0.codelists = [list] } == """
                <str:Codelists>
                  <str:Codelist id="CL_FREQ" agencyID="SDMX" version="2.0" \
                urn="urn:sdmx:org.sdmx.infomodel.codelist.Codelist=SDMX:CL_FREQ(2.0)">
                    <com:Name xml:lang="en">Frequency</com:Name>
                    <com:Name xml:lang="fr">Fréquence</com:Name>
                    <str:Code id="A">
                      <com:Annotations>
                        <com:Annotation>
                          <com:AnnotationTitle>O</com:AnnotationTitle>
                          <com:AnnotationType>ORDER</com:AnnotationType>
                          <com:AnnotationText xml:lang="en">1 &lt; 2</com:AnnotationText>
                        </com:Annotation>
                      </com:Annotations>
                      <com:Name xml:lang="en">Annual</com:Name>
                    </str:Code>
                    <str:Code id="A2">
                      <com:Name xml:lang="en">Biennial</com:Name>
                      <str:Parent>
                        <Ref id="A"/>
                      </str:Parent>
                    </str:Code>
                  </str:Codelist>
                </str:Codelists>
                """)
    }

    @Test func `a code list in SDMX-ML 3.0 names parents and extensions`() throws {
        var list = frequencies()
        list.codes.removeFirst()
        list.extensions = [
            CodelistExtension(
                ArtefactReference(.codelist, agency: "A", id: "CL", version: "1.0+.0"),
                prefix: "X_", selection: .excluding([.init("B%", cascade: .excludingRoot)]))
        ]
        #expect(
            try structures(.ml30) { $0.codelists = [list] } == """
                <str:Codelists>
                  <str:Codelist id="CL_FREQ" agencyID="SDMX" version="2.0" \
                urn="urn:sdmx:org.sdmx.infomodel.codelist.Codelist=SDMX:CL_FREQ(2.0)">
                    <com:Name xml:lang="en">Frequency</com:Name>
                    <com:Name xml:lang="fr">Fréquence</com:Name>
                    <str:Code id="A2">
                      <com:Name xml:lang="en">Biennial</com:Name>
                      <str:Parent>A</str:Parent>
                    </str:Code>
                    <str:CodelistExtension prefix="X_">
                      <str:Codelist>urn:sdmx:org.sdmx.infomodel.codelist.Codelist=A:CL(1.0+.0)\
                </str:Codelist>
                      <str:ExclusiveCodeSelection>
                        <str:MemberValue cascadeValues="excluderoot">B%</str:MemberValue>
                      </str:ExclusiveCodeSelection>
                    </str:CodelistExtension>
                  </str:Codelist>
                </str:Codelists>
                """)
    }

    private func structure() -> DataStructure {
        func component(_ id: String, _ format: TextFormat? = nil) -> Component {
            Component(
                id,
                concept: ArtefactReference(.concept, agency: "A", id: "CS", item: [id]),
                representation: format.map { Representation(format: $0) })
        }
        var structure = DataStructure("DSD", agency: "A", version: "1.0")
        structure.identity.names = "Data"
        structure.dimensions = [
            Dimension(component("AREA")),
            Dimension(component("TIME_PERIOD", TextFormat(.gregorianYear)), kind: .time),
        ]
        structure.measures = [Measure(component("OBS_VALUE"))]
        structure.attributes = [
            Attribute(
                component("UNIT"), usage: .mandatory, relationship: .dimensions([.init("AREA")])),
            Attribute(component("NOTE"), relationship: .observation),
        ]
        return structure
    }

    @Test func `a data structure in SDMX-ML 3.0`() throws {
        let structure = structure()
        let concept = "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=A:CS(1.0)"
        #expect(
            try structures(.ml30) { $0.dataStructures = [structure] } == """
                <str:DataStructures>
                  <str:DataStructure id="DSD" agencyID="A" version="1.0" \
                urn="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=A:DSD(1.0)">
                    <com:Name xml:lang="en">Data</com:Name>
                    <str:DataStructureComponents>
                      <str:DimensionList>
                        <str:Dimension id="AREA">
                          <str:ConceptIdentity>\(concept).AREA</str:ConceptIdentity>
                        </str:Dimension>
                        <str:TimeDimension id="TIME_PERIOD">
                          <str:ConceptIdentity>\(concept).TIME_PERIOD</str:ConceptIdentity>
                          <str:LocalRepresentation>
                            <str:TextFormat textType="GregorianYear"/>
                          </str:LocalRepresentation>
                        </str:TimeDimension>
                      </str:DimensionList>
                      <str:AttributeList>
                        <str:Attribute id="UNIT" usage="mandatory">
                          <str:ConceptIdentity>\(concept).UNIT</str:ConceptIdentity>
                          <str:AttributeRelationship>
                            <str:Dimension>AREA</str:Dimension>
                          </str:AttributeRelationship>
                        </str:Attribute>
                        <str:Attribute id="NOTE" usage="optional">
                          <str:ConceptIdentity>\(concept).NOTE</str:ConceptIdentity>
                          <str:AttributeRelationship>
                            <str:Observation/>
                          </str:AttributeRelationship>
                        </str:Attribute>
                      </str:AttributeList>
                      <str:MeasureList>
                        <str:Measure id="OBS_VALUE">
                          <str:ConceptIdentity>\(concept).OBS_VALUE</str:ConceptIdentity>
                        </str:Measure>
                      </str:MeasureList>
                    </str:DataStructureComponents>
                  </str:DataStructure>
                </str:DataStructures>
                """)
    }

    @Test func `the same data structure in SDMX-ML 2.1`() throws {
        var structure = structure()
        structure.dimensions.removeFirst(1)
        structure.attributes.removeFirst(1)
        func concept(_ id: String) -> String {
            "<Ref id=\"\(id)\" maintainableParentID=\"CS\" maintainableParentVersion=\"1.0\" "
                + "agencyID=\"A\" package=\"conceptscheme\" class=\"Concept\"/>"
        }
        let written = try structures(.ml21) { $0.dataStructures = [structure] }
        let components = written.split(separator: "\n").dropFirst(4).dropLast(3)
        #expect(
            components.map { String($0.dropFirst(6)) }.joined(separator: "\n") == """
                <str:DimensionList>
                  <str:TimeDimension id="TIME_PERIOD">
                    <str:ConceptIdentity>
                      \(concept("TIME_PERIOD"))
                    </str:ConceptIdentity>
                    <str:LocalRepresentation>
                      <str:TextFormat textType="GregorianYear"/>
                    </str:LocalRepresentation>
                  </str:TimeDimension>
                </str:DimensionList>
                <str:AttributeList>
                  <str:Attribute id="NOTE" assignmentStatus="Conditional">
                    <str:ConceptIdentity>
                      \(concept("NOTE"))
                    </str:ConceptIdentity>
                    <str:AttributeRelationship>
                      <str:PrimaryMeasure>
                        <Ref id="OBS_VALUE"/>
                      </str:PrimaryMeasure>
                    </str:AttributeRelationship>
                  </str:Attribute>
                </str:AttributeList>
                <str:MeasureList>
                  <str:PrimaryMeasure id="OBS_VALUE">
                    <str:ConceptIdentity>
                      \(concept("OBS_VALUE"))
                    </str:ConceptIdentity>
                  </str:PrimaryMeasure>
                </str:MeasureList>
                """)
    }
}
