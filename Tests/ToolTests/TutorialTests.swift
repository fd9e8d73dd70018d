import Foundation
import TestKit
import Testing

/// Follows docs/tutorials/your-own-table.md: runs its commands, makes its edits, and looks for the
/// lines that it shows.
@Suite struct TutorialTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/tutorials")

    /// A block of the page: a command with the lines shown below it, or edits of a file.
    private enum Step {
        case run(command: String, shown: [String])
        case edit(old: String, new: String)
    }

    /// Blocks are set in by four blanks; a command begins with `$ corridor`, an edit has an arrow.
    private static func steps() throws -> [Step] {
        let text = try String(
            contentsOf: folder.appendingPathComponent("your-own-table.md"), encoding: .utf8)
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("    ") else { continue }
            let line = String(line.dropFirst(4))
            if line.hasPrefix("$ corridor ") {
                steps.append(.run(command: String(line.dropFirst(11)), shown: []))
            } else if let arrow = line.firstRange(of: "  ->  ") {
                steps.append(
                    .edit(
                        old: String(line[..<arrow.lowerBound]),
                        new: String(line[arrow.upperBound...])))
            } else if case .run(let command, let shown)? = steps.last {
                steps[steps.count - 1] = .run(command: command, shown: shown + [line])
            }
        }
        return steps
    }

    @Test func `the tutorial does what it says`() throws {
        let scratch = try Scratch()
        for name in ["examplia-tab4.xlsx", "examplia-tab4.csv"] {
            let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name))
            _ = try scratch.file(name, Array(bytes))
        }
        var commands = 0
        var edits = 0
        var written: String?
        for step in try Self.steps() {
            switch step {
            case .run(let command, let shown):
                commands += 1
                let words = command.split(separator: " ").map(String.init)
                if let place = words.firstIndex(of: "-o") { written = words[place + 1] }
                let outcome = try Tool.run(words, limit: "cd '\(scratch.path)' &&")
                let all = Self.squeezed(outcome.output + "\n" + outcome.errors)
                #expect(outcome.status == 0, "\(command): \(outcome.errors)")
                for line in shown where line.trimmingCharacters(in: .whitespaces) != "..." {
                    #expect(
                        all.contains(Self.squeezed(line)), "\(command): no \"\(line)\" in \(all)")
                }
            case .edit(let old, let new):
                edits += 1
                let path = scratch.path + "/" + (try #require(written))
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(
                    text.components(separatedBy: old).count == 2, "\(old) is there once in\n\(text)"
                )
                _ = try scratch.file(
                    try #require(written), text.replacingOccurrences(of: old, with: new))
            }
        }
        #expect(commands >= 6 && edits >= 4)
    }

    @Test func `the tutorial's workbook and text give the same figures, each from its own cell`()
        throws
    {
        let scratch = try Scratch()
        var figures: [[String]] = []
        for name in ["examplia-tab4.xlsx", "examplia-tab4.csv"] {
            let path = try scratch.file(
                name, Array(Data(contentsOf: Self.folder.appendingPathComponent(name))))
            let map = scratch.path + "/\(name).yaml"
            let drafted = try Tool.run(["mapping", "suggest", path, "-o", map])
            #expect(drafted.status == 0, "\(drafted.errors)")
            let workspace = scratch.path + "/\(name)-workspace"
            let taken = try Tool.run(["import", path, "--mapping", map, "--workspace", workspace])
            #expect(taken.status == 0, "\(taken.errors)")
            let shown = try Tool.run([
                "export", "DF_STOCK", "--format", "csv", "--workspace", workspace,
            ])
            figures.append(shown.output.split(separator: "\n").map(String.init))
            let explained = try Tool.run([
                "explain", "DF_STOCK", "ORIGIN=UKR,SEX=F", "2023", "--workspace", workspace,
            ])
            // Ukraine is in row 10, women of 2023 in column J of both files.
            for line in ["Row 10", "Column 10 J", "24,134"] {
                #expect(
                    Self.squeezed(explained.output).contains(line),
                    "\(explained.output)\(explained.errors)")
            }
        }
        #expect(figures[0].count > 100 && figures[0] == figures[1])
    }

    private static func squeezed(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
