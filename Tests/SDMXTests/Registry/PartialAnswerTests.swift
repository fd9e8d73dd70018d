import SDMX
import Testing

/// `referencepartial`: only the items in use.
struct PartialAnswerTests {
    private let registry = Registry(RegistryFixtures.structures())

    private func answer(
        _ path: String, _ references: String = "all", _ grammar: QueryGrammar = .v1,
        in registry: Registry? = nil
    ) throws -> Structures {
        let text =
            (grammar == .v2 ? "structure/" : "")
            + "\(path)?references=\(references)&detail=referencepartial"
        return try #require(try (registry ?? self.registry).answer(text, grammar))
    }

    @Test func `a data structure brings its concepts and the codes it may have`() throws {
        let found = try answer("datastructure/AA/DSD", "descendants")
        #expect(
            found.conceptSchemes[0].concepts.map(\.id)
                == ["FREQ", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT"])
        #expect(found.conceptSchemes[0].maintenance.isPartial)
        #expect(found.codes("CL_FREQ") == ["A", "Q"])
        #expect(found.codelists[0].maintenance.isPartial)
        #expect(found.codes("CL_AREA")?.count == 5)
        #expect(!found.codelists[1].maintenance.isPartial)
        // The list of a concept that nothing uses is not in use.
        #expect(found.ids == ["CL_FREQ", "CL_AREA", "CL_UNIT", "CS", "DSD"])
    }

    @Test func `each level narrows what the one above leaves`() throws {
        let some = try answer("dataflow/AA/DF_SOME", "descendants")
        #expect(some.codes("CL_FREQ") == ["A"])
        #expect(some.codes("CL_AREA") == ["EU", "DEU"])
        let all = try answer("dataflow/AA/DF_ALL", "descendants")
        #expect(all.codes("CL_FREQ") == ["A", "Q"])
        #expect(all.codes("CL_AREA")?.count == 5)
        let agreement = try answer("provisionagreement/AA/PA", "descendants")
        #expect(agreement.codes("CL_AREA") == ["DEU"])
        #expect(agreement.codes("CL_FREQ") == ["A"])
        #expect(agreement.organisationSchemes[0].organisations.map(\.id) == ["P1"])
        #expect(!agreement.codelists[2].maintenance.isPartial)
    }

    @Test func `several dataflows have the codes of any`() throws {
        let found = try answer("dataflow/AA", "descendants")
        #expect(found.codes("CL_FREQ") == ["A", "Q"])
        #expect(found.codes("CL_AREA")?.count == 5)
        // Of a list's parents nothing is asked for but the list.
        let list = try answer("codelist/AA/CL_FREQ", "all")
        #expect(list.codes("CL_FREQ")?.count == 3)
        #expect(list.codes("CL_AREA")?.count == 5)
    }

    @Test func `what is reached through flows has the codes of those`() throws {
        let found = try answer("categorisation/AA/CAT_SOME", "descendants")
        #expect(found.codes("CL_AREA") == ["EU", "DEU"])
        #expect(found.categorySchemes[0].categories.map(\.id) == ["ECON"])
        #expect(found.categorySchemes[0].maintenance.isPartial)
        let nested = try answer("categorisation/AA/CAT_ALL", "children")
        #expect(nested.categorySchemes[0].categories.map(\.id) == ["POP"])
        #expect(nested.categorySchemes[0].categories[0].children.map(\.id) == ["MIG"])
    }

    @Test func `a constraint that is asked for counts, whatever it is`() throws {
        let actual = try answer("contentconstraint/AA/CON_ACTUAL", "descendants")
        #expect(actual.codes("CL_AREA") == [])
        #expect(actual.codes("CL_FREQ") == ["A"])
        let allowed = try answer("contentconstraint/AA/CON_SOME", "descendants")
        #expect(allowed.codes("CL_AREA") == ["EU", "DEU"])
    }

    @Test func `agencies are those that maintain what is returned`() throws {
        let found = try answer("dataflow/AA/DF_SOME", "all", .v2)
        let scheme = found.organisationSchemes.first { $0.agency == "SDMX" }
        #expect(scheme?.organisations.map(\.id) == ["SDMX", "AA"])
        #expect(scheme?.maintenance.isPartial == true)
    }

    @Test func `codes of a hierarchy are those it names`() throws {
        let found = try answer("hierarchy/AA/H_AREA", "children", .v2)
        #expect(found.codes("CL_AREA") == ["W", "USA"])
    }

    @Test func `codes of a map are those it maps, unless by a pattern`() throws {
        for isPattern in [false, true] {
            var map = RepresentationMap("MAP", agency: "AA", version: "1.0.0")
            map.sources = [.list(RegistryFixtures.reference(.codelist, "CL_FREQ"))]
            map.targets = [.list(RegistryFixtures.reference(.codelist, "CL_UNIT"))]
            map.mappings = [.init([.init("M", isRegularExpression: isPattern)], ["PS"])]
            var structures = RegistryFixtures.structures()
            structures.representationMaps = [map]
            let found = try answer(
                "representationmap/AA/MAP", "children", .v2, in: Registry(structures))
            #expect(found.codes("CL_FREQ") == (isPattern ? ["A", "Q", "M"] : ["M"]))
            #expect(found.codes("CL_UNIT") == ["PS"])
        }
    }

    @Test func `a scheme that only uses what was asked for stays whole`() throws {
        let found = try answer("codelist/AA/CL_UNIT", "parents")
        #expect(found.conceptSchemes[0].concepts.count == 6)
        #expect(!found.conceptSchemes[0].maintenance.isPartial)
    }

    // MARK: What constraints say

    private func codes(_ change: (inout Constraint) -> Void) throws -> [String]? {
        var structures = RegistryFixtures.structures()
        var constraint = RegistryFixtures.constraint(
            "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"), [:])
        change(&constraint)
        structures.constraints = [constraint]
        return try answer("dataflow/AA/DF_ALL", "descendants", in: Registry(structures))
            .codes("CL_AREA")
    }

