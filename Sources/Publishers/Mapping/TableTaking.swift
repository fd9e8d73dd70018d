import Cubes
import Tables
import Vocabulary

/// One pass over a table as a mapping describes it.
struct TableTaking {
    private let mapping: Mapping
    private var lines: TableLines
    private var taken: MappedFigures
    private var grid: HeaderGrid
    /// Dimensions whose code stands in the figure's row, and in its column's header.
    private var inRow: [(place: Int, cell: CellPlace, reading: CodeReading)] = []
    private var inHeader: [(place: Int, row: Int, reading: CodeReading)] = []
    private var period: PeriodReading
    private var columns: [FigureColumn] = []
    /// What a filled column said last.
    private var above: [Int: String] = [:]
    private var totals: TotalRows

    /// A column of figures with what its header says.
    private struct FigureColumn {
        let number: Int
        var codes: [UInt32]
        var period: Period?
        /// Why nothing is taken from it; nil where something is.
        var leftOut: String?
    }

    init(_ mapping: Mapping, _ book: CodeBook, _ file: InputFile) throws(PublisherError) {
        self.mapping = mapping
        lines = try TableLines(file, mapping.layout)
        taken = MappedFigures(mapping, file: file.name, sheet: lines.sheet)
        grid = HeaderGrid(mapping.layout.header, lines.merges, file: file.name, sheet: lines.sheet)
        period = PeriodReading(mapping.period)
        totals = TotalRows(mapping.checks)
        for (place, dimension) in mapping.dataflow.dimensions.enumerated() {
            guard let value = mapping.dimensions[dimension], let cell = value.place else {
                continue
            }
            let reading = CodeReading(dimension, value, book, mapping: mapping.name)
            if case .header(let row) = cell {
                inHeader.append((place, row, reading))
            } else {
                inRow.append((place, cell, reading))
            }
        }
    }

    mutating func read() throws(PublisherError) -> TableReading {
        var isReady = false
        while let line = try lines.line() {
            if mapping.layout.header.contains(line.number) { grid.take(line) }
            guard line.number >= mapping.layout.first else { continue }
            if !isReady {
                try prepare()
                isReady = true
            }
            guard !line.isBlank else { continue }
            taken.log.report.rows += 1
            try take(line)
        }
        guard isReady else {
            throw PublisherError(
                kind: .layout, place: grid.place,
                found: "no row \(mapping.layout.first) or below",
                expected: "figures from row \(mapping.layout.first) on, as \(mapping.name) says")
        }
        if let refusal = taken.refusal(
            "leave rows or columns out (totals, notes), or map what tells them apart")
        {
            throw refusal
        }
        taken.checkSums()
        totals.check(&taken.log)
        return TableReading(
            dataSet: mapping.dataSet, cubes: [taken.cube], report: taken.report())
    }

    // MARK: The columns

    /// Finds the columns of figures and reads their headers, once the header is known.
    private mutating func prepare() throws(PublisherError) {
        let fixed = taken.fixedCodes()
        var headings: [CellPlace] = inRow.map(\.cell)
        if let place = mapping.period.place { headings.append(place) }
        headings += mapping.attributes.compactMap(\.value.place)
        for rule in mapping.rules {
            if case .text(let place, _, _) = rule.test { headings.append(place) }
        }
        for place in headings { try grid.find(place) }
        for number in try grid.figures(mapping.layout.figures) {
            var column = FigureColumn(number: number, codes: fixed)
            column.leftOut = leftOut(number)
            if column.leftOut == nil { try readHeader(&column) }
            columns.append(column)
        }
    }

    private func leftOut(_ column: Int) -> String? {
        for rule in mapping.rules {
            switch rule.test {
            case .columns(let ranges):
                if ranges.contains(where: { $0.contains(column) }) { return rule.reason }
            case .text(.header(let row), let texts, let begins):
                let text = grid.text(row, column, fills: fills(header: row))
                let fits = Self.fits(text, texts, begins)
                if fits != rule.isOnly { return rule.reason }
            case .rows, .text, .sameArea: break
            }
        }
        return nil
    }

    /// Whether some dimension that stands in a header row fills it.
    private func fills(header row: Int) -> Bool {
        let place = CellPlace.header(row)
        return mapping.period.place == place && mapping.period.fills
            || mapping.dimensions.values.contains { $0.place == place && $0.fills }
    }

