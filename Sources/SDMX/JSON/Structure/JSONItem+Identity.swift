extension JSONItem {
    /// What a link of an artefact to itself says.
    private struct SelfLink {
        var urn: ArtefactReference?
        var uri: String?
    }

    /// Reads a maintained artefact's id, agency, version and what else all of them have.
    ///
    /// - Parameters:
    ///   - names: of the other members that it may have.
    ///   - make: the artefact from id, agency and version.
    func maintained<Artefact: MaintainableArtefact>(
        _ names: Set<String>, _ make: (String, String, String) -> Artefact
    ) throws(SDMXError) -> Artefact {
        let (identity, maintenance) = try maintenance(names)
        var artefact = make(identity.id, maintenance.agency, maintenance.version)
        artefact.identity = identity
        artefact.maintenance = maintenance
        return artefact
    }

    /// As `maintained`, of what is no artefact of a structure message.
    func maintenance(
        _ names: Set<String>
    ) throws(SDMXError) -> (identity: Identity, maintenance: Maintenance) {
        expect(names, Self.maintainable, Self.nameable)
        var (identity, own) = try readIdentity()
        guard let agency = try text("agencyID") ?? own.urn?.agency, !agency.isEmpty else {
            throw missing("agencyID")
        }
        let version = try text("version") ?? own.urn?.version ?? ArtefactReference.defaultVersion
        var maintenance = Maintenance(agency: agency, version: version)
        if let urn = own.urn,
            urn.id != identity.id || urn.agency != agency || urn.version != version
        {
            remark(.reference, found: "the URN of \(urn)", expected: "that of itself")
        }
        maintenance.validFrom = try text("validFrom")
        maintenance.validTo = try text("validTo")
        maintenance.isFinal = try flag("isFinal")
        maintenance.isExternalReference = try flag("isExternalReference") ?? false
        maintenance.isPartial = try flag("isPartial") ?? false
        maintenance.isPartialLanguage = try flag("isPartialLanguage") ?? false
        // Where the artefact can be had: links that say nothing else.
        maintenance.serviceURL = Self.take("service", from: &identity.links)
        maintenance.structureURL = Self.take("structure", from: &identity.links)
        return (identity, maintenance)
    }

    /// Reads an item's id, names, annotations and links, and remarks members that are neither
    /// these nor among `names`.
    func identity(_ names: Set<String>) throws(SDMXError) -> Identity {
        expect(names, Self.nameable)
        return try readIdentity().identity
    }

    /// Reads the items of an array, and remarks ids that come again.
    func named<Item: NamedArtefact>(
        _ name: String, _ read: (JSONItem) throws(SDMXError) -> Item
    ) throws(SDMXError) -> [Item] {
        var ids: Set<String> = []
        var result: [Item] = []
        for element in try objects(name) {
            let item = try read(element)
            if !ids.insert(item.id).inserted {
                element.remark(
                    .unexpected, found: "the id \(SDMXError.quoted(item.id)) again",
                    expected: "each id once")
            }
            result.append(item)
        }
        return result
    }

    /// Reads links and the artefact's own address, which is the `uri` of its link to itself.
    ///
    /// A link to itself that has no `href` says nothing else and is not kept. Some registries give
    /// the address of a JSON schema there, which is passed over.
    func linksAndAddress() throws(SDMXError) -> (links: [Link], uri: String?) {
        let (links, own) = try readLinks()
        return (links, try text("uri") ?? own.uri)
    }

    private func readIdentity() throws(SDMXError) -> (identity: Identity, own: SelfLink) {
        var identity = Identity(try required("id"))
        identity.names = try localised("name", "names")
        identity.descriptions = try localised("description", "descriptions")
        identity.annotations = try annotations()
        let (links, own) = try readLinks()
        identity.links = links
        identity.uri = try text("uri") ?? own.uri
        return (identity, own)
    }

    private func readLinks() throws(SDMXError) -> (links: [Link], own: SelfLink) {
        guard self["links"] != nil else { return ([], SelfLink()) }
        var own = SelfLink()
        var kept: [Link] = []
        for (link, item) in zip(try links("links"), try objects("links")) {
            guard link.relation == "self" else {
                kept.append(link)
                continue
            }
            if own.urn == nil { own.urn = link.urn.flatMap { ArtefactReference(urn: $0) } }
            if let uri = try item.text("uri"), !uri.hasSuffix("-schema.json") { own.uri = uri }
            if try item.text("href") != nil || !link.titles.isEmpty { kept.append(link) }
        }
        return (kept, own)
    }

    private static func take(_ relation: String, from links: inout [Link]) -> String? {
        let index = links.firstIndex { $0 == Link(relation: relation, url: $0.url) }
        guard let index, !links[index].url.isEmpty else { return nil }
        return links.remove(at: index).url
    }

    private static let nameable: Set<String> = [
        "id", "uri", "urn", "name", "names", "description", "descriptions", "annotations", "links",
    ]

    private static let maintainable: Set<String> = [
        "agencyID", "version", "validFrom", "validTo", "isFinal", "isExternalReference",
        "isPartial", "isPartialLanguage",
    ]
}
