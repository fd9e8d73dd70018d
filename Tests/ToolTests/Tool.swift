import Foundation

/// Runs the real tool as a process of its own.
struct Tool {
    struct Outcome {
        let status: Int32
        let killed: Bool
        let output: String
        let errors: String
    }

    /// The executable beside the test runner.
    static let path: String = {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let folder = URL(fileURLWithPath: Bundle.main.executablePath ?? runner ?? "")
            .deletingLastPathComponent()
        let near =
            [folder, folder.deletingLastPathComponent()] + [
                URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
            ]
        for place in near {
            let candidate = place.appendingPathComponent("corridor").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return candidate
            }
        }
        return "corridor"
    }()

    /// Runs to the end. `limit` is a shell prefix such as `ulimit -f 100;`.
    @discardableResult
    static func run(
        _ arguments: [String], input: String = "", limit: String? = nil, program: String = path
    ) throws -> Outcome {
        let process = try make(arguments, limit: limit, program: program)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
        try input.write(to: files[0], atomically: false, encoding: .utf8)
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            killed: process.terminationReason == .uncaughtSignal,
            output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }

    /// Starts and kills the process after so many microseconds; true if it was still running.
    static func kill(_ arguments: [String], after microseconds: UInt32) throws -> Bool {
        let process = try make(arguments, limit: nil)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(microseconds)
        let running = process.isRunning
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return running && process.terminationReason == .uncaughtSignal
    }

    private static func make(
        _ arguments: [String], limit: String?, program: String = path
    ) throws -> Process {
        let process = Process()
        if let limit {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            let words = ([program] + arguments).map { "'" + $0 + "'" }.joined(separator: " ")
            process.arguments = ["-c", limit + " exec " + words]
        } else {
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
        }
        return process
    }
}
