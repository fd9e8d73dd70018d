import SDMX
import SDMXTestKit
import TestKit
import Testing

@Suite struct JSONRoundTripTests {
    @Test(arguments: 0..<40)
    func `artefacts without loss come back as they were`(seed: Int) throws {
        var generator = StructureGenerator(.v30, seed: UInt64(seed))
        let message = generator.message()
        let (bytes, losses) = try JSONStructureWriter.bytes(of: message)
        let read = try JSONStructureReader().read(.bytes(bytes))
        let changed = Set(losses.filter { $0.kind != .invalid }.map(\.path))
        let lists = (message.structures.all, read.structures.all)
        #expect(lists.0.count == lists.1.count)
        var same = 0
        for artefact in lists.0 where !changed.contains(artefact.reference.description) {
            let found = lists.1.first { $0.reference == artefact.reference }
            #expect(found.map { isSame($0, artefact) } == true, "\(artefact.reference)")
            same += 1
        }
        #expect(same * 2 > lists.0.count)
        #expect(read.remarks.isEmpty)
        #expect(read.format == .json2)
    }

    @Test(arguments: 0..<20, [StructureGenerator.Edition.v21, .v30])
    func `what was written once is written again without loss`(
        seed: Int, edition: StructureGenerator.Edition
    ) throws {
        var generator = StructureGenerator(edition, seed: UInt64(seed + 1000))
        let first = try rewritten(generator.structures())
        let second = try rewritten(first.structures)
        #expect(first.structures == second.structures)
        let lost = second.losses.filter { $0.kind != .invalid }
        #expect(lost.isEmpty, "\(lost)")
        #expect(first.remarks.isEmpty)
    }

    @Test(arguments: 0..<20)
    func `compact and indented messages say the same`(seed: Int) throws {
        var generator = StructureGenerator(.v30, seed: UInt64(seed + 2000))
        let message = generator.plainMessage()
        let compact = try JSONStructureWriter.bytes(of: message)
        let indented = try JSONStructureWriter.bytes(of: message, isIndented: true)
        #expect(compact.losses == indented.losses && compact.losses.isEmpty)
        #expect(compact.bytes.count < indented.bytes.count)
        let reader = JSONStructureReader()
        let read = try reader.read(.bytes(compact.bytes))
        #expect(try reader.read(.bytes(indented.bytes)).structures == read.structures)
        #expect(read.structures == message.structures)
        #expect(read.header.id == message.header.id && read.header.sender == message.header.sender)
    }

    @Test func `a message that comes byte by byte is read as one that comes whole`() throws {
        var generator = StructureGenerator(.v30, seed: 7)
        let message = generator.message()
        let bytes = try JSONStructureWriter.bytes(of: message).bytes
        let whole = try JSONStructureReader().read(.bytes(bytes))
        var rest = bytes[...]
        let pieces = try JSONStructureReader().read(
            .stream {
                let piece = Array(rest.prefix(3))
                rest = rest.dropFirst(3)
                return piece
            })
        #expect(pieces == whole)
    }

    @Test func `mutated messages are refused with a place or can be written again`() throws {
        var generator = StructureGenerator(.v30, seed: 3)
        let bytes = try JSONStructureWriter.bytes(of: generator.message()).bytes
        for _ in 0..<150 {
            let mutant = mutated(bytes, using: &generator.random)
            do throws(SDMXError) {
                let message = try JSONStructureReader().read(.bytes(mutant))
                _ = try JSONStructureWriter.bytes(of: message)
            } catch {
                #expect(error.line != nil)
            }
        }
    }

    private func isSame(
        _ left: any MaintainableArtefact, _ right: any MaintainableArtefact
    ) -> Bool {
        AnyHashable(left) == AnyHashable(right)
    }
}
