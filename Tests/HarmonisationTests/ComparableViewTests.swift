import Cubes
import Harmonisation
import TestKit
import Testing
import Vocabulary

/// The comparable view: which source, which end, and how each figure is made.
@Suite struct ComparableViewTests {
    private func year(_ year: Int) throws -> Period { try #require(Period(year: year)) }

    private func years(_ years: Int...) throws -> Set<Period> {
        Set(try years.map { try year($0) })
    }

    /// A series of yearly figures; nil for one that the publisher says is missing.
    private func series(
        _ source: String, _ origin: String, _ destination: String, sex: Sex = .total,
        reporter: String? = nil, comment: String? = nil, _ figures: [Int: Double?]
    ) throws -> SourceSeries {
        let codes = [
            "A", source, origin, destination, reporter == nil ? "B" : "P", sex.rawValue, "_T",
        ]
        let key = try SeriesKey(
            reporter == nil ? .stock : .flow, codes + (reporter.map { [$0, "_Z"] } ?? []))
        var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
        attributes[.comment] = comment
        let observations = try figures.sorted { $0.key < $1.key }.map { figure in
            Observation(
                period: try year(figure.key),
                value: figure.value.map { .number($0) } ?? .missing(.notReported),
                attributes: AttributeSet(attributes))
        }
        return SourceSeries(
            Series(key: key, observations: observations),
            releases: Array(repeating: 1, count: observations.count))
    }

    private func values(_ figures: [ViewFigure]) -> [String: Double] {
        Dictionary(
            figures.compactMap { figure in
                figure.derivation.value.map { (figure.period.description, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Which source

    @Test func `the best source gives all its periods, others only what lies outside of them`()
        throws
    {
        let spans = SourceSpans([
            ("UN", try years(1990, 1995, 2000)), ("REGISTER", try years(1998, 2000, 2005, 2006)),
            ("CENSUS", try years(1960, 1970, 1990, 2007)),
        ])
        #expect(spans.spans.map(\.source) == ["CENSUS", "UN", "REGISTER", "CENSUS"])
        #expect(spans.source(at: try year(1998)) == nil, "no other source between two of the best")
        #expect(spans.source(at: try year(2000)) == "UN")
        #expect(spans.sourceBefore(try year(1990)) == "CENSUS")
        #expect(spans.sourceBefore(try year(1995)) == nil)
        #expect(spans.sourceBefore(try year(1960)) == nil, "nothing is before the first")
    }

    @Test func `random sources never take turns, and a period has one source`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let sources = try (0..<4).map { place in
                (
                    source: "S\(place)",
                    periods: Set(
                        try (0..<Int.random(in: 0...6, using: &random)).map { _ in
                            try year(2000 + Int.random(in: 0...12, using: &random))
                        })
                )
            }
            let spans = SourceSpans(sources)
            let taken = spans.spans.flatMap(\.periods)
            #expect(taken == taken.sorted() && Set(taken).count == taken.count)
            if let best = sources.first(where: { !$0.periods.isEmpty }) {
                let own = spans.spans.filter { $0.source == best.source }
                #expect(own.count == 1, "the best is never interrupted")
                #expect(Set(own.flatMap(\.periods)) == best.periods)
            }
            for (place, span) in spans.spans.enumerated() where place > 0 {
                #expect(span.source != spans.spans[place - 1].source)
            }
        }
    }

    // MARK: Whether it fits

    private let stocks = SeriesDefinition(HarmonisationPlan.house.stocks.target)
    private let flows = SeriesDefinition(HarmonisationPlan.house.flows.target)

    private func fit(_ said: [(Aspect, String)], _ target: SeriesDefinition) -> SourceFit {
        SourceFit(SeriesDefinition(said.map { DefinitionStatement($0.0, $0.1) }), to: target)
    }

    @Test func `what counts something else is refused, and so is what nobody states`() throws {
        for (said, target) in [
            ([(Aspect.measure, "TRANSITION"), (.time, "YEAR"), (.duration, "12")], flows),
            ([(.measure, "EVENT"), (.time, "INTERVAL"), (.duration, "12")], flows),
            ([(.measure, "EVENT"), (.time, "YEAR"), (.duration, "VARIES")], flows),
            ([(.measure, "EVENT"), (.time, "YEAR")], flows), ([], flows), ([], stocks),
            ([(.measure, "EVENT"), (.time, "07-01")], stocks),
        ] as [([(Aspect, String)], SeriesDefinition)] {
            guard case .refused(let why) = fit(said, target) else {
                Issue.record("\(said) was taken")
                continue
            }
            #expect(why.contains("the view has"))
        }
    }

    @Test func `dates and least stays are converted`() {
        guard case .taken(let january) = fit([(.measure, "STOCK"), (.time, "01-01")], stocks),
            case .taken(let december) = fit([(.measure, "STOCK"), (.time, "12-31")], stocks),
            case .taken(let plain) = fit([(.measure, "STOCK"), (.time, "07-01")], stocks),
            case .taken(let vague) = fit([(.measure, "STOCK"), (.time, "VARIES")], stocks),
            case .taken(let short) = fit(
                [(.measure, "EVENT"), (.time, "YEAR"), (.duration, "6")], flows)
        else {
            Issue.record("refused")
            return
        }
        #expect(january.date == .fromJanuary && december.date == .fromDecember)
        #expect(plain == SourceFit.Conversions())
        #expect(vague.date == .none && vague.remarks.count == 1)
        #expect(short.duration?.from == .sixMonths && short.duration?.to == .twelveMonths)
    }

    // MARK: How a figure is made

    private func reporter(
        _ source: String, date: SourceFit.DateShift = .none, _ series: SourceSeries...
    ) -> ReporterView.Candidate {
        var conversions = SourceFit.Conversions()
        conversions.date = date
        var found: [String: [Sex: SourceSeries]] = [:]
        for item in series {
            let sex = item.series.key[.sex].flatMap(Sex.init(rawValue:)) ?? .total
            found[item.series.key[.origin] ?? "", default: [:]][sex] = item
        }
        return .init(source: source, conversions: conversions, series: found)
    }

    @Test func `half way between two first days of January lies the middle of the year`() throws {
        let view = ReporterView([
            reporter(
                "R", date: .fromJanuary,
                try series(
                    "R", "SYR", "DEU", [2015: 100, 2016: 300, 2017: nil, 2018: 500, 2019: 700])
            )
        ])
        #expect(values(view.figures("SYR", .total)) == ["2015": 200, "2018": 600])
        let leaves = view.figures("SYR", .total)[0].derivation.leaves
        #expect(leaves.map(\.observation.period) == [try year(2015), try year(2016)])
        let account = try #require(view.account()["R"])
        #expect(account.read == 5 && account.taken == 4, "the missing one makes nothing")
        let december = ReporterView([
            reporter(
                "R", date: .fromDecember, try series("R", "SYR", "DEU", [2015: 100, 2016: 300]))
        ])
        #expect(values(december.figures("SYR", .total)) == ["2016": 200])
    }

    @Test func `women and men are added up only where both are there and no total is`() throws {
        let view = ReporterView([
            reporter(
                "R", try series("R", "SYR", "DEU", sex: .female, [2015: 40, 2020: 50, 2024: nil]),
                try series("R", "SYR", "DEU", sex: .male, [2015: 60, 2024: 9]),
                try series("R", "IRQ", "DEU", sex: .female, [2015: 1]),
                try series("R", "IRQ", "DEU", sex: .male, [2015: 1]),
                try series("R", "IRQ", "DEU", [2015: 3]))
        ])
        #expect(values(view.figures("SYR", .total)) == ["2015": 100])
        #expect(values(view.figures("SYR", .female)) == ["2015": 40, "2020": 50])
        #expect(view.figures("SYR", .female).count == 3, "what is said to be missing stays")
        #expect(values(view.figures("IRQ", .total)) == ["2015": 3], "the printed total holds")
        #expect(view.partners == ["IRQ", "SYR"])
    }

    @Test func `all partners of an area and year come from one source, and a change is a break`()
        throws
    {
        let view = ReporterView([
            reporter(
                "UN", try series("UN", "SYR", "DEU", [1990: 5, 2000: 7]),
                try series("UN", "IRQ", "DEU", [2000: 1])),
            reporter(
                "OLD", try series("OLD", "SYR", "DEU", [1960: 1, 1990: 99]),
                try series("OLD", "TUR", "DEU", [1960: 2, 2000: 98])),
        ])
        #expect(values(view.figures("TUR", .total)) == ["1960": 2], "2000 is told by the other")
        let syria = view.figures("SYR", .total)
        #expect(syria.map(\.source) == ["OLD", "UN", "UN"])
        #expect(syria.map(\.before) == [nil, "OLD", nil])
        #expect(view.all("SYR", .total, try year(1990)).mapValues(\.value) == ["UN": 5, "OLD": 99])
        let accounts = view.account()
        #expect(accounts["OLD"]?.read == 4 && accounts["OLD"]?.taken == 2)
    }

    @Test func `a converted figure has the range of the published factors`() throws {
        let figure = SourceFigure(
            key: try SeriesKey(
                .flow, ["A", "S", "POL", "SWE", "P", "_T", "_T", "DESTINATION", "_Z"]),
            observation: Observation(period: try year(2010), value: .number(1_000)), release: 4)
        let made = Derivation.duration(.taken(figure), from: .sixMonths, to: .twelveMonths)
        let range = try #require(made.range)
        #expect(range.lowerBound == 710 && range.upperBound == 890, "peers: .73 .81 .89 .71")
        #expect(range.contains(try #require(made.value)))
        #expect(made.leaves == [figure] && made.isConverted)
    }

    // MARK: Which end

    private func end(
        _ end: MirrorEnd, _ figures: [Int: Double?], accuracy: String? = nil
    ) throws -> CorridorFlows.End {
        let item = try series(
            "S", "POL", "SWE", reporter: end.rawValue,
            comment: accuracy.map { "accuracy \($0)" }, figures)
        let partner = end == .origin ? "SWE" : "POL"
        return .init(
            ReporterView([
                .init(
                    source: "S", conversions: SourceFit.Conversions(),
                    series: [partner: [.total: item]])
            ]), partner: partner, leastStay: .twelveMonths)
    }

    @Test func `the destination is taken where nothing tells, the other where it is silent`() throws
    {
        let flows = CorridorFlows(
            origin: try end(.origin, [2010: 10, 2011: 11, 2012: 12]),
            destination: try end(.destination, [2011: 110, 2012: nil, 2013: 130]))
        let figures = flows.figures(.total)
        #expect(flows.preferred == .destination)
        #expect(figures.map(\.derivation.value) == [10, 110, 12, 130])
        #expect(figures.map { $0.side?.end } == [.origin, .destination, .origin, .destination])
        #expect(figures[1].before == "the origin's report in S")
        #expect(figures[0].before == nil)
        #expect(figures[0].side?.why == "only the origin reports")
    }

    @Test func `the better end is taken for all its years, never in turn`() throws {
        let flows = CorridorFlows(
            origin: try end(.origin, [2010: 10, 2011: 11], accuracy: "high"),
            destination: try end(.destination, [2010: 100, 2011: 110], accuracy: "low"))
        #expect(flows.preferred == .origin)
        #expect(flows.figures(.total).map(\.derivation.value) == [10, 11])
        let none = CorridorFlows(origin: nil, destination: nil)
        #expect(none.figures(.total).isEmpty && none.preferred == nil)
    }

    // MARK: Which area

    @Test func `a code that comes to stand for another area is a break, a steady one is none`()
        throws
    {
        let sudan = ReporterView([
            reporter(
                "UNDESA_2024", try series("UNDESA_2024", "ETH", "SDN", [2005: 9, 2010: 8, 2015: 7]))
        ])
        let marked = AreaBreaks().mark(
            sudan.figures("ETH", .total), origin: "ETH", destination: "SDN", .stock)
        let broken = marked.filter(\.isBreak)
        #expect(
            broken.map(\.period.description) == ["2010", "2015"],
            "until 2005 South Sudan is in it; in 2010 those born there count as at home")
        let first = broken[0].areaBreaks.joined()
        let second = broken[1].areaBreaks.joined()
        #expect(first.contains("SSD") && second.contains("the same people"))
        let france = AreaBreaks().mark(
            sudan.figures("ETH", .total), origin: "ETH", destination: "FRA", .stock)
        let none = france.allSatisfy { !$0.isBreak }
        #expect(none)
    }

    // MARK: The plan

    @Test func `the house's plan is one, and a plan that asks for the impossible is none`() throws {
        try HarmonisationPlan.house.validate()
        let house = HarmonisationPlan.house
        let twice = HarmonisationPlan(
            version: "x",
            stocks: .init(target: house.stocks.target, sources: [.init("A", ""), .init("A", "")]),
            flows: house.flows)
        #expect(throws: HarmonisationPlanError.self) { try twice.validate() }
        let net = HarmonisationPlan(
            version: "x", stocks: house.stocks,
            flows: .init(target: [DefinitionStatement(.measure, "NET")], sources: []))
        #expect {
            try net.validate()
        } throws: { error in
            (error as? HarmonisationPlanError)?.place == "flows, target, duration"
        }
        let nameless = HarmonisationPlan(version: "", stocks: house.stocks, flows: house.flows)
        #expect(throws: HarmonisationPlanError.self) { try nameless.validate() }
    }
}
