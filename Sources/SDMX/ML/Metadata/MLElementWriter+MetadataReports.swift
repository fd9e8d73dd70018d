/// Metadata sets of SDMX-ML 2.1: reports about targets.
extension MLElementWriter {
    /// - Parameter structures: those of the header.
    func metadataSet21(
        _ set: MetadataSet, _ structures: [ArtefactReference]
    ) throws(SDMXError) {
        noteMaintenance(of: set)
        try begin("mes:MetadataSet")
        if let index = set.structure.flatMap({ structures.firstIndex(of: $0) }) {
            try attribute("structureRef", "S\(index + 1)")
        } else {
            lose(
                .invalid, "structure",
                "SDMX-ML 2.1 asks for a metadata structure, a flow or a "
                    + "provision agreement")
        }
        if !set.identity.id.isEmpty { try attribute("setID", set.identity.id) }
        try periods(of: set)
        try annotations(set.identity.annotations)
        try texts("com:Name", set.identity.names)
        let id = set.report ?? (set.identity.id.isEmpty ? Self.unknownID : set.identity.id)
        if set.report == nil { lose(.madeUp, "id of the report", "SDMX-ML 2.1 asks for it") }
        let targets = self.targets(of: set)
        for target in targets { try report(set, id, target) }
        end()
    }

    /// What each report is about: the parts of one target, or a URN by itself.
    private func targets(of set: MetadataSet) -> [[MetadataTargetValue]] {
        var urns = 0
        for case .urn in set.targets { urns += 1 }
        guard urns == set.targets.count, urns > 1 else { return [set.targets] }
        lose(.changed, "further target", "it has a report of its own", count: urns - 1)
        return set.targets.map { [$0] }
    }

    private func noteMaintenance(of set: MetadataSet) {
        lose("description of the set", count: set.identity.descriptions.isEmpty ? 0 : 1)
        lose("link", count: set.identity.links.count)
        if set.identity.uri != nil { lose("address of the set") }
        guard let maintenance = set.maintenance else { return }
        lose("agency and version of the set")
        if maintenance.isExternalReference { lose("mark of a set that is elsewhere") }
        if maintenance.serviceURL != nil || maintenance.structureURL != nil {
            lose("place where the set can be had")
        }
    }

    private func report(
        _ set: MetadataSet, _ id: String, _ targets: [MetadataTargetValue]
    ) throws(SDMXError) {
        try begin("gen:Report")
        try attribute("id", id)
        try begin("gen:Target")
        if set.target == nil { lose(.madeUp, "id of the target", "SDMX-ML 2.1 asks for it") }
        try attribute("id", set.target ?? "TARGET")
        if targets.isEmpty { miss("part of the target") }
        for target in targets { try self.target(target) }
        end()
        if set.attributes.isEmpty { miss("heading") }
        try headings21(set.attributes)
        end()
    }

    private func target(_ target: MetadataTargetValue) throws(SDMXError) {
        try begin("gen:ReferenceValue")
        switch target {
        case .urn(let urn):
            lose(.madeUp, "id of a part of the target", "SDMX-ML 2.1 asks for it")
            try attribute("id", "OBJECT")
            try object("gen:ObjectReference", urn)
        case .object(let id, let urn):
            try attribute("id", id)
            try object("gen:ObjectReference", urn)
        case .key(let id, let values):
            try attribute("id", id)
            try begin("gen:DataKey")
            if values.isEmpty { miss("value of a key") }
            for value in values {
                try begin("com:KeyValue")
                try attribute("id", value.dimension)
                try leaf("com:Value", value.value)
                end()
            }
            end()
        case .dataSet(let id, let setID, let provider):
            try attribute("id", id)
            try begin("gen:DataSetReference")
            if let provider {
                try object("com:DataProvider", provider)
            } else {
                miss("provider of a data set")
            }
            try leaf("com:ID", setID)
            end()
        case .period(let id, let period):
            try attribute("id", id)
            try leaf("gen:ReportPeriod", period)
        case .constraintContent(let id, let urn):
            try attribute("id", id)
            try object("gen:ConstraintContentReference", urn)
        }
        end()
    }

    /// A reference by URN, whose class may have another name in SDMX 2.1.
    private func object(_ element: String, _ urn: String) throws(SDMXError) {
        try begin(element)
        try leaf("URN", ArtefactReference(urn: urn)?.urn(in: edition) ?? urn)
        end()
    }

    private func headings21(_ headings: [ReportedAttribute]) throws(SDMXError) {
        try begin("gen:AttributeSet")
        for heading in headings {
            enter("heading \(heading.id)")
            let parts = heading.split(areValuesMany: false)
            lose(
                .changed, "several values of a heading", "they are as many headings of its id",
                count: parts.count - 1)
            if heading.isPresentational != nil { lose("mark of a heading without a value") }
            for part in parts {
                try begin("gen:ReportedAttribute")
                try attribute("id", part.id)
                for case .plain(let text) in part.values { try attribute("value", text) }
                try annotations(part.annotations)
                for value in part.values { try self.value(value) }
                if !part.children.isEmpty { try headings21(part.children) }
                end()
            }
            leave()
        }
        end()
    }
}
