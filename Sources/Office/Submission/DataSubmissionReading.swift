internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// Reads data that are sent in, and finds all that is wrong with them before anything is written.
struct DataSubmissionReading {
    private let reader: DataMessageReader
    private let office: Office
    private let catalogue: StructureCatalogue
    private var faults = SubmissionFaults()
    private var sources: [String: SubmittedSource] = [:]
    private var order: [String] = []
    private var changes: [SeriesKey: [Amendment.Change]] = [:]
    private var keys: [SeriesKey] = []
    private var codes: [Cubes.Dataflow: SubmittedCodes] = [:]
    private var current: SubmittedDataSet?
    /// A series of a deletion of which no observation was named yet.
    private var bareSeries: (choice: KeyPattern, line: Int)?
    private var seen: Set<PeriodOfSeries> = []

    private struct PeriodOfSeries: Hashable {
        let key: SeriesKey
        let period: Period
    }

    init(_ reader: DataMessageReader, _ office: Office, _ catalogue: StructureCatalogue) {
        self.reader = reader
        self.office = office
        self.catalogue = catalogue
    }

    /// What the message says, by source.
    ///
    /// - Throws: ``OfficeError`` with all faults; ``SDMXError`` for what cannot be read on.
    consuming func read() throws -> [SubmittedSource] {
        while true {
            do {
                guard let row = try reader.next() else { break }
                try take(row)
            } catch let error as SDMXError where !error.kind.endsReading {
                faults.add("\(error)")
            }
        }
        try endSeries()
        try faults.check()
        for key in keys {
            let source = key[.source] ?? ""
            if sources[source] == nil {
                sources[source] = SubmittedSource(source: source)
                order.append(source)
            }
            sources[source]?.dataflows.insert(key.dataflow.rawValue)
            let amendment = Amendment(key: key, changes: changes[key] ?? [])
            sources[source]?.amendments.append(amendment)
        }
        return order.compactMap { sources[$0] }
    }

    private mutating func take(_ row: DataRow) throws {
        switch row.level {
        case .dataSet:
            try endSeries()
            begin(reader.dataSet)
        case .group:
            // A key without a period, as formats of rows and SDMX-ML 3.0 write it.
            guard let current, current.action == .delete else { return }
            try deleteSeries(current.pattern(row), reader.place.line)
        case .series:
            try endSeries()
            guard let current, current.action == .delete else { return }
            bareSeries = (current.pattern(row), reader.place.line)
        case .observation:
            bareSeries = nil
            if current == nil { begin(reader.dataSet) }
            guard let current else { return }
            if current.action == .delete {
                try delete(row, current)
            } else {
                put(row, current)
            }
        }
    }

    private mutating func begin(_ info: DataSetInfo) {
        seen.removeAll()
        do {
            let set = try SubmittedDataSet(info)
            if codes[set.dataflow] == nil {
                codes[set.dataflow] = SubmittedCodes(set.dataflow, catalogue)
            }
            current = set
        } catch {
            current = nil
            faults.add("data set \(reader.dataSetCount): \(error)")
        }
    }

    private mutating func put(_ row: DataRow, _ set: SubmittedDataSet) {
        let line = reader.place.line
        var wrong: [String] = []
        func fault(_ component: String, _ found: String, _ expected: String) {
            wrong.append(
                "line \(line), \(component): found \(SubmissionFaults.quoted(found)), "
                    + "expected \(expected)")
        }
        var key: [String] = []
        for (dimension, column) in set.dimensions {
            let code = row.text(column) ?? ""
            if code.isEmpty {
                fault(dimension.rawValue, code, "a code")
            } else if let expected = codes[set.dataflow]?.fault(dimension.rawValue, code) {
                fault(dimension.rawValue, code, expected)
            }
            key.append(code)
        }
        let text = row.text(set.time) ?? ""
        let period = Period(text)
        if period == nil {
            fault("TIME_PERIOD", text, "a year, a month, a day or a range such as 2015-07-01/P5Y")
        }
        let parts = set.parts(row, line, codes[set.dataflow], fault)
        if wrong.isEmpty, let period, let key = try? SeriesKey(set.dataflow, key) {
            if seen.insert(PeriodOfSeries(key: key, period: period)).inserted {
                add(key, set.change(parts, period))
            } else {
                fault("\(key) \(period)", "a second figure", "one for a key and period")
            }
        }
        for line in wrong { faults.add(line) }
    }

    private mutating func delete(_ row: DataRow, _ set: SubmittedDataSet) throws {
        let line = reader.place.line
        let pattern = set.pattern(row)
        guard let text = row.text(set.time), !text.isEmpty else {
            try deleteSeries(pattern, line)
            return
        }
        guard let period = Period(text) else {
            faults.add(
                "line \(line), TIME_PERIOD: found \(SubmissionFaults.quoted(text)), "
                    + "expected a period, or nothing for all of a series")
            return
        }
        let choice = set.components(row)
        for key in try keys(pattern) {
            add(key, choice.map { .deleteParts(period, $0) } ?? .deleteObservation(period))
        }
    }

    private mutating func endSeries() throws {
        guard let (pattern, line) = bareSeries else { return }
        bareSeries = nil
        try deleteSeries(pattern, line)
    }

    private mutating func deleteSeries(_ pattern: KeyPattern, _ line: Int) throws {
        guard pattern.choices.contains(where: { $0 != nil }) else {
            faults.add(
                "line \(line): found a deletion without any key, expected one dimension at least: "
                    + "to take back all, withdraw the release")
            return
        }
        for key in try keys(pattern) { add(key, .deleteSeries) }
    }

    /// The series that a deletion means; the key itself where it is whole.
    private func keys(_ pattern: KeyPattern) throws -> [SeriesKey] {
        if pattern.isOneKey {
            return [try SeriesKey(pattern.dataflow, pattern.choices.map { $0?.first ?? "" })]
        }
        return try office.seen(by: .desk).index().keys(pattern)
    }

    private mutating func add(_ key: SeriesKey, _ change: Amendment.Change) {
        if changes[key] == nil { keys.append(key) }
        changes[key, default: []].append(change)
    }
}

/// What is wrong with what was sent in, as far as it is told.
struct SubmissionFaults {
    private static let most = 20
    private var lines: [String] = []
    private var count = 0

    mutating func add(_ line: String) {
        count += 1
        if lines.count < Self.most { lines.append(line) }
    }

    /// Throws if anything is wrong.
    func check() throws(OfficeError) {
        guard count > 0 else { return }
        throw OfficeError(
            kind: .findings, place: "the message",
            found: "\(count) \(count == 1 ? "fault" : "faults")",
            expected: "figures that fit the dataflow; nothing was taken",
            details: lines + (count > lines.count ? ["... and \(count - lines.count) more"] : []))
    }

    /// A text as a message repeats it.
    static func quoted(_ text: String) -> String {
        let short = String(text.prefix(60)).filter { !$0.isNewline }
        return text.isEmpty ? "nothing" : "\"\(short)\""
    }
}
