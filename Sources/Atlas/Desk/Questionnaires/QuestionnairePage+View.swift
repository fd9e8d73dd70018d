extension QuestionnairePage {
    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let facts = model.facts.map { fact -> Markup in
            "<div><dt>\(fact.term)</dt><dd>\(fact.text)</dd></div>"
        }
        let note: Markup? = model.note.map { "<p>\($0)</p>" }
        return DeskLayout.page(
            "\(model.title), \(model.area), \(model.round)", frame,
            body: """
                <div class="lead"><h1>\(model.title)</h1>
                <p>Questionnaire for \(model.area), round \(model.round).</p></div>
                \(checked(model))
                <dl class="facts">\(facts)</dl>
                \(workbook(model))
                \(note)
                \(Parts.section("What is asked", id: "asked", asked(model)))
                \(Parts.section("Answer here", id: "answer", form(model, frame)))
                """)
    }

    private static func checked(_ model: Model) -> Markup {
        guard let found = model.checked else { return .none }
        if found.isEmpty {
            return DeskForm.message(
                "Nothing is wrong with it, as far as it goes. It is not sent yet.")
        }
        let items = found.map { item -> Markup in "<li>\(item)</li>" }
        return """
            <div class="notice fault" role="alert"><p>It is not sent yet. Look at:</p>
            <ul>\(items)</ul></div>
            """
    }

    private static func workbook(_ model: Model) -> Markup {
        guard let path = model.workbook else { return .none }
        return """
            <p>\(Markup.link("Download the workbook", to: path)) (Excel, .xlsx): filled with what is \
            known, each figure with its source in a note; lists to choose from; totals that check \
            themselves. Send it back at \(Markup.link("Answers", to: "/desk/answers")).</p>
            """
    }

    private static func asked(_ model: Model) -> Markup {
        let rows = model.tables.map { table -> Markup in
            let about = table.about.filter { !$0.isEmpty }.map { text -> Markup in
                "<p>\(text)</p>"
            }
            return """
                <tr><th scope="row">\(table.sheet). \(table.title)</th><td>\(about)</td>\
                <td class="num">\(table.cells)</td><td class="num">\(table.known)</td></tr>

                """
        }
        let left = model.leftOut.map { text -> Markup in "<li>\(text)</li>" }
        let rest: Markup =
            left.isEmpty
            ? .none : "<p>Not in this questionnaire:</p><ul class=\"plain\">\(left)</ul>"
        return """
            \(Parts.scrolling(
                "Tables",
                """
                <table><caption>Tables, with the cells that are asked and those that are known</caption>
                <thead><tr><th scope="col">Table</th><th scope="col">What it counts</th>\
                <th scope="col" class="num">Cells</th><th scope="col" class="num">Known</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(rest)
            """
    }

    private static func form(_ model: Model, _ frame: DeskFrame) -> Markup {
        guard let path = model.form else { return .none }
        let marks = model.marks.map { text -> Markup in "<li>\(text)</li>" }
        let sources = model.sources.enumerated().map { index, text -> Markup in
            "<li id=\"s\(index + 1)\">\(text)</li>"
        }
        let filled: Markup =
            sources.isEmpty
            ? .none
            : """
            <p>A number after a field is that of its source; what stands there may be typed over:</p>
            <ol>\(sources)</ol>
            """
        let tables = model.tables.enumerated().map { table($1, $0) }
        return DeskForm.post(
            frame, to: path, class: "answer",
            """
            <ul class="plain">\(marks)</ul>
            \(filled)
            \(tables)
            <div class="stack">\(DeskForm.lines(
                "Remarks on the whole", "remarks", model.remarks, rows: 3))</div>
            <p><button type="submit" name="do" value="check">Check the totals</button>
            <button type="submit" name="do" value="send">Send the answer</button></p>
            """)
    }

    private static func table(_ table: Table, _ index: Int) -> Markup {
        let years = table.years.map { year -> Markup in
            "<th scope=\"col\" class=\"num\" id=\"t\(index)y\(year)\">\(year)</th>"
        }
        let rows = table.rows.enumerated().map { number, row -> Markup in
            let cells = zip(table.years, row.cells).map { year, cell in
                field(cell, label: "t\(index)r\(number) t\(index)y\(year)")
            }
            return """
                <tr><th scope="row" id="t\(index)r\(number)">\(row.label)</th>\(cells)</tr>

                """
        }
        let questions = table.questions.map { question -> Markup in
            question.options.isEmpty
                ? DeskForm.line(
                    question.words, question.name, question.chosen,
                    hint: question.hint.isEmpty ? nil : question.hint)
                : DeskForm.choice(
                    question.words, question.name,
                    [(value: "", text: "not answered")] + question.options,
                    chosen: question.chosen,
                    hint: question.hint.isEmpty ? nil : question.hint)
        }
        return """
            <h3>\(table.sheet). \(table.title)</h3>
            \(Parts.scrolling(
                table.title,
                """
                <table><caption>\(table.about.first ?? table.title)</caption>
                <thead><tr><th scope="col">\(table.heading)</th>\(years)</tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            <details><summary>What the figures of \(table.sheet) are</summary>
            <div class="stack">\(questions)</div></details>
            """
    }

    private static func field(_ cell: Cell, label: String) -> Markup {
        var described: [String] = []
        if let source = cell.source { described.append("s\(source)") }
        if cell.fault != nil { described.append("f\(cell.name)") }
        let about: Markup =
            described.isEmpty
            ? .none : " aria-describedby=\"\(described.joined(separator: " "))\""
        let invalid: Markup = cell.fault == nil ? .none : " aria-invalid=\"true\""
        let value: Markup = cell.text.isEmpty ? .none : " value=\"\(cell.text)\""
        let source: Markup? = cell.source.map { "<sup aria-hidden=\"true\">\($0)</sup>" }
        let fault: Markup? = cell.fault.map {
            "<span class=\"fault\" id=\"f\(cell.name)\">\($0)</span>"
        }
        return """
            <td class="num"><input name="\(cell.name)" aria-labelledby="\(label)"\(value)\(about)\
            \(invalid) />\(source)\(fault)</td>
            """
    }
}
