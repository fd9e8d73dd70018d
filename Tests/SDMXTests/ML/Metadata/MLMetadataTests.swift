import SDMX
import TestKit
import Testing

private func read(_ text: String) throws(SDMXError) -> MetadataMessage {
    guard case .metadata(let message) = try Message.open(.text(text)) else {
        throw SDMXError(.unexpected, found: "another kind", expected: "metadata")
    }
    return message
}

private let base = "http://www.sdmx.org/resources/sdmxml/schemas/"
private let header21 = """
    <m:Header><m:ID>M1</m:ID><m:Test>false</m:Test><m:Prepared>2011-01-01T00:00:00</m:Prepared>
    <m:Sender id="TEST"/><m:Structure structureID="S1" namespace="urn:x"><c:Structure>
    <Ref agencyID="TEST" id="MSD" version="1.0"/></c:Structure></m:Structure></m:Header>
    """
private let names21 = """
    xmlns:m="\(base)v2_1/message" xmlns:c="\(base)v2_1/common"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x"
    """
private let values21 = """
    <ReferenceValue id="OBJECT" xsi:type="x:T.OBJECT"><ObjectReference><URN>\
    urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:FLOW(1.0)</URN></ObjectReference>
    </ReferenceValue><ReferenceValue id="OTHER" xsi:type="x:T.OTHER"><ObjectReference><Ref
    agencyID="TEST" maintainableParentID="CL" maintainableParentVersion="1.0" id="A" class="Code"
    package="codelist"/></ObjectReference></ReferenceValue>
    <ReferenceValue id="DIMENSION_DESCRIPTOR_VALUES_TARGET" xsi:type="x:T.K"><DataKey>
    <c:KeyValue id="FREQ"><c:Value>A</c:Value></c:KeyValue><c:KeyValue id="AREA">
    <c:Value>DE</c:Value></c:KeyValue></DataKey></ReferenceValue>
    <ReferenceValue id="REPORT_PERIOD_TARGET" xsi:type="x:T.ReportPeriodTarget">
    <ReportPeriod>2010</ReportPeriod></ReferenceValue>
    <ReferenceValue id="DATA_SET_TARGET" xsi:type="x:T.D"><DataSetReference><DataProvider><Ref
    agencyID="TEST" maintainableParentID="DATA_PROVIDERS" id="P1"/></DataProvider><ID>DS</ID>
    </DataSetReference></ReferenceValue>
    """
private let texts21 = """
    <c:Text xml:lang="en">Text &amp; more</c:Text><c:Text xml:lang="fr">Texte</c:Text>
    """
private let markup21 = """
    <c:StructuredText xml:lang="en"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>one \
    <h:b>two</h:b></h:p> <h:br/></h:div></c:StructuredText>
    """

/// What the two forms of SDMX 2.1 say below.
private let attributes21: [ReportedAttribute] = [
    ReportedAttribute(
        "CONTACT",
        children: [
            ReportedAttribute("NAME", values: [.plain("Ann")]),
            ReportedAttribute(
                "NOTE",
                values: [.text(LocalisedText([.init("en", "Text & more"), .init("fr", "Texte")]))]),
        ]),
    ReportedAttribute(
        "METHOD",
        values: [
            .structuredText(
                LocalisedText(
                    """
                    <div xmlns="http://www.w3.org/1999/xhtml"><p>one <b>two</b></p> <br/></div>
                    """))
        ]),
]

private let generic21 = """
    <m:GenericMetadata \(names21) xmlns:g="\(base)v2_1/metadata/generic">\(header21)
    <m:MetadataSet structureRef="S1" setID="SET" action="Append" reportingBeginDate="2010">
    <c:Name>A set</c:Name>
    <g:Report id="REPORT"><g:Target id="T">\(values21)</g:Target><g:AttributeSet>
    <g:ReportedAttribute id="CONTACT"><g:AttributeSet>
      <g:ReportedAttribute id="NAME" value="Ann"/>
      <g:ReportedAttribute id="NOTE">\(texts21)</g:ReportedAttribute></g:AttributeSet>
    </g:ReportedAttribute><g:ReportedAttribute id="METHOD">\(markup21)</g:ReportedAttribute>
    </g:AttributeSet></g:Report></m:MetadataSet></m:GenericMetadata>
    """

private let specific21 = """
    <m:StructureSpecificMetadata \(names21) xmlns:s="\(base)v2_1/metadata/structurespecific">
    \(header21)<m:MetadataSet s:structureRef="S1" s:setID="SET" s:action="Append"
      s:reportingBeginDate="2010" xsi:type="x:MetadataSetType"><c:Name>A set</c:Name>
    <Report xsi:type="x:REPORT"><Target xsi:type="x:REPORT.T">\(unnamed(values21))</Target>
    <AttributeSet><CONTACT><AttributeSet><NAME value="Ann"/><NOTE>\(texts21)</NOTE></AttributeSet>
    </CONTACT><METHOD s:isMetadataAttribute="true">\(markup21)</METHOD></AttributeSet></Report>
    </m:MetadataSet></m:StructureSpecificMetadata>
    """

