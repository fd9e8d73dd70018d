extension JSONElementWriter {
    /// What a kind of artefact has besides.
    struct MaintenanceForm: OptionSet {
        let rawValue: Int
        /// A list of items, which may be partial.
        static let scheme = MaintenanceForm(rawValue: 1)
        /// A list of organisations, whose version the standard fixes.
        static let fixedVersion = MaintenanceForm(rawValue: 2)
    }

    /// The members of a maintained artefact that all of them have.
    func maintained(
        _ artefact: some MaintainableArtefact, _ form: MaintenanceForm = []
    ) throws(SDMXError) {
        let maintenance = artefact.maintenance
        try text("id", artefact.id)
        try text("agencyID", maintenance.agency)
        if edition == .v2, form.contains(.fixedVersion),
            maintenance.version != ArtefactReference.defaultVersion
        {
            lose("version \(maintenance.version)", "the standard fixes that of the scheme as 1.0")
        } else {
            if Version(maintenance.version) == nil || !isVersion(maintenance.version) {
                lose(.invalid, "version \(maintenance.version)", "the schema does not allow it")
            }
            try text("version", maintenance.version)
        }
        switch edition {
        case .v1: try flag("isFinal", maintenance.isFinal)
        case .v2: finality(maintenance)
        }
        if maintenance.isExternalReference { try flag("isExternalReference", true) }
        if maintenance.isPartial, form.contains(.scheme) { try flag("isPartial", true) }
        lose(
            "mark of a partial artefact", if: maintenance.isPartial && !form.contains(.scheme))
        lose("mark of missing languages", if: maintenance.isPartialLanguage)
        try time("validFrom", maintenance.validFrom)
        try time("validTo", maintenance.validTo)
        try names(artefact.identity)
        var extra: [Link] = []
        for (relation, url) in [
            ("service", maintenance.serviceURL), ("structure", maintenance.structureURL),
        ] {
            if let url { extra.append(Link(relation: relation, url: url)) }
        }
        let own = artefact.reference
        try notes(
            artefact.identity.annotations, artefact.identity.links + extra,
            uri: artefact.identity.uri, own: isKnown(own.artefactClass) ? own : nil,
            hasOwn: true)
    }

    /// The members that items and other named parts of an artefact have.
    ///
    /// - Parameter own: a reference to the item.
    func named(_ identity: Identity, _ own: ArtefactReference?) throws(SDMXError) {
        try text("id", identity.id)
        try names(identity)
        try notes(identity.annotations, identity.links, uri: identity.uri, own: own)
    }

    /// Annotations and links. The artefact's own address is the `uri` of its link to itself.
    ///
    /// - Parameter hasOwn: whether a link to itself is written without need, as the standard
    ///   recommends.
    func notes(
        _ annotations: [Annotation], _ links: [Link], uri: String?, own: ArtefactReference?,
        hasOwn: Bool = false
    ) throws(SDMXError) {
        try self.annotations(annotations)
        var own = own.flatMap { isKnown($0.artefactClass) ? $0 : nil }
        if let version = own?.version, !isVersion(version) { own = nil }
        let selfIndex = links.firstIndex { $0.relation == "self" && !$0.url.isEmpty }
        if uri != nil, own == nil, selfIndex == nil { lose("address", "it has no URN for a link") }
        let isOwnWritten = own != nil && selfIndex == nil && (hasOwn || uri != nil)
        let written = links.filter { !$0.url.isEmpty || $0.urn != nil }
        lose("link without target", count: links.count - written.count)
        guard isOwnWritten || !written.isEmpty else { return }
        try json.key("links")
        try json.beginArray()
        if isOwnWritten, let own {
            try object { () throws(SDMXError) in
                try text("rel", "self")
                try text("urn", urn(of: own))
                try text("uri", uri)
            }
        }
        let selfLink = selfIndex.map { links[$0] }
        for var link in written {
            let isOwn = link == selfLink
            // What SDMX 2.1 has under another class is meant by its old URN.
            if isOwn, let own, let urn = link.urn.flatMap({ ArtefactReference(urn: $0) }),
                urn.text == own.text, !isKnown(urn.artefactClass)
            {
                link.urn = self.urn(of: own)
            }
            try object { () throws(SDMXError) in try self.link(link, uri: isOwn ? uri : nil) }
        }
        try json.endArray()
    }

    /// The members of a link.
    func link(_ link: Link, uri: String? = nil) throws(SDMXError) {
        try text("rel", link.relation)
        if !link.url.isEmpty { try text("href", link.url) }
        if let urn = link.urn {
            let reference = ArtefactReference(urn: urn)
            if reference.map({ !isKnown($0.artefactClass) || !isVersion($0.version) })
                ?? true
            {
                lose(.invalid, "URN of a link", "the schema does not know that form of it")
            }
            try text("urn", urn)
        }
        try text("uri", uri)
        try localised("title", "titles", link.titles)
        try text("type", link.type)
        try language("hreflang", link.language)
    }

    func annotations(_ annotations: [Annotation]) throws(SDMXError) {
        try list("annotations", annotations) { (annotation) throws(SDMXError) in
            try text("id", annotation.id)
            try text("title", annotation.title)
            try text("type", annotation.type)
            switch edition {
            case .v1: lose("value of an annotation", if: annotation.value != nil)
            case .v2: try text("value", annotation.value)
            }
            try localised("text", "texts", annotation.text)
            try list("links", annotation.urls.entries) { (entry) throws(SDMXError) in
                try text("rel", "related")
                try text("href", entry.text)
                if !entry.language.isEmpty { try language("hreflang", entry.language) }
            }
        }
    }

    private func names(_ identity: Identity) throws(SDMXError) {
        try localised("name", "names", identity.names, isRequired: true)
        try localised("description", "descriptions", identity.descriptions)
    }

    /// The form of the version says whether an artefact is final.
    private func finality(_ maintenance: Maintenance) {
        guard let isFinal = maintenance.isFinal else { return }
        let version = Version(maintenance.version)
        let saysFinal = version.map { $0.isSemantic && !$0.isDraft } ?? false
        if isFinal != saysFinal {
            lose(isFinal ? "mark of a final version" : "mark of a version that is not final")
        }
    }
}
