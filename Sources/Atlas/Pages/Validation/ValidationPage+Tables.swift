internal import Estimation

extension ValidationPage {
    /// A table that scrolls by itself; a row's first cell names it.
    private static func table(
        _ caption: String, _ headings: [String], _ rows: [[Markup]]
    ) -> Markup {
        ofCells(
            caption, headings,
            rows.map { row in
                (row.first ?? .none, row.dropFirst().map { cell -> Markup in "<td>\(cell)</td>" })
            })
    }

    /// The same of whole cells.
    private static func ofCells(
        _ caption: String, _ headings: [String], _ rows: [(label: Markup, cells: [Markup])]
    ) -> Markup {
        let head = headings.map { text -> Markup in "<th scope=\"col\">\(text)</th>" }
        let body = rows.map { row -> Markup in
            "<tr><th scope=\"row\">\(row.label)</th>\(row.cells)</tr>\n"
        }
        return Parts.scrolling(
            caption,
            """
            <table class="nums"><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }

    private static func count(_ number: Int) -> String { NumberText.exact(Double(number)) }

    private static func name(_ method: MethodLabel) -> Markup {
        "\(Markup.link("\(method.title)", to: Route.about.path + "#" + method.id)) <code>\(method.id)</code>"
    }

    /// One side's agreement, a row for each method and one for the other end's reports.
    static func agreements(
        _ model: Model, _ caption: String, _ side: KeyPath<Method, FlowAgreement?>,
        _ reports: FlowAgreement?
    ) -> Markup {
        var rows = model.methods.compactMap { method in
            method[keyPath: side].map { (name(method.label), $0) }
        }
        guard !rows.isEmpty else { return .none }
        if let reports { rows.append(("<em>The origins’ reports, for comparison</em>", reports)) }
        return table(
            caption,
            [
                "Method", "Corridors", "Correlation", "of logarithms", "of ranks", "Middle ratio",
                "Typical factor", "Spread", "Within two", "Zero estimates", "Sum, of reported",
                "Sum of errors",
            ],
            rows.map { label, agreement in
                let cells: [String] = [
                    count(agreement.pairs), Numbers.hundredths(agreement.correlation),
                    Numbers.hundredths(agreement.logCorrelation),
                    Numbers.hundredths(agreement.rankCorrelation),
                    Numbers.hundredths(agreement.medianRatio),
                    Numbers.factor(agreement.typicalFactor), Numbers.factor(agreement.spread),
                    Numbers.percent(agreement.withinTwo), count(agreement.onlyEstimateZero),
                    Numbers.percent(
                        agreement.reported > 0 ? agreement.estimated / agreement.reported : nil),
                    Numbers.percent(agreement.absoluteShare),
                ]
                return [label] + cells.map { "\($0)" }
            })
    }

    static func ranges(_ model: Model) -> Markup {
        let rows = model.methods.compactMap { method in
            method.range.map { (method.label, $0) }
        }
        guard let width = rows.first?.1.medianWidth else { return .none }
        let table = table(
            "Estimates beside both reports of the same corridor, corridors",
            ["Method", "Below both", "Between", "Above both", "Outside by less than two"],
            rows.map { label, range in
                [name(label)]
                    + [range.below, range.between, range.above, range.near].map { "\(count($0))" }
            })
        return """
            \(table)
            <p class="source">The larger report is \(Numbers.factor(width)) times the smaller, the \
            middle one of all.</p>
            """
    }

    static func groups(_ model: Model) -> Markup {
        let tables = model.groups.filter { !$0.rows.isEmpty }.map { group in
            table(
                "\(group.title): typical factor, and middle ratio in brackets",
                ["Group", "Corridors", "Reported"] + model.methods.map(\.label.id),
                group.rows.map { row in
                    let first = row.agreements.first
                    let cells: [Markup] = row.agreements.map {
                        // The two stay on one line.
                        "\(Numbers.factor($0.typicalFactor))\u{a0}(\(Numbers.hundredths($0.medianRatio)))"
                    }
                    return [
                        "\(row.name)", "\(count(first?.pairs ?? 0))",
                        "\(NumberText.rounded(first?.reported ?? 0))",
                    ] + cells
                })
        }
        guard !tables.isEmpty else { return .none }
        return """
            <p>Beside the reports of the \(model.side). Sizes are those of the reports, so small ones \
            tend to be estimated too high and large ones too low.</p>
            \(tables)
            """
    }

    static func corridors(_ model: Model) -> Markup {
        guard !model.corridors.isEmpty else { return .none }
        return ofCells(
            "Reported moves and estimated movers of the interval",
            ["Corridor", "Origin reports", "Destination reports"] + model.methods.map(\.label.id),
            model.corridors.map { row in
                let path = Route.corridor(
                    origin: row.origin.code, destination: row.destination.code
                )
                .path
                return (
                    Markup.link("\(row.origin.name) → \(row.destination.name)", to: path),
                    ([row.byOrigin, row.byDestination] + row.estimates).map { $0.cell() }
                )
            })
    }

    static func net(_ model: Model) -> Markup {
        let rows = model.methods.compactMap { method in method.net.map { (method, $0) } }
        guard !rows.isEmpty else { return .none }
        let whole = { (value: Double?) -> String in value.map(NumberText.rounded) ?? "–" }
        let all = table(
            "Arrivals less departures of each method beside published net migration",
            [
                "Method", "Areas", "Correlation", "of ranks", "Mean error, up or down",
                "Sum of errors", "Same sign", "Sum of errors beside implied",
            ],
            rows.map { method, net in
                let cells: [String] = [
                    count(net.areas), Numbers.hundredths(net.correlation),
                    Numbers.hundredths(net.rankCorrelation), whole(net.meanAbsoluteError),
                    Numbers.percent(net.absoluteShare), Numbers.percent(net.sameSign),
                    Numbers.percent(method.implied?.absoluteShare),
                ]
                return [name(method.label)] + cells.map { "\($0)" }
            })
        let regions = table(
            "Sum of errors as a share of net migration, by region",
            ["Region", "Areas"] + model.methods.map(\.label.id),
            model.netRegions.map { region in
                ["\(region.name)", "\(count(region.agreements.first?.areas ?? 0))"]
                    + region.agreements.map { "\(Numbers.percent($0.absoluteShare))" }
            })
        let areas = ofCells(
            "Largest net migration",
            ["Area", "Published", "Implied"] + model.methods.map(\.label.id),
            model.netAreas.map { row in
                (
                    row.area.view,
                    ([row.published, row.implied] + row.estimates).map { $0.cell() }
                )
            })
        return """
            <p>Closed accounts give back the net migration that population, births and deaths leave, \
            and published net migration is of the same source: that they agree says that the \
            arithmetic is right. The other methods know no births and deaths, or let people out of \
            the world; their differences are their own.</p>
            \(all)\(regions)\(areas)
            """
    }

    static func sensitivity(_ model: Model) -> Markup {
        guard !model.sensitivity.isEmpty else { return .none }
        func rows(_ who: CoverageChange.Who) -> [Sensitivity] {
            model.sensitivity.filter { $0.who == who }
        }
        func label(_ row: Sensitivity) -> Markup { row.area?.view ?? "All areas" }
        func cell(_ method: FlowSensitivity) -> Markup {
            "\(Numbers.change(method.worldAfter - method.worldBefore))"
        }
        let world = CoverageChange.Who.allCases.reversed().map { who in
            table(
                "\(title(who)): change of the world’s flows",
                ["Area", "People more"] + model.methods.map(\.label.id),
                rows(who).map { row in
                    [label(row), "\(Numbers.change(row.people))"] + row.methods.map(cell)
                })
        }
        let nets = CoverageChange.Who.allCases.reversed().map { who in
            table(
                "\(title(who)): change of the area’s net migration",
                ["Area", "People more"] + model.methods.map(\.label.id),
                rows(who).filter { $0.area != nil }.map { row in
                    [label(row), "\(Numbers.change(row.people))"]
                        + row.methods.map { method in
                            "\(Numbers.change(method.area.map { $0.netAfter - $0.netBefore } ?? 0))"
                        }
                })
        }
        return """
            <p>A census never counts everybody. Here the second of the two counts finds one percent \
            more: of the migrants, while the population stays as it is, or of everybody in the area. \
            What a method makes of people who were there all along is error, and this is how much of \
            it a percent makes.</p>
            \(zip(world, nets).map { Markup([$0, $1]) })
            """
    }

    private static func title(_ who: CoverageChange.Who) -> String {
        switch who {
        case .everybody: "One percent more of everybody"
        case .migrants: "One percent more migrants"
        }
    }
}
