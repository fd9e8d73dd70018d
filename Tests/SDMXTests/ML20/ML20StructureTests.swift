import SDMX
import TestKit
import Testing

@Suite struct ML20StructureTests {
    private func message() throws -> StructureMessage { try read20(everything20) }

    @Test func `a message brings its header and all kinds of artefacts`() throws {
        let message = try message()
        #expect(message.format == .ml20)
        #expect(message.header.id == "M1" && message.header.isTest)
        #expect(message.header.sender?.id == "TEST")
        #expect(
            message.structures.all.map(\.reference.description) == [
                "AgencyScheme TEST:ORGS(1.1)", "DataProviderScheme TEST:ORGS(1.1)",
                "Codelist SDMX:CL_FREQ(2.0)", "Codelist TEST:CL_AREA(1.0)",
                "ConceptScheme TEST:CS(0.1)",
                "ConceptScheme TEST:STANDALONE_CONCEPT_SCHEME(1.0)",
                "ConceptScheme SDMX:STANDALONE_CONCEPT_SCHEME(1.0)",
                "CategoryScheme TEST:CATS(1.0)", "Categorisation TEST:FLOW@CATS@A@A1(1.0)",
                "Categorisation TEST:MFLOW@CATS@A@A1(1.0)", "ReportingTaxonomy TEST:TAX(1.0)",
                "DataStructure TEST:KF(1.0)", "Dataflow TEST:FLOW(2.0)",
                "MetadataStructure TEST:MSD(1.0)", "Metadataflow TEST:MFLOW(1.0)",
                "HierarchicalCodelist TEST:HCL(1.0)", "StructureSet TEST:SET(1.0)",
                "Process TEST:PROC(1.0)",
            ])
    }

    @Test func `what the model cannot hold, or had to be assumed, is told with its place`() throws {
        let remarks = try message().remarks
        #expect(
            remarks.map { $0.kind } == [
                .missing, .missing, .missing, .unsupported,
            ])
        #expect(remarks[0].found.contains("concepts of TEST outside of a scheme"))
        #expect(remarks[2].found == "StructureSet SET without agencyID, which is taken to be TEST")
        #expect(remarks[3].path == "Process TEST:PROC(1.0), element Input")
        #expect(remarks.allSatisfy { $0.line ?? 0 > 3 && $0.character != nil })
    }

    @Test func `descriptions of codes are their names`() throws {
        let list = try #require(try message().structures.codelists.first)
        #expect(list.codes.map(\.id) == ["A", "Q"])
        #expect(list.codes[0].name("fr") == "Annuel" && list.codes[0].descriptions.isEmpty)
        #expect(list.codes[1].parent == "A")
        let annotation = try #require(list.codes[0].annotations.first)
        #expect(annotation.type == "ORDER" && annotation.text.best() == "1")
        #expect(annotation.urls.entries.first?.text == "http://example.org/")
    }

    @Test func `a key family becomes a data structure`() throws {
        let structure = try #require(try message().structures.dataStructures.first)
        #expect(structure.dimensions.map(\.id) == ["FREQ", "AREA", "TIME"])
        #expect(structure.dimensions.map(\.kind) == [.plain, .plain, .time])
        #expect(structure.dimensions[0].component.roles.map(\.lastID) == ["FREQ"])
        #expect(structure.timeDimension?.representation?.format?.type == .gregorianYearMonth)
        #expect(structure.groups.map(\.dimensions) == [["AREA"], ["FREQ"]])
        #expect(structure.measures.map(\.id) == ["OBS_VALUE"])
        #expect(structure.measures[0].representation?.format?.decimals == 2)
        let attributes = structure.attributes
        #expect(attributes.map(\.id) == ["UNIT", "TITLE", "TIME_FORMAT", "STATUS", "SOURCE"])
        #expect(
            attributes.map(\.usage) == [.mandatory, .optional, .optional, .mandatory, .optional])
        #expect(
            attributes.map(\.relationship) == [
                .group("AREAS"),
                .dimensions([.init("FREQ"), .init("AREA")], groups: ["AREAS", "SIBLINGS"]),
                .dimensions([.init("FREQ"), .init("AREA")]), .observation, .dataflow,
            ])
        #expect(attributes[2].component.roles.map(\.lastID) == ["TIME_FORMAT"])
    }

    @Test func `references without agency or version are completed from the message`() throws {
        let structure = try #require(try message().structures.dataStructures.first)
        let lists = structure.dimensions.map { $0.representation?.enumeration?.text }
        // No version written: that of the message's list. A version written: kept.
        #expect(lists == ["SDMX:CL_FREQ(2.0)", "TEST:CL_AREA(3.0)", nil])
        let concepts =
            structure.dimensions.map { $0.concept?.text }
            + structure.measures.map { $0.concept?.text }
            + structure.attributes.map { $0.concept?.text }
        #expect(
            concepts == [
                "TEST:CS(0.1).FREQ", "TEST:CS(0.1).AREA",
                "TEST:STANDALONE_CONCEPT_SCHEME(1.0).TIME",
                "SDMX:STANDALONE_CONCEPT_SCHEME(1.0).OBS_VALUE",
                "OTHER:STANDALONE_CONCEPT_SCHEME(1.0).UNIT",
                "TEST:STANDALONE_CONCEPT_SCHEME(1.0).TITLE",
                "TEST:STANDALONE_CONCEPT_SCHEME(1.0).TIME_FORMAT", "TEST:CS(0.1).STATUS",
                "TEST:STANDALONE_CONCEPT_SCHEME(1.0).SOURCE",
            ])
    }

    @Test func `concepts keep their representations and parents`() throws {
        let scheme = try #require(try message().structures.conceptSchemes.first)
        #expect(scheme.concepts.map(\.id) == ["FREQ", "AREA", "STATUS"])
        #expect(scheme.concepts[0].representation?.enumeration?.text == "SDMX:CL_FREQ(2.0)")
        #expect(scheme.concepts[1].representation?.format?.minLength == 2)
        #expect(scheme.concepts[2].parent == "AREA")
    }

    @Test func `organisations are told apart by what they do`() throws {
        let schemes = try message().structures.organisationSchemes
        #expect(schemes.map(\.kind) == [.agency, .dataProvider])
        #expect(schemes[1].organisations.map(\.id) == ["P1", "P2"])
        #expect(schemes[1].organisations[0].parent == "TEST")
        let contact = try #require(schemes[0].organisations[0].contacts.first)
        #expect(contact.id == "ann" && contact.emails == ["a@example.org"])
        #expect(contact.names.best() == "Ann" && contact.roles.best() == "Head")
    }

    @Test func `flows are categorised once, whichever side says it`() throws {
        let structures = try message().structures
        #expect(structures.dataflows[0].structure?.description == "DataStructure TEST:KF(1.0)")
        #expect(structures.dataflows[0].maintenance.isFinal == true)
        #expect(
            structures.metadataflows[0].structure?.description == "MetadataStructure TEST:MSD(1.0)")
        let categorisation = structures.categorisations[0]
        #expect(categorisation.source?.description == "Dataflow TEST:FLOW(2.0)")
        #expect(categorisation.target?.description == "Category TEST:CATS(1.0).A.A1")
        #expect(structures.categorySchemes[0].categories[0].children[0].name() == "Within")
        #expect(structures.reportingTaxonomies[0].categories[0].flows.map(\.id) == ["FLOW"])
    }

    @Test func `hierarchies keep their order, levels and aliases`() throws {
        let list = try #require(try message().structures.hierarchicalCodelists.first)
        #expect(list.includedCodelists.map(\.alias) == ["AREAS"])
        let hierarchy = try #require(list.hierarchies.first)
        #expect(hierarchy.hasFormalLevels && hierarchy.level?.id == "L1")
        #expect(hierarchy.level?.child.first?.id == "L2")
        #expect(hierarchy.level?.codingFormat?.maxLength == 2)
        let top = try #require(hierarchy.codes.first)
        #expect(top.code?.description == "Code TEST:CL_AREA(1.0).DE" && top.level == "L1")
        #expect(top.children.map(\.id) == ["below"])
    }

    @Test func `metadata structures keep targets and nested headings`() throws {
        let structure = try #require(try message().structures.metadataStructures.first)
        #expect(structure.targets.map(\.id) == ["FULL", "PART"])
        let parts = structure.targets[0].parts
        #expect(parts.map(\.objectType) == ["DataProvider", "Code"])
        #expect(
            parts.map { $0.representation?.enumeration?.description } == [
                "DataProviderScheme TEST:ORGS(1.0)", "Codelist SDMX:CL_FREQ(2.0)",
            ])
        #expect(structure.targets[1].parts.map(\.id) == ["FREQ"])
        let report = try #require(structure.reports.first)
        #expect(report.targets == ["PART"] && report.attributes[0].minOccurs == 1)
        let child = try #require(report.attributes[0].children.first)
        #expect(child.id == "FREQ" && child.minOccurs == 0)
        #expect(child.representation?.enumeration?.text == "SDMX:CL_FREQ(2.0)")
    }

    @Test func `structure sets and processes are read`() throws {
        let structures = try message().structures
        let set = try #require(structures.structureSets.first)
        #expect(set.relatedStructures.map(\.text) == ["TEST:KF(1.0)"])
        let map = try #require(set.structureMaps.first)
        #expect(map.isExtension == true && map.source?.id == "KF" && map.target?.id == "KF2")
        #expect(map.components[0].source == "AREA" && map.components[0].target == "REF_AREA")
        guard case .codelistMap(let codes)? = map.components[0].values else {
            Issue.record("no map of codes")
            return
        }
        #expect(codes.text == "TEST:SET(1.0).CM")
        #expect(set.itemSchemeMaps.map(\.kind) == [.codelist, .category])
        #expect(set.itemSchemeMaps[0].mappings == [.init([.init("DE")], ["DEU"])])
        #expect(set.itemSchemeMaps[1].mappings == [.init([.init("A.A1")], ["B"])])
        let step = try #require(structures.processes.first?.steps.first)
        #expect(step.computation?.descriptions.best() == "Add up")
        #expect(step.transitions.map(\.target) == ["S2"])
    }

    @Test func `what a registry answers is read like a message`() throws {
        let space = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/"
        func answer(_ content: String) throws(SDMXError) -> Message {
            try Message.open(
                .text(
                    """
                    <m:RegistryInterface xmlns:m="\(space)message" xmlns:r="\(space)registry"
                      xmlns:s="\(space)structure"><m:Header><m:ID>R</m:ID></m:Header>\(content)
                    </m:RegistryInterface>
                    """))
        }
        let list = "<s:CodeList id='CL' agencyID='T'><s:Code value='A'/></s:CodeList>"
        let found = try answer(
            """
            <m:QueryStructureResponse><r:StatusMessage status="Warning"><r:MessageText>old
            </r:MessageText></r:StatusMessage><r:CodeLists>\(list)</r:CodeLists>
            </m:QueryStructureResponse>
            """)
        guard case .structure(let message) = found else {
            Issue.record("another kind")
            return
        }
        #expect(message.structures.codelists.map(\.id) == ["CL"] && message.remarks.isEmpty)
        #expect(message.notes.map(\.severity) == [.warning])
        let error = #expect(throws: SDMXError.self) { try answer("<m:NotifyRegistryEvent/>") }
        #expect(error?.kind == .unsupported)
    }
}
