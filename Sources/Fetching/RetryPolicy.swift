internal import Foundation

/// How often and how soon a request is made again.
///
/// Units: seconds.
public struct RetryPolicy: Hashable, Sendable {
    /// Attempts at one request in all.
    public var attempts = 6
    /// The longest wait before the second attempt; it doubles with each further one.
    public var first = 2.0
    /// The longest wait that we choose ourselves.
    public var most = 60.0
    /// The longest wait that a host may ask for; beyond it the fetch ends and says so.
    public var mostAsked = 900.0

    public init() {}

    /// The wait after so many attempts: half of it is certain, half is chance, so that many
    /// clients do not come back at once.
    func wait(after attempt: Int, chance: Double) -> Double {
        let whole = min(most, first * pow(2, Double(min(attempt, 30) - 1)))
        return whole / 2 + whole / 2 * min(max(chance, 0), 1)
    }

    /// The seconds that a `Retry-After` asks for, a number or a date; nil where it is neither.
    static func asked(_ text: String?, now: Double) -> Double? {
        guard let text else { return nil }
        if let seconds = Double(text), seconds.isFinite { return min(max(0, seconds), 1e9) }
        let reader = DateFormatter()
        reader.locale = Locale(identifier: "en_US_POSIX")
        reader.timeZone = TimeZone(identifier: "GMT")
        reader.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return reader.date(from: text).map { min(max(0, $0.timeIntervalSince1970 - now), 1e9) }
    }
}

/// What an answer may cost before it is refused.
public struct WebLimits: Hashable, Sendable {
    /// Bytes of one answer, as sent. 1 GiB.
    public var answer = 1 << 30
    /// Bytes of all answers together. 8 GiB.
    public var total = 8 << 30
    /// Bytes of an answer's header fields. 256 KiB.
    public var head = 256 << 10
    /// Redirects from one address.
    public var redirects = 5
    /// Seconds to connect.
    public var connecting = 30
    /// Seconds with fewer than ``leastSpeed`` bytes each, after which an answer has stalled.
    public var stall = 60
    /// Bytes a second.
    public var leastSpeed = 64
    /// Seconds for one answer in all.
    public var whole = 3600

    public init() {}
}
