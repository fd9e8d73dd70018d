extension AreaOverlapsPage {
    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        DeskLayout.page(
            "What \(model.name) is asked", frame,
            body: """
                <div class="lead"><h1>What \(model.name) is asked</h1>
                <p>\(sentence(model))</p></div>
                \(OverlapsPage.ask(model.form))
                \(Parts.section("Burden", id: "burden", burden(model)))
                \(Parts.section("Asked twice", id: "overlaps", overlaps(model)))
                \(Parts.section("Between collections", id: "collections",
                    OverlapsPage.matrix(model.collections, model.pairs, "of \(model.name)")))
                \(Parts.section("The smallest common request", id: "proposal", proposal(model)))
                \(Parts.section("Tables asked", id: "tables", tables(model)))
                <p class="source">\(Markup.link("\(model.data.text)", to: model.data.href))</p>
                """)
    }

    private static func count(_ number: Int) -> String { OverlapsPage.count(number) }

    private static func sentence(_ model: Model) -> String {
        guard model.asked.tables > 0 else { return "No collection asks it for a table." }
        return "\(model.asked.collections) collections ask it for \(count(model.asked.cells)) "
            + "figures in \(model.asked.tables) tables. \(count(model.once.cells)) figures in "
            + "\(model.once.tables) tables would give every agency its own."
    }

    private static func burden(_ model: Model) -> Markup {
        guard model.asked.tables > 0 else { return .none }
        let rows = [
            ("Asked today", model.asked), ("Each figure asked once", model.once),
            ("And definitions agreed", model.agreed),
        ].map { title, cost -> Markup in
            """
            <tr><th scope="row">\(title)</th><td>\(cost.collections)</td><td>\(cost.tables)</td>\
            <td>\(count(cost.cells))</td><td>\(OverlapsPage.days(cost))</td></tr>

            """
        }
        let table: Markup = """
            <table class="nums"><caption>Figures and working days</caption>
            <thead><tr><td></td><th scope="col">Collections</th><th scope="col">Tables</th>\
            <th scope="col">Figures</th><th scope="col">Days</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """
        return """
            \(Parts.scrolling("Figures and working days", table))
            <p class="note">Days are worked out by a model: so many for each collection, table and \
            number of figures. \(count(model.held)) of the figures asked today are held already, from \
            whatever source.</p>
            """
    }

    private static func overlaps(_ model: Model) -> Markup {
        guard !model.overlaps.isEmpty else {
            return "<p class=\"empty\">No two collections ask it for a figure in common.</p>"
        }
        let rows = model.overlaps.map { overlap -> Markup in
            """
            <tr><th scope="row">\(overlap.verdict)</th>\
            <td>\(Markup.link("\(overlap.first.text)", to: overlap.first.href))</td>\
            <td>\(Markup.link("\(overlap.second.text)", to: overlap.second.href))</td>\
            <td class="num">\(count(overlap.cells))</td>\
            <td class="why">\(overlap.reasons.joined(separator: "; "))</td></tr>

            """
        }
        let more: Markup =
            model.overlapsInAll > model.overlaps.count
            ? """
            <p class="note">The first \(model.overlaps.count) of \(model.overlapsInAll); the data \
            have all.</p>
            """
            : .none
        let table: Markup = """
            <table><caption>Tables of different collections with figures in common</caption>
            <thead><tr><th scope="col">Verdict</th><th scope="col">Table</th>\
            <th scope="col">Table</th><th scope="col" class="num">Figures</th>\
            <th scope="col">Why, and what converts</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """
        return """
            \(Parts.scrolling("Tables of different collections with figures in common", table))
            \(more)
            """
    }

    private static func proposal(_ model: Model) -> Markup {
        guard !model.proposal.isEmpty else { return .none }
        let items = model.proposal.map { table -> Markup in
            let serves = table.serves.map { serving -> Markup in
                """
                <li>\(Markup.link("\(serving.link.text)", to: serving.link.href)): \
                \(serving.steps)</li>
                """
            }
            let definition: Markup? =
                table.definition.isEmpty
                ? nil : "<p class=\"note\">\(table.definition)</p>"
            return """
                <li><strong>\(table.title)</strong>, \(count(table.cells)) figures\(definition)
                <ul class="plain">\(serves)</ul></li>

                """
        }
        return """
            <p>\(model.proof)</p>
            <ol>
            \(items)</ol>
            """
    }

    private static func tables(_ model: Model) -> Markup {
        let rows = model.tables.map { table -> Markup in
            let held = table.held.map { "\($0.source) \(count($0.cells))" }
            return """
                <tr><th scope="row">\(Markup.link("\(table.link.text)", to: table.link.href))\
                <br /><span class="note">\(table.collection)</span></th><td>\(table.counts)</td>\
                <td>\(table.years)</td><td class="num">\(count(table.cells))</td>\
                <td>\(held.joined(separator: "; "))</td></tr>

                """
        }
        guard !rows.isEmpty else { return .none }
        return Parts.scrolling(
            "Tables asked",
            """
            <table><caption>Tables asked, and what of them is held</caption>
            <thead><tr><th scope="col">Table</th><th scope="col">Counts</th>\
            <th scope="col">Years</th><th scope="col" class="num">Figures</th>\
            <th scope="col">Held</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }
}
