/// Which names an entry of an archive may have: relative paths that unpack inside a folder on every
/// system.
enum ZipEntryName {
    /// The name in UTF-8; throws `.value` for one that some system would put elsewhere or refuse.
    static func checked(_ name: String) throws(TableError) -> [UInt8] {
        let bytes = Array(name.utf8)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let fault: String? =
            if name.isEmpty {
                "an empty name"
            } else if bytes.count > 65_535 {
                "a name of \(bytes.count) bytes"
            } else if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                "a control character"
            } else if bytes.contains(where: { refused.contains($0) }) {
                "one of \\ : * ? \" < > |"
            } else if parts.contains("") {
                "an empty part, or a slash at the start or the end"
            } else if parts.contains(where: { $0 == "." || $0 == ".." }) {
                "a part . or .."
            } else if parts.contains(where: { $0.hasSuffix(".") || $0.hasSuffix(" ") }) {
                "a part that ends with a point or a space"
            } else {
                nil
            }
        guard let fault else { return bytes }
        throw TableError(
            .value, at: TablePlace(part: name), found: fault,
            expected: "a relative path inside the archive")
    }

    /// Characters that Windows has other uses for.
    private static let refused = Set("\\:*?\"<>|".utf8)
}