    private static func fits(_ text: String, _ texts: Set<String>, _ begins: [String]) -> Bool {
        let plain = MappingText.plain(text)
        return texts.contains(plain) || begins.contains { plain.hasPrefix($0) }
    }

    private mutating func readHeader(_ column: inout FigureColumn) throws(PublisherError) {
        for index in inHeader.indices {
            let (place, row, _) = inHeader[index]
            let text = grid.text(row, column.number, fills: inHeader[index].reading.value.fills)
            let name = inHeader[index].reading.dimension.rawValue
            switch inHeader[index].reading.meaning(of: text).meaning {
            case .code(let code): column.codes[place] = taken.cube.intern(code, at: place)
            case .fault(let found, let expected):
                try taken.log.fault(
                    name, at: grid.cell(row, column.number), found: found, expected: expected)
                column.leftOut = "\(name) of the column is not known (see the finding)"
                return
            }
        }
        if mapping.period.place == nil {
            column.period = Period(mapping.period.fixed)
        } else if case .header(let row)? = mapping.period.place {
            let text = grid.text(row, column.number, fills: mapping.period.fills)
            column.period = period.period(of: text).period
            if column.period == nil {
                try taken.log.fault(
                    MappingReader.period, at: grid.cell(row, column.number), found: "\"\(text)\"",
                    expected: period.expected)
                column.leftOut = "TIME_PERIOD of the column is not known (see the finding)"
            }
        }
    }

    // MARK: The rows

    /// What stands at a place of a row; a merged or filled cell has what stands before it.
    private mutating func text(_ place: CellPlace, _ line: TableLine, fills: Bool) -> String {
        guard let column = grid.column(place) else { return "" }
        var text = MappingText.plain(line.text(column))
        if text.isEmpty, let merged = grid.merged(line.number, column) { text = merged }
        if text.isEmpty, fills { text = above[column] ?? "" }
        return text
    }

    /// Keeps what a row says for the rows below it, whether or not it is read itself.
    private mutating func keep(_ line: TableLine) throws(PublisherError) {
        try grid.begin(line)
        for item in inRow where item.reading.value.fills { keep(item.cell, line) }
        if mapping.period.fills, let place = mapping.period.place { keep(place, line) }
        for (_, value) in mapping.attributes where value.fills {
            if let place = value.place { keep(place, line) }
        }
    }

    private mutating func keep(_ place: CellPlace, _ line: TableLine) {
        guard let column = grid.column(place) else { return }
        let text = MappingText.plain(line.text(column))
        if !text.isEmpty { above[column] = text }
    }

    private mutating func take(_ line: TableLine) throws(PublisherError) {
        let first = taken.log.cell(line.number, columns.first?.number ?? 1, sheet: lines.sheet)
        if let last = mapping.layout.last, line.number > last {
            totals.see(line, mapping.form, columns.map(\.number))
            return taken.log.leaveOut("rows below the table", at: first)
        }
        try keep(line)
        totals.see(line, mapping.form, columns.map(\.number))
        for rule in mapping.rules {
            let fits: Bool
            switch rule.test {
            case .rows(let rows): fits = rows.contains(line.number)
            case .text(let place, let texts, let begins):
                if case .header = place { continue }
                fits = Self.fits(text(place, line, fills: false), texts, begins)
            case .columns, .sameArea: continue
            }
            if fits != rule.isOnly {
                return taken.log.leaveOut("rows: " + rule.reason, at: first)
            }
        }
        guard let codes = try rowCodes(line) else { return }
        var rowPeriod: Period?
        if let place = mapping.period.place, !Self.isHeader(place) {
            rowPeriod = try period(place, line)
            if rowPeriod == nil { return }
        }
        for column in columns {
            try take(line, column, codes, rowPeriod)
        }
    }

    private static func isHeader(_ place: CellPlace) -> Bool {
        if case .header = place { true } else { false }
    }

    /// The codes that stand in a row; nil after a finding.
    private mutating func rowCodes(
        _ line: TableLine
    ) throws(PublisherError) -> [(place: Int, code: UInt32)]? {
        var codes: [(Int, UInt32)] = []
        for index in inRow.indices {
            let (place, cell, _) = inRow[index]
            let text = text(cell, line, fills: inRow[index].reading.value.fills)
            let name = inRow[index].reading.dimension.rawValue
            let at = taken.log.cell(line.number, grid.column(cell) ?? 1, sheet: lines.sheet)
            let (meaning, isNew) = inRow[index].reading.meaning(of: text)
            switch meaning {
            case .code(let code): codes.append((place, taken.cube.intern(code, at: place)))
            case .fault(let found, let expected):
                if isNew {
                    try taken.log.fault(name, at: at, found: found, expected: expected)
                } else {
                    taken.log.leaveOut(
                        "rows: \(name) \(found.prefix(60)) (see the finding)", at: at)
                }
                return nil
            }
        }
        return codes
    }

