import Cubes
import Tables
import Vocabulary

/// What a draft says of a table: which cells give which dimension, and what is left out.
struct TablePlan {
    let survey: TableSurvey
    let file: String
    let areas: AreaRegister
    private let grid: HeaderGrid
    var senses: [ColumnSense] = []
    var time: ColumnSense?
    var sex: ColumnSense?
    var age: ColumnSense?
    /// Areas by the dimension that they give.
    var ends: [(dimension: DimensionID, column: ColumnSense, isGuess: Bool)] = []
    var dataflow = Dataflow.stock
    var isDataflowGuessed = false
    /// The columns of figures that are taken, and those that nothing tells apart from them.
    var figures: [Int] = []
    var surplus: [Int] = []
    /// Columns with several texts of which one is taken.
    var only: [(column: ColumnSense, text: String)] = []
    /// Checks that do not hold.
    var failedChecks: [String] = []
    var hasChecks = true
    /// Whether some figures are within one area, as on the diagonal of a matrix.
    var hasSameArea = false

    init(_ survey: TableSurvey, file: String, areas: AreaRegister) {
        self.survey = survey
        self.file = file
        self.areas = areas
        figures = survey.figures
        var grid = HeaderGrid(survey.header, survey.merges, file: file, sheet: survey.sheet)
        for line in survey.lines where survey.header.contains(line.number) { grid.take(line) }
        self.grid = grid
        senses =
            survey.labels.map { ColumnSense(column: $0, survey, areas) }
            + survey.header.map { ColumnSense(header: $0, survey, areas) }
        chooseParts()
        chooseDataflow()
        chooseEnds()
        chooseFigures()
    }

    /// All words of the table, for guesses of what it is about.
    var words: String {
        (survey.titles + [survey.sheet ?? "", file] + senses.map(\.heading)
            + senses.flatMap { $0.texts.count <= 3 ? $0.texts : [] })
            .joined(separator: " ")
    }

    private mutating func chooseParts() {
        // A header row of years goes before a column of them, as it tells the figures apart.
        for column in senses.reversed() {
            switch column.sense.kind {
            case .time where time == nil: time = column
            case .sex where sex == nil: sex = column
            case .age where age == nil: age = column
            case .time, .sex, .age, .names, .scheme, .constant, .other: break
            }
        }
    }

    private mutating func chooseDataflow() {
        isDataflowGuessed = TableWords.dataflow(words) == nil
        dataflow = TableWords.dataflow(words) ?? .stock
        if dataflow == .asylum || dataflow == .displaced { dataflow = .displaced }
    }

    var isEmigration: Bool { TableWords.isEmigration(words) }

    /// The dimensions of the two ends, where people or money come from first.
    var pair: (DimensionID, DimensionID) {
        switch dataflow {
        case .stock, .flow, .displaced, .asylum, .permit, .acquisition, .displacedAge:
            (.origin, .destination)
        case .remittance: (.sendingArea, .receivingArea)
        case .emigration: (.criterionArea, .refArea)
        case .population, .deaths: (.refArea, .refArea)
        }
    }

    private mutating func chooseEnds() {
        var found: [ColumnSense] = []
        for column in senses where column.sense.isArea {
            if let twin = found.firstIndex(where: { isTwin($0, column) }) {
                if column.sense.unknown.count < found[twin].sense.unknown.count {
                    found[twin] = column
                }
            } else {
                found.append(column)
            }
        }
        let (from, to) = pair
        func role(_ column: ColumnSense) -> DimensionID? {
            if TableWords.has(TableWords.origin, in: column.heading) { return from }
            return TableWords.has(TableWords.destination, in: column.heading) ? to : nil
        }
        guard let first = found.first else { return }
        guard found.count > 1 else {
            let titles = survey.titles.joined(separator: " ")
            let isTitled =
                role(first) == nil && Self.namesDestination(titles)
                && !TableWords.has(TableWords.origin, in: titles)
            let isTo =
                role(first) == to && Self.namesDestination(first.heading) || isTitled
                || dataflow == .flow && isEmigration
            ends = [(isTo ? to : from, first, role(first) == nil)]
            return
        }
        if let corner = corner(of: found) {
            ends = [(from, corner.origin, true), (to, corner.destination, true)]
            return
        }
        let second =
            found.dropFirst().first { role($0) != nil && role($0) != role(first) } ?? found[1]
        switch (role(first), role(second)) {
        case (from?, _): ends = [(from, first, false), (to, second, role(second) != to)]
        case (to?, from?): ends = [(from, second, false), (to, first, false)]
        case (_, to?): ends = [(from, first, false), (to, second, false)]
        case (to?, _): ends = [(from, second, true), (to, first, false)]
        default: ends = [(from, first, true), (to, second, true)]
        }
    }

    /// The two ends of a matrix whose corner names both, as "Destination \\ Origin" does: the first
    /// is that of the rows, unless words say which goes across.
    private func corner(
        of found: [ColumnSense]
    ) -> (origin: ColumnSense, destination: ColumnSense)? {
        func isHeader(_ column: ColumnSense) -> Bool {
            if case .header = column.place { true } else { false }
        }
        guard let across = found.first(where: isHeader),
            let down = found.first(where: { !isHeader($0) })
        else { return nil }
        let heading = down.heading.replacing(" - ", with: "|").replacing(" \u{2013} ", with: "|")
        let parts = heading.split { "\\/|".contains($0) }.map(String.init)
        guard parts.count == 2 else { return nil }
        let areOrigins = parts.map { TableWords.has(TableWords.origin, in: $0) }
        let areDestinations = parts.map { TableWords.has(TableWords.destination, in: $0) }
        guard areOrigins[0] != areOrigins[1], areDestinations[areOrigins[0] ? 1 : 0] else {
            return nil
        }
        let isTurned =
            TableWords.has(TableWords.across, in: parts[0])
            || TableWords.has(TableWords.down, in: parts[1])
        let originIsDown = areOrigins[0] != isTurned
        return originIsDown ? (down, across) : (across, down)
    }

