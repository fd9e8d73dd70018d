extension HomePage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let ranked = model.ranked
        let body: Markup = """
            <div class="lead">
            <h1>\(headline(model))</h1>
            <p>\(model.indicator.meaning)</p>
            </div>
            \(form(model))
            <figure class="world">
            <figcaption><b>\(model.indicator.title), \(String(model.year))</b> \
            <span>\(model.indicator.unitText)</span></figcaption>
            \(map(model).view)
            \(Markup.sentences(model.notes, class: "note"))
            \(Parts.source(model.source, "Outline: Natural Earth. Equal Earth projection."))
            </figure>
            \(yearLinks(model))
            <div class="columns">
            \(Parts.section(rankingTitle(model), id: "ranking", ranking(model, ranked)))
            \(Parts.section(corridorTitle(model), id: "corridors", corridors(model)))
            </div>
            \(Parts.section("All areas", id: "all", all(model, ranked)))
            """
        return Layout.page(site.name, tab: .map, site: site, body: body)
    }

    private static func map(_ model: Model) -> WorldMap {
        let values = model.places.compactMap(\.figure.value)
        return WorldMap(
            title: "World map: \(model.indicator.title), \(model.year)", places: model.places,
            breaks: ClassBreaks(values: values, diverging: model.indicator == .netRate),
            unit: model.indicator.unit)
    }

    /// The world's figure in a sentence, where there is one.
    private static func headline(_ model: Model) -> Markup {
        let year = String(model.year)
        guard let world = model.world, world.value != nil else {
            return "\(model.indicator.title), \(year)"
        }
        let figure = world.view(.words)
        return switch model.indicator {
        case .immigrantShare:
            "In \(year), \(figure) of the world’s people were international migrants"
        case .immigrants, .emigrants:
            "In \(year), \(figure) people were international migrants"
        case .netRate: "\(model.indicator.title), \(year)"
        case .refugeesHosted, .refugeesFrom:
            "In \(year), \(figure) people had refuge outside their own country"
        }
    }

    private static func form(_ model: Model) -> Markup {
        let indicators = MapIndicator.allCases.map { item in
            option(item.rawValue, item.title, item == model.indicator)
        }
        let years = model.choices.map { year in
            option(String(year), String(year), year == model.year)
        }
        return """
            <form class="choose" method="get" action="\(Route.home().path)">
            <p><label for="indicator">Show</label>
            <select id="indicator" name="indicator">\(indicators)</select></p>
            <p><label for="year">in</label>
            <select id="year" name="year">\(years)</select></p>
            <p><button type="submit">Draw the map</button></p>
            </form>
            """
    }

    private static func option(_ value: String, _ text: String, _ chosen: Bool) -> Markup {
        let mark: Markup = chosen ? " selected=\"selected\"" : .none
        return "<option value=\"\(value)\"\(mark)>\(text)</option>"
    }

    /// Links to the other years; of many only every fifth, and those around the one shown.
    private static func yearLinks(_ model: Model) -> Markup {
        let years = model.choices.sorted()
        guard years.count > 1 else { return .none }
        let shown = years.filter { year in
            years.count <= 12 || year.isMultiple(of: 5) || abs(year - model.year) <= 1
                || year == years.last
        }
        let items = shown.map { year -> Markup in
            if year == model.year { return "<li><b aria-current=\"page\">\(String(year))</b></li>" }
            let path = Route.home(indicator: model.indicator, year: year).path
            return "<li><a href=\"\(path)\">\(String(year))</a></li>"
        }
        return "<nav class=\"years\" aria-label=\"Years\"><ul>\(items)</ul></nav>"
    }

    private static func rankingTitle(_ model: Model) -> String {
        switch model.indicator {
        case .immigrantShare: "Where migrants are the largest share"
        case .immigrants: "Where most migrants live"
        case .emigrants: "Where most migrants come from"
        case .netRate: "Where migration adds and takes most"
        case .refugeesHosted: "Where most refugees have asylum"
        case .refugeesFrom: "Where most refugees come from"
        }
    }

    private static func ranking(_ model: Model, _ ranked: [Model.Place]) -> Markup {
        let known = ranked.filter { $0.figure.value != nil }
        let shown =
            model.indicator == .netRate && known.count > 20
            ? Array(known.prefix(10) + known.suffix(10)) : Array(known.prefix(20))
        let table = BarTable(
            caption: "\(model.indicator.title), \(String(model.year)), \(model.indicator.unitText)",
            headings: ["Area", model.indicator.unit == .persons ? "People" : "Rate"],
            rows: shown.map { BarTable.Row($0.area.view, $0.figure) })
        return "\(table.view)\(Parts.source(model.source))"
    }

    private static func corridorTitle(_ model: Model) -> String {
        switch model.corridorMeasure {
        case .stock: "The largest corridors"
        case .refugees: "The largest refugee corridors"
        }
    }

    private static func corridors(_ model: Model) -> Markup {
        let table = BarTable(
            caption: "\(corridorCaption(model)), \(String(model.corridorYear)), persons",
            headings: ["From and to", "People"],
            rows: model.corridors.map { item in
                let path = Route.corridor(
                    origin: item.origin.code, destination: item.destination.code
                ).path
                return BarTable.Row(
                    "<a href=\"\(path)\">\(item.origin.name) → \(item.destination.name)</a>",
                    item.figure)
            })
        guard !model.corridors.isEmpty else { return "<p class=\"empty\">No corridors held.</p>" }
        return "\(table.view)\(Parts.source(model.corridorSource))"
    }

    private static func corridorCaption(_ model: Model) -> String {
        switch model.corridorMeasure {
        case .stock: "People from one area who live in another"
        case .refugees: "Refugees by area of origin and of asylum"
        }
    }

    private static func all(_ model: Model, _ ranked: [Model.Place]) -> Markup {
        // Two hundred figures of one kind: the caption says it once.
        let kinds = Set(ranked.filter { $0.figure.value != nil }.map(\.figure.kindText))
        let kind = kinds.count == 1 ? kinds.first : nil
        let caption =
            "\(model.indicator.title), \(model.year), \(model.indicator.unitText)"
            + (kind.map { "; " + $0 } ?? "")
        let table = Parts.table(
            caption: caption,
            headings: ["Area", model.indicator.unit == .persons ? "People" : "Rate"],
            rows: ranked.map { ($0.area.view, [$0.figure]) }, saysKind: kind == nil)
        return """
            <details><summary>The map as a table: \(ranked.count) areas</summary>
            \(table)
            \(Parts.source(model.source))
            </details>
            """
    }
}

extension HomePage.Model {
    /// The years to choose from, latest first, with the one shown among them.
    fileprivate var choices: [Int] { Set(years + [year]).sorted(by: >) }

    /// Areas from the largest figure to the least, then those without, by name.
    fileprivate var ranked: [Place] {
        places.sorted { a, b in
            switch (a.figure.value, b.figure.value) {
            case (let x?, let y?) where x != y: x > y
            case (_?, nil): true
            case (nil, _?): false
            default: (a.area.name, a.area.code) < (b.area.name, b.area.code)
            }
        }
    }
}
