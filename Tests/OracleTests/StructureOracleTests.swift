import SDMX
import SDMXTestKit
import TestKit
import Testing

/// Structure messages beside the official schemas and independent clients.
@Suite(.enabled(if: Oracle.python != nil)) struct StructureOracleTests {
    private static let formats: [MessageFormat] = [.ml21, .ml30, .json1, .json2]

    @Test func `structures of every class are valid in every format`() throws {
        let batch = try OracleBatch()
        for seed in 1...6 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                let message = generator.message()
                for format in Self.formats { try add(message, format, batch) }
            }
        }
        let counts = try batch.check()
        #expect(counts.valid + counts.excused == batch.entries.count)
        // Texts that only the JSON schemas restrict, such as times without zone.
        #expect(counts.excused <= batch.entries.count / 2)
    }

    @Test func `others read the same lists, concepts and components`() throws {
        let batch = try OracleBatch()
        for seed in 1...8 as ClosedRange<UInt64> {
            for edition in StructureGenerator.Edition.allCases {
                var generator = StructureGenerator(edition, seed: seed)
                let message = generator.plainMessage()
                for format in Self.formats {
                    try add(message, format, batch, Self.clients(format))
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.valid == batch.entries.count)
        // Nobody else reads structures of SDMX-JSON 1.0.
        #expect(counts.read["pysdmx"] == batch.entries.count * 3 / 4)
        #expect(counts.read["sdmx1", default: 0] > batch.entries.count / 3)
    }

    private static func clients(_ format: MessageFormat) -> [String] {
        switch format {
        case .json1: []
        case .json2: ["pysdmx"]
        default: ["pysdmx", "sdmx1"]
        }
    }

    private func add(
        _ message: StructureMessage, _ format: MessageFormat, _ batch: OracleBatch,
        _ clients: [String] = []
    ) throws {
        var bytes: [UInt8] = []
        let losses = try message.write(format) { bytes += Array($0) }
        try batch.add("structure.\(format.suffix)", bytes, losses, clients: clients) { entry in
            entry.artefacts = message.structures.items
        }
    }
}

extension Structures {
    /// Items of what every client reads, by their scheme or structure: their names by language.
    var items: [String: [String: [String: String]]] {
        var all: [String: [String: [String: String]]] = [:]
        for list in codelists {
            all[list.reference.description] = names(list.codes.map { ($0.id, $0.names) })
        }
        for scheme in conceptSchemes {
            let concepts = scheme.concepts.map { ($0.id, $0.names) }
            all[scheme.reference.description] = names(concepts)
        }
        for structure in dataStructures {
            let components =
                structure.dimensions.map(\.id) + structure.measures.map(\.id)
                + structure.attributes.map(\.id)
            let items = components.map { ($0, LocalisedText()) }
            all[structure.reference.description] = names(items)
        }
        for flow in dataflows { all[flow.reference.description] = [:] }
        return all
    }

    private func names(_ items: [(String, LocalisedText)]) -> [String: [String: String]] {
        Dictionary(
            items.map { id, names in
                (id, Dictionary(names.entries.map { ($0.language, $0.text) }) { one, _ in one })
            }
        ) { one, _ in one }
    }
}
