internal import Vocabulary

/// What a difference in one aspect of two definitions does to their comparison.
struct AspectRule {
    private typealias Finding = DefinitionComparison.Finding

    let aspect: Aspect
    /// Whether both series are of periods.
    let overTime: Bool
    /// Whether both are one publisher's figures of one area in one edition, so that what varies from
    /// area to area is the same in both.
    let ofOneArea: Bool

    /// How two statements stand to each other; nil where the aspect is of no matter to either.
    func compare(_ first: DefinitionStatement?, _ second: DefinitionStatement?)
        -> DefinitionComparison.Finding?
    {
        guard let first, let second else {
            return unsaid(first, second)
        }
        // What varies is not the same as what varies elsewhere.
        let vague = ["VARIES", "PART", "MIXED"]
        let isVague = !ofOneArea && (vague.contains(first.code) || vague.contains(second.code))
        if first.code == second.code, !isVague {
            return finding(first, second, .same, .none, "")
        }
        guard first.code != second.code || weight != .none else {
            return finding(first, second, .same, .none, "")
        }
        if isVague, first.code == second.code {
            return finding(
                first, second, .differs, weight == .none ? .none : .care,
                "Both differ from area to area, and not in the same way.")
        }
        let (effect, consequence) = difference(first.code, second.code)
        return finding(first, second, .differs, effect, consequence)
    }

    /// How much the aspect matters where it is not the same.
    private var weight: DefinitionComparison.Effect {
        switch aspect {
        case .measure: .refusal
        case .duration: overTime ? .conversion : .care
        case .time: .conversion
        case .residence, .borders, .refugees, .asylumSeekers, .students, .nationals,
            .borderWorkers, .seasonalWorkers, .irregular:
            .care
        case .durationBasis, .compiledFrom: .none
        }
    }

    /// Whether the comparison stays open where somebody says nothing on it.
    private var decides: Bool {
        switch aspect {
        case .measure: true
        case .duration: overTime
        case .durationBasis, .residence, .time, .compiledFrom, .borders, .refugees,
            .asylumSeekers, .students, .borderWorkers, .seasonalWorkers, .nationals, .irregular:
            false
        }
    }

    private func unsaid(_ first: DefinitionStatement?, _ second: DefinitionStatement?)
        -> DefinitionComparison.Finding?
    {
        guard first != nil || second != nil || decides else { return nil }
        return finding(
            first, second, .unsaid, decides ? weight : .none,
            decides ? "Nobody can tell how far this shifts the figures." : "")
    }

    private func finding(
        _ first: DefinitionStatement?, _ second: DefinitionStatement?,
        _ relation: DefinitionComparison.Relation,
        _ effect: DefinitionComparison.Effect, _ consequence: String
    ) -> DefinitionComparison.Finding {
        let silence = "not said"
        return DefinitionComparison.Finding(
            respect: aspect.name, first: first?.words ?? silence,
            second: second?.words ?? silence, relation: relation, effect: effect,
            consequence: consequence)
    }

    private func difference(
        _ first: String, _ second: String
    ) -> (DefinitionComparison.Effect, String) {
        switch aspect {
        case .measure: (.refusal, measure([first, second]))
        case .duration: duration(first, second)
        case .time: time([first, second])
        case .durationBasis: (.none, "Intentions and what became of them differ a little.")
        case .compiledFrom: (.none, "Other sources miss other people.")
        case .residence:
            (.care, "Registration and presence are not usual residence.")
        case .borders:
            (.care, "People of areas whose borders moved are counted under different origins.")
        case .refugees, .asylumSeekers, .students, .borderWorkers, .seasonalWorkers, .nationals,
            .irregular:
            (
                .care,
                "The one holds people that the other leaves out; no conversion, but where they "
                    + "are counted on their own they can be taken off."
            )
        }
    }

    private func measure(_ codes: Set<String>) -> String {
        if codes == ["EVENT", "TRANSITION"] {
            return "Moves are more than people who moved: who comes and goes again within the "
                + "period is two moves and no transition. No conversion is known that holds."
        }
        if codes.contains("STOCK") {
            return "People there are not people who came: stocks change by flows, deaths and "
                + "births together."
        }
        if codes.contains("NET") {
            return "A balance hides both of its flows."
        }
        return "They count different things."
    }

    private func duration(
        _ first: String, _ second: String
    ) -> (DefinitionComparison.Effect, String) {
        guard overTime else {
            return (.care, "A shorter stay counts more people; for stocks no factors are known.")
        }
        guard let from = DurationFactors.LeastStay(rawValue: first),
            let to = DurationFactors.LeastStay(rawValue: second),
            let unit = ConvertedFlow(1, from: from, to: to)
        else { return (.care, "It differs from area to area, so no one factor holds.") }
        func digits(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
        return (
            .conversion,
            "The first times \(digits(unit.central)) (published factors: \(digits(unit.low)) to "
                + "\(digits(unit.high))) is a flow under the least stay of the second."
        )
    }

    private func time(_ codes: Set<String>) -> (DefinitionComparison.Effect, String) {
        let days: Set<String> = ["01-01", "07-01", "12-31"]
        if codes.isSubset(of: ["01-01", "12-31"]) {
            return (.conversion, "31 December is 1 January of the next year: shift by a year.")
        }
        if codes.isSubset(of: days) {
            return (.conversion, "Half a year apart: interpolate between the dates.")
        }
        if codes.contains("VARIES") {
            return (.care, "Some are years apart: compare changes over decades, not years.")
        }
        if codes.isSubset(of: days.union(["MONTH-END"])) {
            return (.conversion, "Take the month that ends next to the date.")
        }
        let parts: Set<String> = ["YEAR", "QUARTER", "MONTH"]
        if codes.isSubset(of: parts) {
            return (.care, "Add up the months or quarters of a year, where all have a figure.")
        }
        if codes.isSubset(of: parts.union(["INTERVAL"])) {
            return (.refusal, "One year's moves are not those between two dates years apart.")
        }
        return (.refusal, "The one is of a date, the other of a period.")
    }
}
