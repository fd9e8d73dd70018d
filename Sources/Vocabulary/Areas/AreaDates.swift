/// The calendar years in which an area existed, or in which a code meant it; both ends belong.
///
/// An end that is `nil` is open. An area that ended during a year, and the one that followed it,
/// both have that year.
public struct AreaDates: Sendable, Hashable, CustomStringConvertible {
    public let first: Int?
    public let last: Int?

    /// No limit at either end.
    public static let always = AreaDates(first: nil, last: nil)

    public init(first: Int?, last: Int?) {
        self.first = first
        self.last = last
    }

    public func contains(_ year: Int) -> Bool {
        year >= first ?? .min && year <= last ?? .max
    }

    /// Whether some year lies in both.
    public func overlaps(_ other: AreaDates) -> Bool {
        max(first ?? .min, other.first ?? .min) <= min(last ?? .max, other.last ?? .max)
    }

    /// "1992-2006", "until 1991", "from 2011" or "any year".
    public var description: String {
        switch (first, last) {
        case (nil, nil): "any year"
        case (nil, let last?): "until \(last)"
        case (let first?, nil): "from \(first)"
        case (let first?, let last?): "\(first)-\(last)"
        }
    }
}
