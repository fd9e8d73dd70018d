/// The answers that came, and the form to send one in.
public enum AnswersPage {
    /// An answer in the list.
    public struct Entry: Sendable {
        public let href: String
        public let at: String
        public let collection: String
        public let area: String
        public let round: String
        public let outcome: String
        public let taken: Int
        public let faults: Int
        public let questions: Int

        public init(
            href: String, at: String, collection: String, area: String, round: String,
            outcome: String, taken: Int, faults: Int, questions: Int
        ) {
            self.href = href
            self.at = at
            self.collection = collection
            self.area = area
            self.round = round
            self.outcome = outcome
            self.taken = taken
            self.faults = faults
            self.questions = questions
        }
    }

    /// The form, with what was typed.
    public struct Sending: Sendable {
        /// Ids and titles of the collections that the visitor may answer.
        public let collections: [(value: String, text: String)]
        public let collection: String
        public let area: String
        public let round: String
        public let isInPart: Bool
        /// What is wrong; nil for nothing.
        public let fault: String?

        public init(
            collections: [(value: String, text: String)], collection: String, area: String,
            round: String, isInPart: Bool, fault: String?
        ) {
            self.collections = collections
            self.collection = collection
            self.area = area
            self.round = round
            self.isInPart = isInPart
            self.fault = fault
        }
    }

    /// The page as HTML.
    ///
    /// - Parameter sending: nil for those who may not send an answer in.
    public static func render(
        _ entries: [Entry], sending: Sending?, _ frame: DeskFrame
    ) -> String {
        DeskLayout.page(
            "Answers", frame,
            body: """
                <div class="lead"><h1>Answers</h1>
                <p>Questionnaires that countries sent back. Each is kept as it came; its figures wait \
                until somebody accepts and publishes them.</p></div>
                \(sending.map { form($0, frame) } ?? .none)
                \(Parts.section("What came", id: "answers", list(entries)))
                """)
    }

    private static func form(_ sending: Sending, _ frame: DeskFrame) -> Markup {
        let fault: Markup? = sending.fault.map { DeskForm.message($0, isFault: true) }
        let checked: Markup = sending.isInPart ? " checked=\"checked\"" : .none
        return Parts.section(
            "Send a questionnaire in", id: "send",
            """
            \(fault)
            \(DeskForm.upload(
                frame, to: "/desk/answers",
                """
                \(DeskForm.choice(
                    "Collection", "collection", sending.collections, chosen: sending.collection))
                \(DeskForm.line(
                    "Area", "area", sending.area, hint: "The code of the country, such as FRA",
                    required: true))
                \(DeskForm.line(
                    "Round", "round", sending.round,
                    hint: "Only for a round that is not open, such as 2025"))
                \(DeskForm.file(
                    "Questionnaire", "file", accept: ".xlsx",
                    hint: "The workbook that was sent to you, filled in; at most 20 MB"))
                <p><label for="in-part"><input id="in-part" type="checkbox" name="in-part" \
                value="yes"\(checked) /> Take what has no faults, even where something has</label></p>
                \(DeskForm.button("Send in"))
                """))
            """)
    }

    private static func list(_ entries: [Entry]) -> Markup {
        guard !entries.isEmpty else {
            return "<p class=\"empty\">Nothing that you may see came yet.</p>"
        }
        let rows = entries.map { entry -> Markup in
            """
            <tr><td class="period">\(entry.at)</td>\
            <th scope="row">\(Markup.link("\(entry.area)", to: entry.href))</th>\
            <td>\(entry.collection)</td><td>\(entry.round)</td><td>\(entry.outcome)</td>\
            <td>\(entry.taken)</td><td>\(entry.faults)</td><td>\(entry.questions)</td></tr>

            """
        }
        return Parts.scrolling(
            "Answers",
            """
            <table class="nums"><caption>Answers, the newest first</caption>
            <thead><tr><th scope="col">Came</th><th scope="col">From</th>\
            <th scope="col">Collection</th><th scope="col">Round</th><th scope="col">Outcome</th>\
            <th scope="col">Cells taken</th><th scope="col">Faults</th>\
            <th scope="col">Questions</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }
}
