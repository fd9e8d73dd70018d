extension JSONElementWriter {
    /// A reference as a URN, if there is one.
    ///
    /// - Parameter classes: what the schema allows to refer to there; empty for anything.
    func reference(
        _ key: String, _ reference: ArtefactReference?, _ classes: [ArtefactClass] = []
    ) throws(SDMXError) {
        guard let reference else { return }
        check(reference, classes, key)
        try text(key, urn(of: reference))
    }

    /// The URN with the class as the version has it.
    func urn(of reference: ArtefactReference) -> String {
        switch edition {
        case .v1: adapted(reference).urn(in: .v21) ?? reference.urn
        case .v2: reference.urn
        }
    }

    /// A hierarchy is a part of a hierarchical code list in SDMX 2.1, and is written there as one
    /// of a list with its own id.
    private func adapted(_ reference: ArtefactReference) -> ArtefactReference {
        var target = reference
        if edition == .v1, target.artefactClass == .hierarchy, target.item.isEmpty {
            target.item = [target.id]
        }
        return target
    }

    /// As `reference`, of one that the schema asks for.
    func required(
        _ key: String, _ reference: ArtefactReference?, _ classes: [ArtefactClass] = []
    ) throws(SDMXError) {
        if reference == nil { miss(key) }
        try self.reference(key, reference, classes)
    }

    /// An array of references.
    func references(
        _ key: String, _ references: [ArtefactReference], _ classes: [ArtefactClass] = []
    ) throws(SDMXError) {
        for reference in references { check(reference, classes, key) }
        try texts(key, references.map { urn(of: $0) })
    }

    /// A reference to something within the artefact that is being written.
    func own(_ artefactClass: ArtefactClass, _ item: [String]) -> ArtefactReference? {
        guard var reference = artefact else { return nil }
        reference.artefactClass = artefactClass
        reference.item = item
        return reference
    }

    private func check(_ reference: ArtefactReference, _ classes: [ArtefactClass], _ key: String) {
        let isAllowed =
            classes.isEmpty
            ? isKnown(reference.artefactClass) : classes.contains(reference.artefactClass)
        if !isAllowed {
            lose(
                .invalid, "\(key) to a \(reference.artefactClass.rawValue)",
                "the schema does not allow that class there")
        }
        if !isVersion(reference.version) {
            lose(
                .invalid, "version \(reference.version) in \(key)",
                edition == .v1
                    ? "SDMX 2.1 refers to single final versions"
                    : "the schema takes numbers, and + within three of them")
        }
    }

    /// Whether URNs of the version know the class. The schema of 2.0 misspells value lists and has
    /// forgotten the geographic code lists.
    func isKnown(_ artefactClass: ArtefactClass) -> Bool {
        switch artefactClass {
        case _ where edition == .v1: artefactClass.name(in: .v21) != nil
        case .valueList, .valueItem, .geographicCodelist, .geoFeatureSetCode, .geoGridCodelist,
            .geoGridCode, .hierarchicalCodelist, .measureDimension, .primaryMeasure, .metadataSet,
            .metadataTarget, .reportStructure, .contentConstraint, .attachmentConstraint,
            .availabilityConstraint, .structureSet, .codelistMap, .vtlMapping:
            false
        default: true
        }
    }

    /// Whether the version is one that references may have.
    func isVersion(_ text: String) -> Bool {
        switch VersionReference(text) {
        case .exact(let version) where edition == .v1: version.label == nil
        case .exact(let version):
            version.numbers.count <= 3 && (version.label == nil || version.isSemantic)
        case .from(let version, _): edition == .v2 && version.label == nil
        case .latestStable, .latest, .all, nil: false
        }
    }
}
