extension QueryCursor {
    /// - Parameter resource: The type, where the resource is named by it; with nil the word was
    ///   `structure`, which in SDMX REST 1.x means all types and in 2.x is followed by one.
    mutating func structureQuery(
        _ resource: StructureType?
    ) throws(SDMXError) -> StructureQuery {
        var query = StructureQuery(resource)
        if grammar == .v2 { query.type = try artefactType() }
        query.artefacts = try artefacts(versions: .one(.latest))
        if let items = segment(.itemID) {
            guard query.type?.hasItems ?? (grammar == .v2) else {
                throw items.fault(
                    "no part behind the version, as \(query.type?.rawValue ?? "this") has no items")
            }
            let isFree = query.type == .valueList || query.type == nil
            query.items = try items.selection(separator) { (item) throws(SDMXError) in
                isFree ? item.text : try item.nestedID()
            }
        }
        if let detail = parameter(.detail) {
            let grammar = grammar
            query.detail = try detail.choice(
                StructureQuery.Detail.allCases.filter { grammar == .v2 || $0 != .raw })
        }
        if let text = parameter(.references) { query.references = try references(text) }
        if grammar == .v2 { query.asOf = try pointInTime(.asOf) }
        return query
    }

    mutating func metadataQuery() throws(SDMXError) -> MetadataQuery {
        guard grammar == .v2 else { return MetadataQuery(.keyed(try dataQuery())) }
        let expected = "metadataset, metadataflow or structure"
        let kind = try required(.resource, expected)
        var query: MetadataQuery
        switch kind.text.lowercased() {
        case "metadataset":
            query = MetadataQuery(
                .sets(
                    providers: try agencies(.providerID), ids: try ids(.metadatasetID),
                    try versions() ?? .all))
        case "metadataflow":
            let flows = try artefacts(versions: .all)
            query = MetadataQuery(
                .flows(flows, providers: try segment(.providerRef)?.providers() ?? []))
        case "structure":
            let type = try artefactType()
            query = MetadataQuery(.structures(type, try artefacts(versions: .one(.latest))))
        case let other:
            let isType = StructureType(rawValue: other)?.since(.v2) != nil
            throw kind.fault(isType ? "structure/" + other : expected)
        }
        if let detail = parameter(.detail) {
            query.detail = try detail.choice(MetadataQuery.Detail.allCases)
        }
        query.asOf = try pointInTime(.asOf)
        return query
    }

    mutating func schemaQuery() throws(SDMXError) -> SchemaQuery {
        let contexts = SchemaQuery.Context.allCases.filter {
            $0 != .metadataProvisionAgreement || grammar == .v2
        }
        let names = contexts.map(\.rawValue).joined(separator: ", ")
        let context = try required(.context, "one of " + names).choice(contexts)
        let agency = try required(.agencyID, "the id of an agency").nestedID()
        let id = try required(.resourceID, "the id of an artefact").id()
        var query = SchemaQuery(context, agency: agency, id: id)
        if let version = segment(.version) {
            query.version = try version.version(grammar)
            guard !query.version.takesSeveral else { throw version.fault("one version") }
        }
        query.dimensionAtObservation = try parameter(.dimensionAtObservation)?.id()
        switch grammar {
        case .v1:
            query.hasExplicitMeasure = try boolean(.explicitMeasure)
        case .v2:
            query.isForDeletion = try boolean(.deletion)
            query.asOf = try pointInTime(.asOf)
        }
        return query
    }

    /// A type of SDMX REST 2.x; nil for all.
    private mutating func artefactType() throws(SDMXError) -> StructureType? {
        guard let text = segment(.artefactType), !text.isAll else { return nil }
        return try text.choice(StructureType.all(.v2))
    }

    private func references(
        _ text: QueryText
    ) throws(SDMXError) -> [StructureQuery.Reference] {
        if text.text.lowercased() == "none" { return [] }
        var references: [StructureQuery.Reference] = []
        for piece in grammar == .v1 ? [text] : try text.list(",") {
            let name = piece.text.lowercased()
            let scopes = StructureQuery.Reference.scopes.filter {
                grammar == .v2 || $0.reference != .ancestors
            }
            if let scope = scopes.first(where: { $0.name == name }) {
                references.append(scope.reference)
            } else if let type = StructureType(rawValue: name), type.since(grammar) != nil {
                references.append(.type(type))
            } else {
                let types = StructureType.all(grammar).map(\.rawValue)
                throw piece.fault(
                    "one of none, "
                        + (scopes.map(\.name) + types).joined(separator: ", "))
            }
        }
        return references
    }
}

extension VersionSelector {
    /// Whether more than one version may be meant.
    var takesSeveral: Bool {
        switch self {
        case .reference(.all), .range(_, _, .all): true
        default: false
        }
    }
}
