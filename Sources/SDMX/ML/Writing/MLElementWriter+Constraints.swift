extension MLElementWriter {
    func constraint(_ constraint: Constraint) throws(SDMXError) {
        let isAttachment = constraint.kind == .attachment
        switch (edition, constraint.kind) {
        case (.v21, .attachment): try begin("str:AttachmentConstraint", constraint)
        case (.v21, .data), (.v21, .metadata): try begin("str:ContentConstraint", constraint)
        case (.v30, .data), (.v30, .attachment): try begin("str:DataConstraint", constraint)
        case (.v30, .metadata): try begin("str:MetadataConstraint", constraint)
        }
        try role(constraint)
        try naming(constraint.identity)
        try attachment(constraint)
        if edition == .v30 { try calendar(constraint.releaseCalendar) }
        if constraint.kind == .metadata {
            lose("key set", count: constraint.keySets.count)
            lose("region of keys", count: constraint.cubeRegions.count)
        } else {
            for set in constraint.keySets { try keySet(set) }
            if isAttachment {
                lose("region of keys", count: constraint.cubeRegions.count)
            } else {
                try regions(constraint.cubeRegions)
            }
        }
        try targetRegions(constraint)
        if edition == .v21 {
            if isAttachment {
                if constraint.releaseCalendar != nil { lose("release calendar") }
            } else {
                try calendar(constraint.releaseCalendar)
            }
        }
        try referencePeriod(constraint, hasPlace: edition == .v21 && !isAttachment)
        if constraint.availability != nil { lose("number of series and observations") }
        end()
    }

    private func referencePeriod(
        _ constraint: Constraint, hasPlace: Bool
    ) throws(SDMXError) {
        let (start, end) = (constraint.referenceStart, constraint.referenceEnd)
        guard start != nil || end != nil else { return }
        guard hasPlace else {
            lose("reference period")
            return
        }
        try begin("str:ReferencePeriod")
        if start == nil || end == nil { miss("end of the reference period") }
        try attribute("startTime", start)
        try attribute("endTime", end)
        self.end()
    }

    private func role(_ constraint: Constraint) throws(SDMXError) {
        switch (edition, constraint.kind) {
        case (.v21, .attachment): if constraint.role != nil { lose("role") }
        case (.v21, .data), (.v21, .metadata):
            // What is not said means allowed, though it would mean actual in SDMX-ML 2.1.
            try attribute("type", (constraint.role ?? .allowed).rawValue)
        case (.v30, .metadata):
            if constraint.role == .actual {
                lose(.changed, "role", "SDMX-ML 3.0 allows none but allowed there")
            }
            try attribute("role", Constraint.Role.allowed.rawValue)
        case (.v30, .data), (.v30, .attachment):
            try attribute("role", (constraint.role ?? .allowed).rawValue)
        }
    }

    private func calendar(_ calendar: ReleaseCalendar?) throws(SDMXError) {
        guard let calendar else { return }
        try begin("str:ReleaseCalendar")
        try leaf("str:Periodicity", calendar.periodicity)
        try leaf("str:Offset", calendar.offset)
        try leaf("str:Tolerance", calendar.tolerance)
        end()
    }

    // MARK: What is constrained

    /// The classes that can be constrained, by the names of their elements.
    private func attachable(_ kind: Constraint.Kind) -> [ArtefactClass] {
        switch (edition, kind) {
        case (.v21, .attachment):
            [.dataStructure, .metadataStructure, .dataflow, .metadataflow, .provisionAgreement]
        case (.v21, .data), (.v21, .metadata):
            [
                .dataProvider, .dataStructure, .metadataStructure, .dataflow, .metadataflow,
                .provisionAgreement,
            ]
        case (.v30, .data), (.v30, .attachment):
            [.dataProvider, .dataStructure, .dataflow, .provisionAgreement]
        case (.v30, .metadata):
            [
                .metadataProvider, .metadataSet, .metadataStructure, .metadataflow,
                .metadataProvisionAgreement,
            ]
        }
    }

    /// The schemas take artefacts of one class, or the address of a data source.
    private func attachment(_ constraint: Constraint) throws(SDMXError) {
        let references = constraint.attachments
        let sources = constraint.simpleDataSources
        let queryable = constraint.queryableDataSources
        guard constraint.sets.isEmpty || edition == .v30 else { return try sets(constraint) }
        lose("set that is constrained", count: constraint.sets.count)
        guard !references.isEmpty || !sources.isEmpty || !queryable.isEmpty else { return }
        let allowed = attachable(constraint.kind)
        let first = references.first { allowed.contains($0.artefactClass) }?.artefactClass
        guard let first else {
            lose("what is constrained", "\(edition.name) takes no other", count: references.count)
            try simpleSources(constraint)
            lose(
                "data source that can be queried", "\(edition.name) asks for an artefact too",
                count: queryable.count)
            return
        }
        let isProvider = first == .dataProvider || first == .metadataProvider
        let same = references.filter { $0.artefactClass == first }
        let written = isProvider ? same.prefix(1) : same[...]
        lose(
            "further artefact that is constrained",
            "\(edition.name) takes \(isProvider ? "one provider" : "artefacts of one class")",
            count: references.count - written.count)
        try begin("str:ConstraintAttachment")
        for reference in written {
            try self.reference("str:\(first.rawValue)", reference, what: "what is constrained")
        }
        if isProvider || constraint.kind == .attachment || first == .metadataSet {
            lose("data source that can be queried", count: queryable.count)
        } else {
            for source in queryable { try queryableSource(source) }
        }
        end()
        lose(
            "address of a data source", "\(edition.name) takes no artefact beside it",
            count: sources.count)
    }

    /// SDMX-ML 2.1 takes sets, and nothing beside them.
    private func sets(_ constraint: Constraint) throws(SDMXError) {
        let isMetadata = constraint.sets.first?.isMetadata ?? false
        let same = constraint.sets.filter { $0.isMetadata == isMetadata }
        let written = constraint.kind == .attachment ? same[...] : same.prefix(1)
        try begin("str:ConstraintAttachment")
        for set in written {
            try begin(isMetadata ? "str:MetadataSet" : "str:DataSet")
            try required(
                "com:DataProvider", set.provider, to: .dataProvider, what: "provider of a set")
            try leaf("com:ID", set.id)
            end()
        }
        end()
        let others = constraint.attachments.count + constraint.simpleDataSources.count
        lose(
            "what is constrained besides a set", "SDMX-ML 2.1 takes sets of one kind only",
            count: constraint.sets.count - written.count + others
                + constraint.queryableDataSources.count)
    }

    private func simpleSources(_ constraint: Constraint) throws(SDMXError) {
        guard !constraint.simpleDataSources.isEmpty else { return }
        let hasRoom = edition == .v30 || constraint.kind == .attachment
        let sources = constraint.simpleDataSources
        let written = hasRoom ? sources[...] : sources.prefix(1)
        try begin("str:ConstraintAttachment")
        for source in written { try leaf("str:SimpleDataSource", source) }
        end()
        lose(
            "address of a data source", "SDMX-ML 2.1 takes one",
            count: sources.count - written.count)
    }

    private func queryableSource(_ source: QueryableDataSource) throws(SDMXError) {
        try begin("str:QueryableDataSource")
        try attribute("isRESTDatasource", source.isREST)
        try attribute("isWebServiceDatasource", source.isWebService)
        try leaf("com:DataURL", source.dataURL)
        if let url = source.wsdlURL { try leaf("com:WSDLURL", url) }
        if let url = source.wadlURL { try leaf("com:WADLURL", url) }
        end()
    }
}
