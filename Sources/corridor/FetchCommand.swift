import ArgumentParser
import Fetching
import Foundation
import Office
import Publishers

/// `corridor fetch PUBLISHER [TABLE...]`
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Get a publisher's tables from its own site into a snapshot.",
        discussion: """
            A snapshot is a folder: the answers as they were received and a manifest with their
            addresses, times and checksums. `corridor import FOLDER` takes it. What is interrupted
            goes on with the same command; a second fetch asks only for what has changed.

            See docs/fetch.md for what is fetched from where, and how sure that is.
            """)

    @Argument(help: "The publisher; --list names them all.")
    var publisher: String?

    @Argument(help: "Its tables (default: all of them).")
    var tables: [String] = []

    @Option(name: .long, help: "The first year.")
    var since: Int?

    @Option(name: .long, help: "The last year.")
    var until: Int?

    @Option(name: .long, help: "The snapshot's folder (default: snapshots/PUBLISHER).")
    var into: String?

    @Flag(name: .long, help: "List the publishers, or the tables of one.")
    var list = false

    @Flag(name: .long, help: "Ask nobody: check what the folder has.")
    var offline = false

    @Flag(name: .long, help: "Fetch anew what the folder has.")
    var noCache = false

    @Flag(name: .customLong("import"), help: "Import the snapshot's tables then.")
    var imports = false

    @Option(name: .long, help: "At most so many requests a minute; the publisher's limit is kept.")
    var rate: Double?

    @Option(name: .long, help: "A mirror's address in place of the publisher's; http is allowed.")
    var baseURL: String?

    @Option(
        name: .long,
        help: "What to say that we are (default: Corridor and its version). You answer for it.")
    var userAgent: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        if offline && noCache {
            throw ValidationError("--offline and --no-cache exclude each other")
        }
        if let userAgent, userAgent.isEmpty || userAgent.contains(where: \.isNewline) {
            throw ValidationError("--user-agent is one line of text")
        }
        if publisher == nil, !list {
            throw ValidationError("name a publisher; `corridor fetch --list` shows them")
        }
    }

    func run() throws {
        if list { return try FetchList(publisher).show(json: output.json) }
        var order = try FetchOrder(
            publisher: publisher ?? "", tables: tables, since: since, until: until, into: into,
            base: baseURL, rate: rate, agent: userAgent ?? Self.agent,
            year: Calendar(identifier: .gregorian).component(.year, from: .now))
        order.isAnew = noCache
        Self.listenForInterruptions()
        let fetch = Fetch(order)
        let report = offline ? try fetch.offline() : try fetch.run(progress: progress)
        if !output.json || !imports { try tell(report, order) }
        guard report.failures.isEmpty else {
            for failure in report.failures { warn("\(failure.table): \(failure.error)") }
            if imports { warn("nothing was imported, as not every table is whole") }
            throw ExitCode(1)
        }
        guard imports else { return }
        var words = ["--workspace", workspace.folder]
        if output.json { words.append("--json") }
        var command = try ImportCommand.parse(words + ["--", order.folder])
        try command.run()
    }

    private func tell(_ report: FetchReport, _ order: FetchOrder) throws {
        if output.json { return try printJSON(FetchSummary(report, order.folder)) }
        for table in report.tables {
            print(table.text(publisher: order.service.id))
            for note in table.notes { warn("\(table.table): \(note)") }
        }
        guard !imports, !report.tables.isEmpty, report.failures.isEmpty else { return }
        print("\(order.folder) is whole; `corridor import \(order.folder)` takes it")
    }

    private static var agent: String {
        "Corridor/\(Corridor.configuration.version) (open statistics of international migration)"
    }

    /// The first Ctrl-C ends the fetch in order, the second at once.
    private static func listenForInterruptions() {
        guard !Interruption.user.isAsked else { return }
        // Who started the program may have held them back.
        var both = sigset_t()
        sigemptyset(&both)
        sigaddset(&both, SIGINT)
        sigaddset(&both, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &both, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.user.interrupt()
                signal(number, SIG_DFL)
            }
        }
    }
}

/// What a fetch did, for programs.
private struct FetchSummary: Encodable {
    struct Failure: Encodable {
        let table: String
        let kind: String
        let place: String
        let found: String
        let expected: String
    }

    let folder: String
    let tables: [TableAccount]
    let failures: [Failure]

    init(_ report: FetchReport, _ folder: String) {
        self.folder = folder
        tables = report.tables
        failures = report.failures.map {
            Failure(
                table: $0.table, kind: $0.error.kind.rawValue, place: $0.error.place,
                found: $0.error.found, expected: $0.error.expected)
        }
    }
}

extension TableAccount {
    /// For people: what the table is and how it came.
    fileprivate func text(publisher: String) -> String {
        let ways = [(received, "received"), (confirmed, "unchanged"), (kept, "had")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let span = years.map { ", \($0)" } ?? ""
        let lines = [
            "\(publisher) \(table): \(title)\(span)",
            "  " + (rows > 0 ? "\(exactText(Double(rows))) rows in " : "")
                + "\(answers) \(answers == 1 ? "answer" : "answers") (\(ways)), "
                + "\(exactText(Double(bytes))) bytes: \(file)",
            "  terms: \(licence)",
        ]
        return lines.joined(separator: "\n")
    }
}
