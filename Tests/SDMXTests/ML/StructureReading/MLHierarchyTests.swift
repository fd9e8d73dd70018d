import SDMX
import Testing

@Suite struct MLHierarchyTests {
    @Test func `aliases of SDMX 2.1 are resolved`() throws {
        let list = try MLFixture(
            "2_1",
            """
            <s:HierarchicalCodelists><s:HierarchicalCodelist id="H" agencyID="A" version="1.1">
             <c:Name>x</c:Name>
             <s:Hierarchy id="H1" leveled="true"><c:Name>x</c:Name>
              <s:HierarchicalCode id="1" version="1.0" validFrom="2000"><s:CodelistAliasRef>AREA</s:CodelistAliasRef>
               <s:CodeID><Ref id="EU"/></s:CodeID>
               <s:HierarchicalCode id="2"><s:Code><Ref agencyID="B" maintainableParentID="CL_B"
                maintainableParentVersion="2.0" id="DE"/></s:Code>
                <s:Level><Ref id="L2"/></s:Level></s:HierarchicalCode></s:HierarchicalCode>
              <s:Level id="L1"><c:Name>x</c:Name><s:CodingFormat textType="Alpha" maxLength="2"/>
               <s:Level id="L2"><c:Name>x</c:Name></s:Level></s:Level></s:Hierarchy>
             <s:IncludedCodelist alias="AREA"><Ref agencyID="A" id="CL_A" version="3.0"/>
             </s:IncludedCodelist>
            </s:HierarchicalCodelist></s:HierarchicalCodelists>
            """
        ).read().hierarchicalCodelists[0]
        #expect(list.includedCodelists.map(\.alias) == ["AREA"])
        let hierarchy = list.hierarchies[0]
        #expect(hierarchy.hasFormalLevels && hierarchy.version == "1.1" && hierarchy.agency == "A")
        #expect(hierarchy.codes[0].code?.description == "Code A:CL_A(3.0).EU")
        #expect(hierarchy.codes[0].version == "1.0" && hierarchy.codes[0].validFrom == "2000")
        #expect(hierarchy.codes[0].children[0].code?.description == "Code B:CL_B(2.0).DE")
        #expect(hierarchy.codes[0].children[0].level == "L2")
        #expect(hierarchy.level?.codingFormat?.type == .alpha)
        #expect(hierarchy.level?.child.map(\.id) == ["L2"])
    }

    @Test func `hierarchies of SDMX 3.0 stand by themselves and are associated`() throws {
        let structures = try MLFixture(
            "3_0",
            """
            <s:Hierarchies><s:Hierarchy id="H" agencyID="A" version="1.0.0" hasFormalLevels="false">
             <c:Name>x</c:Name>
             <s:HierarchicalCode id="1"><s:Code>\(MLFixture.urn("codelist.Code", "CL")).X</s:Code>
             <s:Level>L</s:Level></s:HierarchicalCode></s:Hierarchy></s:Hierarchies>
            <s:HierarchyAssociations><s:HierarchyAssociation id="HA" agencyID="A" version="1.0.0">
             <c:Name>x</c:Name>
             <s:LinkedHierarchy>\(MLFixture.urn("codelist.Hierarchy", "H"))</s:LinkedHierarchy>
             <s:LinkedObject>\(MLFixture.urn("datastructure.Dimension", "D")).AREA</s:LinkedObject>
             <s:ContextObject>\(MLFixture.urn("datastructure.Dataflow", "F"))</s:ContextObject>
            </s:HierarchyAssociation></s:HierarchyAssociations>
            """
        ).read()
        #expect(structures.hierarchies[0].codes[0].code?.item == ["X"])
        #expect(structures.hierarchies[0].codes[0].level == "L")
        #expect(!structures.hierarchies[0].hasFormalLevels)
        let association = structures.hierarchyAssociations[0]
        #expect(association.hierarchy?.id == "H")
        #expect(association.object?.description == "Dimension A:D(1.0).AREA")
        #expect(association.context?.artefactClass == .dataflow)
    }
}
