import SDMX
import SDMXTestKit
import Testing

/// What a registry answers beside the official schemas.
@Suite(.enabled(if: Oracle.python != nil)) struct RegistryOracleTests {
    private static let formats: [MessageFormat] = [.ml21, .ml30, .json2]

    private func add(
        _ structures: Structures, _ name: String, _ batch: OracleBatch
    ) throws {
        for format in Self.formats {
            var header = MessageHeader(id: "ANSWER")
            header.prepared = "2024-01-02T03:04:05Z"
            header.sender = Party("SENDER")
            let message = StructureMessage(format, header: header, structures: structures)
            var bytes: [UInt8] = []
            let losses = try message.write(format) { bytes += Array($0) }
            try batch.add("\(name).\(format.suffix)", bytes, losses)
        }
    }

    @Test func `answers of every detail are valid`() throws {
        let batch = try OracleBatch()
        for seed in 1...4 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                var structures = generator.structures()
                // The generator may name one code twice, which the JSON schema refuses.
                for place in structures.codelists.indices {
                    structures.codelists[place].extensions = []
                }
                let registry = Registry(structures)
                for detail in StructureQuery.Detail.allCases {
                    let query = StructureQuery(detail: detail)
                    let answer = registry.answer(query, .v2) { _ in "https://example.org/x" }
                    try add(try #require(answer), detail.rawValue, batch)
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.valid + counts.excused == batch.entries.count)
        // Texts that only the JSON schema restricts, such as times without zone.
        #expect(counts.excused < batch.entries.count / 2)
    }

    @Test func `partial answers are valid`() throws {
        let batch = try OracleBatch()
        for seed in 1...6 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                let structures = generator.plainMessage().structures
                let registry = Registry(structures)
                let query = StructureQuery(
                    .dataflow, detail: .referencePartial, references: [.descendants])
                try add(try #require(registry.answer(query, .v2)), "partial", batch)
                let list = try #require(structures.codelists.first)
                let item = StructureQuery(
                    .codelist, ArtefactSelection(list.agency, list.id),
                    items: .one(try #require(list.codes.last).id))
                try add(try #require(registry.answer(item, .v2)), "item", batch)
            }
        }
        let counts = try batch.check()
        #expect(counts.valid == batch.entries.count)
    }

    @Test func `answers to availability queries are valid`() throws {
        let batch = try OracleBatch()
        for seed in 1...4 as ClosedRange<UInt64> {
            let data = DataGenerator(seed: seed, is30: false)
            var availability = DataAvailability(of: data.structures.dataflows[0].reference)
            availability.codes = data.structure.dimensions.dropLast().map { ($0.id, ["A", "0"]) }
            let (first, last) = [
                ("2015", "2024"), ("2020-Q1", "2020-W53"), ("2015-07-01/P5Y", "2020-07-01/P5Y"),
                ("2020-01-01T00:00:00Z", "2020-05"),
            ][Int(seed) - 1]
            availability.time = TimeRange(
                start: .init(first), end: .init(last, isInclusive: seed > 2))
            availability.series = 5
            availability.observations = 1_000_000
            let registry = Registry(data.structures)
            let answer = registry.answer(availability.constraint(agency: "AA"), with: .all)
            #expect(answer.dataStructures.count == 1)
            try add(answer, "availability", batch)
            let empty = DataAvailability(of: data.structures.dataflows[0].reference)
            try add(registry.answer(empty.constraint(agency: "AA"), with: []), "empty", batch)
        }
        let counts = try batch.check()
        #expect(counts.valid == batch.entries.count)
    }
}
