/// Reads the artefacts of one message and collects them.
final class ML20ArtefactReader {
    let limits: MessageLimits
    let remarks: MLRemarks
    var structures = Structures()
    /// Of the message: maintains what names no agency, where the standard lets that be.
    var sender: String?
    /// The agency of the artefact that is being read.
    private(set) var owner = ""
    var categorised: Set<[ArtefactReference]> = []
    var index = ML20Index()

    init(limits: MessageLimits, remarks: MLRemarks) {
        self.limits = limits
        self.remarks = remarks
    }

    /// When a list is read: what others refer to comes first.
    enum Stage: CaseIterable {
        case lists, concepts, others

        init(of list: String) {
            switch list {
            case "OrganisationSchemes", "CodeLists", "Codelists": self = .lists
            case "Concepts": self = .concepts
            default: self = .others
            }
        }
    }

    /// Reads a list of artefacts.
    func readAll(_ list: XMLNode) throws(SDMXError) {
        switch list.name {
        case "Annotations":
            remarks.add(
                .unsupported, list, found: "annotations of the message, which are left out",
                expected: "annotations of artefacts")
        case "Concepts": try concepts(list)
        default:
            for child in list.children {
                if try !read(child) { remarks.unknown(child) }
                remarks.place = ""
            }
            if list.children.isEmpty, !Self.lists.contains(list.name) { remarks.unknown(list) }
        }
    }

    private func read(_ node: XMLNode) throws(SDMXError) -> Bool {
        switch node.name {
        case "OrganisationScheme": structures.organisationSchemes += try organisationSchemes(node)
        case "Dataflow": structures.dataflows.append(try dataflow(node))
        case "Metadataflow": structures.metadataflows.append(try metadataflow(node))
        case "CategoryScheme": structures.categorySchemes.append(try categoryScheme(node))
        case "CodeList", "Codelist": structures.codelists.append(try codelist(node))
        case "HierarchicalCodelist":
            structures.hierarchicalCodelists.append(try hierarchicalCodelist(node))
        case "MetadataStructureDefinition":
            structures.metadataStructures.append(try metadataStructure(node))
        case "KeyFamily": structures.dataStructures.append(try keyFamily(node))
        case "StructureSet": structures.structureSets.append(try structureSet(node))
        case "ReportingTaxonomy":
            structures.reportingTaxonomies.append(try reportingTaxonomy(node))
        case "Process": structures.processes.append(try process(node))
        default: return false
        }
        return true
    }

    private static let lists: Set<String> = [
        "OrganisationSchemes", "Dataflows", "Metadataflows", "CategorySchemes", "CodeLists",
        "HierarchicalCodelists", "Concepts", "MetadataStructureDefinitions", "KeyFamilies",
        "StructureSets", "ReportingTaxonomies", "Processes",
    ]

    // MARK: What artefacts have in common

    /// Begins a maintained artefact.
    ///
    /// - Returns: the artefact, and the children that are still to be read.
    func begin<Artefact: MaintainableArtefact>(
        _ node: XMLNode, isAgencyRequired: Bool = true,
        _ make: (String, String, String) -> Artefact
    ) throws(SDMXError) -> (Artefact, [XMLNode]) {
        remarks.place = ""
        let (identity, rest) = try identity(node)
        let urn = node.attribute("urn").flatMap { Self.reference(urn: $0) }
        owner = try agency(
            node, urn, isRequired: isAgencyRequired, what: "\(node.name) \(identity.id)")
        let version = node.attribute("version") ?? urn?.version
        var artefact = make(identity.id, owner, version ?? ArtefactReference.defaultVersion)
        artefact.identity = identity
        artefact.maintenance.validFrom = node.attribute("validFrom")
        artefact.maintenance.validTo = node.attribute("validTo")
        artefact.maintenance.isFinal = try node.boolean("isFinal")
        artefact.maintenance.isExternalReference = try node.boolean("isExternalReference") ?? false
        remarks.place = artefact.reference.description
        return (artefact, rest)
    }

    /// The agency of an artefact, or the sender where it names none and need not.
    func agency(
        _ node: XMLNode, _ urn: ArtefactReference?, isRequired: Bool, what: String
    ) throws(SDMXError) -> String {
        let named = node.attribute("agencyID") ?? node.attribute("agency") ?? urn?.agency
        if let named, !named.isEmpty { return named }
        guard !isRequired, let sender, !sender.isEmpty else {
            throw node.error(
                .missing, found: "\(what) without agencyID", expected: "the maintaining agency")
        }
        remarks.add(
            .missing, node, found: "\(what) without agencyID, which is taken to be \(sender)",
            expected: "the maintaining agency")
        return sender
    }

    /// Reads id, names, descriptions and annotations.
    ///
    /// - Returns: these, and the children that are still to be read.
    func identity(
        _ node: XMLNode, id name: String = "id"
    ) throws(SDMXError) -> (Identity, [XMLNode]) {
        guard let id = node.attribute(name), !id.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) without \(name)", expected: "its \(name)")
        }
        var identity = Identity(id)
        identity.uri = node.attribute("uri")
        var rest: [XMLNode] = []
        for child in node.children {
            switch child.name {
            case "Name": identity.names.add(child)
            case "Description": identity.descriptions.add(child)
            case "Annotations": identity.annotations += MLAnnotation.readAll(child, remarks)
            default: rest.append(child)
            }
        }
        return (identity, rest)
    }

    /// Remarks on an id that came before.
    func note(_ id: String, in ids: inout Set<String>, _ node: XMLNode) {
        guard !ids.insert(id).inserted else { return }
        remarks.add(
            .unexpected, node, found: "the id \(SDMXError.quoted(id)) again",
            expected: "each id once")
    }
}
