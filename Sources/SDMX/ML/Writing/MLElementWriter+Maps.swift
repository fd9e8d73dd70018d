extension MLElementWriter {
    // MARK: SDMX-ML 3.0

    func representationMap(_ map: RepresentationMap) throws(SDMXError) {
        try begin("str:RepresentationMap", map)
        try naming(map.identity)
        try values("Source", map.sources)
        try values("Target", map.targets)
        for mapping in map.mappings {
            try begin("str:RepresentationMapping")
            try self.mapping(mapping)
            end()
        }
        end()
    }

    private func values(
        _ side: String, _ values: [RepresentationMap.Values]
    ) throws(SDMXError) {
        if values.isEmpty { miss("\(side.lowercased()) of the map") }
        for value in values {
            switch value {
            case .list(let list):
                try required(
                    "str:\(side)Codelist", list, to: .codelist, .valueList, what: "list of the map")
            case .type(let type):
                if !MLFormatPlace.any.allows(type, in: edition) {
                    lose(.invalid, "type \(type.rawValue)", "\(edition.name) does not know it")
                }
                try leaf("str:\(side)DataType", type.rawValue)
            }
        }
    }

    private func mapping(_ mapping: RepresentationMap.Mapping) throws(SDMXError) {
        try attribute("validFrom", mapping.validFrom)
        try attribute("validTo", mapping.validTo)
        try annotations(mapping.annotations)
        if mapping.sources.isEmpty { miss("source value") }
        for source in mapping.sources {
            try begin("str:SourceValue")
            try attribute("isRegEx", source.isRegularExpression)
            try attribute("startIndex", source.startIndex)
            try attribute("endIndex", source.endIndex)
            if !source.value.isEmpty { try xml.text(source.value) }
            end()
        }
        try leaves("str:TargetValue", mapping.targets)
    }

    func itemSchemeMap(_ map: ItemSchemeMap) throws(SDMXError) {
        try begin("str:\(map.kind.form.element)", map)
        try naming(map.identity)
        try required("str:Source", map.source, what: "source")
        try required("str:Target", map.target, what: "target")
        for mapping in map.mappings {
            var single = mapping
            single.sources = Array(mapping.sources.prefix(1))
            single.targets = Array(mapping.targets.prefix(1))
            let lost = mapping.sources.count + mapping.targets.count
            lose(
                "further value of a mapping", "items are mapped one by one",
                count: lost - single.sources.count - single.targets.count)
            try begin("str:ItemMap")
            try self.mapping(single)
            end()
        }
        end()
    }

    func structureMap(_ map: StructureMap) throws(SDMXError) {
        try begin("str:StructureMap", map)
        try naming(map.identity)
        let structures: [ArtefactClass] = [
            .dataStructure, .dataflow, .metadataStructure, .metadataflow,
        ]
        for (element, end) in [("Source", map.source), ("Target", map.target)] {
            if let end, !structures.contains(end.artefactClass) {
                lose(.invalid, element.lowercased(), "SDMX-ML 3.0 asks for a structure or a flow")
            }
            try required("str:\(element)", end, what: element.lowercased())
        }
        // Maps from counted times come before those by pattern.
        for case (let date, true) in map.dateMaps.map({ ($0, $0.isEpoch) }) { try dateMap(date) }
        for case (let date, false) in map.dateMaps.map({ ($0, $0.isEpoch) }) { try dateMap(date) }
        for format in map.frequencyFormats {
            try begin("str:FrequencyFormatMapping")
            try attribute("id", format.id)
            try annotations(format.annotations)
            try leaf("str:FrequencyId", format.frequency)
            try leaf("str:DatePattern", format.pattern)
            end()
        }
        for component in map.componentMaps {
            try begin("str:ComponentMap")
            try annotations(component.annotations)
            if component.sources.isEmpty || component.targets.isEmpty { miss("mapped component") }
            try leaves("str:Source", component.sources)
            try leaves("str:Target", component.targets)
            if let map = component.representationMap {
                try reference(
                    "str:RepresentationMap", map, to: .representationMap,
                    what: "representation map")
            }
            end()
        }
        for fixed in map.fixedValueMaps {
            try begin("str:FixedValueMap")
            try annotations(fixed.annotations)
            try leaf(fixed.isTarget ? "str:Target" : "str:Source", fixed.component)
            try leaves("str:Value", fixed.values)
            end()
        }
        end()
    }

    private func dateMap(_ map: StructureMap.DateMap) throws(SDMXError) {
        switch map.source {
        case .epoch(let base, let unit):
            try begin("str:EpochMap")
            try attribute("id", map.id)
            try attribute("basePeriod", base)
            try attribute("epochPeriod", unit)
        case .pattern(let pattern, let locale):
            try begin("str:DatePatternMap")
            try attribute("id", map.id)
            try attribute("sourcePattern", pattern)
            try attribute("locale", locale)
        }
        try attribute("resolvePeriod", map.resolvePeriod)
        try annotations(map.annotations)
        try links(map.links)
        if map.components.isEmpty { miss("mapped component") }
        for pair in map.components {
            try leaf("str:Source", pair.source)
            try leaf("str:Target", pair.target)
        }
        switch map.frequency {
        case .dimension(let id, let mapped):
            try leaf("str:FrequencyDimension", id)
            try leaves("str:MappedFrequencies", mapped)
        case .fixed(let id): try leaf("str:TargetFrequencyID", id)
        case nil: miss("frequency")
        }
        end()
    }
}

extension StructureMap.DateMap {
    /// Whether times are counted from a date.
    fileprivate var isEpoch: Bool {
        switch source {
        case .epoch: true
        case .pattern: false
        }
    }
}
