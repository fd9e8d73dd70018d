/// A letter to a country: to print, and to copy into one's own mail.
public enum LetterPage {
    /// A letter with whom it is to.
    public struct Model: Sendable {
        public let kind: String
        public let area: String
        /// The answer's page.
        public let href: String
        /// Whom it is for, a line each.
        public let addressees: [String]
        public let subject: String
        public let body: String
        /// The whole as plain text.
        public let text: String
        /// What is not known, and what in the template stands for nothing.
        public let warnings: [String]

        public init(
            kind: String, area: String, href: String, addressees: [String], subject: String,
            body: String, text: String, warnings: [String]
        ) {
            self.kind = kind
            self.area = area
            self.href = href
            self.addressees = addressees
            self.subject = subject
            self.body = body
            self.text = text
            self.warnings = warnings
        }
    }

    /// The page as HTML; printed, only the letter is left.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let warnings: Markup =
            model.warnings.isEmpty
            ? .none
            : """
            <div class="warning noprint" role="status"><p>Before you use it</p>
            \(Markup.sentences(model.warnings, class: "gaps"))</div>
            """
        let to = model.addressees.map { line -> Markup in "\(line)<br />" }
        // Escaping turns line ends into blanks, so each line is a piece of its own.
        let paragraphs = model.body.split(separator: "\n\n").map { paragraph -> Markup in
            let lines = paragraph.split(separator: "\n").map { line -> Markup in
                "\(String(line))<br />"
            }
            return "<p>\(lines)</p>"
        }
        return DeskLayout.page(
            "\(model.kind): \(model.area)", frame,
            body: """
                <div class="lead noprint"><p class="kicker">\
                \(Markup.link("\(model.area)", to: model.href))</p>
                <h1>\(model.kind)</h1><p>A draft for your own mail; nothing is sent from here. \
                Printed, only the letter is left.</p></div>
                \(warnings)
                <article class="letter"><p>\(to)</p><p><b>\(model.subject)</b></p>\(paragraphs)</article>
                <section class="noprint" id="text"><h2>As plain text</h2>
                \(DeskForm.lines(
                    "To copy", "letter", model.text, rows: 20,
                    hint: "Changes typed here are not kept."))</section>
                """)
    }
}
