import Foundation
import SDMX
import Testing

/// A page of the documentation, taken apart into its blocks of code and text.
struct DocumentationPage {
    /// Of Swift.
    var code: [String] = []
    /// Messages.
    var xml: [String] = []
    /// Lines of a message that are to be replaced, marked with `-` and `+`.
    var changes: [String] = []
    /// What code prints.
    var results: [String] = []

    /// - Parameter name: of a file, from the root of the repository.
    init(_ name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        var language: String?
        var block = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = language {
                guard line == "```" else {
                    block += line + "\n"
                    continue
                }
                switch open {
                case "swift": code.append(block)
                case "xml": xml.append(block)
                case "diff": changes.append(block)
                case "text": results.append(block)
                case "": break
                default: Issue.record("a block of \(open) in \(name)")
                }
                language = nil
            } else if line.hasPrefix("```") {
                language = String(line.dropFirst(3))
                block = ""
            }
        }
        #expect(language == nil, "a block of \(name) has no end")
    }

    /// The message with the changes made, each of which must fit exactly once.
    func corrected(_ message: String) throws -> String {
        var text = message
        for change in changes {
            let lines = change.split(separator: "\n")
            let old = lines.filter { $0.hasPrefix("-") }.map { $0.dropFirst() }
            let new = lines.filter { $0.hasPrefix("+") }.map { $0.dropFirst() }
            #expect(old.count == new.count && old.count + new.count == lines.count)
            for (old, new) in zip(old, new) {
                let parts = text.components(separatedBy: old)
                try #require(parts.count == 2, "\(old)")
                text = parts.joined(separator: String(new))
            }
        }
        return text
    }

    /// Whether the block's lines follow each other in the file, further to the right.
    func stands(_ block: String, in file: String) throws -> Bool {
        let source = try String(contentsOfFile: file, encoding: .utf8)
        let indented = block.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "        " + $0 }.joined(separator: "\n")
        return source.contains("\n" + indented)
    }
}
