import SDMX
import Testing

@Suite struct JSONConstraintTests {
    @Test func `a data constraint has regions and sets of keys`() throws {
        let message = try readStructures(
            """
            "dataConstraints": [{"id": "C", "agencyID": "A", "name": "n", "role": "Actual",
              "constraintAttachment": {"dataflows": ["\(urn(.dataflow, "DF"))"],
                "queryableDataSources": [{"isRESTDatasource": true, "dataURL": "https://a.b",
                  "isWebServiceDatasource": false, "wadlURL": "https://c.d"}]},
              "releaseCalendar": {"periodicity": "P1M", "offset": "P2D", "tolerance": "P1D"},
              "cubeRegions": [{"include": false,
                "keyValues": [{"id": "AREA", "removePrefix": true, "validFrom": "2020",
                  "values": ["FR", {"value": "D%", "cascadeValues": false, "lang": "de",
                    "validTo": "2021"}]},
                  {"id": "TIME_PERIOD", "timeRange": {
                    "startPeriod": {"period": "2001", "isInclusive": false},
                    "endPeriod": {"period": "2009-Q1"}}}],
                "components": [{"id": "STATUS", "include": false, "values": [1]}]}],
              "dataKeySets": [{"isIncluded": true, "keys": [{"validFrom": "2020",
                "keyValues": [{"id": "AREA", "value": "FR"}, {"id": "SEX", "value": "F"}],
                "components": [{"id": "STATUS", "values": ["A"]}]}]}]}]
            """)
        let constraint = try #require(message.structures.constraints.first)
        #expect(constraint.kind == .data && constraint.role == .actual)
        #expect(constraint.attachments == [ref(.dataflow, "DF")])
        #expect(constraint.queryableDataSources.first?.wadlURL == "https://c.d")
        #expect(constraint.queryableDataSources.first?.isREST == true)
        #expect(constraint.releaseCalendar?.offset == "P2D")
        let region = try #require(constraint.cubeRegions.first)
        #expect(region.isIncluded == false)
        #expect(region.keys[0].removesPrefix == true && region.keys[0].validFrom == "2020")
        #expect(region.keys[0].values.map(\.value) == ["FR", "D%"])
        #expect(region.keys[0].values.map(\.cascade) == [nil, .no])
        #expect(region.keys[0].values[1].language == "de")
        #expect(region.keys[0].values[1].validTo == "2021")
        let start = TimeRange.Bound("2001", isInclusive: false)
        #expect(
            region.keys[1].timeRange == TimeRange(start: start, end: TimeRange.Bound("2009-Q1")))
        #expect(region.components[0].isIncluded == false)
        #expect(region.components[0].values.map(\.value) == ["1"])
        let key = try #require(constraint.keySets.first?.keys.first)
        #expect(key.values.map(\.component) == ["AREA", "SEX"])
        #expect(key.values.map { $0.values.map(\.value) } == [["FR"], ["F"]])
        #expect(key.components.first?.values.first?.value == "A" && key.validFrom == "2020")
    }

    @Test func `one side of a time range may be open`() throws {
        let message = try readStructures(
            """
            "dataConstraints": [{"id": "C", "agencyID": "A", "name": "n", "cubeRegions": [
              {"keyValues": [
                {"id": "T", "timeRange": {"beforePeriod": {"period": "2001"}}},
                {"id": "U", "timeRange": {"afterPeriod": {"period": "2002",
                  "isInclusive": false}}}]}]}]
            """)
        let keys = try #require(message.structures.constraints.first?.cubeRegions.first?.keys)
        #expect(keys[0].timeRange == TimeRange(end: TimeRange.Bound("2001")))
        let start = TimeRange.Bound("2002", isInclusive: false)
        #expect(keys[1].timeRange == TimeRange(start: start))
    }

    @Test func `the constraints of version 1 are read under their old names`() throws {
        let message = try readStructures(
            """
            "contentConstraints": [{"id": "C", "agencyID": "A", "name": "n", "type": "Allowed",
              "constraintAttachment": {"dataProvider":
                "\(urn(.dataProvider, "DATA_PROVIDERS", "P"))",
                "simpleDataSource": "https://a.b",
                "dataSet": {"id": "S", "dataProvider":
                  "\(urn(.dataProvider, "DATA_PROVIDERS", "P"))"}},
              "referencePeriod": {"startTime": "2001-01-01T00:00:00",
                "endTime": "2002-01-01T00:00:00"},
              "cubeRegions": [{"isIncluded": true,
                "keyValues": [{"id": "AREA", "values": ["FR"], "cascadeValues": ["FR", "EU"]}],
                "attributes": [{"id": "STATUS", "values": ["A"]}]}],
              "metadataTargetRegions": [{"include": true, "metadataTarget": "T", "report": "R",
                "keyValues": [{"id": "O", "objects": ["\(urn(.dataflow, "DF"))"]}]}]}],
            "attachmentConstraints": [{"id": "D", "agencyID": "A", "name": "n",
              "constraintAttachment": {"dataStructures": ["\(urn(.dataStructure, "DSD"))"]},
              "dataKeySets": [{"isIncluded": false, "keys": [
                {"keyValues": [{"id": "AREA", "value": "FR"}]}]}]}]
            """)
        let constraints = message.structures.constraints
        #expect(constraints.map(\.kind) == [.data, .attachment])
        #expect(constraints[0].role == .allowed && constraints[0].attachments.first?.lastID == "P")
        #expect(constraints[0].simpleDataSources == ["https://a.b"])
        #expect(constraints[0].sets.first?.id == "S")
        #expect(constraints[0].referenceEnd == "2002-01-01T00:00:00")
        let region = try #require(constraints[0].cubeRegions.first)
        #expect(region.isIncluded == true && region.components.first?.component == "STATUS")
        #expect(region.keys[0].values.map(\.value) == ["FR", "EU"])
        #expect(region.keys[0].values.map(\.cascade) == [.yes, .yes])
        let target = constraints[0].metadataTargetRegions.first
        #expect(target?.metadata == ConstrainedMetadata(report: "R", target: "T"))
        #expect(target?.keys.first?.values.first?.value == urn(.dataflow, "DF"))
        #expect(constraints[1].keySets.first?.isIncluded == false)
        #expect(message.format == .json1 && message.remarks.isEmpty)
    }

    @Test func `constraints of metadata and of what is available are read`() throws {
        let message = try readStructures(
            """
            "metadataConstraints": [{"id": "C", "agencyID": "A", "name": "n", "role": "Allowed",
              "constraintAttachment": {"metadataSets": [
                "urn:sdmx:org.sdmx.infomodel.metadatastructure.MetadataSet=A:S(1.0)"]},
              "metadataTargetRegions": [{"include": true, "validFrom": "2020",
                "components": [{"id": "CONTACT.NAME", "values": ["x"]}]}]}],
            "availabilityConstraints": [{
              "constraintAttachment": {"dataflow": "\(urn(.dataflow, "DF"))"},
              "cubeRegion": {"keyValues": [{"id": "AREA", "values": ["FR"]}]},
              "seriesCount": 12, "obsCount": 345}]
            """)
        let constraints = message.structures.constraints
        #expect(constraints[0].kind == .metadata)
        #expect(constraints[0].attachments.first?.artefactClass == .metadataSet)
        let region = try #require(constraints[0].metadataTargetRegions.first)
        #expect(region.components.first?.component == "CONTACT.NAME" && region.validFrom == "2020")
        #expect(constraints[1].availability?.series == 12)
        #expect(constraints[1].availability?.observations == 345)
        #expect(constraints[1].role == .actual && constraints[1].id.isEmpty)
        #expect(constraints[1].attachments == [ref(.dataflow, "DF")])
        #expect(message.format == .json21)
    }
}
