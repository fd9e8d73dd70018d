/// A date with a time, as `updatedAfter` and `asOf` have it, kept as it was written.
public struct PointInTime: Hashable, Sendable {
    public let text: String
    /// Without a time zone, which by the standard means that of the service, as if it were UTC.
    public let instant: PeriodSpan.Instant
    /// Whether the text says in which time zone it is.
    public let hasZone: Bool

    /// Reads `2024-05-15T14:15:00`, with or without a fraction of a second and a time zone.
    public init?(_ text: some StringProtocol) {
        guard let mark = text.firstIndex(of: "T"), !text.contains("/"),
            let span = PeriodSpan(text), !span.isReporting
        else { return nil }
        self.text = String(text)
        instant = span.start
        hasZone = text[mark...].contains { "Z+-".contains($0) }
    }
}

extension PointInTime: CustomStringConvertible {
    public var description: String { text }
}
