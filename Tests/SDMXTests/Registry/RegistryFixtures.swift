import SDMX

/// A small registry in which everything is used by something.
enum RegistryFixtures {
    static func reference(
        _ artefactClass: ArtefactClass, _ id: String, _ version: String = "1.0.0",
        item: [String] = []
    ) -> ArtefactReference {
        ArtefactReference(artefactClass, agency: "AA", id: id, version: version, item: item)
    }

    static func codelist(
        _ id: String, _ codes: [String], version: String = "1.0.0", agency: String = "AA",
        parents: [String: String] = [:]
    ) -> Codelist {
        var list = Codelist(id, agency: agency, version: version)
        list.identity.names = "Codes"
        list.identity.descriptions = "What they are for."
        list.identity.annotations = [Annotation(id: "NOTE", text: "a note")]
        list.codes = codes.map { Code($0, names: LocalisedText($0), parent: parents[$0]) }
        return list
    }

    static func structures() -> Structures {
        var all = Structures()
        all.codelists = [
            codelist("CL_FREQ", ["A", "Q", "M"]),
            codelist(
                "CL_AREA", ["W", "EU", "DEU", "FRA", "USA"],
                parents: ["EU": "W", "DEU": "EU", "FRA": "EU", "USA": "W"]),
            codelist("CL_UNIT", ["PS", "USD"]), codelist("CL_UNUSED", ["X"]),
        ]
        all.valueLists = [ValueList("VL_SIGN", agency: "AA", version: "1.0.0")]
        all.valueLists[0].identity.names = "Signs"
        all.valueLists[0].items = [ValueItem("€"), ValueItem("a b")]
        all.conceptSchemes = [concepts()]
        all.dataStructures = [dataStructure()]
        all.dataflows = ["DF_ALL", "DF_SOME"].map { id in
            var flow = Dataflow(
                id, agency: "AA", version: "1.0.0", structure: reference(.dataStructure, "DSD"))
            flow.identity.names = "Flow"
            return flow
        }
        all.categorySchemes = [categories()]
        all.categorisations = [
            categorisation("CAT_ALL", reference(.dataflow, "DF_ALL"), ["POP", "MIG"]),
            categorisation("CAT_SOME", reference(.dataflow, "DF_SOME"), ["ECON"]),
        ]
        all.organisationSchemes = organisations()
        var agreement = ProvisionAgreement(
            "PA", agency: "AA", version: "1.0.0", dataflow: reference(.dataflow, "DF_SOME"),
            dataProvider: ArtefactReference(
                .dataProvider, agency: "AA", id: "DATA_PROVIDERS", version: "1.0", item: ["P1"]))
        agreement.identity.names = "Agreement"
        all.provisionAgreements = [agreement]
        all.constraints = [
            constraint("CON_DSD", reference(.dataStructure, "DSD"), ["FREQ": ["A", "Q"]]),
            constraint(
                "CON_SOME", reference(.dataflow, "DF_SOME"),
                ["FREQ": ["A", "M"], "REF_AREA": ["DEU", "EU"]]),
            constraint("CON_PA", reference(.provisionAgreement, "PA"), ["REF_AREA": ["DEU"]]),
        ]
        var actual = constraint(
            "CON_ACTUAL", reference(.dataflow, "DF_SOME"), ["REF_AREA": ["FRA"]])
        actual.role = .actual
        all.constraints.append(actual)
        all.hierarchies = [
            Hierarchy(
                "H_AREA", agency: "AA", version: "1.0.0",
                codes: [
                    HierarchicalCode(
                        "1", code: reference(.code, "CL_AREA", item: ["W"]),
                        children: [
                            HierarchicalCode("2", code: reference(.code, "CL_AREA", item: ["USA"]))
                        ])
                ])
        ]
        all.hierarchies[0].identity.names = "Hierarchy"
        return all
    }

