import SDMX
import Testing

@Suite struct MLSchemeTests {
    @Test func `organisations of all kinds are read with their contacts`() throws {
        let structures = try MLFixture(
            "3_0",
            """
            <s:AgencySchemes><s:AgencyScheme id="AGENCIES" agencyID="SDMX">
             <c:Name>Agencies</c:Name><s:Agency id="A"><c:Name>The agency</c:Name>
             <s:Contact id="C1"><c:Name>N</c:Name><s:Department>D</s:Department>
             <s:Role xml:lang="de">R</s:Role><s:Telephone>1</s:Telephone><s:Fax>2</s:Fax>
             <s:X400>3</s:X400><s:URI>http://a</s:URI><s:Email>a@b</s:Email>
             <s:Email>c@d</s:Email></s:Contact></s:Agency></s:AgencyScheme></s:AgencySchemes>
            <s:DataConsumerSchemes><s:DataConsumerScheme id="DATA_CONSUMERS" agencyID="A">
             <s:DataConsumer id="C"><c:Name>C</c:Name></s:DataConsumer>
             </s:DataConsumerScheme></s:DataConsumerSchemes>
            <s:MetadataProviderSchemes>
             <s:MetadataProviderScheme id="METADATA_PROVIDERS" agencyID="A">
             <s:MetadataProvider id="P"><c:Name>P</c:Name></s:MetadataProvider>
             </s:MetadataProviderScheme></s:MetadataProviderSchemes>
            <s:OrganisationUnitSchemes>
             <s:OrganisationUnitScheme id="U" agencyID="A" version="1.0.0">
             <s:OrganisationUnit id="U1"><c:Name>1</c:Name></s:OrganisationUnit>
             <s:OrganisationUnit id="U2"><c:Name>2</c:Name><s:Parent>U1</s:Parent>
             </s:OrganisationUnit></s:OrganisationUnitScheme></s:OrganisationUnitSchemes>
            """
        ).read()
        #expect(
            structures.organisationSchemes.map(\.kind) == [
                .agency, .dataConsumer, .metadataProvider, .organisationUnit,
            ])
        #expect(structures.organisationSchemes[0].version == "1.0")
        let contact = try #require(
            structures.organisationSchemes[0].organisations[0].contacts.first)
        #expect(
            contact.id == "C1" && contact.roles["de"] == "R" && contact.departments["en"] == "D")
        #expect(contact.emails == ["a@b", "c@d"] && contact.x400s == ["3"])
        #expect(structures.organisationSchemes[3].organisations[1].parent == "U1")
    }

    @Test func `schemes of SDMX 2.1 stand in one list and refer to parents by Ref`() throws {
        let structures = try MLFixture(
            "2_1",
            """
            <s:OrganisationSchemes>
            <s:DataProviderScheme id="DATA_PROVIDERS" agencyID="A" version="1.0" isPartial="true">
             <s:DataProvider id="P"><c:Name>P</c:Name></s:DataProvider></s:DataProviderScheme>
            <s:OrganisationUnitScheme id="U" agencyID="A" isFinal="1">
             <s:OrganisationUnit id="U2"><c:Name>2</c:Name><s:Parent><Ref id="U1"/></s:Parent>
             </s:OrganisationUnit></s:OrganisationUnitScheme></s:OrganisationSchemes>
            """
        ).read()
        #expect(structures.organisationSchemes.map(\.id) == ["DATA_PROVIDERS", "U"])
        #expect(structures.organisationSchemes[0].maintenance.isPartial)
        #expect(structures.organisationSchemes[1].maintenance.isFinal == true)
        #expect(structures.organisationSchemes[0].maintenance.isFinal == nil)
        #expect(structures.organisationSchemes[1].organisations[0].parent == "U1")
    }

    @Test(arguments: ["2_1", "3_0", "3_1"])
    func `a concept has its representation, parent and ISO concept`(_ version: String) throws {
        let isOld = version == "2_1"
        let structures = try MLFixture(
            version,
            """
            <s:\(isOld ? "Concepts" : "ConceptSchemes")>
            <s:ConceptScheme id="CS" agencyID="A" version="1.0" uri="http://x" validFrom="2001">
             <c:Name xml:lang="en">Concepts</c:Name><c:Name xml:lang="fr">Notions</c:Name>
             <c:Description>All of them</c:Description>
             <s:Concept id="FREQ"><c:Name>Frequency</c:Name>
              <s:Parent>\(isOld ? "<Ref id=\"TOP\"/>" : "TOP")</s:Parent>
              <s:CoreRepresentation>
               <s:Enumeration>\(isOld
                ? "<URN>\(MLFixture.urn("codelist.Codelist", "CL"))</URN>"
                : MLFixture.urn("codelist.Codelist", "CL"))</s:Enumeration>
               <s:EnumerationFormat textType="AlphaNumeric" maxLength="3"/>
              </s:CoreRepresentation>
              <s:ISOConceptReference><s:ConceptAgency>I</s:ConceptAgency>
               <s:ConceptSchemeID>S</s:ConceptSchemeID><s:ConceptID>C</s:ConceptID>
              </s:ISOConceptReference></s:Concept>
             <s:Concept id="TOP"><c:Name>Top</c:Name></s:Concept></s:ConceptScheme>
            </s:\(isOld ? "Concepts" : "ConceptSchemes")>
            """
        ).read()
        let scheme = try #require(structures.conceptSchemes.first)
        #expect(scheme.name("fr") == "Notions" && scheme.identity.uri == "http://x")
        #expect(scheme.descriptions["en"] == "All of them")
        #expect(scheme.maintenance.validFrom == "2001")
        let concept = scheme.concepts[0]
        #expect(concept.parent == "TOP")
        #expect(
            concept.representation?.enumeration
                == ArtefactReference(.codelist, agency: "A", id: "CL", version: "1.0"))
        #expect(concept.representation?.format?.type == .alphaNumeric)
        #expect(concept.representation?.format?.maxLength == 3)
        #expect(
            concept.isoConcept == ISOConceptReference(agency: "I", scheme: "S", concept: "C"))
    }

    @Test func `categories nest, and a categorisation names what is under them`() throws {
        let structures = try MLFixture(
            "2_1",
            """
            <s:CategorySchemes><s:CategoryScheme id="CAT" agencyID="A"><c:Name>x</c:Name>
             <s:Category id="1"><c:Name>x</c:Name><s:Category id="2"><c:Name>x</c:Name>
             <s:Category id="3"><c:Name>x</c:Name></s:Category></s:Category></s:Category>
            </s:CategoryScheme></s:CategorySchemes>
            <s:Categorisations><s:Categorisation id="C" agencyID="A"><c:Name>x</c:Name>
             <s:Source><Ref agencyID="A" id="DF" version="2.0" class="Dataflow"
              package="datastructure"/></s:Source>
             <s:Target><Ref agencyID="A" maintainableParentID="CAT" id="1.2.3"/></s:Target>
            </s:Categorisation></s:Categorisations>
            """
        ).read()
        #expect(structures.categorySchemes[0].categories[0].children[0].children[0].id == "3")
        let categorisation = structures.categorisations[0]
        #expect(categorisation.source?.description == "Dataflow A:DF(2.0)")
        #expect(categorisation.target?.description == "Category A:CAT(1.0).1.2.3")
    }

    @Test(arguments: ["2_1", "3_0"])
    func `a taxonomy tells flows from structures`(_ version: String) throws {
        let flow =
            version == "2_1"
            ? "<Ref agencyID=\"A\" id=\"DF\" class=\"Metadataflow\"/>"
            : MLFixture.urn("metadatastructure.Metadataflow", "DF")
        let structures = try MLFixture(
            version,
            """
            <s:ReportingTaxonomies><s:ReportingTaxonomy id="T" agencyID="A" version="1.0">
             <s:ReportingCategory id="1"><c:Name>x</c:Name>
             <s:ReportingCategory id="2"><c:Name>x</c:Name>
              <s:ProvisioningMetadata>\(flow)</s:ProvisioningMetadata></s:ReportingCategory>
             </s:ReportingCategory>
             <s:ReportingCategory id="3"><c:Name>x</c:Name>
              <s:StructuralMetadata><URN>\(MLFixture.urn("datastructure.DataStructure", "D"))</URN>
              </s:StructuralMetadata></s:ReportingCategory>
            </s:ReportingTaxonomy></s:ReportingTaxonomies>
            """
        ).read()
        let categories = structures.reportingTaxonomies[0].categories
        #expect(categories[0].children[0].flows.map(\.description) == ["Metadataflow A:DF(1.0)"])
        #expect(categories[1].structures.map(\.artefactClass) == [.dataStructure])
    }
}
