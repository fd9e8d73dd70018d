import Foundation

/// What a page shows that asks the service.
struct Documentation {
    let page: String
    private let text: String

    init(_ page: String) throws {
        self.page = page
        text = try String(contentsOfFile: OtherClients.root + "/" + page, encoding: .utf8)
    }

    /// The address that pages show.
    static let shown = "http://127.0.0.1:8080"

    /// Commands of curl, in blocks and in the text.
    var commands: [String] {
        text.matches(of: /curl [^'`\n]*'[^'\n]+'[^`\n]*/).map { String($0.output) }
    }

    /// Paths at the address shown, and at the one that stands for anybody's, outside of commands and
    /// of programs.
    var paths: [String] {
        let parts = text.components(separatedBy: "```")
        let outside = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }
        let rest = outside.joined().replacing(/curl [^'`\n]*'[^'\n]+'/, with: "")
        return rest.matches(
            of: /(?:http:\/\/127\.0\.0\.1:8080|https:\/\/example\.org)(\/[^\s"'>`]*)/
        )
        .map { String($0.output.1) }
    }

    /// Paths in tables whose first column is headed Address: `.csv` after `/a.zip` means `/a.csv`.
    var listedPaths: [String] {
        var found: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("| Address |") { isOpen = true }
            if !line.hasPrefix("|") { isOpen = false }
            guard isOpen else { continue }
            for code in line.split(separator: "|")[0].matches(of: /`([\/.][^`]+)`/) {
                let path = String(code.output.1)
                if path.hasPrefix("/") { found.append(path) }
                if path.hasPrefix("."), let last = found.last, let dot = last.lastIndex(of: ".") {
                    found.append(last[..<dot] + path)
                }
            }
        }
        return found
    }

    /// Blocks of code in a language, each with what its lines that begin with `#>` say it prints.
    func blocks(_ language: OtherClients.Language) -> [(code: String, prints: [String])] {
        text.components(separatedBy: "```\(language.rawValue)\n").dropFirst().compactMap { rest in
            guard let end = rest.range(of: "\n```") else { return nil }
            let code = String(rest[..<end.lowerBound])
            let prints = code.split(separator: "\n").filter { $0.hasPrefix("#> ") }
            return (code, prints.map { String($0.dropFirst(3)) })
        }
    }

    /// By `format`, the media type that the table of formats promises.
    var formats: [(format: String, type: String)] {
        guard
            let table = text.components(separatedBy: "| `format` | Media type |").dropFirst().first
        else { return [] }
        return table.components(separatedBy: "\n\n")[0].matches(of: /\| `([^`]+)` \| `([^`]+)`/)
            .map { (String($0.output.1), String($0.output.2)) }
    }
}
