/// What may not stand in a file, line by line.
struct Wording {
    /// Calls that end the program, in `Sources`: data or a user must never reach one.
    static let endings = [
        "fatalError(", "preconditionFailure(", "assertionFailure(", "try!", " as!", "TODO", "FIXME",
        "unsafelyUnwrapped",
    ]

    /// Files in which an ending is the right answer, each with its reason.
    static let exempt: [String: String] = [:]

    /// Folders of one machine. In an address (`example.org/work/`) a letter stands before.
    static let folders = ["work", "root", "home", "Users"]

    /// Hosts of package registries, each in two parts so that this file passes.
    static let registries = [
        ("pypi", "org"), ("files.pythonhosted", "org"), ("deb.debian", "org"),
        ("security.debian", "org"), ("proxy.golang", "org"), ("crates", "io"),
        ("registry.npmjs", "org"), ("rubygems", "org"), ("repo.maven.apache", "org"),
    ].map { $0.0 + "." + $0.1 }

    /// Endings in Swift sources, outside comments.
    static func endings(_ files: [TextFile]) -> [Finding] {
        files.filter { $0.module != nil && exempt[$0.path] == nil }.flatMap { file in
            file.lines.compactMap { number, line in
                let code = line.drop { $0 == " " }
                guard
                    let found = endings.first(where: { word in
                        (!code.hasPrefix("//") || word == "TODO" || word == "FIXME")
                            && (" " + code).contains(word)
                    })
                else { return nil }
                return Finding(
                    path: file.path, line: number, message: "\(found) in a source file")
            }
        }
    }

    /// Imports that need a build of their own (docs/decisions/0002-tests-in-release.md).
    static func testable(_ files: [TextFile]) -> [Finding] {
        files.filter { $0.path.hasSuffix(".swift") }.flatMap { file in
            file.lines.filter { $0.text.drop { $0 == " " }.hasPrefix("@testable") }.map {
                Finding(path: file.path, line: $0.number, message: "a testable import")
            }
        }
    }

    /// Paths of one machine and hosts of package registries, in any file.
    static func places(_ files: [TextFile]) -> [Finding] {
        files.flatMap { file in
            file.lines.compactMap { number, line in
                guard line.contains("/") || line.contains(".") else { return nil }
                guard let found = machinePath(line) ?? registries.first(where: line.contains)
                else { return nil }
                return Finding(
                    path: file.path, line: number,
                    message: "\(found) names a machine or a registry")
            }
        }
    }

    private static func machinePath(_ line: Substring) -> String? {
        for folder in folders {
            let path = "/" + folder + "/"
            var rest = line[...]
            while let range = rest.firstRange(of: path) {
                let before = line[..<range.lowerBound].last
                if !(before.map { $0.isLetter || $0.isNumber || ".-_}*)".contains($0) } ?? false) {
                    return path
                }
                rest = rest[range.upperBound...]
            }
        }
        return nil
    }
}
