import SDMX
import Testing

/// What comes with the artefacts that a query names.
struct ReferenceAnswerTests {
    private let registry = Registry(RegistryFixtures.structures())

    /// What an answer has besides the artefact asked for.
    private func besides(
        _ path: String, _ references: String, _ grammar: QueryGrammar
    ) throws -> [String] {
        let text = (grammar == .v2 ? "structure/" : "") + path
        let own = try registry.ids(text, grammar)
        #expect(own.count == 1)
        let all = try registry.ids("\(text)?references=\(references)", grammar)
        #expect(own.allSatisfy(all.contains))
        return all.filter { !own.contains($0) }
    }

    @Test(
        arguments: [
            ("none", []), ("children", ["DSD"]),
            ("descendants", ["CL_FREQ", "CL_AREA", "CL_UNIT", "CL_UNUSED", "CS", "DSD"]),
            ("parents", ["CAT_SOME", "PA", "CON_SOME", "CON_ACTUAL"]),
            (
                "parentsandsiblings",
                ["DATA_PROVIDERS", "TOPICS", "CAT_SOME", "PA", "CON_SOME", "CON_ACTUAL"]
            ),
            (
                "all",
                [
                    "DATA_PROVIDERS", "CL_FREQ", "CL_AREA", "CL_UNIT", "CL_UNUSED", "CS", "TOPICS",
                    "CAT_SOME", "DSD", "PA", "CON_SOME", "CON_ACTUAL",
                ]
            ),
            ("datastructure", ["DSD"]), ("codelist", []), ("categorisation", ["CAT_SOME"]),
            ("provisionagreement", ["PA"]), ("contentconstraint", ["CON_SOME", "CON_ACTUAL"]),
            ("actualconstraint", ["CON_ACTUAL"]), ("allowedconstraint", ["CON_SOME"]),
            ("organisationscheme", []),
        ] as [(String, [String])])
    func `references of a dataflow in 1,x`(_ references: String, _ wanted: [String]) throws {
        #expect(try besides("dataflow/AA/DF_SOME", references, .v1) == wanted)
    }

    @Test(
        arguments: [
            ("none", []), ("children", ["SDMX:AGENCIES", "DSD"]),
            (
                "descendants",
                ["SDMX:AGENCIES", "CL_FREQ", "CL_AREA", "CL_UNIT", "CL_UNUSED", "CS", "DSD"]
            ),
            ("parents", ["CAT_SOME", "PA", "CON_SOME", "CON_ACTUAL"]),
            (
                "parentsandsiblings",
                [
                    "SDMX:AGENCIES", "DATA_PROVIDERS", "TOPICS", "CAT_SOME", "PA", "CON_SOME",
                    "CON_ACTUAL",
                ]
            ),
            ("ancestors", ["CAT_SOME", "PA", "CON_SOME", "CON_PA", "CON_ACTUAL"]),
            ("dataconstraint", ["CON_SOME", "CON_ACTUAL"]), ("agencyscheme", ["SDMX:AGENCIES"]),
            ("datastructure,categorisation", ["CAT_SOME", "DSD"]),
            (
                "children,parents",
                [
                    "SDMX:AGENCIES", "CAT_SOME", "DSD", "PA", "CON_SOME", "CON_ACTUAL",
                ]
            ),
        ] as [(String, [String])])
    func `references of a dataflow in 2,x`(_ references: String, _ wanted: [String]) throws {
        #expect(try besides("dataflow/AA/DF_SOME", references, .v2) == wanted)
    }

    @Test func `references of the other artefacts`() throws {
        let rows: [(String, String, [String])] = [
            ("codelist/AA/CL_FREQ", "parents", ["DSD"]),
            ("codelist/AA/CL_FREQ", "children", []),
            (
                "codelist/AA/CL_FREQ", "parentsandsiblings",
                ["CL_AREA", "CS", "DSD"]
            ),
            ("codelist/AA/CL_UNIT", "parents", ["CS"]),
            ("codelist/AA/CL_AREA", "parents", ["DSD", "H_AREA"]),
            ("conceptscheme/AA/CS", "children", ["CL_UNIT", "CL_UNUSED"]),
            ("conceptscheme/AA/CS", "parents", ["DSD"]),
            ("datastructure/AA/DSD", "children", ["CL_FREQ", "CL_AREA", "CS"]),
            ("datastructure/AA/DSD", "parents", ["DF_ALL", "DF_SOME", "CON_DSD"]),
            ("categorisation/AA/CAT_ALL", "children", ["TOPICS", "DF_ALL"]),
            ("categoryscheme/AA/TOPICS", "parents", ["CAT_ALL", "CAT_SOME"]),
            ("provisionagreement/AA/PA", "children", ["DATA_PROVIDERS", "DF_SOME"]),
            ("provisionagreement/AA/PA", "parents", ["CON_PA"]),
            ("dataproviderscheme/AA/DATA_PROVIDERS", "parents", ["PA"]),
            ("contentconstraint/AA/CON_PA", "children", ["PA"]),
            (
                "contentconstraint/AA/CON_PA", "descendants",
                [
                    "DATA_PROVIDERS", "CL_FREQ", "CL_AREA", "CL_UNIT", "CL_UNUSED", "CS", "DSD",
                    "DF_SOME", "PA",
                ]
            ),
            ("agencyscheme/SDMX/AGENCIES", "parents", []),
        ]
        for (path, references, wanted) in rows {
            #expect(try besides(path, references, .v1) == wanted, "\(path) \(references)")
        }
        let ancestors = try besides("codelist/AA/CL_UNIT", "ancestors", .v2)
        #expect(ancestors.contains("CON_PA"))
        let all = try besides("agencyscheme/SDMX/AGENCIES", "parents", .v2)
        #expect(all.count == RegistryFixtures.structures().count - 1)
    }

