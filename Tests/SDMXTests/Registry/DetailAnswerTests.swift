import SDMX
import Testing

/// How much of each artefact comes.
struct DetailAnswerTests {
    private let registry = Registry(RegistryFixtures.structures())

    private func answer(_ detail: String, _ grammar: QueryGrammar = .v2) throws -> Structures {
        let text = "datastructure/AA/DSD?references=all&detail=" + detail
        return try #require(
            try registry.answer((grammar == .v2 ? "structure/" : "") + text, grammar))
    }

    @Test func `full brings all as it is held`() throws {
        let found = try answer("full", .v1)
        let held = RegistryFixtures.structures()
        #expect(found.dataStructures == held.dataStructures)
        #expect(found.conceptSchemes == held.conceptSchemes)
        #expect(found.codelists == held.codelists)
        #expect(try answer("raw").codelists == held.codelists)
    }

    @Test(arguments: [("allstubs", true), ("referencestubs", false)])
    func `stubs have a name and no more`(_ detail: String, _ isOwn: Bool) throws {
        let found = try answer(detail)
        #expect(found.dataStructures[0].dimensions.isEmpty == isOwn)
        #expect(found.dataStructures[0].maintenance.isExternalReference == isOwn)
        #expect(found.count > 5)
        for artefact in found.all where artefact.artefactClass != .dataStructure {
            #expect(artefact.maintenance.isExternalReference)
            #expect(!artefact.names.isEmpty)
            #expect(artefact.descriptions.isEmpty && artefact.annotations.isEmpty)
        }
        #expect(found.codelists.allSatisfy { $0.codes.isEmpty })
        #expect(found.constraints.allSatisfy { $0.cubeRegions.isEmpty && $0.attachments.isEmpty })
        #expect(found.dataflows.allSatisfy { $0.structure == nil })
    }

    @Test(arguments: ["allcompletestubs", "referencecompletestubs"])
    func `complete stubs have descriptions and annotations too`(_ detail: String) throws {
        var structures = RegistryFixtures.structures()
        structures.codelists[0].maintenance.isFinal = true
        let found = try Registry(structures).answer(
            "datastructure/AA/DSD?references=codelist&detail=\(detail)", .v1)
        let list = try #require(found?.codelists.first)
        #expect(list.codes.isEmpty && list.maintenance.isExternalReference)
        #expect(list.descriptions["en"] == "What they are for." && list.annotations.count == 1)
        #expect(list.maintenance.isFinal == true)
        let isWhole = detail == "referencecompletestubs"
        #expect((found?.dataStructures[0].dimensions.count == 3) == isWhole)
    }

    @Test func `stubs say where the artefact is`() throws {
        var structures = RegistryFixtures.structures()
        structures.codelists[1].maintenance.structureURL = "https://example.org/own"
        let registry = Registry(structures)
        let query = try structureQuery("structure/codelist/AA?detail=allstubs", .v2)
        let found = registry.answer(query, .v2) { "https://example.org/" + $0.id }
        #expect(
            found?.codelists.prefix(2).map(\.maintenance.structureURL)
                == ["https://example.org/CL_FREQ", "https://example.org/own"])
    }

    // MARK: Extended code lists

    private static var extended: Structures {
        var structures = RegistryFixtures.structures()
        var list = RegistryFixtures.codelist("CL_EXT", ["OWN", "Q"])
        list.extensions = [
            CodelistExtension(RegistryFixtures.reference(.codelist, "CL_FREQ", "1.0+.0")),
            CodelistExtension(RegistryFixtures.reference(.codelist, "CL_UNIT"), prefix: "U_"),
        ]
        structures.codelists.append(list)
        structures.dataStructures[0].dimensions[0].component.representation = Representation(
            enumeration: list.reference)
        return structures
    }

    @Test func `an extended list has all codes, and those it extends are not there again`() throws {
        let registry = Registry(Self.extended)
        let path = "structure/codelist/AA/CL_EXT"
        let full = try #require(try registry.answer(path + "?references=descendants"))
        #expect(full.ids == ["SDMX:AGENCIES", "CL_EXT"])
        #expect(full.codes("CL_EXT") == ["A", "Q", "M", "U_PS", "U_USD", "OWN"])
        #expect(full.codelists[0].extensions.isEmpty)
        let children = try registry.ids("datastructure/AA/DSD?references=descendants", .v1)
        #expect(!children.contains("CL_FREQ") && children.contains("CL_EXT"))
        #expect(try registry.answer(path + "/~/U_PS")?.codes("CL_EXT") == ["U_PS"])
        // What extends a list uses it all the same.
        #expect(
            try registry.ids("codelist/AA/CL_FREQ?references=parents", .v1) == [
                "CL_FREQ", "CL_EXT",
            ])
    }

    @Test func `raw keeps the extensions and brings the lists`() throws {
        let registry = Registry(Self.extended)
        let raw = try #require(
            try registry.answer("structure/codelist/AA/CL_EXT?references=children&detail=raw"))
        #expect(raw.ids == ["SDMX:AGENCIES", "CL_FREQ", "CL_UNIT", "CL_EXT"])
        #expect(raw.codes("CL_EXT") == ["OWN", "Q"])
        #expect(raw.codelists[2].extensions.count == 2)
        #expect(try registry.answer("structure/codelist/AA/CL_EXT/~/A?detail=raw") == nil)
    }

    @Test func `a list of which a part is missing stays as it is`() throws {
        var structures = Self.extended
        structures.codelists.removeAll { $0.id == "CL_UNIT" }
        let found = try Registry(structures).answer(
            "structure/codelist/AA/CL_EXT?references=children")
        #expect(found?.ids == ["SDMX:AGENCIES", "CL_FREQ", "CL_EXT"])
        #expect(found?.codelists[1].extensions.count == 2)
    }

    @Test func `lists that extend each other do no harm`() throws {
        var structures = Structures()
        for (id, next) in [("CL_1", "CL_2"), ("CL_2", "CL_1")] {
            var list = RegistryFixtures.codelist(id, [id])
            list.extensions = [CodelistExtension(RegistryFixtures.reference(.codelist, next))]
            structures.codelists.append(list)
        }
        let found = try Registry(structures).answer("structure/codelist/AA/CL_1?references=all")
        #expect(found?.codes("CL_1").map(Set.init) == ["CL_1", "CL_2"])
    }
}
