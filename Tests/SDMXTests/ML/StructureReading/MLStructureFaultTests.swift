import SDMX
import TestKit
import Testing

@Suite struct MLStructureFaultTests {
    private static func codelist(_ attributes: String, _ content: String = "") -> String {
        "<s:Codelists><s:Codelist \(attributes)><c:Name>x</c:Name>\n\(content)</s:Codelist>"
            + "</s:Codelists>"
    }

    private static func structure(_ lists: String) -> String {
        "<s:DataStructures><s:DataStructure id=\"D\" agencyID=\"A\"><c:Name>x</c:Name>"
            + "<s:DataStructureComponents>\n\(lists)</s:DataStructureComponents>"
            + "</s:DataStructure></s:DataStructures>"
    }

    private static func dimension(_ content: String) -> String {
        structure(
            "<s:DimensionList><s:Dimension id=\"X\">\(content)</s:Dimension></s:DimensionList>")
    }

    private static func format(_ facets: String) -> String {
        dimension(
            MLFixture.concept("X") + "<s:LocalRepresentation><s:TextFormat \(facets)/>"
                + "</s:LocalRepresentation>")
    }

    @Test(arguments: [
        (codelist("agencyID=\"A\""), SDMXError.Kind.missing, 4, "element Codelist"),
        (codelist("id=\"\" agencyID=\"A\""), .missing, 4, "element Codelist"),
        (codelist("id=\"CL\""), .missing, 4, "element Codelist"),
        (
            codelist("id=\"CL\" agencyID=\"A\"", "<s:Code><c:Name>x</c:Name></s:Code>"), .missing,
            5, "Codelist A:CL(1.0), element Code"
        ),
        (
            codelist("id=\"CL\" agencyID=\"A\" isFinal=\"perhaps\""), .unexpected, 4,
            "Codelist A:CL(1.0), element Codelist"
        ),
        (
            codelist("id=\"CL\" agencyID=\"A\"", "<s:Code id=\"1\"><s:Parent/></s:Code>"),
            .reference, 5, "Codelist A:CL(1.0), element Parent"
        ),
        (
            codelist("id=\"CL\" agencyID=\"A\"", "<s:CodelistExtension/>"), .missing, 5,
            "Codelist A:CL(1.0), element CodelistExtension"
        ),
        (
            dimension("<s:ConceptIdentity>urn:x</s:ConceptIdentity>"), .reference, 5,
            "DataStructure A:D(1.0), element ConceptIdentity"
        ),
        (
            format("maxLength=\"many\""), .unexpected, 5,
            "DataStructure A:D(1.0), element TextFormat"
        ),
        (format("maxLength=\"-1\""), .unexpected, 5, "DataStructure A:D(1.0), element TextFormat"),
        (
            format("decimals=\"18446744073709551616\""), .unexpected, 5,
            "DataStructure A:D(1.0), element TextFormat"
        ),
        (format("minValue=\"0x10\""), .unexpected, 5, "DataStructure A:D(1.0), element TextFormat"),
        (format("minValue=\"NaN\""), .unexpected, 5, "DataStructure A:D(1.0), element TextFormat"),
        (
            structure("<s:DimensionList><s:Dimension/></s:DimensionList>"), .missing, 5,
            "DataStructure A:D(1.0), element Dimension"
        ),
        (
            structure(
                "<s:DimensionList><s:Dimension id=\"X\" position=\"1.5\"/></s:DimensionList>"),
            .unexpected, 5, "DataStructure A:D(1.0), element Dimension"
        ),
        (
            structure(
                "<s:AttributeList><s:Attribute id=\"X\" assignmentStatus=\"Maybe\"/>"
                    + "</s:AttributeList>"), .unexpected, 5,
            "DataStructure A:D(1.0), element Attribute"
        ),
        (
            "<s:HierarchicalCodelists><s:HierarchicalCodelist id=\"H\" agencyID=\"A\">"
                + "<s:Hierarchy id=\"1\"><s:HierarchicalCode id=\"2\">"
                + "<s:CodelistAliasRef>NO</s:CodelistAliasRef><s:CodeID><Ref id=\"C\"/></s:CodeID>"
                + "</s:HierarchicalCode></s:Hierarchy></s:HierarchicalCodelist>"
                + "</s:HierarchicalCodelists>", .reference, 4,
            "HierarchicalCodelist A:H(1.0), element CodelistAliasRef"
        ),
        (
            "<s:Constraints><s:ContentConstraint id=\"C\" agencyID=\"A\"><s:DataKeySet/>"
                + "</s:ContentConstraint></s:Constraints>", .missing, 4,
            "DataConstraint A:C(1.0), element DataKeySet"
        ),
    ])
    func `what makes the result wrong is an error with its place`(
        _ content: String, _ kind: SDMXError.Kind, _ line: Int, _ path: String
    ) throws {
        let fault = try #require(try MLFixture("2_1", content).fault())
        #expect(fault.kind == kind)
        #expect(fault.line == line && fault.character != nil)
        #expect(fault.path == path)
    }

