import Foundation

/// `corridor serve` in a process of its own over a workspace.
final class ServedWorkspace {
    let port: Int
    private let process = Process()

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts the service and waits until it listens.
    ///
    /// - Parameter tool: the path of `corridor`.
    init(_ workspace: String, tool: String) throws {
        guard FileManager.default.isExecutableFile(atPath: tool) else {
            throw Failure(description: "no corridor at \(tool): make build, or give --tool PATH")
        }
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = [
            "serve", "--workspace", workspace, "--port", "0", "--log-level", "error",
        ]
        process.standardOutput = output
        try process.run()
        var said = ""
        while !said.contains("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            said += String(decoding: more, as: UTF8.self)
        }
        guard let port = said.firstMatch(of: /:([0-9]+)\//).flatMap({ Int($0.1) }) else {
            process.terminate()
            throw Failure(description: "corridor serve said \"\(said)\", and no port")
        }
        self.port = port
    }

    deinit { stop() }

    var root: String { "http://127.0.0.1:\(port)" }

    /// Ends it as an administrator would.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// What the process holds in memory now. Units: bytes.
    func memory() throws -> Int { try Self.memory(of: identifier) }

    /// The number of the process.
    var identifier: Int32 { process.processIdentifier }

    /// What a process holds in memory now. Units: bytes.
    static func memory(of identifier: Int32) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        guard let size = line?.split(whereSeparator: \.isWhitespace).dropFirst().first,
            let kibibytes = Int(size)
        else { throw Failure(description: "no VmRSS of corridor serve") }
        return kibibytes << 10
    }

    /// Processor time that the process has taken. Units: seconds.
    func processorTime() throws -> Double {
        let text = try String(
            contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        let fields = text.split(separator: " ")
        guard fields.count > 14, let user = Double(fields[13]), let system = Double(fields[14])
        else { throw Failure(description: "no times of corridor serve") }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
