/// The maps of SDMX-JSON 1.0, whose references are URNs of components and items.
extension JSONElementWriter {
    func structureSet(_ set: StructureSet) throws(SDMXError) {
        try maintained(set)
        try references("relatedStructures", set.relatedStructures)
        try list("structureMaps", set.structureMaps) { (map) throws(SDMXError) in
            try within("map \(map.id)") { () throws(SDMXError) in try structureMap(map) }
        }
        for form in Self.itemMaps {
            let maps = set.itemSchemeMaps.filter {
                $0.kind == form.kind && $0.isHybrid == form.isHybrid
            }
            try itemMaps(maps, form)
        }
    }

    /// The names of a list of maps and of their parts; and the class of the items, nil for
    /// organisations, which are of several.
    private typealias ItemMapForm = (
        kind: ItemSchemeMap.Kind, isHybrid: Bool, list: String, parts: String,
        item: ArtefactClass?
    )

    private static let itemMaps: [ItemMapForm] = [
        (.codelist, false, "codelistMaps", "codeMaps", .code),
        (.codelist, true, "hybridCodelistMaps", "hybridCodeMaps", .code),
        (.concept, false, "conceptSchemeMaps", "conceptMaps", .concept),
        (.category, false, "categorySchemeMaps", "categoryMaps", .category),
        (.organisation, false, "organisationSchemeMaps", "organisationMaps", nil),
        (
            .reportingTaxonomy, false, "reportingTaxonomyMaps", "reportingCategoryMaps",
            .reportingCategory
        ),
    ]

    // MARK: Items

    private func itemMaps(_ maps: [ItemSchemeMap], _ form: ItemMapForm) throws(SDMXError) {
        let written = maps.filter { map in map.mappings.contains { !$0.isToNothing } }
        lose("map without mappings", "SDMX 2.1 asks for one", count: maps.count - written.count)
        try list(form.list, written) { (map) throws(SDMXError) in
            try within("map \(map.id)") { () throws(SDMXError) in
                try named(map.identity, nil)
                try required("source", map.source)
                try required("target", map.target)
                let mappings = map.mappings.filter { !$0.isToNothing }
                lose(
                    "mapping to nothing", "SDMX 2.1 asks for a source and a target",
                    count: map.mappings.count - mappings.count)
                try list(form.parts, mappings) { (mapping) throws(SDMXError) in
                    try annotations(mapping.annotations)
                    try item("source", mapping.sources.first?.value, map.source, form)
                    try item("target", mapping.targets.first, map.target, form)
                    loseParts(mapping)
                }
            }
        }
    }

    private func loseParts(_ mapping: RepresentationMap.Mapping) {
        let source = mapping.sources.first
        lose("mark of a regular expression", if: source?.isRegularExpression == true)
        lose("part of a value", if: source?.startIndex != nil || source?.endIndex != nil)
        lose("validity of a mapping", if: mapping.validFrom != nil || mapping.validTo != nil)
        lose(
            "further value of a mapping", "items are mapped one by one",
            count: mapping.sources.count + mapping.targets.count - 2)
    }

    /// The URN of an item; what is before a point is what the item is within.
    private func item(
        _ key: String, _ id: String?, _ scheme: ArtefactReference?, _ form: ItemMapForm
    ) throws(SDMXError) {
        guard let id, var reference = scheme else { return try text(key, id) }
        let isHierarchy = reference.artefactClass == .hierarchicalCodelist
        reference.artefactClass =
            isHierarchy ? .hierarchicalCode : reference.artefactClass.item ?? form.item ?? .code
        reference.item = id.split(separator: ".").map(String.init)
        try text(key, urn(of: reference))
    }

    // MARK: Components

    private func structureMap(_ map: StructureSet.Map) throws(SDMXError) {
        try named(map.identity, nil)
        try flag("isExtension", map.isExtension)
        try required("source", map.source)
        try required("target", map.target)
        if map.components.isEmpty { miss("mapped component") }
        try list("componentMaps", map.components) { (component) throws(SDMXError) in
            try annotations(component.annotations)
            try end("source", component.source, component.sourceList, of: map.source)
            try end("target", component.target, component.targetList, of: map.target)
            try values(of: component)
        }
    }

    private func values(
        of component: StructureSet.Map.ComponentMap
    ) throws(SDMXError) {
        let mappings = component.values == nil ? component.valueMappings : []
        lose("mapping of values", count: component.valueMappings.count - mappings.count)
        guard component.values != nil || !mappings.isEmpty else { return }
        try object("representationMapping") { () throws(SDMXError) in
            switch component.values {
            case .codelistMap(let map)?: try reference("codelistMap", map)
            case .text(let valueType, let format)?:
                try self.format("toTextFormat", format, .basic)
                try text("toValueType", valueType)
            case nil: break
            }
            guard !mappings.isEmpty else { return }
            try object("valueMap") { () throws(SDMXError) in
                try list("valueMappings", mappings) { (mapping) throws(SDMXError) in
                    try text("source", mapping.sources.first?.value ?? "")
                    try text("target", mapping.targets.first ?? "")
                    loseParts(mapping)
                }
            }
        }
    }

    /// The URN of a component, whose class is looked up in the structures of the message.
    private func end(
        _ key: String, _ id: String, _ list: String?, of structure: ArtefactReference?
    ) throws(SDMXError) {
        guard var reference = structure else { return try text(key, id) }
        let found = structures.dataStructure(reference)
        let known = found.flatMap { artefactClass(of: id, in: $0) }
        if known == nil, list == nil {
            lose(
                .madeUp, "kind of a mapped component",
                "a URN names it and the structure is not in the message")
        }
        if let found { reference = found.reference }
        reference.artefactClass = known ?? Self.artefactClass(of: id, in: list)
        reference.item = [id]
        try text(key, urn(of: reference))
    }

    private func artefactClass(of id: String, in structure: DataStructure) -> ArtefactClass? {
        if let dimension = structure.dimensions.first(where: { $0.id == id }) {
            return switch dimension.kind {
            case .plain: .dimension
            case .time: .timeDimension
            case .measure: .measureDimension
            }
        }
        if structure.attributes.contains(where: { $0.id == id }) { return .dataAttribute }
        return structure.measures.contains { $0.id == id } ? .primaryMeasure : nil
    }

    private static func artefactClass(of id: String, in list: String?) -> ArtefactClass {
        switch list {
        case "AttributeDescriptor": .dataAttribute
        case "MeasureDescriptor": .primaryMeasure
        default:
            id == "OBS_VALUE" ? .primaryMeasure : id == "TIME_PERIOD" ? .timeDimension : .dimension
        }
    }
}

extension RepresentationMap.Mapping {
    /// Whether one end is missing.
    fileprivate var isToNothing: Bool { sources.isEmpty || targets.isEmpty }
}
