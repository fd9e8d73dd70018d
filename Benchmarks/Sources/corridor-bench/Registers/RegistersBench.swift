import Registers
import Vocabulary
import Warehouse

/// Every list of the registers over 100,000 records with 1,000,000 revisions: ours beside a naive look at
/// every statement. A list page is to take less than 50 ms.
enum RegistersBench {
    /// Records, and revisions of each.
    static let size = (records: 100_000, revisions: 10)

    static func run(quick: Bool, progress: (String) -> Void) throws -> Report {
        var report = Report(
            "registers",
            about:
                "pages of records out of all of them; naive looks at every statement of every record"
        )
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let made = MadeRecords(
            count: quick ? 2_000 : size.records, revisions: quick ? 3 : size.revisions)
        let store = RegisterStore(try Warehouse(folder: folder.fresh(), create: true))
        progress("registers: writing \(made.count * made.revisions) revisions")
        let writing = try Stopwatch.time { try made.write(store) }
        progress("registers: reading the state")
        let reading = try Stopwatch.time { try store.state() }
        report.measurements = [
            Measurement(
                "write revisions", size: made.count * made.revisions, unit: "revisions",
                ours: writing.time, answer: "all in \(made.revisions) transactions"),
            Measurement(
                "read the state", size: made.count, unit: "records", ours: reading.time,
                answer: "\(reading.result.records.count) records"),
        ]
        let shelf = RecordShelf(store: store, state: reading.result, repeats: quick ? 1 : 9)
        progress("registers: pages")
        report.measurements += try shelf.pages()
        report.measurements += try shelf.views()
        report.measurements += try shelf.past()
        report.notes = [
            "a page has 50 records and is written as JSON; the bar is 50 ms of the clock"
        ]
        return report
    }
}

/// Records that are all alike in size and differ in what they say.
struct MadeRecords {
    let count: Int
    let revisions: Int

    static let areas = AreaRegister.standard.countries.map(\.id)
    static let kinds = ["data", "research", "training", "cooperation", "publication", "meeting"]
    static let words = ["remittances", "census", "border", "labour", "asylum", "return", "skills"]

    /// The content of a record after one of its revisions.
    static func content(_ number: Int, revision: Int) -> RecordContent {
        var content = RecordContent()
        content["title"] = [Statement("Activity \(number) on \(words[number % words.count])")]
        content["organisation"] = [Statement("org-\(number % 40)")]
        content["kind"] = [Statement(kinds[(number + revision) % kinds.count])]
        content["area"] = [
            Statement(areas[number % areas.count]), Statement(areas[number * 7 % areas.count]),
        ]
        content["period"] = [
            Statement(
                "\(1970 + number % 55)", source: StatementSource(document: "Report \(number % 90)"))
        ]
        content["state"] = [Statement(["planned", "running", "done"][revision % 3])]
        content["description"] = [
            Statement("What was done in round \(revision) of number \(number), for whom and when")
        ]
        return content
    }

    func write(_ store: RegisterStore) throws {
        _ = try store.apply(
            (0..<40).map { number in
                var content = RecordContent()
                content["title"] = [Statement("Organisation \(number)")]
                return Edit(RecordKey("organisations", "org-\(number)"), content, base: 0)
            }, by: "bench", reason: "begin")
        for revision in 0..<revisions {
            _ = try store.warehouse.revise(by: "writer \(revision)", reason: "round \(revision)") {
                _ in
                (0..<count).map { number in
                    RevisionDraft(
                        register: "activities", record: "a\(number)",
                        content: Self.content(number, revision: revision).json.text)
                }
            }
        }
    }
}
