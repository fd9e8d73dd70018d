import Foundation

/// What the system holds of a connection between two ends.
enum SystemBuffers {
    /// What it takes at most before it holds the sender back. Units: bytes.
    static func most() throws -> Int {
        try ["tcp_wmem", "tcp_rmem"].map { name in
            let text = try String(contentsOfFile: "/proc/sys/net/ipv4/" + name, encoding: .utf8)
            return text.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0
        }.reduce(0, +)
    }
}
