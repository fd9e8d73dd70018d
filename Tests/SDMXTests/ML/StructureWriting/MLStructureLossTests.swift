import SDMX
import SDMXTestKit
import TestKit
import Testing

/// What cannot be carried is said, and what cannot be written is refused.
struct MLStructureLossTests {
    private func losses(
        _ format: MessageFormat, _ fill: (inout Structures) -> Void
    ) throws -> [String] {
        var header = MessageHeader(id: "M1")
        header.prepared = "2021-03-08"
        header.sender = Party("ME")
        var message = StructureMessage(format, header: header)
        fill(&message.structures)
        return try MLStructureWriter.bytes(of: message, in: format).losses.map(\.description)
    }

    private func list(_ codes: [Code]) -> Codelist {
        var list = Codelist("CL", agency: "A", version: "1.0", codes: codes)
        list.identity.names = "List"
        return list
    }

    @Test func `a header that says nothing is made up, the same every time`() throws {
        let message = StructureMessage(.ml21)
        let (bytes, losses) = try MLStructureWriter.bytes(of: message, in: .ml21)
        #expect(losses.map(\.what) == ["id", "time of preparation", "sender"])
        #expect(losses.allSatisfy { $0.kind == .madeUp && $0.path == "header" })
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<mes:ID>UNKNOWN</mes:ID>"))
        #expect(text.contains("<mes:Prepared>1970-01-01T00:00:00Z</mes:Prepared>"))
        #expect(try MLStructureWriter.bytes(of: message, in: .ml21).bytes == bytes)
    }

