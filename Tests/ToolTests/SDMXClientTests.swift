import Foundation
import TestKit
import Testing

/// SDMX clients of others ask the running service for dataflows, structures, availability and data,
/// and get every figure that `corridor export` writes of the same selection, and no other.
@Suite struct SDMXClientTests {
    /// What a script counted.
    private struct Counts: Decodable {
        var answers: Int
        /// Figures compared, by endpoint and format.
        var figures: [String: Int]
    }

    private func compare(
        _ service: StarterService, _ script: String
    ) throws -> Counts {
        let outcome = try OtherClients.run(
            .python, "\(OtherClients.root)/scripts/oracles/\(script)", [service.scratch.path])
        #expect(outcome.status == 0, "\(outcome.output.suffix(20_000)) \(outcome.errors)")
        let last = try #require(outcome.output.split(separator: "\n").last)
        return try JSONDecoder().decode(Counts.self, from: Data(last.utf8))
    }

    @Test func `pysdmx gets the figures that are exported`() throws {
        let service = try StarterService()
        try ClientQuestions.write(for: service)
        let counts = try compare(service, "ask_pysdmx.py")
        #expect(counts.figures.count == 12, "six formats at two endpoints")
        #expect(counts.figures.values.allSatisfy { $0 > 13_000 }, "\(counts.figures)")
    }

    @Test func `sdmx1 gets the figures that are exported`() throws {
        let service = try StarterService()
        try ClientQuestions.write(for: service)
        let counts = try compare(service, "ask_sdmx1.py")
        #expect(counts.figures.count == 8, "four formats at two endpoints")
        #expect(counts.figures.values.allSatisfy { $0 > 13_000 }, "\(counts.figures)")
    }

    @Test func `rsdmx gets the figures that are exported`() throws {
        let service = try StarterService()
        try ClientQuestions.write(for: service)
        let outcome = try OtherClients.run(
            .r, "\(OtherClients.root)/scripts/oracles/ask_rsdmx.R", [service.scratch.path])
        try #require(outcome.status == 0, "\(outcome.errors.suffix(20_000))")
        let counts = try compare(service, "check_rsdmx.py")
        #expect(counts.figures.count == 7, "three formats at two endpoints, and the helper's")
        #expect(counts.figures.values.allSatisfy { $0 > 400 }, "\(counts.figures)")
    }
}
