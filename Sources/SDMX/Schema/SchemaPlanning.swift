/// Makes the plan of a schema.
struct SchemaPlanning {
    let index: RegistryIndex
    let context: ConstraintContext
    let structure: DataStructure
    let edition: MLEdition
    /// What losses name.
    let path: String
    private var log = LossLog()
    private var lists: [String: Int] = [:]
    private var representations: ConceptIndex

    init(
        _ index: RegistryIndex, _ context: ConstraintContext, _ structure: DataStructure,
        _ edition: MLEdition, structures: Structures, path: String
    ) {
        self.index = index
        self.context = context
        self.structure = structure
        self.edition = edition
        self.path = path
        representations = ConceptIndex(structures)
        for component in index.enumerations[context.structure] ?? [] {
            lists[component.id] = component.list
        }
    }

    /// - Parameters:
    ///   - dimension: the id of the dimension that distinguishes observations, `AllDimensions`, or
    ///     nil for the standard's choice: time, else the measure's dimension, else none.
    mutating func plan(
        dimension wanted: String?, isForDeletion: Bool
    ) throws(SDMXError) -> SchemaPlan {
        let dimension = try dimensionAtObservation(wanted)
        var dimensions: [SchemaComponent] = []
        for one in structure.dimensions {
            let role: SchemaComponent.Role = one.kind == .time ? .time : .dimension
            if let made = try component(one.component, role) { dimensions.append(made) }
        }
        let primary =
            structure.measures.first { $0.id == "OBS_VALUE" } ?? structure.measures.first
        var measures: [SchemaComponent] = []
        for one in structure.measures {
            if edition == .v21, one.id != primary?.id {
                lose("measure \(one.id)", "SDMX-ML 2.1 has room for one measure")
            } else if let made = try component(one.component, .measure) {
                measures.append(made)
            }
        }
        let keys = Set(structure.dimensions.filter { $0.kind == .plain }.map(\.id))
        let own = structure.dimensions.first { Self.name($0) == dimension }?.id
        var attributes: [SchemaComponent] = []
        func places(_ relationship: AttributeRelationship?) -> SchemaComponent.Places {
            SchemaComponent.Places(relationship, keys: keys, dimension: own)
        }
        for one in structure.attributes {
            guard var made = try component(one.component, .attribute) else { continue }
            made.places = places(one.relationship)
            attributes.append(made)
        }
        for usage in structure.metadataAttributes {
            guard var made = try metadataComponent(usage) else { continue }
            made.places = places(usage.relationship)
            made.isMetadata = true
            attributes.append(made)
        }
        try checkNames(dimensions + measures + attributes)
        return SchemaPlan(
            edition: edition, dimensions: dimensions, measures: measures, attributes: attributes,
            groups: try groups(), dimension: dimension, isForDeletion: isForDeletion,
            losses: log.losses)
    }

    private func dimensionAtObservation(_ wanted: String?) throws(SDMXError) -> String? {
        guard let wanted else {
            let chosen =
                structure.timeDimension ?? structure.dimensions.first { $0.kind == .measure }
            return chosen.map(Self.name)
        }
        if wanted == DataQuery.allDimensions { return nil }
        guard
            let found = structure.dimensions.first(where: {
                $0.id == wanted || Self.name($0) == wanted
            })
        else {
            let ids = structure.dimensions.map(Self.name) + [DataQuery.allDimensions]
            throw SDMXError(
                .query, path: "parameter dimensionAtObservation", found: SDMXError.quoted(wanted),
                expected: "one of " + ids.joined(separator: ", "))
        }
        return Self.name(found)
    }

    /// The standard fixes the name of the dimension of time.
    private static func name(_ dimension: Dimension) -> String {
        dimension.kind == .time ? ComponentFilter.timePeriod : dimension.id
    }

    private mutating func groups() throws(SDMXError) -> [GroupDescriptor] {
        var groups: [GroupDescriptor] = []
        for group in structure.groups {
            guard XMLAttributeName(group.id) != nil else {
                lose("group \(group.id)", "its id is no name of XML")
                continue
            }
            groups.append(group)
        }
        let taken = ["DataSetType", "SeriesType", "ObsType", "AttsType", "Group.ID"]
        let clash = groups.first {
            taken.contains($0.id) || groups.count > 1 && $0.id == "GroupType"
        }
        if let clash {
            throw SDMXError(
                .unsupported, path: path, found: "a group with the id \(clash.id)",
                expected: "an id that the standard's rules do not give to another type")
        }
        return groups
    }

    private func checkNames(_ components: [SchemaComponent]) throws(SDMXError) {
        var names: Set<String> = []
        for component in components {
            guard names.insert(component.name).inserted else {
                throw SDMXError(
                    .duplicateColumn, columnID: component.id, path: path,
                    found: "a second component \(component.name)", expected: "each component once")
            }
        }
    }

    private mutating func lose(_ what: String, _ why: String, _ kind: Loss.Kind = .leftOut) {
        log.add(kind, path: path, what: what, why: why)
    }
}

// MARK: Components

extension SchemaPlanning {
    /// A component with its own representation or its concept's; nil for an attribute that no message
    /// can carry.
    private mutating func component(
        _ component: Component, _ role: SchemaComponent.Role
    ) throws(SDMXError) -> SchemaComponent? {
        try made(
            component.id, role, representations.representation(of: component),
            list: lists[component.id])
    }

