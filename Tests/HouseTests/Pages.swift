/// Checks of what stands beside the sources: fixtures, pages of methods, decisions.
struct Pages {
    /// Fixtures that no `ORIGIN` accounts for, and origins that do not say whose, on which
    /// terms and when.
    static func fixtures(_ files: [TextFile], paths: [String]) -> [Finding] {
        let origins = files.filter { isOrigin($0.path) }
        let vague = origins.compactMap { file -> Finding? in
            let text = file.text.lowercased()
            let years = text.split { !$0.isNumber }.compactMap { Int($0) }
            guard text.contains("licence") || text.contains("license"),
                years.contains(where: { (1900...2100).contains($0) })
            else {
                return Finding(
                    path: file.path, line: 1, message: "expected origin, licence and date")
            }
            return nil
        }
        let covered = Set(origins.map { folder(of: $0.path) })
        let orphans = paths.filter { !isOrigin($0) }.compactMap { path -> Finding? in
            let parts = path.split(separator: "/").map(String.init)
            guard parts.first == "Tests", let root = parts.firstIndex(of: "Fixtures"),
                root < parts.count - 1
            else { return nil }
            let folders = (root..<(parts.count - 1)).map {
                parts[...$0].joined(separator: "/")
            }
            guard covered.isDisjoint(with: folders) else { return nil }
            return Finding(path: path, line: 1, message: "no ORIGIN beside or above this fixture")
        }
        return vague + orphans
    }

    /// Pages of methods that lack a source or their limits.
    static func methods(_ files: [TextFile]) -> [Finding] {
        files.filter {
            $0.path.hasPrefix("docs/methods/") && $0.path.hasSuffix(".md")
                && !$0.path.hasSuffix("README.md")
        }.flatMap { file in
            ["Source", "Limits"].filter { !file.text.contains($0) }.map {
                Finding(path: file.path, line: 1, message: "expected a part on \($0)")
            }
        }
    }

    /// Decisions whose name, number or parts are not as the first decision says.
    static func decisions(_ files: [TextFile]) -> [Finding] {
        let pages = files.filter { $0.path.hasPrefix("docs/decisions/") }
        var seen: Set<Substring> = []
        return pages.flatMap { file -> [Finding] in
            let name = file.path.dropFirst("docs/decisions/".count)
            let number = name.prefix { $0.isNumber }
            var said: [String] = []
            if number.count != 4 || !name.dropFirst(4).hasPrefix("-") || !name.hasSuffix(".md") {
                said.append("expected a name such as 0001-decisions.md")
            } else if !seen.insert(number).inserted {
                said.append("decision \(number) is there twice")
            }
            for part in ["## Decision", "## Why"] where !file.text.contains(part) {
                said.append("expected a part \(part)")
            }
            return said.map { Finding(path: file.path, line: 1, message: $0) }
        }
    }

    private static func isOrigin(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return path.hasPrefix("Tests/") && path.contains("/Fixtures/") && name.hasPrefix("ORIGIN")
    }

    private static func folder(of path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }
}
