internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// Reads the figures of a state as checks take them.
///
/// Left out: what is no number of people (rates, money), forecasts, estimated flows, and the bounds of
/// forecasts. Our own comparable view repeats its sources, and deaths on the way name no area. Missing figures are not taken, so that nothing takes them for zero.
struct ReviewReading {
    let state: OfficeState

    /// What is looked at of a dataflow; nil where its figures are no people.
    private func pattern(_ dataflow: Dataflow) -> KeyPattern? {
        switch dataflow {
        case .displaced, .population, .asylum, .emigration, .permit, .acquisition, .displacedAge:
            KeyPattern(dataflow)
        case .stock:
            KeyPattern(dataflow).with(
                .source, Set(state.releases.map(\.source)).subtracting([FlowEstimating.source]))
        case .flow: KeyPattern(dataflow).with(.method, "_Z")
        case .remittance, .deaths: nil
        }
    }

    func data() throws -> ReviewData {
        let facts = state.holdings.attributeSets.map { set in
            (
                isPeople: (set[.unitMeasure] ?? "PS") == "PS", factor: set.multiplier,
                type: set[.dataType]
            )
        }
        var tables: [ReviewTable] = []
        for dataflow in Dataflow.allCases {
            guard let pattern = pattern(dataflow) else { continue }
            let view = state.view(dataflow)
            guard view.count > 0 else { continue }
            let observations = try state.observations(dataflow)
            let columns = view.columns
            var table = ReviewTable(
                dataflow, periods: state.holdings.periods, dictionaries: columns.dictionaries,
                areas: state.office.areas)
            var walk = view.walk(view.rows(CodeSelection(columns, pattern)), observations)
            while let row = walk.advance() {
                var isBegun = false
                for index in walk.observations {
                    let fact = facts[Int(observations.attributes[index])]
                    guard observations.reasons[index] == 0, fact.isPeople,
                        observations.statuses[index] != Self.forecast
                    else { continue }
                    if !isBegun {
                        table.begin(columns.keys.map { $0[row] })
                        isBegun = true
                    }
                    table.add(
                        period: observations.periods[index],
                        value: observations.values[index] * fact.factor,
                        marks: ReviewMarks(observations.status(index), type: fact.type),
                        type: fact.type, release: observations.releases[index])
                }
            }
            if table.count > 0 { tables.append(table) }
        }
        return ReviewData(tables)
    }

    private static let forecast = UInt8(ascii: "F")
}
