internal import Foundation

/// A second of time, as sessions, tokens and the audit trail count it.
public struct Moment: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Since 1970 began in UTC.
    public let seconds: Int

    public init(seconds: Int) { self.seconds = seconds }

    /// The moment at which it is asked.
    public static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

    public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

    public static func + (a: Moment, seconds: Int) -> Moment {
        Moment(seconds: a.seconds + seconds)
    }

    /// `YYYY-MM-DDThh:mm:ssZ`.
    public var description: String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    public init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int.self)
    }

    /// Writes the text, for those who read it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
