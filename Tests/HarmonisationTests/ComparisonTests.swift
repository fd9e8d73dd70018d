import Cubes
import Harmonisation
import Testing
import Vocabulary

/// Whether two series may be compared.
@Suite struct ComparisonTests {
    private func stock(
        _ key: String, _ said: [DefinitionStatement], unit: String = "PS"
    ) throws -> ComparedSeries {
        ComparedSeries(
            key: try SeriesKey(.stock, key.split(separator: ".").map(String.init)),
            definition: SeriesDefinition(said), units: [unit])
    }

    private func flow(_ key: String, _ said: [DefinitionStatement]) throws -> ComparedSeries {
        ComparedSeries(
            key: try SeriesKey(.flow, key.split(separator: ".").map(String.init)),
            definition: SeriesDefinition(said), units: ["PS"])
    }

    private let midYear = [
        DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
    ]
    private let flowKey = "A.S.MEX.USA.P._T._T.DESTINATION._Z"

    @Test func `the same definition is comparable`() throws {
        let comparison = DefinitionComparison(
            try stock("A.S.MEX.USA.B._T._T", midYear), try stock("A.T.MEX.USA.B._T._T", midYear))
        #expect(comparison.verdict == .comparable)
        #expect(comparison.differences.isEmpty)
        #expect(comparison.findings.contains { $0.respect == "SOURCE" && $0.relation == .differs })
    }

    @Test func `birth and citizenship are not comparable, and an unstated criterion is with care`()
        throws
    {
        let birth = try stock("A.S.MEX.USA.B._T._T", midYear)
        let citizens = try stock("A.S.MEX.USA.C._T._T", midYear)
        let mixed = try stock("A.S.MEX.USA._U._T._T", midYear)
        #expect(DefinitionComparison(birth, citizens).verdict == .notComparable)
        #expect(DefinitionComparison(birth, mixed).verdict == .withCare)
    }

