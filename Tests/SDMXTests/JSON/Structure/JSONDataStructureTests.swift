import SDMX
import Testing

@Suite struct JSONDataStructureTests {
    private func concept(_ id: String) -> String {
        #""conceptIdentity": "\#(urn(.concept, "CS", id))""#
    }

    @Test func `a data structure of version 2 has its components in their lists`() throws {
        let message = try readStructures(
            """
            "dataStructures": [{"id": "DSD", "agencyID": "A", "version": "1.0.0", "name": "n",
              "metadata": "\(urn(.metadataStructure, "MSD"))", "evolvingStructure": true,
              "dataStructureComponents": {
                "dimensionList": {"id": "DimensionDescriptor", "dimensions": [
                    {"id": "FREQ", "position": 0, \(concept("FREQ")),
                     "conceptRoles": ["\(urn(.concept, "ROLES", "FREQ"))"],
                     "localRepresentation": {"enumeration": "\(urn(.codelist, "CL_FREQ"))"}},
                    {\(concept("AREA"))}],
                  "timeDimension": {\(concept("TIME")), "localRepresentation": {
                    "format": {"dataType": "ObservationalTimePeriod"}}}},
                "groups": [{"id": "G", "groupDimensions": ["AREA"]}],
                "measureList": {"id": "MeasureDescriptor", "measures": [
                  {"id": "OBS", \(concept("OBS")), "usage": "mandatory", "localRepresentation": {
                    "format": {"dataType": "Double"}, "minOccurs": 0, "maxOccurs": 3}}]},
                "attributeList": {"id": "AttributeDescriptor", "attributes": [
                  {"id": "A1", \(concept("A1")), "usage": "mandatory",
                   "attributeRelationship": {"dataflow": {}}},
                  {"id": "A2", \(concept("A2")), "measureRelationship": ["OBS"],
                   "attributeRelationship": {"dimensions": ["FREQ", "AREA"],
                     "areDimensionsOptional": [false, true]}},
                  {"id": "A3", \(concept("A3")), "attributeRelationship": {"group": "G"}},
                  {"id": "A4", \(concept("A4")), "attributeRelationship": {"observation": {}}},
                  {"id": "REPORTING_YEAR_START_DAY", \(concept("R")),
                   "attributeRelationship": {"dataflow": {}}}],
                  "metadataAttributeUsages": [{"metadataAttributeReference": "NOTE.TEXT",
                    "attributeRelationship": {"observation": {}}}]}}}]
            """)
        let structure = try #require(message.structures.dataStructures.first)
        #expect(structure.dimensions.map(\.id) == ["FREQ", "AREA", "TIME_PERIOD"])
        #expect(structure.dimensions.map(\.kind) == [.plain, .plain, .time])
        #expect(structure.dimensions[0].position == 0)
        #expect(structure.dimensions[0].component.roles == [ref(.concept, "ROLES", "FREQ")])
        #expect(structure.timeDimension?.representation?.format?.type == .observationalTimePeriod)
        #expect(structure.dimensions(ofGroup: "G") == ["AREA"])
        #expect(structure.measures.map(\.usage) == [.mandatory])
        #expect(structure.measures[0].representation?.isMultiValued == true)
        typealias Dimension = AttributeRelationship.DimensionReference
        #expect(
            structure.attributes.map(\.relationship) == [
                .dataflow,
                .dimensions([Dimension("FREQ"), Dimension("AREA", isOptional: true)]),
                .group("G"), .observation, .dataflow,
            ])
        #expect(
            structure.attributes.map(\.usage)
                == [.mandatory, .optional, .optional, .optional, .mandatory])
        #expect(structure.attributes[1].measures == ["OBS"])
        #expect(structure.metadataAttributes.map(\.id) == ["NOTE.TEXT"])
        #expect(structure.metadataStructure == ref(.metadataStructure, "MSD"))
        #expect(structure.isEvolving && message.remarks.isEmpty)
    }

    @Test func `a data structure of version 1 has a primary measure and orders by position`() throws
    {
        let message = try readStructures(
            """
            "dataStructures": [{"id": "DSD", "agencyID": "A", "name": "n", "isFinal": true,
              "dataStructureComponents": {
                "dimensionList": {"id": "DimensionDescriptor",
                  "dimensions": [
                    {"id": "D1", "position": 1, "type": "Dimension", \(concept("D1"))},
                    {"id": "D3", "position": 3, "type": "Dimension", \(concept("D3"))}],
                  "measureDimensions": [
                    {"id": "D2", "position": 2, "type": "MeasureDimension", \(concept("D2")),
                     "localRepresentation": {"enumeration": "\(urn(.conceptScheme, "M"))"}}],
                  "timeDimensions": [
                    {"id": "TIME_PERIOD", "position": 4, \(concept("T")),
                     "localRepresentation": {"textFormat": {"textType": "TimeRange"}}}]},
                "measureList": {"id": "MeasureDescriptor",
                  "primaryMeasure": {"id": "OBS_VALUE", \(concept("O"))}},
                "groups": [{"id": "G", "attachmentConstraint":
                  "\(urn(.attachmentConstraint, "AC"))"}],
                "attributeList": {"id": "AttributeDescriptor", "attributes": [
                  {"id": "A1", \(concept("A")), "assignmentStatus": "Mandatory",
                   "attributeRelationship": {"none": {}}},
                  {"id": "A2", \(concept("A")), "assignmentStatus": "Conditional",
                   "attributeRelationship": {"dimensions": ["D1"], "attachmentGroups": ["G"]}},
                  {"id": "A3", \(concept("A")), "assignmentStatus": "Mandatory",
                   "attributeRelationship": {"primaryMeasure": "OBS_VALUE"}}],
                  "reportingYearStartDays": [{"id": "REPORTING_YEAR_START_DAY", \(concept("R")),
                   "assignmentStatus": "Conditional", "attributeRelationship": {"none": {}}}]}}}]
            """)
        let structure = try #require(message.structures.dataStructures.first)
        #expect(structure.dimensions.map(\.id) == ["D1", "D2", "D3", "TIME_PERIOD"])
        #expect(structure.dimensions.map(\.kind) == [.plain, .measure, .plain, .time])
        #expect(structure.measures.map(\.id) == ["OBS_VALUE"] && structure.measures[0].usage == nil)
        #expect(structure.groups[0].attachmentConstraint == ref(.attachmentConstraint, "AC"))
        #expect(
            structure.attributes.map(\.usage) == [.mandatory, .optional, .mandatory, .optional])
        #expect(
            structure.attributes.map(\.relationship) == [
                .dataflow,
                .dimensions([AttributeRelationship.DimensionReference("D1")], groups: ["G"]),
                .observation, .dataflow,
            ])
        #expect(structure.maintenance.isFinal == true)
        #expect(message.remarks.isEmpty)
    }

    @Test func `a metadata structure has headings, or targets and reports in version 1`() throws {
        let message = try readStructures(
            """
            "metadataStructures": [
              {"id": "M2", "agencyID": "A", "name": "n", "metadataStructureComponents": {
                "metadataAttributeList": {"id": "MetadataAttributeDescriptor",
                  "metadataAttributes": [{"id": "H", \(concept("H")), "isPresentational": true,
                    "minOccurs": 0, "maxOccurs": "unbounded", "metadataAttributes": [
                      {"id": "I", \(concept("I")), "maxOccurs": 2,
                       "localRepresentation": {"textFormat": {"textType": "XHTML"}}}]}]}}},
              {"id": "M1", "agencyID": "A", "name": "n", "metadataStructureComponents": {
                "metadataTargets": [{"id": "T",
                  "keyDescriptorValuesTargets": [{"id": "K"}],
                  "identifiableObjectTargets": [{"id": "O", "objectType": "Dataflow",
                    "localRepresentation": {"textFormat": {"textType": "IdentifiableReference"}}}]}],
                "reportStructures": [{"id": "R", "metadataAttributes": [
                    {"id": "X", \(concept("X"))}],
                  "metadataTargets": ["\(urn(.metadataTarget, "M1", "T"))"]}]}}]
            """)
        let structures = message.structures.metadataStructures
        let heading = try #require(structures[0].attributes.first)
        #expect(heading.isPresentational && heading.minOccurs == 0)
        #expect(heading.maxOccurs == .unbounded && heading.children[0].maxOccurs == .count(2))
        #expect(heading.children[0].representation?.format?.type == .xhtml)
        #expect(structures[1].targets[0].parts.map(\.kind) == [.key, .identifiableObject])
        #expect(structures[1].targets[0].parts[1].objectType == "Dataflow")
        #expect(structures[1].reports[0].targets == ["T"])
        #expect(structures[1].reports[0].attributes.map(\.id) == ["X"])
        #expect(message.remarks.isEmpty)
    }

    @Test func `flows and agreements refer to what they are of`() throws {
        let message = try readStructures(
            """
            "dataflows": [{"id": "DF", "agencyID": "A", "name": "n",
              "structure": "\(urn(.dataStructure, "DSD"))", "dimensionConstraint": ["FREQ"]}],
            "metadataflows": [{"id": "MF", "agencyID": "A", "name": "n",
              "structure": "\(urn(.metadataStructure, "MSD"))",
              "targets": ["urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=A:*(*)"]}],
            "provisionAgreements": [
              {"id": "P1", "agencyID": "A", "name": "n", "dataflow": "\(urn(.dataflow, "DF"))",
               "dataProvider": "\(urn(.dataProvider, "DATA_PROVIDERS", "X"))"},
              {"id": "P2", "agencyID": "A", "name": "n",
               "structureUsage": "\(urn(.dataflow, "DF"))", "dataProvider": ""}],
            "metadataProvisionAgreements": [{"id": "MP", "agencyID": "A", "name": "n",
              "metadataflow": "\(urn(.metadataflow, "MF"))", "targets": [],
              "metadataProvider": "\(urn(.metadataProvider, "METADATA_PROVIDERS", "X"))"}]
            """)
        let all = message.structures
        #expect(all.dataflows[0].structure == ref(.dataStructure, "DSD"))
        #expect(all.dataflows[0].dimensionConstraint == ["FREQ"])
        #expect(all.metadataflows[0].targets.first?.hasSuffix("A:*(*)") == true)
        #expect(all.provisionAgreements.map(\.dataflow?.id) == ["DF", "DF"])
        #expect(all.provisionAgreements.map(\.dataProvider?.lastID) == ["X", nil])
        #expect(all.metadataProvisionAgreements[0].metadataProvider?.lastID == "X")
        #expect(message.remarks.map(\.path) == ["data.provisionAgreements[1].dataProvider"])
    }
}
