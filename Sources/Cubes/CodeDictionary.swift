/// Codes as small integers: each distinct text is held once.
public struct CodeDictionary: Sendable {
    /// The text of each integer.
    public private(set) var codes: [String] = []
    private var index: [String: UInt32] = [:]

    public init() {}

    public var count: Int { codes.count }

    /// The integer of a text, given anew where it was not yet seen.
    public mutating func intern(_ code: String) -> UInt32 {
        if let found = index[code] { return found }
        let id = UInt32(truncatingIfNeeded: codes.count)
        codes.append(code)
        index[code] = id
        return id
    }

    /// The integer of a text that was seen.
    public func id(of code: String) -> UInt32? { index[code] }

    public subscript(id: UInt32) -> String { codes[Int(id)] }
}
