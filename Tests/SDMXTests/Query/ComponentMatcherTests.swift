import SDMX
import Testing

@Suite struct ComponentMatcherTests {
    private func filter(_ text: String, _ component: String = "X") throws -> ComponentFilter {
        let query = try dataQuery("data?c[\(component)]=\(text)", .v2)
        return try #require(query.selection.filters.first)
    }

    private func taken(
        _ text: String, of values: [String], as kind: ComponentMatcher.Kind
    ) throws -> [String] {
        let matcher = try ComponentMatcher(try filter(text), as: kind)
        return values.filter { matcher.matches($0) }
    }

    @Test(
        arguments: [
            ("B", ["B"]), ("A,C", ["A", "C"]), ("ne:B", ["A", "C", "ABBA"]),
            ("lt:B", ["A", "ABBA"]), ("le:B", ["A", "B", "ABBA"]), ("gt:B", ["C"]),
            ("ge:B", ["B", "C"]), ("co:BB", ["ABBA"]), ("nc:B", ["A", "C"]),
            ("sw:A", ["A", "ABBA"]), ("ew:A", ["A", "ABBA"]), ("sw:A+ew:A+ne:A", ["ABBA"]),
            ("sw:A+ne:A,C", ["C", "ABBA"]), ("ne:A,ne:B", ["A", "B", "C", "ABBA"]),
            ("ne:A+ne:B", ["C", "ABBA"]), ("b", []), ("co:ABBAB", []), ("A,B+C", ["A"]),
        ] as [(String, [String])])
    func `texts are compared as texts`(_ text: String, _ wanted: [String]) throws {
        #expect(try taken(text, of: ["A", "B", "C", "ABBA"], as: .text) == wanted)
    }

    @Test(
        arguments: [
            ("10", ["10", "10.0", "1e1"]), ("gt:9", ["10", "10.0", "1e1"]),
            ("lt:0", ["-3"]), ("ne:10", ["9", "-3", "NaN", ""]), ("ge:-3+le:9", ["9", "-3"]),
            ("co:1", ["10", "10.0", "1e1"]),
        ] as [(String, [String])])
    func `numbers are compared as numbers`(_ text: String, _ wanted: [String]) throws {
        let values = ["9", "10", "10.0", "1e1", "-3", "NaN", ""]
        #expect(try taken(text, of: values, as: .number) == wanted)
    }

    @Test func `a value that is not of the kind is refused`() throws {
        let error = #expect(throws: SDMXError.self) {
            try ComponentMatcher(try filter("ge:ten"), as: .number)
        }
        #expect(error?.description == "found \"ten\" for parameter c[X]; expected a number")
        #expect(throws: SDMXError.self) {
            try ComponentMatcher(try filter("2020-13"), as: .period())
        }
        _ = try ComponentMatcher(try filter("co:ten"), as: .number)
    }

    @Test func `of several values one is enough, but none may be what must not be`() throws {
        let both = try ComponentMatcher(try filter("B+C"), as: .text)
        #expect(
            both.matches(["C", "A", "B"]) && !both.matches(["A", "B"]) && !both.matches(["B"]))
        let either = try ComponentMatcher(try filter("A,B+C"), as: .text)
        #expect(either.matches(["A"]) && either.matches(["B", "C"]) && !either.matches(["B"]))
        let not = try ComponentMatcher(try filter("ne:A"), as: .text)
        #expect(!not.matches(["A", "B"]) && not.matches(["B"]) && not.matches([]))
        #expect(!either.matches([]))
    }

    /// The technical notes' table of operators and their example of a Gregorian period.
    @Test func `after a year is after its last moment`() throws {
        let values = [
            "2011", "2011-01", "2011-01-01", "2011-01-01/P1D", "2011-A1", "2010-12", "2010-12-31",
            "2010-12-31T23:59:59", "2011-01-01T00:00:00", "2010",
        ]
        #expect(
            try taken("gt:2010", of: values, as: .period()) == [
                "2011", "2011-01", "2011-01-01", "2011-01-01/P1D", "2011-A1",
                "2011-01-01T00:00:00",
            ])
        let july = try #require(MonthDay("--07-01"))
        #expect(
            try taken(
                "gt:2010",
                of: [
                    "2010-S1", "2010-S2", "2010-T2", "2010-T3", "2010-Q2", "2010-Q3", "2010-M06",
                    "2010-M07", "2010-D184", "2010-D185",
                ], as: .period(dataYearStart: july)) == [
                    "2010-S2", "2010-T3", "2010-Q3", "2010-M07", "2010-D185",
                ])
    }

    /// Their example of a reporting period, whose year begins as that of the data.
    @Test func `a reporting period begins as those of the data`() throws {
        let values = [
            "2011", "2010-06", "2010-07", "2010-06-30", "2010-07-01", "2010-S2", "2010-T3",
            "2010-Q3", "2010-Q2", "2010-M07", "2010-M06",
        ]
        let wanted = [
            "2011", "2010-07", "2010-07-01", "2010-S2", "2010-T3", "2010-Q3", "2010-M07",
        ]
        let july = try #require(MonthDay("--07-01"))
        #expect(try taken("ge:2010-Q3", of: values, as: .period()) == wanted)
        #expect(
            try taken("ge:2010-Q3", of: values, as: .period(dataYearStart: july)) == wanted)
        let days = ["2010-W26", "2010-W27", "2010-D181", "2010-D182"]
        #expect(
            try taken("ge:2010-Q3", of: days, as: .period()) == ["2010-W27", "2010-D182"])
        let late = ["2010-W27", "2010-W28", "2010-D184", "2010-D185"]
        #expect(
            try taken("ge:2010-Q3", of: late, as: .period(dataYearStart: july))
                == ["2010-W28", "2010-D185"])
    }

    @Test func `the query may say where its reporting years begin`() throws {
        let july = try #require(MonthDay("--07-01"))
        #expect(
            try taken(
                "ge:2010-Q3", of: ["2010-12", "2011-01", "2010-Q4", "2011-Q1"],
                as: .period(queryYearStart: july)) == ["2011-01", "2011-Q1"])
    }

    @Test(
        arguments: [
            ("2010", ["2010", "2010-02", "2010-Q4", "2010-12-31T23:59:59"]),
            ("ne:2010", ["2009-12", "2011", "2010-12-20/P1M", "x"]),
            ("le:2010-03", ["2009-12", "2010-02"]),
            ("lt:2010-02", ["2009-12"]),
            ("ge:2010-12-31+le:2011", ["2011", "2010-12-31T23:59:59"]),
            ("sw:2010-", ["2010-02", "2010-Q4", "2010-12-31T23:59:59", "2010-12-20/P1M"]),
        ] as [(String, [String])])
    func `periods are compared by their ends`(_ text: String, _ wanted: [String]) throws {
        let values = [
            "2009-12", "2010", "2010-02", "2010-Q4", "2011", "2010-12-31T23:59:59",
            "2010-12-20/P1M", "x",
        ]
        #expect(try taken(text, of: values, as: .period()) == wanted)
    }

    @Test func `text is found in linear time`() throws {
        let sought = String(repeating: "a", count: 30_000) + "b"
        let matcher = try ComponentMatcher(
            ComponentFilter("X", alternatives: [[.init(.contains, sought)]]), as: .text)
        let text = String(repeating: "a", count: 300_000)
        #expect(!matcher.matches(text) && matcher.matches(text + "bc"))
        let overlap = try ComponentMatcher(try filter("co:aabaaa"), as: .text)
        #expect(overlap.matches("aabaabaaa") && !overlap.matches("aabaabaab"))
    }
}
