import Foundation
import SDMX
import TestKit
import Testing

private let shared = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"]

/// The shared messages, written again, beside the official schemas and independent clients.
@Suite(.enabled(if: shared != nil && Oracle.python != nil)) struct SharedOracleTests {
    /// Files that are read as messages, each with what it was read as.
    private func messages(_ kind: MessageKind) throws -> [(file: URL, message: Message)] {
        let folder = URL(fileURLWithPath: (shared ?? "") + "/data/sdmx")
        let all = try #require(
            FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: [.isRegularFileKey]))
        var found: [(file: URL, message: Message)] = []
        while let file = all.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
                let message = try? Message.open(.file(file.path)), message.kind == kind
            else { continue }
            found.append((file, message))
        }
        return found.sorted { $0.file.path < $1.file.path }
    }

    @Test func `structures are valid in every format, but where it is said`() throws {
        let batch = try OracleBatch()
        for (file, message) in try messages(.structure) {
            // Made at random by the schema alone: artefacts of one id, parents that are no names.
            guard case .structure(let structures) = message,
                file.lastPathComponent != "generated-sample.json"
            else { continue }
            for format in [MessageFormat.ml21, .ml30, .json1, .json2] {
                var bytes: [UInt8] = []
                let losses = try structures.write(format) { bytes += Array($0) }
                try batch.add(name(file, format), bytes, losses)
            }
        }
        let counts = try batch.check()
        #expect(counts.valid > 150)
        #expect(counts.valid + counts.excused == batch.entries.count)
    }

    @Test func `data are as many observations for another client`() throws {
        let batch = try OracleBatch()
        for (file, _) in try messages(.data) {
            let survey = try MessageSurvey(.file(file.path))
            // Data sets of different structures have no key in common.
            let structures = Set(survey.dataSets.map(\.info.structure))
            guard survey.observations > 0, structures.count == 1 else { continue }
            for format in [MessageFormat.ml30, .csv2] {
                guard let (bytes, result) = converted(file, format) else { continue }
                try batch.add(name(file, format), bytes, result.losses, clients: ["pysdmx"]) {
                    $0.count = result.observations
                    $0.keys = Self.keys(survey)
                }
            }
        }
        let counts = try batch.check()
        #expect(counts.read["pysdmx", default: 0] > 40)
    }

    private func name(_ file: URL, _ format: MessageFormat) -> String {
        "\(file.deletingPathExtension().lastPathComponent).\(format.suffix)"
    }

    /// The message in another format; nil if it has faults or the format cannot say it, which is
    /// refused with a place and never written in part.
    private func converted(
        _ file: URL, _ format: MessageFormat
    ) -> (bytes: [UInt8], result: MessageConversion.Outcome)? {
        var bytes: [UInt8] = []
        let conversion = MessageConversion(to: format)
        let result = try? conversion.convert(.file(file.path)) { bytes += Array($0) }
        return result.map { (bytes, $0) }
    }

    /// The components that an observation of any of the data sets has.
    private static func keys(_ survey: MessageSurvey) -> [String] {
        let sets = survey.dataSets.map { set in
            Set(set.info.columns.filter(\.role.isKey).map(\.id))
        }
        return (sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }).sorted()
    }
}
