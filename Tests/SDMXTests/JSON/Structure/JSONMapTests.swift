import SDMX
import Testing

@Suite struct JSONMapTests {
    @Test func `a structure map has maps of components, values and dates`() throws {
        let message = try readStructures(
            """
            "structureMaps": [{"id": "M", "agencyID": "A", "name": "n",
              "source": "\(urn(.dataflow, "OLD"))", "target": "\(urn(.dataStructure, "NEW"))",
              "epochMaps": [{"id": "E", "basePeriod": "1970", "epochPeriod": "day",
                "mappedComponents": [{"source": "DATE", "target": "TIME_PERIOD"}],
                "frequencyDimension": "FREQ", "mappedFrequencies": ["X"]}],
              "datePatternMaps": [{"sourcePattern": "MM/yy", "locale": "en",
                "mappedComponents": [{"source": "D", "target": "T"}], "targetFrequencyID": "M",
                "resolvePeriod": "endOfPeriod"}],
              "frequencyFormatMappings": [{"id": "X", "frequencyId": "A",
                "datePattern": "yyyy"}],
              "componentMaps": [{"source": ["A", "B"], "target": ["C"],
                "representationMap": "\(urn(.representationMap, "RM"))"}],
              "fixedValueMaps": [{"target": "STATUS", "values": ["A"]},
                {"source": "CONF", "values": ["F"]}]}]
            """)
        let map = try #require(message.structures.structureMaps.first)
        #expect(map.source == ref(.dataflow, "OLD") && map.target == ref(.dataStructure, "NEW"))
        #expect(map.dateMaps[0].source == .epoch(base: "1970", unit: "day"))
        #expect(map.dateMaps[0].frequency == .dimension("FREQ", mapped: ["X"]))
        #expect(map.dateMaps[0].components.first?.target == "TIME_PERIOD")
        #expect(map.dateMaps[1].source == .pattern("MM/yy", locale: "en"))
        #expect(map.dateMaps[1].frequency == .fixed("M"))
        #expect(map.dateMaps[1].resolvePeriod == "endOfPeriod")
        #expect(map.frequencyFormats.first?.pattern == "yyyy")
        #expect(map.componentMaps.first?.sources == ["A", "B"])
        #expect(map.componentMaps.first?.representationMap == ref(.representationMap, "RM"))
        #expect(map.fixedValueMaps.map(\.isTarget) == [true, false])
        #expect(message.remarks.isEmpty)
    }

    @Test func `values and items are mapped one by one or together`() throws {
        let message = try readStructures(
            """
            "representationMaps": [{"id": "R", "agencyID": "A", "name": "n",
              "source": [{"codelist": "\(urn(.codelist, "CL"))"}, {"dataType": "String"}],
              "target": [{"codelist": "\(urn(.valueList, "VL"))"}],
              "representationMappings": [{"validFrom": "2020-01-01T00:00:00",
                "sourceValues": [{"value": "a"}, {"value": "b.*", "isRegEx": true,
                  "startIndex": 1, "endIndex": 4}], "targetValues": ["€"]}]}],
            "conceptSchemeMaps": [{"id": "C", "agencyID": "A", "name": "n",
              "source": "\(urn(.conceptScheme, "X"))", "target": "\(urn(.conceptScheme, "Y"))",
              "itemMaps": [{"sourceValue": {"value": "p"}, "targetValue": "q"}]}],
            "categorySchemeMaps": [{"id": "K", "agencyID": "A", "name": "n"}],
            "organisationSchemeMaps": [{"id": "O", "agencyID": "A", "name": "n"}],
            "reportingTaxonomyMaps": [{"id": "T", "agencyID": "A", "name": "n"}]
            """)
        let map = try #require(message.structures.representationMaps.first)
        #expect(map.sources == [.list(ref(.codelist, "CL")), .type(.string)])
        #expect(map.targets == [.list(ref(.valueList, "VL"))])
        let mapping = try #require(map.mappings.first)
        #expect(mapping.sources.map(\.value) == ["a", "b.*"])
        #expect(mapping.sources[1].isRegularExpression == true)
        #expect(mapping.sources[1].startIndex == 1 && mapping.sources[1].endIndex == 4)
        #expect(mapping.targets == ["€"] && mapping.validFrom == "2020-01-01T00:00:00")
        let maps = message.structures.itemSchemeMaps
        #expect(Set(maps.map(\.kind)) == [.concept, .category, .organisation, .reportingTaxonomy])
        let concepts = try #require(maps.first { $0.kind == .concept })
        #expect(concepts.mappings.first?.sources.first?.value == "p")
        #expect(concepts.mappings.first?.targets == ["q"])
    }

    @Test func `a structure set of version 1 refers to parts by URN`() throws {
        let message = try readStructures(
            """
            "structureSets": [{"id": "S", "agencyID": "OFFICE", "name": "n",
              "relatedStructures": ["\(urn(.dataStructure, "D1"))"],
              "structureMaps": [{"id": "M", "name": "m", "isExtension": true,
                "source": "\(urn(.dataStructure, "D1"))",
                "target": "\(urn(.dataStructure, "D2"))",
                "componentMaps": [
                  {"source": "\(urn(.dimension, "D1", "A"))",
                   "target": "\(urn(.dimension, "D2", "B"))",
                   "representationMapping": {"codelistMap": "\(urn(.codelistMap, "S", "L"))"}},
                  {"source": "X", "target": "Y", "representationMapping": {
                    "toValueType": "Name", "toTextFormat": {"textType": "String"}}},
                  {"source": "P", "target": "Q", "representationMapping": {"valueMap": {
                    "valueMappings": [{"source": "1", "target": "2"}]}}}]}],
              "codelistMaps": [{"id": "L", "name": "l", "source": "\(urn(.codelist, "C1"))",
                "target": "\(urn(.codelist, "C2"))", "codeMaps": [
                  {"source": "\(urn(.code, "C1", "a"))", "target": "\(urn(.code, "C2", "b"))"}]}],
              "categorySchemeMaps": [{"id": "K", "name": "k",
                "source": "\(urn(.categoryScheme, "S1"))",
                "target": "\(urn(.categoryScheme, "S2"))", "categoryMaps": [
                  {"source": "\(urn(.category, "S1", "a", "b"))",
                   "target": "\(urn(.category, "S2", "c"))"}]}]}]
            """)
        let set = try #require(message.structures.structureSets.first)
        #expect(set.relatedStructures == [ref(.dataStructure, "D1")])
        let map = try #require(set.structureMaps.first)
        #expect(map.isExtension == true && map.components.map(\.source) == ["A", "X", "P"])
        #expect(map.components[0].values == .codelistMap(ref(.codelistMap, "S", "L")))
        #expect(map.components[1].values == .text(valueType: "Name", TextFormat(.string)))
        #expect(map.components[2].valueMappings.first?.targets == ["2"])
        #expect(set.itemSchemeMaps.map(\.kind) == [.codelist, .category])
        #expect(set.itemSchemeMaps[0].mappings[0].sources[0].value == "a")
        #expect(set.itemSchemeMaps[1].mappings[0].sources[0].value == "a.b")
        #expect(message.format == .json1 && message.remarks.isEmpty)
    }
}
