import SDMX
import Testing

/// Schemas of data.
struct DataSchemaTests {
    private let path = "dataflow/AA/DF_ALL"

    private func structures(
        _ change: (inout DataStructure) -> Void = { _ in }
    ) -> Structures {
        var structures = RegistryFixtures.structures()
        structures.constraints = []
        var structure = structures.dataStructures[0]
        structure.groups = [GroupDescriptor("Sibling", dimensions: ["REF_AREA"])]
        func text(_ id: String, _ relationship: AttributeRelationship) -> Attribute {
            let format = Representation(format: TextFormat(.string))
            return Attribute(Component(id, representation: format), relationship: relationship)
        }
        structure.attributes += [
            text("SET_NOTE", .dataflow), text("TITLE", .dimensions([.init("REF_AREA")])),
            text("GROUP_NOTE", .group("Sibling")),
            text("BREAKS", .dimensions([.init("REF_AREA"), .init("TIME_PERIOD")])),
        ]
        change(&structure)
        structures.dataStructures[0] = structure
        return structures
    }

    @Test func `time series of 2,1 restrict the types that the standard has for them`() throws {
        let schema = try SchemaText(structures(), .ml21, path)
        #expect(schema.schema.dimensionAtObservation == "TIME_PERIOD")
        #expect(
            schema.schema.targetNamespace
                == "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=AA:DF_ALL(1.0.0)"
                + ":ObsLevelDim:TIME_PERIOD")
        #expect(schema.base("DataSetType") == "dsd:TimeSeriesDataSetType")
        #expect(schema.base("SeriesType") == "dsd:TimeSeriesType")
        #expect(schema.base("ObsType") == "dsd:TimeSeriesObsType")
        #expect(
            schema.elements("DataSetType") == [
                "common:Annotations", "DataProvider", "Group", "Series",
            ])
        #expect(schema.attributes("DataSetType")["optional"] == ["SET_NOTE"])
        #expect(
            schema.attributes("SeriesType") == [
                "required": ["FREQ", "REF_AREA"], "optional": ["TITLE"],
                "prohibited": ["TIME_PERIOD", "REPORTING_YEAR_START_DAY"],
            ])
        #expect(
            schema.attributes("ObsType") == [
                "required": ["TIME_PERIOD"], "optional": ["OBS_VALUE", "UNIT", "BREAKS"],
                "prohibited": ["REPORTING_YEAR_START_DAY"],
            ])
        #expect(
            schema.attributes("Sibling") == [
                "required": ["REF_AREA"], "optional": ["GROUP_NOTE", "type"],
                "prohibited": ["REPORTING_YEAR_START_DAY"],
            ])
        #expect(schema.losses == [])
    }

    @Test func `3,0 has attributes of any part of the key`() throws {
        let schema = try SchemaText(structures(), .ml30, path)
        #expect(schema.base("DataSetType") == "dsd:DataSetType")
        #expect(
            schema.elements("DataSetType")
                == ["common:Annotations", "DataProvider", "Atts", "Group", "Series"])
        #expect(schema.base("SeriesType") == "dsd:SeriesType")
        #expect(
            schema.attributes("AttsType")["optional"] == [
                "FREQ", "REF_AREA", "TIME_PERIOD", "UNIT", "SET_NOTE", "TITLE", "GROUP_NOTE",
                "BREAKS",
            ])
        #expect(schema.attributes("ObsType")["prohibited"] == ["type"])
    }

    @Test(arguments: [MessageFormat.ml21, .ml30])
    func `without series an observation has all`(_ format: MessageFormat) throws {
        let schema = try SchemaText(
            structures(), format, path + "?dimensionAtObservation=AllDimensions")
        #expect(schema.type("SeriesType") == nil)
        #expect(schema.elements("DataSetType")?.last == "Obs")
        #expect(schema.attributes("ObsType")["required"] == ["FREQ", "REF_AREA", "TIME_PERIOD"])
        #expect(
            schema.attributes("ObsType")["optional"] == ["OBS_VALUE", "UNIT", "TITLE", "BREAKS"])
        #expect(schema.schema.targetNamespace.hasSuffix(":AllDimensions"))
    }

    @Test(arguments: [MessageFormat.ml21, .ml30])
    func `another dimension than time may be the observation's`(_ format: MessageFormat) throws {
        let schema = try SchemaText(structures(), format, path + "?dimensionAtObservation=REF_AREA")
        #expect(schema.base("SeriesType") == "dsd:SeriesType")
        #expect(schema.attributes("SeriesType")["required"] == ["FREQ", "TIME_PERIOD"])
        #expect(schema.attributes("ObsType")["required"] == ["REF_AREA"])
        #expect(schema.attributes("ObsType")["prohibited"]?.contains("TIME_PERIOD") == true)
        #expect(
            schema.attributes("ObsType")["optional"] == ["OBS_VALUE", "UNIT", "TITLE", "BREAKS"])
    }

    @Test func `without time the measures' dimension or none is the observation's`() throws {
        let none = structures { $0.dimensions.removeLast() }
        #expect(
            try SchemaText(none, .ml21, path).schema.dimensionAtObservation == "AllDimensions")
        let measure = structures {
            $0.dimensions.removeLast()
            $0.dimensions[1].kind = .measure
        }
        #expect(try SchemaText(measure, .ml21, path).schema.dimensionAtObservation == "REF_AREA")
        let prohibited = try SchemaText(none, .ml30, path + "?dimensionAtObservation=FREQ")
        #expect(prohibited.attributes("SeriesType")["prohibited"] == ["TIME_PERIOD"])
        #expect(prohibited.attributes("AttsType")["prohibited"] == ["TIME_PERIOD"])
    }

    @Test func `several groups have a type in common`() throws {
        let several = structures {
            $0.groups.append(GroupDescriptor("Other", dimensions: ["FREQ", "TIME_PERIOD"]))
        }
        for format in [MessageFormat.ml21, .ml30] {
            let schema = try SchemaText(several, format, path)
            #expect(schema.text.contains("<xs:complexType name=\"GroupType\" abstract=\"true\">"))
            #expect(schema.values("Group.ID") == ["Sibling", "Other"])
            #expect(schema.base("Other") == "GroupType")
            #expect(schema.attributes("Other")["required"] == ["FREQ", "TIME_PERIOD"])
            #expect(schema.attributeType("type", of: "Other") == "Group.ID")
        }
    }

    @Test func `deletion asks for no part of the key`() throws {
        for format in [MessageFormat.ml21, .ml30] {
            let schema = try SchemaText(structures(), format, path + "?deletion=true")
            #expect(schema.base("SeriesType") == "dsd:SeriesType")
            #expect(!schema.text.contains("use=\"required\""))
        }
    }

    @Test func `the day on which the reporting year begins has a fixed type in 2,1`() throws {
        for (relationship, type) in [
            (.dataflow, "DataSetType"), (.group("Sibling"), "Sibling"), (.observation, "ObsType"),
            (.dimensions([.init("FREQ")]), "SeriesType"),
        ] as [(AttributeRelationship, String)] {
            let schema = try SchemaText(
                structures {
                    let format = Representation(format: TextFormat(.string))
                    $0.attributes.append(
                        Attribute(
                            Component("REPORTING_YEAR_START_DAY", representation: format),
                            relationship: relationship))
                }, .ml21, path)
            for level in ["DataSetType", "Sibling", "SeriesType", "ObsType"] {
                let uses = schema.attributes(level)
                let use = level == type ? "optional" : "prohibited"
                #expect(uses[use]?.contains("REPORTING_YEAR_START_DAY") == true, "\(level)")
            }
            #expect(schema.attributeType("REPORTING_YEAR_START_DAY", of: type) == "xs:gMonthDay")
        }
    }

    // MARK: Context

    @Test func `a plus and latest find the version`() throws {
        let old = try SchemaText(structures(), .ml21, "datastructure/AA/DSD/latest", .v1)
        #expect(old.schema.context == RegistryFixtures.reference(.dataStructure, "DSD"))
        let new = try SchemaText(structures(), .ml30, "datastructure/AA/DSD/+")
        #expect(new.schema.context == old.schema.context)
        #expect(new.schema.targetNamespace.contains("DataStructure=AA:DSD(1.0.0)"))
        let schema = try SchemaText(structures(), .ml21, "provisionagreement/AA/PA")
        #expect(schema.schema.targetNamespace.contains("registry.ProvisionAgreement=AA:PA(1.0.0)"))
    }

    private func fault(
        _ query: String, _ format: MessageFormat = .ml30, _ grammar: QueryGrammar = .v2,
        in structures: Structures? = nil
    ) -> SDMXError? {
        do {
            _ = try SchemaText(structures ?? self.structures(), format, query, grammar)
            return nil
        } catch {
            return error as? SDMXError
        }
    }

    @Test func `what cannot be made is refused with a reason`() throws {
        #expect(fault("metadatastructure/AA/X")?.kind == .unsupported)
        #expect(fault(path + "?explicitMeasure=true", .ml21, .v1)?.kind == .unsupported)
        #expect(fault(path, .json2)?.kind == .unsupported)
        let dimension = fault(path + "?dimensionAtObservation=NONE")
        #expect(dimension?.kind == .query)
        #expect(dimension?.expected == "one of FREQ, REF_AREA, TIME_PERIOD, AllDimensions")
        var gone = structures()
        gone.dataStructures = []
        #expect(fault(path, in: gone)?.kind == .reference)
        #expect(
            fault(path, in: structures { $0.dimensions[0].component.id = "1st" })?.kind
                == .unsupported)
        #expect(
            fault(path, in: structures { $0.dimensions[0].component.id = "type" })?.kind
                == .unsupported)
        #expect(
            fault(path, in: structures { $0.attributes[0].component.id = "FREQ" })?.kind
                == .duplicateColumn)
        #expect(fault(path, in: structures { $0.groups[0].id = "ObsType" })?.kind == .unsupported)
    }

    @Test func `what is not there has no schema`() throws {
        let registry = Registry(structures())
        for (context, id) in [(.dataflow, "NONE"), (.dataStructure, "DF_ALL")]
            as [(SchemaQuery.Context, String)]
        {
            let query = SchemaQuery(context, agency: "AA", id: id)
            #expect(try registry.schema(query, .v2, as: .ml30) == nil)
            #expect(registry.answer(query, .v2) == nil)
        }
    }

    @Test func `a schema is streamed and names the official ones where it is told`() throws {
        let query = SchemaQuery(.dataflow, agency: "AA", id: "DF_ALL")
        let schema = try #require(try Registry(structures()).schema(query, .v2, as: .ml30))
        var bytes: [UInt8] = []
        try schema.write(officialSchemas: "https://example.org/v3") { bytes += Array($0) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("schemaLocation=\"https://example.org/v3/SDMXCommon.xsd\""))
        #expect(bytes == (try schema.bytes(officialSchemas: "https://example.org/v3/")))
        #expect(!String(decoding: try schema.bytes(), as: UTF8.self).contains("schemaLocation"))
        #expect(throws: SDMXError.self) {
            try schema.write { _ in throw SDMXError(.output, found: "no room", expected: "room") }
        }
    }
}
