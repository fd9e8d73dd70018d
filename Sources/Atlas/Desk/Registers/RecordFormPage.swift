/// A form in which a record, or a part of one, is written.
public enum RecordFormPage {
    /// How a value is typed.
    public enum Control: Hashable, Sendable {
        case line(hint: String, list: String?)
        case lines
        case choice([Choice])

        /// A code that can be chosen.
        public struct Choice: Hashable, Sendable {
            public let value: String
            public let text: String

            public init(_ value: String, _ text: String) {
                self.value = value
                self.text = text
            }
        }
    }

    /// A statement as it is typed. Names of inputs are those of ``Line/name`` with a piece after it.
    public struct Line: Sendable {
        /// `title:0`, `sessions/1/title:2`.
        public let name: String
        public let values: [String: String]

        /// - Parameter values: what is typed, by piece: value, qualifier, upper, printed, organisation,
        ///   document, place, date, address, note.
        public init(_ name: String, _ values: [String: String]) {
            self.name = name
            self.values = values
        }

        func value(_ piece: String) -> String { values[piece] ?? "" }
        /// Whether more than a value is said.
        var saysMore: Bool { values.contains { $0.key != "value" && !$0.value.isEmpty } }
    }

    /// A field with what is typed in it.
    public struct Field: Sendable {
        public let title: String
        public let control: Control
        public let isRequired: Bool
        public let isMany: Bool
        public let takesHedge: Bool
        public let lines: [Line]
        /// What is wrong with it; nil where nothing is.
        public let fault: String?

        public init(
            _ title: String, _ control: Control, isRequired: Bool, isMany: Bool, takesHedge: Bool,
            lines: [Line], fault: String?
        ) {
            self.title = title
            self.control = control
            self.isRequired = isRequired
            self.isMany = isMany
            self.takesHedge = takesHedge
            self.lines = lines
            self.fault = fault
        }
    }

    /// A field that two people changed.
    public struct Collision: Sendable {
        public let title: String
        public let standing: [String]
        public let refused: [String]

        public init(_ title: String, standing: [String], refused: [String]) {
            self.title = title
            self.standing = standing
            self.refused = refused
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var about = ""
        public var back = Link(text: "", href: "")
        public var action = ""
        /// What goes along unseen.
        public var hidden: [(name: String, value: String)] = []
        public var fields: [Field] = []
        /// Lists of what may be typed, by id.
        public var lists: [(id: String, options: [Control.Choice])] = []
        /// Qualifiers with their words.
        public var qualifiers: [Control.Choice] = []
        /// The id of a new record as typed; nil where there is none to type.
        public var id: String?
        public var idFault: String?
        public var reason = ""
        public var faults: [String] = []
        /// Who changed the same fields meanwhile, when and why, and both contents; empty where nobody did.
        public var collisionWords: String?
        public var collisions: [Collision] = []
        public var button = "Save"

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let faults = model.faults.map { DeskForm.message($0, isFault: true) }
        let id: Markup =
            model.id.map {
                DeskForm.line(
                    "Id", "id", $0,
                    hint: "Small letters, digits and hyphens; left empty, it is made of the title.",
                    fault: model.idFault)
            } ?? .none
        let body: Markup = """
            \(model.hidden.map { DeskForm.hidden($0.name, $0.value) })
            \(id)
            \(model.fields.map { view($0, model) })
            \(DeskForm.lines(
                "Why", "reason", model.reason, rows: 2,
                hint: "Kept with the change, for those who read the history."))
            \(DeskForm.button(model.button))
            \(model.lists.map { RecordForm.list($0.id, $0.options.map { ($0.value, $0.text) }) })
            """
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1><bdi>\(model.title)</bdi></h1><p>\(model.about)</p>
                <p><a href="\(model.back.href)">\(model.back.text)</a></p></div>
                \(faults)
                \(collisions(model))
                \(DeskForm.post(frame, to: model.action, body))
                """)
    }

    private static func view(_ field: Field, _ model: Model) -> Markup {
        let must = field.isRequired ? " (required)" : ""
        let several = field.isMany ? "Takes several." : ""
        let fault: Markup? = field.fault.map { "<span class=\"fault\">\($0)</span>" }
        let hint: Markup =
            several.isEmpty ? .none : "<span class=\"hint\">\(several)</span>"
        return """
            <fieldset><legend>\(field.title)\(must)</legend>\(hint)\(fault)
            \(field.lines.enumerated().map { line($0.element, $0.offset, field, model) })
            </fieldset>

            """
    }

    private static func line(
        _ line: Line, _ place: Int, _ field: Field, _ model: Model
    ) -> Markup {
        let name = line.name + ":value"
        let label = place == 0 ? field.title : "\(field.title), statement \(place + 1)"
        let value: Markup =
            switch field.control {
            case .line(let hint, let list):
                """
                <p><label class="unseen" for="\(name)">\(label)</label>
                <input id="\(name)" name="\(name)" type="text" value="\(line.value("value"))" \
                placeholder="\(hint)"\(list.map { id -> Markup in " list=\"\(id)\"" }) /></p>

                """
            case .lines: DeskForm.lines(label, name, line.value("value"))
            case .choice(let choices):
                DeskForm.choice(
                    label, name, [("", "")] + choices.map { ($0.value, $0.text) },
                    chosen: line.value("value"))
            }
        let open: Markup = line.saysMore ? " open=\"open\"" : .none
        return
            "\(value)<details\(open)><summary>Its words and source</summary>\(more(line, field, model))</details>\n"
    }

    private static func more(_ line: Line, _ field: Field, _ model: Model) -> Markup {
        func typed(_ label: String, _ piece: String) -> Markup {
            // A field of one line would lose the ends of lines.
            if line.value(piece).contains("\n") {
                return DeskForm.lines(label, "\(line.name):\(piece)", line.value(piece))
            }
            return RecordForm.typed(label, "\(line.name):\(piece)", line.value(piece))
        }
        let hedge: Markup =
            field.takesHedge
            ? """
            \(DeskForm.choice(
                "Hedge", line.name + ":qualifier", model.qualifiers.map { ($0.value, $0.text) },
                chosen: line.value("qualifier")))\
            \(typed("Greater end, with between", "upper"))
            """ : .none
        return """
            \(hedge)\(typed("As printed", "printed"))\(typed("Organisation that says so", "organisation"))\
            \(typed("Document", "document"))\(typed("Place in it", "place"))\(typed("Its date", "date"))\
            \(typed("Address on the web", "address"))\(typed("Note", "note"))
            """
    }

    private static func collisions(_ model: Model) -> Markup {
        guard let words = model.collisionWords else { return .none }
        func cell(_ texts: [String]) -> Markup {
            texts.isEmpty
                ? "<td class=\"missing\">nothing</td>"
                : "<td>\(texts.map { text -> Markup in "<div><bdi>\(text)</bdi></div>" })</td>"
        }
        let rows = model.collisions.map { item -> Markup in
            "<tr><th scope=\"row\">\(item.title)</th>\(cell(item.standing))\(cell(item.refused))</tr>\n"
        }
        return """
            \(DeskForm.message(words, isFault: true))
            <p>Nothing was written, and nothing that you typed is lost: it stands in the form below. Change \
            it as it should be and save it again, or go back and leave the record as it stands.</p>
            \(Parts.scrolling(
                "Both contents",
                """
                <table class="trail"><caption>Both contents</caption>
                <thead><tr><th scope="col">Field</th><th scope="col">As it stands</th>\
                <th scope="col">As you wrote it</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            """
    }
}
