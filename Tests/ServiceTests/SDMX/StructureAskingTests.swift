import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// Queries for structures over HTTP, in both versions.
@Suite struct StructureAskingTests {
    /// The kinds of artefacts that an answer holds, but the one asked for.
    private func kinds(_ found: Structures, but own: ArtefactClass) -> Set<ArtefactClass> {
        Set(found.all.map(\.artefactClass)).subtracting([own])
    }

    @Test func `each value of references brings the artefacts that the standard lists`()
        async throws
    {
        let up: Set<ArtefactClass> = [.categorisation, .dataConstraint, .metadataflow]
        let siblings: Set<ArtefactClass> = [.categoryScheme, .metadataStructure]
        let down: Set<ArtefactClass> = [.dataStructure, .codelist, .conceptScheme]
        try await Rest.ask { rest in
            for (asked, wanted) in [
                ("none", []), ("children", [.dataStructure]), ("descendants", down),
                ("parents", up), ("ancestors", up.union([.metadataProvisionAgreement])),
                ("parentsandsiblings", up.union(siblings)),
                ("all", up.union(siblings).union(down)), ("categorisation", [.categorisation]),
                ("dataconstraint", [.dataConstraint]), ("datastructure", [.dataStructure]),
                ("metadataflow", [.metadataflow]), ("process", []),
                ("categorisation,datastructure", [.categorisation, .dataStructure]),
            ] as [(String, Set<ArtefactClass>)] {
                let found = try await rest.structures(
                    "v2/structure/dataflow/CORRIDOR/DF_STOCK/+?references=\(asked)")
                let kinds = self.kinds(found, but: .dataflow).subtracting([.agencyScheme])
                #expect(kinds == wanted, "\(asked)")
            }
            for (asked, wanted) in [
                ("none", []), ("children", [.codelist, .conceptScheme]), ("parents", [.dataflow]),
                ("codelist", [.codelist]), ("conceptscheme", [.conceptScheme]),
                ("dataflow", [.dataflow]), ("provisionagreement", []),
            ] as [(String, Set<ArtefactClass>)] {
                let found = try await rest.structures(
                    "v1/datastructure/CORRIDOR/DSD_STOCK?references=\(asked)")
                #expect(self.kinds(found, but: .dataStructure) == wanted, "\(asked)")
            }
        }
    }

    @Test func `children are the very lists and concepts that a data structure names`()
        async throws
    {
        try await Rest.ask { rest in
            for path in [
                "v1/datastructure/CORRIDOR/DSD_STOCK?references=children",
                "v2/structure/datastructure/CORRIDOR/DSD_STOCK/~?references=children",
            ] {
                let found = try await rest.structures(path)
                let structure = try #require(found.dataStructures.first)
                #expect(found.dataStructures.count == 1)
                let concepts = Set(structure.dimensions.compactMap { $0.concept?.id })
                #expect(Set(found.conceptSchemes.map(\.id)) == concepts)
                let lists = Set(found.codelists.map(\.id))
                #expect(lists.isSuperset(of: ["CL_AREA", "CL_SEX", "CL_SOURCE", "CL_AGE"]))
                #expect(lists.isDisjoint(with: ["CL_REPORTER", "CL_INDICATOR", "CL_METHOD"]))
            }
        }
    }

