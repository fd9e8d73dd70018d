import Cubes
import Tables
import Vocabulary

extension TablePlan {
    /// Dimensions whose texts are looked up, with the column or header of each.
    var used: [(name: String, column: ColumnSense)] {
        ends.map { ($0.dimension.rawValue, $0.column) }
            + [("SEX", sex), ("AGE", age), ("TIME_PERIOD", time)].compactMap { name, column in
                guard
                    dataflow.dimensions.contains(where: { $0.rawValue == name })
                        || name == MappingReader.period
                else { return nil }
                return column.map { (name, $0) }
            }
    }

    func addRules(_ draft: inout DraftText) {
        var rules = DraftText()
        for (name, column) in used {
            addTexts(
                column, column.sense.totals.map { ($0, "") }, "totals, whose parts are taken", nil,
                &rules)
            addTexts(
                column, column.sense.groups.map { ($0.text, $0.name) },
                "groups of areas, whose members are taken", nil, &rules)
            addTexts(
                column,
                column.sense.unknown.map { item in
                    (
                        item.text,
                        item.near.isEmpty
                            ? ""
                            : "did you mean "
                                + item.near.map { "\($0.id) (\($0.shortName))" }
                                .joined(separator: " or ") + "?"
                    )
                }, "\(name) not known",
                "DECIDE: give each text that is to be taken a code under \(name).codes, and strike it here",
                &rules)
        }
        addRows(&rules)
        if hasSameArea {
            rules.add("  - same-area: yes")
            rules.add("reason", "within one area", indent: 4)
        }
        if !surplus.isEmpty {
            let names = surplus.prefix(8).map { survey.heading(above: $0) }.filter { !$0.isEmpty }
            let count = survey.body.reduce(0) { count, line in
                count + surplus.count { [.figure, .year].contains(survey.kind(line, $0)) }
            }
            rules.note(
                "DECIDE: \(count) figures are not taken, in columns that nothing tells apart from those "
                    + "taken"
                    + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"), indent: 2)
        }
        if !rules.lines.filter({ !$0.hasPrefix("  #") }).isEmpty {
            draft.add("leave-out", "")
            for line in rules.lines { draft.add(line) }
        } else {
            for line in rules.lines { draft.add(line) }
        }
        addOnly(&draft)
    }

    private func addTexts(
        _ column: ColumnSense, _ texts: [(text: String, comment: String)], _ reason: String,
        _ decision: String?, _ draft: inout DraftText
    ) {
        guard !texts.isEmpty else { return }
        if let decision { draft.note(decision, indent: 2) }
        switch column.place {
        case .column(let number): draft.add("  - column: \(SourceCell.letters(number))")
        case .header(let row): draft.add("  - header: \(row)")
        case .heading, .offset, .component: return
        }
        draft.add("is", "", indent: 4)
        for (text, comment) in texts.prefix(2000) {
            draft.add(
                "      - \(MappingDraft.scalar(text))"
                    + (comment.isEmpty ? "" : "  # \(DraftText.shown(comment, 200))"))
        }
        draft.add("reason", MappingDraft.scalar(reason), indent: 4)
    }

    /// Rows among the figures that have none: headings of sections, notes.
    private func addRows(_ draft: inout DraftText) {
        var ranges: [ClosedRange<Int>] = []
        for line in survey.body {
            let isEmpty = survey.figures.allSatisfy { column in
                let kind = survey.kind(line, column)
                return kind == .blank
                    || kind == .text && MappingText.plain(line.text(column)).count > 12
            }
            guard isEmpty, !isLabelled(line) else { continue }
            if let last = ranges.last, last.upperBound + 1 == line.number {
                ranges[ranges.count - 1] = last.lowerBound...line.number
            } else {
                ranges.append(line.number...line.number)
            }
        }
        for range in ranges.prefix(500) {
            let text = survey.lines.first { $0.number == range.lowerBound }.map { line in
                (1...max(1, min(line.lastColumn, 20))).map { MappingText.plain(line.text($0)) }
                    .first { !$0.isEmpty } ?? ""
            }
            let rows =
                range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
            draft.add("  - rows: \(rows)  # \(DraftText.shown(text ?? "", 60))")
            draft.add("reason", "rows without figures", indent: 4)
        }
    }

    private func addOnly(_ draft: inout DraftText) {
        guard !only.isEmpty else { return }
        draft.add("only", "")
        for (column, text) in only {
            guard case .column(let number) = column.place else { continue }
            let others = column.texts.filter { $0 != text }.prefix(8).joined(separator: ", ")
            draft.note(
                "DECIDE: column \"\(column.heading)\" has several texts and no dimension; "
                    + "the others are \(others)", indent: 2)
            draft.add("  - column: \(SourceCell.letters(number))")
            draft.add("is", MappingDraft.scalar(text), indent: 4)
            draft.add("reason", MappingDraft.scalar("other than \(text)"), indent: 4)
        }
    }

    /// Sums that the table prints.
    func addChecks(_ draft: inout DraftText) {
        guard hasChecks else {
            for check in failedChecks.prefix(3) { draft.note("no check: \(check)") }
            return
        }
        var rows: [Int] = []
        for (_, column) in used {
            guard case .column(let number) = column.place else { continue }
            let totals = Set(column.sense.totals)
            rows += survey.body.filter { totals.contains(MappingText.plain($0.text(number))) }
                .map(\.number)
        }
        guard rows.count == 1, let row = rows.first else { return }
        draft.add()
        draft.add("checks", "")
        draft.add("  - name: the rows add up to the total")
        draft.add("total-row", "\(row)", indent: 4)
    }

    /// What the series count: the guess that the title allows, and the other questions as comments.
    static func addDefinitions(_ dataflow: Dataflow, _ words: String, _ draft: inout DraftText) {
        draft.note(
            "What the figures count, as far as the publisher says; `corridor compare` goes by it. Take"
        )
        draft.note("away the # of what is known, and leave the rest: nothing is filled in.")
        draft.add("definitions", "")
        let folded = TableWords.folded(words)
        for aspect in Aspect.allCases {
            let answers = aspect.answers.map { "\($0.code) \($0.words)" }.joined(separator: "; ")
            switch (aspect, dataflow) {
            case (.measure, .stock), (.measure, .displaced):
                draft.add("measure", "STOCK", indent: 2)
            case (.measure, .remittance): draft.add("measure", "MONEY", indent: 2)
            case (.time, _)
            where [
                "31.12", "31 dec", "december 31", "31. dez", "31 dez", "31 de dic", "31 dicembre",
            ].contains(where: folded.contains):
                draft.add("time", "12-31", indent: 2, "guessed from the title")
            case (.time, _)
            where [
                "01.01", "1 jan", "january 1", "1er jan", "1. jan", "1 de enero", "1 gennaio",
                "1° gennaio",
            ].contains(where: { text in
                // Not "31 January" or "21. Januar".
                folded.ranges(of: text).contains { range in
                    range.lowerBound == folded.startIndex
                        || !folded[folded.index(before: range.lowerBound)].isNumber
                }
            }):
                draft.add("time", "01-01", indent: 2, "guessed from the title")
            default:
                let code = aspect.answers.first?.code ?? ""
                draft.note("\(aspect.rawValue): \(code)  # \(aspect.name): \(answers)", indent: 2)
            }
        }
    }
}
