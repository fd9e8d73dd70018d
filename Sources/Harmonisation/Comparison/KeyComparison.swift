internal import Cubes
internal import Vocabulary

/// What the keys and units of two series say of what they count.
struct KeyComparison {
    private let first: ComparedSeries
    private let second: ComparedSeries

    init(_ first: ComparedSeries, _ second: ComparedSeries) {
        self.first = first
        self.second = second
    }

    var findings: [DefinitionComparison.Finding] {
        var findings = [dataflow].compactMap { $0 }
        for dimension in DimensionID.allCases {
            let codes = (first.key[dimension], second.key[dimension])
            if let finding = compare(dimension, codes.0, codes.1) { findings.append(finding) }
        }
        findings.append(units)
        return findings
    }

    private var dataflow: DefinitionComparison.Finding? {
        let (one, other) = (first.key.dataflow, second.key.dataflow)
        guard one != other else { return nil }
        // What is counted decides, and is among the definitions.
        return DefinitionComparison.Finding(
            respect: "Dataflow", first: one.rawValue, second: other.rawValue, relation: .differs,
            effect: .none, consequence: "")
    }

    private var units: DefinitionComparison.Finding {
        let same = first.units == second.units
        let isPlain = first.units.count <= 1 && second.units.count <= 1
        return DefinitionComparison.Finding(
            respect: "Unit", first: first.units.sorted().joined(separator: ", "),
            second: second.units.sorted().joined(separator: ", "),
            relation: same && isPlain ? .same : .differs,
            effect: same && isPlain ? .none : .refusal,
            consequence: same && isPlain
                ? "" : "Different units have no common measure.")
    }

    private func compare(
        _ dimension: DimensionID, _ one: String?, _ other: String?
    ) -> DefinitionComparison.Finding? {
        guard one != nil || other != nil else { return nil }
        let isSame = one == other
        let (effect, consequence) =
            isSame ? (.none, "") : difference(dimension, one, other)
        return DefinitionComparison.Finding(
            respect: dimension.rawValue, first: one ?? "no such dimension",
            second: other ?? "no such dimension", relation: isSame ? .same : .differs,
            effect: effect, consequence: consequence)
    }

    private func difference(
        _ dimension: DimensionID, _ one: String?, _ other: String?
    ) -> (DefinitionComparison.Effect, String) {
        // A dimension that one of the dataflows lacks is of no matter where the other's is total.
        guard let one, let other else {
            let only = one ?? other ?? ""
            return ["_T", "_Z", "W"].contains(only) ? (.none, "") : (.care, "Only one tells.")
        }
        switch dimension {
        case .source: return (.none, "")
        case .criterion:
            if one == Criterion.unstated.rawValue || other == Criterion.unstated.rawValue {
                return (
                    .care, "One of them does not say what makes a migrant, or mixes criteria."
                )
            }
            return (
                .refusal,
                "Other people: who was born abroad need not be a foreigner, and the other way "
                    + "round. No conversion holds from one area to another."
            )
        case .freq: return (.none, "")
        case .reporter:
            return (
                .care,
                "The same moves as the two ends see them: mirrors, of which the report of the "
                    + "destination is usually the larger."
            )
        case .method: return (.care, "At least one of them nobody counted.")
        case .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea:
            return (.refusal, "Different areas.")
        case .sex, .age, .popType, .indicator: return (.refusal, "Different people.")
        case .countUnit: return (.refusal, "Persons and cases: a case may be a whole family.")
        case .procedure, .asylumMeasure, .applicationType, .decisionLevel:
            return (.refusal, "Different applications or decisions.")
        case .permitMeasure, .permitReason, .permitDuration:
            return (.refusal, "Different permits.")
        case .incidentRegion, .route, .cause, .casualty:
            return (.refusal, "Different incidents or people.")
        }
    }
}
