import Cubes
import Office
import SDMX
import TestKit
import Testing
import Warehouse

@Suite struct EditionTests {
    @Test func `nothing found leaves every version at 1.0.0`() {
        let made = HouseStructures(releases: [], found: FoundCodes())
        let ours = made.structures.all.filter { $0.agency == "CORRIDOR" }
        let semantic = ours.filter { $0.version != "1.0" }
        #expect(semantic.allSatisfy { $0.version == "1.0.0" })
        #expect(ours.filter { $0.version == "1.0" }.map(\.id) == ["METADATA_PROVIDERS"])
        #expect(made.structures.list("CL_SOURCE", "1.0.0")?.codes.map(\.id) == ["CORRIDOR"])
        #expect(made.reference(.stock).version == "1.0.0")
    }

    @Test func `a list gains a minor version with each release that brought it codes`() throws {
        let structures = try StructureSamples.sample().structures
        #expect(
            structures.versions("CL_SOURCE")
                == ["1.0.0", "1.1.0", "1.2.0", "1.3.0-draft", "1.4.0-draft"])
        #expect(structures.versions("CL_FREQ") == ["1.0.0", "1.1.0"])
        #expect(structures.versions("CL_AGE") == ["1.0.0", "1.1.0"])
        #expect(structures.versions("CL_UNIT_MEASURE") == ["1.0.0", "1.1.0"])
        #expect(structures.versions("CL_METHOD") == ["1.0.0", "1.1.0-draft"])
        #expect(structures.versions("CL_AREA") == ["1.0.0"])
        func sources(_ version: String) -> [String]? {
            structures.list("CL_SOURCE", version)?.codes.map(\.id)
        }
        #expect(sources("1.1.0") == ["CORRIDOR", "ONE"])
        #expect(sources("1.2.0") == ["CORRIDOR", "ONE", "TWO"])
        #expect(sources("1.4.0-draft") == ["CORRIDOR", "ONE", "TWO", "THREE", "FOUR"])
        let age = structures.list("CL_AGE", "1.1.0")?.codes.last
        #expect(age?.id == "Y33" && age?.names["en"] == "33 years")
        #expect(structures.list("CL_FREQ", "1.1.0")?.codes.last?.names["en"] == "Every 25 years")
        #expect(structures.list("CL_SOURCE", "1.1.0")?.codes.last?.names["en"] == "Stocks of ONE")
    }

    @Test func `a data structure gains one with each edition of a list that it uses`() throws {
        let made = try StructureSamples.sample()
        let structures = made.structures
        let stock = ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0-draft", "1.5.0-draft"]
        #expect(structures.versions("DF_STOCK") == stock)
        #expect(structures.versions("DSD_STOCK") == stock)
        // It has no AGE, but UNIT_MEASURE came with the same release.
        #expect(structures.versions("DSD_DISPLACED") == stock)
        #expect(made.reference(.stock).version == "1.3.0")
        #expect(made.reference(.stock, drafts: true).version == "1.5.0-draft")
        func lists(_ version: String) -> [String: String] {
            let reference = ArtefactReference(
                .dataStructure, agency: "CORRIDOR", id: "DSD_FLOW", version: version)
            let dimensions = structures.dataStructure(reference)?.dimensions ?? []
            return Dictionary(
                uniqueKeysWithValues: dimensions.compactMap { dimension in
                    dimension.representation?.enumeration.map { (dimension.id, $0.version) }
                })
        }
        #expect(lists("1.1.0")["SOURCE"] == "1.1.0" && lists("1.1.0")["FREQ"] == "1.1.0")
        #expect(lists("1.1.0")["AGE"] == "1.0.0")
        #expect(lists("1.3.0")["AGE"] == "1.1.0" && lists("1.3.0")["METHOD"] == "1.0.0")
        #expect(lists("1.4.0-draft")["METHOD"] == "1.1.0-draft")
    }

    @Test func `what everybody may see has no drafts, and stands on its own`() throws {
        let made = try StructureSamples.sample()
        #expect(made.structures.all.contains { $0.version.contains("draft") })
        let published = made.published.all.map(\.reference)
        #expect(
            published
                == made.structures.all.map(\.reference).filter {
                    !$0.version.contains("draft")
                })
        #expect(StructureValidator(made.published).report().count == 0)
    }

    @Test func `codes that SDMX does not allow as ids are in no list`() {
        let found = FoundCodes(arrivals: [
            .init(
                release: 1, isPublic: true,
                codes: [.popType: ["two words", "", "a,b"], .sex: ["X"], .source: ["Ä"]])
        ])
        let structures = HouseStructures(releases: [], found: found).structures
        #expect(structures.versions("CL_POP_TYPE") == ["1.0.0"])
        #expect(structures.versions("CL_SOURCE") == ["1.0.0"])
        #expect(structures.versions("DSD_DISPLACED") == ["1.0.0"])
        #expect(StructureValidator(structures).report().count == 0)
    }

    @Test func `a release that becomes public turns the draft into a version`() throws {
        var found = StructureSamples.found()
        found.arrivals[3].isPublic = true
        let releases = try (1...5).map { try StructureSamples.release($0, "S\($0)") }
        let structures = HouseStructures(releases: releases, found: found).structures
        #expect(
            structures.versions("CL_SOURCE")
                == ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0-draft"])
        #expect(structures.versions("CL_METHOD") == ["1.0.0", "1.1.0"])
    }

    @Test func `older versions stay as they were, whatever comes after`() throws {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<20 {
            let releases = try (1...8).map { try StructureSamples.release($0, "S\($0)") }
            var found = FoundCodes()
            var before: [ArtefactReference: any MaintainableArtefact] = [:]
            for release in releases {
                found.arrivals.append(arrival(release.id, &random))
                // Pending releases come and go beside.
                var told = found
                if Bool.random(using: &random) {
                    told.arrivals.append(
                        .init(release: 99, isPublic: false, codes: [.source: ["PENDING"]]))
                }
                let structures = HouseStructures(releases: releases, found: told).structures
                #expect(StructureValidator(structures).report().count == 0)
                let now = Dictionary(
                    uniqueKeysWithValues: structures.all.filter { !$0.version.contains("draft") }
                        .map { ($0.reference, $0) })
                for (reference, artefact) in before {
                    let isSame = now[reference].map { same($0, artefact) }
                    #expect(isSame == true, "\(reference)")
                }
                before = now
                try expectModel(structures, found)
            }
        }
    }

    /// Codes of one release, some of them known before.
    private func arrival(_ id: Int, _ random: inout SeededGenerator) -> FoundCodes.Arrival {
        var codes: [DimensionID: Set<String>] = [:]
        for dimension in [DimensionID.source, .freq, .method, .popType, .receivingArea] {
            guard Bool.random(using: &random) else { continue }
            let count = Int.random(in: 1...3, using: &random)
            codes[dimension] = Set(
                (0..<count).map { _ in "X\(Int.random(in: 0...6, using: &random))" })
        }
        return .init(release: id, isPublic: true, codes: codes)
    }

    /// Counts again, release by release, what the versions should be.
    private func expectModel(_ structures: Structures, _ found: FoundCodes) throws {
        var seen: [DimensionID: Set<String>] = [:]
        var lists: [DimensionID: Int] = [:]
        var flows: [Cubes.Dataflow: Int] = [:]
        for arrival in found.arrivals {
            var grown: Set<DimensionID> = []
            for (dimension, codes) in arrival.codes
            where !codes.isSubset(of: seen[dimension] ?? []) {
                seen[dimension, default: []].formUnion(codes)
                lists[dimension, default: 0] += 1
                grown.insert(dimension)
            }
            for dataflow in Cubes.Dataflow.allCases {
                // Areas are one list, whatever the dimension.
                let uses = grown.contains {
                    $0.isArea
                        ? dataflow.dimensions.contains(where: \.isArea)
                        : dataflow.dimensions.contains($0)
                }
                if uses { flows[dataflow, default: 0] += 1 }
            }
        }
        func latest(_ id: String) -> String? {
            structures.versions(id).last { !$0.contains("draft") }
        }
        #expect(latest("CL_SOURCE") == "1.\(lists[.source] ?? 0).0")
        #expect(latest("CL_FREQ") == "1.\(lists[.freq] ?? 0).0")
        #expect(latest("CL_METHOD") == "1.\(lists[.method] ?? 0).0")
        #expect(latest("CL_POP_TYPE") == "1.\(lists[.popType] ?? 0).0")
        #expect(latest("CL_AREA") == "1.\(lists[.receivingArea] ?? 0).0")
        #expect(latest("H_M49") == latest("CL_AREA"))
        for dataflow in Cubes.Dataflow.allCases {
            #expect(latest(dataflow.rawValue) == "1.\(flows[dataflow] ?? 0).0")
        }
    }

    private func same<Artefact: MaintainableArtefact>(
        _ one: Artefact, _ other: any MaintainableArtefact
    ) -> Bool {
        one == other as? Artefact
    }
}
