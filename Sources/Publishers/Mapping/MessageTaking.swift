import Cubes
import SDMX
import Tables
import Vocabulary

/// One pass over an SDMX message as a mapping describes it.
struct MessageTaking {
    private let mapping: Mapping
    private var taken: MappedFigures
    private var codes: [(place: Int, component: String, reading: CodeReading)] = []
    private var period: PeriodReading
    private let file: String
    /// Place of the column of figures in a CSV; nil where the format has no columns.
    private var valueColumn: Int?
    private var checkedSet = 0
    private var line = 1
    private var character = 1

    init(_ mapping: Mapping, _ book: CodeBook, file: String) {
        self.mapping = mapping
        self.file = file
        taken = MappedFigures(mapping, file: file, sheet: nil)
        period = PeriodReading(mapping.period)
        for (place, dimension) in mapping.dataflow.dimensions.enumerated() {
            guard let value = mapping.dimensions[dimension],
                case .component(let id)? = value.place
            else { continue }
            codes.append((place, id, CodeReading(dimension, value, book, mapping: mapping.name)))
        }
    }

    mutating func read(
        _ input: InputFile, structures: Structures?
    ) throws(PublisherError) -> TableReading {
        do {
            if case .columns(let names) = FileContent(of: input) {
                valueColumn = names.firstIndex {
                    $0 == mapping.measure || $0.hasPrefix(mapping.measure + ":")
                        || $0.hasPrefix(mapping.measure + "[")
                }.map { $0 + 1 }
            }
            try run(DataMessageReader(.bytes(input.bytes), structures: structures))
        } catch let error as PublisherError {
            throw error
        } catch let error as SDMXError {
            let place = error.line.map { ", row \($0)" } ?? ""
            throw PublisherError(
                kind: .container, place: file + place, found: error.found,
                expected: error.expected.isEmpty ? "an SDMX data message" : error.expected)
        } catch {
            throw PublisherError(
                kind: .container, place: file, found: "\(error)",
                expected: "an SDMX data message")
        }
        if let refusal = taken.refusal(
            "take one code of what tells them apart (only:), or map it to a dimension")
        {
            throw refusal
        }
        taken.checkSums()
        return TableReading(
            dataSet: mapping.dataSet, cubes: [taken.cube], report: taken.report())
    }

    private mutating func run(_ reader: DataMessageReader) throws {
        let fixed = taken.fixedCodes()
        while true {
            do {
                guard let row = try reader.nextObservation() else { break }
                if reader.dataSetCount != checkedSet {
                    checkedSet = reader.dataSetCount
                    try check(row.columns)
                }
                (line, character) = reader.place
                taken.log.report.rows += 1
                try take(row, fixed)
            } catch let error as SDMXError where !error.kind.endsReading {
                taken.log.report.rows += 1
                try taken.log.fault(
                    "row", at: taken.log.cell(error.line ?? line, error.column ?? 1),
                    found: error.found, expected: error.expected)
            }
        }
        guard taken.log.report.rows > 0 else {
            throw PublisherError(
                kind: .layout, place: file, found: "a message without observations",
                expected: "one observation or more")
        }
    }

    /// Every dimension of the message is mapped, or one of its codes is taken; nothing else tells
    /// figures apart.
    private func check(_ columns: [DataColumn]) throws(PublisherError) {
        let ids = Set(columns.map(\.id))
        var used: Set<String> = [mapping.measure]
        for value in Array(mapping.dimensions.values) + [mapping.period]
            + mapping.attributes.map(\.value)
        {
            if case .component(let id)? = value.place { used.insert(id) }
        }
        for rule in mapping.rules {
            if case .text(.component(let id), _, _) = rule.test { used.insert(id) }
        }
        for id in used.sorted() where !ids.contains(id) {
            // An attribute that no observation has may be absent from a message without structure.
            let isAttribute = mapping.attributes.contains { $0.value.place == .component(id) }
            if isAttribute { continue }
            throw PublisherError(
                kind: .layout, place: file,
                found: "components " + columns.map(\.id).joined(separator: ", "),
                expected: "a component \(id), as \(mapping.name) says"
                    + Nearest.hint(id, among: columns.map(\.id)))
        }
        let unused = columns.filter { $0.role.isKey && !used.contains($0.id) }
        guard let first = unused.first else { return }
        throw PublisherError(
            kind: .layout, place: file,
            found: "dimensions that \(mapping.name) does not speak of: "
                + unused.map(\.id).joined(separator: ", "),
            expected: "each mapped under dimensions (line \(mapping.dimensionsLine)), or the codes "
                + "that are taken: only: - {component: \(first.id), is: CODE, reason: ...}")
    }

