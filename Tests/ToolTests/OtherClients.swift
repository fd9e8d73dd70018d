import Foundation
import Testing

/// Programs of others: the Python with SDMX clients that `scripts/oracles/setup` installs, whose
/// path `make test` passes in CORRIDOR_ORACLES, and R with rsdmx, which it installs too.
enum OtherClients {
    /// The folder of this repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    enum Language: String {
        case python, r
    }

    /// Runs a program in that language; without its interpreter the test fails.
    static func run(
        _ language: Language, _ script: String, _ arguments: [String] = []
    ) throws -> Tool.Outcome {
        switch language {
        case .python:
            let python = try #require(
                ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"],
                "CORRIDOR_ORACLES does not name the Python of scripts/oracles/setup")
            // Nothing is written beside the scripts.
            return try Tool.run(["-B", script] + arguments, program: python)
        case .r:
            return try Tool.run(
                ["Rscript", "--vanilla", script] + arguments, program: "/usr/bin/env")
        }
    }
}
