import Foundation
import Office
import SDMX
import TestKit
import Testing

/// The structures as messages, in each format that has them.
@Suite struct StructureWritingTests {
    private static let formats: [MessageFormat] = [.ml21, .ml30, .json2]

    private func message() throws -> StructureMessage {
        var header = MessageHeader(id: "STRUCTURES")
        header.prepared = "2026-01-01T00:00:00Z"
        header.sender = Party("CORRIDOR")
        return StructureMessage(
            .ml30, header: header, structures: try StructureSamples.sample().structures)
    }

    private func written(_ format: MessageFormat) throws -> (bytes: [UInt8], losses: [Loss]) {
        var bytes: [UInt8] = []
        let losses = try message().write(format) { bytes += Array($0) }
        return (bytes, losses)
    }

    private func read(_ bytes: [UInt8]) throws -> StructureMessage {
        guard case .structure(let message) = try Message.open(.bytes(bytes)) else {
            throw SDMXError(.unexpected, found: "another message", expected: "structures")
        }
        return message
    }

    private func sorted(_ structures: Structures) -> [any MaintainableArtefact] {
        structures.all.sorted { $0.reference.description < $1.reference.description }
    }

    private func same<Artefact: MaintainableArtefact>(
        _ one: Artefact, _ other: any MaintainableArtefact
    ) -> Bool {
        one == other as? Artefact
    }

    @Test(arguments: [MessageFormat.ml30, .json2])
    func `formats of SDMX 3 lose nothing, and what is read is what was written`(
        _ format: MessageFormat
    ) throws {
        let (bytes, losses) = try written(format)
        #expect(losses.isEmpty, "\(losses)")
        let message = try read(bytes)
        #expect(message.remarks.isEmpty)
        let meant = sorted(try self.message().structures)
        let there = sorted(message.structures)
        #expect(there.count == meant.count)
        for (one, other) in zip(there, meant) {
            let isSame = same(one, other)
            #expect(isSame, "\(other.reference)")
        }
    }

    @Test func `SDMX-ML 2.1 loses what it has no words for, and nothing else`() throws {
        let (bytes, losses) = try written(.ml21)
        // Providers, agreements and associations are of SDMX 3; reports are about anything; and
        // versions have no label.
        let known = [
            "MetadataProviderScheme", "MetadataProvisionAgreement", "HierarchyAssociation",
            "Metadataflow", "MetadataStructure", "-draft",
        ]
        for loss in losses {
            #expect(known.contains { "\(loss)".contains($0) }, "\(loss)")
            #expect(loss.kind != .invalid, "\(loss)")
        }
        let meant = try message().structures
        let there = try read(bytes).structures
        #expect(there.codelists == publicOnes(meant.codelists, there.codelists))
        #expect(there.conceptSchemes == meant.conceptSchemes)
        #expect(there.categorySchemes == meant.categorySchemes)
        #expect(there.dataStructures.count == meant.dataStructures.count)
        for structure in meant.dataStructures where !structure.version.contains("draft") {
            #expect(there.dataStructures.contains(structure), "\(structure.reference)")
        }
    }

    /// The lists, drafts as the format has them: without the label.
    private func publicOnes(_ meant: [Codelist], _ there: [Codelist]) -> [Codelist] {
        meant.map { list in
            var copy = list
            copy.maintenance.version = list.version.replacingOccurrences(of: "-draft", with: "")
            return copy
        }
    }

    @Test(.enabled(if: StructureOracle.python != nil), arguments: formats)
    func `messages are valid by the official schemas`(_ format: MessageFormat) throws {
        let (bytes, losses) = try written(format)
        #expect(losses.allSatisfy { $0.kind != .invalid })
        let scratch = try Scratch()
        let suffix = format == .json2 ? "json" : "xml"
        let file = try scratch.file("structures.\(suffix)", bytes)
        let (text, isGood) = try StructureOracle.validate(file)
        #expect(isGood, "\(text)")
    }
}

/// The official schemas, where `make test` has installed them and passes the path of their Python.
enum StructureOracle {
    static let python = ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"]

    static func validate(_ file: String) throws -> (text: String, isGood: Bool) {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            "-B", root.appendingPathComponent("scripts/oracles/schemas.py").path, file,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            String(decoding: output.prefix(4000), as: UTF8.self), process.terminationStatus == 0
        )
    }
}
