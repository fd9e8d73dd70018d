import Cubes
import Tables
import Vocabulary

extension TablePlan {
    /// The mapping as text.
    var text: String {
        var draft = DraftText()
        draft.note("Drafted by `corridor mapping suggest` from \(file).")
        draft.note(
            "Read it before you import by it: lines with `guessed` may be wrong, and lines with")
        draft.note("DECIDE need you. Every key is explained in docs/mapping.md.")
        draft.add("corridor-mapping", "1")
        draft.add()
        addSource(&draft)
        draft.add()
        draft.add(
            "dataflow", dataflow.rawValue,
            (isDataflowGuessed ? "DECIDE: " : "guessed from the words of the table: ")
                + "DF_STOCK people there, DF_FLOW moves, DF_DISPLACED refugees, DF_REMITTANCE, ...")
        draft.add()
        addLayout(&draft)
        draft.add()
        addFigures(&draft)
        draft.add()
        addDimensions(&draft)
        draft.add()
        addAttributes(&draft)
        draft.add()
        addRules(&draft)
        addChecks(&draft)
        draft.add()
        Self.addDefinitions(dataflow, words, &draft)
        return draft.text
    }

    private func addSource(_ draft: inout DraftText) {
        let title = survey.titles.first { $0.count > 8 } ?? survey.sheet ?? file
        let credit = (survey.footnotes + survey.titles).first { line in
            ["source:", "quelle:", "fuente:", "source :", "fonte:"].contains {
                TableWords.folded(line).hasPrefix($0)
            }
        }
        let publisher = credit.map { line in
            MappingText.plain(String(line.drop { $0 != ":" }.dropFirst()))
        }
        Self.addSource(
            &draft, title: title, publisher: publisher ?? "", isTitle: !survey.titles.isEmpty)
    }

    /// The part that says whose the table is; a table seldom says more than its title.
    static func addSource(
        _ draft: inout DraftText, title: String, publisher: String, isTitle: Bool
    ) {
        let title = DraftText.shown(title, 200)
        let publisher = DraftText.shown(publisher, 120)
        draft.add("source", "")
        draft.add(
            "id", "MY_SOURCE", indent: 2,
            "DECIDE: a code for publisher and edition, such as STATEX_2024")
        draft.add(
            "table", "table-1", indent: 2,
            "DECIDE: a name for this table; an import replaces what the same table said before")
        draft.add(
            "publisher", MappingDraft.scalar(publisher.isEmpty ? "not stated" : publisher),
            indent: 2,
            publisher.isEmpty ? "DECIDE: who publishes it" : "guessed from a line of the table")
        draft.add(
            "title", MappingDraft.scalar(title), indent: 2,
            isTitle ? "found above the table" : "guessed")
        draft.add(
            "citation",
            MappingDraft.scalar(publisher.isEmpty ? title : "\(publisher): \(title)"), indent: 2,
            "DECIDE: how the publisher asks to be cited")
        draft.add(
            "licence", "not stated", indent: 2, "DECIDE: the terms, such as CC BY 4.0")
        draft.add("url", "\"\"", indent: 2, "where the publisher shows it")
    }

    private func addLayout(_ draft: inout DraftText) {
        draft.add("table", "")
        if let sheet = survey.sheet {
            draft.add("sheet", MappingDraft.scalar(sheet), indent: 2)
            if !survey.otherSheets.isEmpty {
                let list = survey.otherSheets.prefix(12).map { "\"\($0.name)\" (\($0.figures))" }
                draft.note(
                    "DECIDE: other sheets with numbers, of which nothing is taken: "
                        + list.joined(separator: ", ")
                        + "; each needs a copy of this mapping with its own sheet, period and table",
                    indent: 2)
            }
        }
        if let encoding = survey.encoding {
            draft.add("encoding", encoding, indent: 2, "guessed: the bytes are not UTF-8")
        }
        if let mark = survey.separator {
            let names: [Character: String] = [
                ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar",
            ]
            draft.add("separator", names[mark] ?? "comma", indent: 2)
        }
        let rows = survey.header.map(String.init).joined(separator: ", ")
        draft.add("header", "[\(rows)]", indent: 2)
        let below = survey.last.map { last in survey.lines.count { $0.number > last } } ?? 0
        draft.add(
            "rows", "\(survey.first)-\(survey.last.map(String.init) ?? "")", indent: 2,
            below > 0
                ? "\(below) rows below are no figures"
                : survey.isCut
                    ? "to the end; the first \(TableSurvey.mostRows) rows were looked at" : "")
    }