    private mutating func period(
        _ place: CellPlace, _ line: TableLine
    ) throws(PublisherError) -> Period? {
        let text = text(place, line, fills: mapping.period.fills)
        let (found, isNew) = period.period(of: text)
        if found == nil {
            let at = taken.log.cell(line.number, grid.column(place) ?? 1, sheet: lines.sheet)
            let shown = text.isEmpty ? "nothing" : "\"\(text.prefix(80))\""
            if isNew {
                try taken.log.fault(
                    MappingReader.period, at: at, found: shown, expected: period.expected)
            } else {
                taken.log.leaveOut("rows: TIME_PERIOD \(shown) (see the finding)", at: at)
            }
        }
        return found
    }

    // MARK: The figures

    private mutating func take(
        _ line: TableLine, _ column: FigureColumn, _ row: [(place: Int, code: UInt32)],
        _ rowPeriod: Period?
    ) throws(PublisherError) {
        let cell = taken.log.cell(line.number, column.number, sheet: lines.sheet)
        let value = line[column.number]
        if let reason = column.leftOut {
            if !value.isBlank { taken.log.leaveOut("columns: " + reason, at: cell) }
            return
        }
        guard let reading = reading(line, column.number) else {
            let shown =
                line.lacksResult(column.number)
                ? "a formula without a stored result"
                : value.isBlank ? "a blank cell" : "\"\(value.description.prefix(80))\""
            return try taken.log.fault(
                "figure", at: cell, found: shown,
                expected: "a number, or a mark that the mapping knows: add "
                    + CodeReading.quoted(MappingText.plain(value.description))
                    + ": not-reported (or suppressed, not-applicable, zero, none) to figures.missing"
            )
        }
        guard let period = rowPeriod ?? column.period else { return }
        var codes = column.codes
        for (place, code) in row { codes[place] = code }
        guard var observation = observation(reading, period) else {
            return taken.log.leaveOut("figures: none was to be there", at: cell)
        }
        guard try addAttributes(line, column.number, reading, &observation) else { return }
        (observation.row, observation.column) = (line.number, column.number)
        totals.add(column.number, observation.value.number)
        try taken.take(codes, observation, at: cell)
    }

    private func reading(_ line: TableLine, _ column: Int) -> FigureForm.Reading? {
        if line.lacksResult(column) { return nil }
        let value = line[column]
        if let number = value.number { return FigureForm.Reading(content: .number(number)) }
        return mapping.form.read(value.description)
    }

    private func observation(_ reading: FigureForm.Reading, _ period: Period) -> Observation? {
        switch reading.content {
        case .number(let value): Observation(period: period, value: .number(value))
        case .missing(let reason):
            Observation(period: period, value: .missing(reason), status: reason.status)
        case .nothing: nil
        }
    }

    /// Puts status and attributes to a figure; false after a finding.
    private mutating func addAttributes(
        _ line: TableLine, _ column: Int, _ reading: FigureForm.Reading,
        _ observation: inout Observation
    ) throws(PublisherError) -> Bool {
        var attributes = AttributeBuilder(reading.flags)
        for (name, value) in mapping.attributes {
            var at = taken.log.cell(line.number, column, sheet: lines.sheet)
            let text: String
            switch value.place {
            case nil: text = value.fixed
            case .offset(let count)?:
                at = taken.log.cell(line.number, column + count, sheet: lines.sheet)
                text = MappingText.plain(line.text(column + count))
            case .header(let row)?: text = grid.text(row, column, fills: value.fills)
            case let place?: text = self.text(place, line, fills: value.fills)
            }
            if let expected = attributes.add(name, text, value) {
                try taken.log.fault(
                    name.name, at: at, found: "\"\(text.prefix(80))\"", expected: expected)
                return false
            }
        }
        if let found = attributes.apply(to: &observation) {
            try taken.log.fault(
                "OBS_STATUS", at: taken.log.cell(line.number, column, sheet: lines.sheet),
                found: found, expected: "one status for a figure")
            return false
        }
        return true
    }
}