    // MARK: Observations

    private var cell: SourceCell {
        let column = valueColumn ?? (character <= Int(UInt16.max) ? character : 1)
        return taken.log.cell(line, column)
    }

    private mutating func take(_ row: DataRow, _ fixed: [UInt32]) throws(PublisherError) {
        for rule in mapping.rules {
            guard case .text(.component(let id), let texts, let begins) = rule.test else {
                continue
            }
            let text = MappingText.plain(row[id] ?? "")
            let fits = texts.contains(text) || begins.contains { text.hasPrefix($0) }
            if fits != rule.isOnly {
                return taken.log.leaveOut("observations: " + rule.reason, at: cell)
            }
        }
        var key = fixed
        for index in codes.indices {
            let text = row[codes[index].component] ?? ""
            let name = codes[index].reading.dimension.rawValue
            let (meaning, isNew) = codes[index].reading.meaning(of: text)
            switch meaning {
            case .code(let code):
                key[codes[index].place] = taken.cube.intern(code, at: codes[index].place)
            case .fault(let found, let expected):
                return try refuse(name, found, expected, isNew)
            }
        }
        guard let period = try period(row) else { return }
        guard var observation = try observation(row, period) else { return }
        (observation.row, observation.column) = (cell.row, cell.column)
        try taken.take(key, observation, at: cell)
    }

    private mutating func refuse(
        _ name: String, _ found: String, _ expected: String, _ isNew: Bool
    ) throws(PublisherError) {
        if isNew {
            try taken.log.fault(name, at: cell, found: found, expected: expected)
        } else {
            taken.log.leaveOut(
                "observations: \(name) \(found.prefix(60)) (see the finding)", at: cell)
        }
    }

    private mutating func period(_ row: DataRow) throws(PublisherError) -> Vocabulary.Period? {
        guard case .component(let id)? = mapping.period.place else {
            return Vocabulary.Period(mapping.period.fixed)
        }
        let text = row[id] ?? ""
        let (found, isNew) = period.period(of: text)
        if found == nil {
            try refuse(MappingReader.period, "\"\(text.prefix(80))\"", period.expected, isNew)
        }
        return found
    }

    /// The value, its status and attributes; nil after a finding or where nothing was to be there.
    private mutating func observation(
        _ row: DataRow, _ period: Vocabulary.Period
    ) throws(PublisherError) -> Observation? {
        let text = row[mapping.measure] ?? ""
        var attributes = AttributeBuilder()
        for (name, value) in mapping.attributes {
            var text = value.fixed
            if case .component(let id)? = value.place { text = MappingText.plain(row[id] ?? "") }
            if let expected = attributes.add(name, text, value) {
                try taken.log.fault(
                    name.name, at: cell, found: "\"\(text.prefix(80))\"", expected: expected)
                return nil
            }
        }
        var observation: Observation
        if let reading = mapping.form.read(text) {
            switch reading.content {
            case .number(let value):
                observation = Observation(period: period, value: .number(value))
            case .missing(let reason):
                observation = Observation(
                    period: period, value: .missing(reason), status: reason.status)
            case .nothing:
                taken.log.leaveOut("figures: none was to be there", at: cell)
                return nil
            }
        } else if text.isEmpty || text == "NaN" || text == "#N/A" {
            // SDMX says so itself: no value, for the reason that the status gives.
            let reason =
                MissingReason.allCases.first { $0.status == attributes.status } ?? .notReported
            observation = Observation(
                period: period, value: .missing(reason), status: reason.status)
        } else {
            try taken.log.fault(
                mapping.measure, at: cell, found: "\"\(text.prefix(80))\"",
                expected: "a decimal number, nothing, or a mark of figures.missing")
            return nil
        }
        if let found = attributes.apply(to: &observation) {
            try taken.log.fault(
                "OBS_STATUS", at: cell, found: found, expected: "one status for a figure")
            return nil
        }
        return observation
    }
}
