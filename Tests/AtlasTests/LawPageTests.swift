import Atlas
import Testing
import Vocabulary

/// Pages on policies, treaties and emigrants, with names that would be tags.
@Suite struct LawPageTests {
    private static let hostile = "<script>alert(1)</script> & \"Co\" ]]> <i>"
    private static let area = AreaLabel(code: "FRA", name: hostile)
    private static let frame = DeskFrame()

    private static var treaty: TreatyPage.Model {
        get throws {
            let day = try #require(CalendarDate("2004-10-28"))
            var model = TreatyPage.Model(
                path: "/desk/treaties/x", name: hostile, title: hostile + "2", on: day,
                facts: [Definition(term: "Kind", text: hostile)])
            model.hasActions = true
            model.lastAction = hostile
            model.standings = [.init(title: hostile, states: 1)]
            model.regions = [.init(title: hostile, states: 1)]
            model.rows = [
                .init(
                    area: area, region: hostile, standing: hostile, actions: [hostile],
                    isConflict: true)
            ]
            model.steps = [
                .init(
                    day: try #require(CalendarDate("1999-03-08")), signatures: 1, parties: 0,
                    possible: 1),
                .init(day: day, signatures: 1, parties: 1, possible: 0),
            ]
            model.places = [
                .init(area: area, kind: "signatory", words: hostile, href: "javascript:alert(1)"),
                .init(
                    area: AreaLabel(code: "MLT", name: hostile), kind: "party", words: hostile,
                    point: GeoPoint(latitude: 35.9, longitude: 14.4)),
            ]
            model.stated = [
                .init(
                    instrument: nil, words: hostile, when: hostile, region: hostile,
                    counted: nil, agrees: false, source: hostile, remark: hostile)
            ]
            model.conflicts = [
                .init(
                    area: area, instrument: nil, said: hostile, saidBy: hostile,
                    standingThen: hostile, shownBy: hostile, standingNow: hostile)
            ]
            return model
        }
    }

    private static var policies: PoliciesPage.Model {
        var model = PoliciesPage.Model(
            subjects: [.init(id: "immigration", title: hostile)], subject: "immigration",
            field: "view",
            codes: [
                .init(id: "too-high", title: "Too high"),
                .init(id: "satisfactory", title: hostile), .init(id: "too-low", title: "Too low"),
            ])
        model.years = [1976, 1986].map { year in
            .init(
                year: year, counts: [(1, 25), (2, 50), (1, 25)], answered: 4, silent: 1,
                conflicting: 1)
        }
        model.shown = 1986
        model.places = [
            .init(area: area, kind: "too-high", words: hostile, point: nil),
            .init(
                area: AreaLabel(code: "MLT", name: hostile), kind: "conflict", words: hostile,
                point: GeoPoint(latitude: 35.9, longitude: 14.4)),
        ]
        model.stated = [
            .init(title: hostile, period: "1975", value: hostile, source: hostile, note: hostile)
        ]
        model.governments = [area]
        return model
    }

    private static var abroad: AbroadPage.Model {
        var model = AbroadPage.Model(area: area)
        let columns = [
            AbroadPage.Column(title: hostile, year: 2020), .init(title: "B", year: 2019),
        ]
        model.columns = columns
        model.rows = [
            .init(area: nil, figures: [Figure(220, kind: .computed), nil]),
            .init(area: area, figures: [Figure(missing: .suppressed), Figure(220)]),
        ]
        model.flowColumns = [columns[0]]
        model.flowRows = [.init(area: area, figures: [Figure(12)])]
        model.sexes = [
            .init(
                column: columns[0], women: Figure(120), men: Figure(missing: .suppressed),
                ages: [.init(age: hostile, women: Figure(7), men: nil)])
        ]
        model.flows = [
            .init(
                area: area, year: 2020, theirs: Figure(150), own: Figure(100),
                difference: Figure(50, kind: .computed), sources: hostile)
        ]
        model.counted = [
            .init(title: hostile, said: [Definition(term: hostile, text: hostile)]),
            .init(title: "B", said: []),
        ]
        model.protection = hostile
        model.gaps = [hostile]
        model.unreported = [hostile]
        model.downloads = [Link(text: hostile, href: "/download/give-back/FRA.xlsx")]
        model.years = [2015, 2020]
        return model
    }

