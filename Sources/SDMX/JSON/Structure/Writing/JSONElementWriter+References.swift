extension JSONElementWriter {
    /// A reference as a URN, if there is one.
    ///
    /// - Parameter classes: what the schema allows to refer to there; empty for anything.
    func reference(
        _ key: String, _ reference: ArtefactReference?, _ classes: [ArtefactClass] = []
    ) throws(SDMXError) {
        guard let reference else { return }
        check(reference, classes, key)
        try text(key, reference.urn)
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
        try texts(key, references.map { $0.urn })
    }

    /// A reference to something within the artefact that is being written.
    func own(_ artefactClass: ArtefactClass, _ item: [String]) -> ArtefactReference? {
        guard var reference = artefact else { return nil }
        reference.artefactClass = artefactClass
        reference.item = item
        return reference
    }

    private func check(_ reference: ArtefactReference, _ classes: [ArtefactClass], _ key: String) {
        let isKnown =
            classes.isEmpty
            ? Self.isKnown(reference.artefactClass) : classes.contains(reference.artefactClass)
        if !isKnown {
            lose(
                .invalid, "\(key) to a \(reference.artefactClass.rawValue)",
                "the schema does not allow that class there")
        }
        if !Self.isVersion(reference.version) {
            lose(
                .invalid, "version \(reference.version) in \(key)",
                "the schema takes numbers, and + within three of them")
        }
    }

    /// Whether the schema's URN knows the class. It misspells value lists and has forgotten the
    /// geographic code lists.
    static func isKnown(_ artefactClass: ArtefactClass) -> Bool {
        switch artefactClass {
        case .valueList, .valueItem, .geographicCodelist, .geoFeatureSetCode, .geoGridCodelist,
            .geoGridCode, .hierarchicalCodelist, .measureDimension, .primaryMeasure, .metadataSet,
            .metadataTarget, .reportStructure, .contentConstraint, .attachmentConstraint,
            .availabilityConstraint, .structureSet, .codelistMap, .vtlMapping:
            false
        default: true
        }
    }

    /// Whether the schema allows the version in a reference.
    static func isVersion(_ text: String) -> Bool {
        switch VersionReference(text) {
        case .exact(let version):
            version.numbers.count <= 3 && (version.label == nil || version.isSemantic)
        case .from(let version, _): version.label == nil
        case .latestStable, .latest, .all, nil: false
        }
    }
}
