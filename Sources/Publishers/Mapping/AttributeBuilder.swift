import Cubes
import Tables
import Vocabulary

/// Status and attributes of one figure, gathered from flags beside it and from other cells.
struct AttributeBuilder {
    private var statuses: [ObservationStatus] = []
    private var values: [AttributeID: String] = [:]

    init(_ flags: [FigureForm.Flag] = []) {
        for flag in flags {
            if let status = flag.status, !statuses.contains(status) { statuses.append(status) }
            if let comment = flag.comment { append(comment, to: .comment, "; ") }
            if let type = flag.dataType { append(type, to: .dataType, " ") }
        }
    }

    /// The status that was given; nil for none, or several.
    var status: ObservationStatus? { statuses.count == 1 ? statuses.first : nil }

    private mutating func append(_ text: String, to id: AttributeID, _ separator: String) {
        guard let before = values[id] else {
            values[id] = text
            return
        }
        if before != text { values[id] = before + separator + text }
    }

    /// Adds what a cell says; gives what is expected where it may not say that.
    mutating func add(
        _ name: MappedAttribute, _ text: String, _ value: MappedValue
    ) -> String? {
        var code = value.place == nil ? value.fixed : value.codes[text]
        if code == nil {
            if text.isEmpty { return nil }
            guard value.reading == .asIs else {
                return "one of the texts under attributes.\(name.name).codes"
            }
            if let expected = MappingReader.fault(text, name) { return expected }
            code = text
        }
        guard let code else { return nil }
        switch name {
        case .status:
            if let status = ObservationStatus(rawValue: code), !statuses.contains(status) {
                statuses.append(status)
            }
        case .attribute(.comment): append(code, to: .comment, "; ")
        case .attribute(let id): values[id] = code
        }
        return nil
    }

    /// Puts everything to a figure. A status of "normal" gives way to any other; two others are
    /// given back in words, and nothing is put then.
    func apply(to observation: inout Observation) -> String? {
        let special = statuses.filter { $0 != .normal }
        guard special.count <= 1 else {
            return special.map { "\($0.rawValue) (\($0.name))" }.joined(separator: " and ")
        }
        if let status = special.first {
            // A reason for missing says more than that the figure would have been provisional.
            if case .number = observation.value { observation.status = status }
        }
        observation.attributes = AttributeSet(values)
        return nil
    }
}

/// Sums of columns beside the rows that should have them.
struct TotalRows {
    private let checks: [(check: MappingCheck, row: Int)]
    private var printed: [Int: [Int: Double]] = [:]
    private var sums: [Int: (value: Double, missing: Int)] = [:]

    init(_ checks: [MappingCheck]) {
        self.checks = checks.compactMap { check in
            guard case .totalRow(let row) = check.test else { return nil }
            return (check, row)
        }
    }

    /// Keeps what a row of totals says.
    mutating func see(_ line: TableLine, _ form: FigureForm, _ columns: [Int]) {
        guard checks.contains(where: { $0.row == line.number }) else { return }
        for column in columns {
            if let number = line[column].number {
                printed[line.number, default: [:]][column] = number
            } else if case .number(let number)? = form.read(line.text(column))?.content,
                !line[column].isBlank
            {
                printed[line.number, default: [:]][column] = number
            }
        }
    }

    /// Counts a figure that was taken.
    mutating func add(_ column: Int, _ value: Double?) {
        guard !checks.isEmpty else { return }
        if let value {
            sums[column, default: (0, 0)].value += value
        } else {
            sums[column, default: (0, 0)].missing += 1
        }
    }

    /// In each column the sum is the total, or no more where figures are missing.
    func check(_ log: inout ReadingLog) {
        for (check, row) in checks {
            let totals = printed[row] ?? [:]
            var off: [String] = []
            var compared = 0
            for (column, total) in totals.sorted(by: { $0.key < $1.key }) {
                guard let sum = sums[column] else { continue }
                compared += 1
                let slack = check.tolerance + 1e-9 * abs(total)
                let fits =
                    sum.missing > 0
                    ? sum.value <= total + slack : abs(sum.value - total) <= slack
                if !fits {
                    off.append(
                        "column \(SourceCell.letters(column)) has \(MappedFigures.shown(sum.value)) "
                            + "and the total \(MappedFigures.shown(total))")
                }
            }
            log.check(
                check.name, off.isEmpty && compared > 0,
                found: off.isEmpty
                    ? "\(compared) columns that add up"
                    : "\(off.count) of \(compared) columns off: "
                        + off.prefix(5).joined(separator: "; "),
                expected: "columns that add up to row \(row)")
        }
    }
}
