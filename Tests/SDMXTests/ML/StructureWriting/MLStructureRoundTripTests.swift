import SDMX
import SDMXTestKit
import TestKit
import Testing

/// What is written is read as what it was.
struct MLStructureRoundTripTests {
    @Test(arguments: StructureGenerator.Edition.allCases)
    func `random structures are read as they were written`(
        edition: StructureGenerator.Edition
    ) throws {
        for seed in 1...30 as ClosedRange<UInt64> {
            var generator = StructureGenerator(edition, seed: seed)
            let message = generator.message()
            let (bytes, losses) = try MLStructureWriter.bytes(of: message, in: message.format)
            #expect(losses == [])
            var read = try structures(bytes)
            for index in read.notes.indices { read.notes[index].line = nil }
            #expect(read.header == message.header)
            #expect(read.notes == message.notes)
            #expect(read.remarks == [])
            expectSame(read.structures, message.structures, "seed \(seed)")
        }
    }

    @Test(arguments: StructureGenerator.Edition.allCases)
    func `writing what the other version carried loses nothing more`(
        edition: StructureGenerator.Edition
    ) throws {
        let other: MessageFormat = edition == .v21 ? .ml30 : .ml21
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = StructureGenerator(edition, seed: seed)
            let message = generator.message()
            let first = try MLStructureWriter.bytes(of: message, in: other)
            #expect(!first.losses.isEmpty)
            #expect(first.losses.filter { $0.kind == .invalid } == [])
            let read = try structures(first.bytes)
            let second = try MLStructureWriter.bytes(of: read, in: other)
            #expect(second.losses == [])
            let isSame = second.bytes == first.bytes
            #expect(isSame)
        }
    }

    private func structures(_ bytes: [UInt8]) throws -> StructureMessage {
        let message = try Message.open(.bytes(bytes))
        guard case .structure(let structures) = message else {
            throw SDMXError(.unexpected, found: "\(message.kind)", expected: "structures")
        }
        return structures
    }

    private func expectSame(_ left: Structures, _ right: Structures, _ comment: Comment) {
        #expect(left.count == right.count, comment)
        // Kinds of one sort of list stand in containers of their own, and so not in one order.
        for (one, other) in zip(sorted(left), sorted(right)) {
            let isSame = isSame(one, other)
            #expect(isSame, "\(comment): \(one.reference)")
        }
    }

    private func sorted(_ structures: Structures) -> [any MaintainableArtefact] {
        structures.all.sorted { $0.reference.description < $1.reference.description }
    }

    private func isSame<Artefact: MaintainableArtefact>(
        _ one: Artefact, _ other: any MaintainableArtefact
    ) -> Bool {
        one == other as? Artefact
    }
}
