/// What a client would rather have: a page or data.
enum Accepting {
    /// Whether `application/json` is named in an `Accept` header, with more weight than HTML.
    static func prefersJSON(_ header: String?) -> Bool {
        guard let header, header.utf8.count <= 2000 else { return false }
        var json = 0.0
        var html = 0.0
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";").map { part in part.filter { $0 != " " } }
            guard let type = parts.first?.lowercased() else { continue }
            let weight =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
                ?? 1
            switch type {
            case "application/json": json = max(json, weight)
            case "text/html", "application/xhtml+xml": html = max(html, weight)
            default: continue
            }
        }
        return json > html
    }
}