    /// A metadata attribute, with the values that its metadata structure says.
    private mutating func metadataComponent(
        _ usage: MetadataAttributeUsage
    ) throws(SDMXError) -> SchemaComponent? {
        let node = structure.metadataStructure.flatMap {
            index.node(
                of: $0, takesDrafts: index.nodes[context.structure].version?.isDraft ?? false)
        }
        let metadata = node.flatMap { index.nodes[$0].artefact as? MetadataStructure }
        let attribute = metadata?.attributes.first { $0.id == usage.id }
        let list = node.flatMap { index.enumerations[$0] }?.first { $0.id == usage.id }
        return try made(
            usage.id, .attribute,
            attribute.flatMap { representations.representation(of: $0.component) },
            list: list?.list)
    }

    private mutating func made(
        _ id: String, _ role: SchemaComponent.Role, _ representation: Representation?, list: Int?
    ) throws(SDMXError) -> SchemaComponent? {
        var name = id
        if role == .time { name = ComponentFilter.timePeriod }
        if role == .measure, edition == .v21 { name = "OBS_VALUE" }
        guard XMLAttributeName(name) != nil, name != "type" else {
            guard role == .attribute, name != "type" else {
                throw SDMXError(
                    .unsupported, columnID: id, path: path,
                    found: "the id \(SDMXError.quoted(id)) of a component",
                    expected: "a name of XML in ASCII that the standard does not use itself")
            }
            lose("attribute \(id)", "its id is no name of XML")
            return nil
        }
        var complex: SchemaComponent.Complex?
        if edition == .v30, role == .measure || role == .attribute {
            if representation?.format?.type == .xhtml {
                complex = .structuredTexts
            } else if representation?.format?.isMultilingual == true {
                complex = .texts
            } else if representation?.isMultiValued == true {
                complex = .values
            }
        }
        let maxOccurs =
            switch representation?.maxOccurs {
            case nil, .count(0)?: "1"
            case .count(let count)?: String(count)
            case .unbounded?: "unbounded"
            }
        let (type, listName) = type(id, role, representation, list: list)
        return SchemaComponent(
            role: role, id: id, name: name, type: type, listName: listName, complex: complex,
            maxOccurs: maxOccurs)
    }

    private mutating func type(
        _ id: String, _ role: SchemaComponent.Role, _ representation: Representation?, list: Int?
    ) -> (SchemaType, listName: String?) {
        let format = representation?.format
        if id == Self.yearStart, edition == .v21 {
            // The official type of the attribute is fixed.
            return (.known(SchemaType.name(.monthDay)), nil)
        }
        if role == .time {
            let type = format?.type ?? .observationalTimePeriod
            guard SchemaType.isPeriod(type) else {
                lose("type of \(id)", "the period is one of observation", .changed)
                return (.known(SchemaType.name(.observationalTimePeriod)), nil)
            }
            return (.known(SchemaType.name(type)), nil)
        }
        if let enumeration = representation?.enumeration {
            return codes(id, enumeration, list)
        }
        let type = format?.type ?? .string
        guard let format else { return (values(id) ?? .known(SchemaType.name(type)), nil) }
        let (kept, lost) = SchemaType.facets(format, type)
        for facet in lost { lose("\(facet) of \(id)", "XML Schema does not take it") }
        guard kept.isEmpty else { return (.restricted(SchemaType.name(type), kept), nil) }
        return (
            type == .string ? values(id) ?? .known("xs:string") : .known(SchemaType.name(type)), nil
        )
    }

    /// The name that SDMX 2.1 fixes for the attribute which says when the reporting year begins.
    static let yearStart = "REPORTING_YEAR_START_DAY"

    private mutating func codes(
        _ id: String, _ enumeration: ArtefactReference, _ list: Int?
    ) -> (SchemaType, listName: String?) {
        let isFree = enumeration.artefactClass == .valueList
        guard let list,
            let values = ListedValues(
                index.artefact(list, isRaw: false), extended: index.nodes[list].artefact)
        else {
            lose("codes of \(id)", "\(enumeration) is not at hand, and any id is taken", .changed)
            return (.known(isFree ? "xs:string" : "common:IDType"), nil)
        }
        let terms = index.terms(of: id, context)
        let taken = terms.isEmpty ? nil : values.taken(by: terms)
        let ids = taken.map { taken in values.ids.filter(taken.contains) } ?? values.ids
        let areIDs = !isFree && ids.allSatisfy { StructureReference.isID($0) }
        let reference = index.nodes[list].artefact.reference
        let name =
            "\(reference.artefactClass.filed.rawValue).\(reference.agency).\(reference.id)"
            + ".\(reference.version)"
        return (
            .values(ids, base: areIDs ? "common:IDType" : "xs:string"),
            terms.isEmpty && XMLAttributeName(name) != nil ? name : nil
        )
    }

    /// The texts that constraints leave of a component without a list; nil if they do not list them.
    private func values(_ id: String) -> SchemaType? {
        var allowed: [String]?
        for term in index.terms(of: id, context) {
            var listed: Set<String> = []
            for selection in term.selections {
                guard selection.isIncluded, selection.patterns.isEmpty, selection.cascades.isEmpty
                else { return nil }
                listed.formUnion(selection.values)
            }
            allowed = allowed?.filter(listed.contains) ?? listed.sorted()
        }
        return allowed.map { .values($0, base: "xs:string") }
    }
}
