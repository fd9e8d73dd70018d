internal import Logging

extension Setting {
    /// All settings, in the order of the documentation.
    package static let all: [Setting] =
        listening + logging + access + limits + sizes + times

    private static let listening: [Setting] = [
        .text(
            "workspace", \.workspace, expected: "a folder",
            "The workspace folder that is served."),
        .text(
            "host", \.host, expected: "a name or address of this machine",
            "The address to listen at; 127.0.0.1 is this machine only."),
        .whole(
            "port", \.port, 0...65_535, "The port to listen at; 0 takes any that is free."),
        .ranges(
            "trusted-proxies", \.trustedProxies,
            "Proxies whose X-Forwarded-For is believed; of any other it is ignored."),
        .flag("gzip", \.gzip, "Whether text is compressed for clients that take gzip."),
        .size(
            "gzip-above", \.gzipAbove, 0...(1 << 30), "Shorter replies are sent as they are."),
    ]

    private static let logging: [Setting] = [
        .choice(
            "log-format", \.logFormat,
            "How lines of the log are written; auto is text on a terminal, else json."),
        .choice("log-level", \.logLevel, "What is logged: this and all that is graver."),
    ]

    private static let access: [Setting] = [
        .text(
            "tokens-file", \.tokensFile, mayBeEmpty: true, expected: "a file",
            "A file with tokens of those who have rights, in the form of `tokens`."),
        .choice("metrics", \.metrics, "Who is shown /metrics."),
    ]

    private static let limits: [Setting] = [
        .whole("connections", \.connections, 1...1_000_000, "Open connections in all."),
        .whole(
            "connections-per-client", \.connectionsPerClient, 1...1_000_000,
            "Open connections of one client; trusted proxies may have any number."),
        .whole("requests", \.requests, 1...1_000_000, "Requests under way in all."),
        .whole(
            "requests-per-client", \.requestsPerClient, 1...1_000_000,
            "Requests of one client under way."),
        .whole("streams", \.streams, 1...100_000, "Long replies under way in all."),
        .whole(
            "streams-per-client", \.streamsPerClient, 1...100_000,
            "Long replies to one client under way."),
        .number(
            "rate-per-client", \.ratePerClient, 0...1_000_000, unit: "requests a second",
            "Requests of one client over time; 0 for any number."),
        .whole(
            "rate-burst", \.rateBurst, 1...1_000_000,
            "Requests that a client may send at once before its rate counts."),
    ]

    private static let sizes: [Setting] = [
        .size("target-bytes", \.targetBytes, 256...(1 << 20), "The longest address with query."),
        .size("header-bytes", \.headerBytes, 1024...(1 << 20), "All header fields together."),
        .size("body-bytes", \.bodyBytes, 0...(1 << 40), "The largest body of a request."),
    ]

    private static let times: [Setting] = [
        .time(
            "request-seconds", \.requestTime, 0.05...86_400,
            "The time until a reply must have begun."),
        .time(
            "stream-seconds", \.streamTime, 0.05...604_800, "The time that a long reply may take."),
        .time(
            "idle-seconds", \.idleTime, 0.05...86_400,
            "How long a connection is kept without a request."),
        .time(
            "head-seconds", \.headTime, 0.05...86_400,
            "The time for sending the head of a request."),
        .time(
            "body-seconds", \.bodyTime, 0.05...86_400,
            "In each such span \(Connection.slowestBody) bytes of body a second must arrive."),
        .time(
            "write-seconds", \.writeTime, 0.05...86_400,
            "A client that takes nothing of its reply for so long is cut off."),
        .time(
            "shutdown-seconds", \.shutdownTime, 0...3600,
            "How long what is under way may take when the service is told to end."),
    ]
}
