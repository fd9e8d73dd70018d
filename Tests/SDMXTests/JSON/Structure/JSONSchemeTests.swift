import SDMX
import Testing

@Suite struct JSONSchemeTests {
    @Test func `a code list has codes with parents, notes and links`() throws {
        let message = try readStructures(
            """
            "codelists": [{
              "id": "CL_AREA", "agencyID": "OFFICE.SUB", "version": "2.1.0",
              "name": "Areas", "names": {"en": "Areas", "fr": "Zones"},
              "description": "All of them", "isPartial": true,
              "validFrom": "2020-01-01T00:00:00Z", "isExternalReference": false,
              "annotations": [{"id": "N", "type": "ORDER", "title": "T", "value": "1",
                "text": "Note", "links": [{"href": "https://a.b", "hreflang": "en"}]}],
              "links": [{"rel": "self", "urn": "\(urn(.codelist, "X"))", "uri": "https://u.v"}],
              "codes": [
                {"id": "E", "name": "Earth"},
                {"id": "F", "name": "France", "parent": "E", "x-own": 1},
                {"id": "G", "names": {"de": "Gallien"}, "parent": "\(urn(.code, "CL", "E"))"}],
              "codelistExtensions": [
                {"codelist": "\(urn(.codelist, "CL_A"))", "prefix": "A_"},
                {"codelist": "\(urn(.codelist, "CL_B"))", "inclusiveCodeSelection": {
                  "memberValues": ["M", {"value": "N", "cascadeValues": "excluderoot"},
                    {"value": "O", "cascadeValues": true}],
                  "wildcardedMemberValues": ["P%"]}},
                {"codelist": "\(urn(.codelist, "CL_C"))",
                 "exclusiveCodeSelection": {"memberValues": ["Q"]}}]
            }]
            """)
        let list = try #require(message.structures.codelists.first)
        #expect(list.reference.text == "OFFICE.SUB:CL_AREA(2.1.0)")
        #expect(list.kind == .plain && list.maintenance.isPartial)
        #expect(list.maintenance.validFrom == "2020-01-01T00:00:00Z")
        #expect(list.names["fr"] == "Zones" && list.descriptions["en"] == "All of them")
        let note = try #require(list.annotations.first)
        #expect(note.type == "ORDER" && note.value == "1" && note.text["en"] == "Note")
        #expect(note.urls == LocalisedText([LocalisedText.Entry("en", "https://a.b")]))
        #expect(list.identity.uri == "https://u.v" && list.identity.links.isEmpty)
        #expect(list.codes.map(\.id) == ["E", "F", "G"])
        #expect(list.codes.map(\.parent) == [nil, "E", "E"])
        #expect(list.codes[2].name("de") == "Gallien")
        #expect(list.extensions.map(\.prefix) == ["A_", nil, nil])
        #expect(list.extensions[0].selection == .all)
        #expect(
            list.extensions[1].selection
                == .including([
                    CodelistExtension.MemberSelection("M"),
                    CodelistExtension.MemberSelection("N", cascade: .excludingRoot),
                    CodelistExtension.MemberSelection("O", cascade: .yes),
                    CodelistExtension.MemberSelection("P%"),
                ]))
        #expect(
            list.extensions[2].selection
                == .excluding([CodelistExtension.MemberSelection("Q")]))
        // The URN of the link to itself is another's.
        #expect(message.remarks.map(\.kind) == [.reference])
    }

    @Test func `geographic lists and value lists have items of their own`() throws {
        let message = try readStructures(
            """
            "geographicCodelists": [{"id": "G", "agencyID": "A", "name": "G",
              "geoType": "GeographicCodelist",
              "geoFeatureSetCodes": [{"id": "A", "name": "A", "value": "(1,2)"}]}],
            "geoGridCodelists": [{"id": "R", "agencyID": "A", "name": "R",
              "gridDefinition": "grid", "geoGridCodes": [{"id": "A", "geoCell": "1:2"}]}],
            "valuelists": [{"id": "V", "agencyID": "A", "name": "V",
              "valueItems": [{"id": "€", "name": "Euro"}, {"id": 7}]}]
            """)
        let lists = message.structures.codelists
        #expect(lists.map(\.kind) == [.geographic, .geoGrid])
        #expect(lists[0].codes.first?.geoFeatures == "(1,2)")
        #expect(lists[1].codes.first?.geoCell == "1:2" && lists[1].gridDefinition == "grid")
        #expect(message.structures.valueLists.first?.items.map(\.id) == ["€", "7"])
        #expect(message.remarks.map(\.path) == ["data.valuelists[0].valueItems[1].id"])
        #expect(message.format == .json2)
    }

    @Test func `a concept has a representation in the words of either version`() throws {
        let message = try readStructures(
            """
            "conceptSchemes": [{"id": "CS", "agencyID": "A", "name": "CS", "concepts": [
              {"id": "FREQ", "name": "F", "parent": "UP", "coreRepresentation": {
                "enumeration": "\(urn(.codelist, "CL_FREQ"))",
                "enumerationFormat": {"dataType": "String", "maxLength": 3},
                "minOccurs": 2, "maxOccurs": "unbounded"},
               "isoConceptReference": {"conceptAgency": "X", "conceptSchemeID": "Y",
                 "conceptID": "Z"}},
              {"id": "OLD", "name": "O", "parent": "\(urn(.concept, "CS", "FREQ"))",
               "coreRepresentation": {"textFormat": {"textType": "Double", "decimals": 2,
                 "minValue": -0.50, "maxValue": 1e3, "isMultiLingual": false,
                 "pattern": "a|b"}}},
              {"id": "S", "name": "S", "coreRepresentation": {"format": {"dataType": "integer",
                 "sentinelValues": [{"value": -1, "name": "Unknown"}]}, "maxOccurs": 4}}]}]
            """)
        let concepts = try #require(message.structures.conceptSchemes.first?.concepts)
        #expect(concepts[0].representation?.enumeration == ref(.codelist, "CL_FREQ"))
        #expect(concepts[0].representation?.format?.maxLength == 3)
        #expect(concepts[0].representation?.minOccurs == 2)
        #expect(concepts[0].representation?.maxOccurs == .unbounded)
        #expect(concepts[0].isoConcept?.concept == "Z" && concepts[0].parent == "UP")
        let format = try #require(concepts[1].representation?.format)
        #expect(concepts[1].parent == "FREQ")
        #expect(format.type == .double && format.decimals == 2 && format.pattern == "a|b")
        #expect(format.minValue == "-0.50" && format.maxValue == "1e3")
        #expect(format.isMultilingual == false)
        #expect(concepts[2].representation?.format?.type == .integer)
        #expect(concepts[2].representation?.maxOccurs == .count(4))
        #expect(concepts[2].representation?.format?.sentinels.first?.value == "-1")
        #expect(message.remarks.map(\.expected) == ["Integer"])
    }

    @Test func `schemes of organisations are told by their list`() throws {
        let message = try readStructures(
            """
            "agencySchemes": [{"id": "AGENCIES", "agencyID": "A", "name": "n", "agencies": [
              {"id": "SUB", "name": "Sub", "contacts": [{"id": "C", "role": "Chief",
                "uris": ["https://a.b"]}]}]}],
            "dataProviderSchemes": [{"id": "DATA_PROVIDERS", "agencyID": "A", "name": "n",
              "dataProviders": [{"id": "P", "name": "p"}]}],
            "dataConsumerSchemes": [{"id": "DATA_CONSUMERS", "agencyID": "A", "name": "n",
              "dataConsumers": [{"id": "C", "name": "c"}]}],
            "metadataProviderSchemes": [{"id": "METADATA_PROVIDERS", "agencyID": "A",
              "name": "n", "metadataProviders": [{"id": "M", "name": "m"}]}],
            "organisationUnitSchemes": [{"id": "UNITS", "agencyID": "A", "name": "n",
              "version": "3.0", "organisationUnits": [
                {"id": "U", "name": "u"}, {"id": "V", "name": "v", "parent": "U"}]}]
            """)
        let schemes = message.structures.organisationSchemes
        #expect(
            schemes.map(\.kind)
                == [.agency, .dataProvider, .dataConsumer, .metadataProvider, .organisationUnit])
        #expect(schemes.map(\.version) == ["1.0", "1.0", "1.0", "1.0", "3.0"])
        #expect(schemes.map { $0.organisations.first?.id } == ["SUB", "P", "C", "M", "U"])
        #expect(schemes[0].organisations[0].contacts[0].roles["en"] == "Chief")
        #expect(schemes[4].organisations[1].parent == "U")
        #expect(message.remarks.isEmpty)
    }

    @Test func `subjects nest and artefacts are put under them`() throws {
        let message = try readStructures(
            """
            "categorySchemes": [{"id": "S", "agencyID": "A", "name": "S", "categories": [
              {"id": "A", "name": "a", "categories": [{"id": "B", "name": "b"}]}]}],
            "categorisations": [{"id": "C", "agencyID": "A", "name": "C",
              "source": "\(urn(.dataflow, "DF"))", "target": "\(urn(.category, "S", "A", "B"))"}],
            "reportingTaxonomies": [{"id": "T", "agencyID": "A", "name": "T",
              "reportingCategories": [{"id": "R", "name": "r",
                "structuralMetadata": ["\(urn(.dataStructure, "DSD"))"],
                "reportingCategories": [{"id": "Q", "name": "q",
                  "provisioningMetadata": ["\(urn(.dataflow, "DF"))"]}]}]}]
            """)
        let all = message.structures
        #expect(all.categorySchemes.first?.categories.first?.children.map(\.id) == ["B"])
        #expect(all.categorisations.first?.source == ref(.dataflow, "DF"))
        #expect(all.categorisations.first?.target?.item == ["A", "B"])
        let category = try #require(all.reportingTaxonomies.first?.categories.first)
        #expect(category.structures == [ref(.dataStructure, "DSD")])
        #expect(category.children.first?.flows == [ref(.dataflow, "DF")])
        #expect(message.remarks.isEmpty)
    }

    @Test func `a stub says where the artefact is`() throws {
        let message = try readStructures(
            """
            "dataflows": [{"id": "DF", "agencyID": "A", "name": "n", "isExternalReference": true,
              "links": [{"rel": "structure", "href": "https://a/b"},
                {"rel": "service", "href": "https://a/ws"}, {"rel": "help", "href": "https://h"}]}]
            """)
        let flow = try #require(message.structures.dataflows.first)
        #expect(flow.maintenance.isExternalReference && flow.structure == nil)
        #expect(flow.maintenance.structureURL == "https://a/b")
        #expect(flow.maintenance.serviceURL == "https://a/ws")
        #expect(flow.identity.links.map(\.relation) == ["help"])
    }

    @Test func `agency and version may be those of the link to itself`() throws {
        let message = try readStructures(
            """
            "codelists": [{"id": "CL", "name": "n", "links": [{"rel": "self",
              "urn": "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=X:CL(4.2)",
              "uri": "https://a/sdmx-json-structure-schema.json"}]}]
            """)
        let list = try #require(message.structures.codelists.first)
        #expect(list.agency == "X" && list.version == "4.2")
        #expect(list.identity.uri == nil && message.remarks.isEmpty)
    }
}
