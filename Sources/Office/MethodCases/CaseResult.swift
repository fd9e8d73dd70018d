import Estimation

/// What a method gives back for a case.
struct CaseResult {
    var output: CaseNode
    var diagnostics: [String: CaseNode] = [:]

    /// A table in the form of the case file.
    static func table(_ values: Matrix, dimnames: CaseNode) -> CaseNode {
        .object(["dimnames": dimnames, "rows": rows(values)])
    }

    /// Layers in the form of the case file.
    static func layers(_ layers: [Matrix], dimnames: CaseNode) -> CaseNode {
        let shape = [layers.first?.rows ?? 0, layers.first?.columns ?? 0, layers.count]
        return .object([
            "dimnames": dimnames, "dim": .numbers(shape.map(Double.init)),
            "order": .text("[k][i][j] third dimension outermost"),
            "tables": .list(layers.map(rows)),
        ])
    }

    /// Flows off the diagonal with their sums as a last row and column.
    static func flows(_ flows: Matrix, areas: [String]) -> CaseNode {
        var lines = flows.lines
        for (i, total) in flows.rowTotals.enumerated() { lines[i].append(total) }
        lines.append(flows.columnTotals + [flows.total])
        let labels = CaseNode.texts(areas + ["Sum"])
        return .object([
            "dimnames": .object(["orig": labels, "dest": labels]),
            "rows": .list(lines.map(CaseNode.numbers)),
        ])
    }

    /// A fit's report.
    static func report(_ report: FitReport) -> CaseNode {
        .object([
            "converged": .bool(report.converged), "iterations": .number(Double(report.iterations)),
            "column_gap": .number(report.columnGap), "row_gap": .number(report.rowGap),
            "tolerance": .number(report.tolerance),
        ])
    }

    private static func rows(_ matrix: Matrix) -> CaseNode {
        .list(matrix.lines.map(CaseNode.numbers))
    }
}
