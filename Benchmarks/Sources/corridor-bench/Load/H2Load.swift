import Foundation

/// Requests over connections at a rate that does not wait for answers, by h2load of nghttp2.
struct H2Load {
    let connections: Int
    /// Requests a second of all connections together; nil for as many as are answered.
    let rate: Int?
    let requests: Int

    /// What became of the requests.
    struct Outcome {
        let count: Int
        /// Those that were not answered with 200, or 204 where there is nothing.
        let failed: Int
        let seconds: Double
        /// From sending a request to the end of its answer, ascending. Units: microseconds.
        let times: [Int]

        /// The time within which a share of all was answered. Units: milliseconds.
        func percentile(_ share: Double) -> Double {
            guard !times.isEmpty else { return .nan }
            let place = Int((Double(times.count) * share).rounded(.up)) - 1
            return Double(times[min(max(place, 0), times.count - 1)]) / 1000
        }

        var perSecond: Double { Double(count) / seconds }
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Asks for the addresses in turn, on each connection.
    func run(_ addresses: String, log: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [
                "h2load", "--h1", "-c", "\(connections)", "-t", "1", "-n", "\(requests)", "-i",
                addresses, "--log-file", log,
            ] + (rate.map { ["--rps", "\(Double($0) / Double(connections))"] } ?? [])
        process.standardOutput = FileHandle.nullDevice
        try? FileManager.default.removeItem(atPath: log)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "h2load did not run: make load installs nghttp2-client")
        }
        var times: [Int] = []
        var failed = 0
        var (first, last) = (Int.max, 0)
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t")
            guard fields.count >= 3, let start = Int(fields[0]), let time = Int(fields[2]) else {
                throw Failure(description: "h2load wrote \"\(line)\"")
            }
            if !fields[1].hasPrefix("2") { failed += 1 }
            times.append(time)
            first = min(first, start)
            last = max(last, start + time)
        }
        guard !times.isEmpty else { throw Failure(description: "h2load made no request") }
        times.sort()
        return Outcome(
            count: times.count, failed: failed, seconds: Double(last - first) / 1e6, times: times)
    }
}
