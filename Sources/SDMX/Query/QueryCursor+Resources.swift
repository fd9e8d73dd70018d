extension QueryCursor {
    /// Reads the whole query.
    mutating func query() throws(SDMXError) -> Query {
        let name = try required(.resource, "one of " + Self.resources(grammar))
        switch (name.text.lowercased(), grammar) {
        case ("data", _):
            return .data(try dataQuery())
        case ("availableconstraint", .v1), ("availability", .v2):
            return .availability(try availabilityQuery())
        case ("metadata", _):
            return .metadata(try metadataQuery())
        case ("schema", _):
            return .schema(try schemaQuery())
        case ("structure", _):
            return .structure(try structureQuery(nil))
        case (let other, .v1):
            guard let type = StructureType(rawValue: other), type.since(.v1) != nil else {
                throw name.fault("one of " + Self.resources(grammar))
            }
            return .structure(try structureQuery(type))
        case (let other, .v2):
            let isType = StructureType(rawValue: other)?.since(.v2) != nil
            throw name.fault(
                isType ? "structure/" + other : "one of " + Self.resources(grammar))
        }
    }

    /// The names of what can be asked for, for messages.
    private static func resources(_ grammar: QueryGrammar) -> String {
        switch grammar {
        case .v1:
            "data, availableconstraint, metadata, schema, structure, "
                + StructureType.all(.v1).map(\.rawValue).joined(separator: ", ")
        case .v2: "data, availability, structure, metadata, schema"
        }
    }

    // MARK: What several resources have

    /// Agency, id and version, each a list; in SDMX REST 2.x of data by default all versions.
    mutating func artefacts(
        idPart: QueryPart = .resourceID, versions: Selection<VersionSelector>
    ) throws(SDMXError) -> ArtefactSelection {
        var artefacts = ArtefactSelection(versions: versions)
        artefacts.agencies = try agencies()
        artefacts.ids = try ids(idPart)
        artefacts.versions = try self.versions() ?? versions
        return artefacts
    }

    mutating func agencies(_ part: QueryPart = .agencyID) throws(SDMXError) -> Selection<String> {
        guard let text = segment(part) else { return .all }
        return try text.selection(separator) { (text) throws(SDMXError) in try text.nestedID() }
    }

    mutating func ids(_ part: QueryPart) throws(SDMXError) -> Selection<String> {
        guard let text = segment(part) else { return .all }
        return try text.selection(separator) { (text) throws(SDMXError) in try text.id() }
    }

    mutating func versions() throws(SDMXError) -> Selection<VersionSelector>? {
        guard let text = segment(.version) else { return nil }
        let grammar = grammar
        return try text.selection(separator) { (text) throws(SDMXError) in
            try text.version(grammar)
        }
    }

    mutating func pointInTime(_ part: QueryPart) throws(SDMXError) -> PointInTime? {
        try parameter(part)?.pointInTime()
    }

    mutating func boolean(_ part: QueryPart) throws(SDMXError) -> Bool {
        try parameter(part)?.boolean() ?? false
    }
}

extension QueryText {
    /// One version, or which of several.
    func version(_ grammar: QueryGrammar) throws(SDMXError) -> VersionSelector {
        switch grammar {
        case .v1:
            if text.lowercased() == "latest" { return .latest }
            guard let version = Version(text), !version.isDraft else {
                throw fault("latest, or a version such as 1.0")
            }
            return .exact(version)
        case .v2:
            guard let selector = VersionSelector(text) else {
                throw fault("+, ~, *, or a version such as 1.0, 1.2.3, 1.2+.0, 1.2~.0 or 1.2*.0")
            }
            return selector
        }
    }
}
