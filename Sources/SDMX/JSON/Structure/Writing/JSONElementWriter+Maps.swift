extension JSONElementWriter {
    func representationMap(_ map: RepresentationMap) throws(SDMXError) {
        try maintained(map)
        for (key, side) in [("source", map.sources), ("target", map.targets)] {
            try list(key, side) { (values) throws(SDMXError) in
                switch values {
                case .list(let list): try reference("codelist", list, [.codelist, .valueList])
                case .type(let type):
                    if type == .attachmentConstraintReference {
                        lose(.invalid, "type \(type.rawValue)", "the schema does not know it")
                    }
                    try text("dataType", type.rawValue)
                }
            }
        }
        try list("representationMappings", map.mappings) { (mapping) throws(SDMXError) in
            if mapping.sources.isEmpty { miss("source value") }
            try list("sourceValues", mapping.sources) { (source) throws(SDMXError) in
                try sourceValue(source)
            }
            try texts("targetValues", mapping.targets)
            try validity(mapping)
        }
    }

    func itemSchemeMap(_ map: ItemSchemeMap) throws(SDMXError) {
        try maintained(map)
        let schemes: [ArtefactClass] =
            switch map.kind {
            case .codelist: [.codelist]
            case .category: [.categoryScheme]
            case .concept: [.conceptScheme]
            case .reportingTaxonomy: [.reportingTaxonomy]
            case .organisation:
                [
                    .agencyScheme, .dataConsumerScheme, .dataProviderScheme,
                    .metadataProviderScheme, .organisationUnitScheme,
                ]
            }
        try reference("source", map.source, schemes)
        try reference("target", map.target, schemes)
        try list("itemMaps", map.mappings) { (mapping) throws(SDMXError) in
            if let source = mapping.sources.first {
                try object("sourceValue") { () throws(SDMXError) in try sourceValue(source) }
            } else {
                miss("source value")
            }
            try text("targetValue", mapping.targets.first)
            let further = max(mapping.sources.count - 1, 0) + max(mapping.targets.count - 1, 0)
            lose("further value of a mapping", "items are mapped one by one", count: further)
            try validity(mapping)
        }
    }

    private func sourceValue(_ source: RepresentationMap.SourceValue) throws(SDMXError) {
        try text("value", source.value)
        try flag("isRegEx", source.isRegularExpression)
        try number("startIndex", source.startIndex)
        try number("endIndex", source.endIndex)
    }

    private func validity(_ mapping: RepresentationMap.Mapping) throws(SDMXError) {
        try time("validFrom", mapping.validFrom)
        try time("validTo", mapping.validTo)
        try annotations(mapping.annotations)
    }

    func structureMap(_ map: StructureMap) throws(SDMXError) {
        try maintained(map)
        let structures: [ArtefactClass] = [
            .dataStructure, .dataflow, .metadataStructure, .metadataflow,
        ]
        try reference("source", map.source, structures)
        try reference("target", map.target, structures)
        try dateMaps(map.dateMaps)
        try list("frequencyFormatMappings", map.frequencyFormats) { (format) throws(SDMXError) in
            try text("id", format.id)
            try text("frequencyId", format.frequency)
            try text("datePattern", format.pattern)
            try annotations(format.annotations)
        }
        try list("componentMaps", map.componentMaps) { (component) throws(SDMXError) in
            if component.sources.isEmpty || component.targets.isEmpty { miss("mapped component") }
            try texts("source", component.sources)
            try texts("target", component.targets)
            try reference("representationMap", component.representationMap, [.representationMap])
            try annotations(component.annotations)
        }
        try list("fixedValueMaps", map.fixedValueMaps) { (fixed) throws(SDMXError) in
            try text(fixed.isTarget ? "target" : "source", fixed.component)
            try texts("values", fixed.values)
            try annotations(fixed.annotations)
        }
    }

    /// Those counted from a date and those by a pattern are lists of their own.
    private func dateMaps(_ maps: [StructureMap.DateMap]) throws(SDMXError) {
        var lists: (epochs: [StructureMap.DateMap], patterns: [StructureMap.DateMap]) = ([], [])
        for map in maps {
            switch map.source {
            case .epoch: lists.epochs.append(map)
            case .pattern: lists.patterns.append(map)
            }
        }
        if lists.epochs + lists.patterns != maps {
            lose(.changed, "order of maps of dates", "those counted from a date come first")
        }
        try list("epochMaps", lists.epochs) { (map) throws(SDMXError) in try dateMap(map) }
        try list("datePatternMaps", lists.patterns) { (map) throws(SDMXError) in
            try dateMap(map)
        }
    }

    private func dateMap(_ map: StructureMap.DateMap) throws(SDMXError) {
        try text("id", map.id)
        switch map.source {
        case .epoch(let base, let unit):
            try text("basePeriod", base)
            try text("epochPeriod", unit)
        case .pattern(let pattern, let locale):
            try text("sourcePattern", pattern)
            try text("locale", locale)
        }
        if map.components.isEmpty { miss("mapped component") }
        try list("mappedComponents", map.components) { (pair) throws(SDMXError) in
            try text("source", pair.source)
            try text("target", pair.target)
        }
        switch map.frequency {
        case .dimension(let id, let mapped):
            try text("frequencyDimension", id)
            try texts("mappedFrequencies", mapped)
        case .fixed(let id): try text("targetFrequencyID", id)
        case nil: miss("frequency")
        }
        try text("resolvePeriod", map.resolvePeriod)
        try notes(map.annotations, map.links, uri: nil, own: nil)
    }
}