    @Test func `detail gives stubs, complete stubs, or what is used`() async throws {
        try await Rest.ask { rest in
            for (path, grammar) in [
                ("v1/dataflow/CORRIDOR/DF_STOCK?references=descendants", QueryGrammar.v1),
                ("v2/structure/dataflow/CORRIDOR/DF_STOCK/~?references=descendants", .v2),
            ] {
                let full = try await rest.structures(path + "&detail=full")
                let names = Set(full.all.map { "\($0.reference)" })
                for detail in [
                    "allstubs", "allcompletestubs", "referencestubs", "referencecompletestubs",
                    "referencepartial",
                ] {
                    let found = try await rest.structures(path + "&detail=\(detail)")
                    #expect(Set(found.all.map { "\($0.reference)" }) == names, "\(detail)")
                    let flow = try #require(found.dataflows.first)
                    #expect(
                        flow.maintenance.isExternalReference == detail.hasPrefix("all"),
                        "\(detail)")
                    #expect(flow.descriptions.isEmpty == (detail == "allstubs"), "\(detail)")
                    let sex = try #require(found.codelists.first { $0.id == "CL_SEX" })
                    #expect(
                        sex.maintenance.isExternalReference == (detail != "referencepartial"))
                    #expect(sex.codes.isEmpty == (detail != "referencepartial"), "\(detail)")
                    let isComplete = !["allstubs", "referencestubs"].contains(detail)
                    #expect(sex.descriptions.isEmpty != isComplete, "\(grammar) \(detail)")
                }
                let partial = try await rest.structures(path + "&detail=referencepartial")
                let scheme = try #require(partial.conceptSchemes.first)
                let whole = try #require(full.conceptSchemes.first)
                #expect(scheme.maintenance.isPartial && !whole.maintenance.isPartial)
                #expect(scheme.concepts.count < whole.concepts.count)
                #expect(scheme.concepts.contains { $0.id == "DESTINATION" })
                #expect(!scheme.concepts.contains { $0.id == "POP_TYPE" })
            }
            let raw = try await rest.structures(
                "v2/structure/codelist/SDMX/CL_SEX/~?detail=raw")
            #expect(raw.codelists.first?.codes.contains { $0.id == "F" } == true)
        }
    }

    @Test func `several agencies, ids and versions are the union, by plus or comma`() async throws {
        try await Rest.ask { rest in
            for (path, wanted) in [
                ("v1/codelist/SDMX+CORRIDOR/CL_SEX+CL_FREQ", ["CL_FREQ", "CL_SEX"]),
                ("v2/structure/codelist/SDMX,CORRIDOR/CL_SEX,CL_FREQ", ["CL_FREQ", "CL_SEX"]),
                ("v1/codelist/SDMX/CL_SEX+CL_FREQ", ["CL_SEX"]),
                ("v2/structure/codelist/SDMX/CL_SEX,CL_FREQ", ["CL_SEX"]),
                ("v1/codelist/all/CL_SEX/9.9+2.1", ["CL_SEX"]),
                ("v2/structure/codelist/*/CL_SEX/9.9.9,2.1", ["CL_SEX"]),
                ("v1/codelist/all/CL_SEX/all", ["CL_SEX"]),
            ] {
                let found = try await rest.structures(path)
                #expect(found.codelists.map(\.id).sorted() == wanted, "\(path)")
                #expect(found.count == wanted.count)
            }
            let everything = try await rest.structures("v2/structure/*/*/*/*?detail=allstubs")
            let types = Set(everything.all.map(\.artefactClass))
            #expect(types.isSuperset(of: [.dataflow, .codelist, .agencyScheme, .hierarchy]))
            let ours = try await rest.structures("v1/structure/CORRIDOR?detail=allstubs")
            #expect(Set(ours.all.map(\.agency)) == ["CORRIDOR"])
        }
    }

    @Test func `versions are exact, latest, stable, all or the best of a range`() async throws {
        try await Rest.ask { rest in
            let all = try await rest.structures("v2/structure/codelist/CORRIDOR/CL_SOURCE/*")
            let versions = all.codelists.map(\.version)
            let newest = try #require(versions.compactMap { SDMX.Version($0) }.max())
            let latest = "\(newest)"
            #expect(versions.count > 1 && versions.contains("1.0.0"))
            for (path, wanted) in [
                ("v1/codelist/CORRIDOR/CL_SOURCE", [latest]),
                ("v1/codelist/CORRIDOR/CL_SOURCE/latest", [latest]),
                ("v1/codelist/CORRIDOR/CL_SOURCE/all", versions),
                ("v1/codelist/CORRIDOR/CL_SOURCE/1.0.0", ["1.0.0"]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/~", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/+", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/%2B", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1.0+.0", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1+.0.0", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1.0.0+", ["1.0.0"]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1.0~.0", [latest]),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1.0*.0", versions),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/1.0.0,~", ["1.0.0", latest]),
            ] {
                let found = try await rest.structures(path)
                #expect(Set(found.codelists.map(\.version)) == Set(wanted), "\(path)")
                #expect(found.codelists.count == Set(wanted).count, "\(path)")
            }
        }
    }

    @Test func `items come alone, in a list that says it is partial`() async throws {
        try await Rest.ask { rest in
            for (path, wanted) in [
                ("v1/codelist/SDMX/CL_SEX/latest/F", ["F"]),
                ("v1/codelist/SDMX/CL_SEX/latest/F+M", ["F", "M"]),
                ("v1/codelist/SDMX/CL_SEX/latest/F+NONE", ["F"]),
                ("v2/structure/codelist/SDMX/CL_SEX/~/F", ["F"]),
                ("v2/structure/codelist/SDMX/CL_SEX/+/M,F", ["F", "M"]),
            ] {
                let found = try await rest.structures(path)
                let list = try #require(found.codelists.first)
                #expect(list.codes.map(\.id).sorted() == wanted, "\(path)")
                #expect(list.maintenance.isPartial)
            }
            for path in [
                "v1/codelist/SDMX/CL_SEX/latest/all", "v2/structure/codelist/SDMX/CL_SEX/~/*",
            ] {
                let found = try await rest.structures(path)
                let list = try #require(found.codelists.first)
                #expect(list.codes.count > 2 && !list.maintenance.isPartial, "\(path)")
            }
            let topic = try await rest.structures(
                "v1/categoryscheme/CORRIDOR/TOPICS/latest/STOCKS?references=categorisation")
            #expect(topic.categorySchemes.first?.categories.map(\.id) == ["STOCKS"])
            #expect(Set(topic.categorisations.map(\.id)) == ["TOPIC_DF_STOCK"])
            let concept = try await rest.structures(
                "v2/structure/conceptscheme/CORRIDOR/CS_CORRIDOR/~/ORIGIN")
            #expect(concept.conceptSchemes.first?.concepts.map(\.id) == ["ORIGIN"])
            let agency = try await rest.structures("v1/organisationscheme/SDMX/AGENCIES")
            #expect(agency.organisationSchemes.map(\.id) == ["AGENCIES"])
        }
    }

    @Test func `every type there is can be asked for, and what is not there is 404`()
        async throws
    {
        try await Rest.ask { rest in
            let all = try await rest.structures("v2/structure/*/*/*/*?detail=allstubs")
            let held = Set(all.all.map(\.artefactClass))
            for grammar in QueryGrammar.allCases {
                for type in StructureType.all(grammar) {
                    let path =
                        grammar == .v1 ? "v1/\(type.rawValue)" : "v2/structure/\(type.rawValue)"
                    let reply = try await rest.get(path + "?detail=allstubs")
                    if reply.status == .ok {
                        let found = try reply.structures()
                        #expect(!found.all.isEmpty, "\(path)")
                        continue
                    }
                    #expect(reply.status == .notFound, "\(path)")
                    #expect(held.isDisjoint(with: type.artefactClasses), "\(path)")
                    let error = try await rest.error(path)
                    #expect(error.code == "100", "\(path)")
                }
            }
            for path in [
                "v1/codelist/SDMX/CL_NONE", "v1/codelist/NOBODY/CL_SEX",
                "v1/codelist/SDMX/CL_SEX/9.9", "v1/codelist/SDMX/CL_SEX/latest/NONE",
                "v2/structure/codelist/SDMX/CL_NONE", "v2/structure/codelist/SDMX/CL_SEX/9.9.9",
                "v2/structure/codelist/SDMX/CL_SEX/~/NONE", "v2/structure/process",
            ] {
                let error = try await rest.error(path)
                #expect(error.status == 404 && error.code == "100", "\(path)")
                #expect(error.text.contains("codelist and so on list what there is"), "\(path)")
            }
        }
    }

    @Test func `structures are those of a time in the past`() async throws {
        try await Rest.ask { rest in
            let path = "v2/structure/codelist/CORRIDOR/CL_SOURCE/~?asOf="
            let early = try await rest.structures(path + "2026-01-15T00:00:00Z")
            let ids = try #require(early.codelists.first).codes.map(\.id)
            #expect(ids.contains("TEST_2025") && !ids.contains("TEST_OTHER"))
            let now = try await rest.structures(path + RecordedWorld.Time.now)
            #expect(now.codelists.first?.codes.contains { $0.id == "TEST_OTHER" } == true)
        }
    }

    @Test func `each form says the same structures`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/datastructure/CORRIDOR/DSD_STOCK?references=descendants",
                "v2/structure/datastructure/CORRIDOR/DSD_STOCK/~?references=descendants",
            ] {
                var names: [Set<String>] = []
                for form in ["sdmx-json-2", "sdmx-ml-3.0", "sdmx-ml-2.1", "sdmx-json-1"] {
                    let found = try await rest.structures(path + "&format=\(form)")
                    names.append(
                        Set(
                            (found.codelists.map(\.id) + found.dataStructures.map(\.id)
                                + found.conceptSchemes.map(\.id))))
                    #expect(
                        found.dataStructures.first?.dimensions.map(\.id)
                            == Cubes.Dataflow.stock.dimensions.map(\.rawValue) + ["TIME_PERIOD"]
                            || found.dataStructures.first?.dimensions.map(\.id)
                                == Cubes.Dataflow.stock.dimensions.map(\.rawValue),
                        "\(form)")
                }
                #expect(Set(names).count == 1, "\(path)")
            }
        }
    }
}
