/// Who asks, as limits count and logs name them.
package struct Client: Hashable, Sendable {
    /// What counts as one client; see ``IPAddress/client``.
    let key: IPAddress
    /// The address as logs show it.
    package let text: String

    init(_ address: IPAddress) {
        key = address.client
        text = "\(address)"
    }

    /// Requests that come over no connection, as in tests.
    static let local = Client(IPAddress(high: 0, low: 1))
}

/// The proxies whose word on a client's address is taken.
struct Proxies: Sendable {
    let trusted: [IPRange]

    /// Whether an address is one of the proxies.
    func trust(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

    /// The client of a request that came from `peer` with these `X-Forwarded-For` fields.
    ///
    /// Each proxy adds the address that it was asked from at the end. Read from there, the first
    /// address that is no trusted proxy is the client; what stands before it, anybody can have
    /// written.
    func client(_ peer: IPAddress, forwarded: [String]) -> IPAddress {
        var client = peer
        for field in forwarded.reversed() {
            for item in field.split(separator: ",").suffix(32).reversed() {
                guard trust(client), let before = IPAddress(item) else { return client }
                client = before
            }
        }
        return client
    }
}
