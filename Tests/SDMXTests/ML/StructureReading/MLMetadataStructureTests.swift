import SDMX
import Testing

@Suite struct MLMetadataStructureTests {
    @Test func `targets and reports of SDMX 2.1 are read`() throws {
        let structure = try MLFixture(
            "2_1",
            """
            <s:MetadataStructures><s:MetadataStructure id="M" agencyID="A"><c:Name>x</c:Name>
            <s:MetadataStructureComponents>
             <s:MetadataTarget id="T">
              <s:KeyDescriptorValuesTarget><s:LocalRepresentation>
               <s:TextFormat textType="KeyValues"/></s:LocalRepresentation>
              </s:KeyDescriptorValuesTarget>
              <s:IdentifiableObjectTarget id="FLOW" objectType="Dataflow"><s:LocalRepresentation>
               <s:TextFormat textType="IdentifiableReference"/></s:LocalRepresentation>
              </s:IdentifiableObjectTarget>
              <s:ReportPeriodTarget id="REPORT_PERIOD_TARGET"><s:LocalRepresentation>
               <s:TextFormat textType="ObservationalTimePeriod"/></s:LocalRepresentation>
              </s:ReportPeriodTarget>
              <s:DataSetTarget><s:LocalRepresentation><s:TextFormat textType="DataSetReference"/>
               </s:LocalRepresentation></s:DataSetTarget></s:MetadataTarget>
             <s:ReportStructure id="R">
              <s:MetadataAttribute id="A1" minOccurs="0" maxOccurs="unbounded"
               isPresentational="true">\(MLFixture.concept("A1"))
               <s:MetadataAttribute>\(MLFixture.concept("A2"))<s:LocalRepresentation>
                <s:TextFormat textType="XHTML"/></s:LocalRepresentation></s:MetadataAttribute>
              </s:MetadataAttribute>
              <s:MetadataTarget><Ref id="T"/></s:MetadataTarget></s:ReportStructure>
            </s:MetadataStructureComponents></s:MetadataStructure></s:MetadataStructures>
            """
        ).read().metadataStructures[0]
        let target = structure.targets[0]
        #expect(target.parts.map(\.kind) == [.key, .identifiableObject, .reportPeriod, .dataSet])
        #expect(
            target.parts.map(\.id) == [
                "DIMENSION_DESCRIPTOR_VALUES_TARGET", "FLOW", "REPORT_PERIOD_TARGET",
                "DATA_SET_TARGET",
            ])
        #expect(target.parts[1].objectType == "Dataflow")
        #expect(target.parts[1].representation?.format?.type == .identifiableReference)
        let report = structure.reports[0]
        #expect(report.targets == ["T"])
        #expect(report.attributes[0].maxOccurs == .unbounded && report.attributes[0].minOccurs == 0)
        #expect(report.attributes[0].isPresentational)
        #expect(report.attributes[0].children[0].id == "A2")
        #expect(report.attributes[0].children[0].representation?.format?.type == .xhtml)
    }

    @Test(arguments: ["3_0", "3_1"])
    func `attributes since SDMX 3.0 stand in one list`(_ version: String) throws {
        let structure = try MLFixture(
            version,
            """
            <s:MetadataStructures><s:MetadataStructure id="M" agencyID="A" version="1.0.0">
            <c:Name>x</c:Name><s:MetadataStructureComponents>
            <s:MetadataAttributeList id="MetadataAttributeDescriptor">
             <s:MetadataAttribute id="A1" maxOccurs="2">\(MLFixture.conceptURN("A1"))
              <s:MetadataAttribute id="A2">\(MLFixture.conceptURN("A2"))</s:MetadataAttribute>
             </s:MetadataAttribute></s:MetadataAttributeList>
            </s:MetadataStructureComponents></s:MetadataStructure></s:MetadataStructures>
            """
        ).read().metadataStructures[0]
        #expect(structure.attributes.map(\.id) == ["A1"])
        #expect(structure.attributes[0].maxOccurs == .count(2))
        #expect(structure.attributes[0].children.map(\.id) == ["A2"])
        #expect(structure.targets.isEmpty && structure.reports.isEmpty)
    }

    @Test func `flows and agreements name what they are for`() throws {
        let target = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=A:*(*)"
        let structures = try MLFixture(
            "3_1",
            """
            <s:Dataflows><s:Dataflow id="F" agencyID="A" version="1.0.0"><c:Name>x</c:Name>
             <s:Structure>\(MLFixture.urn("datastructure.DataStructure", "D", "1.0+.0"))</s:Structure>
             <s:DimensionConstraint><s:Dimension>D1</s:Dimension><s:Dimension>D2</s:Dimension>
             </s:DimensionConstraint></s:Dataflow></s:Dataflows>
            <s:Metadataflows><s:Metadataflow id="MF" agencyID="A" version="1.0.0"><c:Name>x</c:Name>
             <s:Structure>\(MLFixture.urn("metadatastructure.MetadataStructure", "M"))</s:Structure>
             <s:Target>\(target)</s:Target></s:Metadataflow></s:Metadataflows>
            <s:ProvisionAgreements><s:ProvisionAgreement id="P" agencyID="A" version="1.0.0">
             <c:Name>x</c:Name><s:Dataflow>\(MLFixture.urn("datastructure.Dataflow", "F"))</s:Dataflow>
             <s:DataProvider>\(MLFixture.urn("base.DataProvider", "DATA_PROVIDERS")).X</s:DataProvider>
             </s:ProvisionAgreement></s:ProvisionAgreements>
            <s:MetadataProvisionAgreements>
             <s:MetadataProvisionAgreement id="MP" agencyID="A" version="1.0.0"><c:Name>x</c:Name>
             <s:Metadataflow>\(MLFixture.urn("metadatastructure.Metadataflow", "MF"))</s:Metadataflow>
             <s:MetadataProvider>\(MLFixture.urn("base.MetadataProvider", "METADATA_PROVIDERS")).Y\
            </s:MetadataProvider><s:Target>\(target)</s:Target></s:MetadataProvisionAgreement>
            </s:MetadataProvisionAgreements>
            """
        ).read()
        #expect(structures.dataflows[0].structure?.text == "A:D(1.0+.0)")
        #expect(structures.dataflows[0].dimensionConstraint == ["D1", "D2"])
        #expect(structures.metadataflows[0].structure?.artefactClass == .metadataStructure)
        #expect(structures.metadataflows[0].targets == [target])
        #expect(structures.provisionAgreements[0].dataflow?.artefactClass == .dataflow)
        #expect(structures.provisionAgreements[0].dataProvider?.item == ["X"])
        #expect(structures.metadataProvisionAgreements[0].metadataProvider?.item == ["Y"])
        #expect(structures.metadataProvisionAgreements[0].metadataflow?.id == "MF")
        #expect(structures.metadataProvisionAgreements[0].targets == [target])
    }

    @Test func `an agreement of SDMX 2.1 may be about a metadataflow`() throws {
        let structures = try MLFixture(
            "2_1",
            """
            <s:ProvisionAgreements><s:ProvisionAgreement id="P" agencyID="A"><c:Name>x</c:Name>
             <s:StructureUsage><Ref agencyID="A" id="MF" class="Metadataflow"/></s:StructureUsage>
             <s:DataProvider><Ref agencyID="A" maintainableParentID="DATA_PROVIDERS" id="X"/>
             </s:DataProvider></s:ProvisionAgreement></s:ProvisionAgreements>
            <s:Dataflows><s:Dataflow id="F" agencyID="A" isExternalReference="true">
             <c:Name>x</c:Name></s:Dataflow></s:Dataflows>
            """
        ).read()
        #expect(structures.provisionAgreements[0].dataflow?.artefactClass == .metadataflow)
        #expect(
            structures.provisionAgreements[0].dataProvider?.description
                == "DataProvider A:DATA_PROVIDERS(1.0).X")
        #expect(structures.dataflows[0].structure == nil)
    }
}
