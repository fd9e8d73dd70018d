import SDMX
import Testing

/// Which artefacts a query names.
struct StructureAnswerTests {
    private let registry = Registry(RegistryFixtures.structures())

    @Test(arguments: StructureType.allCases)
    func `each type finds its artefacts`(_ type: StructureType) throws {
        let wanted: [StructureType: [String]] = [
            .dataStructure: ["DSD"], .dataflow: ["DF_ALL", "DF_SOME"],
            .codelist: ["CL_FREQ", "CL_AREA", "CL_UNIT", "CL_UNUSED"], .valueList: ["VL_SIGN"],
            .conceptScheme: ["CS"], .categoryScheme: ["TOPICS"],
            .categorisation: ["CAT_ALL", "CAT_SOME"], .agencyScheme: ["SDMX:AGENCIES", "AGENCIES"],
            .dataProviderScheme: ["DATA_PROVIDERS"], .provisionAgreement: ["PA"],
            .dataConstraint: ["CON_DSD", "CON_SOME", "CON_PA", "CON_ACTUAL"],
            .contentConstraint: ["CON_DSD", "CON_SOME", "CON_PA", "CON_ACTUAL"],
            .actualConstraint: ["CON_ACTUAL"],
            .allowedConstraint: ["CON_DSD", "CON_SOME", "CON_PA"], .hierarchy: ["H_AREA"],
            .hierarchicalCodelist: ["H_AREA"],
            .organisationScheme: ["SDMX:AGENCIES", "AGENCIES", "DATA_PROVIDERS"],
        ]
        for grammar in QueryGrammar.allCases where StructureType.all(grammar).contains(type) {
            let text = grammar == .v1 ? type.rawValue : "structure/" + type.rawValue
            #expect(try registry.ids(text, grammar) == wanted[type] ?? [], "\(text)")
        }
    }

    @Test func `without a type all artefacts are meant`() throws {
        #expect(try registry.ids("structure/*") == RegistryFixtures.structures().ids)
        #expect(try registry.ids("structure/AA/DSD", .v1) == ["DSD"])
        #expect(try registry.ids("structure/*/*/AGENCIES") == ["SDMX:AGENCIES", "AGENCIES"])
        #expect(try registry.ids("structure/*/SDMX") == ["SDMX:AGENCIES"])
    }

    @Test func `nothing found is no answer`() throws {
        for text in [
            "structure/codelist/AA/NONE", "structure/codelist/NONE", "structure/codelist/AA/DSD",
            "structure/codelist/AA/CL_FREQ/2.0.0", "structure/metadataflow",
            "structure/codelist/AA/CL_FREQ/~/Z",
        ] {
            #expect(try registry.answer(text) == nil, "\(text)")
        }
        #expect(Registry(Structures()).answer(StructureQuery(), .v2) == nil)
    }

    @Test func `agencies and ids may be several`() throws {
        #expect(
            try registry.ids("structure/codelist/AA,BB/CL_UNIT,CL_FREQ,X")
                == ["CL_FREQ", "CL_UNIT"])
        #expect(try registry.ids("agencyscheme/AA+SDMX", .v1) == ["SDMX:AGENCIES", "AGENCIES"])
    }

    @Test func `an agency within another is one of its own`() throws {
        var structures = Structures()
        for agency in ["AA", "AA.UNIT", "AA.UNIT.X"] {
            structures.codelists.append(
                RegistryFixtures.codelist("CL", ["A"], agency: agency))
        }
        let registry = Registry(structures)
        #expect(try registry.ids("structure/codelist/AA.UNIT/CL") == ["AA.UNIT:CL"])
        #expect(try registry.ids("codelist/AA.UNIT.X+AA/CL", .v1) == ["CL", "AA.UNIT.X:CL"])
    }

    // MARK: Versions

    private static let versions = [
        "1.0", "2.0", "0.9.0", "1.0.0", "1.1.0", "1.1.1", "1.2.0-draft", "2.0.0", "2.1.0-beta",
    ]

    @Test(
        arguments: [
            ("~", ["2.1.0-beta"]), ("+", ["2.0.0"]), ("*", versions), ("1.0", ["1.0"]),
            ("1.1.0", ["1.1.0"]), ("1.0+.0", ["1.1.1"]), ("1.1.0+", ["1.1.1"]),
            ("1+.0.0", ["2.0.0"]), ("1.0~.0", ["1.2.0-draft"]), ("~.0", ["2.0"]),
            ("1.*.0", ["1.0.0", "1.1.0", "1.1.1", "1.2.0-draft"]), ("3.0.0", []),
            ("1.0,2.0.0,+", ["1.0", "2.0.0"]),
            ("1.1*.0,~", ["1.1.0", "1.1.1", "1.2.0-draft", "2.1.0-beta"]),
            ("1.2.0-draft", ["1.2.0-draft"]),
        ] as [(String, [String])])
    func `versions are those the standard says`(_ version: String, _ wanted: [String]) throws {
        var structures = Structures()
        for version in Self.versions.shuffled() {
            structures.codelists.append(
                RegistryFixtures.codelist("CL", ["A"], version: version))
        }
        let registry = Registry(structures)
        let found = try registry.answer("structure/codelist/AA/CL/\(version)")
        #expect(Set(found?.codelists.map(\.version) ?? []) == Set(wanted))
    }

    @Test func `the latest of the older grammar is in production`() throws {
        var structures = Structures()
        structures.codelists = ["1.0.0", "1.1.0-draft"].map {
            RegistryFixtures.codelist("CL", ["A"], version: $0)
        }
        structures.codelists.append(
            RegistryFixtures.codelist("CL_NEW", ["A"], version: "1.0.0-draft"))
        let registry = Registry(structures)
        let found = try registry.answer("codelist/AA", .v1)?.codelists.map(\.version)
        #expect(found == ["1.0.0", "1.0.0-draft"])
        #expect(
            try registry.answer("structure/codelist/AA/CL")?.codelists[0].version == "1.1.0-draft")
        #expect(try registry.answer("codelist/AA/CL/all", .v1)?.codelists.count == 2)
    }

    @Test func `a plus takes final versions of the old form where there are no others`() throws {
        var structures = Structures()
        structures.codelists = ["1.0", "1.1"].map {
            RegistryFixtures.codelist("CL", ["A"], version: $0)
        }
        #expect(
            try Registry(structures).answer("structure/codelist/AA/CL/+")?.codelists[0].version
                == "1.1")
    }

    @Test func `what is there twice is answered once, and rather whole than as a stub`() throws {
        var stub = RegistryFixtures.codelist("CL", [])
        stub.maintenance.isExternalReference = true
        var structures = Structures()
        structures.codelists = [
            stub, RegistryFixtures.codelist("CL", ["A"]), RegistryFixtures.codelist("CL", ["B"]),
        ]
        let found = try Registry(structures).answer("structure/codelist")
        #expect(found?.codelists.map { $0.codes.map(\.id) } == [["A"]])
    }

    @Test func `a version that is none does no harm`() throws {
        var structures = Structures()
        structures.codelists = ["x", "", "1.0"].map {
            RegistryFixtures.codelist("CL", ["A"], version: $0)
        }
        let registry = Registry(structures)
        #expect(try registry.answer("structure/codelist/AA/CL")?.codelists[0].version == "1.0")
        #expect(try registry.answer("structure/codelist/AA/CL/*")?.codelists.count == 3)
        #expect(registry.artefact(RegistryFixtures.reference(.codelist, "CL", "x")) != nil)
    }
}
