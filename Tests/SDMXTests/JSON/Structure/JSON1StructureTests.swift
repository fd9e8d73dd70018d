import SDMX
import SDMXTestKit
import Testing

/// Structures of SDMX-JSON 1.0, written and read back.
@Suite struct JSON1StructureTests {
    private func rewritten(
        _ structures: Structures
    ) throws -> (structures: Structures, losses: [Loss], remarks: [SDMXError], text: String) {
        var header = MessageHeader(id: "M")
        header.prepared = "2026-01-02T03:04:05Z"
        header.sender = Party("S")
        let message = StructureMessage(.json1, header: header, structures: structures)
        let (bytes, losses) = try JSONStructureWriter.bytes(of: message, in: .json1)
        let read = try JSONStructureReader().read(.bytes(bytes))
        #expect(read.format == .json1)
        return (read.structures, losses, read.remarks, String(decoding: bytes, as: UTF8.self))
    }

    @Test(arguments: 0..<30)
    func `artefacts of SDMX 2_1 without loss come back as they were`(seed: Int) throws {
        var generator = StructureGenerator(.v21, seed: UInt64(seed))
        let structures = generator.structures()
        let (read, losses, remarks, text) = try rewritten(structures)
        let changed = Set(losses.filter { $0.kind != .invalid }.map(\.path))
        var same = 0
        for artefact in structures.all where !changed.contains(artefact.reference.description) {
            let found = read.all.first { $0.reference == artefact.reference }
            let isSame = found.map { AnyHashable($0) == AnyHashable(artefact) } ?? false
            #expect(isSame, "\(artefact.reference)")
            same += 1
        }
        #expect(same * 2 > structures.all.count, "\(losses)")
        #expect(remarks == [])
    }

    @Test(arguments: 0..<15, StructureGenerator.Edition.allCases)
    func `what was written once is written again without loss`(
        seed: Int, edition: StructureGenerator.Edition
    ) throws {
        var generator = StructureGenerator(edition, seed: UInt64(seed + 1000))
        let first = try rewritten(generator.structures())
        let second = try rewritten(first.structures)
        #expect(first.structures == second.structures)
        // Which list a mapped component is in, the URN says and the model has no place for.
        let lost = second.losses.filter {
            $0.kind != .invalid && $0.what != "kind of a mapped component"
        }
        #expect(lost.isEmpty, "\(lost)")
        #expect(first.remarks.isEmpty)
    }

    @Test func `a data structure is written as this`() throws {
        var structure = DataStructure("DSD", agency: "OFFICE", version: "1.0")
        structure.identity.names = "Structure"
        structure.maintenance.isFinal = true
        let list = ArtefactReference(.codelist, agency: "OFFICE", id: "CL")
        let concept = ArtefactReference(.concept, agency: "OFFICE", id: "CS", item: ["C"])
        structure.dimensions = [
            Dimension(
                Component(
                    "SEX", concept: concept, representation: Representation(enumeration: list)),
                position: 1),
            Dimension(
                Component(
                    "TIME_PERIOD", concept: concept,
                    representation: Representation(format: TextFormat(.observationalTimePeriod))),
                kind: .time),
        ]
        structure.measures = [Measure(Component("VALUE", concept: concept))]
        structure.attributes = [
            Attribute(
                Component("UNIT", concept: concept), usage: .mandatory, relationship: .dataflow),
            Attribute(
                Component("STATUS", concept: concept), relationship: .observation),
        ]
        var all = Structures()
        all.dataStructures = [structure]
        let (_, losses, _, text) = try rewritten(all)
        let urn = "urn:sdmx:org.sdmx.infomodel."
        for part in [
            #""schema":"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json""#,
            #""version":"1.0","isFinal":true,"name":"Structure""#,
            #""links":[{"rel":"self","urn":"\#(urn)datastructure.DataStructure=OFFICE:DSD(1.0)"}]"#,
            #""localRepresentation":{"enumeration":"\#(urn)codelist.Codelist=OFFICE:CL(1.0)"}"#,
            #""timeDimensions":[{"id":"TIME_PERIOD","#,
            #""localRepresentation":{"textFormat":{"textType":"ObservationalTimePeriod"}}"#,
            #""measureList":{"id":"MeasureDescriptor","primaryMeasure":{"id":"OBS_VALUE","#,
            #"{"id":"AttributeDescriptor","attributes":[{"assignmentStatus":"Mandatory","attributeRelationship":{"none":{}},"id":"UNIT""#,
            #""assignmentStatus":"Conditional","attributeRelationship":{"primaryMeasure":"OBS_VALUE"}"#,
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(losses.map { "\($0.kind.rawValue) \($0.what)" } == ["changed id of the measure"])
    }

    @Test func `what only SDMX 3 has is told`() throws {
        var all = Structures()
        all.valueLists = [ValueList("V", agency: "A", version: "1.0")]
        var structure = DataStructure("DSD", agency: "A", version: "1.0.0-draft")
        structure.measures = [Measure(Component("OBS_VALUE")), Measure(Component("SHARE"))]
        var many = Representation(format: TextFormat(.string))
        many.maxOccurs = .unbounded
        structure.attributes = [
            Attribute(Component("NOTE", representation: many), relationship: .observation)
        ]
        all.dataStructures = [structure]
        var list = Codelist("CL", agency: "A", version: "1.0")
        list.extensions = [CodelistExtension(ArtefactReference(.codelist, agency: "A", id: "B"))]
        all.codelists = [list]
        let (read, losses, _, _) = try rewritten(all)
        #expect(read.valueLists.isEmpty && read.dataStructures[0].measures.count == 1)
        let told = Set(losses.map { "\($0.kind.rawValue) \($0.what)" })
        #expect(
            told.isSuperset(of: [
                "leftOut artefact", "leftOut measure", "leftOut number of values",
                "leftOut extension by another list", "invalid version 1.0.0-draft",
            ]), "\(told)")
        #expect(throws: SDMXError.self) {
            try JSONStructureWriter.bytes(of: StructureMessage(.json21), in: .json21)
        }
    }
}
