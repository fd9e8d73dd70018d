import ArgumentParser
import Foundation
import Office
import Publishers
import Warehouse

/// `corridor mapping suggest|show`
struct MappingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: "Draft and look up mappings: how a table that nobody foresaw is to be read.",
        discussion: """
            A mapping is a short YAML file; `corridor import FILE --mapping MAP.yaml` reads the \
            table by it. Every key is explained in docs/mapping.md.
            """,
        subcommands: [MappingSuggestCommand.self, MappingShowCommand.self])
}

/// `corridor mapping suggest FILE`
struct MappingSuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Draft a mapping for a table: what was found, guessed, and must be decided.",
        discussion: """
            The draft goes to standard output, or to the file of -o; what it would take from the \
            table and what must be decided goes to standard error. No workspace is needed.
            """)

    @Argument(help: "The table: CSV of any separator and encoding, XLSX, or an SDMX message.")
    var file: String

    @Option(
        name: [.customShort("o"), .long], help: "The mapping to write; it must not be there yet.")
    var output: String?

    func run() throws {
        if let output, FileManager.default.fileExists(atPath: output) {
            throw ValidationError("-o: found \(output), a file that is there; expected a new one")
        }
        let draft = try Office.suggestMapping(for: file)
        if let output {
            try OutputFile.write(output) { sink in
                var text = draft.text
                try text.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
            }
        } else {
            print(draft.text, terminator: "")
        }
        note(Self.account(draft, file, output))
    }

    private static func account(
        _ draft: MappingSuggestion, _ file: String, _ output: String?
    ) -> String {
        var lines: [String] = []
        if let report = draft.report {
            lines.append(
                "\(file): by this draft \(report.figures) figures of \(report.rows) rows are taken")
            lines += report.leftOut.map { "  left out: \($0.count) x \($0.reason)" }
            lines += report.checks.map {
                "  check \($0.passed ? "passed" : "FAILED"): \($0.name): found \($0.found)"
            }
            if !report.findings.isEmpty {
                lines.append(
                    "  \(report.findings.count) findings, which keep it from being imported:")
                lines += report.findings.prefix(10).map { "    \($0)" }
            }
        }
        if let refusal = draft.refusal {
            lines.append("\(file): the draft does not import yet: \(refusal)")
        }
        if !draft.decisions.isEmpty {
            lines.append("To be decided (marked DECIDE in the draft):")
            lines += draft.decisions.map { "  - " + $0 }
        }
        if let output {
            lines.append("Next: read \(output), then corridor import \(file) --mapping \(output)")
        }
        return lines.joined(separator: "\n")
    }
}

/// `corridor mapping show RELEASE`
struct MappingShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the mapping by which a release was read, as the release keeps it.")

    @Argument(help: "The release's number, as `corridor list` shows it.")
    var release: Int

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let office = try workspace.reading()
        guard let held = try office.warehouse.release(release) else {
            throw OfficeError(
                kind: .notFound, place: "release \(release)", found: "no such release",
                expected: "a number that `corridor list` shows")
        }
        guard let record = MappingRecord(held) else {
            throw OfficeError(
                kind: .notFound, place: "release \(release)",
                found: "a release that was not read by a mapping",
                expected: "one that was imported with --mapping")
        }
        print(record.text, terminator: record.text.hasSuffix("\n") ? "" : "\n")
    }
}
