/// What became of those who were asked, as a bar and in words.
public struct StandingBar: Hashable, Sendable {
    public let answered: Int
    public let open: Int
    public let refused: Int
    public let silent: Int

    public init(answered: Int, open: Int, refused: Int, silent: Int) {
        self.answered = answered
        self.open = open
        self.refused = refused
        self.silent = silent
    }

    var asked: Int { answered + open + refused + silent }

    private var parts: [(name: String, count: Int, words: String)] {
        [
            ("answered", answered, "answered"), ("open", open, "not yet answered"),
            ("refused", refused, "refused with a reason"), ("silent", silent, "no answer"),
        ]
    }

    /// The bar; its counts are told by ``words``, which stand beside it.
    var view: Markup {
        guard asked > 0 else { return .none }
        var left = 0.0
        let pieces = parts.filter { $0.count > 0 }.map { part -> Markup in
            let width = Double(part.count) * 100 / Double(asked)
            defer { left += width }
            return """
                <rect class="s-\(part.name)" x="\(left)" y="0" width="\(width)" height="8" />
                """
        }
        return """
            <svg class="standing" viewBox="0 0 100 8" preserveAspectRatio="none" \
            aria-hidden="true">\(pieces)</svg>
            """
    }

    /// `2 answered, 1 refused with a reason`; what is none is left out.
    var words: String {
        let told = parts.filter { $0.count > 0 }.map { "\($0.count) \($0.words)" }
        return told.isEmpty ? "nobody asked" : told.joined(separator: ", ")
    }

    /// What the colours mean.
    static let key: Markup = """
        <ul class="key"><li><span class="swatch s-answered"></span>Answered</li>
        <li><span class="swatch s-open"></span>Not yet answered</li>
        <li><span class="swatch s-refused"></span>Refused with a reason</li>
        <li><span class="swatch s-silent"></span>No answer, no reason</li></ul>
        """
}

extension Stylesheet {
    /// Rounds of collections.
    static let rounds = """
        .standing { display: block; width: 100%; min-width: 6rem; height: .7rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .s-answered { fill: var(--a); background: var(--a); } .s-open { fill: var(--nd2); background: var(--nd2); }
        .s-refused { fill: var(--b); background: var(--b); } .s-silent { fill: var(--mark); background: var(--mark); }
        td.late { color: var(--mark); font-weight: 600; }
        .acts form { display: inline; } .acts button { min-height: 2rem; padding: .2rem .6rem; font-size: .875rem; margin: .1rem .3rem .1rem 0; }
        .letter { max-width: 42rem; border: 1px solid var(--hair); padding: 1.5rem; }
        .letter p { margin: 0 0 1rem; }
        @media print { .acts, .noprint { display: none; } .letter { border: 0; padding: 0; } }

        """
}
