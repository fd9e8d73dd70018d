internal import Cubes
public import SDMX

/// How an answer is written.
public enum FigureForm: Hashable, Sendable {
    /// A message of the standard, or JSON-stat.
    case message(MessageFormat)
    /// Generic data of SDMX-ML 2.1, which names components in values.
    case generic
    /// A table for people who do not know SDMX: codes, and names of areas.
    case csv

    /// Whether it can say that figures are gone or take the place of others.
    public var saysActions: Bool {
        switch self {
        case .message(.csv1), .message(.jsonStat), .csv: false
        case .message, .generic: true
        }
    }

    /// Whether figures of dataflows with other components than the first can follow.
    public var takesSeveralDataflows: Bool {
        switch self {
        case .message(.json1), .message(.jsonStat), .csv: false
        case .message, .generic: true
        }
    }
}

extension FigureForm {
    /// The requests that can be answered in the form: where it takes one dataflow only, without
    /// those that there are no figures for.
    func checked(_ requests: [FigureRequest]) throws -> [FigureRequest] {
        if !saysActions, requests.contains(where: { $0.history != .none }) {
            throw OfficeError(
                kind: .request, place: "format \(name)",
                found: "changes, some of which are deletions",
                expected: "a format that can say so: SDMX-CSV 2, SDMX-JSON or SDMX-ML")
        }
        if self == .message(.csv1), requests.contains(where: \.showsOnlySeries) {
            throw OfficeError(
                kind: .request, place: "format \(name)", found: "series without observations",
                expected: "a format that has a place for them: SDMX-CSV 2, SDMX-JSON or SDMX-ML")
        }
        guard !takesSeveralDataflows, requests.count > 1 else { return requests }
        let filled = try requests.filter { request in
            try FigureAnswer(request).parts.contains { try $0.cursor().advance() }
        }
        guard filled.count < 2 else {
            throw OfficeError(
                kind: .request, place: "format \(name)",
                found: "figures of "
                    + filled.map(\.question.dataflow.rawValue).joined(separator: ", "),
                expected: "one dataflow, or a format that takes several: SDMX-CSV, SDMX-JSON 2 or "
                    + "SDMX-ML")
        }
        return filled.isEmpty ? Array(requests.prefix(1)) : filled
    }

    private var name: String {
        switch self {
        case .message(let format): format.rawValue
        case .generic: "sdmx-ml-2.1-generic"
        case .csv: "csv"
        }
    }
}