    @Test(arguments: [
        ("<s:Inventions/>", "element Inventions"),
        ("<s:Codelists><s:Invention/></s:Codelists>", "element Invention"),
        (codelist("id=\"CL\" agencyID=\"A\" colour=\"red\""), "attribute colour"),
        (codelist("id=\"CL\" agencyID=\"A\"", "<s:Colour/>"), "element Colour"),
        (codelist("id=\"CL\" agencyID=\"A\" isFinal=\"TRUE\""), "isFinal=\"TRUE\""),
        (
            codelist("id=\"CL\" agencyID=\"A\"", "<s:Code id=\"1\"/><s:Code id=\"1\"/>"),
            "the id \"1\" again"
        ),
        (
            codelist("id=\"CL\" agencyID=\"A\"", "<c:Annotations/>"),
            "Annotations after what follows it"
        ),
        (
            codelist(
                "id=\"CL\" agencyID=\"A\" urn=\"\(MLFixture.urn("codelist.Codelist", "OTHER"))\""),
            "the URN of Codelist A:OTHER(1.0)"
        ),
        (
            codelist("id=\"CL\" agencyID=\"A\"") + codelist("id=\"CL\" agencyID=\"A\""),
            "Codelist A:CL(1.0) again"
        ),
        (
            "<s:OrganisationSchemes><s:AgencyScheme id=\"MINE\" agencyID=\"A\"/>"
                + "</s:OrganisationSchemes>", "the id MINE"
        ),
        ("<s:Dataflows><s:Dataflow id=\"F\" agencyID=\"A\"/></s:Dataflows>", "no Structure"),
        (
            "<s:Dataflows><s:Dataflow id=\"F\" agencyID=\"A\"><s:Structure><Ref id=\"D\"/>"
                + "</s:Structure></s:Dataflow></s:Dataflows>", "a reference to D without an agency"
        ),
        (format("textType=\"Colour\""), "the type \"Colour\""),
        (format("maxLength=\"\""), "maxLength=\"\""),
        (dimension(""), "Dimension X without a concept"),
        (
            structure(
                "<s:DimensionList id=\"MINE\"><s:Dimension id=\"X\">\(MLFixture.concept("X"))"
                    + "</s:Dimension></s:DimensionList>"), "the id MINE"
        ),
        (
            structure(
                "<s:MeasureList><s:PrimaryMeasure id=\"VALUE\">\(MLFixture.concept("X"))"
                    + "</s:PrimaryMeasure></s:MeasureList>"), "the id VALUE"
        ),
    ])
    func `what does not is a remark`(_ content: String, _ found: String) throws {
        let message = try MLFixture("2_1", content).message()
        #expect(message.remarks.count == 1)
        #expect(message.remarks.first?.found.hasPrefix(found) == true)
        #expect(message.remarks.first?.line != nil)
    }

