internal import Cubes
internal import Estimation
internal import Vocabulary

/// Sets estimates beside reports and net migration, one interval after the other from the same books.
struct FlowValidator {
    let builder: FlowInputsBuilder
    let reports: ReportedFlows

    /// How much of an interval must be reported: four years of five.
    static let least = 0.8

    /// Estimates the flows of an interval and sets them beside what is reported.
    ///
    /// - Throws: ``OfficeError`` where the interval has no stocks; `EstimationError` where the inputs
    ///   leave a method without an answer.
    func validate(
        _ interval: FlowInterval, _ methods: [FlowMethod], sensitiveAreas: Int
    ) throws -> FlowValidation {
        let prepared = try builder.build(interval, sex: .total)
        let estimates = try FlowEstimation.run(prepared.inputs, methods: methods)
        let table = ReportTable(prepared.inputs.areas, interval, reports)
        let nets = NetTable(
            estimates, interval, builder.population, areas: prepared.inputs.areas)
        let side: ReportedFlows.End =
            table.rows.contains { $0.byDestination != nil } || table.rows.isEmpty
            ? .destination : .origin
        return FlowValidation(
            interval: interval, stocks: builder.stocks.source,
            population: builder.population.source, criterion: reports.criterion.rawValue,
            sources: table.sources.sorted(), coverage: table.coverage,
            reports: table.reportsAmongThemselves, side: side,
            methods: estimates.enumerated().map { place, estimate in
                method(estimate, table, nets, place)
            }, groups: groups(estimates, table, side), netGroups: nets.groups(builder.areas),
            net: nets.areas(builder.areas), corridors: corridors(estimates, table),
            sensitivity: try sensitivity(prepared.inputs, estimates, sensitiveAreas),
            notes: notes(interval, estimates, prepared.account, table, nets))
    }

    private func method(
        _ estimate: FlowEstimate, _ table: ReportTable, _ nets: NetTable, _ place: Int
    ) -> FlowValidation.Method {
        func agreement(_ end: ReportedFlows.End) -> FlowAgreement? {
            let pairs = table.pairs(estimate, end)
            return pairs.isEmpty ? nil : FlowAgreement(pairs)
        }
        let double = table.rows.compactMap { row in
            row.byOrigin.flatMap { origin in
                row.byDestination.map {
                    (estimate: estimate.flows[row.i, row.j], byOrigin: origin, byDestination: $0)
                }
            }
        }
        return FlowValidation.Method(
            method: estimate.method, worldFlow: estimate.diagnostics.worldFlow,
            converged: estimate.diagnostics.converged, byDestination: agreement(.destination),
            byOrigin: agreement(.origin), range: double.isEmpty ? nil : ReportRange(double),
            net: nets.published(place), implied: nets.implied(place))
    }

    private func corridors(
        _ estimates: [FlowEstimate], _ table: ReportTable
    ) -> [FlowValidation.Corridor] {
        func size(_ row: ReportTable.Row) -> Double { row.byDestination ?? row.byOrigin ?? 0 }
        return table.rows.sorted {
            (-size($0), $0.origin, $0.destination) < (-size($1), $1.origin, $1.destination)
        }.map { row in
            FlowValidation.Corridor(
                origin: row.origin, destination: row.destination, byOrigin: row.byOrigin,
                byDestination: row.byDestination,
                estimates: Dictionary(
                    estimates.map { ($0.method.code, $0.flows[row.i, row.j]) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }

    private func sensitivity(
        _ inputs: FlowInputs, _ before: [FlowEstimate], _ count: Int
    ) throws -> [FlowValidation.Sensitivity] {
        guard count > 0 else { return [] }
        let migrants = inputs.end.columnTotals.enumerated().map { $1 - inputs.end[$0, $0] }
        let largest = inputs.areas.indices.sorted {
            (-migrants[$0], inputs.areas[$0]) < (-migrants[$1], inputs.areas[$1])
        }.prefix(count).map { inputs.areas[$0] }
        let changes =
            [CoverageChange(.migrants)]
            + CoverageChange.Who.allCases.reversed().flatMap { who in
                largest.map { CoverageChange(who, in: $0) }
            }
        return try changes.map { change in
            let changed = try change.applied(to: inputs)
            let after = try FlowEstimation.run(changed, methods: before.map(\.method))
            let counted =
                change.area.map { area in
                    inputs.areas.firstIndex(of: area).map { place in
                        change.who == .everybody
                            ? inputs.end.columnTotals[place] : migrants[place]
                    } ?? 0
                } ?? migrants.reduce(0, +)
            return FlowValidation.Sensitivity(
                change: change, name: change.area.map(builder.areas.shortName),
                people: counted * change.share,
                methods: try zip(before, after).map {
                    try FlowSensitivity($0, $1, area: change.area)
                })
        }
    }
}

extension AreaRegister {
    /// The short name of an area; its code where the register lacks it.
    func shortName(_ code: String) -> String { area(code)?.shortName ?? code }
}
