import Estimation

/// A matrix with the labels of its rows and columns; nil where the case gives none.
struct LabelledTable {
    var values: Matrix
    var rowLabels: [String]?
    var columnLabels: [String]?
    /// The `dimnames` as they came, handed back unchanged.
    var dimnames: CaseNode

    /// The rows and columns in the order of given labels.
    ///
    /// - Throws: `MethodCaseError` for a label that this table has not.
    func ordered(
        rows: [String], columns: [String], path: String
    ) throws(MethodCaseError) -> Matrix {
        guard let rowLabels, let columnLabels else {
            guard values.rows == rows.count, values.columns == columns.count else {
                throw MethodCaseError(
                    kind: .type, path: path, found: "\(values.rows) x \(values.columns)",
                    expected: "\(rows.count) x \(columns.count)")
            }
            return values
        }
        let rowAt = try Self.positions(rows, in: rowLabels, "\(path), row labels")
        let columnAt = try Self.positions(columns, in: columnLabels, "\(path), column labels")
        var result = Matrix(rows: rows.count, columns: columns.count)
        for (i, r) in rowAt.enumerated() {
            for (j, c) in columnAt.enumerated() { result[i, j] = values[r, c] }
        }
        return result
    }

    private static func positions(
        _ wanted: [String], in labels: [String], _ path: String
    ) throws(MethodCaseError) -> [Int] {
        guard labels.count == wanted.count else {
            throw MethodCaseError(
                kind: .type, path: path, found: "\(labels.count) labels",
                expected: "\(wanted.count)")
        }
        var places: [String: Int] = [:]
        for (index, label) in labels.enumerated() where places[label] == nil {
            places[label] = index
        }
        var result: [Int] = []
        for label in wanted {
            guard let place = places[label] else {
                throw MethodCaseError(
                    kind: .missing, path: path, found: "no '\(label)'",
                    expected: "the labels of the other tables")
            }
            result.append(place)
        }
        return result
    }
}
