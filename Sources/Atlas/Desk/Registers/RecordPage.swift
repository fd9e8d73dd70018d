/// A record with its sources, what is odd in it, and what it is linked with.
public enum RecordPage {
    /// What the page shows.
    public struct Model: Sendable {
        public var label = ""
        public var register = Link(text: "", href: "")
        public var key = ""
        public var path = ""
        public var revision = 0
        /// The day as of which it is shown; nil is now.
        public var asOf: String?
        /// What is odd, in sentences.
        public var flags: [String] = []
        public var fields: [RecordView.Field] = []
        public var groups: [RecordView.Group] = []
        /// Records that link here, each with the fields that do.
        public var linkedFrom: [(link: Link, about: String)] = []
        public var actions: [Link] = []
        /// Something that was done, to be told first.
        public var message: String?

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let past: Markup =
            model.asOf.map { day in
                """
                \(DeskForm.message("This is how the record stood on \(day)."))
                <p><a href="\(model.path)">As it stands now</a></p>
                """
            } ?? .none
        return DeskLayout.page(
            model.label, frame,
            body: """
                \(model.message.map { DeskForm.message($0) } ?? .none)
                <div class="lead"><h1><bdi>\(model.label)</bdi></h1>
                <p>\(Markup.link("\(model.register.text)", to: model.register.href)), \
                <code>\(model.key)</code>, revision \(model.revision).</p></div>
                \(past)
                \(flags(model.flags))
                \(RecordView.links(model.actions, label: "What can be done"))
                \(Parts.section("What is said", id: "fields", table(model)))
                \(model.groups.enumerated().map { group($0.element, $0.offset) })
                \(Parts.section("Linked from", id: "links", linked(model)))
                \(Parts.section("As it was", id: "past", asOf(model)))
                """)
    }

    private static func flags(_ flags: [String]) -> Markup {
        flags.isEmpty
            ? .none
            : """
            <div class="notice" role="note"><p>To know before using it:</p>
            \(Markup(flags.map { text -> Markup in "<p>⚑ <bdi>\(text)</bdi></p>" }))</div>
            """
    }

    private static func table(_ model: Model) -> Markup {
        model.fields.isEmpty
            ? "<p class=\"empty\">Nothing is said but in its parts.</p>"
            : RecordView.table("Fields of the record", model.fields)
    }

    private static func group(_ group: RecordView.Group, _ place: Int) -> Markup {
        let edit: Markup =
            group.edit.map { "<p><a href=\"\($0.href)\">\($0.text)</a></p>" } ?? .none
        return Parts.section(
            group.title, id: "part-\(place)",
            "\(RecordView.table(group.title, group.fields))\(edit)")
    }

    private static func linked(_ model: Model) -> Markup {
        let items = model.linkedFrom.map { item -> Markup in
            """
            <li><bdi>\(Markup.link("\(item.link.text)", to: item.link.href))</bdi> \
            <span class="aside">\(item.about)</span></li>

            """
        }
        return items.isEmpty
            ? "<p class=\"empty\">No record links to this one.</p>"
            : "<ul class=\"plain\">\(items)</ul>"
    }

    private static func asOf(_ model: Model) -> Markup {
        DeskForm.ask(
            model.path,
            """
            \(DeskForm.line("As it stood on", "as_of", model.asOf ?? "", type: "date"))\
            \(DeskForm.button("Show"))<p><a href="\(model.path)/history">All its past</a></p>
            """)
    }
}
