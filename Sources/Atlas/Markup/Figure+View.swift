import Vocabulary

extension Figure {
    /// How much of a number a place has room for.
    package enum Form {
        /// Rounded, in words: for sentences, cards and pictures.
        case words
        /// Digits in groups: for columns.
        case digits
        /// Every digit, also of an estimate: where the arithmetic is to be followed.
        case full
    }

    /// The figure as HTML: the number, its exact form and kind as title, a link to its
    /// explanation, and its flags in words.
    ///
    /// - Parameter saysKind: whether the title says so where it would say no more than the kind; a
    ///   table whose caption says it need not.
    package func view(_ form: Form = .digits, saysKind: Bool = true) -> Markup {
        var (name, title, shown) = parts(form)
        if !saysKind, value != nil, shown == exact { title = .none }
        let number: Markup =
            if let href, Markup.isSafe(href) {
                "<a class=\"\(name)\" href=\"\(href)\"\(title)>\(shown)</a>"
            } else {
                "<span class=\"\(name)\"\(title)>\(shown)</span>"
            }
        let marks = flags.map { flag -> Markup in " <span class=\"flag\">⚑ \(flag)</span>" }
        return "\(number)\(marks)"
    }

    /// The figure as a cell of a table: with nothing around the number where it leads nowhere.
    package func cell(_ form: Form = .digits) -> Markup {
        guard href == nil, flags.isEmpty else { return "<td>\(view(form))</td>" }
        let (name, title, shown) = parts(form)
        return "<td class=\"\(name)\"\(title)>\(shown)</td>"
    }

    /// Its class, the attribute that says more, and what is shown.
    private func parts(_ form: Form) -> (name: String, title: Markup, shown: String) {
        let shown =
            switch form {
            case .words: text
            case .digits: tabular
            case .full: exact
            }
        let hint = value == nil || shown == exact ? kindText : "\(exact), \(kindText)"
        let name = value == nil ? "fig missing" : kind == .estimated ? "fig est" : "fig"
        // A reason that is shown need not be said twice.
        return (name, hint == shown ? .none : " title=\"\(hint)\"", shown)
    }
}

extension AreaLabel {
    /// The name, with a link to the area's page.
    package var view: Markup { Markup.link("\(name)", to: Route.area(code).path) }
}

extension SourceNote {
    /// The short name and terms, for under a picture.
    package var short: Markup {
        let terms: Markup? = licence.map { " (\($0.name))" }
        return "\(title)\(terms)"
    }

    /// The whole citation, with the terms and the publisher's page.
    package var full: Markup {
        let page: Markup? = href.map { ". \(Markup.link("Publisher’s page", to: $0))" }
        let terms: Markup? = licence.map { ". \(Markup.link("\($0.name)", to: $0.url))" }
        return "\(citation)\(terms)\(page)"
    }
}
