extension QueryWriter {
    mutating func writeStructure(_ query: StructureQuery) throws(SDMXError) {
        if grammar == .v2 || query.type == nil { add(segment: "structure") }
        try writeType(query.type)
        try writeArtefacts(query.artefacts)
        if query.items != .all { try writeItems(query) }
        let detail = query.detail.nearest(in: version)
        if detail != query.detail {
            lose(.detail, query.detail.rawValue, written: detail.rawValue)
        }
        if detail != .full { add(.detail, detail.rawValue) }
        var references: [String] = []
        for reference in query.references {
            if let name = name(reference), grammar == .v2 || references.isEmpty {
                references.append(name)
            } else {
                lose(.references, reference.name, written: references.first)
            }
        }
        if !references.isEmpty { add(.references, references.joined(separator: ",")) }
        add(.asOf, query.asOf?.text)
    }

    mutating func writeMetadata(_ query: MetadataQuery) throws(SDMXError) {
        add(segment: "metadata")
        switch (query.target, grammar) {
        case (.keyed(let data), .v1):
            try writeSelection(data.selection) { (_) throws(SDMXError) in }
            try writeContent(data)
        case (.keyed(let data), .v2):
            try writeFlows(data)
        case (.flows(let flows, let providers), .v1):
            try writeFlow(flows)
            add(segment: "all")
            try writeProviders(providers)
        case (.flows(let flows, let providers), .v2):
            add(segment: "metadataflow")
            try writeArtefacts(flows)
            try writeProviders(providers)
        case (.sets(let providers, let ids, let versions), .v2):
            add(segment: "metadataset")
            try writeArtefacts(
                ArtefactSelection(agencies: providers, ids: ids, versions: versions))
        case (.structures(let type, let artefacts), .v2):
            add(segment: "structure")
            try writeType(type)
            try writeArtefacts(artefacts)
        case (.sets, .v1), (.structures, .v1):
            throw refusal(.resource, "metadata", "metadata by metadataflow")
        }
        if query.detail != .full {
            if grammar == .v1 {
                lose(.detail, query.detail.rawValue)
            } else {
                add(.detail, query.detail.rawValue)
            }
        }
        add(.asOf, query.asOf?.text)
    }

    mutating func writeSchema(_ query: SchemaQuery) throws(SDMXError) {
        add(segment: "schema")
        guard grammar == .v2 || query.context != .metadataProvisionAgreement else {
            throw refusal(.context, query.context.rawValue, "another context")
        }
        add(segment: query.context.rawValue)
        add(segment: try nestedID(query.agency, .agencyID))
        add(segment: try id(query.id, .resourceID))
        guard !query.version.takesSeveral else {
            throw refusal(.version, query.version.description, "one version")
        }
        add(segment: text(query.version))
        if let dimension = query.dimensionAtObservation {
            add(.dimensionAtObservation, try id(dimension, .dimensionAtObservation))
        }
        if query.hasExplicitMeasure { add(.explicitMeasure, "true") }
        if query.isForDeletion { add(.deletion, "true") }
        add(.asOf, query.asOf?.text)
    }

    // MARK: Parts

    /// Agency, id and version.
    mutating func writeArtefacts(_ artefacts: ArtefactSelection) throws(SDMXError) {
        add(
            segment: try list(artefacts.agencies, .agencyID) {
                [self] (id) throws(SDMXError) in try nestedID(id, .agencyID)
            })
        add(
            segment: try list(artefacts.ids, .resourceID) {
                [self] (id) throws(SDMXError) in try self.id(id, .resourceID)
            })
        if artefacts.takesAllVersions {
            add(segment: grammar == .v1 ? "all" : "*")
            return
        }
        guard case .only(let selectors) = artefacts.versions else { return }
        var texts: [String] = []
        for selector in selectors {
            guard selector != .all else {
                throw refusal(.version, "*", "no other version with *")
            }
            texts.append(text(selector))
        }
        add(segment: try list(.only(texts), .version) { $0 })
    }

    /// The version, or the latest where the release cannot say which.
    mutating func text(_ selector: VersionSelector) -> String {
        guard grammar == .v1 else { return selector.description }
        if let text = selector.textV1 { return text }
        lose(.version, selector.description, written: "latest")
        return "latest"
    }

    private mutating func writeType(_ type: StructureType?) throws(SDMXError) {
        guard let type else {
            if grammar == .v2 { add(segment: "*") }
            return
        }
        guard let counterpart = type.counterpart(in: version) else {
            throw refusal(.artefactType, type.rawValue, "a type that the release has")
        }
        add(segment: counterpart.rawValue)
    }

    private mutating func writeItems(_ query: StructureQuery) throws(SDMXError) {
        guard query.type?.hasItems ?? (grammar == .v2) else {
            throw refusal(.itemID, query.type?.rawValue ?? "all types", "a type that has items")
        }
        let separator: Unicode.Scalar = grammar == .v1 ? "+" : ","
        let isFree = query.type == .valueList || query.type == nil
        let items = try list(query.items, .itemID) { [self] (item) throws(SDMXError) in
            guard isFree else { return try nestedID(item, .itemID) }
            let isPlain =
                item != "all" && item != "*" && !item.allSatisfy { $0 == "." }
                && !item.unicodeScalars.contains(separator)
                && !item.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            guard isPlain else { throw refusal(.itemID, item, "an id without \(separator)") }
            return item
        }
        guard QueryPart.itemID.isKnown(to: version) else { return lose(.itemID, items) }
        add(segment: items)
    }

    /// A keyed query of SDMX REST 1.x, as far as metadataflow and providers say it.
    private mutating func writeFlows(_ data: DataQuery) throws(SDMXError) {
        add(segment: "metadataflow")
        let selection = data.selection
        try writeArtefacts(selection.artefacts)
        try writeProviders(selection.providers)
        if !selection.keys.isEmpty { lose(.key, "\(selection.keys.count) keys") }
        for filter in selection.filters { lose(.filter, filter.component) }
        if let time = selection.updatedAfter { lose(.updatedAfter, time.text) }
        var plain = DataQuery(selection)
        plain.dimensionAtObservation = data.dimensionAtObservation
        if plain != data { lose(.detail, "what is said of the data") }
    }

    private func name(_ reference: StructureQuery.Reference) -> String? {
        switch reference {
        case .type(let type): type.counterpart(in: version)?.rawValue
        case .ancestors: grammar == .v1 ? nil : reference.name
        case .parents, .parentsAndSiblings, .children, .descendants, .all: reference.name
        }
    }
}

extension StructureQuery.Detail {
    /// What the release has that returns the same or more.
    func nearest(in version: QueryVersion) -> Self {
        switch self {
        case .full, .allStubs, .referenceStubs: self
        case .allCompleteStubs, .referenceCompleteStubs, .referencePartial:
            version >= .v1_3 ? self : .full
        case .raw: version.grammar == .v2 ? self : .full
        }
    }
}

extension VersionSelector {
    /// As SDMX REST 1.x says it; nil where it cannot.
    var textV1: String? {
        switch self {
        case .reference(.latest): "latest"
        case .reference(.all): "all"
        case .reference(.exact(let version)): version.isDraft ? nil : version.description
        case .reference(.latestStable), .reference(.from), .range: nil
        }
    }
}
