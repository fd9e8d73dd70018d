/// Organisations, code lists and concepts.
extension ML20ArtefactReader {
    /// Reads an organisation scheme as a scheme for each kind of organisation that is in it.
    func organisationSchemes(_ node: XMLNode) throws(SDMXError) -> [OrganisationScheme] {
        let (scheme, rest) = try begin(node) {
            OrganisationScheme(.organisationUnit, id: $0, agency: $1, version: $2)
        }
        var schemes: [OrganisationScheme] = []
        for list in rest {
            guard let (kind, element) = Self.organisations[list.name] else {
                remarks.unknown(list)
                continue
            }
            var at = schemes.firstIndex { $0.kind == kind } ?? schemes.count
            if at == schemes.count {
                var one = scheme
                one.kind = kind
                schemes.append(one)
                at = schemes.count - 1
            }
            for child in list.children {
                if child.name == element {
                    schemes[at].organisations.append(try organisation(child))
                } else {
                    remarks.unknown(child)
                }
            }
        }
        for scheme in schemes {
            var ids: Set<String> = []
            for organisation in scheme.organisations { note(organisation.id, in: &ids, node) }
        }
        return schemes.isEmpty ? [scheme] : schemes
    }

    private static let organisations: [String: (OrganisationScheme.Kind, String)] = [
        "Agencies": (.agency, "Agency"), "DataProviders": (.dataProvider, "DataProvider"),
        "DataConsumers": (.dataConsumer, "DataConsumer"),
    ]

    private func organisation(_ node: XMLNode) throws(SDMXError) -> Organisation {
        let (identity, rest) = try identity(node)
        var organisation = Organisation(identity.id)
        organisation.identity = identity
        organisation.parent = node.attribute("parentOrganisation")
        for child in rest {
            guard child.name.hasSuffix("Contact") else {
                remarks.unknown(child)
                continue
            }
            var contact = MLContact.read(child)
            contact.id = contact.id ?? child.child("id")?.trimmedText
            organisation.contacts.append(contact)
        }
        return organisation
    }

    func codelist(_ node: XMLNode) throws(SDMXError) -> Codelist {
        var (list, rest) = try begin(node) { Codelist($0, agency: $1, version: $2) }
        var ids: Set<String> = []
        for child in rest {
            guard child.name == "Code" else {
                remarks.unknown(child)
                continue
            }
            let (identity, unknown) = try identity(child, id: "value")
            for node in unknown { remarks.unknown(node) }
            var code = Code(identity.id, parent: child.attribute("parentCode"))
            code.identity = identity
            if identity.names.isEmpty {
                // Codes have no names in SDMX 2.0: their descriptions are what others call names.
                code.identity.names = identity.descriptions
                code.identity.descriptions = LocalisedText()
            }
            note(code.id, in: &ids, child)
            list.codes.append(code)
        }
        return list
    }

    /// Reads `Concepts`: schemes, and concepts outside of schemes, which are gathered in a scheme
    /// for each agency.
    func concepts(_ node: XMLNode) throws(SDMXError) {
        var standalone: [String: Int] = [:]
        var ids: [Set<String>] = []
        var outside: [ConceptScheme] = []
        for child in node.children {
            remarks.place = ""
            switch child.name {
            case "ConceptScheme":
                structures.conceptSchemes.append(try conceptScheme(child))
            case "Concept":
                let urn = child.attribute("urn").flatMap { Self.reference(urn: $0) }
                let agency = try agency(child, urn, isRequired: false, what: "a concept")
                let at: Int
                if let known = standalone[agency] {
                    at = known
                } else {
                    at = outside.count
                    standalone[agency] = at
                    outside.append(
                        ConceptScheme(
                            Self.standaloneScheme, agency: agency,
                            version: ArtefactReference.defaultVersion))
                    ids.append([])
                    remarks.add(
                        .missing, child, found: "concepts of \(agency) outside of a scheme",
                        expected: "a scheme; they are kept in \(Self.standaloneScheme)")
                }
                let concept = try concept(child, owner: agency)
                note(concept.id, in: &ids[at], child)
                outside[at].concepts.append(concept)
            case "Annotations": try readAll(child)
            default: remarks.unknown(child)
            }
        }
        remarks.place = ""
        structures.conceptSchemes += outside
    }

    private func conceptScheme(_ node: XMLNode) throws(SDMXError) -> ConceptScheme {
        var (scheme, rest) = try begin(node) { ConceptScheme($0, agency: $1, version: $2) }
        var ids: Set<String> = []
        for child in rest {
            guard child.name == "Concept" else {
                remarks.unknown(child)
                continue
            }
            let concept = try concept(child, owner: scheme.agency)
            note(concept.id, in: &ids, child)
            scheme.concepts.append(concept)
        }
        return scheme
    }

    private func concept(_ node: XMLNode, owner: String) throws(SDMXError) -> Concept {
        let (identity, rest) = try identity(node)
        var concept = Concept(identity.id)
        concept.identity = identity
        concept.parent = node.attribute("parent")
        var format: TextFormat?
        for child in rest {
            if child.name == "TextFormat" {
                format = try textFormat(child)
            } else {
                remarks.unknown(child)
            }
        }
        let list = node.attribute("coreRepresentation").map { id in
            index.find(
                .codelist, id, agency: node.attribute("coreRepresentationAgency"), owner: owner)
                ?? ArtefactReference(
                    .codelist, agency: node.attribute("coreRepresentationAgency") ?? owner, id: id)
        }
        if list != nil || format != nil {
            concept.representation = Representation(enumeration: list, format: format)
        }
        return concept
    }
}
