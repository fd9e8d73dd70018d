/// What every item and component has: an id, names, notes.
public struct Identity: Hashable, Sendable {
    public var id: String
    /// Where the artefact can be had, by its maintainer.
    public var uri: String?
    public var names: LocalisedText
    public var descriptions: LocalisedText
    public var annotations: [Annotation]
    public var links: [Link]

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        self.id = id
        self.names = names
        descriptions = LocalisedText()
        annotations = []
        links = []
    }
}

/// What every artefact has that an agency maintains.
public struct Maintenance: Hashable, Sendable {
    public var agency: String
    /// As written; see `Version` for its forms.
    public var version: String
    public var validFrom: String?
    public var validTo: String?
    /// SDMX 2.1's mark that the version will not change; nil where it is not said.
    public var isFinal: Bool?
    /// Whether the message holds a stub and the artefact itself is elsewhere.
    public var isExternalReference: Bool
    public var serviceURL: String?
    public var structureURL: String?
    /// Whether some items of the scheme were left out.
    public var isPartial: Bool
    /// Whether some languages were left out, since SDMX 3.1.
    public var isPartialLanguage: Bool

    public init(agency: String, version: String = ArtefactReference.defaultVersion) {
        self.agency = agency
        self.version = version
        isExternalReference = false
        isPartial = false
        isPartialLanguage = false
    }
}

/// Something with an id and names.
public protocol NamedArtefact: Hashable, Sendable {
    var identity: Identity { get set }
}

extension NamedArtefact {
    /// The id within its agency or its scheme.
    public var id: String { identity.id }
    /// In all languages that the message gives.
    public var names: LocalisedText { identity.names }
    /// In all languages that the message gives.
    public var descriptions: LocalisedText { identity.descriptions }
    /// Notes on the artefact.
    public var annotations: [Annotation] { identity.annotations }

    /// The name in that language, else in any, in one line; the id where there is no name.
    ///
    /// Messages break names over lines, which `names` keeps.
    public func name(_ language: String = LocalisedText.defaultLanguage) -> String {
        guard let name = names.best(language) else { return id }
        func isBlank(_ byte: UInt8) -> Bool { [32, 9, 10, 13].contains(byte) }
        let words = name.utf8.split(whereSeparator: isBlank)
        guard !words.isEmpty else { return id }
        return words.map { String($0) ?? "" }.joined(separator: " ")
    }
}

/// Something that an agency maintains under a version, and that a URN names.
public protocol MaintainableArtefact: NamedArtefact {
    var maintenance: Maintenance { get set }
    /// As its URN has it; of schemes that exist in kinds, the kind's.
    var artefactClass: ArtefactClass { get }
}

extension MaintainableArtefact {
    /// The maintaining agency.
    public var agency: String { maintenance.agency }
    /// As written.
    public var version: String { maintenance.version }

    /// What others refer to it by.
    public var reference: ArtefactReference {
        ArtefactReference(artefactClass, agency: agency, id: id, version: version)
    }
}
