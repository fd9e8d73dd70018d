extension AboutPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let body: Markup = """
            <div class="lead">
            <h1>About the figures</h1>
            <p>Many countries count the people who live in them and came from elsewhere. Few count \
            who leaves. \(site.name) brings the counts that exist to one set of definitions without \
            hiding what differs, estimates the moves that nobody counted, and shows for every \
            figure the cell it came from or the arithmetic that made it.</p>
            </div>
            \(Parts.section("What the words mean", id: "words", Parts.definitions(model.definitions)))
            \(Parts.section("How flows are estimated from stocks", id: "methods", methods(model)))
            \(Parts.section("How to read the estimates", id: "reading", reading))
            \(Parts.section("Sources", id: "sources", Parts.sources(model.sources)))
            """
        return Layout.page("About and methods", tab: .about, site: site, body: body)
    }

    private static func methods(_ model: Model) -> Markup {
        let items = model.methods.map { method -> Markup in
            """
            <div id="\(method.id)"><dt><svg class="sample" viewBox="0 0 20 20" aria-hidden="true">\
            <title>\(method.title)</title>\(MethodMark.shape(method.id, 10, 10))</svg> \
            \(Markup.link("\(method.title)", to: method.href)) <code>\(method.id)</code></dt>\
            <dd>\(method.summary)</dd></div>

            """
        }
        return """
            <p>Suppose an area had 100 thousand residents born in another in 2015, and 130 thousand \
            in 2020. Some died in between. The others came, left, or came and left: the two counts \
            alone do not say. Each method makes up for that with an assumption of its own, so each \
            gives another figure. Pages show all of them side by side, never one alone.</p>
            <dl class="words">\(items)</dl>
            <p class="more"><a href="\(Route.validation().path)">How good are the estimates?</a> They \
            are set beside what countries report, and beside net migration.</p>
            """
    }

    private static var reading: Markup {
        """
        <ul class="gaps">
        <li>The estimates count people whose area of residence differs between two dates. They are \
        not yearly moves, and intervals of different length cannot be compared directly.</li>
        <li>The closed account adjusts the stocks so that the world’s births, deaths and moves \
        balance. Where two counts fit each other badly, that adjustment and not migration can make \
        a flow. A flow larger than both of its stocks is therefore marked wherever it is shown.</li>
        <li>Where a stock is itself estimated by its publisher, so is every flow made from it.</li>
        <li>A figure that is missing is never taken for zero.</li>
        </ul>
        """
    }
}