    @Test func `a stock and a flow are different things, and so are moves and transitions`() throws
    {
        let moves = try flow(
            flowKey, [DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12")])
        let people = try flow(
            flowKey,
            [DefinitionStatement(.measure, "TRANSITION"), DefinitionStatement(.duration, "12")])
        let there = try stock("A.S.MEX.USA.P._T._T", midYear)
        let comparison = DefinitionComparison(moves, people)
        #expect(comparison.verdict == .notComparable)
        #expect(comparison.differences.contains { $0.consequence.contains("two moves") })
        #expect(DefinitionComparison(moves, there).verdict == .notComparable)
    }

    @Test func `least stays are converted with their spread`() throws {
        let moves = DefinitionStatement(.measure, "EVENT")
        let comparison = DefinitionComparison(
            try flow(flowKey, [moves, DefinitionStatement(.duration, "3")]),
            try flow(flowKey, [moves, DefinitionStatement(.duration, "12")]))
        #expect(comparison.verdict == .afterConversion)
        let finding = try #require(comparison.differences.first)
        #expect(finding.consequence.contains("0.61 to 0.84"), "the published extremes")
    }

    @Test func `where nobody says how long a stay must be, nobody can tell`() throws {
        let moves = DefinitionStatement(.measure, "EVENT")
        let silent = try flow(flowKey, [moves])
        let said = try flow(flowKey, [moves, DefinitionStatement(.duration, "12")])
        #expect(DefinitionComparison(silent, said).verdict == .unclear)
        #expect(DefinitionComparison(silent, silent).verdict == .unclear)
        let nothing = try flow(flowKey, [])
        #expect(DefinitionComparison(nothing, nothing).verdict == .unclear)
    }

    @Test func `other areas, sexes and units are not comparable`() throws {
        let one = try stock("A.S.MEX.USA.B._T._T", midYear)
        for key in ["A.S.GTM.USA.B._T._T", "A.S.MEX.CAN.B._T._T", "A.S.MEX.USA.B.F._T"] {
            #expect(
                DefinitionComparison(one, try stock(key, midYear)).verdict == .notComparable)
        }
        let money = try stock("A.S.MEX.USA.B._T._T", midYear, unit: "USD")
        #expect(DefinitionComparison(one, money).verdict == .notComparable)
    }

    @Test func `mirrors are compared with care`() throws {
        let said = [DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12")]
        let comparison = DefinitionComparison(
            try flow("A.S.MEX.USA.P._T._T.ORIGIN._Z", said), try flow(flowKey, said))
        #expect(comparison.verdict == .withCare)
        #expect(comparison.differences.map(\.respect) == ["REPORTER"])
    }

    @Test func `who is covered matters, and what varies is not the same as what varies`() throws {
        let with = try stock(
            "A.S.MEX.USA.B._T._T", midYear + [DefinitionStatement(.refugees, "IN")])
        let without = try stock(
            "A.S.MEX.USA.B._T._T", midYear + [DefinitionStatement(.refugees, "OUT")])
        let partly = try stock(
            "A.S.MEX.USA.B._T._T", midYear + [DefinitionStatement(.refugees, "PART")])
        #expect(DefinitionComparison(with, without).verdict == .withCare)
        let elsewhere = try stock(
            "A.T.MEX.USA.B._T._T", midYear + [DefinitionStatement(.refugees, "PART")])
        #expect(DefinitionComparison(partly, elsewhere).verdict == .withCare)
        #expect(DefinitionComparison(partly, partly).verdict == .comparable)
        #expect(DefinitionComparison(with, with).verdict == .comparable)
    }

    @Test func `dates half a year apart are interpolated`() throws {
        let january = [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "01-01")]
        let comparison = DefinitionComparison(
            try stock("A.S.MEX.USA.B._T._T", midYear), try stock("A.S.MEX.USA.B._T._T", january))
        #expect(comparison.verdict == .afterConversion)
        #expect(comparison.differences.first?.consequence.contains("interpolate") == true)
    }

    @Test(arguments: [
        ("MONTH", "YEAR", "withCare", "Add up"), ("QUARTER", "MONTH", "withCare", "Add up"),
        ("MONTH", "INTERVAL", "notComparable", "years apart"),
    ])
    func `months and quarters make years, not intervals of years`(
        one: String, other: String, verdict: String, words: String
    ) throws {
        func moves(_ time: String) throws -> ComparedSeries {
            try flow(
                flowKey,
                [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12"),
                    DefinitionStatement(.time, time),
                ])
        }
        for (first, second) in [(one, other), (other, one)] {
            let comparison = DefinitionComparison(try moves(first), try moves(second))
            #expect("\(comparison.verdict)" == verdict)
            #expect(comparison.differences.contains { $0.consequence.contains(words) })
        }
    }

    @Test func `a month's last day is brought to a date`() throws {
        let days = ["MONTH-END", "12-31"].map {
            [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, $0)]
        }
        let comparison = DefinitionComparison(
            try stock("A.S.MEX.USA.B._T._T", days[0]), try stock("A.S.MEX.USA.B._T._T", days[1]))
        #expect(comparison.verdict == .afterConversion)
    }

    @Test func `the verdict does not depend on the order`() throws {
        let statements: [[DefinitionStatement]] = [
            [], [DefinitionStatement(.measure, "EVENT")],
            [DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "6")],
            [
                DefinitionStatement(.measure, "TRANSITION"),
                DefinitionStatement(.duration, "VARIES"),
            ],
            [
                DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "PERMANENT"),
                DefinitionStatement(.time, "YEAR"),
            ],
            [
                DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12"),
                DefinitionStatement(.nationals, "OUT"),
            ],
        ]
        for one in statements {
            for other in statements {
                let (first, second) = (try flow(flowKey, one), try flow(flowKey, other))
                #expect(
                    DefinitionComparison(first, second).verdict
                        == DefinitionComparison(second, first).verdict)
            }
        }
    }
}
