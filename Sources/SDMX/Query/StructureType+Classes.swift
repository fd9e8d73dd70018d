extension StructureType {
    /// The classes of the artefacts that are of the type.
    public var artefactClasses: [ArtefactClass] {
        switch self {
        case .codelist: [.codelist, .geographicCodelist, .geoGridCodelist]
        case .organisationScheme:
            [
                .agencyScheme, .dataProviderScheme, .dataConsumerScheme, .organisationUnitScheme,
            ]
        case .actualConstraint, .allowedConstraint: [.contentConstraint]
        default: ArtefactClass.allCases.filter { $0.rawValue.lowercased() == rawValue }
        }
    }

    /// The type that the newest release of the grammar has for artefacts of the class; nil if it
    /// has none.
    public init?(_ artefactClass: ArtefactClass, _ grammar: QueryGrammar) {
        let type = Self.all(grammar).first { type in
            type != .organisationScheme && type != .actualConstraint
                && type != .allowedConstraint && type.artefactClasses.contains(artefactClass)
        }
        guard let type else { return nil }
        self = type
    }

    /// What the release calls the type, if it has it or something that means the same.
    func counterpart(in version: QueryVersion) -> StructureType? {
        if let since = since(version.grammar) { return since <= version ? self : nil }
        switch (self, version.grammar) {
        case (.contentConstraint, .v2): return .dataConstraint
        case (.dataConstraint, .v1): return .contentConstraint
        default: return nil
        }
    }
}
