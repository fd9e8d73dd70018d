/// What a collection asks of a country, with the workbook, and a form where little is asked.
public enum QuestionnairePage {
    /// What the page shows.
    public struct Model: Sendable {
        public var title: String
        public var area: String
        public var round: String
        /// Terms with what is said: who asks, by when.
        public var facts: [(term: String, text: String)]
        public var tables: [Table]
        /// Tables that are asked and not in the questionnaire, with the reason.
        public var leftOut: [String]
        /// Where the workbook is; nil for those who may not answer.
        public var workbook: String?
        /// Why there is no form, or no workbook; nil where there is one.
        public var note: String?
        /// Where the form goes; nil where there is none.
        public var form: String?
        /// The sources that cells are filled from, in the order of their numbers.
        public var sources: [String]
        /// What was found when the form was checked; nil before.
        public var checked: [String]?
        /// What the marks mean.
        public var marks: [String]
        public var remarks: String

        public init(
            title: String, area: String, round: String,
            facts: [(term: String, text: String)] = [], tables: [Table] = [],
            leftOut: [String] = [], workbook: String? = nil, note: String? = nil,
            form: String? = nil, sources: [String] = [], checked: [String]? = nil,
            marks: [String] = [], remarks: String = ""
        ) {
            self.title = title
            self.area = area
            self.round = round
            self.facts = facts
            self.tables = tables
            self.leftOut = leftOut
            self.workbook = workbook
            self.note = note
            self.form = form
            self.sources = sources
            self.checked = checked
            self.marks = marks
            self.remarks = remarks
        }
    }

    /// A table that is asked.
    public struct Table: Sendable {
        /// The name of its sheet: `Table 1`.
        public var sheet: String
        public var title: String
        /// What it counts, and its definition.
        public var about: [String]
        public var cells: Int
        public var known: Int
        /// The heading of the column of counterparts.
        public var heading: String
        public var years: [Int]
        /// Rows of the form; none where the page has no form.
        public var rows: [Row]
        /// Questions on definitions.
        public var questions: [Question]

        public init(
            sheet: String, title: String, about: [String], cells: Int, known: Int,
            heading: String = "", years: [Int] = [], rows: [Row] = [], questions: [Question] = []
        ) {
            self.sheet = sheet
            self.title = title
            self.about = about
            self.cells = cells
            self.known = known
            self.heading = heading
            self.years = years
            self.rows = rows
            self.questions = questions
        }
    }

    /// A row of a table's form.
    public struct Row: Sendable {
        /// Counterpart, sex and age in words; words that say nothing are left out.
        public var label: String
        public var cells: [Cell]

        public init(label: String, cells: [Cell]) {
            self.label = label
            self.cells = cells
        }
    }

    /// A field for a figure.
    public struct Cell: Sendable {
        /// The name of the field.
        public var name: String
        public var text: String
        /// The number of the source that it is filled from, from 1; nil where it is not.
        public var source: Int?
        /// What is wrong with what was typed, or with a total; nil for nothing.
        public var fault: String?

        public init(name: String, text: String = "", source: Int? = nil, fault: String? = nil) {
            self.name = name
            self.text = text
            self.source = source
            self.fault = fault
        }
    }

    /// A question on definitions.
    public struct Question: Sendable {
        public var name: String
        public var words: String
        public var hint: String
        /// Code and words; none where words are asked.
        public var options: [(value: String, text: String)]
        public var chosen: String

        public init(
            name: String, words: String, hint: String, options: [(value: String, text: String)],
            chosen: String
        ) {
            self.name = name
            self.words = words
            self.hint = hint
            self.options = options
            self.chosen = chosen
        }
    }
}
