import Foundation

/// Other programs for SDMX and XML, in one process of Python that does task after task.
///
/// `scripts/oracles/setup` installs them; without them there is no benchmark of SDMX.
final class SDMXPeers {
    /// A task of `peers/sdmx_peers.py`.
    enum Task: String {
        case versions
        case pysdmxRead = "pysdmx read"
        case pysdmxWriteCSV = "pysdmx write csv"
        case pysdmxWriteML30 = "pysdmx write ml30"
        case expatBare = "expat bare"
        case expatTuples = "expat tuples"
        case libxml2Bare = "libxml2 bare"
        case libxml2Tuples = "libxml2 tuples"
        case jsonStat = "json-stat"
    }

    /// What a task took, and what its answer is checked by, where it has one.
    struct Reply: Decodable {
        let wall: Double
        let cpu: Double
        let observations: Int?
        let sum: Double?
        let pysdmx: String?
        let expat: String?
        let libxml2: String?
        let python: String?

        var time: Time { Time(wall: wall, cpu: cpu) }
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process = Process()
    private let orders = Pipe()
    private let replies = Pipe()
    private var pending: [UInt8] = []

    init() throws {
        var package = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { package.deleteLastPathComponent() }
        let setup = package.deletingLastPathComponent().appendingPathComponent(
            "scripts/oracles/setup")
        process.executableURL = URL(fileURLWithPath: try Self.output(of: setup))
        process.arguments = [package.appendingPathComponent("peers/sdmx_peers.py").path]
        process.standardInput = orders
        process.standardOutput = replies
        try process.run()
    }

    deinit {
        try? orders.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Has a task done with a file.
    func ask(_ task: Task, _ path: String = "") throws -> Reply {
        var line = try JSONEncoder().encode(["task": task.rawValue, "path": path])
        line.append(UInt8(ascii: "\n"))
        try orders.fileHandleForWriting.write(contentsOf: line)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let reply = Data(pending[..<end])
                pending.removeFirst(end + 1)
                return try JSONDecoder().decode(Reply.self, from: reply)
            }
            let more = replies.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw Failure(description: "peers/sdmx_peers.py ended within \(task.rawValue)")
            }
            pending += more
        }
    }

    /// The last line that a program prints: here the path of the Python with the peers.
    private static func output(of program: URL) throws -> String {
        let process = Process()
        process.executableURL = program
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, let line = text.split(separator: "\n").last else {
            throw Failure(
                description: "scripts/oracles/setup failed: pysdmx, expat and libxml2 are not there"
                    + " to compare with")
        }
        return String(line)
    }
}