    private func region(
        _ values: [ConstraintValue], isIncluded: Bool? = nil, isRegionIncluded: Bool? = nil,
        besides: [MemberSelection] = []
    ) -> CubeRegion {
        var member = MemberSelection("REF_AREA", values: values)
        member.isIncluded = isIncluded
        var region = CubeRegion(keys: [member] + besides)
        region.isIncluded = isRegionIncluded
        return region
    }

    @Test func `regions take values, patterns and what stands below`() throws {
        let rows: [([ConstraintValue], [String])] = [
            ([ConstraintValue("FRA"), ConstraintValue("NONE")], ["FRA"]),
            ([ConstraintValue("%U%")], ["EU", "DEU", "USA"]),
            ([ConstraintValue("EU", cascade: .yes)], ["EU", "DEU", "FRA"]),
            ([ConstraintValue("EU", cascade: .excludingRoot)], ["DEU", "FRA"]),
            ([ConstraintValue("EU", cascade: .no)], ["EU"]),
        ]
        for (values, wanted) in rows {
            #expect(try codes { $0.cubeRegions = [region(values)] } == wanted)
            let others = ["W", "EU", "DEU", "FRA", "USA"].filter { !wanted.contains($0) }
            #expect(try codes { $0.cubeRegions = [region(values, isIncluded: false)] } == others)
            #expect(
                try codes { $0.cubeRegions = [region(values, isRegionIncluded: false)] } == others)
        }
    }

    @Test func `several regions take what any takes`() throws {
        let freq = MemberSelection("FREQ", values: [ConstraintValue("A")])
        let one = region([ConstraintValue("FRA")], besides: [freq])
        #expect(
            try codes { $0.cubeRegions = [one, region([ConstraintValue("W")])] } == ["W", "FRA"])
        #expect(try codes { $0.cubeRegions = [one, CubeRegion(keys: [freq])] }?.count == 5)
        // In other combinations the value is possible.
        #expect(
            try codes {
                $0.cubeRegions = [
                    region([ConstraintValue("FRA")], isRegionIncluded: false, besides: [freq])
                ]
            }?.count == 5)
    }

    @Test func `keys take the values they name`() throws {
        func key(_ values: [String: String]) -> KeySet.Key {
            KeySet.Key(values.map { MemberSelection($0.key, values: [ConstraintValue($0.value)]) })
        }
        let keys = [key(["REF_AREA": "W", "FREQ": "A"]), key(["REF_AREA": "FRA"])]
        #expect(try codes { $0.keySets = [KeySet(keys: keys)] } == ["W", "FRA"])
        #expect(try codes { $0.keySets = [KeySet(keys: keys + [key(["FREQ": "A"])])] }?.count == 5)
        #expect(
            try codes { $0.keySets = [KeySet(isIncluded: false, keys: keys)] }
                == ["W", "EU", "DEU", "USA"])
        #expect(
            try codes {
                $0.keySets = [KeySet(keys: keys)]
                $0.cubeRegions = [region([ConstraintValue("FRA"), ConstraintValue("EU")])]
            } == ["FRA"])
    }

    @Test func `only the latest constraint that is no draft counts`() throws {
        var structures = RegistryFixtures.structures()
        structures.constraints = [("1.0.0", "W"), ("1.1.0", "FRA"), ("1.2.0-draft", "USA")].map {
            version, code in
            var constraint = RegistryFixtures.constraint(
                "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"), ["REF_AREA": [code]])
            constraint.maintenance.version = version
            return constraint
        }
        let found = try answer("dataflow/AA/DF_ALL", "descendants", in: Registry(structures))
        #expect(found.codes("CL_AREA") == ["FRA"])
        structures.constraints.removeFirst(2)
        let drafts = try answer("dataflow/AA/DF_ALL", "descendants", in: Registry(structures))
        #expect(drafts.codes("CL_AREA")?.count == 5)
    }

    @Test func `prefixes of extended lists may be left out`() throws {
        var structures = RegistryFixtures.structures()
        var list = RegistryFixtures.codelist("CL_EXT", [])
        list.extensions = [
            CodelistExtension(RegistryFixtures.reference(.codelist, "CL_AREA"), prefix: "X_")
        ]
        structures.codelists.append(list)
        structures.dataStructures[0].dimensions[1].component.representation = Representation(
            enumeration: list.reference)
        for (removes, wanted) in [(true, ["X_DEU", "X_FRA"]), (false, [])] {
            var constraint = RegistryFixtures.constraint(
                "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"),
                ["REF_AREA": ["FRA", "DEU"]])
            constraint.cubeRegions[0].keys[0].removesPrefix = removes
            structures.constraints = [constraint]
            let found = try answer("dataflow/AA/DF_ALL", "descendants", in: Registry(structures))
            #expect(found.codes("CL_EXT") == wanted)
        }
    }
}