    private static func concepts() -> ConceptScheme {
        var scheme = ConceptScheme("CS", agency: "AA", version: "1.0.0")
        scheme.identity.names = "Concepts"
        let ids = ["FREQ", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT", "UNUSED"]
        scheme.concepts = ids.map { Concept($0, names: LocalisedText($0)) }
        scheme.concepts[4].representation = Representation(
            enumeration: reference(.codelist, "CL_UNIT"))
        scheme.concepts[5].representation = Representation(
            enumeration: reference(.codelist, "CL_UNUSED"))
        return scheme
    }

    private static func dataStructure() -> DataStructure {
        var structure = DataStructure("DSD", agency: "AA", version: "1.0.0")
        structure.identity.names = "Structure"
        func component(_ id: String, _ list: String? = nil, _ type: DataType? = nil) -> Component {
            var representation: Representation?
            if let list {
                representation = Representation(enumeration: reference(.codelist, list, "1.0+.0"))
            } else if let type {
                representation = Representation(format: TextFormat(type))
            }
            return Component(
                id, concept: reference(.concept, "CS", item: [id]), representation: representation)
        }
        structure.dimensions = [
            Dimension(component("FREQ", "CL_FREQ")), Dimension(component("REF_AREA", "CL_AREA")),
            Dimension(component("TIME_PERIOD", nil, .observationalTimePeriod), kind: .time),
        ]
        structure.measures = [Measure(component("OBS_VALUE", nil, .double))]
        structure.attributes = [Attribute(component("UNIT"), relationship: .observation)]
        return structure
    }

    private static func categories() -> CategoryScheme {
        var scheme = CategoryScheme("TOPICS", agency: "AA", version: "1.0.0")
        scheme.identity.names = "Topics"
        scheme.categories = [
            Category(
                "POP", names: "Population",
                children: [Category("MIG", names: "Migration"), Category("FERT", names: "Births")]),
            Category("ECON", names: "Economy"),
        ]
        return scheme
    }

    private static func categorisation(
        _ id: String, _ source: ArtefactReference, _ path: [String]
    ) -> Categorisation {
        var one = Categorisation(
            id, agency: "AA", version: "1.0.0", source: source,
            target: reference(.category, "TOPICS", item: path))
        one.identity.names = "Categorisation"
        return one
    }

    private static func organisations() -> [OrganisationScheme] {
        var agencies = OrganisationScheme(.agency, id: "AGENCIES", agency: "SDMX")
        agencies.organisations = [
            Organisation("SDMX", names: "SDMX"), Organisation("AA", names: "An agency"),
            Organisation("BB", names: "Another"),
        ]
        var units = OrganisationScheme(.agency, id: "AGENCIES", agency: "AA")
        units.organisations = [Organisation("UNIT", names: "A unit")]
        var providers = OrganisationScheme(.dataProvider, id: "DATA_PROVIDERS", agency: "AA")
        providers.organisations = [
            Organisation("P1", names: "P1"), Organisation("P2", names: "P2"),
        ]
        return [agencies, units, providers].map { scheme in
            var scheme = scheme
            scheme.identity.names = "Organisations"
            return scheme
        }
    }

    static func constraint(
        _ id: String, _ attachment: ArtefactReference, _ values: [String: [String]]
    ) -> Constraint {
        var constraint = Constraint(.data, id: id, agency: "AA", version: "1.0.0")
        constraint.identity.names = "Constraint"
        constraint.role = .allowed
        constraint.attachments = [attachment]
        constraint.cubeRegions = [
            CubeRegion(
                keys: values.sorted { $0.key < $1.key }.map { component, values in
                    MemberSelection(component, values: values.map { ConstraintValue($0) })
                })
        ]
        return constraint
    }
}

extension Registry {
    /// The answer to a query by its URL.
    func answer(_ text: String, _ grammar: QueryGrammar = .v2) throws -> Structures? {
        answer(try structureQuery(text, grammar), grammar)
    }

    /// What the answer holds, by id, with the agency before it if that is not the usual one.
    func ids(_ text: String, _ grammar: QueryGrammar = .v2) throws -> [String] {
        try answer(text, grammar)?.ids ?? []
    }
}

extension Structures {
    var ids: [String] {
        all.map { ($0.agency == "AA" ? "" : $0.agency + ":") + $0.id }
    }

    /// Ids of items by scheme.
    func codes(_ id: String) -> [String]? { codelists.first { $0.id == id }?.codes.map(\.id) }
}
