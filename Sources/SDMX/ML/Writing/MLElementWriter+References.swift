extension ArtefactReference {
    /// The URN with the class as the version names it; nil if the version has no such class.
    func urn(in edition: MLEdition) -> String? {
        artefactClass.name(in: edition).map { name in
            // The one class that SDMX-ML 2.1 names otherwise in a `Ref`.
            let spelt = artefactClass == .dataAttribute ? artefactClass.rawValue : name.class
            return "urn:sdmx:org.sdmx.infomodel.\(name.package).\(spelt)=\(text)"
        }
    }
}

extension MLElementWriter {
    /// Writes a reference of one of the classes. Returns whether it could be written.
    ///
    /// In SDMX-ML 2.1 it is a `Ref`, in SDMX-ML 3.0 the URN.
    @discardableResult
    func reference(
        _ element: String, _ reference: ArtefactReference, to classes: ArtefactClass...,
        what: String
    ) throws(SDMXError) -> Bool {
        let target = adapted(reference)
        guard let name = target.artefactClass.name(in: edition),
            classes.isEmpty
                || classes.contains(where: { $0.name(in: edition)?.class == name.class })
        else {
            lose(
                what, "\(edition.name) cannot refer to a \(reference.artefactClass.rawValue) there")
            return false
        }
        try begin(element)
        switch edition {
        case .v21: try ref(target, name)
        case .v30:
            checkVersion(of: target)
            try xml.text(target.urn(in: edition) ?? "")
        }
        end()
        return true
    }

    /// Writes a reference that the schema asks for.
    @discardableResult
    func required(
        _ element: String, _ reference: ArtefactReference?, to classes: ArtefactClass...,
        what: String
    ) throws(SDMXError) -> Bool {
        guard let reference else {
            miss(what)
            return false
        }
        let target = adapted(reference)
        guard let name = target.artefactClass.name(in: edition),
            classes.isEmpty
                || classes.contains(where: { $0.name(in: edition)?.class == name.class })
        else {
            let found = reference.artefactClass.rawValue
            lose(
                .invalid, what, "\(edition.name) cannot refer to a \(found) there, and asks for one"
            )
            return false
        }
        return try self.reference(element, reference, what: what)
    }

    /// Whether the version can refer to that.
    func canRefer(to reference: ArtefactReference) -> Bool {
        adapted(reference).artefactClass.name(in: edition) != nil
    }

    /// Writes the id of something in the same artefact: in SDMX-ML 2.1 as a `Ref`.
    func local(
        _ element: String, _ id: String, class className: String? = nil, package: String? = nil,
        container: String? = nil
    ) throws(SDMXError) {
        switch edition {
        case .v21:
            try begin(element)
            try begin("Ref")
            try attribute("containerID", container)
            try attribute("id", id)
            try attribute("class", className)
            try attribute("package", package)
            end()
            end()
        case .v30: try leaf(element, id)
        }
    }

    /// The reference in the terms of the version.
    ///
    /// A hierarchy is a part of a hierarchical code list in SDMX 2.1, and is written there as one
    /// of a list with its own id.
    func adapted(_ reference: ArtefactReference) -> ArtefactReference {
        var target = reference
        if reference.artefactClass == .hierarchy {
            switch edition {
            case .v21: if target.item.isEmpty { target.item = [target.id] }
            case .v30: if let id = target.item.first { (target.id, target.item) = (id, []) }
            }
        }
        return target
    }

    /// The `Ref` of SDMX-ML 2.1, or a URN where the version is none that a `Ref` can say.
    private func ref(
        _ target: ArtefactReference, _ name: (class: String, package: String)
    ) throws(SDMXError) {
        let version: String
        switch VersionReference(target.version) {
        case .exact(let exact) where exact.label == nil: version = target.version
        case .exact(let exact), .from(let exact, changing: _):
            version = exact.numbers.map { String($0) }.joined(separator: ".")
            lose(
                .changed, "reference to version \(target.version)",
                "SDMX-ML 2.1 refers to single final versions; it is \(version) there")
        case .latestStable, .latest, .all, nil:
            lose(
                .changed, "reference to version \(target.version)",
                "SDMX-ML 2.1 refers to single versions; it is a URN there")
            try leaf("URN", target.urn(in: edition))
            return
        }
        try begin("Ref")
        if target.item.isEmpty {
            try attribute("id", target.id)
            try attribute("version", version)
        } else {
            try attribute("id", target.item.joined(separator: "."))
            try attribute("maintainableParentID", target.id)
            try attribute("maintainableParentVersion", version)
        }
        try attribute("agencyID", target.agency)
        try attribute("package", name.package)
        try attribute("class", name.class)
        end()
    }

    /// Writes only what is within a reference, for an element with attributes of its own.
    func refOnly(_ reference: ArtefactReference) throws(SDMXError) {
        let target = adapted(reference)
        guard let name = target.artefactClass.name(in: edition) else { return }
        try ref(target, name)
    }

    private func checkVersion(of target: ArtefactReference) {
        switch VersionReference(target.version) {
        case .exact, .from: return
        case .latestStable, .latest, .all, nil:
            lose(
                .invalid, "reference to version \(target.version)",
                "the schema of SDMX-ML 3.0 does not allow it, though the standard does")
        }
    }
}
