/// Where in a record something is said: a field, or a field of one of its parts.
///
/// Its text is `title`, or `sessions/3/title` for the part `3` among the sessions.
public struct FieldPath: Hashable, Sendable {
    /// Which part; nil for the record itself.
    public let part: PartKey?
    /// The field's id.
    public let field: String

    /// One of several parts of a record.
    public struct PartKey: Hashable, Sendable {
        /// The id of the group.
        public let id: String
        /// Its key among the parts of the group: a number or a short word.
        public let key: String

        public init(_ id: String, _ key: String) {
            self.id = id
            self.key = key
        }
    }

    public init(_ field: String, part: PartKey? = nil) {
        self.field = field
        self.part = part
    }

    /// Reads `title` or `sessions/3/title`; nil where it is neither.
    public init?(text: some StringProtocol) {
        let pieces = String(text).split(separator: Character("/"), omittingEmptySubsequences: false)
            .map(String.init)
        guard pieces.allSatisfy(RecordID.isWellFormed) else { return nil }
        switch pieces.count {
        case 1: self.init(pieces[0])
        case 3: self.init(pieces[2], part: PartKey(pieces[0], pieces[1]))
        default: return nil
        }
    }
}

extension FieldPath: CustomStringConvertible {
    public var description: String {
        part.map { "\($0.id)/\($0.key)/\(field)" } ?? field
    }
}

extension FieldPath.PartKey: Comparable {
    /// By group, numbers by their size and before words.
    public static func < (a: Self, b: Self) -> Bool {
        if a.id != b.id { return a.id < b.id }
        switch (Int(a.key), Int(b.key)) {
        case (let left?, let right?) where left != right: return left < right
        case (_?, nil): return true
        case (nil, _?): return false
        default: return a.key < b.key
        }
    }
}

/// The id of a record within its register.
public enum RecordID {
    /// Whether a text may be one: 1 to 100 small letters, digits, points, hyphens and underscores,
    /// beginning with a letter or digit.
    public static func isWellFormed(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (1...100).contains(bytes.count), let first = bytes.first, isAlphanumeric(first) else {
            return false
        }
        return bytes.allSatisfy {
            isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                || $0 == UInt8(ascii: "_")
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

/// A record's register and id.
public struct RecordKey: Hashable, Sendable, CustomStringConvertible {
    public let register: String
    public let id: String

    public init(_ register: String, _ id: String) {
        self.register = register
        self.id = id
    }

    /// `meetings/third-2004`
    public var description: String { register + "/" + id }
}