    @Test func `the same loss in one artefact is counted, with its first place`() throws {
        var codes = ["A", "B", "C"].map { Code($0, names: "n") }
        for index in 1...2 {
            codes[index].identity.links = [Link(relation: "self", url: "u")]
            codes[index].identity.annotations = [Annotation(value: "v")]
        }
        let codelist = list(codes)
        #expect(
            try losses(.ml21) { $0.codelists = [codelist] } == [
                "Codelist A:CL(1.0), code B: value of an annotation (left out, 2 times): "
                    + "SDMX-ML 2.1 has no place for it",
                "Codelist A:CL(1.0), code B: link (left out, 2 times): "
                    + "SDMX-ML 2.1 has no place for it",
            ])
        #expect(try losses(.ml30) { $0.codelists = [codelist] } == [])
    }

    @Test func `a name that is missing is the id`() throws {
        let codelist = list([Code("X")])
        let message = try losses(.ml30) { $0.codelists = [codelist] }
        #expect(
            message == [
                "Codelist A:CL(1.0), code X: name (made up): "
                    + "SDMX-ML 3.0 asks for one, and the id was taken"
            ])
    }

    @Test func `in 3.0 the form of the version says whether it is final`() throws {
        var final = list([])
        final.maintenance.isFinal = true
        #expect(
            try losses(.ml30) { $0.codelists = [final] } == [
                "Codelist A:CL(1.0): mark of a final version (left out): "
                    + "SDMX-ML 3.0 has no place for it"
            ])
        final.maintenance.version = "1.0.0"
        #expect(try losses(.ml30) { $0.codelists = [final] } == [])
        #expect(try losses(.ml21) { $0.codelists = [final] } == [])
    }

    @Test func `artefacts of a class that the version lacks are named`() throws {
        let values = ValueList("VL", agency: "A", version: "1.0")
        let attachment = Constraint(.attachment, id: "AC", agency: "A", version: "1.0")
        let lost = try losses(.ml21) { $0.valueLists = [values] }
        #expect(
            lost == [
                "ValueList A:VL(1.0): artefact (left out): "
                    + "SDMX-ML 2.1 has no artefacts of this class"
            ])
        #expect(try losses(.ml30) { $0.constraints = [attachment] }.count == 1)
    }

    @Test func `measures beside the first and another id than OBS_VALUE are said`() throws {
        var structure = DataStructure("D", agency: "A", version: "1.0")
        structure.identity.names = "D"
        let concept = ArtefactReference(.concept, agency: "A", id: "CS", item: ["C"])
        structure.dimensions = [Dimension(Component("X", concept: concept))]
        structure.measures = ["M1", "M2"].map { Measure(Component($0, concept: concept)) }
        #expect(
            try losses(.ml21) { $0.dataStructures = [structure] } == [
                "DataStructure A:D(1.0): measure M2 (left out): SDMX-ML 2.1 has room for one",
                "DataStructure A:D(1.0), measure M1: id of the measure (changed): "
                    + "SDMX-ML 2.1 fixes it as OBS_VALUE",
            ])
    }

    @Test func `hierarchies change their place between versions and lose nothing`() throws {
        let code = ArtefactReference(.code, agency: "A", id: "CL", item: ["B"])
        var hierarchy = Hierarchy(
            "H", agency: "A", version: "1.0", codes: [HierarchicalCode("1", code: code)])
        hierarchy.identity.names = "H"
        #expect(try losses(.ml21) { $0.hierarchies = [hierarchy] } == [])
        var list = HierarchicalCodelist("HCL", agency: "A", version: "1.0")
        list.identity.names = "H"
        list.hierarchies = [hierarchy, hierarchy]
        let lost = try losses(.ml30) { $0.hierarchicalCodelists = [list] }
        #expect(
            lost == [
                "HierarchicalCodelist A:HCL(1.0): id of a hierarchy (changed): "
                    + "another hierarchy has the same"
            ])
    }

    @Test func `references to what is no single version are said`() throws {
        func flow(_ version: String) -> Dataflow {
            var flow = Dataflow(
                "F", agency: "A", version: "1.0",
                structure: ArtefactReference(
                    .dataStructure, agency: "A", id: "D", version: version))
            flow.identity.names = "F"
            return flow
        }
        for (version, kind) in [
            ("1.2+.3", "it is 1.2.3"), ("1.0.0-x", "it is 1.0.0"), ("*", "URN"),
        ] {
            let lost = try losses(.ml21) { $0.dataflows = [flow(version)] }
            #expect(lost.count == 1)
            #expect(lost.first?.contains(kind) == true, "\(version)")
        }
        #expect(try losses(.ml30) { $0.dataflows = [flow("1.2+.3")] } == [])
        #expect(try losses(.ml30) { $0.dataflows = [flow("~")] }.first?.contains("schema") == true)
    }

    // MARK: Errors

    private func error(_ codelist: Codelist) -> SDMXError? {
        var message = StructureMessage(.ml21)
        message.structures.codelists = [codelist]
        do throws(SDMXError) {
            _ = try MLStructureWriter.bytes(of: message, in: .ml21)
            return nil
        } catch {
            return error
        }
    }

    @Test func `characters that XML does not allow are refused at their artefact and item`() {
        let error = error(list([Code("A", names: "good"), Code("B", names: "bad \u{2}")]))
        #expect(error?.kind == .value)
        #expect(
            error?.path == "Codelist A:CL(1.0), code B, element mes:Structure/mes:Structures/"
                + "str:Codelists/str:Codelist/str:Code/com:Name")
    }

    @Test func `items too deep below each other are refused`() {
        var category = Category("C", names: "c")
        for _ in 0..<5000 { category = Category("C", names: "c", children: [category]) }
        var scheme = CategoryScheme("S", agency: "A", version: "1.0", categories: [category])
        scheme.identity.names = "s"
        var message = StructureMessage(.ml30)
        message.structures.categorySchemes = [scheme]
        #expect(throws: SDMXError.self) {
            try MLStructureWriter.bytes(of: message, in: .ml30)
        }
        // Taking so deep a value apart at once would need a deep stack too.
        unwind(&message)
    }

    private func unwind(_ message: inout StructureMessage) {
        var list = message.structures.categorySchemes.removeLast().categories
        while let last = list.popLast() { list += last.children }
    }

    @Test(arguments: MessageFormat.allCases)
    func `formats that are not SDMX-ML 2.1 or 3.0 are refused`(format: MessageFormat) {
        let isWritten = format == .ml21 || format == .ml30
        var caught: SDMXError?
        do throws(SDMXError) {
            _ = try MLStructureWriter(format) { _ in }
        } catch {
            caught = error
        }
        #expect((caught == nil) == isWritten)
        if !isWritten { #expect(caught?.kind == .unsupported) }
    }

    @Test func `a sink gets what bytes gives`() throws {
        var generator = StructureGenerator(.v30, seed: 7)
        var message = generator.message()
        for seed in 100...130 as ClosedRange<UInt64> {
            var other = StructureGenerator(.v30, seed: seed)
            message.structures.add(other.structures())
        }
        var chunks: [[UInt8]] = []
        let writer = try MLStructureWriter(.ml30) { chunk in chunks.append(Array(chunk)) }
        #expect(try writer.write(message) == [])
        #expect(chunks.count > 5)
        #expect(
            Array(chunks.joined()) == (try MLStructureWriter.bytes(of: message, in: .ml30).bytes))
    }
}
