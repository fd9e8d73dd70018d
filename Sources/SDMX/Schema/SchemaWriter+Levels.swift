extension SchemaWriter {
    private var yearStart: String { SchemaPlanning.yearStart }
    private var unbounded: (name: String, value: String?) { ("maxOccurs", "unbounded") }

    // MARK: Types of the levels of a data set

    func dataSetType() throws(SDMXError) {
        let base = plan.isTimeSeries ? "dsd:TimeSeriesDataSetType" : "dsd:DataSetType"
        try complexType("DataSetType", base) { () throws(SDMXError) in
            try local("DataProvider", "common:DataProviderReferenceType", [("minOccurs", "0")])
            switch plan.edition {
            case .v21:
                if let group = groupType {
                    try local("Group", group, [("minOccurs", "0"), unbounded])
                }
                try element("xs:choice", [("minOccurs", "0")]) { () throws(SDMXError) in
                    try rows([unbounded])
                }
            case .v30:
                try element("xs:choice", [("minOccurs", "0"), unbounded]) {
                    () throws(SDMXError) in
                    try local("Atts", "AttsType", [])
                    if let group = groupType { try local("Group", group, []) }
                    try rows([])
                }
                try metadata { $0.isDataSet }
            }
        } attributes: { () throws(SDMXError) in
            let own = simple { $0.isDataSet }
            try prohibitYearStart(unless: own)
            for component in own { try use(component, "optional") }
        }
    }

    private func rows(_ occurrences: [(name: String, value: String?)]) throws(SDMXError) {
        if plan.dimension == nil {
            try local("Obs", "ObsType", occurrences)
        } else {
            try local("Series", "SeriesType", occurrences)
        }
    }

    func seriesType() throws(SDMXError) {
        let base = plan.isTimeSeries ? "dsd:TimeSeriesType" : "dsd:SeriesType"
        try complexType("SeriesType", base) { () throws(SDMXError) in
            try components { $0.isSeries }
            try local("Obs", "ObsType", [("minOccurs", "0"), unbounded])
            try metadata { $0.isSeries }
        } attributes: { () throws(SDMXError) in
            if !plan.keys.contains(where: { $0.role == .time }) { try prohibitTime() }
            for dimension in plan.keys { try use(dimension, required) }
            let own = simple { $0.isSeries }
            try prohibitYearStart(unless: own)
            for component in own { try use(component, "optional") }
        }
    }

    /// Attributes of any part of the key, since SDMX-ML 3.0.
    func attsType() throws(SDMXError) {
        try complexType("AttsType", "dsd:AttsType") { () throws(SDMXError) in
            try components { _ in true }
        } attributes: { () throws(SDMXError) in
            if !plan.hasTime { try prohibitTime() }
            for dimension in plan.dimensions { try use(dimension, "optional") }
            for component in simple({ _ in true }) { try use(component, "optional") }
        }
    }

    func obsType() throws(SDMXError) {
        let base = plan.isTimeSeries ? "dsd:TimeSeriesObsType" : "dsd:ObsType"
        let isComplex = plan.measures.contains { $0.complex != nil }
        try complexType("ObsType", base) { () throws(SDMXError) in
            try components(isComplex) { $0.isObservation }
            try metadata { $0.isObservation }
        } attributes: { () throws(SDMXError) in
            if !plan.isTimeSeries {
                try element(
                    "xs:attribute",
                    [("name", "type"), ("type", "common:IDType"), ("use", "prohibited")])
            }
            if !plan.ownDimensions.contains(where: { $0.role == .time }) { try prohibitTime() }
            for dimension in plan.ownDimensions { try use(dimension, required) }
            for measure in plan.measures where measure.complex == nil {
                try use(measure, "optional")
            }
            let own = simple { $0.isObservation }
            try prohibitYearStart(unless: own)
            for component in own { try use(component, "optional") }
        }
    }

    // MARK: Groups

    /// The type of the element for groups; nil if there are none.
    private var groupType: String? {
        plan.groups.count > 1 ? "GroupType" : plan.groups.first?.id
    }

    /// A type for each group, and where there are several one that they have in common.
    func groupTypes() throws(SDMXError) {
        guard plan.groups.count > 1 else {
            for group in plan.groups { try self.group(group, "dsd:GroupType", "common:IDType") }
            return
        }
        let ids = Set(plan.groups.map(\.id))
        try complexType("GroupType", "dsd:GroupType", isAbstract: true) { () throws(SDMXError) in
            try components { !ids.isDisjoint(with: $0.groups) }
            try metadata { !ids.isDisjoint(with: $0.groups) }
        } attributes: { () throws(SDMXError) in
            try element(
                "xs:attribute", [("name", "type"), ("type", "Group.ID"), ("use", "optional")])
            try element("xs:anyAttribute", [("namespace", "##local")])
        }
        try element("xs:simpleType", [("name", "Group.ID")]) { () throws(SDMXError) in
            try element("xs:restriction", [("base", "common:IDType")]) { () throws(SDMXError) in
                for group in plan.groups { try element("xs:enumeration", [("value", group.id)]) }
            }
        }
        for group in plan.groups { try self.group(group, "GroupType", "Group.ID") }
    }

    private func group(
        _ group: GroupDescriptor, _ base: String, _ idType: String
    ) throws(SDMXError) {
        try complexType(group.id, base) { () throws(SDMXError) in
            try components { $0.groups.contains(group.id) }
            try metadata { $0.groups.contains(group.id) }
        } attributes: { () throws(SDMXError) in
            for dimension in plan.dimensions where group.dimensions.contains(dimension.id) {
                try use(dimension, required)
            }
            let own = simple { $0.groups.contains(group.id) }
            try prohibitYearStart(unless: own)
            for component in own { try use(component, "optional") }
            try element(
                "xs:attribute",
                [("name", "type"), ("type", idType), ("use", "optional"), ("fixed", group.id)])
        }
    }

    // MARK: Parts

    /// A type that restricts another, with what all have.
    private func complexType(
        _ name: String, _ base: String, isAbstract: Bool = false,
        _ content: () throws(SDMXError) -> Void, attributes: () throws(SDMXError) -> Void
    ) throws(SDMXError) {
        try element(
            "xs:complexType", [("name", name), ("abstract", isAbstract ? "true" : nil)]
        ) { () throws(SDMXError) in
            try element("xs:complexContent") { () throws(SDMXError) in
                try element("xs:restriction", [("base", base)]) { () throws(SDMXError) in
                    try element("xs:sequence") { () throws(SDMXError) in
                        try element(
                            "xs:element", [("ref", "common:Annotations"), ("minOccurs", "0")])
                        try content()
                    }
                    try attributes()
                }
            }
        }
    }

    private func local(
        _ name: String, _ type: String, _ occurrences: [(name: String, value: String?)]
    ) throws(SDMXError) {
        try element(
            "xs:element", [("name", name), ("type", type), ("form", "unqualified")] + occurrences)
    }

    /// The element for values that no attribute of XML holds, if there are such at the level.
    private func components(
        _ isNeeded: Bool = false, _ level: (SchemaComponent.Places) -> Bool
    ) throws(SDMXError) {
        guard isNeeded || plan.attributes.contains(where: { $0.complex != nil && level($0.places) })
        else { return }
        try local("Comp", "dsd:CompType", [("minOccurs", "0"), unbounded])
    }

    /// The element for reports, if the structure has metadata attributes at the level.
    private func metadata(_ level: (SchemaComponent.Places) -> Bool) throws(SDMXError) {
        guard plan.edition == .v30,
            plan.attributes.contains(where: { $0.isMetadata && level($0.places) })
        else { return }
        try local("Metadata", "metadata:MetadataSetType", [("minOccurs", "0")])
    }

    private func simple(_ level: (SchemaComponent.Places) -> Bool) -> [SchemaComponent] {
        plan.attributes.filter { $0.complex == nil && level($0.places) }
    }

    /// Whether the key must be whole.
    private var required: String { plan.isForDeletion ? "optional" : "required" }

    private func use(_ component: SchemaComponent, _ use: String) throws(SDMXError) {
        try element(
            "xs:attribute",
            [("name", component.name), ("type", typeName(component)), ("use", use)])
    }

    private func prohibitTime() throws(SDMXError) {
        try element(
            "xs:attribute",
            [
                ("name", ComponentFilter.timePeriod),
                ("type", "common:ObservationalTimePeriodType"), ("use", "prohibited"),
            ])
    }

    /// The official types of SDMX-ML 2.1 have the attribute at each level.
    private func prohibitYearStart(unless own: [SchemaComponent]) throws(SDMXError) {
        guard plan.edition == .v21, !own.contains(where: { $0.name == yearStart }) else { return }
        try element(
            "xs:attribute",
            [("name", yearStart), ("type", "xs:gMonthDay"), ("use", "prohibited")])
    }

    /// The type of the element for values of one component that no attribute of XML holds.
    func componentType(_ component: SchemaComponent) throws(SDMXError) {
        let occurrences: [(name: String, value: String?)] = [
            ("minOccurs", "0"), ("maxOccurs", component.maxOccurs),
        ]
        try complexType(component.elementType, "dsd:CompType") { () throws(SDMXError) in
            switch component.complex {
            case .texts?: try local("Value", "common:TextValueType", occurrences)
            case .structuredTexts?:
                try local("Value", "common:StructuredTextValueType", occurrences)
            case .values?, nil:
                try element(
                    "xs:element", [("name", "Value"), ("form", "unqualified")] + occurrences
                ) { () throws(SDMXError) in try values(component) }
            }
        } attributes: { () throws(SDMXError) in
            try element(
                "xs:attribute",
                [
                    ("name", "id"), ("type", "common:NCNameIDType"), ("use", "required"),
                    ("fixed", component.name),
                ])
        }
    }

    private func values(_ component: SchemaComponent) throws(SDMXError) {
        try element("xs:complexType") { () throws(SDMXError) in
            try element("xs:simpleContent") { () throws(SDMXError) in
                try element("xs:restriction", [("base", "common:ValueType")]) {
                    () throws(SDMXError) in
                    try element("xs:simpleType") { () throws(SDMXError) in
                        try element("xs:restriction", [("base", typeName(component))])
                    }
                }
            }
        }
    }
}
