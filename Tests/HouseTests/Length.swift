/// How long a Swift file may be.
struct Length {
    static let limit = 500

    /// Longer files, each with its reason: tables and generated code.
    static let exempt: [String: String] = [:]

    /// Files of more than ``limit`` lines that no exemption names, and exemptions that no
    /// long file needs.
    static func findings(_ files: [TextFile], exempt: [String: String] = exempt) -> [Finding] {
        let long = files.filter { $0.path.hasSuffix(".swift") && $0.lineCount > limit }
        let named = long.filter { exempt[$0.path] == nil }.map {
            Finding(
                path: $0.path, line: $0.lineCount,
                message: "\($0.lineCount) lines, expected at most \(limit)")
        }
        let needless = exempt.keys.filter { path in !long.contains { $0.path == path } }.map {
            Finding(path: $0, line: 1, message: "exempt from the limit without being that long")
        }
        return named + needless.sorted { $0.path < $1.path }
    }
}
