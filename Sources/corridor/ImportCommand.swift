import ArgumentParser
import Foundation
import Office
import Publishers
import Vocabulary
import Warehouse

/// `corridor import FILE...`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take publishers' files into the workspace.",
        discussion: """
            The publisher is recognised by the file's content. Each file is one release: it is
            taken whole or not at all, and the same bytes twice change nothing. Of several files
            those without fault are taken, the others are named, and the end is 1. A folder is a
            snapshot that `corridor fetch` made: every byte of it is checked first. A table that
            nobody knows is read as a mapping says; `corridor publishers` lists those known.
            """)

    @Argument(help: "The files; gzip is read as it is. Folders of `corridor fetch`.")
    var files: [String]

    @Option(name: .long, help: "Read as this publisher's table, without recognising it.")
    var publisher: String?

    @Option(name: .long, help: "Read as this mapping says (YAML); see `corridor mapping suggest`.")
    var mapping: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "With --mapping: a structure message of an SDMX message. May be given more than once.",
            valueName: "file"))
    var structure: [String] = []

    @Flag(name: .long, help: "Leave rows at fault out instead of refusing the file.")
    var acceptFindings = false

    @Option(
        name: .long,
        help: "Keep the releases from the public until then: 2026-12-01, 2026-12-01T09:00+01:00.")
    var embargo: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        if mapping != nil, publisher != nil {
            throw ValidationError("found --mapping and --publisher, expected one of the two")
        }
        if mapping == nil, !structure.isEmpty {
            throw ValidationError("found --structure without --mapping, expected both")
        }
        if mapping != nil, files.count != 1 {
            throw ValidationError(
                "--mapping: found \(files.count) files, expected one: a table has one mapping")
        }
    }

    func run() throws {
        let until = try embargo.map { try parseTime($0, option: "--embargo") }
        let isNew = !FileManager.default.fileExists(atPath: workspace.folder)
        let office = try workspace.office(create: true)
        defer {
            // A refused first import leaves nothing behind.
            if isNew, (try? office.warehouse.lastReleaseID()) == 0 {
                try? FileManager.default.removeItem(atPath: workspace.folder)
            }
        }
        var accounts: [ImportSummary] = []
        var refused: [(file: String, error: any Error)] = []
        let sources = try sources()
        for (file, fetched) in sources {
            if let years = fetched?.years {
                warn(
                    "\(file): fetched for \(years) only; as an import replaces its table, other years "
                        + "of its series are no longer held")
            }
            do {
                let result = try take(file, fetched, office, until)
                let account = ImportSummary(result)
                if output.json { accounts.append(account) } else { print(account.text) }
                tell(of: result, account, until)
            } catch  where sources.count > 1 && Self.isOfFile(error) {
                warn("not taken: \(error)")
                refused.append((file, error))
            }
        }
        if output.json { try printJSON(accounts) }
        if !refused.isEmpty {
            throw OfficeError(
                kind: .file, place: "import",
                found: "\(refused.count) of \(sources.count) files not taken: "
                    + refused.map(\.file).joined(separator: ", "),
                expected: "files without fault; each is told of above")
        }
    }

    /// Whether the file is at fault, so that the next may still be taken: not where the workspace
    /// cannot be written, or the command was put wrongly.
    private static func isOfFile(_ error: any Error) -> Bool {
        switch error {
        case let error as OfficeError: [.file, .findings, .conflict].contains(error.kind)
        case let error as WarehouseError: [.conflict, .shrinks].contains(error.kind)
        case is PublisherError: true
        default: false
        }
    }

    private func tell(of result: ImportResult, _ account: ImportSummary, _ until: UTCTime?) {
        let file = result.file
        if until != nil, account.unchanged, result.outcome.release.embargo != until?.description {
            warn(
                "\(file): --embargo changes nothing for what is held; "
                    + "see `corridor embargo \(account.release)`")
        }
        for check in result.report?.checks ?? [] where !check.passed {
            warn(
                "\(file): \(check.name): found \(check.found), expected \(check.expected); "
                    + "imported all the same")
        }
    }

    /// The files, with what a snapshot says of them.
    private func sources() throws -> [(path: String, fetched: FetchedFile?)] {
        try files.flatMap { path -> [(path: String, fetched: FetchedFile?)] in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            guard exists, isFolder.boolValue else { return [(path, try FetchedFile.of(path))] }
            return try FetchedFile.all(in: path)?.map { ($0.path, $0) } ?? [(path, nil)]
        }
    }

    private func take(
        _ file: String, _ fetched: FetchedFile?, _ office: Office, _ until: UTCTime?
    ) throws -> ImportResult {
        guard let mapping else {
            return try office.importFile(
                file, publisher: publisher, fetched: fetched, acceptFindings: acceptFindings,
                embargo: until, progress: progress)
        }
        return try office.importFile(
            file, by: office.mapping(mapping), structures: structure,
            acceptFindings: acceptFindings, embargo: until, progress: progress)
    }
}

/// What importing a file did, for people and programs.
struct ImportSummary: Encodable {
    let file: String
    let source: String
    let table: String
    let title: String
    let release: Int
    let unchanged: Bool
    let standing: String
    let rows: Int
    let figures: Int
    let series: Int
    let opened: Int
    let closed: Int
    let kept: Int
    let leftOut: [LeftOut]
    let findings: [String]
    let checks: [String]

    struct LeftOut: Encodable {
        let reason: String
        let count: Int
        let example: String
    }

    init(_ result: ImportResult) {
        file = result.file
        source = result.outcome.release.source
        table = result.outcome.release.table
        title = result.outcome.release.title
        release = result.outcome.release.id
        standing = result.outcome.release.standingWords(now: .now)
        let report = result.report ?? ReadingReport()
        rows = report.rows
        figures = report.figures
        series = result.series
        switch result.outcome {
        case .unchanged:
            (unchanged, opened, closed, kept) = (true, 0, 0, 0)
        case .written(_, let new, let gone, let same):
            (unchanged, opened, closed, kept) = (false, new, gone, same)
        }
        leftOut = report.leftOut.map {
            LeftOut(reason: $0.reason, count: $0.count, example: $0.example.description)
        }
        findings = report.findings.map(\.description)
        checks = report.checks.map {
            "\($0.passed ? "passed" : "FAILED"): \($0.name): found \($0.found), "
                + "expected \($0.expected)"
        }
    }

    var text: String {
        var lines = ["\(file): \(title) [\(source)]"]
        lines.append(
            unchanged
                ? "  the same bytes as release \(release): nothing changed"
                : "  release \(release): \(rows) rows, \(figures) figures in \(series) series "
                    + "(\(opened) new or changed, \(kept) as before, \(closed) closed)")
        if standing != "published" { lines.append("  " + standing) }
        lines += leftOut.map { "  left out: \($0.count) x \($0.reason) (first: \($0.example))" }
        lines += findings.prefix(20).map { "  not taken: " + $0 }
        if findings.count > 20 { lines.append("  ... and \(findings.count - 20) more not taken") }
        lines += checks.map { "  check " + $0 }
        return lines.joined(separator: "\n")
    }
}
