/// What the receiver is to do with data.
public enum Action: String, Sendable, Hashable, CaseIterable {
    /// For information only; loaded as an append where it is loaded.
    case information = "I"
    /// Adds and changes what is given, leaves the rest.
    case append = "A"
    /// As append, in the words of SDMX 3.0 and later.
    case merge = "M"
    /// Puts what is given in the place of what was there.
    case replace = "R"
    /// Removes at the lowest level of detail that is given.
    case delete = "D"

    /// The action of the one letter that stands for it; nil for anything else, small letters
    /// included.
    public init?(byte: UInt8) {
        switch byte {
        case UInt8(ascii: "I"): self = .information
        case UInt8(ascii: "A"): self = .append
        case UInt8(ascii: "M"): self = .merge
        case UInt8(ascii: "R"): self = .replace
        case UInt8(ascii: "D"): self = .delete
        default: return nil
        }
    }
}
