import SDMX
import Testing

/// The types of values in schemas.
struct SchemaTypeTests {
    private func schema(
        _ representation: Representation?, as format: MessageFormat = .ml30,
        _ change: (inout Structures) -> Void = { _ in }
    ) throws -> SchemaText {
        var structures = RegistryFixtures.structures()
        structures.constraints = []
        structures.dataStructures[0].attributes[0].component.representation = representation
        structures.dataStructures[0].attributes[0].component.concept = nil
        change(&structures)
        return try SchemaText(structures, format, "dataflow/AA/DF_ALL")
    }

    private func text(
        _ type: DataType?, _ change: (inout TextFormat) -> Void = { _ in }
    ) -> Representation {
        var format = TextFormat(type)
        change(&format)
        return Representation(format: format)
    }

    @Test func `each type has the one that the standard says`() throws {
        let named: [DataType: String] = [
            .string: "xs:string", .alpha: "common:AlphaType", .bigInteger: "xs:integer",
            .integer: "xs:int", .count: "xs:integer", .incremental: "xs:decimal",
            .float: "xs:float", .boolean: "xs:boolean", .uri: "xs:anyURI",
            .observationalTimePeriod: "common:ObservationalTimePeriodType",
            .gregorianYear: "xs:gYear", .gregorianDay: "xs:date", .month: "xs:gMonth",
            .reportingWeek: "common:ReportingWeekType", .timeRange: "common:TimeRangeType",
            .dateTime: "xs:dateTime", .duration: "xs:duration",
        ]
        for (type, name) in named {
            let found = try schema(text(type)).attributeType("UNIT", of: "ObsType")
            #expect(found == name, "\(type)")
        }
        #expect(try schema(nil).attributeType("UNIT", of: "ObsType") == "xs:string")
        #expect(try schema(nil).attributeType("OBS_VALUE", of: "ObsType") == "xs:double")
    }

