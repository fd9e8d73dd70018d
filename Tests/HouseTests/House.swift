import Foundation

/// The repository as these tests read it: text files by their path below its root.
enum House {
    /// The root folder, found from this file.
    static let root: URL = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All text files but those that a build or a run leaves behind.
    static func files() throws -> [TextFile] { try read.get() }

    private static let read = Result { try files(below: root) }

    /// Swift files of a folder of the repository.
    static func swift(in folder: String) throws -> [TextFile] {
        try files().filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(".swift") }
    }

    /// Text files below a folder, with paths relative to it.
    static func files(below folder: URL) throws -> [TextFile] {
        var found: [TextFile] = []
        var waiting = [""]
        while let place = waiting.popLast() {
            let here = folder.appendingPathComponent(place)
            for name in try FileManager.default.contentsOfDirectory(atPath: here.path).sorted() {
                let path = place.isEmpty ? name : place + "/" + name
                let url = folder.appendingPathComponent(path)
                let values = try url.resourceValues(forKeys: [.isDirectoryKey, .isSymbolicLinkKey])
                if values.isSymbolicLink == true { continue }
                if values.isDirectory == true {
                    if !isLeftBehind(name) { waiting.append(path) }
                } else if let text = text(url), name != "Package.resolved" {
                    found.append(TextFile(path: path, text: text))
                }
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    private static func isLeftBehind(_ folder: String) -> Bool {
        [".git", ".corridor", ".swiftpm", "workspace", "__pycache__"].contains(folder)
            || folder.hasPrefix(".build")
    }

    /// The text of a file; nil for files that hold none.
    private static func text(_ url: URL) -> String? {
        guard let data = try? Data(contentsOf: url), !data.prefix(8_192).contains(0) else {
            return nil
        }
        return String(data: data, encoding: .utf8)
    }
}

/// A text file and where it stands.
struct TextFile {
    let path: String
    let text: String

    /// The module of a file in `Sources`.
    var module: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// Line numbers from 1, with their text.
    var lines: [(number: Int, text: Substring)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            ($0.offset + 1, $0.element)
        }
    }

    /// The number of lines, the last counted only where it holds something.
    var lineCount: Int { lines.count - (text.hasSuffix("\n") ? 1 : 0) }
}
