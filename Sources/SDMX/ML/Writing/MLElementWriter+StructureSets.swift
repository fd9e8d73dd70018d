extension ItemSchemeMap.Kind {
    /// The names of elements, of the map and in SDMX-ML 2.1 of its parts; and the class of the
    /// items, nil for organisations, which are of several.
    var form: (element: String, part: String, item: ArtefactClass?) {
        switch self {
        case .codelist: ("CodelistMap", "CodeMap", .code)
        case .category: ("CategorySchemeMap", "CategoryMap", .category)
        case .concept: ("ConceptSchemeMap", "ConceptMap", .concept)
        case .organisation: ("OrganisationSchemeMap", "OrganisationMap", nil)
        case .reportingTaxonomy:
            ("ReportingTaxonomyMap", "ReportingCategoryMap", .reportingCategory)
        }
    }
}

/// What a component is, as references of SDMX-ML 2.1 say it.
private struct MLComponentRole {
    var container: String
    var `class`: String

    var package = "datastructure"

    static let plain = MLComponentRole(container: "DimensionDescriptor", class: "Dimension")
    static let time = MLComponentRole(container: "DimensionDescriptor", class: "TimeDimension")
    static let attribute = MLComponentRole(container: "AttributeDescriptor", class: "Attribute")
    static let measure = MLComponentRole(container: "MeasureDescriptor", class: "PrimaryMeasure")
    static let measures = MLComponentRole(
        container: "DimensionDescriptor", class: "MeasureDimension")
}

extension MLComponentRole {
    /// What a component of a structure that is not at hand will be, by its list if that is known.
    fileprivate init(_ id: String, in list: String?) {
        switch list ?? "" {
        case "AttributeDescriptor": self = .attribute
        case "MeasureDescriptor": self = .measure
        case "DimensionDescriptor": self = id == "TIME_PERIOD" ? .time : .plain
        case "": self = id == "OBS_VALUE" ? .measure : id == "TIME_PERIOD" ? .time : .plain
        case let other:
            self.init(container: other, class: "MetadataAttribute", package: "metadatastructure")
        }
    }
}

extension MLElementWriter {
    /// SDMX-ML 2.1.
    func structureSet(_ set: StructureSet) throws(SDMXError) {
        try begin("str:StructureSet", set)
        try naming(set.identity)
        for structure in set.relatedStructures {
            try reference("str:RelatedStructure", structure, what: "related structure")
        }
        for map in set.itemSchemeMaps {
            enter("map \(map.id)")
            try partMap(map)
            leave()
        }
        for map in set.structureMaps {
            enter("map \(map.id)")
            try partMap(map)
            leave()
        }
        end()
    }

    private func partMap(_ map: ItemSchemeMap) throws(SDMXError) {
        var form = (element: map.kind.form.element, part: map.kind.form.part)
        if map.isHybrid { form = ("HybridCodelistMap", "HybridCodeMap") }
        let mappings = map.mappings.filter { !$0.sources.isEmpty && !$0.targets.isEmpty }
        lose(
            "mapping to nothing", "SDMX-ML 2.1 asks for a source and a target",
            count: map.mappings.count - mappings.count)
        if mappings.isEmpty {
            lose("map without mappings", "SDMX-ML 2.1 asks for one")
            return
        }
        try begin("str:\(form.element)")
        try identityAttributes(map.id, uri: map.identity.uri)
        try naming(map.identity)
        try required("str:Source", map.source, what: "source")
        try required("str:Target", map.target, what: "target")
        for mapping in mappings {
            try begin("str:\(form.part)")
            try annotations(mapping.annotations)
            if let source = mapping.sources.first {
                try item("str:Source", source.value, isHybrid: map.isHybrid)
                if source.isRegularExpression == true { lose("mark of a regular expression") }
                if source.startIndex != nil || source.endIndex != nil { lose("part of a value") }
            }
            if let target = mapping.targets.first {
                try item("str:Target", target, isHybrid: map.isHybrid)
            }
            let lost = mapping.sources.count + mapping.targets.count - 2
            lose("further value of a mapping", "items are mapped one by one", count: lost)
            if mapping.validFrom != nil || mapping.validTo != nil { lose("validity of a mapping") }
            end()
        }
        end()
    }

    /// An item; in a map of hierarchies what is before the point is the hierarchy.
    private func item(_ element: String, _ id: String, isHybrid: Bool) throws(SDMXError) {
        guard isHybrid, let point = id.firstIndex(of: ".") else {
            return try local(element, id)
        }
        let code = String(id[id.index(after: point)...])
        try local(element, code, container: String(id[..<point]))
    }

    private func partMap(_ map: StructureSet.Map) throws(SDMXError) {
        try begin("str:StructureMap")
        try identityAttributes(map.id, uri: map.identity.uri)
        try attribute("isExtension", map.isExtension)
        try naming(map.identity)
        try required("str:Source", map.source, what: "source")
        try required("str:Target", map.target, what: "target")
        if map.components.isEmpty { miss("mapped component") }
        for component in map.components {
            try begin("str:ComponentMap")
            try annotations(component.annotations)
            try mapEnd("str:Source", component.source, component.sourceList, of: map.source)
            try mapEnd("str:Target", component.target, component.targetList, of: map.target)
            if let values = component.values {
                try begin("str:RepresentationMapping")
                switch values {
                case .codelistMap(let reference):
                    try local("str:CodelistMap", reference.lastID)
                case .text(let valueType, let format):
                    try self.format("str:ToTextFormat", format, .any)
                    if valueType == nil {
                        lose(.madeUp, "part of a code", "SDMX-ML 2.1 asks for it")
                    }
                    try leaf("str:ToValueType", valueType ?? "Value")
                }
                end()
            }
            try valueMap(component)
            end()
        }
        end()
    }

    private func valueMap(_ component: StructureSet.Map.ComponentMap) throws(SDMXError) {
        guard !component.valueMappings.isEmpty else { return }
        guard component.values == nil else {
            lose("mapping of values", count: component.valueMappings.count)
            return
        }
        try begin("str:RepresentationMapping")
        try begin("str:ValueMap")
        for mapping in component.valueMappings {
            try begin("str:ValueMapping")
            try attribute("source", mapping.sources.first?.value ?? "")
            try attribute("target", mapping.targets.first ?? "")
            end()
        }
        end()
        end()
    }

    /// One end of a map between components. The schema asks for what the component is, which is
    /// looked up in the structures of the message.
    private func mapEnd(
        _ element: String, _ id: String, _ list: String?, of structure: ArtefactReference?
    ) throws(SDMXError) {
        let found = structure.flatMap { structures.dataStructure($0) }
        let known = found.flatMap { componentRole(of: id, in: $0) }
        if known == nil, list == nil {
            lose(
                .madeUp, "kind of a mapped component",
                "SDMX-ML 2.1 asks for it and the structure is not in the message")
        }
        let role = known ?? MLComponentRole(id, in: list)
        try local(
            element, id, class: role.class, package: role.package, container: role.container)
    }

    private func componentRole(of id: String, in structure: DataStructure) -> MLComponentRole? {
        if let dimension = structure.dimensions.first(where: { $0.id == id }) {
            return switch dimension.kind {
            case .plain: .plain
            case .time: .time
            case .measure: .measures
            }
        }
        if structure.attributes.contains(where: { $0.id == id }) {
            return .attribute
        }
        return structure.measures.contains { $0.id == id } ? .measure : nil
    }
}
