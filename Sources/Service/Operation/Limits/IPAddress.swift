internal import Foundation

/// An address of the Internet Protocol; one of version 4 is held as its mapping in version 6.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    private static let mapped: UInt64 = 0xFFFF_0000_0000

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads `192.0.2.1`, `2001:db8::1` and what a proxy may write: either with a port, the
    /// latter in brackets. Names are not looked up.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 80 else { return nil }
        var plain = String(text).filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        if plain.hasPrefix("[") {
            guard let end = plain.firstIndex(of: "]") else { return nil }
            plain = String(plain[plain.index(after: plain.startIndex)..<end])
        } else if plain.count(where: { $0 == ":" }) == 1, let colon = plain.firstIndex(of: ":") {
            plain = String(plain[..<colon])
        }
        if let zone = plain.firstIndex(of: "%") { plain = String(plain[..<zone]) }
        var four = in_addr()
        if inet_pton(AF_INET, plain, &four) == 1 {
            self.init(high: 0, low: Self.mapped | UInt64(UInt32(bigEndian: four.s_addr)))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, plain, &six) == 1 else { return nil }
        let halves = withUnsafeBytes(of: &six) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(high: halves.0, low: halves.1)
    }

    var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// What one client is taken to be: an address of version 4, or all 64 bits that a network
    /// of version 6 gives to one subscriber.
    var client: IPAddress { isVersion4 ? self : IPAddress(high: high, low: 0) }

    package var description: String {
        if isVersion4 {
            return [24, 16, 8, 0].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".")
        }
        var bytes = (high.bigEndian, low.bigEndian)
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Addresses that share their first bits: `10.0.0.0/8`, `2001:db8::/32`, or one address.
package struct IPRange: Hashable, Sendable, CustomStringConvertible {
    private let base: IPAddress
    /// Of 128.
    private let bits: Int

    /// Bits after the given number must be 0, so that a range says what it means.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let base = IPAddress(first) else {
            return nil
        }
        self.base = base
        let width = base.isVersion4 ? 32 : 128
        if parts.count == 2 {
            guard parts[1].utf8.count <= 3, let given = Int(parts[1]), (0...width).contains(given)
            else { return nil }
            bits = given + 128 - width
        } else {
            bits = 128
        }
        guard Self.cut(base, bits) == base else { return nil }
    }

    /// Whether an address is one of these.
    package func contains(_ address: IPAddress) -> Bool { Self.cut(address, bits) == base }

    package var description: String {
        let width = base.isVersion4 ? bits - 96 : bits
        return bits == 128 ? "\(base)" : "\(base)/\(width)"
    }

    private static func cut(_ address: IPAddress, _ bits: Int) -> IPAddress {
        func mask(_ count: Int) -> UInt64 { count <= 0 ? 0 : ~0 << UInt64(64 - min(count, 64)) }
        return IPAddress(high: address.high & mask(bits), low: address.low & mask(bits - 64))
    }
}
