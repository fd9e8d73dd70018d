/// The target of a request line, cut at the question mark and otherwise left as it is.
struct RawTarget {
    let path: String
    let query: String?
    /// Why it is not answered.
    let fault: Refusal?

    /// - Parameters:
    ///   - target: such as `/area/USA?x=y`, or with scheme and host before it.
    ///   - most: bytes that are read.
    init(_ target: String, most: Int) {
        var rest = target[...]
        if !rest.hasPrefix("/") {
            for scheme in ["http://", "https://"]
            where rest.prefix(scheme.utf8.count).lowercased() == scheme {
                let afterHost = rest.dropFirst(scheme.utf8.count).drop { $0 != "/" && $0 != "?" }
                rest = afterHost.hasPrefix("/") ? afterHost : "/" + afterHost
            }
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(rest[..<mark])
            query = String(rest[rest.utf8.index(after: mark)...])
        } else {
            path = String(rest)
            query = nil
        }
        fault = Self.fault(target, path, most)
    }

    private static func fault(_ target: String, _ path: String, _ most: Int) -> Refusal? {
        guard target.utf8.count <= most else { return .longTarget(most) }
        guard path.hasPrefix("/") || path == "*" else {
            return .malformed(
                "The address is not a path",
                "Found \(Refusal.shortened(target)); a path begins with a slash.")
        }
        // What is not UTF-8 was replaced when it was read.
        guard !target.utf8.contains(0xEF) || !target.unicodeScalars.contains("\u{FFFD}") else {
            return .malformed(
                "The address cannot be read",
                "Found bytes that are not UTF-8; expected ASCII, and all else as % with two "
                    + "hexadecimal digits.")
        }
        return nil
    }
}
