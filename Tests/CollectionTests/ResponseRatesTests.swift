import Collection
import Registers
import Testing
import Vocabulary

/// Rates counted by hand.
struct ResponseRatesTests {
    /// Two collections. A of two agencies, with tables t1 (asked of all) and t2 (asked of FRA and
    /// MEX); B of one agency, without tables.
    private let collections = [
        record(
            "collections", "a",
            [
                "title": ["A"], "owner": ["eurostat", "unsd"], "tables/t1/title": ["T1"],
                "tables/t1/dataflow": ["DF_STOCK"], "tables/t1/years": ["2020/2024"],
                "tables/t2/title": ["T2"], "tables/t2/dataflow": ["DF_STOCK"],
                "tables/t2/years": ["2020"], "tables/t2/area": ["FRA", "MEX"],
            ]),
        record("collections", "b", ["title": ["B"], "owner": ["unsd"]]),
    ]

    private func answer(
        _ collection: String, _ area: String, _ round: String, _ state: ResponseState,
        _ cells: [String: (asked: Int, answered: Int)] = [:]
    ) throws -> RoundResponse {
        var fields = [
            "collection": [collection], "area": [area], "round": [round],
            "state": [state.rawValue],
        ]
        for (table, count) in cells {
            fields["tables/\(table)/asked"] = ["\(count.asked)"]
            fields["tables/\(table)/answered"] = ["\(count.answered)"]
        }
        let key = try ResponseKey(collection: collection, area: area, round: round)
        return try #require(RoundResponse(record("responses", key.record.id, fields)))
    }

    private func world() throws -> ResponseRates {
        ResponseRates(
            [
                // France: half of t1, all of t2. Germany: all of t1. Mexico: refused.
                try answer("a", "FRA", "2026", .published, ["t1": (100, 50), "t2": (20, 20)]),
                try answer("a", "DEU", "2026", .checked, ["t1": (200, 200)]),
                try answer("a", "MEX", "2026", .refused),
                // A year before: Mexico silent, Germany answered on paper, nobody counted.
                try answer("a", "MEX", "2025", .noAnswer),
                try answer("a", "DEU", "2025", .received),
                // The other collection: Kenya asked, Fiji reminded.
                try answer("b", "KEN", "2026", .asked), try answer("b", "FJI", "2026", .reminded),
            ], collections: collections)
    }

    private func row(_ rows: [ResponseRates.Row], _ group: String?) throws -> ResponseRates.Row {
        try #require(rows.first { $0.group == group }, "\(group ?? "none")")
    }

    private func counts(_ row: ResponseRates.Row) -> [Int] {
        let counts = row.counts
        return [counts.asked, counts.answered, counts.open, counts.refused, counts.silent]
    }

    @Test func `all together`() throws {
        let total = try world().total
        #expect(counts(total) == [7, 3, 2, 1, 1])
        #expect(total.counts.rate == 3.0 / 7)
        // France 70 of 120, Germany 1, and four who gave nothing; the paper is left out.
        #expect(total.cells.uncounted == 1 && total.cells.responses == 6)
        #expect(abs((total.cells.rate ?? 0) - (70.0 / 120 + 1) / 6) < 1e-12)
        #expect(total.cells.asked == 320 && total.cells.answered == 270)
    }

    @Test func `a collection of two agencies counts for both`() throws {
        let agencies = try world().agencies
        #expect(agencies.map(\.group) == ["eurostat", "unsd"])
        #expect(counts(try row(agencies, "eurostat")) == [5, 3, 0, 1, 1])
        #expect(counts(try row(agencies, "unsd")) == [7, 3, 2, 1, 1])
    }

    @Test func `by region of the area`() throws {
        let regions = try world().regions
        #expect(counts(try row(regions, "150")) == [3, 3, 0, 0, 0])
        #expect(counts(try row(regions, "019")) == [2, 0, 0, 1, 1])
        #expect(counts(try row(regions, "002")) == [1, 0, 1, 0, 0])
        #expect(counts(try row(regions, "009")) == [1, 0, 1, 0, 0])
    }

    @Test func `a table counts those whom it asks, and its own cells`() throws {
        let tables = try world().tables
        #expect(tables.map(\.group) == ["a/t1", "a/t2"])
        let first = try row(tables, "a/t1")
        #expect(counts(first) == [5, 3, 0, 1, 1])
        // France half, Germany whole, Mexico twice nothing; Germany's paper left out.
        #expect(first.cells.rate == 1.5 / 4 && first.cells.uncounted == 1)
        let second = try row(tables, "a/t2")
        #expect(counts(second) == [3, 1, 0, 1, 1])
        #expect(second.cells.rate == 1.0 / 3)
    }

