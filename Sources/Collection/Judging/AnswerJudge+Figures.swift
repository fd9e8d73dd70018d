internal import Vocabulary

extension AnswerJudge {
    // MARK: Totals

    /// Compares totals with their parts. Where every figure is a multiple of 5, 10, 100 or 1,000, they
    /// may differ by what rounding does.
    mutating func checkTotals(_ table: QuestionnaireTable) {
        guard let numbers = numbers[table.id] else { return }
        for check in table.checks {
            for year in table.years {
                let position = QuestionnaireTable.Position(row: check.total, year: year)
                guard let total = numbers[position] else { continue }
                let parts = check.parts.compactMap { numbers[.init(row: $0, year: year)] }
                guard !parts.isEmpty else { continue }
                let isWhole = parts.count == check.parts.count
                compare(total, parts, isWhole: isWhole, check, table, position)
            }
        }
    }

    private mutating func compare(
        _ total: Double, _ parts: [Double], isWhole: Bool, _ check: QuestionnaireCheck,
        _ table: QuestionnaireTable, _ position: QuestionnaireTable.Position
    ) {
        let sum = parts.reduce(0, +)
        let difference = sum - total
        // With parts that nobody stated, the total may only be larger.
        guard difference != 0, isWhole || difference > 0 else { return }
        let words = check.kind.words
        let allowed = Self.rounding(parts + [total])
        let isRounded = difference.magnitude <= allowed
        say(
            isRounded ? .remark : .question, .totals, table, position,
            found: "\(Self.text(total)), while \(words) are \(Self.text(sum))",
            expected: isWhole ? "the sum of \(words)" : "at least the sum of \(words)",
            isRounded
                ? "\(cellWords(table, position)): \(words) differ from the total by "
                    + "\(Self.text(difference.magnitude)), as rounded figures may."
                : "\(cellWords(table, position)) says \(Self.text(total)), but \(words) add up to "
                    + "\(Self.text(sum)). Which of them is to be corrected?")
    }

    /// By how much a total may differ from the sum of its parts where all are rounded alike.
    static func rounding(_ figures: [Double]) -> Double {
        let base = [1_000.0, 100, 10, 5].first { base in
            figures.allSatisfy { ($0 / base).rounded() * base == $0 }
        }
        return (base ?? 0) / 2 * Double(figures.count)
    }

    // MARK: Earlier answers

    /// Compares with what was answered before for the same years.
    mutating func checkPrevious(_ table: QuestionnaireTable) {
        guard let previous = questionnaire.previous[table.id], !previous.isEmpty else { return }
        let isAnswered = !(answered[table.id] ?? []).isEmpty
        for (position, text) in previous.sorted(by: { Self.order($0.key, $1.key) }) {
            guard table.rows.indices.contains(position.row), table.years.contains(position.year),
                case .figure(let before, _, _) = TypedFigure(text)
            else { continue }
            guard let now = numbers[table.id]?[position] else {
                if isAnswered, answered[table.id]?.contains(position) != true {
                    say(
                        .question, .previous, table, position, found: "nothing",
                        expected: "\(text), as answered before, or another figure",
                        "You answered \(text) for \(cellWords(table, position)) before, and nothing "
                            + "now. Shall the earlier figure stand?")
                }
                continue
            }
            guard now != before else { continue }
            let isLarge = tolerance.differ(now, before, by: tolerance.revision)
            say(
                isLarge ? .question : .remark, .previous, table, position, found: Self.text(now),
                expected: "\(text), as answered before"
                    + (isLarge
                        ? ", or at most \(Self.text(tolerance.revision)) times more or less" : ""),
                isLarge
                    ? "\(cellWords(table, position)) was \(text) in your earlier answer and is "
                        + "\(Self.text(now)) now. What changed?"
                    : "\(cellWords(table, position)) was \(text) in the earlier answer; the new figure "
                        + "takes its place.")
        }
    }

