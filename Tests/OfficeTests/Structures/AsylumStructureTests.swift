import Cubes
import Office
import SDMX
import Testing

@Suite struct AsylumStructureTests {
    @Test func `what only asylum has is in a scheme of its own, the other is as it was`() throws {
        let structures = HouseStructures(releases: [], found: FoundCodes()).structures
        let own = Set([
            "PROCEDURE", "ASYLUM_MEASURE", "APPLICATION_TYPE", "DECISION_LEVEL", "COUNT_UNIT",
        ])
        let shared = try #require(structures.conceptSchemes.first { $0.id == "CS_CORRIDOR" })
        #expect(own.isDisjoint(with: shared.concepts.map(\.id)))
        let structure = try #require(structures.dataStructures.first { $0.id == "DSD_ASYLUM" })
        for dimension in structure.dimensions {
            let scheme = dimension.component.concept?.container(.conceptScheme).id
            #expect(scheme == (own.contains(dimension.id) ? "CS_ASYLUM" : "CS_CORRIDOR"))
        }
    }

    @Test func `codes that came after their list was fixed come with data, and have words`() throws
    {
        let found = FoundCodes(arrivals: [
            .init(
                release: 1, isPublic: true, codes: [.popType: ["REF", "RST", "NAT"]],
                units: ["PS", "CASES"])
        ])
        let structures = HouseStructures(releases: [], found: found).structures
        for (id, codes) in [("CL_POP_TYPE", ["NAT", "RST"]), ("CL_UNIT_MEASURE", ["CASES"])] {
            #expect(structures.versions(id) == ["1.0.0", "1.1.0"])
            let before = try #require(structures.list(id, "1.0.0"))
            #expect(Set(before.codes.map(\.id)).isDisjoint(with: codes))
            let after = try #require(structures.list(id, "1.1.0"))
            let brought = after.codes.dropFirst(before.codes.count)
            #expect(brought.map(\.id) == codes)
            #expect(brought.allSatisfy { ($0.names["en"] ?? $0.id) != $0.id })
        }
    }

    @Test func `dataflows that came later leave schemes that were there as they were`() throws {
        let structures = HouseStructures(releases: [], found: FoundCodes()).structures
        let own: [(id: String, scheme: String, components: [String])] = [
            ("DSD_EMIGRATION", "CS_EMIGRATION", ["CRITERION_AREA"]),
            ("DSD_PERMIT", "CS_PERMIT", ["PERMIT_MEASURE", "PERMIT_REASON", "PERMIT_DURATION"]),
            ("DSD_DEATHS", "CS_DEATHS", ["INCIDENT_REGION", "ROUTE", "CAUSE", "CASUALTY"]),
            ("DSD_ACQUISITION", "", []), ("DSD_DISPLACED_AGE", "", []),
        ]
        for (id, scheme, components) in own {
            let structure = try #require(structures.dataStructures.first { $0.id == id })
            for dimension in structure.dimensions {
                let found = dimension.component.concept?.container(.conceptScheme).id
                #expect(found == (components.contains(dimension.id) ? scheme : "CS_CORRIDOR"))
            }
        }
        for (dataflow, topic) in [
            ("DF_EMIGRATION", "FLOWS"), ("DF_PERMIT", "FLOWS"), ("DF_ACQUISITION", "FLOWS"),
            ("DF_DISPLACED_AGE", "DISPLACED"), ("DF_DEATHS", "FLOWS"),
        ] {
            let targets = structures.categorisations.filter { $0.source?.id == dataflow }
                .compactMap(\.target)
            #expect(targets.map(\.lastID) == [topic])
        }
    }

    @Test func `persons and cases are told apart in the key`() {
        let places = Cubes.Dataflow.asylum.dimensions
        #expect(places.contains(.countUnit) && places.contains(.sex) && places.contains(.age))
    }
}