    /// Whether words say that areas are where people are, where no others say where they are from.
    private static func namesDestination(_ text: String) -> Bool {
        TableWords.has(["dest", "host", "asylum", "reporting", "receiv", "geo", "ziel"], in: text)
    }

    private func isTwin(_ a: ColumnSense, _ b: ColumnSense) -> Bool {
        guard case .column(let one) = a.place, case .column(let other) = b.place else {
            return false
        }
        func area(_ text: String, _ sense: LabelSense) -> String? {
            switch sense.kind {
            case .scheme(let scheme): return (try? areas.resolve(text, in: scheme))?.id
            case .names:
                let found = areas.areas(named: text)
                return found.count == 1 ? found[0].id : nil
            case .time, .sex, .age, .constant, .other: return nil
            }
        }
        var same = 0
        var both = 0
        for line in survey.body.prefix(300) {
            guard let first = area(MappingText.plain(line.text(one)), a.sense),
                let second = area(MappingText.plain(line.text(other)), b.sense)
            else { continue }
            both += 1
            if first == second { same += 1 }
        }
        return both > 0 && same * 10 >= both * 8
    }

    /// Header rows that give a dimension.
    var headers: [ColumnSense] {
        ([time, sex, age].compactMap { $0 } + ends.map(\.column)).filter { column in
            if case .header = column.place { true } else { false }
        }
    }

    private mutating func chooseFigures() {
        var seen: Set<[String]> = []
        var kept: [Int] = []
        let candidates =
            headers.isEmpty
            ? survey.figures.sorted { rank($0) != rank($1) ? rank($0) < rank($1) : $0 < $1 }
            : survey.figures
        for column in candidates {
            let key = headers.map { text(of: $0, over: column) }
            if key.contains("") { continue }
            if seen.insert(key).inserted { kept.append(column) } else { surplus.append(column) }
        }
        if !kept.isEmpty { figures = kept.sorted() }
        surplus.sort()
    }

    /// The columns of which every header is understood.
    var understood: [Int] {
        let headers = headers
        return figures.filter { column in
            headers.allSatisfy { header in
                let text = text(of: header, over: column)
                return !header.sense.unknown.contains { $0.text == text }
            }
        }
    }

    /// Headings of figures go before others.
    private func rank(_ column: Int) -> Int {
        let words = [
            "value", "obs_value", "figure", "number", "count", "persons", "people", "total", "wert",
            "anzahl", "valeur", "effectif", "valor", "n", "migrants", "stock", "flow",
        ]
        return TableWords.has(words, in: survey.heading(above: column)) ? 0 : 1
    }

    /// The text of a header row over a column of figures.
    func text(of header: ColumnSense, over column: Int) -> String {
        guard case .header(let row) = header.place else { return "" }
        return grid.text(row, column, fills: header.fills)
    }

    // MARK: Second thoughts

    /// Decides one more thing after a try; false where nothing is left to decide.
    mutating func amend(after attempt: MappingSuggestion.Attempt) -> Bool {
        if attempt.isDuplicate {
            let used = Set(only.map(\.column.place))
            let other = senses.first { column in
                if case .column = column.place {
                    column.texts.count > 1 && !used.contains(column.place)
                        && (column.sense.kind == .other
                            || column.sense.isArea
                                && !ends.contains { $0.column.place == column.place }
                            || isSpare(column))
                } else {
                    false
                }
            }
            guard let other else { return false }
            let total = other.texts.first { TableWords.totals.contains(TableWords.folded($0)) }
            only.append((other, total ?? other.texts[0]))
            return true
        }
        guard let report = attempt.report else { return false }
        if !hasSameArea, report.findings.contains(where: { $0.what == MappedFigures.sameArea }) {
            hasSameArea = true
            return true
        }
        let failed = report.checks.filter { !$0.passed }
        if hasChecks, !failed.isEmpty {
            failedChecks = failed.map { "\($0.name): \($0.found)" }
            hasChecks = false
            return true
        }
        return false
    }

    /// A second column of years, sexes or ages.
    private func isSpare(_ column: ColumnSense) -> Bool {
        switch column.sense.kind {
        case .time: column.place != time?.place
        case .sex: column.place != sex?.place
        case .age: column.place != age?.place
        case .names, .scheme, .constant, .other: false
        }
    }
}

extension TablePlan {
    /// Whether a row has all its labels but perhaps no figure: then its blanks are missing figures,
    /// and it is no heading of a section.
    func isLabelled(_ line: TableLine) -> Bool {
        let columns = used.map(\.column).compactMap { column -> (Int, ColumnSense)? in
            if case .column(let number) = column.place { (number, column) } else { nil }
        }
        guard !columns.isEmpty else { return false }
        return columns.allSatisfy { number, column in
            let text = MappingText.plain(line.text(number))
            return text.isEmpty ? column.fills : column.known.contains(text)
        }
    }
}
