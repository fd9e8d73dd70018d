/// The lists of a message that others refer to, for references that leave out agency or version.
struct ML20Index {
    /// A list, or a concept in one; of any agency where the agency is nil.
    private struct Key: Hashable {
        var kind: Kind
        var agency: String?
        var id: String
    }

    enum Kind {
        case codelist, conceptScheme, organisationScheme
        /// The scheme that holds the concept of that id.
        case concept
    }

    private struct Entry {
        var first: ArtefactReference
        /// Whether one of them has the version that is meant where none is written.
        var hasDefaultVersion: Bool
    }

    private var entries: [Key: Entry] = [:]

    init() {}

    init(_ structures: Structures) {
        for list in structures.codelists { add(list.reference, .codelist, list.id) }
        for scheme in structures.organisationSchemes {
            add(scheme.reference, .organisationScheme, scheme.id)
        }
        for scheme in structures.conceptSchemes {
            add(scheme.reference, .conceptScheme, scheme.id)
            for concept in scheme.concepts { add(scheme.reference, .concept, concept.id) }
        }
    }

    private mutating func add(_ reference: ArtefactReference, _ kind: Kind, _ id: String) {
        let isDefault = reference.version == ArtefactReference.defaultVersion
        for agency in [reference.agency, nil] {
            let key = Key(kind: kind, agency: agency, id: id)
            entries[key, default: Entry(first: reference, hasDefaultVersion: false)]
                .hasDefaultVersion = entries[key]?.hasDefaultVersion == true || isDefault
        }
    }

    /// The list that is meant: where no agency is written that of the owner, if it has one of
    /// that id, else any; where no version is written 1.0, if there is one, else any.
    ///
    /// Nil if the message has none that may be meant.
    func find(
        _ kind: Kind, _ id: String, agency: String?, owner: String, version: String? = nil
    ) -> ArtefactReference? {
        let wanted = agency ?? owner
        let found =
            entries[Key(kind: kind, agency: wanted, id: id)]
            ?? (agency == nil ? entries[Key(kind: kind, agency: nil, id: id)] : nil)
        guard let found else { return nil }
        var reference = found.first
        if let version {
            reference.version = version
        } else if found.hasDefaultVersion, kind != .concept {
            reference.version = ArtefactReference.defaultVersion
        }
        return reference
    }
}
