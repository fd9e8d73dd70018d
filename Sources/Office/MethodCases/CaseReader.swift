import Estimation

/// Reads numbers, vectors, tables and layered tables from JSON values.
enum CaseReader {
    /// A finite number. One in a list of one counts as that number.
    static func number(_ node: CaseNode, _ path: String) throws(MethodCaseError) -> Double {
        if case .number(let value) = node, value.isFinite { return value }
        if case .list(let list) = node, list.count == 1 {
            return try number(list[0], "\(path)[0]")
        }
        throw MethodCaseError(
            kind: .type, path: path, found: node.kindName, expected: "a finite number")
    }

    /// A list of numbers, or an object of numbers by label in the order of given labels.
    static func vector(
        _ node: CaseNode, _ path: String, labels: [String]? = nil
    ) throws(MethodCaseError) -> [Double] {
        var result: [Double] = []
        switch node {
        case .list(let list):
            for (index, value) in list.enumerated() {
                result.append(try number(value, "\(path)[\(index)]"))
            }
            if let labels, result.count != labels.count {
                throw MethodCaseError(
                    kind: .type, path: path, found: "\(result.count) numbers",
                    expected: "\(labels.count)")
            }
        case .object(let object):
            let names = labels ?? object.keys.sorted()
            for name in names {
                guard let value = object[name] else {
                    throw MethodCaseError(
                        kind: .missing, path: "\(path).\(name)", found: "nothing",
                        expected: "a number for each of \(names.count) areas")
                }
                result.append(try number(value, "\(path).\(name)"))
            }
            if let extra = object.keys.sorted().first(where: { !names.contains($0) }) {
                throw MethodCaseError(
                    kind: .unknown, path: "\(path).\(extra)", found: "a number",
                    expected: "only the areas of the stock tables")
            }
        default:
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName, expected: "a list of numbers")
        }
        return result
    }

    /// A table: `{"dimnames": ..., "rows": [[...]]}`, or a plain list of rows.
    static func table(_ node: CaseNode, _ path: String) throws(MethodCaseError) -> LabelledTable {
        switch node {
        case .list(let rows):
            return LabelledTable(
                values: try matrix(rows, path), rowLabels: nil, columnLabels: nil,
                dimnames: .null)
        case .object(let object):
            guard case .list(let rows)? = object["rows"] else {
                throw MethodCaseError(
                    kind: .missing, path: "\(path).rows",
                    found: object["rows"]?.kindName ?? "nothing", expected: "a list of rows")
            }
            let values = try matrix(rows, "\(path).rows")
            let names = object["dimnames"] ?? .null
            let labels = try CaseLabels(names, "\(path).dimnames")
            try labels.check(0, values.rows)
            try labels.check(1, values.columns)
            return LabelledTable(
                values: values, rowLabels: labels[0], columnLabels: labels[1], dimnames: names)
        default:
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName, expected: "a table")
        }
    }

    /// Layers of one shape: `{"tables": [[[...]]]}`, third dimension outermost.
    static func layers(
        _ node: CaseNode, _ path: String
    ) throws(MethodCaseError) -> (layers: [Matrix], dimnames: CaseNode)? {
        guard case .object(let object) = node, let tables = object["tables"] else { return nil }
        guard case .list(let list) = tables else {
            throw MethodCaseError(
                kind: .type, path: "\(path).tables", found: tables.kindName,
                expected: "a list of tables")
        }
        var result: [Matrix] = []
        for (k, node) in list.enumerated() {
            let place = "\(path).tables[\(k)]"
            guard case .list(let rows) = node else {
                throw MethodCaseError(
                    kind: .type, path: place, found: node.kindName, expected: "a list of rows")
            }
            result.append(try matrix(rows, place))
        }
        return (result, object["dimnames"] ?? .null)
    }

    /// A matrix from a list of rows.
    static func matrix(_ rows: [CaseNode], _ path: String) throws(MethodCaseError) -> Matrix {
        var lines: [[Double]] = []
        for (index, row) in rows.enumerated() {
            guard case .list = row else {
                throw MethodCaseError(
                    kind: .type, path: "\(path)[\(index)]", found: row.kindName,
                    expected: "a list of numbers")
            }
            lines.append(try vector(row, "\(path)[\(index)]"))
            if lines[index].count != lines[0].count {
                throw MethodCaseError(
                    kind: .type, path: "\(path)[\(index)]",
                    found: "\(lines[index].count) numbers", expected: "\(lines[0].count)")
            }
        }
        guard let matrix = Matrix(lines), matrix.values.count > 0 else {
            throw MethodCaseError(
                kind: .type, path: path, found: "an empty table", expected: "rows of numbers")
        }
        return matrix
    }
}
