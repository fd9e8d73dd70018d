extension Structures {
    /// The artefact of the list that a reference means; nil if there is none.
    ///
    /// Agency and id must be the same. Of several versions the reference's own syntax decides. A
    /// stub is taken only where nothing else is there.
    func find<Artefact: MaintainableArtefact>(
        _ reference: ArtefactReference, in list: [Artefact]
    ) -> Artefact? {
        let named = list.filter { $0.id == reference.id && $0.agency == reference.agency }
        let whole = named.filter { !$0.maintenance.isExternalReference }
        let candidates = whole.isEmpty ? named : whole
        if let exact = candidates.first(where: { $0.version == reference.version }) {
            return exact
        }
        guard let wanted = VersionReference(reference.version) else { return nil }
        let versions = candidates.compactMap { Version($0.version) }
        guard let chosen = wanted.select(from: versions).first else { return nil }
        return candidates.first { Version($0.version) == chosen }
    }

    /// The data structure of a reference to it, to a dataflow or to a provision agreement.
    public func dataStructure(_ reference: ArtefactReference) -> DataStructure? {
        switch reference.artefactClass {
        case .dataStructure: find(reference, in: dataStructures)
        case .dataflow:
            find(reference, in: dataflows)?.structure.flatMap { find($0, in: dataStructures) }
        case .provisionAgreement:
            find(reference, in: provisionAgreements)?.dataflow
                .flatMap { find($0, in: dataflows)?.structure }
                .flatMap { find($0, in: dataStructures) }
        default: nil
        }
    }

    /// The data structure of data's reference. A reference without a version means the latest.
    public func dataStructure(_ reference: StructureReference) -> DataStructure? {
        dataStructure(reference.artefact)
    }

    /// The data structure to read and check a data set by, and in a sentence what was guessed or
    /// failed to find it.
    ///
    /// Where the data's own is not at hand, the only one that is there is taken if nothing known
    /// contradicts it: the data name no structure, or a dataflow or provision agreement that is
    /// not at hand either, or the same structure in another version.
    func structure(of info: DataSetInfo) -> (structure: DataStructure?, guess: String?) {
        if let reference = info.structure, let found = dataStructure(reference) {
            return (found, nil)
        }
        guard let only = dataStructures.first else {
            return (nil, "no data structure was supplied")
        }
        let name = info.structure.map { "\($0)" } ?? "the data's structure, which is not named,"
        let missing = "\(name) is not among the structures supplied"
        guard dataStructures.count == 1 else { return (nil, missing) }
        let told = info.structure.flatMap { structureReference(of: $0) }
        if let told, told.id != only.id || !told.agency.isEmpty && told.agency != only.agency {
            return (nil, missing + "; the only data structure there is \(only.reference.text)")
        }
        return (
            only,
            missing + ": the only data structure there, \(only.reference.text), was taken"
        )
    }

    /// What the data structure is called, as far as the artefacts at hand tell it.
    private func structureReference(of reference: ArtefactReference) -> ArtefactReference? {
        switch reference.artefactClass {
        case .dataStructure: reference
        case .dataflow: find(reference, in: dataflows)?.structure
        case .provisionAgreement:
            find(reference, in: provisionAgreements)?.dataflow
                .flatMap { find($0, in: dataflows)?.structure }
        default: nil
        }
    }

    /// The code list, or nil.
    public func codelist(_ reference: ArtefactReference) -> Codelist? {
        find(reference, in: codelists)
    }

    /// The value list, or nil.
    public func valueList(_ reference: ArtefactReference) -> ValueList? {
        find(reference, in: valueLists)
    }

    /// The concept that a reference to an item of a concept scheme means.
    public func concept(_ reference: ArtefactReference) -> Concept? {
        let scheme = find(reference.container(.conceptScheme), in: conceptSchemes)
        return scheme?.concepts.first { $0.id == reference.lastID }
    }

    /// The representation of a component: its own, else its concept's.
    public func representation(of component: Component) -> Representation? {
        component.representation ?? component.concept.flatMap { concept($0) }?.representation
    }
}

extension StructureReference {
    /// The same in the terms of the information model.
    public var artefact: ArtefactReference {
        let artefactClass: ArtefactClass =
            switch kind {
            case .dataflow: .dataflow
            case .dataStructure: .dataStructure
            case .dataProvision: .provisionAgreement
            }
        return ArtefactReference(artefactClass, agency: agency, id: id, version: version ?? "~")
    }

    /// Fails for references to anything that does not define data.
    public init?(_ reference: ArtefactReference) {
        let kind: Kind
        switch reference.artefactClass {
        case .dataflow: kind = .dataflow
        case .dataStructure: kind = .dataStructure
        case .provisionAgreement: kind = .dataProvision
        default: return nil
        }
        self.init(
            kind, agency: reference.agency, id: reference.id, version: reference.version)
    }
}
