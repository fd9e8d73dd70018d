/// What an area stands for: the parts of the world that no change we know of divided.
///
/// Two areas of other names and dates are the same where their extents are (Upper Volta and Burkina
/// Faso), and areas of one name are not where their extents differ (Sudan before and after 2011).
/// Parts are named by the id of the smallest area that ever was counted there.
public struct AreaExtent: Hashable, Sendable {
    /// How one extent stands to another.
    public enum Relation: String, Sendable {
        case same
        /// It lies within the other.
        case part
        /// The other lies within it.
        case whole
        /// Each has something that the other has not.
        case overlapping
        /// Nothing is in both.
        case apart
    }

    /// Ids of the parts; never empty where an ``AreaHistory`` gave it.
    public let parts: Set<String>

    public init(_ parts: Set<String>) { self.parts = parts }

    /// How it stands to another extent.
    public func relation(to other: AreaExtent) -> Relation {
        if parts == other.parts { return .same }
        if parts.isDisjoint(with: other.parts) { return .apart }
        if parts.isSubset(of: other.parts) { return .part }
        return parts.isSuperset(of: other.parts) ? .whole : .overlapping
    }

    /// What is of either.
    public func union(_ other: AreaExtent) -> AreaExtent {
        AreaExtent(parts.union(other.parts))
    }

    /// What of it is not of the other.
    public func subtracting(_ other: AreaExtent) -> AreaExtent {
        AreaExtent(parts.subtracting(other.parts))
    }

    func overlaps(_ other: AreaExtent) -> Bool { !parts.isDisjoint(with: other.parts) }
    func isWithin(_ other: AreaExtent) -> Bool { parts.isSubset(of: other.parts) }
    var isEmpty: Bool { parts.isEmpty }
}

extension AreaExtent: CustomStringConvertible {
    /// The parts, sorted: "SDN, SSD".
    public var description: String { parts.sorted().joined(separator: ", ") }
}
