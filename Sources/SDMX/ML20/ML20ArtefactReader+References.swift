/// References, which SDMX 2.0 writes as elements with the parts of the identity, or as attributes.
extension ML20ArtefactReader {
    /// Reads a reference element such as `KeyFamilyRef`: its parts, or its URN.
    ///
    /// - Parameter stem: what the names of the parts begin with: `KeyFamily` in `KeyFamilyID`.
    func reference(
        _ node: XMLNode, _ artefactClass: ArtefactClass, _ stem: String
    ) throws(SDMXError) -> ArtefactReference {
        func part(_ name: String) -> String? {
            node.child(name).map(\.trimmedText).flatMap { $0.isEmpty ? nil : $0 }
        }
        let urn = part("URN").flatMap { Self.reference(urn: $0) }
        guard let id = part(stem + "ID") else {
            guard let urn else {
                throw node.error(
                    .reference, found: SDMXError.quoted(part("URN") ?? "no reference"),
                    expected: "\(stem)ID, or a URN")
            }
            return urn
        }
        let agency = part("AgencyID") ?? part(stem + "AgencyID") ?? urn?.agency ?? owner
        let version = part("Version") ?? part(stem + "Version") ?? urn?.version
        return ArtefactReference(
            artefactClass, agency: agency, id: id,
            version: version ?? ArtefactReference.defaultVersion)
    }

    /// Reads a URN, in which SDMX 2.0 has the version in square brackets.
    static func reference(urn text: String) -> ArtefactReference? {
        let trimmed = XMLNode.trim(text)
        guard trimmed.contains("["), !trimmed.contains("(") else {
            return ArtefactReference(urn: trimmed)
        }
        return ArtefactReference(
            urn: String(trimmed.map { $0 == "[" ? "(" : $0 == "]" ? ")" : $0 }))
    }

    /// The code list that attributes name, nil if they name none.
    func codelistReference(
        _ node: XMLNode, id: String, agency: String, version: String
    ) -> ArtefactReference? {
        guard let list = node.attribute(id), !list.isEmpty else { return nil }
        let agency = node.attribute(agency)
        let version = node.attribute(version)
        return index.find(.codelist, list, agency: agency, owner: owner, version: version)
            ?? ArtefactReference(
                .codelist, agency: agency ?? owner, id: list,
                version: version ?? ArtefactReference.defaultVersion)
    }

    /// The concept of a component, by `conceptRef` and the attributes beside it.
    ///
    /// Where no scheme is named, it is one of the message that has the concept, else the scheme of
    /// those outside of schemes.
    func conceptReference(_ node: XMLNode) throws(SDMXError) -> ArtefactReference {
        guard let id = node.attribute("conceptRef") ?? node.attribute("concept"), !id.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) without conceptRef", expected: "its concept")
        }
        let agency = node.attribute("conceptAgency")
        var scheme: ArtefactReference
        if let named = node.attribute("conceptSchemeRef"), !named.isEmpty {
            let agency = node.attribute("conceptSchemeAgency") ?? agency
            scheme =
                index.find(.conceptScheme, named, agency: agency, owner: owner)
                ?? ArtefactReference(
                    .conceptScheme, agency: agency ?? owner, id: named,
                    version: node.attribute("conceptVersion") ?? ArtefactReference.defaultVersion)
        } else {
            scheme =
                index.find(.concept, id, agency: agency, owner: owner)
                ?? ArtefactReference(
                    .conceptScheme, agency: agency ?? owner, id: Self.standaloneScheme)
        }
        scheme.artefactClass = .concept
        scheme.item = [id]
        return scheme
    }

    /// A scheme of organisations of the message, of any kind; SDMX 2.0 does not tell them apart.
    func organisationSchemeReference(_ node: XMLNode) throws(SDMXError) -> ArtefactReference {
        let named = try reference(node, .organisationUnitScheme, "OrganisationScheme")
        return index.find(
            .organisationScheme, named.id, agency: named.agency, owner: owner,
            version: named.version) ?? named
    }

    /// The category that a `CategoryRef` names.
    func categoryReference(_ node: XMLNode) throws(SDMXError) -> ArtefactReference {
        guard let scheme = node.child("CategorySchemeID"), let first = node.child("CategoryID")
        else {
            let urn = node.child("URN").flatMap { Self.reference(urn: $0.text) }
            guard let urn, !urn.item.isEmpty else {
                throw node.error(
                    .reference, found: "CategoryRef without CategorySchemeID and CategoryID",
                    expected: "both, or a URN")
            }
            return urn
        }
        return ArtefactReference(
            .category, agency: node.child("CategorySchemeAgencyID")?.trimmedText ?? owner,
            id: scheme.trimmedText,
            version: node.child("CategorySchemeVersion")?.trimmedText
                ?? ArtefactReference.defaultVersion,
            item: try categoryPath(first))
    }

    /// The ids of a `CategoryID` and those within it.
    func categoryPath(_ node: XMLNode) throws(SDMXError) -> [String] {
        var path: [String] = []
        var next: XMLNode? = node
        while let node = next {
            guard let id = node.child("ID")?.trimmedText, !id.isEmpty else {
                throw node.error(.missing, found: "CategoryID without ID", expected: "an ID")
            }
            path.append(id)
            next = node.child("CategoryID")
        }
        return path
    }

    /// The id of the scheme for concepts outside of schemes: the one that other software uses.
    static let standaloneScheme = "STANDALONE_CONCEPT_SCHEME"
}
