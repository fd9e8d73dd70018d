/// Writes a schema, by the prefixes that the standard's documentation has: `xs` for XML Schema,
/// `common` and `dsd` for what is restricted.
final class SchemaWriter {
    let schema: DataSchema
    let plan: SchemaPlan
    private let officialSchemas: String?
    @exclusivity(unchecked) var xml: XMLWriter
    /// By component: the name of its type.
    private var typeNames: [String: String] = [:]

    init(_ schema: DataSchema, _ officialSchemas: String?, _ xml: consuming XMLWriter) {
        self.schema = schema
        self.officialSchemas = officialSchemas
        plan = schema.plan
        self.xml = xml
    }

    /// Ends the document and returns it if there is no sink.
    func write() throws(SDMXError) -> [UInt8] {
        try xml.begin("xs:schema")
        try attributes([
            ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xmlns", schema.targetNamespace),
            ("xmlns:dsd", plan.edition.namespace("data/structurespecific")),
            ("xmlns:common", plan.edition.namespace("common")),
        ])
        let hasMetadata = plan.edition == .v30 && plan.attributes.contains { $0.isMetadata }
        if hasMetadata {
            try xml.attribute("xmlns:metadata", plan.edition.namespace("metadata/generic"))
        }
        try attributes([
            ("targetNamespace", schema.targetNamespace), ("elementFormDefault", "qualified"),
            ("attributeFormDefault", "unqualified"),
        ])
        try importOfficial("data/structurespecific", "SDMXDataStructureSpecific.xsd")
        try importOfficial("common", "SDMXCommon.xsd")
        if hasMetadata { try importOfficial("metadata/generic", "SDMXMetadataGeneric.xsd") }
        try dataSetType()
        try groupTypes()
        if plan.dimension != nil { try seriesType() }
        if plan.edition == .v30 { try attsType() }
        try obsType()
        nameTypes()
        for component in plan.all where component.complex != nil { try componentType(component) }
        try simpleTypes()
        xml.end()
        var last = XMLWriter()
        swap(&last, &xml)
        return try last.finish()
    }

    private func importOfficial(_ namespace: String, _ file: String) throws(SDMXError) {
        try element(
            "xs:import",
            [
                ("namespace", plan.edition.namespace(namespace)),
                (
                    "schemaLocation",
                    officialSchemas.map { $0.hasSuffix("/") ? $0 + file : $0 + "/" + file }
                ),
            ])
    }

    // MARK: Elements

    func attributes(_ attributes: [(name: String, value: String?)]) throws(SDMXError) {
        for attribute in attributes {
            if let value = attribute.value { try xml.attribute(attribute.name, value) }
        }
    }

    func element(
        _ name: String, _ attributes: [(name: String, value: String?)] = [],
        _ body: () throws(SDMXError) -> Void = {}
    ) throws(SDMXError) {
        try xml.begin(name)
        try self.attributes(attributes)
        try body()
        xml.end()
    }

    // MARK: Names of types

    /// The name of a component's type.
    func typeName(_ component: SchemaComponent) -> String {
        if case .known(let name) = component.type { return name }
        if typeNames.isEmpty { nameTypes() }
        return typeNames[component.name] ?? component.name
    }

    /// Types that are defined here have names that no other type has: those of groups and of the
    /// parts of a data set are the standard's.
    private func nameTypes() {
        guard typeNames.isEmpty else { return }
        var taken: Set<String> = [
            "DataSetType", "SeriesType", "ObsType", "AttsType", "GroupType", "Group.ID",
        ]
        taken.formUnion(plan.groups.map(\.id))
        taken.formUnion(plan.all.filter { $0.complex != nil }.map(\.elementType))
        var shared: [String: String] = [:]
        for component in plan.all {
            if let list = component.listName, let known = shared[list] {
                typeNames[component.name] = known
                continue
            }
            var name = component.listName ?? component.name
            while !taken.insert(name).inserted { name += "." }
            if let list = component.listName { shared[list] = name }
            typeNames[component.name] = name
        }
    }

    private func simpleTypes() throws(SDMXError) {
        var written: Set<String> = []
        for component in plan.all {
            let name = typeName(component)
            switch component.type {
            case .known: continue
            case .values(let values, let base):
                guard written.insert(name).inserted else { continue }
                try simpleType(name, values, base)
            case .restricted(let base, let facets):
                try element("xs:simpleType", [("name", name)]) { () throws(SDMXError) in
                    try element("xs:restriction", [("base", base)]) { () throws(SDMXError) in
                        for facet in facets {
                            try element("xs:" + facet.name, [("value", facet.value)])
                        }
                    }
                }
            }
        }
    }

    private func simpleType(
        _ name: String, _ values: [String], _ base: String
    ) throws(SDMXError) {
        try element("xs:simpleType", [("name", name)]) { () throws(SDMXError) in
            guard !values.isEmpty else {
                // An id has a character at least, so that none is one of these.
                try element("xs:restriction", [("base", "common:IDType")]) {
                    () throws(SDMXError) in
                    try element("xs:maxLength", [("value", "0")])
                }
                return
            }
            try element("xs:restriction", [("base", base)]) { () throws(SDMXError) in
                for value in values { try element("xs:enumeration", [("value", value)]) }
            }
        }
    }
}