    private func addFigures(_ draft: inout DraftText) {
        draft.add("figures", "")
        let headings = figures.count == 1 ? survey.heading(above: figures[0]) : ""
        draft.add(
            "columns", Self.columns(figures), indent: 2,
            headings.isEmpty ? "" : "headed \"\(headings)\"")
        let form = survey.number.form
        if form.decimal == "," { draft.add("decimal", "\",\"", indent: 2) }
        if let mark = form.thousands {
            draft.add(
                "thousands", mark == " " ? "blank" : "\"\(mark)\"", indent: 2,
                survey.number.isAmbiguous
                    ? "DECIDE: guessed; if \(mark) is the decimal mark, say decimal: \"\(mark)\" instead"
                    : "")
        }
        let (marks, flags) = marksAndFlags
        if !marks.isEmpty {
            draft.add("missing", "", indent: 2)
            for mark in marks {
                let said = note(mark.text)
                draft.add(
                    MappingDraft.quoted(mark.text), Self.reason(said), indent: 4,
                    "DECIDE: \(mark.count) times"
                        + (said.map { "; the table says: \($0)" } ?? "")
                        + "; not-reported, suppressed, not-applicable, not-collected, zero, none")
            }
        }
        if !flags.isEmpty {
            draft.add("flags", "", indent: 2)
            for flag in flags { addFlag(flag.text, flag.count, &draft) }
        }
    }

    /// `C-N`, `[C-E, G]`.
    static func columns(_ columns: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for column in columns {
            if let last = ranges.last, last.upperBound + 1 == column {
                ranges[ranges.count - 1] = last.lowerBound...column
            } else {
                ranges.append(column...column)
            }
        }
        let texts = ranges.map { range in
            let first = SourceCell.letters(range.lowerBound)
            return range.count == 1 ? first : first + "-" + SourceCell.letters(range.upperBound)
        }
        return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
    }

    /// Marks in place of figures and beside them, with how often they stand there.
    private var marksAndFlags:
        (
            marks: [(text: String, count: Int)], flags: [(text: String, count: Int)]
        )
    {
        var marks: [String: Int] = [:]
        var flags: [String: Int] = [:]
        let labelled = survey.body.filter { line in
            figures.contains { survey.kind(line, $0) != .blank } || isLabelled(line)
        }
        let columns = understood
        for line in labelled {
            for column in columns {
                let text = MappingText.plain(line.text(column))
                switch survey.kind(line, column) {
                case .blank: marks["", default: 0] += 1
                case .mark: marks[text, default: 0] += 1
                case .figure, .year:
                    guard line[column].number == nil else { continue }
                    let flag = NumberFormGuess.withoutFlag(text).flag
                    if !flag.isEmpty { flags[flag, default: 0] += 1 }
                case .text: if text.count <= 12 { marks[text, default: 0] += 1 }
                }
            }
        }
        func sorted(_ table: [String: Int]) -> [(text: String, count: Int)] {
            table.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
                .map { ($0.key, $0.value) }
        }
        return (sorted(marks.filter { $0.value < 100_000_000 }), sorted(flags))
    }

    /// What the table's notes say of a mark; nil where no note begins with it.
    private func note(_ mark: String) -> String? {
        guard !mark.isEmpty else { return nil }
        let whole = survey.footnotes + survey.titles
        // "p = provisional; x = confidential": one note may explain several marks.
        let parts = whole.flatMap { $0.split(separator: ";") }.map { MappingText.plain(String($0)) }
        for note in parts + whole {
            for sign in [mark, "(\(mark))", "\"\(mark)\""] where note.hasPrefix(sign) {
                let rest = note.dropFirst(sign.count)
                if rest.count > 2, let next = rest.first, !next.isLetter, !next.isNumber {
                    return MappingText.plain(String(rest).trimmingMarks)
                }
            }
        }
        for note in parts {
            guard let range = note.firstRange(of: "(\(mark)) ") else { continue }
            return MappingText.plain(String(note[range.upperBound...]))
        }
        return nil
    }

    /// The reason that a note's words give.
    private static func reason(_ note: String?) -> String {
        let text = TableWords.folded(note ?? "")
        let words = [
            "not shown", "confiden", "suppress", "disclos", "geheim", "secret", "for publication",
            "not published", "vertraulich",
        ]
        if words.contains(where: text.contains) { return "suppressed" }
        let none = [
            "nichts vorhanden", "genau null", "nil", "neant", "nulo", "resultat nul", "zero",
        ]
        if none.contains(where: text.hasPrefix) { return "zero" }
        let senseless = [
            "not applicable", "sans objet", "no procede", "no aplica", "nicht sinnvoll",
        ]
        return senseless.contains(where: text.contains) ? "not-applicable" : "not-reported"
    }

    private func addFlag(_ text: String, _ count: Int, _ draft: inout DraftText) {
        let known = [
            "p": "P", "e": "E", "b": "B", "(p)": "P", "(e)": "E", "(b)": "B", "u": "U", "d": "D",
        ]
        let key = MappingDraft.quoted(text)
        let words = note(text)
        if let status = known[text.lowercased()] {
            let name = ObservationStatus(rawValue: status)?.name ?? ""
            draft.add(
                key, status, indent: 4,
                "\(count) times; guessed: \(name)" + (words.map { "; the table says: \($0)" } ?? "")
            )
        } else {
            draft.add(
                key, "{comment: \(MappingDraft.scalar(words ?? "marked \(text)"))}", indent: 4,
                words == nil
                    ? "DECIDE: \(count) times; what it means, or a status such as P, E, U"
                    : "\(count) times; from the table's notes")
        }
    }
}

extension String {
    /// Without the marks that stand between a footnote's sign and its text.
    fileprivate var trimmingMarks: String {
        String(drop { " :=-.)\u{2013}".contains($0) })
    }
}
