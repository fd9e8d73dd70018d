internal import Foundation
public import Logging

/// How the service listens, what it allows, and what it writes down.
///
/// Each stored property is a ``Setting``, which says its unit and meaning.
public struct ServiceConfiguration: Sendable {
    public var workspace = "corridor-workspace"
    public var host = "127.0.0.1"
    public var port = 8080
    package var trustedProxies: [IPRange] = []

    public var logFormat = LogFormat.auto
    public var logLevel = Logger.Level.info

    package var access = Access(tokens: [])
    package var tokensFile = ""
    package var metrics = Audience.everyone

    package var gzip = true
    package var gzipAbove = 1024

    package var connections = 1024
    package var connectionsPerClient = 128
    package var requests = 256
    package var requestsPerClient = 64
    package var streams = 32
    package var streamsPerClient = 4
    /// Requests a second; 0 for any number.
    package var ratePerClient = 0.0
    package var rateBurst = 50

    package var targetBytes = 8192
    package var headerBytes = 32 << 10
    package var bodyBytes = 64 << 20

    package var requestTime = Duration.seconds(30)
    package var streamTime = Duration.seconds(3600)
    package var idleTime = Duration.seconds(60)
    package var headTime = Duration.seconds(10)
    package var bodyTime = Duration.seconds(20)
    package var writeTime = Duration.seconds(30)
    package var shutdownTime = Duration.seconds(20)

    public init() {}
}

/// How lines of the log are written.
public enum LogFormat: String, Sendable, CaseIterable {
    /// For people where standard error is a terminal, else for programs.
    case auto
    case text
    /// One JSON object a line.
    case json

    /// Whether lines on standard error are JSON.
    var isJSON: Bool {
        switch self {
        case .auto: isatty(STDERR_FILENO) != 1
        case .text: false
        case .json: true
        }
    }
}

/// Who is shown something.
package enum Audience: String, Sendable, CaseIterable {
    case everyone
    /// Who has the right to see everything.
    case see
    case nobody
}
