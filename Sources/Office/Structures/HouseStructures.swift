public import Cubes
public import SDMX
public import Vocabulary
public import Warehouse

/// The SDMX structures of the office's own dataflows and its reference metadata.
///
/// All versions there ever were are made anew from what the program fixes and from what the
/// warehouse found, so that nothing is to be stored: the same input gives the same artefacts, and
/// more releases add versions without changing those there were. References name exact versions.
///
/// Drafts (`1.3.0-draft`) hold codes of releases that are not yet public; they are for those who
/// may see these releases.
///
/// Cost: some milliseconds with ten editions, some tens of milliseconds with a hundred.
public struct HouseStructures: Sendable {
    /// Every artefact in every version.
    public let structures: Structures
    /// The same without drafts: what everybody may see.
    public let published: Structures
    /// A report on each dataflow and on each source, as things are now.
    public let metadata: [MetadataSet]
    private let versions: [Cubes.Dataflow: [Editions.Version]]

    /// - Parameters:
    ///   - releases: at least those that the found codes name: codes of sources are named by the
    ///     release that first brought them.
    ///   - told: the releases that the reports may tell of, ascending by id; nil for all.
    ///   - contact: whom to ask about the data; nil where the office has not said.
    public init(
        areas: AreaRegister = .standard, releases: [Release], found: FoundCodes,
        telling told: [Release]? = nil, contact: Contact? = nil
    ) {
        let maker = HouseStructureMaker(areas, releases, found)
        var structures = Structures()
        structures.organisationSchemes = MetadataModel.organisations(contact)
        structures.codelists = GlobalCodelists.all
        structures.conceptSchemes = [
            HouseConcepts.scheme, AsylumConcepts.scheme, EmigrationConcepts.scheme,
            PermitConcepts.scheme, DeathConcepts.scheme, MetadataModel.headings,
        ]
        structures.categorySchemes = [Topics.scheme]
        structures.metadataStructures = [MetadataModel.structure]
        structures.metadataflows = [MetadataModel.flow]
        structures.metadataProvisionAgreements = [MetadataModel.agreement]
        for list in HouseCodelist.allCases { maker.add(list, to: &structures) }
        var versions: [Cubes.Dataflow: [Editions.Version]] = [:]
        for dataflow in Cubes.Dataflow.allCases {
            versions[dataflow] = maker.add(dataflow, to: &structures)
        }
        self.structures = structures
        published = structures.withoutDrafts
        self.versions = versions
        metadata = maker.reports(told ?? releases, contact)
    }

    /// The latest version of a dataflow, that data of now are of.
    ///
    /// - Parameter drafts: whether one that is not yet public may be it.
    public func reference(
        _ dataflow: Cubes.Dataflow, drafts: Bool = false
    ) -> ArtefactReference {
        let version = versions[dataflow]?.last { drafts || !$0.isDraft }
        return StructureNames.dataflow(dataflow, version?.text ?? StructureNames.fixed)
    }
}

extension Structures {
    /// What the office makes, without versions that are drafts.
    fileprivate var withoutDrafts: Structures {
        var copy = self
        copy.codelists.removeAll(where: Self.isDraft)
        copy.categorisations.removeAll(where: Self.isDraft)
        copy.dataStructures.removeAll(where: Self.isDraft)
        copy.dataflows.removeAll(where: Self.isDraft)
        copy.constraints.removeAll(where: Self.isDraft)
        copy.hierarchies.removeAll(where: Self.isDraft)
        copy.hierarchyAssociations.removeAll(where: Self.isDraft)
        return copy
    }

    private static func isDraft(_ artefact: some MaintainableArtefact) -> Bool {
        artefact.version.hasSuffix(StructureNames.draft)
    }
}
