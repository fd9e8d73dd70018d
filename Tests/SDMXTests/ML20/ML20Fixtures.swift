import SDMX

/// A structure message of SDMX-ML 2.0 with those lists.
func structure20(_ lists: String) -> String {
    """
    <Structure xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"
      xmlns:s="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/structure"
      xmlns:c="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/common">
    <Header><ID>M1</ID><Test>true</Test><Prepared>2009-05-01T10:00:00</Prepared>
    <Sender id="TEST"/></Header>
    \(lists)
    </Structure>
    """
}

/// The message as it was read.
func read20(_ lists: String) throws(SDMXError) -> StructureMessage {
    guard case .structure(let message) = try Message.open(.text(structure20(lists))) else {
        throw SDMXError(.unexpected, found: "another kind", expected: "structures")
    }
    return message
}

/// The error that reading ends with; nil if there is none.
func fault20(_ lists: String) -> SDMXError? {
    do {
        _ = try read20(lists)
        return nil
    } catch {
        return error
    }
}

/// One of each kind of artefact.
let everything20 = """
    <OrganisationSchemes><s:OrganisationScheme id="ORGS" agencyID="TEST" version="1.1">
      <s:Name xml:lang="en">Organisations</s:Name>
      <s:Agencies><s:Agency id="TEST"><s:Name>Test office</s:Name><s:MaintenanceContact>
        <s:Name>Ann</s:Name><s:id>ann</s:id><s:Role>Head</s:Role><s:Email>a@example.org</s:Email>
        </s:MaintenanceContact></s:Agency></s:Agencies>
      <s:DataProviders><s:DataProvider id="P1" parentOrganisation="TEST"><s:Name>One</s:Name>
        </s:DataProvider><s:DataProvider id="P2"><s:Name>Two</s:Name></s:DataProvider>
        </s:DataProviders>
    </s:OrganisationScheme></OrganisationSchemes>
    <Dataflows><s:Dataflow id="FLOW" agencyID="TEST" version="2.0" isFinal="true">
      <s:Name>A flow</s:Name>
      <s:KeyFamilyRef><s:KeyFamilyID>KF</s:KeyFamilyID>
        <s:KeyFamilyAgencyID>TEST</s:KeyFamilyAgencyID><s:Version>1.0</s:Version></s:KeyFamilyRef>
      <s:CategoryRef><s:CategorySchemeID>CATS</s:CategorySchemeID>
        <s:CategorySchemeAgencyID>TEST</s:CategorySchemeAgencyID><s:CategoryID><s:ID>A</s:ID>
        <s:CategoryID><s:ID>A1</s:ID></s:CategoryID></s:CategoryID></s:CategoryRef>
    </s:Dataflow></Dataflows>
    <Metadataflows><s:Metadataflow id="MFLOW" agencyID="TEST"><s:Name>Metadata</s:Name>
      <s:MetadataStructureRef><s:URN>\
    urn:sdmx:org.sdmx.infomodel.metadatastructure.MetadataStructure=TEST:MSD[1.0]</s:URN>
      </s:MetadataStructureRef></s:Metadataflow></Metadataflows>
    <CategorySchemes><s:CategoryScheme id="CATS" agencyID="TEST"><s:Name>Subjects</s:Name>
      <s:Category id="A"><s:Name>First</s:Name><s:Category id="A1"><s:Name>Within</s:Name>
        <s:DataflowRef><s:AgencyID>TEST</s:AgencyID><s:DataflowID>FLOW</s:DataflowID>
          <s:Version>2.0</s:Version></s:DataflowRef>
        <s:MetadataflowRef><s:AgencyID>TEST</s:AgencyID><s:MetadataflowID>MFLOW</s:MetadataflowID>
          </s:MetadataflowRef></s:Category></s:Category>
    </s:CategoryScheme></CategorySchemes>
    <CodeLists><s:CodeList id="CL_FREQ" agencyID="SDMX" version="2.0">
      <s:Name>Frequency</s:Name>
      <s:Code value="A"><s:Description xml:lang="en">Annual</s:Description>
        <s:Description xml:lang="fr">Annuel</s:Description>
        <s:Annotations><c:Annotation><c:AnnotationTitle>T</c:AnnotationTitle>
          <c:AnnotationType>ORDER</c:AnnotationType><c:AnnotationURL>http://example.org/</c:AnnotationURL>
          <c:AnnotationText>1</c:AnnotationText></c:Annotation></s:Annotations></s:Code>
      <s:Code value="Q" parentCode="A"><s:Description>Quarterly</s:Description></s:Code>
    </s:CodeList><s:CodeList id="CL_AREA" agencyID="TEST"><s:Name>Areas</s:Name>
      <s:Code value="DE"><s:Description>Germany</s:Description></s:Code></s:CodeList></CodeLists>
    <HierarchicalCodelists><s:HierarchicalCodelist id="HCL" agencyID="TEST"><s:Name>H</s:Name>
      <s:CodelistRef><s:AgencyID>TEST</s:AgencyID><s:CodelistID>CL_AREA</s:CodelistID>
        <s:Alias>AREAS</s:Alias></s:CodelistRef>
      <s:Hierarchy id="H1"><s:Name>One</s:Name>
        <s:CodeRef><s:CodelistAliasRef>AREAS</s:CodelistAliasRef><s:CodeID>DE</s:CodeID>
          <s:CodeRef><s:URN>urn:sdmx:org.sdmx.infomodel.codelist.Code=TEST:CL_AREA(1.0).DE</s:URN>
            <s:LevelRef>L2</s:LevelRef><s:NodeAliasID>below</s:NodeAliasID></s:CodeRef>
          <s:LevelRef>L1</s:LevelRef></s:CodeRef>
        <s:Level id="L2"><s:Name>Second</s:Name><s:Order>2</s:Order></s:Level>
        <s:Level id="L1"><s:Name>Top</s:Name><s:Order>1</s:Order>
          <s:CodingType textType="String" maxLength="2"/></s:Level>
      </s:Hierarchy></s:HierarchicalCodelist></HierarchicalCodelists>
    <Concepts>
      <s:Concept id="TIME" agencyID="TEST" version="1.0"><s:Name>Time</s:Name></s:Concept>
      <s:Concept id="OBS_VALUE" agencyID="SDMX"><s:Name>Value</s:Name></s:Concept>
      <s:ConceptScheme id="CS" agencyID="TEST" version="0.1"><s:Name>Concepts</s:Name>
        <s:Concept id="FREQ" coreRepresentation="CL_FREQ" coreRepresentationAgency="SDMX">
          <s:Name>Frequency</s:Name></s:Concept>
        <s:Concept id="AREA"><s:Name>Area</s:Name>
          <s:TextFormat textType="String" minLength="2"/></s:Concept>
        <s:Concept id="STATUS" parent="AREA"><s:Name>Status</s:Name></s:Concept>
      </s:ConceptScheme></Concepts>
    <MetadataStructureDefinitions><s:MetadataStructureDefinition id="MSD" agencyID="TEST">
      <s:Name>Metadata</s:Name>
      <s:TargetIdentifiers><s:FullTargetIdentifier id="FULL"><s:Name>Full</s:Name>
        <s:IdentifierComponent id="PROVIDER"><s:Name>Provider</s:Name>
          <s:TargetObjectClass>DataProvider</s:TargetObjectClass>
          <s:RepresentationScheme representationScheme="ORGS" representationSchemeAgency="TEST"
            representationSchemeType="Organisation"/></s:IdentifierComponent>
        <s:IdentifierComponent id="FREQ"><s:Name>Frequency</s:Name>
          <s:TargetObjectClass>Code</s:TargetObjectClass>
          <s:RepresentationScheme representationScheme="CL_FREQ" representationSchemeAgency="SDMX"
            representationSchemeType="Codelist"/></s:IdentifierComponent>
        </s:FullTargetIdentifier><s:PartialTargetIdentifier id="PART"><s:Name>Part</s:Name>
          <s:IdentifierComponentRef>FREQ</s:IdentifierComponentRef></s:PartialTargetIdentifier>
        </s:TargetIdentifiers>
      <s:ReportStructure id="REPORT" target="PART"><s:Name>Report</s:Name>
        <s:MetadataAttribute conceptRef="STATUS" usageStatus="Mandatory">
          <s:MetadataAttribute conceptRef="FREQ" representationScheme="CL_FREQ"
            representationSchemeAgency="SDMX" usageStatus="Conditional"/>
          <s:TextFormat textType="String"/></s:MetadataAttribute></s:ReportStructure>
    </s:MetadataStructureDefinition></MetadataStructureDefinitions>
    <KeyFamilies><s:KeyFamily id="KF" agencyID="TEST" version="1.0"><s:Name>A key family</s:Name>
      <s:Components>
        <s:Dimension conceptRef="FREQ" codelist="CL_FREQ" codelistAgency="SDMX"
          isFrequencyDimension="true"/>
        <s:Dimension conceptRef="AREA" conceptSchemeRef="CS" conceptSchemeAgency="TEST"
          codelist="CL_AREA" codelistVersion="3.0"/>
        <s:TimeDimension conceptRef="TIME"><s:TextFormat textType="YearMonth"/></s:TimeDimension>
        <s:Group id="AREAS"><s:DimensionRef>AREA</s:DimensionRef></s:Group>
        <s:Group id="SIBLINGS"><s:DimensionRef>FREQ</s:DimensionRef></s:Group>
        <s:PrimaryMeasure conceptRef="OBS_VALUE"><s:TextFormat textType="Double" decimals="2"/>
          </s:PrimaryMeasure>
        <s:Attribute conceptRef="UNIT" conceptAgency="OTHER" attachmentLevel="Group"
          assignmentStatus="Mandatory"><s:AttachmentGroup>AREAS</s:AttachmentGroup></s:Attribute>
        <s:Attribute conceptRef="TITLE" attachmentLevel="Group" assignmentStatus="Conditional">
          <s:AttachmentGroup>AREAS</s:AttachmentGroup><s:AttachmentGroup>SIBLINGS</s:AttachmentGroup>
          </s:Attribute>
        <s:Attribute conceptRef="TIME_FORMAT" attachmentLevel="Series"
          assignmentStatus="Conditional" isTimeFormat="true"/>
        <s:Attribute conceptRef="STATUS" attachmentLevel="Observation"
          assignmentStatus="Mandatory"/>
        <s:Attribute conceptRef="SOURCE" attachmentLevel="DataSet"
          assignmentStatus="Conditional"/>
      </s:Components></s:KeyFamily></KeyFamilies>
    <StructureSets><s:StructureSet id="SET"><s:Name>Set</s:Name>
      <s:RelatedStructures><s:KeyFamilyRef><s:KeyFamilyID>KF</s:KeyFamilyID></s:KeyFamilyRef>
        </s:RelatedStructures>
      <s:StructureMap id="SM" isExtension="true"><s:Name>Map</s:Name>
        <s:KeyFamilyRef><s:KeyFamilyID>KF</s:KeyFamilyID></s:KeyFamilyRef>
        <s:TargetKeyFamilyRef><s:KeyFamilyID>KF2</s:KeyFamilyID></s:TargetKeyFamilyRef>
        <s:ComponentMap><s:MapConceptRef>AREA</s:MapConceptRef>
          <s:MapTargetConceptRef>REF_AREA</s:MapTargetConceptRef><s:RepresentationMapRef>
          <s:RepresentationMapAgencyID>TEST</s:RepresentationMapAgencyID>
          <s:RepresentationMapID>CM</s:RepresentationMapID></s:RepresentationMapRef>
        </s:ComponentMap></s:StructureMap>
      <s:CodelistMap id="CM"><s:Name>Codes</s:Name>
        <s:CodelistRef><s:CodelistID>CL_AREA</s:CodelistID></s:CodelistRef>
        <s:TargetCodelistRef><s:CodelistID>CL_GEO</s:CodelistID></s:TargetCodelistRef>
        <s:CodeMap><s:MapCodeRef>DE</s:MapCodeRef><s:MapTargetCodeRef>DEU</s:MapTargetCodeRef>
          </s:CodeMap></s:CodelistMap>
      <s:CategorySchemeMap id="CSM"><s:Name>Categories</s:Name>
        <s:CategorySchemeRef><s:CategorySchemeID>CATS</s:CategorySchemeID></s:CategorySchemeRef>
        <s:TargetCategorySchemeRef><s:CategorySchemeID>CATS2</s:CategorySchemeID>
          </s:TargetCategorySchemeRef>
        <s:CategoryMap><s:CategoryID><s:ID>A</s:ID><s:CategoryID><s:ID>A1</s:ID></s:CategoryID>
          </s:CategoryID><s:TargetCategoryID><s:ID>B</s:ID></s:TargetCategoryID></s:CategoryMap>
        </s:CategorySchemeMap>
    </s:StructureSet></StructureSets>
    <ReportingTaxonomies><s:ReportingTaxonomy id="TAX" agencyID="TEST"><s:Name>Taxonomy</s:Name>
      <s:Category id="C"><s:Name>Chapter</s:Name><s:DataflowRef><s:AgencyID>TEST</s:AgencyID>
        <s:DataflowID>FLOW</s:DataflowID></s:DataflowRef></s:Category>
    </s:ReportingTaxonomy></ReportingTaxonomies>
    <Processes><s:Process id="PROC" agencyID="TEST"><s:Name>Process</s:Name>
      <s:ProcessStep id="S1"><s:Name>Step</s:Name><s:Input>KeyFamily</s:Input>
        <s:Computation>Add up</s:Computation><s:Transition><s:TargetStep>S2</s:TargetStep>
        <s:Condition>always</s:Condition></s:Transition></s:ProcessStep>
      <s:ProcessStep id="S2"><s:Name>Next</s:Name></s:ProcessStep></s:Process></Processes>
    """
