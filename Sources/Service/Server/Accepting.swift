/// What a client would rather have: a page or data.
enum Accepting {
    /// Whether `application/json` is named in an `Accept` header, with more weight than HTML.
    static func prefersJSON(_ header: String?) -> Bool {
        guard let header else { return false }
        let ranges = MediaRange.ranges(header)
        func weight(_ names: String...) -> Double {
            ranges.filter { names.contains($0.name) }.map(\.quality).max() ?? 0
        }
        return weight("application/json") > weight("text/html", "application/xhtml+xml")
    }
}