/// Without the ids of the targets, which a structure-specific message leaves to their types.
private func unnamed(_ values: String) -> String {
    values.replacing("ReferenceValue id=\"OBJECT\"", with: "ReferenceValue")
        .replacing("ReferenceValue id=\"REPORT_PERIOD_TARGET\"", with: "ReferenceValue")
}

@Suite struct MLMetadataTests {
    @Test(arguments: [generic21, specific21])
    func `the two forms of SDMX 2.1 say the same`(text: String) throws {
        let message = try read(text)
        #expect(message.format == .ml21 && message.header.id == "M1")
        #expect(message.remarks.isEmpty, "\(message.remarks)")
        let set = try #require(message.sets.first)
        #expect(message.sets.count == 1 && set.identity.id == "SET" && set.maintenance == nil)
        #expect(set.identity.names.best() == "A set")
        #expect(set.structure?.description == "MetadataStructure TEST:MSD(1.0)")
        #expect(set.action == .append && set.reportingBegin == "2010" && set.report == "REPORT")
        #expect(
            set.targets == [
                .object(
                    id: "OBJECT",
                    urn: "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:FLOW(1.0)"),
                .object(
                    id: "OTHER", urn: "urn:sdmx:org.sdmx.infomodel.codelist.Code=TEST:CL(1.0).A"),
                .key(
                    id: "DIMENSION_DESCRIPTOR_VALUES_TARGET",
                    [.init("FREQ", "A"), .init("AREA", "DE")]),
                .period(id: "REPORT_PERIOD_TARGET", "2010"),
                .dataSet(
                    id: "DATA_SET_TARGET", setID: "DS",
                    provider: "urn:sdmx:org.sdmx.infomodel.base.DataProvider="
                        + "TEST:DATA_PROVIDERS(1.0).P1"),
            ])
        #expect(set.attributes == attributes21)
    }

    @Test func `each report is a set of its own`() throws {
        let report = { (id: String) in
            """
            <g:Report id="\(id)"><g:Target id="T"/><g:AttributeSet><g:ReportedAttribute id="A"
            value="\(id)"/></g:AttributeSet></g:Report>
            """
        }
        let message = try read(
            """
            <m:GenericMetadata \(names21) xmlns:g="\(base)v2_1/metadata/generic">\(header21)
            <m:MetadataSet structureRef="S1" setID="SET">\(report("R1"))\(report("R2"))
            </m:MetadataSet><m:MetadataSet structureRef="S2"/></m:GenericMetadata>
            """)
        #expect(message.sets.map(\.report) == ["R1", "R2", nil])
        #expect(
            message.sets.map { $0.attributes.first?.values } == [
                [.plain("R1")], [.plain("R2")], nil,
            ])
        #expect(message.remarks.map(\.found) == ["structureRef \"S2\"", "a set without Report"])
        #expect(message.sets[2].structure == nil)
    }

    @Test(arguments: ["v3_0", "v3_1"])
    func `a set of SDMX 3 is a maintained artefact`(version: String) throws {
        let message = try read(
            """
            <m:Metadata xmlns:m="\(base)\(version)/message" xmlns:c="\(base)\(version)/common"
              xmlns:g="\(base)\(version)/metadata/generic"><m:Header><m:ID>M3</m:ID>
            <m:Test>false</m:Test><m:Prepared>2022-01-01T00:00:00</m:Prepared>
            <m:Sender id="TEST"/></m:Header>
            <m:MetadataSet id="SET" agencyID="TEST" version="1.2.0" action="Replace"
              publicationYear="2022" isExternalReference="false">
            <c:Annotations><c:Annotation id="N"><c:AnnotationValue>v</c:AnnotationValue>
            </c:Annotation></c:Annotations>
            <c:Link rel="self" url="http://example.org/set"/>
            <c:Name xml:lang="en">A set</c:Name><c:Description>D</c:Description>
            <g:Metadataflow>urn:sdmx:org.sdmx.infomodel.metadatastructure.Metadataflow=\
            TEST:MFLOW(1.0.0)</g:Metadataflow>
            <g:Target>urn:sdmx:org.sdmx.infomodel.codelist.Code=TEST:CL(1.0.0).*</g:Target>
            <g:Target>urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:F(1.0+.0)</g:Target>
            <g:Attribute id="A"><g:Value>1</g:Value><g:Value>2</g:Value>
              <g:Attribute id="B"><c:Text xml:lang="de">Wort</c:Text></g:Attribute></g:Attribute>
            </m:MetadataSet></m:Metadata>
            """)
        #expect(message.format == (version == "v3_0" ? .ml30 : .ml31))
        #expect(message.remarks.isEmpty, "\(message.remarks)")
        let set = try #require(message.sets.first)
        #expect(set.identity.id == "SET" && set.maintenance?.agency == "TEST")
        #expect(set.maintenance?.version == "1.2.0" && set.action == .replace)
        #expect(set.identity.names.best() == "A set" && set.publicationYear == "2022")
        #expect(set.identity.annotations.first?.value == "v")
        #expect(set.identity.links.first?.url == "http://example.org/set")
        #expect(set.structure?.description == "Metadataflow TEST:MFLOW(1.0.0)")
        #expect(
            set.targets == [
                .urn("urn:sdmx:org.sdmx.infomodel.codelist.Code=TEST:CL(1.0.0).*"),
                .urn("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:F(1.0+.0)"),
            ])
        #expect(
            set.attributes == [
                ReportedAttribute(
                    "A", values: [.plain("1"), .plain("2")],
                    children: [
                        ReportedAttribute(
                            "B", values: [.text(LocalisedText("Wort", language: "de"))])
                    ])
            ])
    }

    @Test func `generic metadata of SDMX 2.0 are read, with their targets as keys`() throws {
        let old = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/"
        let message = try read(
            """
            <m:GenericMetadata xmlns:m="\(old)message" xmlns:g="\(old)genericmetadata"><m:Header>
            <m:ID>M0</m:ID><m:Test>false</m:Test><m:Prepared>2008-01-01</m:Prepared>
            <m:Sender id="TEST"/></m:Header><g:MetadataSet datasetID="SET">
            <g:MetadataStructureRef>MSD</g:MetadataStructureRef>
            <g:MetadataStructureAgencyRef>TEST</g:MetadataStructureAgencyRef>
            <g:ReportRef>REPORT</g:ReportRef><g:AttributeValueSet><g:TargetRef>FULL</g:TargetRef>
            <g:TargetValues><g:ComponentValue object="DataProvider" component="PROVIDER">P1
            </g:ComponentValue></g:TargetValues><g:ReportedAttribute conceptID="A">
            <g:Value xml:lang="fr">Texte</g:Value><g:ReportedAttribute conceptID="B">
            <g:Value>Text</g:Value></g:ReportedAttribute></g:ReportedAttribute>
            </g:AttributeValueSet></g:MetadataSet></m:GenericMetadata>
            """)
        let set = try #require(message.sets.first)
        #expect(message.remarks.isEmpty, "\(message.remarks)")
        #expect(set.structure?.description == "MetadataStructure TEST:MSD(1.0)")
        #expect(set.report == "REPORT" && set.identity.id == "SET")
        #expect(set.targets == [.key(id: "FULL", [.init("PROVIDER", "P1")])])
        #expect(
            set.attributes == [
                ReportedAttribute(
                    "A", values: [.text(LocalisedText("Texte", language: "fr"))],
                    children: [ReportedAttribute("B", values: [.text("Text")])])
            ])
    }

    @Test func `what was not read, or may be wrong, is told`() throws {
        let message = try read(
            """
            <m:GenericMetadata \(names21) xmlns:g="\(base)v2_1/metadata/generic">
            <m:MetadataSet validFromDate="2010-01-01T00:00:00"><c:DataProvider/>
            <g:Report id="R"><g:Target id="T"><g:ReferenceValue id="V"/><g:ReferenceValue id="W">
            <g:ObjectReference><Ref agencyID="T" id="X"/></g:ObjectReference></g:ReferenceValue>
            </g:Target><g:AttributeSet><g:ReportedAttribute id="A"><g:Other/>
            </g:ReportedAttribute></g:AttributeSet></g:Report></m:MetadataSet>
            </m:GenericMetadata>
            """)
        #expect(
            message.remarks.map(\.found) == [
                "no structureRef", "validFromDate, which is left out",
                "a DataProvider, which is left out", "a ReferenceValue without reference",
                "a reference without class", "element Other, which was passed over", "no Header",
            ])
        #expect(message.sets.first?.targets == [.object(id: "W", urn: "T:X(1.0)")])
    }

    @Test(arguments: [
        ("action=\"Keep\"", "<g:Report id='R'/>", SDMXError.Kind.action),
        (
            "",
            "<g:Report id='R'><g:AttributeSet><g:ReportedAttribute/></g:AttributeSet></g:Report>",
            .missing
        ),
        (
            "",
            "<g:Report id='R'><g:Target><g:ReferenceValue id='V'><g:ObjectReference/>"
                + "</g:ReferenceValue></g:Target></g:Report>", .reference
        ),
    ])
    func `what would make the set another is an error`(
        attributes: String, content: String, kind: SDMXError.Kind
    ) {
        let text = """
            <m:GenericMetadata \(names21) xmlns:g="\(base)v2_1/metadata/generic">\(header21)
            <m:MetadataSet structureRef="S1" \(attributes)>\(content)</m:MetadataSet>
            </m:GenericMetadata>
            """
        let error = #expect(throws: SDMXError.self) { try read(text) }
        #expect(error?.kind == kind && error?.line == 5, "\(String(describing: error))")
    }

    @Test func `mutated messages are read or refused with a place`() {
        var generator = SeededGenerator(seed: 21)
        for text in [generic21, specific21] {
            let bytes = Array(text.utf8)
            var readings = 0
            for _ in 0..<300 {
                do {
                    _ = try Message.open(.bytes(mutated(bytes, using: &generator)))
                    readings += 1
                } catch {
                    #expect(error.line != nil || error.byte != nil || error.kind == .unrecognised)
                }
            }
            #expect(readings > 10)
        }
    }
}
