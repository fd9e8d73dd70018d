import SDMX
import Testing

@Suite struct JSONStructureWriterTests {
    @Test func `a small message is written as this`() throws {
        var list = Codelist("CL_SEX", agency: "OFFICE", version: "1.0")
        list.identity.names = LocalisedText([.init("en", "Sex"), .init("fr", "Sexe")])
        list.codes = [Code("F", names: "Female"), Code("M", parent: "F")]
        var message = StructureMessage(.json2, header: MessageHeader(id: "M1"))
        message.header.prepared = "2026-01-02T03:04:05Z"
        message.header.sender = Party("OFFICE")
        message.header.contentLanguages = ["fr"]
        message.structures.codelists = [list]
        let (bytes, losses) = try JSONStructureWriter.bytes(of: message)
        let urn = "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=OFFICE:CL_SEX(1.0)"
        let expected = [
            #"{"meta":{"schema":"https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json","#,
            #""id":"M1","test":false,"prepared":"2026-01-02T03:04:05Z","#,
            #""contentLanguages":["fr"],"sender":{"id":"OFFICE"}},"#,
            #""data":{"codelists":[{"id":"CL_SEX","agencyID":"OFFICE","version":"1.0","#,
            #""name":"Sexe","names":{"en":"Sex","fr":"Sexe"},"#,
            #""links":[{"rel":"self","urn":"\#(urn)"}],"#,
            #""codes":[{"id":"F","name":"Female","names":{"en":"Female"}},"#,
            #"{"id":"M","name":"","parent":"F"}]}]}}"#,
        ]
        #expect(String(decoding: bytes, as: UTF8.self) == expected.joined())
        #expect(losses.isEmpty)
    }

