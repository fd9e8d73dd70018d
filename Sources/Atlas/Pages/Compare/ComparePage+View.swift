extension ComparePage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let hasCorridor = !model.origin.code.isEmpty && !model.destination.code.isEmpty
        let title =
            hasCorridor
            ? "\(model.origin.name) → \(model.destination.name): do the sources go together?"
            : "Do the sources go together?"
        let kicker: Markup? =
            hasCorridor
            ? """
            <p class="kicker"><a href="\(Route.corridor(origin: model.origin.code, destination: model.destination.code).path)">Corridor</a></p>
            """ : nil
        let note: Markup? = model.note.map { "<p class=\"empty\">\($0)</p>" }
        let body: Markup = """
            <div class="lead">
            \(kicker)
            <h1>\(title)</h1>
            <p>Publishers differ in what they count, and often do not say. What each says decides \
            whether two series may be compared, what converts one into the other, and where nobody \
            can tell.</p>
            </div>
            \(form(model))
            \(note)
            \(model.comparison.map(verdict))
            \(model.comparison.map { Parts.section("Both on one chart", id: "figures", figures($0)) })
            \(model.comparison.map { Parts.section("In which respects", id: "respects", respects($0)) })
            \(Parts.section("Sources", id: "sources", Parts.sources(model.sources)))
            """
        return Layout.page(title, tab: .data, site: site, body: body)
    }

    /// The corridor is typed; the series are chosen once it is known.
    private static func form(_ model: Model) -> Markup {
        func area(_ name: String, _ label: String, _ area: AreaLabel) -> Markup {
            """
            <p><label for="\(name)">\(label)</label><input id="\(name)" name="\(name)" \
            value="\(area.code)" required="required" maxlength="12" size="8" \
            autocomplete="off" /></p>
            """
        }
        func series(_ name: String, _ label: String, _ chosen: String?) -> Markup {
            let options = model.choices.map { choice -> Markup in
                let isChosen: Markup = choice.id == chosen ? " selected=\"selected\"" : .none
                return "<option value=\"\(choice.id)\"\(isChosen)>\(choice.title)</option>"
            }
            return """
                <p><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\
                \(options)</select></p>
                """
        }
        let chosen: Markup? =
            model.choices.count < 2
            ? nil
            : """
            \(series("left", "First series", model.comparison?.left.choice.id))\
            \(series("right", "Second series", model.comparison?.right.choice.id))
            """
        return """
            <form class="choose" action="\(Route.compare().path)" method="get">
            \(area("origin", "Origin, by code", model.origin))\
            \(area("destination", "Destination", model.destination))\(chosen)
            <p><button type="submit">Compare</button></p>
            </form>
            """
    }

    private static func verdict(_ found: Comparison) -> Markup {
        let ratio: Markup? = found.medianRatio.map {
            """
            <p>Where both have a figure, the second is \(Numbers.hundredths($0)) times the first, the \
            middle one of all periods.</p>
            """
        }
        let follows = found.respects.filter { !$0.consequence.isEmpty }.map { respect -> Markup in
            "<li><b>\(respect.name).</b> \(respect.consequence)</li>"
        }
        let list: Markup = follows.isEmpty ? .none : "<ul class=\"gaps\">\(follows)</ul>"
        return """
            <section id="verdict">
            <h2>\(found.sentence)</h2>
            \(ratio)
            \(list)
            </section>
            """
    }

    private static func figures(_ found: Comparison) -> Markup {
        func line(
            _ side: Side, _ place: String, _ figure: KeyPath<Row, Figure>
        ) -> LineChart.Line {
            let counts = side.counts.isEmpty ? "nobody says what it counts" : side.counts
            return LineChart.Line(
                name: "\(place): \(side.choice.title) (\(counts))",
                points: found.rows.map { YearFigure(year: $0.year, figure: $0[keyPath: figure]) },
                breaks: side.breaks)
        }
        let chart = LineChart(
            title: "Two series beside one another", unit: .persons,
            lines: [line(found.left, "First", \.left), line(found.right, "Second", \.right)])
        let table = Parts.table(
            caption: "Figures of each period; the ratio is the second over the first",
            headings: ["Period", "First", "Second", "Ratio"],
            rows: found.rows.reversed().map { ("\($0.period)", [$0.left, $0.right, $0.ratio]) })
        let isInterval = found.rows.contains { $0.period.contains(" to ") }
        let remark: Markup? =
            isInterval
            ? """
            <p class="source">A figure of several years is drawn in their middle, and is of all of \
            them together.</p>
            """ : nil
        return """
            <div class="pair"><figure>\(chart.view)</figure>
            <div>\(Parts.scrolling("Figures of each period", table))</div></div>
            \(remark)
            """
    }

    private static let effects = [
        "conversion": "can be converted", "care": "with care", "refusal": "not comparable",
    ]

    private static func respects(_ found: Comparison) -> Markup {
        func table(_ caption: String, _ rows: [Respect]) -> Markup {
            let body = rows.map { row -> Markup in
                let mark =
                    switch row.relation {
                    case "same": "same"
                    case "unsaid": "not said"
                    default: effects[row.effect] ?? "differs"
                    }
                return """
                    <tr><th scope="row">\(row.name)</th><td>\(row.left)</td><td>\(row.right)</td>\
                    <td>\(mark)</td></tr>

                    """
            }
            return Parts.scrolling(
                caption,
                """
                <table><caption>\(caption)</caption><thead><tr><th scope="col">Respect</th>\
                <th scope="col">First</th><th scope="col">Second</th><th scope="col">Effect</th></tr>\
                </thead><tbody>
                \(body)</tbody></table>
                """)
        }
        let differing = found.respects.filter { $0.relation != "same" }
        let same = found.respects.filter { $0.relation == "same" }
        let rest: Markup =
            same.isEmpty
            ? .none
            : """
            <details><summary>What is the same</summary>\(table("What is the same", same))</details>
            """
        return """
            \(differing.isEmpty ? "<p>Nothing that is known differs.</p>" : table("What differs, or is not said", differing))
            \(rest)
            """
    }
}
