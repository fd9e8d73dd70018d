import Estimation

/// The fits that run on cases.
enum FitCases {
    static let all: [MethodCase] = [
        MethodCase(
            id: "fit-two-way", aliases: ["cm2", "ipf2"],
            summary: "A table with given row and column sums, as close as may be to a seed.",
            inputs: ["row_tot", "col_tot", "m"], run: twoWay),
        MethodCase(
            id: "fit-three-way", aliases: ["cm3", "ipf3"],
            summary: "Layered tables with given sums: over all layers where the sums are lists, "
                + "layer by layer where they are tables.",
            inputs: ["row_tot", "col_tot", "m"], run: threeWay),
        MethodCase(
            id: "fit-three-way-stayers", aliases: ["ipf3_qi"],
            summary: "Layered tables with given sums layer by layer and the largest possible "
                + "diagonals.",
            inputs: ["row_tot", "col_tot", "m"], run: stayers),
        MethodCase(
            id: "fit-blocks", aliases: ["ipf2_block"],
            summary: "A table with given row, column and block sums.",
            inputs: ["row_tot", "col_tot", "block_tot", "block", "m"], run: blocks),
    ]

    /// Limits fit to margins of any size: a billionth, or the rounding of the largest sum.
    static func limits(_ margins: [Double]...) -> FitLimits {
        let largest = margins.joined().reduce(0) { max($0, abs($1)) }
        return FitLimits(tolerance: max(1e-9, 1e-13 * largest))
    }

    private static func margin(
        _ inputs: inout CaseInputs, _ name: String, _ alias: String
    ) throws(MethodCaseError) -> [Double]? {
        guard let (node, path) = inputs.optional(name, alias) else { return nil }
        return try CaseReader.vector(node, path)
    }

    private static func twoWay(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        let rows = try margin(&inputs, "row_tot", "rtot")
        let columns = try margin(&inputs, "col_tot", "ctot")
        let seed = try inputs.optional("m", "seed").map { try CaseReader.table($0.node, $0.path) }
        if name == "cm2" || seed == nil || (rows == nil && columns == nil) {
            if rows == nil { _ = try inputs.required("row_tot") }
            if columns == nil { _ = try inputs.required("col_tot") }
        }
        let table =
            seed?.values
            ?? Matrix(rows: rows?.count ?? 0, columns: columns?.count ?? 0, repeating: 1)
        let fit = try TwoWayFit(
            seed: table, rows: rows, columns: columns, limits: limits(rows ?? [], columns ?? []))
        return CaseResult(
            output: CaseResult.table(fit.values, dimnames: seed?.dimnames ?? .null),
            diagnostics: ["fit": CaseResult.report(fit.report)])
    }

