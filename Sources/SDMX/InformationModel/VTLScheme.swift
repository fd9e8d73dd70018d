/// An item of a scheme for the Validation and Transformation Language.
///
/// The standard has six kinds; what they hold besides their names are a handful of texts and
/// references, which are kept under the names that the standard gives them.
public struct VTLItem: NamedArtefact {
    /// Something that the item says.
    public struct Property: Hashable, Sendable {
        /// Where it is said or what it refers to.
        public enum Value: Hashable, Sendable {
            /// A text: an expression, a definition, a type.
            case text(String)
            /// An artefact.
            case reference(ArtefactReference)
            /// Several texts: the keys of a sub-space.
            case texts([String])
        }

        /// As the standard has it: `Expression`, `Result`, `vtlAlias`, `GenericDataflow`.
        public var name: String
        public var value: Value
        /// SDMX 2.1 and 3.0: the method of a mapping from or to VTL, as written.
        public var method: String?

        public init(_ name: String, _ value: Value, method: String? = nil) {
            self.name = name
            self.value = value
            self.method = method
        }
    }

    public var identity: Identity
    public var properties: [Property]

    public init(_ id: String, properties: [Property] = []) {
        identity = Identity(id)
        self.properties = properties
    }

    /// The first property of that name, if it is a text.
    public func text(_ name: String) -> String? {
        for property in properties where property.name == name {
            if case .text(let text) = property.value { return text }
        }
        return nil
    }
}

/// A scheme of transformations or of what they need, one of six kinds.
public struct VTLScheme: MaintainableArtefact {
    /// What the scheme lists.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case transformation, vtlMapping, namePersonalisation, customType, ruleset
        case userDefinedOperator
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var kind: Kind
    /// Nil in schemes of mappings, which have none.
    public var vtlVersion: String?
    /// Schemes that this one uses.
    public var references: [ArtefactReference]
    public var items: [VTLItem]

    public init(_ kind: Kind, id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.kind = kind
        references = []
        items = []
    }

    /// By the kind.
    public var artefactClass: ArtefactClass {
        switch kind {
        case .transformation: .transformationScheme
        case .vtlMapping: .vtlMappingScheme
        case .namePersonalisation: .namePersonalisationScheme
        case .customType: .customTypeScheme
        case .ruleset: .rulesetScheme
        case .userDefinedOperator: .userDefinedOperatorScheme
        }
    }
}
