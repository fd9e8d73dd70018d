extension MLElementWriter {
    /// Attributes of what has an id within something else.
    func identityAttributes(_ id: String?, uri: String?) throws(SDMXError) {
        try attribute("id", id)
        try attribute("uri", uri)
    }

    /// Annotations, links, names and descriptions, in this order.
    func naming(_ identity: Identity) throws(SDMXError) {
        try annotations(identity.annotations)
        try links(identity.links)
        if identity.names.isEmpty {
            lose(.madeUp, "name", "\(edition.name) asks for one, and the id was taken")
            try texts("com:Name", LocalisedText(identity.id))
        } else {
            try texts("com:Name", identity.names)
        }
        try texts("com:Description", identity.descriptions)
    }

    func annotations(_ annotations: [Annotation]) throws(SDMXError) {
        guard !annotations.isEmpty else { return }
        try begin("com:Annotations")
        for annotation in annotations { try self.annotation(annotation) }
        end()
    }

    private func annotation(_ annotation: Annotation) throws(SDMXError) {
        try begin("com:Annotation")
        try attribute("id", annotation.id)
        if let title = annotation.title { try leaf("com:AnnotationTitle", title) }
        if let type = annotation.type { try leaf("com:AnnotationType", type) }
        let urls = annotation.urls.entries
        switch edition {
        case .v21:
            if let first = urls.first {
                try leaf("com:AnnotationURL", first.text)
                lose(in: .v21, "language of an annotation's URL", if: !first.language.isEmpty)
            }
            lose(
                "further URLs of an annotation", "SDMX-ML 2.1 has room for one",
                count: urls.count - 1)
        case .v30:
            for url in urls {
                try begin("com:AnnotationURL")
                if !url.language.isEmpty { try attribute("xml:lang", url.language) }
                if !url.text.isEmpty { try xml.text(url.text) }
                end()
            }
        }
        try texts("com:AnnotationText", annotation.text)
        switch edition {
        case .v21: lose(in: .v21, "value of an annotation", if: annotation.value != nil)
        case .v30: if let value = annotation.value { try leaf("com:AnnotationValue", value) }
        }
        end()
    }

    func links(_ links: [Link]) throws(SDMXError) {
        switch edition {
        case .v21: lose("link", count: links.count)
        case .v30:
            for link in links {
                try begin("com:Link")
                try attribute("rel", link.relation)
                try attribute("url", link.url)
                try attribute("urn", link.urn)
                try attribute("type", link.type)
                end()
                lose(in: .v30, "language of a link", if: link.language != nil)
                lose(in: .v30, "titles of a link", if: !link.titles.isEmpty)
            }
        }
    }

    // MARK: Maintained artefacts

    /// What a kind of artefact has besides.
    struct MaintenanceForm: OptionSet {
        let rawValue: Int
        /// A list of items, which may be partial.
        static let scheme = MaintenanceForm(rawValue: 1)
        /// A list of organisations, whose version the standard fixes.
        static let fixedVersion = MaintenanceForm(rawValue: 2)
    }

    /// Begins the element of a maintained artefact, with its attributes.
    func begin(
        _ name: String, _ artefact: some MaintainableArtefact, _ form: MaintenanceForm = []
    ) throws(SDMXError) {
        let maintenance = artefact.maintenance
        try begin(name)
        try attribute("id", artefact.id)
        try attribute("agencyID", maintenance.agency)
        var target = adapted(artefact.reference)
        target.version = try version(maintenance, isFixed: form.contains(.fixedVersion))
        try attribute("urn", target.urn(in: edition))
        try attribute("uri", artefact.identity.uri)
        try finality(maintenance, isFixed: form.contains(.fixedVersion))
        if maintenance.isExternalReference { try attribute("isExternalReference", true) }
        try attribute("serviceURL", maintenance.serviceURL)
        try attribute("structureURL", maintenance.structureURL)
        try attribute("validFrom", maintenance.validFrom)
        try attribute("validTo", maintenance.validTo)
        if maintenance.isPartial {
            if form.contains(.scheme) {
                try attribute("isPartial", true)
            } else {
                lose("mark of a partial artefact")
            }
        }
        if maintenance.isPartialLanguage { lose("mark of missing languages") }
    }

    /// Writes the version and returns it as others are to refer to it.
    private func version(
        _ maintenance: Maintenance, isFixed: Bool
    ) throws(SDMXError) -> String {
        let version = maintenance.version
        let isDefault = version == ArtefactReference.defaultVersion
        switch edition {
        case .v21:
            if isFixed, !isDefault {
                lose(.invalid, "version \(version)", "the standard fixes that of the scheme as 1.0")
            }
            let numeric = numericVersion(version)
            try attribute("version", numeric)
            return numeric
        case .v30:
            if isFixed {
                if !isDefault { lose("version \(version)") }
                return ArtefactReference.defaultVersion
            }
            if Version(version).map({ $0.numbers.count > 3 }) ?? true {
                lose(.invalid, "version \(version)", "it is not one of SDMX-ML 3.0")
            }
            try attribute("version", version)
            return version
        }
    }

    /// The version without the label of a draft, which SDMX 2.1 does not know.
    private func numericVersion(_ text: String) -> String {
        guard let version = Version(text) else {
            lose(.invalid, "version \(text)", "it is not one of SDMX-ML 2.1")
            return text
        }
        guard let label = version.label else { return text }
        lose(.changed, "version \(text)", "SDMX-ML 2.1 knows no label of a version")
        return String(text.dropLast(label.count + 1))
    }

    /// In SDMX 3.0 the form of the version says whether it is final.
    private func finality(_ maintenance: Maintenance, isFixed: Bool) throws(SDMXError) {
        guard let isFinal = maintenance.isFinal else { return }
        switch edition {
        case .v21:
            if isFixed, isFinal {
                lose(
                    "mark of a final version", "the standard fixes that of the scheme as not final")
            } else {
                try attribute("isFinal", isFinal)
            }
        case .v30:
            let version = Version(maintenance.version)
            let saysFinal = version.map { $0.isSemantic && !$0.isDraft } ?? false
            if isFinal != saysFinal {
                lose(isFinal ? "mark of a final version" : "mark of a version that is not final")
            }
        }
    }
}
