import Atlas
import Testing
import Vocabulary

@Suite struct `A break in a line` {
    let html = AreaPage.render(Samples.brokenArea)

    @Test func `is not drawn over, and other lines go on`() {
        let paths = Wellformed(html).all("path").compactMap { $0.attributes["d"] }
            .filter { $0.hasPrefix("M") }
        // Immigrants have a break between the second and the third of four years; emigrants none.
        let strokes = paths.prefix(2).map { path in path.filter { $0 == "M" }.count }
        #expect(strokes == [2, 1])
    }

    @Test func `has a mark with its reason in the picture, in words and in the table`() throws {
        let read = Wellformed(html)
        let marks = read.all("line").filter { $0.attributes["class"] == "line-break" }
        #expect(marks.count == 1)
        let notes = read.all("li").map(\.text).filter { $0.contains("Break, ") }
        #expect(
            notes == [
                "1 Break, Immigrants living here, 2005 to 2010: SDN covers another area."
            ])
        let rows = read.all("tr").map(\.text)
        let place = try #require(rows.firstIndex { $0.contains("Break 1: ") })
        #expect(rows[place - 1].hasPrefix("2005") && rows[place + 1].hasPrefix("2010"))
        #expect(html.contains("Broken at 1: Immigrants living here, 2005 to 2010."))
    }

    @Test func `between figures that are not there is none`() {
        var model = Samples.brokenArea
        model.breaks.emigrants = [LineBreak(from: 2000, to: 2005, text: "Nothing to break.")]
        #expect(!AreaPage.render(model).contains("Nothing to break."))
    }

    @Test func `stands at the same years in a table that begins with the last`() throws {
        let rows = Wellformed(CorridorPage.render(Samples.mirroredCorridor)).all("tr").map(\.text)
        let place = try #require(rows.firstIndex { $0.contains("Break 1: 2010 to 2011") })
        #expect(rows[place - 1].hasPrefix("2011") && rows[place + 1].hasPrefix("2010"))
    }
}

@Suite struct `Reports of both ends` {
    let html = CorridorPage.render(Samples.mirroredCorridor)

    @Test func `stand side by side with their ratio and the better side`() throws {
        let rows = Wellformed(html).all("tr").map(\.text)
        let row = try #require(rows.first { $0.hasPrefix("2016") })
        #expect(row.contains("100") && row.contains("150") && row.contains("1.5"))
        #expect(row.contains("destination"))
        #expect(html.contains("2015 to 2016: The better side is the destination: &lt;i&gt;."))
        #expect(html.contains("2018: The better side is the origin: only the origin reports."))
    }

    @Test func `lead to two series beside one another`() {
        #expect(html.contains("href=\"/compare?origin=COL&amp;destination=X%2FY%3F%22%3C\""))
    }

    @Test func `are left out where neither end reports`() {
        #expect(!CorridorPage.render(Samples.corridor).contains("As both ends report it"))
    }
}

@Suite struct `Two series beside one another` {
    let html = ComparePage.render(Samples.compared)

    @Test func `have the verdict, what differs and what both count on the chart`() throws {
        let read = Wellformed(html)
        #expect(html.contains("They may be compared with care."))
        let key = read.all("ul").filter { $0.attributes["class"] == "key" }.map(\.text)
        #expect(key.first?.contains("moves over a period") == true)
        #expect(key.first?.contains("nobody says what it counts") == true)
        let captions = read.all("caption").map(\.text)
        #expect(captions.contains("What differs, or is not said"))
        #expect(captions.contains("What is the same"))
        #expect(html.contains("0.67 times the first"))
    }

    @Test func `are chosen in a form that names them in words`() {
        let options = Wellformed(html).all("option")
        #expect(options.count == 4)
        #expect(options.filter { $0.attributes["selected"] != nil }.count == 2)
    }
}

@Suite struct `Figures to ask about` {
    let html = ReviewPage.render(Samples.reviewed)

    @Test func `are ranked, say what to ask, and lead to their cells`() {
        #expect(html.contains("start=\"21\""))
        #expect(html.contains("href=\"/explain/x/y?period=z\""))
        #expect(html.contains("Groups 21 to 21 of 43."))
        #expect(html.contains("href=\"/review?area=COL&amp;check=jumps\""))
        #expect(html.contains("href=\"/review?area=COL&amp;from=22\""))
    }