    private static func threeWay(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        let byLayer: Bool
        switch name {
        case "cm3": byLayer = false
        case "ipf3": byLayer = true
        default:
            let (node, path) = try inputs.required("row_tot", "rtot")
            byLayer = (try? CaseReader.table(node, path)) != nil
        }
        guard !byLayer else { return try byBirthplace(&inputs, stayers: false) }
        let rows = try margin(&inputs, "row_tot", "rtot")
        let columns = try margin(&inputs, "col_tot", "ctot")
        if rows == nil { _ = try inputs.required("row_tot") }
        if columns == nil { _ = try inputs.required("col_tot") }
        let (node, path) = try inputs.required("m", "seed")
        guard let (layers, dimnames) = try CaseReader.layers(node, path) else {
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName,
                expected: "an object with tables")
        }
        let fit = try LayeredFit(
            layers: layers, rows: rows, columns: columns,
            limits: limits(rows ?? [], columns ?? []))
        return CaseResult(
            output: CaseResult.layers(fit.layers, dimnames: dimnames),
            diagnostics: ["fit": CaseResult.report(fit.report)])
    }

    private static func stayers(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        try byBirthplace(&inputs, stayers: true)
    }

    /// Row sums come as origin x birthplace, column sums as birthplace x destination.
    private static func byBirthplace(
        _ inputs: inout CaseInputs, stayers: Bool
    ) throws -> CaseResult {
        let (rowNode, rowPath) = try inputs.required("row_tot", "rtot")
        let (columnNode, columnPath) = try inputs.required("col_tot", "ctot")
        let rows = try CaseReader.table(rowNode, rowPath).values.transposed
        let columns = try CaseReader.table(columnNode, columnPath)
        let n = columns.values.columns
        let areas = columns.columnLabels ?? (1...n).map(String.init)
        let birthplaces =
            columns.rowLabels ?? (1...columns.values.rows).map(String.init)
        let seed = try FlowCases.seed(&inputs, "m", areas: areas, birthplaces: birthplaces)
        if stayers, inputs.optional("diag_count") != nil {
            throw MethodCaseError(
                kind: .unknown, path: "$.diag_count", found: "given stayers",
                expected: "none: stayers are the largest possible")
        }
        guard rows.rows == columns.values.rows, rows.columns == n else {
            throw MethodCaseError(
                kind: .type, path: rowPath, found: "\(rows.columns) x \(rows.rows)",
                expected: "\(n) x \(columns.values.rows), the column totals turned")
        }
        var (out, into) = (rows, columns.values)
        var kept = Matrix(rows: out.rows, columns: n)
        if stayers {
            for k in 0..<out.rows {
                for j in 0..<n {
                    kept[k, j] = min(out[k, j], into[k, j])
                    out[k, j] -= kept[k, j]
                    into[k, j] -= kept[k, j]
                }
            }
        }
        let fit = try BirthplaceFit(
            outflows: out, inflows: into, seed: seed,
            limits: limits(rows.values, columns.values.values), areas: areas,
            birthplaces: birthplaces)
        var flows = Matrix(rows: n, columns: n)
        var tables: [Matrix] = []
        for k in birthplaces.indices {
            var table = fit.table(birthplace: k)
            for i in 0..<n {
                for j in 0..<n where i != j { flows[i, j] += table[i, j] }
                table[i, i] += kept[k, i]
            }
            tables.append(table)
        }
        let labels = CaseNode.object([
            "orig": .texts(areas), "dest": .texts(areas), "pob": .texts(birthplaces),
        ])
        return CaseResult(
            output: .object([
                "array": CaseResult.layers(tables, dimnames: labels),
                "od": CaseResult.flows(flows, areas: areas),
            ]), diagnostics: ["fit": CaseResult.report(fit.report)])
    }

    private static func blocks(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        let rows = try margin(&inputs, "row_tot", "rtot")
        let columns = try margin(&inputs, "col_tot", "ctot")
        let (totalNode, totalPath) = try inputs.required("block_tot")
        let totals = try CaseReader.table(totalNode, totalPath).values.transposed.values
        let (blockNode, blockPath) = try inputs.required("block")
        let block = try CaseReader.table(blockNode, blockPath)
        var ids: [Int] = []
        for (index, value) in block.values.values.enumerated() {
            guard let id = Int(exactly: value), (1...totals.count).contains(id) else {
                let width = block.values.columns
                throw MethodCaseError(
                    kind: .value, path: "\(blockPath).rows[\(index / width)][\(index % width)]",
                    found: "\(value)", expected: "a whole number from 1 to \(totals.count)")
            }
            ids.append(id - 1)
        }
        let seed = try inputs.optional("m", "seed").map { try CaseReader.table($0.node, $0.path) }
        let table =
            seed?.values
            ?? Matrix(rows: block.values.rows, columns: block.values.columns, repeating: 1)
        let fit = try BlockFit(
            seed: table, rows: rows, columns: columns, blocks: ids, blockTotals: totals,
            limits: limits(rows ?? [], columns ?? [], totals))
        return CaseResult(
            output: CaseResult.table(fit.values, dimnames: block.dimnames),
            diagnostics: [
                "fit": CaseResult.report(fit.report), "block_gap": .number(fit.blockGap),
                "converged": .bool(fit.converged),
            ])
    }
}
