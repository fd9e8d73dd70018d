import Cubes
import SDMX
import Vocabulary

/// The observations of an SDMX message with the account of their reading: what the readers of
/// agencies share.
struct MessageRows {
    private let reader: DataMessageReader
    var log: ReadingLog
    /// The line of the last observation.
    private(set) var line = 1
    /// Place of the column of figures in a CSV; nil where the format has no columns.
    private let valueColumn: Int?
    /// Places of the columns of a CSV by the id of their component.
    private var columns: [String: Int] = [:]
    private var periods: [String: Vocabulary.Period?] = [:]

    init(_ file: InputFile) throws {
        reader = try DataMessageReader(.bytes(file.bytes))
        log = ReadingLog(file: file.name)
        if case .columns(let names) = FileContent(of: file) {
            valueColumn = names.firstIndex { $0.hasPrefix("OBS_VALUE") }.map { $0 + 1 }
            for (place, name) in names.enumerated() {
                let id = String(name.prefix { $0 != ":" })
                if columns[id] == nil { columns[id] = place + 1 }
            }
        } else {
            valueColumn = nil
        }
    }

    /// Runs a reading and says what stopped it as of the file.
    static func reading(
        _ file: InputFile, _ layout: String, _ body: () throws -> TableReading
    ) throws(PublisherError) -> TableReading {
        do {
            return try body()
        } catch let error as PublisherError {
            throw error
        } catch let error as SDMXError {
            let line = error.line.map { ", row \($0)" } ?? ""
            throw PublisherError(
                kind: .container, place: file.name + line, found: error.found,
                expected: error.expected.isEmpty ? layout : error.expected)
        } catch {
            throw PublisherError(
                kind: .container, place: file.name, found: "\(error)", expected: layout)
        }
    }

    /// The next observation; rows at fault are findings. Throws for a message of another agency than
    /// one whose name begins so, and for one without observations.
    mutating func next(of agency: String, expected: String) throws -> DataRow? {
        while true {
            do {
                guard let row = try reader.nextObservation() else { break }
                line = reader.place.line
                log.report.rows += 1
                if let structure = reader.dataSet.structure, !structure.agency.hasPrefix(agency) {
                    throw PublisherError(
                        kind: .layout, place: "\(log.file), row \(line)",
                        found: structure.description, expected: expected)
                }
                return row
            } catch let error as SDMXError where !error.kind.endsReading {
                log.report.rows += 1
                try log.fault(
                    "row", at: log.cell(error.line ?? line, error.column ?? 1), found: error.found,
                    expected: error.expected)
            }
        }
        guard log.report.rows > 0 else {
            throw PublisherError(
                kind: .layout, place: log.file, found: "a message without observations",
                expected: "one observation or more")
        }
        return nil
    }

    /// A calendar year of 1800 to 2200; nil for other texts.
    mutating func year(_ text: String) -> Vocabulary.Period? {
        if let found = periods[text] { return found }
        let period = Vocabulary.Period(text).flatMap { period in
            period.calendarYear.flatMap { FigureRule.years.contains($0) ? period : nil }
        }
        periods[text] = .some(period)
        return period
    }

    /// The figure of a row with its status, unit and multiplier; nil after a finding.
    ///
    /// - Parameters:
    ///   - below: texts that stand for a small number that is not given.
    ///   - multiplier: the attribute that states the power of ten.
    mutating func observation(
        _ row: DataRow, _ period: Vocabulary.Period, _ rule: FigureRule, comments: [String] = [],
        below: Set<String> = [], multiplier: String = "UNIT_MULT"
    ) throws -> Observation? {
        var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
        var comments = comments
        if let power = row[multiplier], !power.isEmpty, power != "0" {
            guard AttributeSet.power(power) != nil else {
                try fault(multiplier, power, "a whole number from -15 to 15")
                return nil
            }
            attributes[.unitMult] = power
        }
        if let confidentiality = row["CONF_STATUS"], !confidentiality.isEmpty {
            attributes[.confidentiality] = confidentiality
        }
        let word = row["OBS_STATUS"] ?? ""
        var status = ObservationStatus(rawValue: word.isEmpty ? "A" : word) ?? .normal
        if status == .normal, !["", "A"].contains(word) {
            comments.append("OBS_STATUS \(word.prefix(20)) of the publisher")
        }
        let value: ObservedValue
        let printed = row["OBS_VALUE"] ?? ""
        if printed.isEmpty || printed == "NaN" || below.contains(printed) {
            value = .missing(MissingReason.allCases.first { $0.status == status } ?? .notReported)
            if status == .normal { status = .missing }
            if below.contains(printed) { comments.append("printed as \(printed), not zero") }
        } else if let place = row.columns.firstIndex(where: { $0.id == "OBS_VALUE" }),
            let number = row.number(place),
            rule.allows(number * AttributeSet(attributes).multiplier)
        {
            value = .number(number)
        } else {
            try fault("OBS_VALUE", printed, rule.words)
            return nil
        }
        if !comments.isEmpty { attributes[.comment] = comments.joined(separator: "; ") }
        return Observation(
            period: period, value: value, status: status, attributes: AttributeSet(attributes),
            row: line, column: valueColumn ?? 1)
    }

    mutating func leaveOut(_ reason: String) {
        log.leaveOut(reason, at: log.cell(line, valueColumn ?? 1))
    }

    /// A finding in the column of the component that `what` names, else in that of the figure.
    mutating func fault(_ what: String, _ found: String, _ expected: String) throws {
        try log.fault(
            what, at: log.cell(line, columns[what] ?? valueColumn ?? 1),
            found: "\"\(found.prefix(80))\"",
            expected: expected)
    }
}
