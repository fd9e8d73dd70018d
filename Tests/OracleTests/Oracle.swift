import Foundation
import Testing

/// The Python with independent SDMX clients that `scripts/oracles/setup` installs, whose path
/// `make test` passes in CORRIDOR_ORACLES.
enum Oracle {
    static let python = ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"]

    /// The folder of this repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// Runs a script of `scripts/oracles`; what it printed, and whether it ended well.
    static func run(_ script: String, _ arguments: [String]) throws -> (text: String, isGood: Bool)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        // Nothing is written beside the scripts.
        process.arguments = ["-B", "\(root)/scripts/oracles/\(script)"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus == 0)
    }
}
