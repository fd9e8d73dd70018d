import Estimation

/// The flow methods that run on cases.
enum FlowCases {
    static let all: [MethodCase] = [
        MethodCase(
            id: "stock-differencing", aliases: ["ffs_diff"],
            summary: "Flows read from the change in each migrant stock.",
            inputs: ["stock_start", "stock_end", "decrease", "include_native_born"],
            run: differencing),
        MethodCase(
            id: "migration-rates", aliases: ["ffs_rates"],
            summary: "Flows from rates on the stocks of the first date.",
            inputs: ["stock_start", "stock_end", "M", "method"], run: rates),
        MethodCase(
            id: "demographic-accounting", aliases: ["ffs_demo"],
            summary: "Flows that account for the change in every birthplace's residents.",
            inputs: accountingInputs, run: AccountingCase.run),
        MethodCase(
            id: "pseudo-bayesian", aliases: [],
            summary: "The weighted mean of the fewest moves and of independence.",
            inputs: accountingInputs + ["minimum_weight"], run: AccountingCase.run),
    ]

    private static let accountingInputs = [
        "stock_start", "stock_end", "births", "deaths", "seed", "stayer_assumption",
        "match_global", "match_birthplace_tot_method", "birth_method", "birth_non_negative",
        "death_method",
    ]

    private static func differencing(
        _ inputs: inout CaseInputs, _ name: String
    ) throws -> CaseResult {
        let stocks = try CaseStocks(&inputs)
        let decrease = try inputs.choice("decrease", ["return", "zero"], default: "return")
        let natives = try inputs.flag("include_native_born", default: false)
        let returns = decrease == "return"
        let n = stocks.areas.count
        let result = StockDifferencing(
            start: stocks.start, end: stocks.end, areas: n, decreasesAreReturns: returns)
        var flows = result.flows
        if natives {
            for j in 0..<n {
                let change = stocks.end[j, j] - stocks.start[j, j]
                flows[j, j] = returns ? abs(change) : max(0, change)
            }
        }
        return CaseResult(
            output: CaseResult.table(flows, dimnames: stocks.flowLabels),
            diagnostics: [
                "decreases": .number(result.decreases),
                "decreases_are": .text(returns ? "returns" : "dropped"),
                "decreased_cells": .number(Double(result.decreasedCells)),
                "birthplaces_left_out": .texts(Array(stocks.birthplaces.dropFirst(n))),
            ])
    }

    private static func rates(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        let method = try inputs.choice(
            "method", ["dennett", "rogers-von-rabenau"], default: "dennett")
        if method == "dennett" {
            let stocks = try CaseStocks(&inputs, endIsRequired: false)
            let (node, path) = try inputs.required("M")
            let total = try CaseReader.number(node, path)
            guard total >= 0 else {
                throw MethodCaseError(
                    kind: .value, path: path, found: "\(total)",
                    expected: "a world total of moves, 0 or more")
            }
            let flows = MigrationRates.dennett(
                start: stocks.start, areas: stocks.areas.count, worldTotal: total)
            // Without a migrant stock there is nothing to share the moves out by.
            guard total == 0 || flows.total > 0 else {
                throw MethodCaseError(
                    kind: .value, path: "$.stock_start", found: "nobody outside their birthplace",
                    expected: "migrants, by whose stocks \(total) moves can be shared out")
            }
            return CaseResult(
                output: CaseResult.table(flows, dimnames: stocks.flowLabels),
                diagnostics: ["world_total": .number(flows.total)])
        }
        let stocks = try CaseStocks(&inputs)
        let flows = try MigrationRates.rogersVonRabenau(start: stocks.start, end: stocks.end)
        let negative = flows.values.count { $0 < 0 }
        return CaseResult(
            output: CaseResult.table(flows, dimnames: stocks.flowLabels),
            diagnostics: ["negative_flows": .number(Double(negative))])
    }

    /// A seed: absent, a table of corridors, or one such table for each birthplace.
    static func seed(
        _ inputs: inout CaseInputs, _ name: String, areas: [String], birthplaces: [String]
    ) throws(MethodCaseError) -> FlowSeed {
        guard let (node, path) = inputs.optional(name, "seed", "m") else { return .uniform }
        if let (layers, _) = try CaseReader.layers(node, path) { return .byBirthplace(layers) }
        let table = try CaseReader.table(node, path)
        let values = try table.ordered(rows: areas, columns: areas, path: path)
        let first = values.values[0]
        return first > 0 && values.values.allSatisfy { $0 == first }
            ? .uniform : .corridors(values)
    }
}

/// The two stock tables of a case in one order of areas and birthplaces.
struct CaseStocks {
    let areas: [String]
    let birthplaces: [String]
    let start: Matrix
    let end: Matrix

    init(
        _ inputs: inout CaseInputs, endIsRequired: Bool = true
    ) throws(MethodCaseError) {
        let (startNode, startPath) = try inputs.required("stock_start", "m1")
        let first = try CaseReader.table(startNode, startPath)
        var second = first
        var endPath = "$.stock_end"
        if endIsRequired {
            let (node, path) = try inputs.required("stock_end", "m2")
            second = try CaseReader.table(node, path)
            endPath = path
        } else {
            _ = inputs.optional("stock_end", "m2")
        }
        let columns =
            first.columnLabels ?? second.columnLabels
            ?? (1...first.values.columns).map(String.init)
        let rows =
            first.rowLabels ?? second.rowLabels ?? (1...first.values.rows).map(String.init)
        let extra = rows.filter { !columns.contains($0) }
        guard rows.count - extra.count == columns.count else {
            throw MethodCaseError(
                kind: .type, path: startPath, found: "\(rows.count) x \(columns.count)",
                expected: "every area of residence also as a birthplace")
        }
        areas = columns
        birthplaces = columns + extra
        start = try first.ordered(rows: birthplaces, columns: columns, path: startPath)
        end = try second.ordered(rows: birthplaces, columns: columns, path: endPath)
        for (table, path) in [(start, startPath), (end, endPath)] {
            guard let index = table.values.firstIndex(where: { $0 < 0 }) else { continue }
            throw MethodCaseError(
                kind: .value,
                path: "\(path), born in \(birthplaces[index / columns.count]), "
                    + "living in \(columns[index % columns.count])",
                found: "\(table.values[index])", expected: "0 or more")
        }
    }

    /// Labels of an origin-destination table.
    var flowLabels: CaseNode { .object(["orig": .texts(areas), "dest": .texts(areas)]) }
}
