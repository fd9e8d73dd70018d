extension MLArtefactReader {
    /// Begins a maintained artefact: reads what all of them have.
    ///
    /// - Parameter make: from id, agency and version.
    /// - Returns: the artefact, and the children that are still to be read.
    func begin<Artefact: MaintainableArtefact>(
        _ node: XMLNode, attributes: [String] = [], _ make: (String, String, String) -> Artefact
    ) throws(SDMXError) -> (Artefact, [XMLNode]) {
        let (identity, rest) = try identity(node, attributes: Self.maintained + attributes)
        let urn = node.attribute("urn").flatMap { ArtefactReference(urn: XMLNode.trim($0)) }
        let written = node.attribute("version").flatMap { $0.isEmpty ? nil : $0 }
        let version = written ?? urn?.version
        guard let agency = node.attribute("agencyID") ?? urn?.agency, !agency.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) \(identity.id) without agencyID",
                expected: "the maintaining agency")
        }
        var artefact = make(identity.id, agency, version ?? ArtefactReference.defaultVersion)
        artefact.identity = identity
        place = artefact.reference.description
        if let urn, urn.agency != agency || urn.id != identity.id || urn.version != artefact.version
        {
            remark(
                .reference, node, found: "the URN of \(urn)", expected: "the URN of \(place)")
        }
        artefact.maintenance.validFrom = node.attribute("validFrom")
        artefact.maintenance.validTo = node.attribute("validTo")
        artefact.maintenance.isFinal = try boolean(node, "isFinal")
        artefact.maintenance.isExternalReference =
            try boolean(node, "isExternalReference") ?? false
        artefact.maintenance.serviceURL = node.attribute("serviceURL")
        artefact.maintenance.structureURL = node.attribute("structureURL")
        artefact.maintenance.isPartial = try boolean(node, "isPartial") ?? false
        artefact.maintenance.isPartialLanguage = try boolean(node, "isPartialLanguage") ?? false
        return (artefact, rest)
    }

    /// Begins an item or another named part of an artefact.
    func begin<Item: NamedArtefact>(
        item node: XMLNode, attributes: [String] = [], _ make: (String) -> Item
    ) throws(SDMXError) -> (Item, [XMLNode]) {
        let (identity, rest) = try identity(node, attributes: Self.identifiable + attributes)
        var item = make(identity.id)
        item.identity = identity
        return (item, rest)
    }

    /// Reads id, names, annotations and links.
    ///
    /// - Returns: these, and the children that are still to be read.
    private func identity(
        _ node: XMLNode, attributes: [String]
    ) throws(SDMXError) -> (Identity, [XMLNode]) {
        check(node, attributes: attributes)
        var identity = Identity(try required(node, "id"))
        identity.uri = node.attribute("uri")
        var rest: [XMLNode] = []
        var last = 0
        for child in node.children {
            let rank: Int
            switch child.name {
            case "Annotations":
                identity.annotations += annotations(child)
                rank = 0
            case "Link":
                identity.links.append(link(child))
                rank = 1
            case "Name":
                identity.names.add(child)
                rank = 2
            case "Description":
                identity.descriptions.add(child)
                rank = 3
            default:
                rest.append(child)
                rank = 4
            }
            if rank < last {
                remark(
                    .unexpected, child, found: "\(child.name) after what follows it",
                    expected: "annotations, links, names, descriptions, content in this order")
            }
            last = max(rank, last)
        }
        return (identity, rest)
    }

    /// Reads the items that the children of that name are, and remarks on ids that come again.
    ///
    /// Other children are left to the caller, which gets them back.
    func items<Item: NamedArtefact>(
        _ nodes: [XMLNode], _ name: String, to items: inout [Item],
        _ read: (XMLNode) throws(SDMXError) -> Item
    ) throws(SDMXError) -> [XMLNode] {
        var ids: Set<String> = []
        var rest: [XMLNode] = []
        for node in nodes {
            guard node.name == name else {
                rest.append(node)
                continue
            }
            let item = try read(node)
            note(item.id, in: &ids, node)
            items.append(item)
        }
        return rest
    }

    /// Remarks on an id that came before.
    func note(_ id: String, in ids: inout Set<String>, _ node: XMLNode) {
        if !ids.insert(id).inserted {
            remark(
                .unexpected, node, found: "the id \(SDMXError.quoted(id)) again",
                expected: "each id once")
        }
    }

    /// Remarks on elements that nothing reads.
    func unknown(_ nodes: [XMLNode]) {
        for node in nodes { unknown(node) }
    }

    static let identifiable = ["id", "urn", "uri"]
    private static let maintained =
        identifiable + [
            "agencyID", "version", "validFrom", "validTo", "isFinal", "isExternalReference",
            "serviceURL", "structureURL", "isPartial", "isPartialLanguage",
        ]
}
