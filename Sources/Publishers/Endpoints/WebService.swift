/// A publisher's service on the web: where its tables are asked for, and how politely.
///
/// None of them was called when this was written: what is said of each is others' description, and
/// ``Endpoint/sureness`` says how good that is.
public struct WebService: Sendable {
    /// What `corridor fetch` takes, such as `unhcr`.
    public let id: String
    public let name: String
    /// The host, with what all paths begin with: `https://api.unhcr.org/population/v1`.
    public let base: String
    /// Seconds between the starts of two requests.
    public let interval: Double
    /// What to know before asking: limits, refusals, what to do then.
    public let notes: [String]
    public let tables: [Endpoint]

    /// The table of a name, in any case.
    public func table(_ name: String) -> Endpoint? {
        tables.first { $0.table == name.lowercased() }
    }

    /// Every service.
    public static let all: [WebService] = [
        .eurostat, .ilostat, .oecd, .undesa, .unhcr, .unicef, .worldBank,
    ]

    /// The service with an id, in any case.
    public static func named(_ id: String) -> WebService? {
        all.first { $0.id == id.lowercased() }
    }
}
