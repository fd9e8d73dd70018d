import Cubes
import Estimation
import Office
import SDMX
import Testing
import Vocabulary

@Suite struct HouseStructuresTests {
    private let made: HouseStructures

    init() throws { made = try StructureSamples.sample() }

    @Test func `nothing is there twice and every reference leads somewhere`() {
        let report = StructureValidator(made.structures).report()
        #expect(report.count == 0, "\(report.groups.map(\.first))")
        #expect(made.structures.dataStructures.count > 5)
    }

    @Test func `every other reference leads somewhere too`() {
        let structures = made.structures
        let there = Set(structures.all.map(\.reference))
        for categorisation in structures.categorisations {
            #expect(categorisation.source.map(there.contains) == true)
            let target = categorisation.target
            let topics = structures.categorySchemes[0]
            #expect(target?.container(.categoryScheme) == topics.reference)
            #expect(topics.categories.contains { $0.id == target?.lastID })
        }
        for constraint in structures.constraints {
            #expect(!constraint.attachments.isEmpty)
            #expect(constraint.attachments.allSatisfy(there.contains))
        }
        for association in structures.hierarchyAssociations {
            #expect(association.hierarchy.map(there.contains) == true)
            #expect(association.object.map(there.contains) == true)
        }
        for flow in structures.metadataflows { #expect(flow.structure.map(there.contains) == true) }
        for agreement in structures.metadataProvisionAgreements {
            #expect(agreement.metadataflow.map(there.contains) == true)
            let providers = agreement.metadataProvider?.container(.metadataProviderScheme)
            #expect(providers.map(there.contains) == true)
        }
        for hierarchy in structures.hierarchies {
            for code in flat(hierarchy.codes) {
                let list = code.code.flatMap { structures.codelist($0.container(.codelist)) }
                #expect(list?.codes.contains { $0.id == code.code?.lastID } == true, "\(code.id)")
            }
        }
    }

    @Test func `each dataflow has its dimensions in order, the period last`() {
        for dataflow in Cubes.Dataflow.allCases {
            let reference = made.reference(dataflow)
            let structure = made.structures.dataStructure(reference)
            let ids = structure?.dimensions.map(\.id)
            #expect(ids == dataflow.dimensions.map(\.rawValue) + ["TIME_PERIOD"])
            #expect(
                structure?.timeDimension?.representation?.format?.type == .observationalTimePeriod)
            #expect(structure?.measures.map(\.id) == ["OBS_VALUE"])
            #expect(structure?.measures[0].representation?.format?.type == .double)
            let attributes = structure?.attributes ?? []
            #expect(
                attributes.map(\.id) == ["OBS_STATUS"] + AttributeID.allCases.map(\.rawValue)
                    + ["RELEASE"])
            #expect(attributes.filter { $0.usage == .mandatory }.map(\.id) == ["OBS_STATUS"])
            let series = dataflow.dimensions.map {
                AttributeRelationship.DimensionReference($0.rawValue)
            }
            #expect(attributes.last?.relationship == .dimensions(series))
            #expect(attributes.dropLast().allSatisfy { $0.relationship == .observation })
        }
    }

    @Test func `every concept has a name and a definition`() {
        let concepts = made.structures.conceptSchemes.flatMap(\.concepts)
        #expect(concepts.count > 70)
        for concept in concepts {
            #expect(concept.names["en"]?.isEmpty == false, "\(concept.id)")
            #expect((concept.descriptions["en"]?.count ?? 0) > 10, "\(concept.id)")
        }
        for word in ["INTERNATIONAL_MIGRANT", "TRANSITION", "EVENT", "MIRROR_FIGURES"] {
            #expect(concepts.contains { $0.id == word })
        }
    }

    @Test func `every code has a name, every code of ours a meaning, and every id is one`() {
        for list in made.structures.codelists {
            #expect(!list.codes.isEmpty, "\(list.reference)")
            #expect(Set(list.codes.map(\.id)).count == list.codes.count, "\(list.reference)")
            for code in list.codes {
                #expect(code.names["en"]?.isEmpty == false, "\(list.id) \(code.id)")
                #expect(StructureReference(.dataflow, agency: "A", id: code.id) != nil)
                if list.agency == "CORRIDOR" {
                    #expect(code.descriptions["en"]?.isEmpty == false, "\(list.id) \(code.id)")
                }
            }
        }
    }

    @Test func `the standard's lists are its own and whole`() throws {
        let structures = made.structures
        func ids(_ id: String, _ version: String) throws -> Set<String> {
            let list = structures.list(id, version, agency: "SDMX")
            return Set(try #require(list).codes.map(\.id))
        }
        #expect(try ids("CL_SEX", "2.1") == ["F", "M", "_T", "_U", "_O", "_N", "_Z"])
        #expect(
            try ids("CL_OBS_STATUS", "2.1") == Set("ABDEFGHIJKLMNOPQSUVW".map(String.init)))
        #expect(try ids("CL_CONF_STATUS", "1.1") == Set("FNCDSAOTGM".map(String.init)))
        #expect(
            try ids("CL_UNIT_MULT", "1.0") == ["0", "1", "2", "3", "4", "6", "9", "12", "15"])
        for structure in structures.dataStructures {
            let lists =
                (structure.dimensions.map(\.component) + structure.attributes.map(\.component))
                .compactMap { $0.representation?.enumeration }.filter { $0.agency == "SDMX" }
            #expect(lists.allSatisfy { $0.id != "CL_AREA" && $0.id != "CL_FREQ" })
            #expect(lists.contains { $0.id == "CL_OBS_STATUS" })
        }
    }

    @Test func `each topic holds each version of its dataflow`() {
        let structures = made.structures
        // Asylum stands under displaced people.
        #expect(
            structures.categorySchemes[0].categories.map(\.id) == [
                "STOCKS", "FLOWS", "DISPLACED", "POPULATION", "REMITTANCES",
            ])
        #expect(
            structures.categorisations.filter { $0.source?.id == "DF_ASYLUM" }
                .allSatisfy { $0.target?.lastID == "DISPLACED" })
        #expect(
            Set(structures.categorisations.compactMap(\.source))
                == Set(structures.dataflows.map(\.reference)))
    }

    @Test func `making them again gives the same`() throws {
        let again = try StructureSamples.sample()
        #expect(again.structures == made.structures)
        #expect(again.metadata == made.metadata)
    }

    private func flat(_ codes: [HierarchicalCode]) -> [HierarchicalCode] {
        codes + codes.flatMap { flat($0.children) }
    }
}