    @Test func `facets that XML Schema has for the type are taken`() throws {
        let strings = try schema(
            text(.string) {
                $0.minLength = 1
                $0.maxLength = 5
                $0.pattern = "[A-Z]+"
                $0.minValue = "1"
                $0.decimals = 2
            })
        #expect(strings.attributeType("UNIT", of: "ObsType") == "UNIT")
        #expect(
            facets(strings) == ["minLength=1", "maxLength=5", "pattern=[A-Z]+"])
        let decimals = try schema(
            text(.exclusiveValueRange) {
                $0.minValue = "-1.5"
                $0.maxValue = "2"
                $0.decimals = 3
                $0.maxLength = 5
            })
        #expect(facets(decimals) == ["minExclusive=-1.5", "maxExclusive=2", "fractionDigits=3"])
        let doubles = try schema(text(.double) { $0.maxValue = "1e5" })
        #expect(facets(doubles) == ["maxInclusive=1e5"])
        #expect(strings.losses == [] && decimals.losses == [] && doubles.losses == [])
    }

    private func facets(_ schema: SchemaText) -> [String]? {
        schema.type("UNIT")?.matches(of: #/<xs:(\w+) value="([^"]*)"/#).map { "\($0.1)=\($0.2)" }
    }

    @Test func `facets that would spoil the schema are left out and told`() throws {
        let rows: [(DataType, (inout TextFormat) -> Void, Int)] = [
            (.string, { $0.pattern = "[" }, 1),
            (.string, { ($0.minLength, $0.maxLength) = (5, 1) }, 2),
            (.string, { $0.maxLength = .max }, 1),
            (.integer, { $0.maxValue = "1.5" }, 1), (.short, { $0.maxValue = "99999" }, 1),
            (.decimal, { ($0.minValue, $0.maxValue) = ("2", "1") }, 2),
            (.decimal, { $0.decimals = .max }, 1), (.double, { $0.minValue = "x" }, 1),
        ]
        for (type, change, count) in rows {
            let found = try schema(text(type, change))
            #expect(found.losses.count == count, "\(type)")
            #expect(found.attributeType("UNIT", of: "ObsType")?.contains(":") == true)
        }
    }

    @Test func `the period is one of observation`() throws {
        for (type, name, losses) in [
            (nil, "common:ObservationalTimePeriodType", 0), (.gregorianYear, "xs:gYear", 0),
            (.string, "common:ObservationalTimePeriodType", 1),
        ] as [(DataType?, String, Int)] {
            let found = try schema(nil) {
                $0.dataStructures[0].dimensions[2].component.representation = text(type)
            }
            #expect(found.attributeType("TIME_PERIOD", of: "ObsType") == name)
            #expect(found.losses.count == losses)
        }
    }

    // MARK: Codes

    @Test func `components that share a list share its type`() throws {
        let list = Representation(enumeration: RegistryFixtures.reference(.codelist, "CL_FREQ"))
        let found = try schema(list)
        #expect(found.attributeType("UNIT", of: "ObsType") == "Codelist.AA.CL_FREQ.1.0.0")
        #expect(found.attributeType("FREQ", of: "SeriesType") == "Codelist.AA.CL_FREQ.1.0.0")
        #expect(found.values("Codelist.AA.CL_FREQ.1.0.0") == ["A", "Q", "M"])
        #expect(found.base("Codelist.AA.CL_FREQ.1.0.0") == "common:IDType")
        #expect(found.text.matches(of: #/<xs:simpleType name=/#).count == 2)
    }

    @Test func `constraints of each level narrow the codes`() throws {
        let structures = RegistryFixtures.structures()
        func values(_ context: String, _ id: String) throws -> [String]? {
            try SchemaText(structures, .ml21, context).values(id)
        }
        #expect(try values("datastructure/AA/DSD", "FREQ") == ["A", "Q"])
        #expect(try values("datastructure/AA/DSD", "Codelist.AA.CL_AREA.1.0.0")?.count == 5)
        #expect(try values("dataflow/AA/DF_ALL", "FREQ") == ["A", "Q"])
        #expect(try values("dataflow/AA/DF_SOME", "FREQ") == ["A"])
        #expect(try values("dataflow/AA/DF_SOME", "REF_AREA") == ["EU", "DEU"])
        #expect(try values("provisionagreement/AA/PA", "REF_AREA") == ["DEU"])
        #expect(try values("provisionagreement/AA/PA", "FREQ") == ["A"])
    }

    @Test func `of no codes none is valid`() throws {
        let found = try schema(nil) {
            $0.constraints = [
                RegistryFixtures.constraint(
                    "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"), ["FREQ": ["NONE"]])
            ]
        }
        #expect(found.values("FREQ") == [])
        #expect(found.type("FREQ")?.contains("<xs:maxLength value=\"0\"/>") == true)
    }

    @Test func `a list that is not there takes any id, and codes that are no ids are texts`() throws
    {
        let gone = try schema(
            Representation(enumeration: RegistryFixtures.reference(.codelist, "GONE")))
        #expect(gone.attributeType("UNIT", of: "ObsType") == "common:IDType")
        #expect(gone.losses.map(\.kind) == [.changed])
        let odd = try schema(
            Representation(enumeration: RegistryFixtures.reference(.codelist, "CL_UNIT"))
        ) { $0.codelists[2].codes[0].identity.id = "a b" }
        #expect(odd.base("Codelist.AA.CL_UNIT.1.0.0") == "xs:string")
        let values = try schema(
            Representation(enumeration: RegistryFixtures.reference(.valueList, "VL_SIGN")))
        #expect(values.values("ValueList.AA.VL_SIGN.1.0.0") == ["€", "a b"])
        #expect(values.base("ValueList.AA.VL_SIGN.1.0.0") == "xs:string")
    }

    @Test func `texts that a constraint lists are the ones that are valid`() throws {
        for (pattern, wanted) in [("x", ["x", "y"]), ("x%", nil)] as [(String, [String]?)] {
            let found = try schema(text(.string)) {
                $0.constraints = [
                    RegistryFixtures.constraint(
                        "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"),
                        ["UNIT": [pattern, "y"]])
                ]
            }
            #expect(found.values("UNIT") == wanted)
        }
    }

    @Test func `no two types have one name`() throws {
        let found = try schema(
            Representation(enumeration: RegistryFixtures.reference(.codelist, "CL_UNIT"))
        ) {
            $0.dataStructures[0].groups = [GroupDescriptor("FREQ", dimensions: ["REF_AREA"])]
            $0.constraints = [
                RegistryFixtures.constraint(
                    "CON", RegistryFixtures.reference(.dataflow, "DF_ALL"), ["FREQ": ["A"]])
            ]
        }
        #expect(found.base("FREQ") == "dsd:GroupType")
        #expect(found.attributeType("FREQ", of: "SeriesType") == "FREQ.")
        #expect(found.values("FREQ.") == ["A"])
    }

    // MARK: Values that no attribute of XML holds

    @Test func `several values, languages and markup are elements in 3,0`() throws {
        var many = Representation(enumeration: RegistryFixtures.reference(.codelist, "CL_UNIT"))
        many.maxOccurs = .count(3)
        let several = try schema(many)
        #expect(several.attributes("ObsType")["optional"] == ["OBS_VALUE"])
        #expect(several.elements("ObsType") == ["common:Annotations", "Comp"])
        #expect(several.elements("AttsType") == ["common:Annotations", "Comp"])
        #expect(several.elements("SeriesType") == ["common:Annotations", "Obs"])
        #expect(several.base("UNIT_ATTRIBUTE") == "dsd:CompType")
        #expect(several.type("UNIT_ATTRIBUTE")?.contains("maxOccurs=\"3\"") == true)
        #expect(several.type("UNIT_ATTRIBUTE")?.contains("\"Codelist.AA.CL_UNIT.1.0.0\"") == true)
        let texts = try schema(text(.string) { $0.isMultilingual = true })
        #expect(texts.type("UNIT_ATTRIBUTE")?.contains("common:TextValueType") == true)
        let markup = try schema(text(.xhtml))
        #expect(markup.type("UNIT_ATTRIBUTE")?.contains("common:StructuredTextValueType") == true)
        let old = try schema(many, as: .ml21)
        #expect(old.type("UNIT_ATTRIBUTE") == nil)
        #expect(old.attributes("ObsType")["optional"] == ["OBS_VALUE", "UNIT"])
    }

    @Test func `measures are several in 3,0 and one in 2,1`() throws {
        func change(_ structures: inout Structures) {
            structures.dataStructures[0].measures = [
                Measure(Component("SHARE", representation: text(.decimal))),
                Measure(Component("TOTAL", representation: text(.integer))),
            ]
        }
        let new = try schema(nil, as: .ml30, change)
        #expect(new.attributes("ObsType")["optional"] == ["SHARE", "TOTAL", "UNIT"])
        let old = try schema(nil, as: .ml21, change)
        #expect(old.attributes("ObsType")["optional"] == ["OBS_VALUE", "UNIT"])
        #expect(old.attributeType("OBS_VALUE", of: "ObsType") == "xs:decimal")
        #expect(old.losses.map(\.what) == ["measure TOTAL"])
    }

    @Test func `metadata attributes are attributes, and may come as reports`() throws {
        let found = try schema(nil) {
            var metadata = MetadataStructure("MSD", agency: "AA", version: "1.0.0")
            metadata.attributes = [
                MetadataAttribute(
                    Component(
                        "CONTACT",
                        representation: Representation(
                            enumeration: RegistryFixtures.reference(.codelist, "CL_UNIT"))))
            ]
            $0.metadataStructures = [metadata]
            $0.dataStructures[0].metadataStructure = metadata.reference
            $0.dataStructures[0].metadataAttributes = [
                MetadataAttributeUsage("CONTACT", relationship: .dimensions([.init("FREQ")]))
            ]
        }
        #expect(found.attributes("SeriesType")["optional"] == ["CONTACT"])
        #expect(found.attributeType("CONTACT", of: "SeriesType") == "Codelist.AA.CL_UNIT.1.0.0")
        #expect(found.elements("SeriesType") == ["common:Annotations", "Obs", "Metadata"])
        #expect(found.elements("ObsType") == ["common:Annotations"])
        #expect(found.text.contains("xmlns:metadata="))
    }
}
