public import Cubes
public import SDMX
internal import Vocabulary
internal import Warehouse

/// All structures and reference metadata of a state, ready to be asked.
///
/// Cost: some ten milliseconds to make; made once a state and shared.
public struct StructureCatalogue: Sendable {
    public let registry: Registry
    /// What tells it from others: equal marks mean equal structures.
    public let mark: String
    private let house: HouseStructures
    private let hasDrafts: Bool
    private let named: [ArtefactReference: Structures]
    private let dataflows: [Cubes.Dataflow: ArtefactVersions]
    private let dataStructures: [Cubes.Dataflow: ArtefactVersions]

    /// - Parameters:
    ///   - submitted: artefacts that were sent in, held beside the office's own.
    ///   - submittedMark: what tells these from others.
    public init(
        _ state: OfficeState, submitted: Structures = Structures(), submittedMark: String = ""
    ) throws {
        let found = try FoundCodes(state)
        hasDrafts = state.office.audience == .desk
        house = HouseStructures(
            areas: state.office.areas, releases: state.holdings.releases, found: found,
            telling: state.releases)
        var all = house.structures
        all.add(submitted)
        registry = Registry(all)
        mark = [
            state.mark, "\(hasDrafts)", submittedMark,
        ].joined(separator: " ")
        var named: [ArtefactReference: Structures] = [:]
        for dataflow in Cubes.Dataflow.allCases {
            let reference = house.reference(dataflow, drafts: hasDrafts)
            let query = StructureQuery(.dataflow, reference)
            named[reference] = registry.answer(query, .v2)
        }
        self.named = named
        let agency = FigureColumns.agency
        dataflows = Self.each { dataflow in
            all.dataflows.filter { $0.agency == agency && $0.id == dataflow.rawValue }
                .map(\.reference)
        }
        dataStructures = Self.each { dataflow in
            let id = StructureNames.dataStructure(dataflow)
            return all.dataStructures.filter { $0.agency == agency && $0.id == id }
                .map(\.reference)
        }
    }

    private static func each(
        _ references: (Cubes.Dataflow) -> [ArtefactReference]
    ) -> [Cubes.Dataflow: ArtefactVersions] {
        Dictionary(
            uniqueKeysWithValues: Cubes.Dataflow.allCases.map {
                ($0, ArtefactVersions(references($0)))
            })
    }

    /// The agency of the office's own structures.
    public var agency: String { FigureColumns.agency }

    /// The reference of a dataflow in its latest version.
    public func reference(_ dataflow: Cubes.Dataflow) -> ArtefactReference {
        house.reference(dataflow, drafts: hasDrafts)
    }

    /// The latest version of a dataflow.
    public func version(_ dataflow: Cubes.Dataflow) -> String { reference(dataflow).version }

    /// All versions of a dataflow.
    public func dataflows(_ dataflow: Cubes.Dataflow) -> ArtefactVersions {
        dataflows[dataflow] ?? ArtefactVersions()
    }

    /// All versions of the data structure of a dataflow.
    public func dataStructures(_ dataflow: Cubes.Dataflow) -> ArtefactVersions {
        dataStructures[dataflow] ?? ArtefactVersions()
    }

    /// What formats need that carry names: dataflows with what they build on.
    public func naming(_ dataflows: [Cubes.Dataflow]) -> Structures {
        if dataflows.count == 1, let only = named[reference(dataflows[0])] { return only }
        var result = Structures()
        for dataflow in dataflows {
            if let structures = named[reference(dataflow)] { result.add(structures) }
        }
        return result
    }

    /// Reference metadata that a query means.
    public func metadata(_ query: MetadataQuery, _ grammar: QueryGrammar) -> [MetadataSet] {
        let found = house.metadata.filter { isMeant($0, by: query.target, grammar) }
        guard query.detail == .allStubs else { return found }
        return found.map { set in
            var stub = set
            stub.attributes = []
            return stub
        }
    }

    private func isMeant(
        _ set: MetadataSet, by target: MetadataQuery.Target, _ grammar: QueryGrammar
    ) -> Bool {
        switch target {
        case .sets(let providers, let ids, let versions):
            return providers.contains(agency) && ids.contains(set.identity.id)
                && takes(versions, set.maintenance?.version)
        case .flows(let artefacts, let providers):
            guard let flow = set.structure else { return false }
            return isOurs(providers) && takes(artefacts, flow)
        case .structures(let type, let artefacts):
            return set.targets.contains { item in
                guard case .urn(let urn) = item, let about = ArtefactReference(urn: urn) else {
                    return false
                }
                let isOfType = type.map { type in
                    type.artefactClasses.contains(about.artefactClass)
                        || type.artefactClasses.contains { $0.item == about.artefactClass }
                }
                return isOfType ?? true && takes(artefacts, about)
            }
        case .keyed(let query):
            // In SDMX REST 1.x metadata are asked for as data are, by metadataflow.
            guard let flow = set.structure, query.selection.keys.allSatisfy(\.isAll) else {
                return false
            }
            return isOurs(query.selection.providers) && takes(query.selection.artefacts, flow)
        }
    }

    private func isOurs(_ providers: [ProviderReference]) -> Bool {
        providers.isEmpty
            || providers.contains { $0.id == agency && [nil, agency].contains($0.agency) }
    }

    /// Whether a selection means an artefact, whose version may be a range.
    private func takes(_ artefacts: ArtefactSelection, _ reference: ArtefactReference) -> Bool {
        artefacts.agencies.contains(reference.agency) && artefacts.ids.contains(reference.id)
            && takes(artefacts.versions, reference.version)
    }

    private func takes(_ versions: Selection<VersionSelector>, _ text: String?) -> Bool {
        guard case .only(let selectors) = versions, let version = text.flatMap({ Version($0) })
        else { return true }
        return selectors.contains { $0.admits(version) }
    }
}

extension StructureQuery {
    /// One artefact with all it builds on.
    init(_ type: StructureType, _ reference: ArtefactReference) {
        self.init(type)
        artefacts.agencies = .one(reference.agency)
        artefacts.ids = .one(reference.id)
        if let version = Version(reference.version) {
            artefacts.versions = .one(.exact(version))
        }
        references = [.descendants]
    }
}
