import SDMX
import TestKit
import Testing

@Suite struct MLDataHostileTests {
    static let messages: [String] = [
        MLDataMessages.specific(MLSpecificDataTests.series), MLSpecificData30Tests.everything,
        MLDataMessages.generic(MLGenericDataTests.series),
        MLDataMessages.old(
            "CompactData",
            "<k:DataSet><k:G A='1'/><k:Series A='1'><k:Obs T='1990' V='2'/></k:Series></k:DataSet>"),
        MLDataMessages.old(
            "GenericData",
            """
            <DataSet><generic:Group type="G"><generic:GroupKey><generic:Value concept="A"
            value="1"/></generic:GroupKey><generic:Series><generic:SeriesKey><generic:Value
            concept="B" value="2"/></generic:SeriesKey><generic:Obs><generic:Time>2009
            </generic:Time><generic:ObsValue value="1"/></generic:Obs></generic:Series>
            </generic:Group></DataSet>
            """),
    ]

    @Test(arguments: [1, 7, 64])
    func `pieces of any size give the same rows`(size: Int) throws {
        for message in Self.messages {
            let whole = try MLDataDump(message)
            let bytes = Array(message.utf8)
            var at = 0
            let pieces = try MLDataDump(
                .stream {
                    defer { at += size }
                    return at < bytes.count ? Array(bytes[at..<min(at + size, bytes.count)]) : nil
                })
            #expect(pieces.rows == whole.rows)
            #expect(pieces.places == whole.places)
            #expect(!whole.rows.isEmpty)
        }
    }

    @Test func `rows stay right where the window moves on`() throws {
        let blanks = String(repeating: " ", count: 997)
        var content = ""
        for index in 0..<900 {
            content += "<Series A='a\(index)' \(blanks)><com:Annotations/>"
            content += "<Obs TIME_PERIOD='2020' OBS_VALUE='\(index)'/>\(blanks)\n</Series>\n"
        }
        let dump = try MLDataDump(
            MLDataMessages.specific(MLDataMessages.dataSet(content)))
        #expect(dump.rows.count == 1801)
        for index in 0..<900 {
            #expect(dump.rows[2 * index + 1] == "series A=a\(index)")
            #expect(
                dump.rows[2 * index + 2]
                    == "observation A^=a\(index) TIME_PERIOD=2020 OBS_VALUE=\(index)")
            #expect(dump.places[2 * index + 1] == "\(10 + 2 * index):1")
        }
    }

    @Test(arguments: 0..<5)
    func `mutated messages are read or refused at a place`(number: Int) throws {
        var generator = SeededGenerator(seed: UInt64(number) &+ 77)
        let bytes = Array(Self.messages[number].utf8)
        var refused = 0
        for round in 0..<600 {
            // The first byte says that it is XML.
            let input = bytes.prefix(1) + mutated(Array(bytes.dropFirst()), using: &generator)
            let structures = round % 2 == 0 ? MLDataMessages.structures : nil
            do {
                _ = try MLDataDump(.bytes(Array(input)), structures: structures)
            } catch {
                refused += 1
                #expect(error.line != nil || error.byte != nil, "\(error)")
            }
        }
        #expect(refused > 100)
    }

    @Test func `a message that ends early is truncated at every byte`() {
        let bytes = Array(Self.messages[1].utf8)
        for end in stride(from: 900, to: bytes.count - 30, by: 37) {
            let error = #expect(throws: SDMXError.self) {
                try MLDataDump(.bytes(Array(bytes[..<end])))
            }
            #expect(error?.kind == .truncated)
        }
    }

    @Test(
        arguments: [
            ("<Series A='1'>\n<Obz A='1'/></Series>", SDMXError.Kind.unexpected, 11),
            ("<Obs A='1'>\n\ntext</Obs>", .unexpected, 10),
            ("<Serie A='1'/>", .unexpected, 10), ("<Obs A='1' A='2'/>", .markup, 10),
            ("<Obs><Comp/></Obs>", .missing, 10),
            ("<Obs><Comp id='x'><V/></Comp></Obs>", .unexpected, 10),
            ("<Series><Series/></Series>", .unexpected, 10), ("<Obs q:A='1'/>", .namespace, 10),
        ])
    func `what may hold data and is not known is refused`(
        content: String, kind: SDMXError.Kind, line: Int
    ) {
        let error = #expect(throws: SDMXError.self) {
            try MLDataDump(
                MLDataMessages.specific(MLDataMessages.dataSet(content), version: "v3_0"))
        }
        #expect(error?.kind == kind)
        // Of text the place is where it begins: after the tag.
        #expect(error?.line == line)
    }

    @Test func `elements of others' namespaces are passed over with a remark`() throws {
        let content = """
            <x:Note xmlns:x="urn:other"><x:Obs/></x:Note>
            <Series A="1"><x:Note xmlns:x="urn:other"/><Obs TIME_PERIOD="2020" x:B="2"
             xmlns:x="urn:other"/></Series>
            """
        let dump = try MLDataDump(MLDataMessages.specific(MLDataMessages.dataSet(content)))
        #expect(dump.rows == ["dataSet", "series A=1", "observation A^=1 TIME_PERIOD=2020"])
        #expect(dump.remarks.count == 1)
        #expect(dump.remarks.first?.line == 10)
    }

    @Test func `more components than allowed are refused`() throws {
        var limits = MessageLimits()
        limits.components = 10
        let content = (0..<11).map { "<Obs C\($0)='1'/>" }.joined()
        let reader = try DataMessageReader(
            .text(MLDataMessages.specific(MLDataMessages.dataSet(content))), limits: limits)
        let error = #expect(throws: SDMXError.self) {
            while try reader.next() != nil {}
        }
        #expect(error?.kind == .limit)
        #expect(try reader.next() == nil)
    }
}
