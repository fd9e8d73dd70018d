import SDMX
import TestKit
import Testing

@Suite struct ML20FaultTests {
    private func keyFamily(_ components: String) -> String {
        """
        <KeyFamilies><s:KeyFamily id="KF" agencyID="TEST"><s:Name>N</s:Name><s:Components>
        \(components)</s:Components></s:KeyFamily></KeyFamilies>
        """
    }

    /// Lists, kind of the error, what was found.
    static let faults: [(String, SDMXError.Kind, String)] = [
        (
            "<CodeLists><s:CodeList id='CL'/></CodeLists>", .missing,
            "CodeList CL without agencyID"
        ),
        ("<CodeLists><s:CodeList agencyID='T'/></CodeLists>", .missing, "CodeList without id"),
        (
            "<CodeLists><s:CodeList id='CL' agencyID='T'><s:Code/></s:CodeList></CodeLists>",
            .missing, "Code without value"
        ),
        (
            "<Dataflows><s:Dataflow id='F' agencyID='T'><s:KeyFamilyRef/></s:Dataflow></Dataflows>",
            .reference, "\"no reference\""
        ),
        (
            "<Dataflows><s:Dataflow id='F' agencyID='T' isFinal='maybe'/></Dataflows>",
            .unexpected, "isFinal=\"maybe\""
        ),
    ]

    @Test(arguments: faults)
    func `an artefact that would be another than was meant is an error`(
        lists: String, kind: SDMXError.Kind, found: String
    ) {
        let error = fault20(lists)
        #expect(error?.kind == kind && error?.found == found, "\(String(describing: error))")
        #expect(error?.line == 6)
    }

    @Test func `attributes that are attached nowhere are an error`() {
        let error = fault20(
            keyFamily(
                "<s:Attribute conceptRef='A' attachmentLevel='Row' assignmentStatus='Mandatory'/>"))
        #expect(error?.kind == .unexpected && error?.line == 7)
        #expect(error?.path == "DataStructure TEST:KF(1.0), element Attribute")
        #expect(fault20(keyFamily("<s:Dimension codelist='CL'/>"))?.kind == .missing)
        let twice = "<s:TimeDimension conceptRef='A'/><s:TimeDimension conceptRef='B'/>"
        #expect(fault20(keyFamily(twice))?.kind == .unexpected)
    }

    @Test func `faults that change nothing else are remarks`() throws {
        let message = try read20(
            """
            <CodeLists><s:CodeList id="CL" agencyID="T"><s:Code value="B"/><s:Code value="B"/>
            <s:Cod/></s:CodeList></CodeLists><Others/>
            """
                + keyFamily(
                    """
                    <s:Dimension conceptRef='D'><s:TextFormat textType='Word' minLength='-1'/>
                    </s:Dimension><s:Group id='G'><s:DimensionRef>X</s:DimensionRef></s:Group>
                    <s:Attribute conceptRef='A' attachmentLevel='Group' assignmentStatus='May'/>
                    <s:CrossSectionalMeasure conceptRef='C' measureDimension='D' code='1'/>
                    """))
        #expect(
            message.remarks.map(\.found) == [
                "the id \"B\" again", "element Cod, which was passed over",
                "element Others, which was passed over", "textType \"Word\"", "minLength=\"-1\"",
                "no PrimaryMeasure", "DimensionRef \"X\"", "assignmentStatus \"May\"",
                "no AttachmentGroup", "what cross-sectional data look like, which is left out",
            ])
        #expect(message.structures.codelists[0].codes.count == 2)
        #expect(message.structures.dataStructures[0].attributes[0].relationship == .group("G"))
    }

    @Test func `remarks are limited`() throws {
        let codes = String(repeating: "<s:Code value='B'/>", count: 5000)
        let message = try read20(
            "<CodeLists><s:CodeList id='CL' agencyID='T'>\(codes)</s:CodeList></CodeLists>")
        #expect(message.remarks.count == 1000 && message.remarks.last?.kind == .limit)
        #expect(message.structures.codelists[0].codes.count == 5000)
    }

    @Test func `key families, levels and paths beyond all measure are refused`() {
        let many = String(repeating: "<s:Dimension conceptRef='D'/>", count: 5000)
        #expect(fault20(keyFamily(many))?.kind == .limit)
        let levels = String(
            repeating: "<s:Level id='L'><s:Order>1</s:Order></s:Level>", count: 50_000)
        let hierarchy =
            "<HierarchicalCodelists><s:HierarchicalCodelist id='H' agencyID='T'>"
            + "<s:Hierarchy id='H'>\(levels)</s:Hierarchy>"
            + "</s:HierarchicalCodelist></HierarchicalCodelists>"
        #expect(fault20(hierarchy)?.kind == .limit)
        let deep =
            "<CategorySchemes><s:CategoryScheme id='C' agencyID='T'>"
            + String(repeating: "<s:Category id='C'>", count: 100)
            + "<s:DataflowRef><s:DataflowID>F</s:DataflowID></s:DataflowRef>"
            + String(repeating: "</s:Category>", count: 100)
            + "</s:CategoryScheme></CategorySchemes>"
        #expect(fault20(deep)?.kind == .limit)
    }

    @Test func `mutated messages are read or refused with a place`() {
        var generator = SeededGenerator(seed: 20)
        let bytes = Array(structure20(everything20).utf8)
        var read = 0
        for _ in 0..<400 {
            do {
                _ = try Message.open(.bytes(mutated(bytes, using: &generator)))
                read += 1
            } catch {
                #expect(error.line != nil || error.byte != nil || error.kind == .unrecognised)
            }
        }
        #expect(read > 20)
    }
}
