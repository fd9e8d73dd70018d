import SDMX
import SDMXTestKit
import TestKit

/// Random structures that refer to each other, by every kind of reference, in circles too.
struct LinkedStructures {
    private(set) var structures: Structures
    private var random: SeededGenerator
    /// What is referred to, by the class of what is there or holds it.
    private var wanted: [ArtefactClass: [ArtefactReference]] = [:]

    init(_ edition: StructureGenerator.Edition, seed: UInt64) {
        var generator = StructureGenerator(edition, seed: seed)
        structures = generator.structures()
        structures.add(generator.structures())
        random = SeededGenerator(seed: seed)
        for artefact in structures.all {
            // A pattern names no artefact.
            for reference in NaiveRegistry.references(in: artefact, hasPatterns: false) {
                wanted[Self.holder(reference), default: []].append(reference)
            }
        }
        // In the order of the classes, so that a seed always gives the same.
        for artefactClass in ArtefactClass.allCases {
            wanted[artefactClass]?.shuffle(using: &random)
        }
        name(\.codelists)
        name(\.valueLists)
        name(\.conceptSchemes)
        name(\.categorySchemes)
        name(\.dataStructures)
        name(\.dataflows)
        name(\.metadataStructures)
        name(\.metadataflows)
        name(\.provisionAgreements)
        name(\.metadataProvisionAgreements)
        name(\.constraints)
        name(\.hierarchies)
        name(\.hierarchicalCodelists)
        name(\.representationMaps)
        name(\.structureSets)
        name(\.vtlSchemes)
        name(\.organisationSchemes)
        nameAgencies()
    }

    private static func holder(_ reference: ArtefactReference) -> ArtefactClass {
        let classes = ArtefactClass.allCases.filter { $0.item == reference.artefactClass }
        if reference.artefactClass == .hierarchy, !reference.item.isEmpty {
            return .hierarchicalCodelist
        }
        return classes.first ?? reference.artefactClass
    }

    /// Gives artefacts the names by which others refer to them, and adds other versions of some.
    private mutating func name<Artefact: MaintainableArtefact>(
        _ list: WritableKeyPath<Structures, [Artefact]>
    ) {
        for place in structures[keyPath: list].indices {
            var artefact = structures[keyPath: list][place]
            var artefactClass = artefact.artefactClass
            if artefact is Codelist { artefactClass = .codelist }
            guard Int.random(in: 0..<5, using: &random) > 0,
                let reference = wanted[artefactClass]?.popLast(),
                !structures[keyPath: list].contains(where: { $0.id == reference.id })
            else { continue }
            artefact.identity.id = reference.id
            artefact.maintenance.agency = reference.agency
            artefact.maintenance.version = version(for: reference.version)
            structures[keyPath: list][place] = artefact
            let own = artefact.version
            for other in ["9.0.1", "1.0", "1.7.2-draft"] where Bool.random(using: &random) {
                guard other != own else { continue }
                artefact.maintenance.version = other
                structures[keyPath: list].append(artefact)
            }
        }
    }

    private mutating func version(for reference: String) -> String {
        switch VersionReference(reference) {
        case .from(let floor, _)?:
            return floor.description
                + (Int.random(in: 0..<4, using: &random) == 0 ? "-draft" : "")
        case .exact?: return reference
        default: return "1.0"
        }
    }

    private mutating func nameAgencies() {
        var agencies = [("SDMX", ["SDMX", "ESTAT", "OECD"]), ("OECD.ELS", ["IMD"])]
        for place in structures.organisationSchemes.indices
        where structures.organisationSchemes[place].kind == .agency {
            guard let (agency, ids) = agencies.popLast() else { continue }
            structures.organisationSchemes[place].maintenance.agency = agency
            structures.organisationSchemes[place].organisations = ids.map { Organisation($0) }
        }
        // No artefact twice.
        var seen: Set<ArtefactReference> = []
        structures.organisationSchemes.removeAll { !seen.insert($0.reference).inserted }
        structures.organisationSchemes.removeAll {
            $0.kind == .agency && $0.organisations.allSatisfy { $0.id.count > 5 }
        }
    }
}
