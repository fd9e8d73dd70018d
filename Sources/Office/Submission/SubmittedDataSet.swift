internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// A data set that is sent in: which dataflow it is of, and where its components are.
struct SubmittedDataSet {
    let dataflow: Cubes.Dataflow
    let action: Action
    private(set) var dimensions: [(dimension: DimensionID, column: Int)] = []
    private(set) var time = 0
    private var value: Int?
    private var status: Int?
    private var attributes: [(id: AttributeID, column: Int)] = []

    /// - Throws: ``OfficeError`` for data of another dataflow, and without one of its dimensions.
    init(_ info: DataSetInfo) throws(OfficeError) {
        let dataflows = Cubes.Dataflow.allCases
        let named = info.structure.flatMap { reference in
            dataflows.first {
                reference.agency == FigureColumns.agency
                    && [$0.rawValue, StructureNames.dataStructure($0)].contains(reference.id)
            }
        }
        guard let dataflow = named else {
            throw OfficeError(
                kind: .findings, place: "its structure",
                found: info.structure.map { "\($0.text)" } ?? "none",
                expected: "a dataflow of \(FigureColumns.agency): "
                    + dataflows.map(\.rawValue).joined(separator: ", "))
        }
        self.dataflow = dataflow
        action = info.action
        func column(_ id: String) -> Int? { info.columns.firstIndex { $0.id == id } }
        for dimension in dataflow.dimensions {
            guard let place = column(dimension.rawValue) else {
                if action == .delete { continue }
                throw OfficeError(
                    kind: .findings, place: "its columns",
                    found: "none of \(dimension.rawValue)",
                    expected: "every dimension: "
                        + dataflow.dimensions.map(\.rawValue).joined(separator: ", "))
            }
            dimensions.append((dimension, place))
        }
        time = column(ComponentFilter.timePeriod) ?? info.columns.count
        value = column(FigureColumns.value)
        status = column(FigureColumns.status)
        attributes = AttributeID.allCases.compactMap { id in
            column(id.rawValue).map { (id, $0) }
        }
        let known = Set(
            dataflow.dimensions.map(\.rawValue) + AttributeID.allCases.map(\.rawValue)
                + [
                    ComponentFilter.timePeriod, FigureColumns.value, FigureColumns.status,
                    FigureColumns.release,
                ])
        for column in info.columns where !known.contains(column.id) {
            throw OfficeError(
                kind: .findings, place: "its columns", found: column.id,
                expected: "components of \(dataflow.rawValue): "
                    + known.sorted().joined(separator: ", "))
        }
    }

    /// The codes of a row's key; what it does not give is any.
    func pattern(_ row: DataRow) -> KeyPattern {
        var pattern = KeyPattern(dataflow)
        for (dimension, column) in dimensions {
            guard let code = row.text(column), !code.isEmpty, code != "*" else { continue }
            pattern = pattern.with(dimension, code)
        }
        return pattern
    }

    /// What a row says of an observation; its period is to be set.
    func parts(
        _ row: DataRow, _ line: Int, _ codes: SubmittedCodes?,
        _ fault: (String, String, String) -> Void
    ) -> Parts {
        var parts = Parts(row: line)
        if let status, let text = row.text(status), !text.isEmpty {
            parts.status = ObservationStatus(rawValue: text)
            if parts.status == nil {
                let known = ObservationStatus.allCases.map(\.rawValue).joined(separator: ", ")
                fault(FigureColumns.status, text, "one of " + known)
            }
        }
        if let value, row.isPresent(value), let text = row.text(value), !text.isEmpty {
            if let number = row.number(value), number.isFinite {
                parts.value = .number(number)
            } else if row.isIntentionallyMissing(value) {
                parts.value = .missing(Self.reason(parts.status))
            } else {
                fault(FigureColumns.value, text, "a decimal number, or NaN for a missing one")
            }
        }
        var values: [AttributeID: String] = [:]
        for (id, column) in attributes {
            guard let text = row.text(column), !text.isEmpty else { continue }
            if let expected = codes?.fault(id.rawValue, text) { fault(id.rawValue, text, expected) }
            if id == .unitMult, AttributeSet.power(text) == nil {
                fault(id.rawValue, text, "a power of ten from -15 to 15")
            }
            values[id] = text
        }
        parts.attributes = AttributeSet(values)
        return parts
    }

    /// What a row says of an observation.
    struct Parts {
        var value: ObservedValue?
        var status: ObservationStatus?
        var attributes = AttributeSet.none
        let row: Int
    }

    /// The change that the data set's action makes of it.
    func change(_ parts: Parts, _ period: Period) -> Amendment.Change {
        if action == .merge {
            return .merge(
                ObservationParts(
                    period: period, value: parts.value, status: parts.status,
                    attributes: parts.attributes, row: parts.row))
        }
        let value = parts.value ?? .missing(Self.reason(parts.status))
        let usual: ObservationStatus =
            if case .missing(let reason) = value { reason.status } else { .normal }
        let whole = Observation(
            period: period, value: value, status: parts.status ?? usual,
            attributes: parts.attributes, row: parts.row)
        return action == .replace ? .replace(whole) : .append(whole)
    }

    /// The components that a row of a deletion gives; nil where it gives none, and so means the
    /// whole observation.
    func components(_ row: DataRow) -> ComponentChoice? {
        func isGiven(_ column: Int?) -> Bool {
            column.map { row.text($0)?.isEmpty == false } ?? false
        }
        let choice = ComponentChoice(
            value: isGiven(value), status: isGiven(status),
            attributes: Set(attributes.filter { isGiven($0.column) }.map(\.id)))
        return choice == ComponentChoice() ? nil : choice
    }

    /// Why there is no value, as the status says it.
    private static func reason(_ status: ObservationStatus?) -> MissingReason {
        MissingReason.allCases.first { $0.status == status } ?? .notReported
    }
}
