import Registers
import Vocabulary
import Warehouse

/// A state of many records, and the questions that are measured.
struct RecordShelf {
    let store: RegisterStore
    let state: RegisterState
    let repeats: Int

    private struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    private var size: Int { state.count("activities") }

    private func question(_ change: (inout RegisterQuestion) -> Void) -> RegisterQuestion {
        var question = RegisterQuestion(register: "activities")
        question.limit = 50
        change(&question)
        return question
    }

    /// Lists, each beside the same by looking at every statement.
    func pages() throws -> [Measurement] {
        try [
            page("list, first page", question { _ in }) { _ in true },
            page("list, last page", question { $0.offset = max(0, size - 50) }) { _ in true },
            page("by a field", question { $0.fields = ["state": ["done"], "kind": ["data"]] }) {
                $0.values("state").contains("done") && $0.values("kind").contains("data")
            },
            page("by area", question { $0.areas = ["MEX"] }) { $0.values("area").contains("MEX") },
            page("by organisation", question { $0.organisations = ["org-7"] }) {
                $0.values("organisation").contains("org-7")
            },
            page(
                "by days",
                question {
                    $0.from = CalendarDate(year: 1990)
                    $0.until = CalendarDate(year: 1994, month: 12, day: 31)
                }
            ) { record in
                record.content["period"].compactMap(\.date).contains {
                    $0.last.year >= 1990 && $0.first.year <= 1994
                }
            },
            page("search, one word", question { $0.words = "remitt" }) {
                Self.holds($0, ["remitt"])
            },
            page("search, three words", question { $0.words = "census 17 activ" }) {
                Self.holds($0, ["census", "17", "activ"])
            },
            page("search, a word of all", question { $0.words = "activity" }) {
                Self.holds($0, ["activity"])
            },
        ]
    }