    /// Compares each figure with that of the year before it, within the answer.
    mutating func checkYears(_ table: QuestionnaireTable) {
        guard let numbers = numbers[table.id] else { return }
        for position in numbers.keys.sorted(by: Self.order) {
            let earlier = QuestionnaireTable.Position(row: position.row, year: position.year - 1)
            guard let now = numbers[position],
                let before = numbers[earlier] ?? previousNumber(table, earlier),
                tolerance.differ(now, before, by: tolerance.jump)
            else { continue }
            say(
                .question, .previous, table, position, found: Self.text(now),
                expected: "a figure within \(Self.text(tolerance.jump)) times that of "
                    + "\(earlier.year), \(Self.text(before))",
                "From \(earlier.year) to \(position.year) \(table.rows[position.row].key) goes from "
                    + "\(Self.text(before)) to \(Self.text(now)). Is that right, and what happened?"
            )
        }
    }

    private func previousNumber(
        _ table: QuestionnaireTable, _ position: QuestionnaireTable.Position
    ) -> Double? {
        guard let text = questionnaire.previous[table.id]?[position],
            case .figure(let number, _, _) = TypedFigure(text)
        else { return nil }
        return number
    }

    static func order(
        _ one: QuestionnaireTable.Position, _ other: QuestionnaireTable.Position
    ) -> Bool { (one.row, one.year) < (other.row, other.year) }

    // MARK: Others

    /// Compares with what others say; of each row and source the year that differs most is told.
    mutating func checkMirrors(
        _ table: QuestionnaireTable, _ mirrors: [QuestionnaireTable.Position: [MirrorFigure]]
    ) {
        struct Worst {
            var position: QuestionnaireTable.Position
            var figure: MirrorFigure
            var now: Double
            var ratio: Double
            var years = 1
        }
        var worst: [String: Worst] = [:]
        for (position, figures) in mirrors {
            guard let now = numbers[table.id]?[position] else { continue }
            for figure in figures where tolerance.differ(now, figure.value, by: tolerance.mirror) {
                let ratio = max(now, figure.value) / max(1, min(now, figure.value))
                let name = "\(position.row) \(figure.source)"
                let years = (worst[name]?.years ?? 0) + 1
                if let held = worst[name],
                    (held.ratio, held.position.year) >= (ratio, position.year)
                {
                    worst[name]?.years = years
                } else {
                    worst[name] = Worst(
                        position: position, figure: figure, now: now, ratio: ratio, years: years)
                }
            }
        }
        let sorted = worst.values.sorted {
            ($0.position.row, $0.figure.source) < ($1.position.row, $1.figure.source)
        }
        for item in sorted {
            let difference =
                item.figure.difference.isEmpty ? "" : " (\(item.figure.difference))"
            let others = item.years > 1 ? ", and differently in \(item.years) years" : ""
            say(
                .question, .mirror, table, item.position, found: Self.text(item.now),
                expected: "a figure within \(Self.text(tolerance.mirror)) times "
                    + "\(Self.text(item.figure.value)), which \(item.figure.source) has",
                "\(cellWords(table, item.position)) says \(Self.text(item.now)); "
                    + "\(item.figure.edition) has \(Self.text(item.figure.value))\(difference)"
                    + "\(others). What do you count that they do not, or they that you do not?")
        }
    }

    /// Tells of figures that the questionnaire was filled with and that were changed.
    mutating func checkKnown(_ table: QuestionnaireTable) {
        guard let known = questionnaire.known[table.id] else { return }
        for (position, figure) in known.sorted(by: { Self.order($0.key, $1.key) }) {
            guard figure.origin == .held, table.rows.indices.contains(position.row),
                let before = figure.number, let now = numbers[table.id]?[position], now != before
            else { continue }
            say(
                .remark, .prefilled, table, position, found: Self.text(now),
                expected: "\(figure.text), as filled in from \(figure.source)",
                "\(cellWords(table, position)) was filled in with \(figure.text) from "
                    + "\(figure.edition); your figure \(Self.text(now)) is taken.")
        }
    }
}