    private static var pages: [(name: String, html: String)] {
        get throws {
            var silent = try treaty
            silent.hasActions = false
            var empty = policies
            empty.years = []
            empty.shown = nil
            let entry = TreatiesPage.Entry(
                link: Link(text: hostile, href: "/desk/treaties/x"), title: "t", kind: hostile,
                adopted: hostile, inForce: hostile, actions: 0, signatures: nil, parties: nil,
                lastAction: nil)
            return [
                ("treaty", TreatyPage.render(try treaty, frame)),
                ("treaty without actions", TreatyPage.render(silent, frame)),
                (
                    "treaties",
                    TreatiesPage.render(
                        .init(
                            on: hostile, entries: [entry], stated: try treaty.stated,
                            conflicts: try treaty.conflicts), frame)
                ),
                (
                    "matrix",
                    TreatyMatrixPage.render(
                        .init(
                            on: hostile, instruments: [Link(text: hostile, href: "/desk")],
                            rows: [.init(area: area, standings: [hostile, nil])],
                            silent: [Link(text: hostile, href: "javascript:alert(1)")]), frame)
                ),
                ("policies", PoliciesPage.render(policies, frame)),
                ("policies without records", PoliciesPage.render(empty, frame)),
                (
                    "policy",
                    PolicyPage.render(
                        .init(
                            area: area,
                            subjects: [
                                (
                                    hostile,
                                    [
                                        .init(
                                            year: hostile, view: hostile, policy: hostile,
                                            changes: hostile, text: hostile, sources: hostile,
                                            isConflict: true)
                                    ]
                                )
                            ]), frame)
                ),
                ("abroad", AbroadPage.render(abroad)),
                ("abroad, nothing held", AbroadPage.render(.init(area: area))),
            ]
        }
    }

    @Test func `every page is well-formed whatever names say`() throws {
        for page in try Self.pages {
            let read = Wellformed(page.html)
            #expect(read.faults == [], "\(page.name)")
            #expect(read.all("script").isEmpty && !page.html.contains("<i>"), "\(page.name)")
            #expect(read.all("h1").count == 1, "\(page.name)")
            #expect(!page.html.contains("javascript:"), "\(page.name)")
            #expect(page.html.utf8.count < 100_000, "\(page.name)")
            for picture in read.all("svg") where picture.attributes["aria-hidden"] == nil {
                #expect(picture.children.first == "title", "\(page.name)")
                #expect(
                    ["img", "group"].contains(picture.attributes["role"]), "\(page.name)")
            }
            let ids = read.elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(page.name)")
        }
    }

    @Test func `an instrument without actions says so and shows no zero`() throws {
        let page = try #require(try Self.pages.first { $0.name == "treaty without actions" })
        #expect(page.html.contains("No single State’s action on this instrument is held"))
        #expect(!page.html.contains("<svg"))
    }

    @Test func `counts without records are not zeros either`() throws {
        let page = try #require(try Self.pages.first { $0.name == "policies without records" })
        #expect(page.html.contains("until then nothing is counted"))
        #expect(!page.html.contains("<svg"))
        // What reports print stands there all the same.
        #expect(page.html.contains("kept as printed"))
    }

    @Test func `steps are drawn level until the next day`() throws {
        let page = TreatyPage.render(try Self.treaty, Self.frame)
        let paths = page.matches(of: /<g class="line l\d"><path d="(M[^"]+)"/).map {
            String($0.output.1)
        }
        #expect(paths.count == 2)
        #expect(paths.allSatisfy { $0.contains("H") && $0.contains("V") && !$0.contains("L") })
    }
}
