import SDMX
import Testing

/// Items of schemes.
struct ItemAnswerTests {
    private let registry = Registry(RegistryFixtures.structures())

    @Test func `a scheme comes with the items asked for and is partial`() throws {
        let found = try #require(try registry.answer("structure/codelist/AA/CL_FREQ/~/M,A,Z"))
        #expect(found.codes("CL_FREQ") == ["A", "M"])
        #expect(found.codelists[0].maintenance.isPartial)
        #expect(found.codelists[0].descriptions["en"] == "What they are for.")
        let old = try #require(try registry.answer("codelist/AA/CL_FREQ/latest/M+A", .v1))
        #expect(old == found)
    }

    @Test func `a code comes alone, and by its path with those above it`() throws {
        #expect(
            try registry.answer("structure/codelist/AA/CL_AREA/~/DEU")?.codes("CL_AREA") == ["DEU"])
        #expect(
            try registry.answer("structure/codelist/AA/CL_AREA/~/W.EU.DEU")?.codes("CL_AREA")
                == ["W", "EU", "DEU"])
        for path in ["EU.DEU", "W.DEU", "W.EU.USA", "DEU.EU.W"] {
            #expect(
                try registry.answer("structure/codelist/AA/CL_AREA/~/\(path)") == nil, "\(path)")
        }
    }

    @Test func `a category comes with those above it and without those below`() throws {
        let nested = try registry.answer("structure/categoryscheme/AA/TOPICS/~/POP.MIG")
        #expect(nested?.categorySchemes[0].categories.map(\.id) == ["POP"])
        #expect(nested?.categorySchemes[0].categories[0].children.map(\.id) == ["MIG"])
        let top = try registry.answer("categoryscheme/AA/TOPICS/latest/POP", .v1)
        #expect(top?.categorySchemes[0].categories.map(\.id) == ["POP"])
        #expect(top?.categorySchemes[0].categories[0].children.isEmpty == true)
        #expect(top?.categorySchemes[0].maintenance.isPartial == true)
        #expect(try registry.answer("structure/categoryscheme/AA/TOPICS/~/MIG") == nil)
    }

    @Test func `organisations, concepts and values are items too`() throws {
        let providers = try registry.answer("structure/dataproviderscheme/AA/*/*/P2")
        #expect(providers?.organisationSchemes[0].organisations.map(\.id) == ["P2"])
        let any = try registry.answer("organisationscheme/all/all/all/UNIT", .v1)
        #expect(any?.ids == ["AGENCIES"])
        let concepts = try registry.answer("structure/conceptscheme/AA/CS/~/UNIT")
        #expect(concepts?.conceptSchemes[0].concepts.map(\.id) == ["UNIT"])
        let values = try registry.answer("structure/valuelist/AA/VL_SIGN/~/a%20b")
        #expect(values?.valueLists[0].items.map(\.id) == ["a b"])
    }

    @Test func `of all artefacts only schemes with the item are found`() throws {
        #expect(try registry.ids("structure/*/AA/*/~/W,UNIT") == ["AGENCIES", "CL_AREA", "CS"])
    }

    @Test func `references are those of the items`() throws {
        let category = try registry.ids(
            "categoryscheme/AA/TOPICS/latest/ECON?references=categorisation", .v1)
        #expect(category == ["TOPICS", "CAT_SOME"])
        let nested = try registry.ids(
            "structure/categoryscheme/AA/TOPICS/~/POP.MIG?references=parents")
        #expect(nested == ["TOPICS", "CAT_ALL"])
        let concept = try registry.ids("structure/conceptscheme/AA/CS/~/UNIT?references=codelist")
        #expect(concept == ["CL_UNIT", "CS"])
        let unused = try registry.ids("structure/conceptscheme/AA/CS/~/UNUSED?references=all")
        #expect(unused == ["SDMX:AGENCIES", "CL_UNUSED", "CS"])
        let code = try registry.ids("structure/codelist/AA/CL_AREA/~/USA?references=hierarchy")
        #expect(code == ["CL_AREA", "H_AREA"])
        #expect(
            try registry.ids("structure/codelist/AA/CL_AREA/~/FRA?references=parents")
                == ["CL_AREA", "DSD"])
    }

    @Test func `stubs of schemes have no items`() throws {
        let stub = try registry.answer("structure/codelist/AA/CL_FREQ/~/A?detail=allstubs")
        #expect(stub?.codes("CL_FREQ") == [])
        #expect(stub?.codelists[0].maintenance.isExternalReference == true)
    }

    @Test func `hierarchies are the items of a hierarchical code list`() throws {
        var list = HierarchicalCodelist("HCL", agency: "AA", version: "1.0")
        let reference = RegistryFixtures.reference(.code, "CL_AREA", item: ["W"])
        list.hierarchies = ["H1", "H2"].map { id in
            Hierarchy(
                id, agency: "AA", version: "1.0", codes: [HierarchicalCode("1", code: reference)])
        }
        var structures = RegistryFixtures.structures()
        structures.hierarchicalCodelists = [list]
        let found = try Registry(structures).answer(
            "hierarchicalcodelist/AA/HCL/latest/H2?references=children", .v1)
        #expect(found?.hierarchicalCodelists[0].hierarchies.map(\.id) == ["H2"])
        #expect(found?.ids == ["CL_AREA", "HCL"])
    }
}
