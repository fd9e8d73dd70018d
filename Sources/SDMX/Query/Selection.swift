/// All of something, or only those listed.
public enum Selection<Element: Hashable & Sendable>: Hashable, Sendable {
    case all
    /// One or more; none cannot be written.
    case only([Element])

    /// Only the one.
    public static func one(_ element: Element) -> Selection { .only([element]) }

    /// Whether the element is among those meant.
    ///
    /// Cost: linear in the number listed.
    public func contains(_ element: Element) -> Bool {
        switch self {
        case .all: true
        case .only(let elements): elements.contains(element)
        }
    }

    /// The only element, if there is exactly one.
    public var single: Element? {
        guard case .only(let elements) = self, elements.count == 1 else { return nil }
        return elements.first
    }
}

extension Selection: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Element...) { self = .only(elements) }
}
