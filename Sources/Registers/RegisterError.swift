/// What is wrong with a record, or with something asked of the registers.
public struct RegisterError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A file that is not in the form it should be.
        case format
        /// There is no such register.
        case noRegister
        /// There is no such record, or it was deleted.
        case noRecord
        /// A register or part has no such field.
        case noField
        /// A value that its field does not take.
        case value
        /// A field without which a record of its register says nothing is empty.
        case required
        /// A link to a record that is not there, or a record that others link to.
        case link
        /// A record of this id is there.
        case exists
        /// Somebody changed the same field meanwhile.
        case conflict
        /// The question makes no sense.
        case request
    }

    public let kind: Kind
    /// Which record, field or line.
    public let place: String
    public let found: String
    public let expected: String
    /// Further faults of the same work, each with its own place.
    public var others: [RegisterError] = []
    /// For a conflict: everything that was to be written, and what stands there.
    public var collision: EditCollision?

    public init(_ kind: Kind, _ place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }

    /// Faults as one error, the first of them at its head; nil where there are none.
    init?(_ faults: [RegisterError]) {
        guard var first = faults.first else { return nil }
        first.others += faults.dropFirst()
        self = first
    }

    /// The same faults, each with another place.
    func placed(_ place: (String) -> String) -> RegisterError {
        var copy = RegisterError(kind, place(self.place), found: found, expected: expected)
        copy.collision = collision
        copy.others = others.map { $0.placed(place) }
        return copy
    }

    /// The fault and the others, each alone.
    public var all: [RegisterError] {
        var alone = self
        alone.others = []
        return [alone] + others
    }
}

extension RegisterError: CustomStringConvertible {
    public var description: String {
        let first = "\(place): found \(found), expected \(expected)"
        guard !others.isEmpty else { return first }
        let shown = others.prefix(20).map {
            "  \($0.place): found \($0.found), expected \($0.expected)"
        }
        let rest = others.count - shown.count
        return ([first] + shown + (rest > 0 ? ["  ... and \(rest) more"] : [])).joined(
            separator: "\n")
    }
}
