/// Who asks for something, and from where, as the audit trail keeps it.
public struct Caller: Hashable, Sendable {
    /// The account; nil for those who have not signed in.
    public let name: String?
    /// The address, or `command line`.
    public let address: String
    /// What attempts are counted by: an address of version 4, or the 64 bits of a network of version 6.
    public let network: String
    /// What the browser calls itself.
    public let agent: String

    public init(name: String? = nil, address: String, network: String? = nil, agent: String = "") {
        self.name = name
        self.address = address
        self.network = network ?? address
        self.agent = String(
            String.UnicodeScalarView(
                agent.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
    }

    /// Whoever works at the machine itself.
    public static func commandLine(_ user: String) -> Caller {
        Caller(name: user, address: "command line")
    }
}
