/// The version of an artefact: two-part (`1.0`), as SDMX up to 2.1 has it, or semantic
/// (`2.3.1-draft`), as SDMX 3.0 has it. The two live side by side and `1.0` is not `1.0.0`.
public struct Version: Hashable, Sendable {
    /// One number or more.
    public let numbers: [UInt32]
    /// What follows `-`: the version is not final while there is one.
    public let label: String?

    /// Fails unless the text is numbers with dots between them, and may be a label after `-`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let core = parts.first else { return nil }
        var numbers: [UInt32] = []
        for part in core.split(separator: ".", omittingEmptySubsequences: false) {
            guard part.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = UInt32(part)
            else { return nil }
            numbers.append(number)
        }
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy(Self.isLabelByte) else { return nil }
            label = String(parts[1])
        } else {
            label = nil
        }
        self.numbers = numbers
    }

    /// Whether there are three numbers, so that the rules of semantic versioning hold.
    public var isSemantic: Bool { numbers.count == 3 }

    /// Whether the artefact may still change without a new version.
    public var isDraft: Bool { label != nil }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension Version: Comparable {
    /// By numbers from the left; then fewer numbers before more, drafts before the final version,
    /// and labels as semantic versioning orders them.
    public static func < (left: Version, right: Version) -> Bool {
        if left.numbers != right.numbers {
            return left.numbers.lexicographicallyPrecedes(right.numbers)
        }
        switch (left.label, right.label) {
        case (nil, _): return false
        case (_, nil): return true
        case (let left?, let right?): return precedes(left, right)
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        let left = left.split(separator: ".")
        let right = right.split(separator: ".")
        for (a, b) in zip(left, right) where a != b {
            switch (UInt64(a), UInt64(b)) {
            case (let a?, let b?) where a != b: return a < b
            case (_?, nil): return true
            case (nil, _?): return false
            default: return Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
            }
        }
        return left.count < right.count
    }
}

extension Version: CustomStringConvertible {
    /// As in the message, but for leading zeros.
    public var description: String {
        numbers.map(String.init).joined(separator: ".") + (label.map { "-" + $0 } ?? "")
    }
}