    @Test func `by year of the round`() throws {
        let years = try world().years
        #expect(counts(try row(years, "2025")) == [2, 1, 0, 0, 1])
        #expect(counts(try row(years, "2026")) == [5, 2, 2, 1, 0])
    }

    @Test func `no rate without anybody asked`() {
        let none = ResponseRates([], collections: collections)
        #expect(none.total.counts.rate == nil && none.total.cells.rate == nil)
        #expect(none.agencies.isEmpty)
    }

    @Test func `what reports state is told as they state it and is in no rate`() throws {
        var law = record(
            "collections", "law",
            ["title": ["Law"], "rounds/1/unit": ["Governments"], "rounds/1/asked": ["192"]])
        var content = law.content
        let part = FieldPath.PartKey("rounds", "1")
        let source = StatementSource(document: "Report", date: RecordDate("2007"))
        content[FieldPath("answered", part: part)] = [Statement("30", source: source)]
        law = Record(key: law.key, revision: 1, content: content)
        var offices = record("collections", "y", ["title": ["Y"], "rounds/f/unit": ["offices"]])
        content = offices.content
        content[FieldPath("asked", part: FieldPath.PartKey("rounds", "f"))] = [
            Statement("230", .over)
        ]
        offices = Record(key: offices.key, revision: 1, content: content)
        let stated = StatedCount.all(in: [law, offices] + collections)
        #expect(
            stated.map(\.text) == ["30 of 192 Governments answered", "asked: over 230 offices"])
        #expect(stated[0].sources == ["Report, 2007"])
        #expect(ResponseRates([], collections: [law]).total.counts.asked == 0)
    }

    @Test func `late are those whose deadline has passed, the latest first`() throws {
        let rounds = CollectionRound.rounds(
            of: record(
                "collections", "a",
                [
                    "rounds/2026/opened": ["2026-01-05"], "rounds/2026/deadline": ["2026-03-31"],
                    "rounds/2025/opened": ["2025-01-05"], "rounds/2025/deadline": ["2025-03-31"],
                    "rounds/2024/opened": ["2024-01-05"], "rounds/2024/deadline": ["2024-03-31"],
                    "rounds/2024/closed": ["2024-12-31"], "rounds/2023/opened": ["2023-01-05"],
                ]))
        let answers = [
            try answer("a", "FRA", "2026", .asked), try answer("a", "DEU", "2025", .reminded),
            try answer("a", "MEX", "2026", .received), try answer("a", "KEN", "2024", .asked),
            try answer("a", "FJI", "2023", .asked),
        ]
        let day = try #require(CalendarDate("2026-03-21"))
        let soon = DueResponse.all(answers, rounds, on: day, within: 10)
        #expect(soon.map(\.response.key.area) == ["DEU", "FRA"])
        #expect(soon.map(\.daysLate) == [355, -10])
        #expect(
            DueResponse.all(answers, rounds, on: day, within: 9).map(\.response.key.area)
                == ["DEU"])
        // Without a deadline nothing is due, but somebody waits.
        #expect(
            DueResponse.all(answers, rounds, on: day, within: nil).map(\.response.key.area)
                == ["DEU", "FRA", "FJI"])
    }

    @Test func `days between dates over leap years`() throws {
        let cases = [
            ("2024-02-28", "2024-03-01", 2), ("2023-02-28", "2023-03-01", 1),
            ("1900-02-28", "1900-03-01", 1), ("2000-01-01", "2026-01-01", 9497),
            ("2026-03-01", "2026-02-28", -1), ("2025-12-31", "2026-01-01", 1),
        ]
        for (first, last, days) in cases {
            #expect(
                DayCount.days(
                    from: try #require(CalendarDate(first)), to: try #require(CalendarDate(last)))
                    == days, "\(first) \(last)")
        }
    }
}

/// A record with plain statements by path.
func record(_ register: String, _ id: String, _ fields: [String: [String]]) -> Record {
    var statements: [FieldPath: [Statement]] = [:]
    for (text, values) in fields {
        if let path = FieldPath(text: text) { statements[path] = values.map { Statement($0) } }
    }
    return Record(
        key: RecordKey(register, id), revision: 1, content: RecordContent(statements))
}
