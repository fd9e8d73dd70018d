internal import SDMX

/// What reference metadata are of, who provides them, and about what.
enum MetadataModel {
    static let headings: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.headings, agency: StructureNames.agency, version: StructureNames.fixed,
            concepts: MetadataHeading.all.flatMap(\.definitions).map(\.concept))
        scheme.identity.name(
            "Headings of reference metadata",
            "Those of the Euro-SDMX metadata structure, and citation, licence and files.")
        return scheme
    }()

    static let structure: MetadataStructure = {
        var structure = MetadataStructure(
            StructureNames.metadataStructure, agency: StructureNames.agency,
            version: StructureNames.fixed)
        structure.identity.name("Reference metadata after ESMS")
        structure.attributes = MetadataHeading.all.map(\.attribute)
        return structure
    }()

    static let flow: Metadataflow = {
        var flow = Metadataflow(
            StructureNames.metadataflow, agency: StructureNames.agency,
            version: StructureNames.fixed, structure: structure.reference)
        flow.identity.name(
            "Reference metadata of dataflows and sources",
            "Definitions, sources, methods, quality, contact and licence.")
        // Any dataflow of ours, and any source.
        flow.targets = [
            ArtefactReference(
                .dataflow, agency: StructureNames.agency, id: "*", version: "*"
            ).urn,
            ArtefactReference(
                .code, agency: StructureNames.agency, id: HouseCodelist.source.rawValue,
                version: "*", item: ["*"]
            ).urn,
        ]
        return flow
    }()

    static let agreement: MetadataProvisionAgreement = {
        var agreement = MetadataProvisionAgreement(
            StructureNames.metadataAgreement, agency: StructureNames.agency,
            version: StructureNames.fixed, metadataflow: flow.reference,
            metadataProvider: ArtefactReference(
                .metadataProvider, agency: StructureNames.agency,
                id: StructureNames.metadataProviders, version: StructureNames.organisations,
                item: [StructureNames.agency]))
        agreement.identity.name("Corridor provides reference metadata")
        return agreement
    }()

    /// The lists of organisations.
    ///
    /// - Parameter contact: whom to ask; nil where the office has not said.
    static func organisations(_ contact: Contact?) -> [OrganisationScheme] {
        var office = Organisation(
            StructureNames.agency, names: LocalisedText("Corridor"))
        office.identity.describe("The office that runs this service.")
        office.contacts = contact.map { [$0] } ?? []
        var standard = Organisation(
            StructureNames.standard, names: LocalisedText("Statistical Data and Metadata Exchange"))
        standard.identity.describe("Maintains the code lists that everybody uses.")
        var agencies = OrganisationScheme(
            .agency, id: "AGENCIES", agency: StructureNames.standard,
            version: StructureNames.organisations, organisations: [standard, office])
        agencies.identity.name("Agencies", "Those whose artefacts are served here.")
        agencies.maintenance.isPartial = true
        var providers = OrganisationScheme(
            .metadataProvider, id: StructureNames.metadataProviders,
            agency: StructureNames.agency, version: StructureNames.organisations,
            organisations: [office])
        providers.identity.name("Providers of reference metadata")
        return [agencies, providers]
    }

    /// A report under some headings, in the order of the structure; headings without a text are
    /// left out, and those above are put in where one below has a text.
    static func report(_ texts: [String: String]) -> [ReportedAttribute] {
        MetadataHeading.all.compactMap { reported($0, texts) }
    }

    private static func reported(
        _ heading: MetadataHeading, _ texts: [String: String]
    ) -> ReportedAttribute? {
        let children = heading.children.compactMap { reported($0, texts) }
        let text = texts[heading.id].flatMap { $0.isEmpty ? nil : $0 }
        guard text != nil || !children.isEmpty else { return nil }
        return ReportedAttribute(
            heading.id, values: text.map { [.text(LocalisedText($0))] } ?? [], children: children)
    }

    /// A set of the office's own about something.
    ///
    /// - Parameters:
    ///   - minor: grows whenever the content changes.
    ///   - isDraft: whether it tells of what is not yet public.
    static func set(
        _ id: String, name: String, minor: Int, isDraft: Bool, target: ArtefactReference,
        _ texts: [String: String]
    ) -> MetadataSet {
        var set = MetadataSet(id)
        set.identity.name(name)
        set.maintenance = Maintenance(
            agency: StructureNames.agency,
            version: "1.\(max(0, minor)).0" + (isDraft ? StructureNames.draft : ""))
        set.structure = flow.reference
        set.targets = [.urn(target.urn)]
        set.attributes = report(texts)
        return set
    }
}
