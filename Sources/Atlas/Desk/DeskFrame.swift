/// What surrounds a page of the desk: whose it is, and who looks at it.
public struct DeskFrame: Sendable {
    /// Somebody who has signed in.
    public struct Visitor: Hashable, Sendable {
        public let name: String
        /// The role in words.
        public let role: String

        public init(name: String, role: String) {
            self.name = name
            self.role = role
        }
    }

    public let site: Site
    /// Who looks; nil for those who have not signed in.
    public let visitor: Visitor?
    /// What every form sends back, so that no page from elsewhere can send it; empty where no
    /// session asks for it.
    public let formToken: String
    /// The entries of the desk's navigation.
    public let sections: [Link]
    /// The path of the entry that the page belongs to.
    public let current: String?
    /// The path of the page to sign in at, with the way back.
    public let signIn: String

    public init(
        site: Site = Site(), visitor: Visitor? = nil, formToken: String = "",
        sections: [Link] = [], current: String? = nil, signIn: String = "/desk/sign-in"
    ) {
        self.signIn = signIn
        self.site = site
        self.visitor = visitor
        self.formToken = formToken
        self.sections = sections
        self.current = current
    }
}

/// What surrounds every page of the desk.
enum DeskLayout {
    /// A whole page.
    static func page(_ title: String, _ frame: DeskFrame, body: Markup) -> String {
        Layout.page(
            title, tab: .desk, site: frame.site,
            body: """
                \(navigation(frame))
                \(body)
                """)
    }

    private static func navigation(_ frame: DeskFrame) -> Markup {
        let items = frame.sections.map { link -> Markup in
            let current: Markup =
                link.href == frame.current ? " aria-current=\"page\"" : .none
            return "<li><a href=\"\(link.href)\"\(current)>\(link.text)</a></li>"
        }
        return """
            <div class="desk">
            <nav aria-label="Desk"><ul>\(items)</ul></nav>
            \(visitor(frame))
            </div>
            """
    }

    private static func visitor(_ frame: DeskFrame) -> Markup {
        guard let visitor = frame.visitor else {
            return "<p class=\"visitor\"><a href=\"\(frame.signIn)\">Sign in</a></p>"
        }
        return """
            <form class="visitor" method="post" action="/desk/sign-out">\(DeskForm.token(frame))
            <p><a href="/desk/account">\(visitor.name)</a> <span>\(visitor.role)</span>
            <button class="plain" type="submit">Sign out</button></p></form>
            """
    }
}
