/// Whether public declarations are documented.
///
/// Types, functions and computed properties of more than a line say what their names cannot.
/// Stored properties, one-line views, cases and initialisers may speak for themselves, and so
/// may members that a well-known protocol asks for, and an error's `Kind`.
struct Documentation {
    private static let modifiers: Set<Substring> = [
        "static", "final", "mutating", "nonmutating", "indirect", "nonisolated", "override",
        "consuming", "borrowing", "class", "convenience", "required",
    ]
    private static let kinds: Set<Substring> = [
        "struct", "enum", "class", "actor", "protocol", "typealias", "func", "subscript", "var",
    ]
    /// Members that a protocol of the standard library, or ours, already describes.
    private static let known: Set<String> = [
        "Kind", "description", "debugDescription", "hash", "encode", "next", "makeIterator",
        "index", "startIndex", "endIndex", "id", "body", "run", "configuration", "subscript",
        "Element", "Iterator", "Index", "errorDescription", "contains", "recognises",
    ]

    /// Public declarations of `Sources` without a comment.
    static func findings(_ files: [TextFile]) -> [Finding] {
        files.filter { $0.module != nil && $0.path.hasSuffix(".swift") }.flatMap { file in
            let lines = file.lines
            return lines.indices.compactMap { place -> Finding? in
                guard let (kind, name) = declaration(lines[place].text),
                    !known.contains(name), name.first.map({ $0.isLetter || $0 == "_" }) == true,
                    !isDocumented(place, lines.map(\.text))
                else { return nil }
                return Finding(
                    path: file.path, line: lines[place].number,
                    message: "public \(kind) \(name) without a comment")
            }
        }
    }

    /// The kind and name that a line declares publicly, where they need a comment.
    private static func declaration(_ line: Substring) -> (kind: String, name: String)? {
        var words = line.split(separator: " ")[...]
        while let word = words.first, word.hasPrefix("@") { words.removeFirst() }
        guard let access = words.popFirst(), access == "public" || access == "open" else {
            return nil
        }
        while let word = words.first, modifiers.contains(word) {
            if word == "class", words.dropFirst().first != "func" { break }
            words.removeFirst()
        }
        guard let kind = words.popFirst() else { return nil }
        if kind.hasPrefix("subscript") { return ("subscript", "subscript") }
        guard kinds.contains(kind), let name = words.first else { return nil }
        if kind == "var", !line.hasSuffix("{") { return nil }
        return (String(kind), String(name.prefix { !"(<:{=".contains($0) || name.first == $0 }))
    }

    private static func isDocumented(_ place: Int, _ lines: [Substring]) -> Bool {
        var above = place - 1
        while above >= 0 {
            let line = lines[above].drop { $0 == " " }
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") || line.hasPrefix("#if") else { return false }
            above -= 1
        }
        return false
    }
}
