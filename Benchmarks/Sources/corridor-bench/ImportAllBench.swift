import Foundation

/// All publishers' files of a folder into one new workspace, beside DuckDB, which reads the same text
/// files into tables of text, without looking at codes, definitions or history.
enum ImportAllBench {
    /// What is asked for. Units: seconds by the clock.
    static let most = 15.0

    /// Tables with one figure a cell of which nothing is left out but what is not in their sums: the
    /// columns that add up to what is held.
    private static let columns = [
        "UNDESA_2024/stock_by_sex_destination_and_origin": "n",
        "UNHCR/asylum-applications": "applied",
        "UNHCR/solutions": "resettlement naturalisation",
        "IDMC/idps": "total", "UNRWA/refugees": "total",
    ]

    static func run(
        _ folder: String, quick: Bool, progress: (String) -> Void
    ) throws -> Report {
        var report = Report(
            "import-all",
            about:
                "all publishers' files of \(folder) into a new workspace; naive is DuckDB, which "
                + "reads the text files among them into tables of text")
        let temporary = try TemporaryFolder()
        defer { temporary.remove() }
        progress("import-all: looking for files")
        let paths = try ImportAll.files(under: folder)
        guard !paths.isEmpty else {
            throw WrongAnswer(
                place: folder, found: "no publisher's file", expected: "one file or more")
        }
        let texts = paths.filter { !$0.hasSuffix(".xlsx") }
        var runs: [ImportAll] = []
        var peers: [Time] = []
        for turn in 0..<(quick ? 1 : 3) {
            progress("import-all: \(paths.count) files, turn \(turn + 1)")
            let run = try ImportAll.run(paths, in: temporary)
            runs.append(run)
            peers.append(try peer(texts, run, temporary))
        }
        progress("import-all: each file alone")
        let alone = try paths.map { try ImportAll.run([$0], in: temporary).peak }
        let rows = runs[0].accounts.reduce(0) { $0 + $1.rows }
        let time = Time.median(runs.map(\.time))
        report.measurements.append(
            Measurement(
                "\(paths.count) files", size: rows, unit: "rows", ours: time,
                naive: .median(peers), answer: answer(runs[0])))
        for account in runs[0].accounts.sorted(by: { $0.wall > $1.wall }) {
            report.notes.append(line(account))
        }
        let peak = runs.map(\.peak).max() ?? 0
        let largest = alone.max() ?? 0
        report.notes += [
            "peak memory: all files \(peak >> 20) MiB, the largest alone \(largest >> 20) MiB, ratio "
                + Report.digits(Double(peak) / Double(max(1, largest))),
            "asked: \(Int(most)) s by the clock: " + (time.wall <= most ? "met" : "NOT MET"),
        ]
        return report
    }

    /// DuckDB reads the same, and its counts and sums are compared with ours.
    private static func peer(
        _ texts: [String], _ run: ImportAll, _ folder: TemporaryFolder
    ) throws -> Time {
        let accounts = texts.compactMap { path in run.accounts.first { $0.path == path } }
        let columns = accounts.map { Self.columns["\($0.source)/\($0.table)"] ?? "" }
        let base = folder.fresh()
        let reply = try DuckDB().tables(texts, sums: columns, base: base)
        folder.remove(base)
        for (index, account) in accounts.enumerated() {
            try WrongAnswer.unless(
                "rows of \(account.path), ours and DuckDB's", account.rows,
                is: reply.counts?[index] ?? -1)
            guard let sum = reply.sums?[index] else { continue }
            try WrongAnswer.unless(
                "sum held of \(account.path), ours and DuckDB's", account.sum, is: sum)
        }
        return reply.time
    }

    private static func answer(_ run: ImportAll) -> String {
        let figures = run.accounts.reduce(0) { $0 + $1.figures }
        let faults = run.accounts.reduce(0) { $0 + $1.findings }
        let sums = run.accounts.count { Self.columns["\($0.source)/\($0.table)"] != nil }
        return
            "\(Report.grouped(Double(figures))) figures held, as read; \(faults) rows at fault; rows "
            + "of all text files and sums of \(sums) as DuckDB's"
    }

    private static func line(_ account: ImportAll.Account) -> String {
        let name = account.path.split(separator: "/").last.map(String.init) ?? account.path
        return "\(Report.milliseconds(account.wall)) ms \(name): "
            + "\(Report.grouped(Double(account.rows))) rows, "
            + "\(Report.grouped(Double(account.figures))) figures, "
            + "\(Report.grouped(Double(account.leftOut))) left out, \(account.findings) at fault"
    }
}
