extension DataStructure: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.dataStructures }

    func addReferences(to references: inout ReferenceList) {
        for dimension in dimensions { references.add(dimension.component) }
        for measure in measures { references.add(measure.component) }
        for attribute in attributes { references.add(attribute.component) }
        for group in groups { references.add(group.attachmentConstraint) }
        references.add(metadataStructure)
    }

    mutating func removeContent() {
        dimensions = []
        groups = []
        attributes = []
        measures = []
        metadataAttributes = []
        metadataStructure = nil
        isEvolving = false
    }
}

extension Dataflow: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.dataflows }

    func addReferences(to references: inout ReferenceList) { references.add(structure) }

    mutating func removeContent() {
        structure = nil
        dimensionConstraint = []
    }
}

extension MetadataStructure: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.metadataStructures }

    func addReferences(to references: inout ReferenceList) {
        Self.add(attributes, to: &references)
        for report in reports { Self.add(report.attributes, to: &references) }
        for part in targets.flatMap(\.parts) { references.add(part.representation?.enumeration) }
    }

    private static func add(_ attributes: [MetadataAttribute], to references: inout ReferenceList) {
        for attribute in attributes {
            references.add(attribute.component)
            add(attribute.children, to: &references)
        }
    }

    mutating func removeContent() {
        attributes = []
        targets = []
        reports = []
    }
}

extension Metadataflow: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.metadataflows }

    func addReferences(to references: inout ReferenceList) {
        references.add(structure)
        references.add(targets: targets)
    }

    mutating func removeContent() {
        structure = nil
        targets = []
    }
}

extension ProvisionAgreement: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.provisionAgreements }

    func addReferences(to references: inout ReferenceList) {
        references.add(dataflow)
        references.add(dataProvider)
    }

    mutating func removeContent() {
        dataflow = nil
        dataProvider = nil
    }
}

extension MetadataProvisionAgreement: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.metadataProvisionAgreements }

    func addReferences(to references: inout ReferenceList) {
        references.add(metadataflow)
        references.add(metadataProvider)
        references.add(targets: targets)
    }

    mutating func removeContent() {
        metadataflow = nil
        metadataProvider = nil
        targets = []
    }
}

extension Constraint: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.constraints }

    func addReferences(to references: inout ReferenceList) {
        references.add(attachments)
        for set in sets { references.add(set.provider) }
    }

    mutating func removeContent() {
        let role = role
        self = Constraint(kind, id: id, agency: agency, version: version)
        self.role = role
    }
}

extension Categorisation: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.categorisations }

    func addReferences(to references: inout ReferenceList) {
        references.add(source)
        references.add(target)
    }

    mutating func removeContent() {
        source = nil
        target = nil
    }
}