    @Test func `are said to be none where there are none`() {
        let none = ReviewPage.render(.init(figures: 5, series: 2, least: 1000))
        #expect(none.contains("Nothing odd was found."))
        #expect(Wellformed(none).faults == [])
    }
}

extension Samples {
    static let brokenArea: AreaPage.Model = {
        var model = area
        model.stocks = [2000, 2005, 2010, 2015].map { year in
            .init(
                year: year, immigrants: Figure(Double(year)),
                emigrants: year == 2000 ? Figure(missing: .notReported) : Figure(7))
        }
        model.breaks.immigrants = [
            LineBreak(from: 2005, to: 2010, text: "SDN covers another area.")
        ]
        return model
    }()

    static let mirroredCorridor: CorridorPage.Model = {
        var forward = corridor.forward
        forward = .init(
            origin: a, destination: b, stocks: forward.stocks, flows: forward.flows,
            refugees: [
                YearFigure(year: 2010, figure: Figure(5)),
                YearFigure(year: 2011, figure: Figure(9)),
            ])
        forward.refugeeBreaks = [LineBreak(from: 2010, to: 2011, text: hostile)]
        func mirror(_ year: Int, _ one: Figure, _ other: Figure, _ ratio: Figure)
            -> CorridorPage.Mirror
        {
            .init(
                year: year, source: hostile, byOrigin: one, byDestination: other, ratio: ratio,
                better: "destination", reason: "<i>")
        }
        forward.mirrors = [
            mirror(2015, Figure(90), Figure(150), Figure(1.667, .number, kind: .computed)),
            mirror(2016, Figure(100), Figure(150), Figure(1.5, .number, kind: .computed)),
            .init(
                year: 2018, source: hostile, byOrigin: Figure(80),
                byDestination: Figure(missing: .notReported),
                ratio: Figure(missing: .notApplicable, .number), better: "origin",
                reason: "only the origin reports"),
        ]
        return .init(
            forward: forward, backward: corridor.backward, sources: [source], gaps: [])
    }()

    static let compared: ComparePage.Model = {
        let choices = [
            ComparePage.Choice(id: "flow:A.X", title: hostile),
            ComparePage.Choice(id: "stock:A.Y", title: "Stock"),
        ]
        var model = ComparePage.Model(
            origin: a, destination: b, choices: choices, sources: [source])
        model.comparison = .init(
            verdict: "with care", sentence: "They may be compared with care.",
            left: .init(
                choice: choices[0], publisher: hostile, counts: "moves over a period",
                isEstimated: false),
            right: .init(choice: choices[1], publisher: "B", counts: "", isEstimated: true),
            respects: [
                .init(
                    name: "METHOD", left: hostile, right: "estimated", relation: "differs",
                    effect: "care", consequence: hostile),
                .init(
                    name: "SEX", left: "both", right: "both", relation: "same", effect: "none",
                    consequence: ""),
            ],
            rows: [
                .init(
                    period: "2015", year: 2015, left: Figure(30), right: Figure(20),
                    ratio: Figure(2 / 3, .number, kind: .computed)),
                .init(
                    period: "mid-2015 to mid-2020", year: 2017,
                    left: Figure(missing: .notReported), right: Figure(40),
                    ratio: Figure(missing: .notApplicable, .number)),
            ], medianRatio: 2 / 3)
        return model
    }()

    static let reviewed: ReviewPage.Model = {
        var model = ReviewPage.Model(area: a, figures: 1234, series: 56, least: 1000)
        model.tally = [.init(check: "jumps", name: hostile, high: 1, medium: 2, low: 3)]
        model.groups = [
            .init(
                severity: "high", area: a, kind: hostile, source: hostile, publisher: hostile,
                findings: [
                    .init(
                        number: 21, why: hostile, innocent: [hostile, "b"], question: hostile,
                        evidence: [
                            .init(
                                label: hostile,
                                figure: Figure(12_000, href: "/explain/x/y?period=z"))
                        ])
                ], more: 4)
        ]
        model.from = 21
        model.count = 43
        model.notes = [hostile]
        return model
    }()
}
