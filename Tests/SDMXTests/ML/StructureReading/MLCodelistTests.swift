import SDMX
import Testing

@Suite struct MLCodelistTests {
    @Test func `codes keep their order, texts, parents and notes`() throws {
        let structures = try MLFixture(
            "2_1",
            """
            <s:Codelists><s:Codelist id="CL" agencyID="A" version="1.2" isFinal="true"
             isExternalReference="false" validTo="2030-01-01T00:00:00"
             urn="\(MLFixture.urn("codelist.Codelist", "CL", "1.2"))">
             <c:Annotations><c:Annotation id="N1"><c:AnnotationTitle>T</c:AnnotationTitle>
              <c:AnnotationType>ORDER</c:AnnotationType><c:AnnotationURL>http://u</c:AnnotationURL>
              <c:AnnotationText>Eins &amp; zwei</c:AnnotationText></c:Annotation></c:Annotations>
             <c:Name>List</c:Name>
             <s:Code id="T" urn="x"><c:Name xml:lang="en">Total</c:Name>
              <c:Name xml:lang="de">Summe</c:Name><c:Description>All</c:Description></s:Code>
             <s:Code id="M"><c:Name>Male</c:Name><s:Parent><Ref id="T"/></s:Parent></s:Code>
             <s:Code id="F"><c:Name>Female</c:Name><s:Parent><URN>\
            \(MLFixture.urn("codelist.Code", "CL", "1.2")).T</URN></s:Parent></s:Code>
            </s:Codelist></s:Codelists>
            """
        ).read()
        let list = structures.codelists[0]
        #expect(list.codes.map(\.id) == ["T", "M", "F"])
        #expect(list.codes.map(\.parent) == [nil, "T", "T"])
        #expect(list.codes[0].name("de") == "Summe" && list.codes[0].descriptions["en"] == "All")
        #expect(list.maintenance.isFinal == true && !list.maintenance.isExternalReference)
        #expect(list.maintenance.validTo == "2030-01-01T00:00:00")
        let annotation = list.annotations[0]
        #expect(annotation.id == "N1" && annotation.type == "ORDER" && annotation.title == "T")
        #expect(annotation.text["en"] == "Eins & zwei" && annotation.urls[""] == "http://u")
    }

