import Estimation

/// Demographic accounting on a case.
///
/// Called by the function name `ffs_demo`, world totals are balanced before births and deaths
/// unless `match_global` says otherwise, as that function's default is; by our own ids, after.
enum AccountingCase {
    /// Above this many areas the tables by birthplace are left out of the output.
    private static let mostTables = 100

    static func run(_ inputs: inout CaseInputs, _ name: String) throws -> CaseResult {
        let stocks = try CaseStocks(&inputs)
        let births = try inputs.required("births", "b_por")
        let deaths = try inputs.required("deaths", "d_por")
        let flowInputs = try FlowInputs(
            areas: stocks.areas, birthplaces: stocks.birthplaces, start: stocks.start,
            end: stocks.end,
            births: CaseReader.vector(births.node, births.path, labels: stocks.areas),
            deaths: CaseReader.vector(deaths.node, deaths.path, labels: stocks.areas))
        let options = try self.options(&inputs, name, stocks)
        let how = try inputs.choice(
            "match_birthplace_tot_method", BirthplaceMatching.allCases.map(\.rawValue),
            default: BirthplaceMatching.rescale.rawValue)
        let matching = BirthplaceMatching(rawValue: how) ?? .rescale
        let parts = try self.parts(&inputs, name)
        _ = inputs.optional("verbose", "return")
        let adjusted = try StockAdjustment(flowInputs, matching: matching, options: options)
        let accounting = try DemographicAccounting(adjusted, parts: parts, options: options)
        var output = ["od": CaseResult.flows(accounting.flows, areas: stocks.areas)]
        var diagnostics = self.diagnostics(accounting, options)
        if stocks.areas.count <= mostTables {
            let tables = stocks.birthplaces.indices.map { accounting.table(birthplace: $0) }
            let labels = CaseNode.object([
                "orig": .texts(stocks.areas), "dest": .texts(stocks.areas),
                "pob": .texts(stocks.birthplaces),
            ])
            output["array"] = CaseResult.layers(tables, dimnames: labels)
        } else {
            diagnostics["left_out_of_output"] = .text("array: more than \(mostTables) areas")
        }
        return CaseResult(output: .object(output), diagnostics: diagnostics)
    }

    private static func parts(
        _ inputs: inout CaseInputs, _ name: String
    ) throws(MethodCaseError) -> [(AccountingPart.Kind, weight: Double)] {
        guard name == "pseudo-bayesian" else {
            let stayers = try inputs.flag("stayer_assumption", default: true)
            return [(stayers ? .minimum : .independence, weight: 1)]
        }
        let weight = try inputs.number("minimum_weight") ?? FlowOptions().minimumWeight
        guard (0...1).contains(weight) else {
            throw MethodCaseError(
                kind: .value, path: "$.minimum_weight", found: "\(weight)",
                expected: "a number from 0 to 1")
        }
        return [(.minimum, weight: weight), (.independence, weight: 1 - weight)]
    }

    private static func options(
        _ inputs: inout CaseInputs, _ name: String, _ stocks: CaseStocks
    ) throws -> FlowOptions {
        let balance = try inputs.choice(
            "match_global", FlowOptions.WorldBalance.allCases.map(\.rawValue),
            default: (name == "ffs_demo"
                ? FlowOptions.WorldBalance.beforeDemographic : .afterDemographic).rawValue)
        let birthMethod = try inputs.choice(
            "birth_method", ["native", "proportion"], default: "native")
        let nonNegative = try inputs.flag("birth_non_negative", default: true)
        let deathMethod = try inputs.choice(
            "death_method", ["proportion", "accounting"], default: "proportion")
        var births = FlowOptions.BirthRule.proportion
        if birthMethod == "native" { births = nonNegative ? .native : .nativeAlways }
        let seed = try FlowCases.seed(
            &inputs, "seed", areas: stocks.areas, birthplaces: stocks.birthplaces)
        try seed.check(areas: stocks.areas, birthplaces: stocks.birthplaces)
        return FlowOptions(
            worldBalance: FlowOptions.WorldBalance(rawValue: balance) ?? .afterDemographic,
            births: births,
            deaths: FlowOptions.DeathRule(rawValue: deathMethod) ?? .proportion,
            seed: seed,
            limits: FitCases.limits(stocks.start.rowTotals, stocks.end.rowTotals))
    }

    private static func diagnostics(
        _ accounting: DemographicAccounting, _ options: FlowOptions
    ) -> [String: CaseNode] {
        let facts = FlowDiagnostics(accounting: accounting)
        var result: [String: CaseNode] = [
            "converged": .bool(facts.converged),
            "iterations": .number(Double(facts.iterations)),
            "largest_gap": .number(facts.largestGap),
            "match_global": .text(options.worldBalance.rawValue),
            "negative_stocks": .number(Double(facts.negativeCells.count)),
            "births_above_natives": .texts(facts.birthsAboveNatives.map(\.area)),
            "unmatchable_birthplaces": .texts(facts.unmatchable),
            "world_flow": .number(accounting.flows.total),
        ]
        if let fits = facts.stockFits {
            result["fit_start"] = CaseResult.report(fits.start)
            result["fit_end"] = CaseResult.report(fits.end)
        }
        if let fit = facts.flowFit { result["fit_flows"] = CaseResult.report(fit) }
        return result
    }
}
