import Cubes
import Foundation
import Office
import Publishers
import Vocabulary
import Warehouse

/// UN DESA's long table into a fresh workspace: ours beside the naive version, on growing files.
enum ImportBench {
    /// Rows of the made-up files.
    static let sizes = [10_000, 50_000, 150_000, 600_000]

    static func run(quick: Bool, progress: (String) -> Void) throws -> Report {
        var report = Report(
            "import",
            about:
                "UN DESA 2024 layout into a fresh workspace; naive is String.split, a dictionary "
                + "and one SQLite row a figure")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let repeats = quick ? 1 : 3
        for size in quick ? Array(sizes.prefix(1)) : sizes {
            progress("import: \(size) rows")
            let made = StockFile(rows: size)
            let file = try folder.write(made.text, as: "stocks-\(size).csv")
            let job = Job(
                what: "made-up file", file: file, plain: file, rows: made.rows, sum: made.sum)
            report.measurements += try measure(job, folder, repeats)
            folder.remove(file)
        }
        report.growth = Growth(report.measurements.filter { $0.naive != nil })
        if let shared = SharedData.folder, !quick {
            progress("import: the file of 2024")
            report.measurements += try measure(try real(shared, folder), folder, repeats)
        }
        return report
    }

    /// What one measurement imports.
    private struct Job {
        let what: String
        /// The file as ours takes it.
        let file: String
        /// The same without compression.
        let plain: String
        let rows: Int
        let sum: Double
    }

    private static func real(_ shared: String, _ folder: TemporaryFolder) throws -> Job {
        let file = shared + "/data/undesa/ims2024_bilateral_by_sex.csv.gz"
        let text = try SharedData.inflated(file)
        let lines = text.split(separator: "\n").dropFirst()
        let sum = lines.reduce(0.0) { $0 + (Double($1.split(separator: ",")[4]) ?? .nan) }
        return Job(
            what: "file of 2024 (.gz)", file: file,
            plain: try folder.write(text, as: "real.csv"), rows: lines.count, sum: sum)
    }

    /// The first import by turns with the naive one, then the same file once more.
    private static func measure(
        _ job: Job, _ folder: TemporaryFolder, _ repeats: Int
    ) throws -> [Measurement] {
        let codes = areaCodes()
        var again: [Time] = []
        var series = 0
        let times = try Stopwatch.byTurns(
            repeats,
            ours: {
                let office = try Office(workspace: folder.fresh(), create: true)
                return (office, try office.importFile(job.file))
            },
            naive: {
                let path = folder.fresh()
                let store = try NaiveStore(path)
                return (store, try store.load(job.plain, areas: codes), path)
            },
            check: { ours, naive in
                series = ours.1.series
                try WrongAnswer.unless("series, ours and naive", ours.1.series, is: naive.1)
                try WrongAnswer.unless("figures read", ours.1.report?.figures, is: job.rows)
                try WrongAnswer.unless("naive sum", try naive.0.sum(), is: job.sum)
                try check(ours.0, job, "after the import")
                let repeated = try Stopwatch.time { try ours.0.importFile(job.file) }
                again.append(repeated.time)
                guard case .unchanged = repeated.result.outcome else {
                    throw WrongAnswer(
                        place: "import of the same file again", found: "a new release",
                        expected: "no change")
                }
                try check(ours.0, job, "after the import of the same file again")
                folder.remove(ours.0.warehouse.folder)
                for end in ["", "-wal", "-shm"] { folder.remove(naive.2 + end) }
            })
        return [
            Measurement(
                job.what, size: job.rows, unit: "rows", ours: times.ours, naive: times.naive,
                answer: "\(series) series; figures held sum to \(Report.grouped(job.sum))"),
            Measurement(
                "  again, unchanged", size: job.rows, unit: "rows", ours: .median(again),
                answer: "no new release; the same sum"),
        ]
    }

    /// The sum and the number of the figures held.
    private static func check(_ office: Office, _ job: Job, _ place: String) throws {
        var (sum, count) = (0.0, 0)
        for held in try office.warehouse.series(KeyPattern(.stock)) {
            for observation in held.series.observations {
                sum += observation.value.number ?? .nan
                count += 1
            }
        }
        try WrongAnswer.unless("sum held \(place)", sum, is: job.sum)
        try WrongAnswer.unless("figures held \(place)", count, is: job.rows)
    }

    /// The publisher's codes with ours, for the naive version.
    static func areaCodes(_ register: AreaRegister = .standard) -> [String: String] {
        var codes: [String: String] = [:]
        for code in register.codes(in: .undesaCopy) {
            codes[code] = (try? register.resolve(code, in: .undesaCopy))?.id
        }
        return codes
    }
}
