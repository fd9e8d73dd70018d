import Atlas
import Vocabulary

/// Models with made-up figures, and names chosen to break out of whatever holds them.
enum Samples {
    static let hostile = "Å & \"B\" <script>alert('1')</script>"
    static let a = AreaLabel(code: "COL", name: "Colombia")
    static let b = AreaLabel(code: "X/Y?\"<", name: hostile)
    static let source = SourceNote(
        id: "UNDESA_2024", title: "Stocks & <more>", citation: "UN (2024) <i>", licence: .ccBy3IGO,
        href: "javascript:alert(1)")

    static func place(_ code: String, _ figure: Figure, at point: GeoPoint? = nil)
        -> HomePage.Model.Place
    {
        .init(area: AreaLabel(code: code, name: "Name of \(code)"), point: point, figure: figure)
    }

    static let home = HomePage.Model(
        indicator: .immigrants, year: 2020, years: [2015, 2020, 2024],
        places: [
            place("COL", Figure(1_932_807, kind: .computed)),
            place("FRA", Figure(8_524_876, kind: .computed)),
            place("TCD", Figure(missing: .notReported)),
            place(
                "TUV", Figure(0, kind: .computed), at: GeoPoint(latitude: -7.1, longitude: 177.6)),
            .init(area: b, figure: Figure(44)),
        ],
        world: Figure(280_598_105, kind: .computed), source: source, notes: [hostile],
        corridorYear: 2020,
        corridors: [
            CorridorEntry(origin: a, destination: b, figure: Figure(200)),
            CorridorEntry(origin: b, destination: a, figure: Figure(50)),
        ],
        corridorSource: source)

    static let methods = MethodLabel.standard

    static let area = AreaPage.Model(
        area: b, groupings: [hostile],
        key: .init(
            immigrants: .init(period: "2024", figure: Figure(3_063_518, kind: .computed)),
            immigrantShare: .init(period: "2024", figure: Figure(5.86, .percent, kind: .computed)),
            netMigration: .init(period: "2023", figure: Figure(missing: .notReported)),
            refugeesHosted: .init(period: "2024", figure: Figure(0))),
        stocks: [
            .init(year: 2015, immigrants: Figure(100), emigrants: Figure(missing: .notReported)),
            .init(year: 2020, immigrants: Figure(missing: .suppressed), emigrants: Figure(7)),
            .init(year: 2024, immigrants: Figure(300), emigrants: Figure(9)),
        ],
        origins: .init(
            year: 2024,
            rows: [
                .init(area: a, figure: Figure(2_904_873), share: Figure(94.8, .percent)),
                .init(
                    area: b, figure: Figure(missing: .notReported),
                    share: Figure(missing: .notReported, .percent)),
            ], unstated: Figure(23_733), total: Figure(3_063_518, kind: .computed), source: source),
        destinations: .init(year: 2024, rows: [], source: source),
        flows: [
            .init(
                period: "mid-2015 to mid-2020",
                estimates: methods.map {
                    .init(
                        method: $0, arrivals: Figure(1200, kind: .estimated),
                        departures: Figure(missing: .notApplicable),
                        net: Figure(-1_133_000, kind: .estimated))
                })
        ],
        refugees: [.init(year: 2024, hosted: Figure(0), from: Figure(missing: .notReported))],
        sources: [source], gaps: [hostile])

    static let corridor = CorridorPage.Model(
        forward: .init(
            origin: a, destination: b,
            stocks: [
                .init(
                    year: 2015, total: Figure(390_102), women: Figure(missing: .suppressed),
                    men: Figure(missing: .suppressed)),
                .init(
                    year: 2020, total: Figure(412_484), women: Figure(195_721),
                    men: Figure(216_763)),
            ],
            flows: [
                .init(
                    period: "mid-2015 to mid-2020",
                    estimates: methods.map {
                        .init(
                            method: $0,
                            figure: $0.id == "DA_CLOSED"
                                ? Figure(
                                    1_129_102, kind: .estimated, href: "/explain/x/y?period=z",
                                    flags: ["above both of its stocks"])
                                : Figure(22_382, kind: .estimated))
                    })
            ],
            splits: [
                .init(
                    period: "mid-2015 to mid-2020", outward: Figure(1_100_000, kind: .estimated),
                    returning: Figure(0.2, kind: .estimated), transit: Figure(0, kind: .estimated))
            ],
            refugees: [YearFigure(year: 2020, figure: Figure(3887))]),
        backward: .init(
            origin: b, destination: a,
            stocks: [
                .init(
                    year: 2020, total: Figure(missing: .notReported),
                    women: Figure(missing: .notReported), men: Figure(missing: .notReported))
            ],
            flows: [
                .init(
                    period: "mid-2015 to mid-2020",
                    estimates: methods.map {
                        .init(method: $0, figure: Figure(missing: .notApplicable))
                    })
            ]),
        sources: [source], gaps: [hostile])

    static let explain = ExplainPage.Model(
        title: hostile, figure: Figure(1_698_941, kind: .estimated, flags: [hostile]),
        statement: hostile, dataflow: "DF_FLOW", key: "A5.CORRIDOR.VEN.COL",
        period: "2015-07-01/P5Y",
        sections: [
            .init(
                title: "The stocks", text: hostile,
                rows: [
                    .init(
                        label: hostile, value: .figure(Figure(48_714)), reference: "row 12",
                        href: "/x"),
                    .init(
                        label: "Scaled", value: .code("a<b"), reference: hostile,
                        href: "javascript:1"),
                    .init(label: "Word", value: .text(hostile), href: "//elsewhere.example"),
                    .init(label: "Deaths", value: .figure(Figure(missing: .notReported))),
                ], notes: [hostile, "Second"])
        ],
        notes: ["One"], citation: hostile, sources: [source],
        links: [Link(text: hostile, href: "data:text/html,x")])

    /// Every page there is, by name.
    static let pages: [(name: String, html: String)] = [
        ("home", HomePage.render(home)),
        ("area", AreaPage.render(area)),
        ("corridor", CorridorPage.render(corridor)),
        ("explain", ExplainPage.render(explain)),
        (
            "areas",
            AreasPage.render(
                .init(
                    query: hostile, year: 2024,
                    groups: [
                        .init(
                            name: hostile,
                            rows: [
                                .init(
                                    area: b, immigrants: Figure(1),
                                    emigrants: Figure(missing: .notReported))
                            ])
                    ], source: source))
        ),
        ("about", AboutPage.render(.init(sources: [source]))),
        ("validation", ValidationPage.render(validation)),
        ("broken area", AreaPage.render(brokenArea)),
        ("mirrored corridor", CorridorPage.render(mirroredCorridor)),
        ("compare", ComparePage.render(compared)),
        ("compare, empty", ComparePage.render(.init(note: hostile))),
        ("review", ReviewPage.render(reviewed)),
        (
            "data",
            DataPage.render(
                .init(
                    releases: [
                        .init(
                            publisher: hostile, edition: "2024", title: hostile, date: "2024",
                            licence: Licence(name: hostile, url: "javascript:1"), citation: hostile,
                            files: [.init(name: hostile, sha256: "00ff")], series: 1200,
                            observations: 153_296)
                    ],
                    tables: [
                        .init(
                            id: "DF_STOCK", title: hostile, series: 1, observations: 2,
                            links: [Link(text: "CSV", href: "/data.csv?a=1&b=2")])
                    ]))
        ),
        ("error", ErrorPage.render(.notFound("/area/<b>?x=\"y\"&z"))),
    ]
}
