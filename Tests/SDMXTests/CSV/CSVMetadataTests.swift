import SDMX
import Testing

@Suite struct CSVMetadataTests {
    private func sets(_ text: String) throws -> [MetadataSet] {
        guard case .metadata(let message) = try Message.open(.text(text)) else {
            Issue.record("not read as metadata")
            return []
        }
        #expect(message.format == .csv2)
        return message.sets
    }

    private let head = "MDSTRUCTURE[;],MDSTRUCTURE_ID,METADATASET_ID,ACTION,TARGET_TYPES,TARGET_IDS"

    @Test func `a row is a metadata set with its targets and attributes`() throws {
        let sets = try sets(
            "\(head),CONTACT,CONTACT.NAME,QUALITY\n"
                + "metadataflow,TEST:MDF(1.0.0),TEST:SET(1.1.0),A,dataflow;codelist,"
                + "\"TEST:A(1.0);TEST:CL(2.0)\",yes,\"Ann \"\"X\"\"\",\n"
                + "metadataprovision,TEST:MDP,TEST:OTHER,I,dataflow,TEST:A(1.0),,,good\n")
        #expect(sets.count == 2)
        let first = try #require(sets.first)
        #expect(first.identity.id == "SET" && first.maintenance?.version == "1.1.0")
        #expect(
            first.structure?.description == "Metadataflow TEST:MDF(1.0.0)"
                && first.action == .append)
        #expect(
            first.targets == [
                .urn("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TEST:A(1.0)"),
                .urn("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=TEST:CL(2.0)"),
            ])
        #expect(
            first.attributes == [
                ReportedAttribute(
                    "CONTACT", values: [.plain("yes")],
                    children: [ReportedAttribute("NAME", values: [.plain("Ann \"X\"")])])
            ])
        #expect(sets[1].structure?.artefactClass == .metadataProvisionAgreement)
        #expect(sets[1].attributes.map(\.id) == ["QUALITY"])
    }

    @Test func `several occurrences keep what is nested in each`() throws {
        let sets = try sets(
            #"""
            \#(head),DESK[],DESK[].MAIL[],DESK[].NOTE[en;fr],TAGS[],TEXT[][en;fr]
            metadataflow,T:F(1.0),T:S(1.0),I,dataflow,T:A(1.0),d1;d2,"""a;b"";c",en:x,1;2,"""en:p;fr:q"";""en:r"""
            """#)
        let attributes = try #require(sets.first?.attributes)
        #expect(attributes.map(\.id) == ["DESK", "DESK", "TAGS", "TEXT"])
        #expect(attributes[0].values == [.plain("d1")])
        #expect(attributes[0].children.first?.values == [.plain("a"), .plain("b")])
        #expect(attributes[0].children.map(\.id) == ["MAIL", "NOTE"])
        #expect(attributes[1].children.map(\.values) == [[.plain("c")]])
        #expect(attributes[2].values == [.plain("1"), .plain("2")])
        #expect(
            attributes[3].values == [
                .text(LocalisedText([.init("en", "p"), .init("fr", "q")])),
                .text(LocalisedText("r")),
            ])
    }

    @Test func `names are taken off where there are any`() throws {
        let both = try sets(
            """
            MDSTRUCTURE[|];MDSTRUCTURE_ID;METADATASET_ID;ACTION;TARGET_TYPES;TARGET_IDS;CONF: Secret
            metadataflow;T:F(1.0): Flow;T:S(1.0): Set: one;I;dataflow;T:A(1.0): Data;C: Confidential
            """)
        #expect(both[0].identity.names.best("en") == "Set: one")
        #expect(both[0].attributes.first?.values == [.plain("C")])
        let name = try sets(
            """
            MDSTRUCTURE,MDSTRUCTURE_ID,MDSTRUCTURE_NAME,METADATASET_ID,METADATASET_NAME,TARGET_TYPES,\
            TARGET_IDS,TARGET_NAMES,CONF,Secret
            metadataflow,T:F(1.0),Flow,T:S(1.0),Set,dataflow,T:A(1.0),Data,C,Confidential
            """)
        #expect(name[0].identity.names.best("en") == "Set" && name[0].action == .information)
        #expect(name[0].attributes == [ReportedAttribute("CONF", values: [.plain("C")])])
    }

    @Test func `deletions may name no set and no attribute`() throws {
        let sets = try sets(
            "MDSTRUCTURE,MDSTRUCTURE_ID,METADATASET_ID,ACTION\nmetadataflow,T:F(1.0),,D\n")
        #expect(sets[0].identity.id.isEmpty && sets[0].action == .delete)
        #expect(sets[0].attributes.isEmpty && sets[0].targets.isEmpty)
    }

    @Test(arguments: [
        ("metadataflow,T:F(1.0),T:S(1.0),X,,\n", SDMXError.Kind.action, 4),
        ("dataflow,T:F(1.0),T:S(1.0),I,,\n", .structureReference, 1),
        ("metadataflow,TF,T:S(1.0),I,,\n", .structureReference, 2),
        ("metadataflow,T:F(1.0),S,I,,\n", .reference, 3),
        ("metadataflow,T:F(1.0),T:S(1.0),I\n", .columnCount, 4),
        ("metadataflow,T:F(1.0),\"T\n", .unterminatedQuote, 3),
    ])
    func `faults have their place`(_ row: String, _ kind: SDMXError.Kind, _ column: Int) throws {
        do {
            _ = try Message.open(.text(head + "\n" + row))
            Issue.record("\(row) was read")
        } catch {
            #expect(error.kind == kind && error.line == 2 && error.column == column, "\(error)")
        }
    }

    @Test func `a reader of data says that these are metadata`() throws {
        do {
            _ = try CSVDataReader(Array((head + "\n").utf8))
            Issue.record("metadata were opened as data")
        } catch { #expect(error.kind == .unsupported && error.found.contains("metadata")) }
        #expect(MessageFormat.recognise(Array(head.utf8)) == .csv2)
    }
}
