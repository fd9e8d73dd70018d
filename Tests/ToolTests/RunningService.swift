import Foundation

/// `corridor serve` as a process of its own, on a port that was free.
final class RunningService {
    let port: Int
    private let process = Process()
    private let output = Pipe()
    private let errors: String

    struct Failure: Error {
        let text: String
    }

    /// Starts the service and waits until it listens.
    init(
        _ arguments: [String], scratch: String, environment: [String: String] = [:]
    ) throws {
        errors = scratch + "/service.log"
        try Data().write(to: URL(fileURLWithPath: errors))
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["serve", "--port", "0"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = try FileHandle(
            forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        var said = ""
        while !said.contains("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            said += String(decoding: more, as: UTF8.self)
        }
        guard let port = said.firstMatch(of: /:([0-9]+)\//).flatMap({ Int($0.1) }) else {
            process.terminate()
            let log = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
            throw Failure(text: said + log)
        }
        self.port = port
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// What was written to standard error so far.
    var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    /// Sends a signal to the service.
    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end, but no longer than so many seconds; the status, or nil where it was
    /// killed or goes on.
    func end(within seconds: Double) -> Int32? {
        let end = Date(timeIntervalSinceNow: seconds)
        while process.isRunning, Date() < end { usleep(10_000) }
        guard !process.isRunning, process.terminationReason == .exit else { return nil }
        return process.terminationStatus
    }

    /// Connects to the service.
    func connect() throws -> FileHandle { try Self.connect(port) }

    /// Connects to a port of this machine.
    static func connect(_ port: Int) throws -> FileHandle {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafeBytes(of: &address) { bytes in
            Foundation.connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)) == 0
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard isConnected else { throw Failure(text: "refused") }
        return handle
    }

    /// All that is sent for a request, until the connection ends.
    func get(_ path: String, headers: String = "") throws -> String {
        let connection = try connect()
        try connection.write(
            contentsOf: Data(
                "GET \(path) HTTP/1.1\r\nHost: x\r\n\(headers)Connection: close\r\n\r\n".utf8))
        return String(decoding: try connection.readToEnd() ?? Data(), as: UTF8.self)
    }
}