    private static func holds(_ record: Record, _ words: [String]) -> Bool {
        var found: [Substring] = record.key.id.lowercased().split { !$0.isLetter && !$0.isNumber }
        for statement in record.content.statements.values.joined() {
            found += (statement.value ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
        }
        return words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
    }

    private func page(
        _ what: String, _ question: RegisterQuestion, _ fits: (Record) -> Bool
    ) throws -> Measurement {
        var total = 0
        let times = try Stopwatch.byTurns(
            repeats,
            ours: {
                let answer = state.answer(question)
                return (answer, try RegisterMessage.write(answer.records).text.utf8.count)
            },
            naive: {
                state.records.filter { $0.key.register == "activities" && fits($0) }
            },
            check: { ours, naive in
                total = ours.0.total
                // A search also finds codes by their words; what the naive look finds must be among it.
                let page = naive.dropFirst(question.offset).prefix(50).map(\.key)
                guard ours.0.total == naive.count, ours.0.records.map(\.key) == page else {
                    throw Wrong(description: "\(what): \(ours.0.total), naive \(naive.count)")
                }
            })
        return Measurement(
            what, size: size, unit: "records", ours: times.ours, naive: times.naive,
            answer: "\(total) records, the page as in the naive look", isLinear: false)
    }

    /// Counts, dates, areas, links.
    func views() throws -> [Measurement] {
        try [matrix(), timeline(), map(), links()]
    }

    private var all: [Record] { state.records.filter { $0.key.register == "activities" } }

    private func matrix() throws -> Measurement {
        let times = try Stopwatch.byTurns(
            repeats,
            ours: { try state.matrix(question { _ in }, rows: "kind", columns: "period.year") },
            naive: {
                var counts: [String: [Int: Int]] = [:]
                for record in all {
                    for kind in record.values("kind") {
                        for year in record.content["period"].compactMap(\.date?.year) {
                            counts[kind, default: [:]][year, default: 0] += 1
                        }
                    }
                }
                return counts
            },
            check: { ours, naive in
                for (row, counts) in zip(ours.rows, ours.counts) {
                    for (column, count) in zip(ours.columns, counts) {
                        let expected = naive[row.value ?? ""]?[Int(column.value ?? "") ?? 0] ?? 0
                        guard count == expected else { throw Wrong(description: "matrix") }
                    }
                }
            })
        return Measurement(
            "matrix, kind by year", size: size, unit: "records", ours: times.ours,
            naive: times.naive, answer: "every cell as in the naive look", isLinear: false)
    }

    private func timeline() throws -> Measurement {
        let times = try Stopwatch.byTurns(
            repeats,
            ours: { state.timeline(question { _ in }, offset: size / 2, limit: 50) },
            naive: {
                all.flatMap { record in
                    record.content["period"].compactMap(\.date).map { (record.key.id, $0) }
                }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            },
            check: { ours, naive in
                guard ours.total == naive.count,
                    ours.entries.map(\.record.key.id)
                        == naive.dropFirst(size / 2).prefix(50).map(\.0)
                else { throw Wrong(description: "timeline") }
            })
        return Measurement(
            "timeline, a page of its middle", size: size, unit: "records", ours: times.ours,
            naive: times.naive, answer: "the page as in the naive look", isLinear: false)
    }

    private func map() throws -> Measurement {
        let times = try Stopwatch.byTurns(
            repeats, ours: { state.areas(question { _ in }, field: "state") },
            naive: {
                var counts: [String: Int] = [:]
                for record in all {
                    for area in Set(record.values("area")) { counts[area, default: 0] += 1 }
                }
                return counts
            },
            check: { ours, naive in
                guard ours.count == naive.count, ours.allSatisfy({ naive[$0.area] == $0.count })
                else { throw Wrong(description: "map") }
            })
        return Measurement(
            "map, latest value by area", size: size, unit: "records", ours: times.ours,
            naive: times.naive, answer: "every count as in the naive look", isLinear: false)
    }

    private func links() throws -> Measurement {
        let key = RecordKey("organisations", "org-7")
        let times = try Stopwatch.byTurns(
            repeats, ours: { state.links(to: key) },
            naive: { all.filter { $0.values("organisation").contains("org-7") } },
            check: { ours, naive in
                guard ours.map(\.record.key) == naive.map(\.key) else {
                    throw Wrong(description: "links")
                }
            })
        return Measurement(
            "what links to a record", size: size, unit: "records", ours: times.ours,
            naive: times.naive, answer: "as in the naive look", isLinear: false)
    }

    /// The past, and what follows a change.
    func past() throws -> [Measurement] {
        let revisions = size * (try store.history(RecordKey("activities", "a1")).count)
        var asked = ChangeQuestion()
        let lately = try Stopwatch.time {
            try store.changes(asked, seenBy: .everybody).changes
        }
        asked.register = "activities"
        asked.who = "writer 1"
        asked.before = revisions / 2
        let named = try Stopwatch.time {
            try store.changes(asked, seenBy: .everybody).changes
        }
        let history = try Stopwatch.time {
            try store.history(RecordKey("activities", "a77"), seenBy: .everybody)
        }
        guard lately.result.count == 50, named.result.count == 50,
            named.result.allSatisfy({ $0.revision.who == "writer 1" })
        else { throw Wrong(description: "changes") }
        _ = try store.apply(
            [Edit(RecordKey("activities", "a5"), MadeRecords.content(5, revision: 99), base: nil)],
            by: "bench", reason: "one more")
        let following = try Stopwatch.time { try store.state(following: state) }
        guard following.result.revision == state.revision + 1 else {
            throw Wrong(description: "following")
        }
        return [
            ("what changed lately", lately.time), ("changes by register and name", named.time),
            ("history of a record", history.time),
            ("a state that follows a change", following.time),
        ].map { what, time in
            Measurement(
                what, size: revisions, unit: "revisions", ours: time,
                answer: "as written", isLinear: false)
        }
    }
}
