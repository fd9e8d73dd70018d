extension Registry {
    /// The schema that a query asks for; nil if the artefact that it names is not there.
    ///
    /// Throws `.unsupported` for formats other than SDMX-ML 2.1 and 3.0, for schemas of metadata,
    /// which SDMX-ML 3.0 does not have, for explicit measures, which it does not have either, and for
    /// structures whose ids are no names of XML; `.query` for a dimension that is not one of the
    /// structure's; `.reference` where the data structure that the artefact builds on is not there.
    ///
    /// Without a dimension at observation it is the one of time, else the one of the measures in
    /// SDMX 2.1, else there are no series.
    ///
    /// - Parameter grammar: that of the query, since the two differ in what `latest` means.
    public func schema(
        _ query: SchemaQuery, _ grammar: QueryGrammar, as format: MessageFormat
    ) throws(SDMXError) -> DataSchema? {
        guard let edition = MLEdition(format) else {
            throw SDMXError(
                .unsupported, found: "a schema of \(format.rawValue)",
                expected: "\(MessageFormat.ml21.rawValue) or \(MessageFormat.ml30.rawValue)")
        }
        guard !query.hasExplicitMeasure else {
            throw SDMXError(
                .unsupported, path: "parameter explicitMeasure", found: "true",
                expected: "false: measures are told apart by a dimension")
        }
        switch query.context {
        case .dataStructure, .dataflow, .provisionAgreement: break
        case .metadataStructure, .metadataflow, .metadataProvisionAgreement:
            throw SDMXError(
                .unsupported, path: "context of the path", found: query.context.rawValue,
                expected: "datastructure, dataflow or provisionagreement")
        }
        guard let node = node(of: query, grammar) else { return nil }
        let reference = index.nodes[node].artefact.reference
        guard let context = index.context(node),
            let structure = index.nodes[context.structure].artefact as? DataStructure,
            !structure.maintenance.isExternalReference
        else {
            throw SDMXError(
                .reference, path: "\(reference)", found: "no data structure at hand for it",
                expected: "the data structure that it builds on")
        }
        var planning = SchemaPlanning(
            index, context, structure, edition, structures: structures, path: "\(reference)")
        let plan = try planning.plan(
            dimension: query.dimensionAtObservation, isForDeletion: query.isForDeletion)
        return DataSchema(format, reference, plan)
    }

    /// The answer to a schema query as structures; nil if the artefact that it names is not there.
    ///
    /// By SDMX REST these are the data or metadata structure, the lists with the codes that
    /// constraints leave, the concepts in use, and the agencies that maintain what is returned. Where
    /// components share a list that is narrowed, the constraints are there too, as only they say
    /// which component has which codes.
    public func answer(_ query: SchemaQuery, _ grammar: QueryGrammar) -> Structures? {
        guard let node = node(of: query, grammar), let context = index.context(node) else {
            return nil
        }
        var walk = ReferenceWalk(
            index, [RegistryMatch(node: node)], .v2, isRaw: false, isPartial: true)
        walk.take([.descendants])
        let cuts = PartialItems(index, walk).cuts()
        let classes: Set<ArtefactClass> = [
            .dataStructure, .metadataStructure, .codelist, .valueList, .conceptScheme,
        ]
        var returned = walk.included.filter {
            $0 == context.structure
                || classes.contains(index.nodes[$0].artefactClass)
                    && $0 != node
        }
        let lists = (index.enumerations[context.structure] ?? []).map(\.list)
        if Set(lists.filter { cuts[$0] != nil }).contains(where: { list in
            lists.filter { $0 == list }.count > 1
        }) {
            returned += context.constraints.sorted()
        }
        var answer = Structures()
        for node in returned { add(node, cuts[node], to: &answer) }
        var agencies: [Int: Set<String>] = [:]
        for use in returned.flatMap({ index.uses[$0] }) where use.kind == .agency {
            agencies[use.target, default: []].insert(use.targetItem ?? "")
        }
        for (scheme, items) in agencies.sorted(by: { $0.key < $1.key }) {
            add(scheme, items, to: &answer)
        }
        return answer
    }

    private func add(_ node: Int, _ items: Set<String>?, to answer: inout Structures) {
        let artefact = index.artefact(node, isRaw: false)
        if let items {
            artefact.with(items: items, isAsked: false).add(to: &answer)
        } else {
            artefact.add(to: &answer)
        }
    }

    private func node(of query: SchemaQuery, _ grammar: QueryGrammar) -> Int? {
        let name = RegistryIndex.Name(agency: query.agency, id: query.id)
        let artefactClass: ArtefactClass =
            switch query.context {
            case .dataStructure: .dataStructure
            case .metadataStructure: .metadataStructure
            case .dataflow: .dataflow
            case .metadataflow: .metadataflow
            case .provisionAgreement: .provisionAgreement
            case .metadataProvisionAgreement: .metadataProvisionAgreement
            }
        let group = index.byName[name]?.first { index.groups[$0].artefactClass == artefactClass }
        return group.flatMap {
            RegistryMatching(index: index, grammar: grammar, isRaw: false)
                .nodes(of: index.groups[$0], .one(query.version)).first
        }
    }
}