    @Test func `a type in the wrong case is recognised, an unknown one is left out`() throws {
        func type(_ name: String) throws -> DataType? {
            let message = try MLFixture("2_1", Self.format("textType=\"\(name)\"")).message()
            return message.structures.dataStructures[0].dimensions[0].representation?.format?.type
        }
        #expect(try type("double") == .double)
        #expect(try type("Colour") == nil)
    }

    @Test func `remarks are bounded`() throws {
        let codes = String(repeating: "<s:Code id=\"1\"/>", count: 5000)
        let message = try MLFixture(
            "2_1", Self.codelist("id=\"CL\" agencyID=\"A\"", codes)
        ).message()
        #expect(message.structures.codelists[0].codes.count == 5000)
        #expect(message.remarks.count == MessageLimits().notes)
        #expect(message.remarks.last?.kind == .limit)
    }

    @Test func `an artefact outside of a list is read`() throws {
        let structures = try MLFixture("3_0", "<s:Codelist id=\"CL\" agencyID=\"A\"/>").read()
        #expect(structures.codelists.map(\.id) == ["CL"])
    }

    @Test func `a reference may stand within one of its own name`() throws {
        let message = try MLFixture(
            "2_1",
            "<s:Dataflows><s:Dataflow id=\"F\" agencyID=\"A\"><s:Structure>"
                + MLFixture.ref("Structure", "D") + "</s:Structure></s:Dataflow></s:Dataflows>"
        ).message()
        #expect(message.structures.dataflows[0].structure?.id == "D")
        #expect(message.remarks.count == 1)
    }

    @Test func `an empty reference is an error, an empty version is none at all`() throws {
        let flow =
            "<s:Dataflows><s:Dataflow id=\"F\" agencyID=\"A\" version=\"\">%"
            + "</s:Dataflow></s:Dataflows>"
        let empty = "<s:Structure><Ref agencyID=\"A\" id=\"\"/></s:Structure>"
        let fault = try MLFixture("2_1", flow.replacing("%", with: empty)).fault()
        #expect(fault?.kind == .reference && fault?.line == 4)
        let whole = flow.replacing("%", with: MLFixture.ref("Structure", "D"))
        #expect(try MLFixture("2_1", whole).read().dataflows[0].version == "1.0")
    }

    @Test func `categories may nest as deep as elements may`() throws {
        func scheme(_ depth: Int) -> MLFixture {
            MLFixture(
                "3_0",
                "<s:CategorySchemes><s:CategoryScheme id=\"C\" agencyID=\"A\">"
                    + String(repeating: "<s:Category id=\"1\">", count: depth)
                    + String(repeating: "</s:Category>", count: depth)
                    + "</s:CategoryScheme></s:CategorySchemes>")
        }
        let depth = MessageLimits().depth
        var category = try scheme(depth - 10).read().categorySchemes[0].categories[0]
        var count = 1
        while let child = category.children.first {
            category = child
            count += 1
        }
        #expect(count == depth - 10)
        #expect(try scheme(depth).fault()?.kind == .limit)
    }

    @Test func `changed bytes give a message or a located error`() throws {
        let text = MLFixture(
            "2_1",
            Self.codelist(
                "id=\"CL\" agencyID=\"A\"", "<s:Code id=\"1\"><c:Name>x</c:Name></s:Code>")
                + Self.format("textType=\"Double\" decimals=\"2\"")
                + Self.structure(
                    "<s:AttributeList><s:Attribute id=\"X\" assignmentStatus=\"Mandatory\">"
                        + "<s:AttributeRelationship><s:None/></s:AttributeRelationship>"
                        + "</s:Attribute></s:AttributeList>")
        ).text
        var generator = SeededGenerator(seed: 21)
        var errors = 0
        for _ in 0..<3000 {
            let bytes = Array("<".utf8) + mutated(Array(text.utf8.dropFirst()), using: &generator)
            do {
                _ = try Message.open(.bytes(bytes))
            } catch {
                errors += 1
                #expect(error.line != nil || error.byte != nil || error.kind == .empty)
            }
        }
        #expect(errors > 500)
    }
}
