import SDMX
import Testing

@Suite struct MLDataStructureTests {
    private func read(
        _ version: String, _ lists: String, attributes: String = "", after: String = ""
    ) throws -> DataStructure {
        try MLFixture(
            version,
            """
            <s:DataStructures><s:DataStructure id="D" agencyID="A" version="1.0" \(attributes)>
            <c:Name>x</c:Name><s:DataStructureComponents>\(lists)</s:DataStructureComponents>\(after)
            </s:DataStructure></s:DataStructures>
            """
        ).read().dataStructures[0]
    }

    @Test func `a structure of SDMX 2.1 has three kinds of dimension, the period last`() throws {
        let structure = try read(
            "2_1",
            """
            <s:DimensionList id="DimensionDescriptor">
             <s:Dimension position="1" id="FREQ">\(MLFixture.concept("C1"))
              <s:LocalRepresentation>\(MLFixture.ref("Enumeration", "CL"))</s:LocalRepresentation>
              <s:ConceptRole><Ref agencyID="S" maintainableParentID="R" id="FREQ"/></s:ConceptRole>
             </s:Dimension>
             <s:TimeDimension position="2" type="TimeDimension">\(MLFixture.concept("TIME"))
              <s:LocalRepresentation>
               <s:TextFormat textType="ObservationalTimePeriod" startTime="2000"/>
              </s:LocalRepresentation></s:TimeDimension>
             <s:MeasureDimension position="3">\(MLFixture.concept("KIND"))
              <s:LocalRepresentation>\(MLFixture.ref("Enumeration", "MEASURES"))
              </s:LocalRepresentation></s:MeasureDimension>
            </s:DimensionList>
            <s:MeasureList><s:PrimaryMeasure>\(MLFixture.concept("OBS"))
             <s:LocalRepresentation><s:TextFormat textType="Double" decimals="2" minValue="-1.5"/>
             </s:LocalRepresentation></s:PrimaryMeasure></s:MeasureList>
            """)
        #expect(structure.dimensions.map(\.id) == ["FREQ", "KIND", "TIME_PERIOD"])
        #expect(structure.dimensions.map(\.kind) == [.plain, .measure, .time])
        #expect(structure.dimensions.map(\.position) == [1, 3, 2])
        #expect(structure.dimensions[0].concept?.text == "A:CS(1.0).C1")
        #expect(structure.dimensions[0].component.roles.map(\.text) == ["S:R(1.0).FREQ"])
        #expect(
            structure.dimensions.map(\.representation?.enumeration?.artefactClass) == [
                .codelist, .conceptScheme, nil,
            ])
        #expect(structure.timeDimension?.representation?.format?.startTime == "2000")
        #expect(structure.measures.map(\.id) == ["OBS_VALUE"])
        #expect(structure.measures[0].representation?.format?.minValue == "-1.5")
        #expect(structure.measures[0].representation?.format?.decimals == 2)
    }

    @Test func `attributes of SDMX 2.1 belong to what their relationship says`() throws {
        func attribute(_ id: String, _ relationship: String, _ status: String) -> String {
            """
            <s:Attribute id="\(id)" assignmentStatus="\(status)">\(MLFixture.concept(id))
            <s:AttributeRelationship>\(relationship)</s:AttributeRelationship></s:Attribute>
            """
        }
        let structure = try read(
            "2_1",
            """
            <s:Group id="G" urn="u"><s:GroupDimension>
             <s:DimensionReference><Ref id="D1"/></s:DimensionReference></s:GroupDimension>
             <s:GroupDimension><s:DimensionReference><URN>\
            \(MLFixture.urn("datastructure.Dimension", "D")).D2</URN></s:DimensionReference>
             </s:GroupDimension></s:Group>
            <s:Group id="H">\(MLFixture.ref("AttachmentConstraint", "AC"))</s:Group>
            <s:AttributeList>
            \(attribute("A1", "<s:None/>", "Mandatory"))
            \(attribute("A2", "<s:PrimaryMeasure><Ref id=\"OBS_VALUE\"/></s:PrimaryMeasure>",
                "Conditional"))
            \(attribute("A3", "<s:Group><Ref id=\"G\"/></s:Group>", "Conditional"))
            \(attribute("A4", "<s:Dimension><Ref id=\"D1\"/></s:Dimension>"
                + "<s:Dimension><Ref id=\"D2\"/></s:Dimension>"
                + "<s:AttachmentGroup><Ref id=\"G\"/></s:AttachmentGroup>", "Conditional"))
            <s:ReportingYearStartDay assignmentStatus="Conditional">\(MLFixture.concept("RY"))
             <s:LocalRepresentation><s:TextFormat textType="MonthDay"/></s:LocalRepresentation>
             <s:AttributeRelationship><s:None/></s:AttributeRelationship>
            </s:ReportingYearStartDay></s:AttributeList>
            """)
        #expect(structure.dimensions(ofGroup: "G") == ["D1", "D2"])
        #expect(structure.groups[1].attachmentConstraint?.id == "AC")
        #expect(
            structure.attributes.map(\.relationship) == [
                .dataflow, .observation, .group("G"),
                .dimensions([.init("D1"), .init("D2")], groups: ["G"]), .dataflow,
            ])
        #expect(structure.attributes.map(\.usage).prefix(2) == [.mandatory, .optional])
        #expect(structure.attributes.last?.id == "REPORTING_YEAR_START_DAY")
        #expect(structure.attributes.last?.representation?.format?.type == .monthDay)
    }

    @Test func `a structure of SDMX 3.1 has measures, arrays and reported metadata`() throws {
        let structure = try read(
            "3_1",
            """
            <s:DimensionList id="DimensionDescriptor">
             <s:Dimension id="D1" uri="http://d">\(MLFixture.conceptURN("D1"))</s:Dimension>
             <s:TimeDimension id="TIME_PERIOD">\(MLFixture.conceptURN("TIME_PERIOD"))
             <s:LocalRepresentation><s:TextFormat textType="GregorianYear"/></s:LocalRepresentation>
             </s:TimeDimension></s:DimensionList>
            <s:Group id="G"><s:GroupDimension><s:DimensionReference>D1</s:DimensionReference>
             </s:GroupDimension></s:Group>
            <s:AttributeList id="AttributeDescriptor">
             <s:Attribute id="A1" usage="mandatory">\(MLFixture.conceptURN("A1"))
              <s:LocalRepresentation minOccurs="0" maxOccurs="unbounded">
               <s:TextFormat textType="Integer" isMultiLingual="false">
                <s:SentinelValue value="-1"><c:Name>Refused</c:Name><c:Description>d</c:Description>
                </s:SentinelValue></s:TextFormat></s:LocalRepresentation>
              <s:AttributeRelationship><s:Dimension optional="true">D1</s:Dimension>
              </s:AttributeRelationship>
              <s:MeasureRelationship><s:Measure>M1</s:Measure></s:MeasureRelationship></s:Attribute>
             <s:Attribute id="A2">\(MLFixture.conceptURN("A2"))
              <s:AttributeRelationship><s:Observation/></s:AttributeRelationship></s:Attribute>
             <s:Attribute id="A3">\(MLFixture.conceptURN("A3"))
              <s:AttributeRelationship><s:Dataflow/></s:AttributeRelationship></s:Attribute>
             <s:Attribute id="A4">\(MLFixture.conceptURN("A4"))
              <s:AttributeRelationship><s:Group>G</s:Group></s:AttributeRelationship></s:Attribute>
             <s:MetadataAttributeUsage>
              <s:MetadataAttributeReference>CONTACT</s:MetadataAttributeReference>
              <s:AttributeRelationship><s:Dataflow/></s:AttributeRelationship>
             </s:MetadataAttributeUsage></s:AttributeList>
            <s:MeasureList><s:Measure id="M1" usage="mandatory">\(MLFixture.conceptURN("M1"))
             <s:LocalRepresentation maxOccurs="3"><s:Enumeration>\
            \(MLFixture.urn("codelist.ValueList", "V", "2+.0.0"))</s:Enumeration>
             </s:LocalRepresentation></s:Measure>
             <s:Measure>\(MLFixture.conceptURN("M2"))</s:Measure></s:MeasureList>
            """, attributes: "evolvingStructure=\"true\"",
            after: "<s:Metadata>"
                + MLFixture.urn("metadatastructure.MetadataStructure", "MSD", "1.0.0")
                + "</s:Metadata>")
        #expect(structure.isEvolving && structure.metadataStructure?.id == "MSD")
        #expect(structure.dimensions.map(\.component.uri) == ["http://d", nil])
        #expect(
            structure.attributes.map(\.relationship) == [
                .dimensions([.init("D1", isOptional: true)]), .observation, .dataflow, .group("G"),
            ])
        let array = structure.attributes[0]
        #expect(array.measures == ["M1"] && array.usage == .mandatory)
        #expect(array.representation?.isMultiValued == true)
        #expect(array.representation?.minOccurs == 0)
        #expect(array.representation?.format?.isMultilingual == false)
        #expect(array.representation?.format?.sentinels[0].value == "-1")
        #expect(array.representation?.format?.sentinels[0].names["en"] == "Refused")
        #expect(structure.measures.map(\.id) == ["M1", "M2"])
        #expect(structure.measures.map(\.usage) == [.mandatory, nil])
        #expect(structure.measures[0].representation?.enumeration?.artefactClass == .valueList)
        #expect(structure.measures[0].representation?.maxOccurs == .count(3))
        #expect(structure.metadataAttributes[0].id == "CONTACT")
        #expect(structure.metadataAttributes[0].relationship == .dataflow)
    }

    @Test func `an id left out is the concept's`() throws {
        let structure = try read(
            "2_1",
            "<s:DimensionList><s:Dimension>\(MLFixture.concept("SEX"))</s:Dimension>"
                + "</s:DimensionList>")
        #expect(structure.dimensions.map(\.id) == ["SEX"])
    }

    @Test func `every facet of a format is read, numbers as written`() throws {
        let structure = try read(
            "2_1",
            """
            <s:DimensionList><s:Dimension id="D">\(MLFixture.concept("D"))<s:LocalRepresentation>
            <s:TextFormat textType="Incremental" isSequence="true" interval="0.10" startValue="1"
             endValue="1E3" timeInterval="P1Y" startTime="2000" endTime="2001-Q1" minLength="1"
             maxLength="18446744073709551615" minValue="0" maxValue="9.90" decimals="1"
             pattern=" [0-9]+" isMultiLingual="0"/></s:LocalRepresentation></s:Dimension>
            </s:DimensionList>
            """)
        var expected = TextFormat(.incremental)
        expected.isSequence = true
        expected.interval = "0.10"
        expected.startValue = "1"
        expected.endValue = "1E3"
        expected.timeInterval = "P1Y"
        expected.startTime = "2000"
        expected.endTime = "2001-Q1"
        expected.minLength = 1
        expected.maxLength = .max
        expected.minValue = "0"
        expected.maxValue = "9.90"
        expected.decimals = 1
        expected.pattern = " [0-9]+"
        expected.isMultilingual = false
        #expect(structure.dimensions[0].representation?.format == expected)
    }
}