    @Test func `what a header must have and was not given is made up and told`() throws {
        var header = MessageHeader()
        header.dataSetAction = .append
        header.sources = "Survey"
        var message = StructureMessage(.ml21, header: header)
        message.notes = [MessageNote(code: "X", severity: .error, texts: ["a", "b", "c"])]
        let (bytes, losses) = try JSONStructureWriter.bytes(of: message)
        let read = try JSONStructureReader().read(.bytes(bytes))
        #expect(read.header.id == "UNKNOWN" && read.header.prepared == "1970-01-01T00:00:00Z")
        #expect(read.notes.first?.code == "1000")
        #expect(read.notes.first?.texts == ["a", "b"])
        #expect(losses.filter { $0.kind == .madeUp }.count == 4)
        let left = losses.filter { $0.kind == .leftOut }.map(\.what)
        #expect(
            left == ["action", "source", "severity of a note", "further text of a note"])
    }

    @Test func `what the schema has no place for is told with its place`() throws {
        var all = Structures()
        var structure = DataStructure("DSD", agency: "A", version: "1.0")
        structure.isEvolving = true
        var dimension = Dimension(Component("D", concept: ref(.concept, "C", "D")), kind: .measure)
        var format = TextFormat(.string)
        format.isMultilingual = true
        format.minValue = "+5"
        dimension.component.representation = Representation(format: format)
        structure.dimensions = [dimension]
        structure.attributes = [
            Attribute(
                Component("A", concept: ref(.concept, "C", "A")),
                relationship: .dimensions([.init("D")], groups: ["G"])),
            Attribute(Component("B"), relationship: nil),
        ]
        all.dataStructures = [structure]
        let (read, losses, _) = try rewritten(all)
        let path = "DataStructure A:DSD(1.0)"
        #expect(losses.allSatisfy { $0.path == path })
        let told = losses.map { "\($0.kind) \($0.what), \($0.place ?? "")" }
        #expect(
            Set(told) == [
                "changed kind of the dimension, dimension D", "leftOut facet minValue, dimension D",
                "leftOut facet isMultiLingual, dimension D",
                "leftOut group of an attribute, attribute A",
                "invalid conceptIdentity, attribute B", "invalid relationship, attribute B",
                "leftOut mark of an evolving structure, ",
            ])
        #expect(read.dataStructures.first?.dimensions.first?.kind == .plain)
    }

    @Test func `a hierarchical code list becomes hierarchies`() throws {
        var list = HierarchicalCodelist("HCL", agency: "A", version: "1.0")
        list.identity.names = "List"
        let includes = HierarchicalCodelist.IncludedCodelist(
            alias: "X", codelist: ref(.codelist, "CL"))
        list.includedCodelists = [includes]
        var hierarchy = Hierarchy("H", agency: "A", version: "1.0")
        hierarchy.codes = [HierarchicalCode("1", code: ref(.code, "CL", "1"))]
        list.hierarchies = [hierarchy]
        var all = Structures()
        all.hierarchicalCodelists = [list]
        all.hierarchies = [hierarchy]
        let (read, losses, _) = try rewritten(all)
        #expect(read.hierarchies.map(\.id) == ["H", "HCL_H"])
        #expect(read.hierarchies[1].codes == hierarchy.codes)
        let told = losses.map { "\($0.kind) \($0.what)" }
        #expect(
            told == [
                "leftOut name of the hierarchical code list", "leftOut alias of a code list",
                "changed id of a hierarchy",
            ])
    }

    @Test func `the maps of a structure set are maintained by themselves`() throws {
        var set = StructureSet("S", agency: "A", version: "1.0")
        var map = StructureSet.Map("M")
        map.source = ref(.dataStructure, "D1")
        map.target = ref(.dataStructure, "D2")
        map.components = [
            .init(source: "A", target: "B", values: .codelistMap(ref(.codelistMap, "S", "L"))),
            .init(source: "P", target: "Q"),
        ]
        map.components[1].valueMappings = [RepresentationMap.Mapping([.init("1")], ["2"])]
        set.structureMaps = [map]
        var codes = ItemSchemeMap(.codelist, id: "L", agency: "A", version: "1.0")
        codes.source = ref(.codelist, "C1")
        codes.target = ref(.codelist, "C2")
        codes.mappings = [RepresentationMap.Mapping([.init("a")], ["b"])]
        set.itemSchemeMaps = [codes]
        var all = Structures()
        all.structureSets = [set]
        let (read, losses, _) = try rewritten(all)
        #expect(read.representationMaps.map(\.id) == ["L", "M_P_Q"])
        #expect(read.representationMaps[0].sources == [.list(ref(.codelist, "C1"))])
        #expect(read.representationMaps[0].mappings == codes.mappings)
        let maps = read.structureMaps.first?.componentMaps.map { $0.representationMap?.id }
        #expect(maps == ["L", "M_P_Q"])
        #expect(losses.map(\.kind) == [.changed])
    }

    @Test func `the headings of reports are those of their metadata structure`() throws {
        var structure = MetadataStructure("M", agency: "A", version: "1.0")
        let heading = MetadataAttribute(Component("H", concept: ref(.concept, "C", "H")))
        structure.targets = [MetadataTarget("T")]
        structure.reports = [
            ReportStructure("R1", attributes: [heading]),
            ReportStructure("R2", attributes: [heading]),
        ]
        var all = Structures()
        all.metadataStructures = [structure]
        let (read, losses, _) = try rewritten(all)
        #expect(read.metadataStructures.first?.attributes == [heading])
        #expect(losses.map(\.what) == ["target", "report", "heading H"])
        #expect(losses.map(\.count) == [1, 2, 1])
    }

    @Test func `a constraint of SDMX 2_1 loses what 3_0 does not know`() throws {
        var constraint = Constraint(.attachment, id: "C", agency: "A", version: "1.0")
        constraint.attachments = [ref(.dataflow, "F"), ref(.dataStructure, "D")]
        constraint.simpleDataSources = ["https://a.b"]
        constraint.referenceStart = "2001"
        constraint.metadataTargetRegions = [CubeRegion()]
        var all = Structures()
        all.constraints = [constraint, Constraint(.data, id: "", agency: "", version: "")]
        let (read, losses, _) = try rewritten(all)
        #expect(read.constraints.map(\.kind) == [.data])
        #expect(read.constraints.first?.attachments == [ref(.dataflow, "F")])
        let told = losses.map { "\($0.kind) \($0.what)" }
        #expect(
            Set(told) == [
                "changed kind of the constraint", "leftOut artefact that is constrained",
                "leftOut data source", "leftOut reference period",
                "leftOut region of metadata targets", "leftOut artefact",
            ])
    }

    @Test func `a text that JSON cannot carry stops with its place`() {
        var list = Codelist("CL", agency: "A", version: "1.0")
        list.codes = [Code("X", names: "a\u{0}")]
        var message = StructureMessage(.json2)
        message.structures.codelists = [list]
        let fault = #expect(throws: SDMXError.self) {
            _ = try JSONStructureWriter.bytes(of: message)
        }
        #expect(fault?.kind == .nul && fault?.path == "Codelist A:CL(1.0), code X")
    }

    @Test func `what readers would refuse for its depth is not written`() {
        var category = Category("C0")
        for level in 1..<150 { category = Category("C\(level)", children: [category]) }
        var message = StructureMessage(.json2)
        message.structures.categorySchemes = [
            CategoryScheme("S", agency: "A", version: "1.0", categories: [category])
        ]
        let fault = #expect(throws: SDMXError.self) {
            _ = try JSONStructureWriter.bytes(of: message)
        }
        #expect(fault?.kind == .limit)
    }

    @Test func `a sink gets all of it`() throws {
        var list = Codelist("CL", agency: "A", version: "1.0")
        list.codes = (0..<4000).map { Code("C\($0)", names: LocalisedText("Code \($0)")) }
        var message = StructureMessage(.json2)
        message.structures.codelists = [list]
        var bytes: [UInt8] = []
        let writer = JSONStructureWriter(isIndented: true) { bytes += Array($0) }
        let losses = try writer.write(message)
        let whole = try JSONStructureWriter.bytes(of: message, isIndented: true)
        #expect(bytes == whole.bytes && losses == whole.losses)
    }
}
