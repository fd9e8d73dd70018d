import SDMX
import SDMXTestKit
import Testing

/// References of random structures beside a naive way to follow them.
struct ClosureTests {
    private static let references: [StructureQuery.Reference] = [
        .children, .descendants, .parents, .ancestors, .parentsAndSiblings, .all,
        .type(.codelist), .type(.dataflow), .type(.categorisation), .type(.agencyScheme),
    ]

    @Test(arguments: StructureGenerator.Edition.allCases, 1...5 as ClosedRange<UInt64>)
    func `answers have what a naive search finds`(
        _ edition: StructureGenerator.Edition, _ seed: UInt64
    ) throws {
        let structures = LinkedStructures(edition, seed: seed).structures
        let registry = Registry(structures)
        let naive = NaiveRegistry(structures)
        #expect(naive.children.filter { !$0.isEmpty }.count > 10)
        for (place, artefact) in naive.artefacts.enumerated() {
            let version = try #require(Version(artefact.version))
            var query = StructureQuery(
                StructureType(artefact.artefactClass, .v2)
                    ?? StructureType(artefact.artefactClass, .v1),
                ArtefactSelection(artefact.agency, artefact.id, .exact(version)), detail: .raw)
            for reference in Self.references {
                query.references = [reference]
                for grammar in QueryGrammar.allCases {
                    let found = registry.answer(query, grammar)?.all.map(\.reference) ?? []
                    let wanted = naive.answer(place, reference, grammar)
                        .map { naive.artefacts[$0].reference }
                    #expect(Set(found) == Set(wanted), "\(artefact.reference) \(reference)")
                    #expect(found.count == wanted.count)
                }
            }
        }
    }

    @Test(arguments: StructureGenerator.Edition.allCases)
    func `each artefact is found by its reference`(_ edition: StructureGenerator.Edition) {
        let structures = LinkedStructures(edition, seed: 77).structures
        let registry = Registry(structures)
        let naive = NaiveRegistry(structures)
        for (place, artefact) in naive.artefacts.enumerated() {
            #expect(registry.artefact(artefact.reference)?.reference == artefact.reference)
            #expect(
                Set(registry.references(of: artefact.reference))
                    == Set(naive.children[place].map { naive.artefacts[$0].reference }))
        }
    }

    @Test(arguments: StructureGenerator.Edition.allCases, 1...8 as ClosedRange<UInt64>)
    func `no detail loses an artefact, and partial answers only lose items`(
        _ edition: StructureGenerator.Edition, _ seed: UInt64
    ) {
        let registry = Registry(LinkedStructures(edition, seed: seed).structures)
        for type in [StructureType.dataflow, .provisionAgreement, .categorisation, .process] {
            for reference in [StructureQuery.Reference.children, .all] {
                var query = StructureQuery(type, references: [reference])
                let full = registry.answer(query, .v2)
                for detail in StructureQuery.Detail.allCases where detail != .raw {
                    query.detail = detail
                    let found = registry.answer(query, .v2)
                    if detail != .referencePartial {
                        #expect(found?.all.map(\.reference) == full?.all.map(\.reference))
                    }
                    let whole = Dictionary(
                        (full?.codelists ?? []).map { ($0.reference, Set($0.codes.map(\.id))) },
                        uniquingKeysWith: { first, _ in first })
                    for list in found?.codelists ?? [] {
                        #expect(whole[list.reference]?.isSuperset(of: list.codes.map(\.id)) == true)
                        #expect(
                            list.maintenance.isPartial
                                == (full?.codelists.first { $0.reference == list.reference }?
                                    .maintenance.isPartial == true
                                    || detail == .referencePartial
                                        && list.codes.count < whole[list.reference]?.count ?? 0)
                                || list.maintenance.isExternalReference)
                    }
                }
            }
        }
    }
}