    @Test func `wildcards lead to the latest they admit, and to drafts from drafts only`() throws {
        for (version, wanted) in [("1.0.0", "1.4.0"), ("1.0.0-draft", "1.5.0-draft")] {
            var structures = Structures()
            structures.codelists = ["1.0", "1.2.0", "1.4.0", "1.5.0-draft", "2.0.0"].map {
                RegistryFixtures.codelist("CL", ["A"], version: $0)
            }
            var structure = DataStructure("DSD", agency: "AA", version: version)
            structure.dimensions = [
                Dimension(
                    Component(
                        "D",
                        representation: Representation(
                            enumeration: RegistryFixtures.reference(.codelist, "CL", "1.2+.0"))))
            ]
            structures.dataStructures = [structure]
            let registry = Registry(structures)
            let found = try registry.answer("structure/datastructure?references=children")
            #expect(found?.codelists.map(\.version) == [wanted])
            #expect(
                registry.references(of: structure.reference)
                    == [RegistryFixtures.reference(.codelist, "CL", wanted)])
            let used = RegistryFixtures.reference(.codelist, "CL", wanted)
            #expect(registry.references(to: used) == [structure.reference])
        }
    }

    @Test func `a reference to all versions, or to all artefacts, leads to each`() throws {
        var structures = Structures()
        structures.codelists = ["1.0", "2.0"].map {
            RegistryFixtures.codelist("CL", ["A"], version: $0)
        }
        structures.dataflows = [Dataflow("DF", agency: "BB", version: "1.0", structure: nil)]
        var flow = Metadataflow("MDF", agency: "AA", version: "1.0", structure: nil)
        flow.targets = [
            "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=*:*(*)",
            "urn:sdmx:org.sdmx.infomodel.codelist.Code=AA:CL(*).*", "no urn",
        ]
        structures.metadataflows = [flow]
        let found = try Registry(structures).answer("structure/metadataflow?references=children")
        #expect(found?.count == 4)
        // Of two dataflows that the same metadata may be about, neither brings the other.
        structures.dataflows.append(
            Dataflow("DF", agency: "BB", version: "1.1", structure: nil))
        let all = try Registry(structures).answer("structure/dataflow/BB/DF/1.1?references=all")
        #expect(all?.dataflows.map(\.version) == ["1.1"])
        #expect(all?.metadataflows.map(\.id) == ["MDF"])
        // SDMX 2.1 has no such patterns.
        let old = try Registry(structures).answer("dataflow/BB/DF/1.1?references=all", .v1)
        #expect(old?.metadataflows.isEmpty == true)
    }

    @Test func `circles end and what is not there is passed over`() throws {
        var structures = Structures()
        for (id, next) in [("P1", "P2"), ("P2", "P3"), ("P3", "P1"), ("P4", "NONE")] {
            var process = Process(id, agency: "AA", version: "1.0")
            var step = ProcessStep("S")
            step.inputs = [
                .init(RegistryFixtures.reference(.process, next, "1.0")),
                .init(RegistryFixtures.reference(.codelist, "GONE", "~")),
                .init(RegistryFixtures.reference(.codelist, "GONE", "nonsense")),
                .init(RegistryFixtures.reference(.metadataSet, "X")),
            ]
            process.steps = [step]
            structures.processes.append(process)
        }
        let registry = Registry(structures)
        for references in ["descendants", "ancestors", "all", "parentsandsiblings"] {
            let found = try registry.ids("structure/process/AA/P1?references=\(references)")
            #expect(found.contains("P3") && !found.contains("P4"), "\(references)")
        }
        #expect(try registry.ids("structure/process/AA/P4?references=all") == ["P4"])
        #expect(registry.artefact(RegistryFixtures.reference(.codelist, "GONE")) == nil)
        #expect(registry.references(of: RegistryFixtures.reference(.codelist, "GONE")) == [])
    }
}
