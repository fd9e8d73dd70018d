import Atlas
import Cubes
import Testing
import Vocabulary

@Suite struct `Numbers` {
    @Test(arguments: [
        (54_485_763.0, "54.5 million"), (304_021_813, "304 million"), (1_698_941, "1.7 million"),
        (12_345, "12.3 thousand"), (12_000, "12 thousand"), (999_600, "1 million"),
        (8_131, "8,130"), (824, "824"), (0, "0"), (0.3, "under 1"),
        (-2_500_000, "\u{2212}2.5 million"),
        (8_160_000_000, "8.16 billion"), (9_999_999, "10 million"),
    ])
    func `read as three figures in words`(_ value: Double, _ text: String) {
        #expect(NumberText.words(value) == text)
    }

    @Test func `are exact to the person where quoted`() {
        #expect(NumberText.exact(1_698_941.4) == "1,698,941")
        #expect(NumberText.exact(-1000) == "\u{2212}1,000")
        #expect(NumberText.exact(-0.2) == "above \u{2212}1")
        #expect(NumberText.rounded(1_698_941) == "1,700,000")
        #expect(NumberText.rounded(12) == "12")
    }

    @Test func `line up as rates with one decimal`() {
        #expect(NumberText.tenths(31) == "31.0")
        #expect(NumberText.tenths(-3.44) == "\u{2212}3.4")
        #expect(NumberText.tenths(0.01) == "under 0.1")
        #expect(NumberText.percent(15.23) == "15.2%")
        #expect(NumberText.percent(0.001) == "under 0.01%")
        #expect(NumberText.percent(0) == "0%")
    }

    @Test(arguments: MissingReason.allCases)
    func `that are missing show their reason and no digit`(_ reason: MissingReason) {
        for unit in [Figure.Unit.persons, .percent, .perThousand, .number] {
            let figure = Figure(ObservedValue.missing(reason), unit, kind: .estimated)
            #expect(figure.value == nil)
            for text in [figure.text, figure.tabular, figure.exact, figure.view().text] {
                #expect(text.contains(reason.name))
                #expect(!text.contains { $0.isNumber })
            }
        }
    }

    @Test func `that do not exist are missing, not zero`() {
        #expect(Figure(.infinity, .percent).text == "not applicable")
        #expect(Figure(.nan).value == nil)
    }
}

@Suite struct `Routes` {
    @Test func `encode whatever a code holds`() {
        #expect(Route.area("COL").path == "/area/COL")
        #expect(Route.area("..").path == "/area/%2E%2E")
        #expect(Route.area("a/b?c#d é").path == "/area/a%2Fb%3Fc%23d%20%C3%A9")
        #expect(Route.corridor(origin: "MEX", destination: "USA").path == "/corridor/MEX/USA")
    }

    @Test func `carry the indicator, the year and the period`() {
        #expect(Route.home().path == "/")
        #expect(
            Route.home(indicator: .netRate, year: 2023).path == "/?indicator=net-rate&year=2023")
        #expect(Route.areas(query: "a&b").path == "/areas?q=a%26b")
        let explain = Route.explain(
            dataflow: "DF_FLOW", key: "A5.CORRIDOR.VEN.COL", period: "2015-07-01/P5Y")
        #expect(
            explain.path == "/explain/DF_FLOW/A5.CORRIDOR.VEN.COL?period=2015-07-01%2FP5Y")
    }
}

@Suite struct `Charts` {
    @Test func `place numbers straight between round ends`() {
        let scale = Scale(values: [3, 97], from: 0, to: 100)
        #expect(scale.ticks == [0, 25, 50, 75, 100])
        #expect(scale.place(50) == 50)
        let signed = Scale(values: [-30, 10], from: 100, to: 0)
        #expect(signed.ticks.contains(0))
        #expect(signed.place(-30) > signed.place(10))
    }

    @Test func `survive nothing, one thing and the same thing`() {
        for values in [[], [0], [7, 7], [-5]] as [[Double]] {
            let scale = Scale(values: values, from: 0, to: 10)
            #expect(scale.ticks.count >= 2)
            for value in values { #expect((0...10).contains(scale.place(value))) }
        }
    }

    @Test func `show no mark for a missing estimate`() {
        let method = MethodLabel.standard[0]
        let chart = DotRange(
            title: "T",
            rows: [
                .init(
                    "one", [.init(method, Figure(5)), .init(method, Figure(missing: .notReported))]),
                .init("two", [.init(method, Figure(missing: .notReported))]),
            ])
        let read = Wellformed(chart.view.text)
        #expect(read.all("circle").count == 1)
        #expect(read.all("desc").first?.text.contains("two: no estimate.") == true)
    }

    @Test func `escape what they are given`() {
        let table = BarTable(
            caption: "\(Samples.hostile)", headings: ["A", "B"],
            rows: [.init("\(Samples.hostile)", Figure(3), more: ["\(Samples.hostile)"])])
        #expect(Wellformed(table.view.text).faults == [])
        #expect(!table.view.text.contains("<script"))
        let text: Markup = "\("a\u{0}b\u{1F}\n")"
        #expect(text.text == "a\u{FFFD}b\u{FFFD} ")
    }
}
