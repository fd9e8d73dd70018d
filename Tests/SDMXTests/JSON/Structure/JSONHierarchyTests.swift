import SDMX
import Testing

@Suite struct JSONHierarchyTests {
    @Test func `a hierarchy has levels and codes below codes`() throws {
        let message = try readStructures(
            """
            "hierarchies": [{"id": "H", "agencyID": "A", "name": "n", "hasFormalLevels": true,
              "level": {"id": "L1", "name": "l", "codingFormat": {"dataType": "Alpha"},
                "level": {"id": "L2", "name": "m"}},
              "hierarchicalCodes": [{"id": "W", "code": "\(urn(.code, "CL", "W"))",
                "level": "L1", "hierarchicalCodes": [{"id": "E", "level": "L2",
                  "code": "\(urn(.code, "CL", "E"))", "validTo": "2020-01-01T00:00:00"}]}]}],
            "hierarchyAssociations": [{"id": "HA", "agencyID": "A", "name": "n",
              "linkedHierarchy": "\(urn(.hierarchy, "H"))",
              "linkedObject": "\(urn(.dimension, "DSD", "AREA"))",
              "contextObject": "\(urn(.metadataAttributeDescriptor, "MSD", "X"))"}]
            """)
        let hierarchy = try #require(message.structures.hierarchies.first)
        #expect(hierarchy.hasFormalLevels && hierarchy.level?.codingFormat?.type == .alpha)
        #expect(hierarchy.level?.child.first?.id == "L2")
        #expect(
            hierarchy.codes[0].code == ref(.code, "CL", "W") && hierarchy.codes[0].level == "L1")
        #expect(hierarchy.codes[0].children[0].validTo == "2020-01-01T00:00:00")
        let association = try #require(message.structures.hierarchyAssociations.first)
        #expect(association.hierarchy == ref(.hierarchy, "H"))
        #expect(association.object?.lastID == "AREA")
        #expect(association.context?.artefactClass == .metadataAttributeDescriptor)
        #expect(message.remarks.isEmpty)
    }

    @Test func `codes of a hierarchical code list are found by the name of their list`() throws {
        let message = try readStructures(
            """
            "hierarchicalCodelists": [{"id": "HCL", "agencyID": "A", "name": "n",
              "includedCodelists": {"REGIONS": "\(urn(.codelist, "CL_REGION"))"},
              "hierarchies": [{"id": "H", "name": "h", "leveled": true, "hierarchicalCodes": [
                {"id": "1", "codeID": "EU", "codelistAliasRef": "REGIONS", "version": "2.0",
                 "level": "\(urn(.level, "HCL", "H", "TOP"))"},
                {"id": "2", "code": "\(urn(.code, "CL_X", "Y"))"}]}]}]
            """)
        let list = try #require(message.structures.hierarchicalCodelists.first)
        #expect(list.includedCodelists.first?.alias == "REGIONS")
        let codes = try #require(list.hierarchies.first?.codes)
        #expect(codes.map(\.code) == [ref(.code, "CL_REGION", "EU"), ref(.code, "CL_X", "Y")])
        #expect(codes[0].level == "TOP" && codes[0].version == "2.0")
        #expect(list.hierarchies[0].hasFormalLevels && list.hierarchies[0].agency == "A")
        let unknown = structureFault(
            """
            "hierarchicalCodelists": [{"id": "HCL", "agencyID": "A", "hierarchies": [{"id": "H",
              "hierarchicalCodes": [{"id": "1", "codeID": "EU", "codelistAliasRef": "X"}]}]}]
            """)
        #expect(unknown?.kind == .reference && unknown?.line == 2)
        #expect(unknown?.path?.hasSuffix("hierarchicalCodes[0].codelistAliasRef") == true)
    }

    @Test func `a process has steps with what goes in and out`() throws {
        let message = try readStructures(
            """
            "processes": [{"id": "P", "agencyID": "A", "name": "n", "processSteps": [
              {"id": "S", "name": "s",
               "inputs": [{"localID": "I", "objectReference": "\(urn(.dataflow, "IN"))"}],
               "outputs": [{"objectReference": "\(urn(.dataflow, "OUT"))"}],
               "computation": {"softwarePackage": "R", "softwareVersion": 4,
                 "description": "Sums"},
               "transitions": [{"id": "T", "targetStep": "S.U", "condition": "if",
                 "conditions": {"en": "if"}},
                 {"targetStep": "\(urn(.processStep, "P", "S", "U"))", "condition": "else"}],
               "processSteps": [{"id": "U", "name": "u"}]}]}]
            """)
        let step = try #require(message.structures.processes.first?.steps.first)
        #expect(step.inputs.first?.localID == "I")
        #expect(step.inputs.first?.object == ref(.dataflow, "IN"))
        #expect(step.outputs.first?.object == ref(.dataflow, "OUT"))
        #expect(step.computation?.softwareVersion == "4")
        #expect(step.computation?.descriptions["en"] == "Sums")
        #expect(step.transitions.map(\.target) == ["S.U", "S.U"])
        #expect(step.transitions.map { $0.conditions["en"] } == ["if", "else"])
        #expect(step.steps.map(\.id) == ["U"] && message.remarks.isEmpty)
    }

    @Test func `schemes for VTL have the properties of their items`() throws {
        let scheme = #""agencyID": "A", "name": "n""#
        let message = try readStructures(
            """
            "transformationSchemes": [{"id": "T", \(scheme), "vtlVersion": "2.0",
              "vtlMappingScheme": "\(urn(.vtlMappingScheme, "M"))",
              "rulesetSchemes": ["\(urn(.rulesetScheme, "R"))"],
              "transformations": [{"id": "1", "name": "t", "expression": "a + b",
                "result": "c", "isPersistent": true}]}],
            "vtlMappingSchemes": [{"id": "M", \(scheme), "vtlMappings": [
              {"id": "1", "name": "m", "alias": "x", "dataflow": "\(urn(.dataflow, "DF"))",
               "toVtlMapping": {"method": "Basic", "toVtlSubSpace": {"keys": ["K"]}},
               "fromVtlMapping": {"method": "Unpivot"}},
              {"id": "2", "name": "m", "alias": "y", "genericDataflow": {}},
              {"id": "3", "name": "m", "alias": "z", "codelist": "\(urn(.codelist, "CL"))"},
              {"id": "4", "name": "m", "alias": "w", "concept": "\(urn(.concept, "C", "D"))"}]}],
            "namePersonalisationSchemes": [{"id": "N", \(scheme), "namePersonalisations": [
              {"id": "1", "name": "p", "vtlDefaultName": "a", "personalisedName": "b",
               "vtlArtefact": "c"}]}],
            "customTypeSchemes": [{"id": "C", \(scheme), "customTypes": [
              {"id": "1", "name": "t", "vtlScalarType": "string", "dataType": "String",
               "nullValue": "-"}]}],
            "rulesetSchemes": [{"id": "R", \(scheme), "rulesets": [
              {"id": "1", "name": "r", "rulesetDefinition": "d", "rulesetType": "datapoint",
               "rulesetScope": "variable"}]}],
            "userDefinedOperatorSchemes": [{"id": "U", \(scheme), "userDefinedOperators": [
              {"id": "1", "name": "o", "operatorDefinition": "define"}, {"id": "2"}]}]
            """)
        let schemes = Dictionary(
            uniqueKeysWithValues: message.structures.vtlSchemes.map { ($0.kind, $0) })
        #expect(schemes.count == 6)
        let transformations = try #require(schemes[.transformation])
        #expect(transformations.vtlVersion == "2.0")
        #expect(transformations.references.map(\.id) == ["M", "R"])
        #expect(transformations.items[0].text("Expression") == "a + b")
        #expect(transformations.items[0].text("isPersistent") == "true")
        let mappings = try #require(schemes[.vtlMapping]?.items)
        #expect(mappings.map { $0.text("alias") } == ["x", "y", "z", "w"])
        #expect(
            mappings[0].properties.dropFirst() == [
                VTLItem.Property("Dataflow", .reference(ref(.dataflow, "DF"))),
                VTLItem.Property("ToVtlMapping", .texts(["K"]), method: "Basic"),
                VTLItem.Property("FromVtlMapping", .texts([]), method: "Unpivot"),
            ])
        #expect(mappings[1].text("GenericDataflow") == "")
        #expect(schemes[.namePersonalisation]?.items.first?.text("PersonalisedName") == "b")
        #expect(schemes[.customType]?.items.first?.text("NullValue") == "-")
        #expect(schemes[.ruleset]?.items.first?.text("rulesetScope") == "variable")
        #expect(schemes[.userDefinedOperator]?.items.first?.text("OperatorDefinition") == "define")
        #expect(message.remarks.map(\.kind) == [.missing])
    }
}
