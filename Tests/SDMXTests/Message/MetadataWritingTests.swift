import SDMX
import SDMXTestKit
import Testing

/// Reference metadata, written and read back.
@Suite struct MetadataWritingTests {
    private func written(
        _ message: MetadataMessage, _ format: MessageFormat
    ) throws -> (text: String, losses: [Loss]) {
        var bytes: [UInt8] = []
        let losses = try message.write(format) { bytes += $0 }
        return (String(decoding: bytes, as: UTF8.self), losses)
    }

    private func read(_ text: String) throws -> MetadataMessage {
        guard case .metadata(let message) = try Message.open(.text(text)) else {
            throw SDMXError(.unexpected, found: "another kind", expected: "metadata")
        }
        return message
    }

    @Test(arguments: StructureGenerator.Edition.allCases, 1...16)
    func `sets are read back from SDMX-ML of their version`(
        _ edition: StructureGenerator.Edition, _ seed: Int
    ) throws {
        var generator = StructureGenerator(edition, seed: UInt64(seed))
        let message = generator.metadataMessage()
        let (text, losses) = try written(message, message.format)
        let again = try read(text)
        #expect(again.format == message.format)
        #expect(again.sets == message.sets, "\(text)")
        #expect(again.remarks == [])
        #expect(again.header.id == message.header.id)
        #expect(again.notes.map(\.code) == message.notes.map(\.code))
        // The header cannot refer to an agreement on metadata.
        let other = losses.filter { $0.path != "footer" && $0.what != "structure" }
        #expect(other == [], "\(other)")
    }

    @Test(arguments: 1...16)
    func `sets are read back from SDMX-JSON`(_ seed: Int) throws {
        var generator = StructureGenerator(.v30, seed: UInt64(seed))
        var message = generator.metadataMessage(areValuesMany: false)
        for index in message.sets.indices {
            message.sets[index].identity.uri = nil
            message.sets[index].identity.links = []
        }
        let (text, _) = try written(message, .json2)
        let again = try read(text)
        #expect(again.format == .json2)
        #expect(again.sets == message.sets, "\(text)")
        #expect(again.remarks == [])
    }

    @Test(arguments: 1...16)
    func `sets are read back from SDMX-CSV`(_ seed: Int) throws {
        var generator = StructureGenerator(.v30, seed: UInt64(seed))
        let message = generator.metadataMessage(areValuesMany: false, hasMarkup: false)
        let (text, losses) = try written(message, .csv2)
        let again = try read(text)
        #expect(again.sets.map(\.structure) == message.sets.map(\.structure))
        #expect(again.sets.map(\.targets) == message.sets.map(\.targets))
        #expect(again.sets.map(\.action) == message.sets.map { $0.action ?? .information })
        // Names, annotations, and headings of which nothing is said have no place.
        let kept = message.sets.map { $0.attributes.compactMap { Self.plain($0) } }
        #expect(again.sets.map(\.attributes) == kept, "\(text)")
        #expect(losses.contains { $0.path == "header" })
    }

    private static func plain(_ heading: ReportedAttribute) -> ReportedAttribute? {
        var plain = heading
        plain.annotations = []
        plain.children = heading.children.compactMap { Self.plain($0) }
        return plain.values.isEmpty && plain.children.isEmpty ? nil : plain
    }