    @Test func `a list may extend others by chosen codes`() throws {
        let list = MLFixture.urn("codelist.Codelist", "BASE", "1.0+.0")
        let structures = try MLFixture(
            "3_0",
            """
            <s:Codelists><s:Codelist id="CL" agencyID="A" version="1.0.0">
             <c:Link rel="self" url="http://l" type="text/html" urn="urn:x"/>
             <c:Name>x</c:Name><s:Code id="_X"><c:Annotations><c:Annotation>
             <c:AnnotationURL xml:lang="fr">http://f</c:AnnotationURL>
             <c:AnnotationValue>7</c:AnnotationValue></c:Annotation></c:Annotations>
             <c:Name>x</c:Name></s:Code>
             <s:CodelistExtension><s:Codelist>\(list)</s:Codelist></s:CodelistExtension>
             <s:CodelistExtension prefix="P_"><s:Codelist>\(list)</s:Codelist>
              <s:InclusiveCodeSelection><s:MemberValue cascadeValues="excluderoot">A%</s:MemberValue>
              <s:MemberValue cascadeValues="true">B</s:MemberValue><s:MemberValue>C</s:MemberValue>
              </s:InclusiveCodeSelection></s:CodelistExtension>
             <s:CodelistExtension><s:Codelist>\(list)</s:Codelist>
              <s:ExclusiveCodeSelection><s:MemberValue>D</s:MemberValue>
              </s:ExclusiveCodeSelection></s:CodelistExtension>
            </s:Codelist></s:Codelists>
            """
        ).read().codelists[0]
        #expect(structures.extensions.map(\.codelist.version) == ["1.0+.0", "1.0+.0", "1.0+.0"])
        #expect(structures.extensions[0].selection == .all)
        #expect(structures.extensions[1].prefix == "P_")
        #expect(
            structures.extensions[1].selection
                == .including([
                    .init("A%", cascade: .excludingRoot), .init("B", cascade: .yes), .init("C"),
                ]))
        #expect(structures.extensions[2].selection == .excluding([.init("D")]))
        #expect(structures.identity.links[0].relation == "self")
        #expect(structures.identity.links[0].urn == "urn:x")
        #expect(structures.codes[0].annotations[0].value == "7")
        #expect(structures.codes[0].annotations[0].urls["fr"] == "http://f")
    }

    @Test func `geographic lists and grids keep what places their codes`() throws {
        let structures = try MLFixture(
            "3_1",
            """
            <s:GeographicCodelists><s:GeographicCodelist id="G" agencyID="A" version="1.0.0"
             geoType="GeographicCodelist" isPartialLanguage="true"><c:Name>x</c:Name>
             <s:GeoFeatureSetCode id="1" value="EPSG:4326, 1: {(POINT (1 2)): x}"><c:Name>x</c:Name>
             </s:GeoFeatureSetCode></s:GeographicCodelist></s:GeographicCodelists>
            <s:GeoGridCodelists><s:GeoGridCodelist id="R" agencyID="A" version="1.0.0"
             geoType="GeoGridCodelist"><c:Name>x</c:Name>
             <s:GeoGridCode id="1"><c:Name>x</c:Name><s:GeoCell>1,2</s:GeoCell></s:GeoGridCode>
             <s:GridDefinition>CRS: 1</s:GridDefinition></s:GeoGridCodelist></s:GeoGridCodelists>
            """
        ).read()
        #expect(structures.codelists.map(\.kind) == [.geographic, .geoGrid])
        #expect(structures.codelists[0].maintenance.isPartialLanguage)
        #expect(structures.codelists[0].codes[0].geoFeatures == "EPSG:4326, 1: {(POINT (1 2)): x}")
        #expect(structures.codelists[1].codes[0].geoCell == "1,2")
        #expect(structures.codelists[1].gridDefinition == "CRS: 1")
    }

    @Test func `a value list has values that no code could be`() throws {
        let list = try MLFixture(
            "3_0",
            """
            <s:ValueLists><s:ValueList id="V" agencyID="A" version="1.0.0"><c:Name>x</c:Name>
             <s:ValueItem id="€"><c:Name>Euro</c:Name><c:Description>d</c:Description></s:ValueItem>
             <s:ValueItem id="a b"/></s:ValueList></s:ValueLists>
            """
        ).read().valueLists[0]
        #expect(list.items.map(\.id) == ["€", "a b"])
        #expect(list.items[0].name() == "Euro")
    }

    @Test func `a stub is one`() throws {
        let list = try MLFixture(
            "2_1",
            """
            <s:Codelists><s:Codelist id="CL" agencyID="A.B" isExternalReference="true"
             serviceURL="http://s" structureURL="http://t"><c:Name>x</c:Name></s:Codelist>
            </s:Codelists>
            """
        ).read().codelists[0]
        #expect(list.maintenance.isExternalReference && list.codes.isEmpty)
        #expect(list.maintenance.serviceURL == "http://s")
        #expect(list.maintenance.structureURL == "http://t")
        #expect(list.agency == "A.B" && list.version == "1.0")
    }

    @Test func `a long list is read whole`() throws {
        let codes = (0..<20_000).map { "<s:Code id=\"C\($0)\"><c:Name>n\($0)</c:Name></s:Code>" }
        let list = try MLFixture(
            "3_0",
            "<s:Codelists><s:Codelist id=\"CL\" agencyID=\"A\" version=\"1.0.0\">"
                + codes.joined() + "</s:Codelist></s:Codelists>"
        ).read().codelists[0]
        #expect(list.codes.count == 20_000)
        #expect(list.codes.last?.name() == "n19999")
    }
}
