internal import Crypto
internal import Foundation

/// A random text that opens something: a session, an invitation, an interface. Whoever has it is let
/// in, so only its digest is ever kept.
public struct Secret: Hashable, Sendable {
    /// Letters, digits, `-` and `_`: 43 of them, for 32 random bytes.
    public let text: String

    /// A new one, from the system's source of randomness.
    public init() {
        let key = SymmetricKey(size: .bits256)
        text = key.withUnsafeBytes { Self.text(Data($0)) }
    }

    /// One that somebody sends; nil where it cannot be one.
    public init?(_ text: String) {
        let isFine = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard isFine, text.utf8.count == 43 else { return nil }
        self.text = text
    }

    /// SHA-256: 32 bytes. Random bytes cannot be guessed, so that no slower digest is needed.
    var digest: Data { Data(SHA256.hash(data: Data(text.utf8))) }

    /// What a form made for the holder of the secret sends back. Nobody can make it who has not the
    /// secret, and it does not give the secret away.
    public var formToken: String { mark("form") }

    /// Whether a form brought the token of the holder of this secret. Takes the same time wherever
    /// two texts differ.
    public func hasFormToken(_ text: String) -> Bool { Self.isSame(text, formToken) }

    private func mark(_ use: String) -> String {
        let key = SymmetricKey(data: Data(text.utf8))
        return Self.text(
            Data(HMAC<SHA256>.authenticationCode(for: Data(use.utf8), using: key)))
    }

    /// Compares two texts of the same length in a time that does not tell where they differ.
    static func isSame(_ a: String, _ b: String) -> Bool { isSame(Array(a.utf8), Array(b.utf8)) }

    static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for place in a.indices { difference |= a[place] ^ b[place] }
        return difference == 0
    }

    private static func text(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}

extension Secret: CustomStringConvertible {
    /// Not the text: a secret in a log is none.
    public var description: String { "a secret" }
}