    @Test func `a table has a column for each heading, and parts for what occurs several times`()
        throws
    {
        var set = MetadataSet("SET")
        set.maintenance = Maintenance(agency: "T", version: "1.0.0")
        set.structure = ArtefactReference(.metadataflow, agency: "T", id: "F", version: "1.0.0")
        set.action = .append
        set.targets = [
            .urn("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:A(1.0)"),
            .urn("urn:sdmx:org.sdmx.infomodel.codelist.Code=T:CL(1.0).X"),
        ]
        let both = LocalisedText([.init("en", "so; it is"), .init("fr", "ainsi")])
        set.attributes = [
            ReportedAttribute(
                "DESK", values: [.plain("d1")],
                children: [
                    ReportedAttribute("MAIL", values: [.plain("a;b"), .plain("c, d")]),
                    ReportedAttribute("NOTE", values: [.text(both)]),
                ]),
            ReportedAttribute(
                "DESK", values: [.plain("d2")],
                children: [ReportedAttribute("MAIL", values: [.plain("e")])]),
            ReportedAttribute("QUALITY", values: [.plain("good")]),
        ]
        var message = MetadataMessage(.csv2)
        message.sets = [set]
        let (text, losses) = try written(message, .csv2)
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(
            lines == [
                "MDSTRUCTURE[;],MDSTRUCTURE_ID,METADATASET_ID,ACTION,TARGET_TYPES,TARGET_IDS,"
                    + "DESK[],DESK[].MAIL[],DESK[].NOTE[en;fr],QUALITY",
                "metadataflow,T:F(1.0.0),T:SET(1.0.0),A,dataflow;code,T:A(1.0);T:CL(1.0).X,"
                    + #"d1;d2,"""""""a;b"""";c, d"";e","""en:""""so; it is"""";fr:ainsi"";",good"#,
            ], "\(text)")
        #expect(losses == [])
        #expect(try read(text).sets[0].attributes == set.attributes)
    }

    @Test func `a report of SDMX 2_1 becomes a maintained set, and the reverse`() throws {
        var old = MetadataSet("SET")
        old.structure = ArtefactReference(.metadataflow, agency: "T", id: "F")
        old.report = "R"
        old.target = "TARGET"
        old.targets = [
            .object(id: "O", urn: "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:A(1.0)"),
            .period(id: "P", "2020"),
        ]
        old.attributes = [ReportedAttribute("A", values: [.plain("1"), .text("two")])]
        var message = MetadataMessage(.ml21, header: MessageHeader(id: "M"))
        message.sets = [old, old]
        let (new, losses) = try written(message, .ml30)
        let sets = try read(new).sets
        #expect(sets.map(\.identity.id) == ["SET", "SET_2"])
        #expect(sets.map(\.maintenance?.agency) == ["T", "T"])
        #expect(
            sets[0].targets == [.urn("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=T:A(1.0)")]
        )
        #expect(sets[0].attributes.map(\.id) == ["A", "A"])
        let told = Set(losses.map { "\($0.kind.rawValue) \($0.what)" })
        #expect(
            told.isSuperset(of: [
                "madeUp agency and version of the set", "leftOut report of the set",
                "leftOut target of the report", "changed id of the set",
                "leftOut part of a target", "changed several values of a heading",
                "madeUp name",
            ]), "\(told)")

        var two = sets[0]
        two.targets.append(.urn("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=T:CL(1.0)"))
        message.sets = [two]
        let (back, others) = try written(message, .ml21)
        let reports = try read(back).sets
        #expect(reports.map(\.report) == ["SET", "SET"])
        #expect(reports.flatMap(\.targets).count == 2)
        #expect(reports.allSatisfy { $0.attributes == sets[0].attributes })
        let kinds = Set(others.map { "\($0.kind.rawValue) \($0.what)" })
        #expect(
            kinds.isSuperset(of: [
                "changed further target", "madeUp id of the report", "madeUp id of the target",
                "madeUp id of a part of the target", "leftOut agency and version of the set",
            ]), "\(kinds)")
    }

    @Test func `metadata are converted, and refused by formats without them`() throws {
        var generator = StructureGenerator(.v30, seed: 7)
        let message = generator.metadataMessage(areValuesMany: false, hasMarkup: false)
        let (text, _) = try written(message, .ml30)
        var bytes: [UInt8] = []
        let outcome = try MessageConversion(to: .json2).convert(.text(text)) { bytes += $0 }
        #expect(outcome.kind == .metadata)
        #expect(try read(String(decoding: bytes, as: UTF8.self)).sets.count == message.sets.count)
        for format in [MessageFormat.csv1, .ml20, .ml31, .json1, .jsonStat] {
            let error = #expect(throws: SDMXError.self) { try written(message, format) }
            #expect(error?.kind == .unsupported)
        }
    }
}
