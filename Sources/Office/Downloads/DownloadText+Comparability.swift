internal import Cubes
internal import Vocabulary

extension DownloadText {
    /// What may not be added or compared in these rows, in sentences.
    var comparability: [String] {
        overTime + ofCriteria + ofSources + ofMethods + ofParts + ofUnits
    }

    private var overTime: [String] {
        var said: [String] = []
        switch heading.dataflow {
        case .stock:
            said.append("Stocks of different years count many of the same people: never add them.")
        case .flow:
            said.append("Flows may be added over periods only where the periods do not overlap.")
            if tally.lengths.count > 1 {
                said.append(
                    "The periods differ in length, so that larger flows may only be longer ones.")
            }
        case .displaced, .displacedAge:
            said.append(
                "Numbers of people at the end of different years count many of the same people: "
                    + "never add them.")
        case .population:
            said.append("Populations of different years are never added; births and deaths may be.")
        case .asylum:
            said.append(
                "Applications and decisions of different years may be added; those pending at the "
                    + "end of different years are partly the same: never add them.")
        case .permit:
            said.append(
                "First permits of different years may be added; those valid at the end of "
                    + "different years are partly the same: never add them.")
        case .deaths:
            said.append(
                "Many deaths are never recorded, and recording grew: a rise need not be one of "
                    + "deaths.")
        case .emigration, .acquisition:
            said.append(
                "Figures of different years may be added where the years do not overlap: they "
                    + "count events, and somebody can be counted in several years.")
        case .remittance:
            said.append("Amounts of different years are in the money of their year.")
        }
        if tally.statuses[.breakInSeries] != nil {
            said.append(
                "Status B marks a break: figures before and after it are not comparable.")
        }
        if tally.statuses[.definitionDiffers] != nil {
            said.append("Figures with status D are on another definition than the others.")
        }
        return said
    }

    private var ofCriteria: [String] {
        let criteria = codes["CRITERION"]
        guard !criteria.isEmpty else { return [] }
        let named = criteria.map { worded($0) }.joined(separator: ", ")
        guard criteria.count > 1 else {
            return criteria[0].code == Criterion.unstated.rawValue
                ? [
                    "The publisher does not state the criterion of these figures, or mixes several: "
                        + "they are not comparable with figures on one criterion."
                ]
                : [
                    "All figures are on one criterion: \(named). Figures on another criterion count "
                        + "other people."
                ]
        }
        return [
            "The figures are on \(criteria.count) criteria: \(named). They count different people: "
                + "neither add nor compare them across criteria."
        ]
    }

    private var ofSources: [String] {
        let sources = codes["SOURCE"]
        guard sources.count > 1 else { return [] }
        return [
            "The figures are of \(sources.count) sources or editions: "
                + sources.map { worded($0) }.joined(separator: "; ")
                + ". They stand side by side and may differ in definition and method: a difference "
                + "between two of them is not a change over time, and a later edition is not a "
                + "revision of an earlier one."
        ]
    }

    private var ofMethods: [String] {
        var said: [String] = []
        let methods = codes["METHOD"]
        let estimated = methods.filter { $0.code != "_Z" }
        if methods.count > 1 {
            said.append(
                "METHOD differs: \(methods.map { worded($0) }.joined(separator: "; ")). Each is an "
                    + "answer of its own to the same question: compare, never add.")
        } else if !estimated.isEmpty {
            said.append(
                "All figures are estimates by one method: \(estimated.map { worded($0) }[0]). Other "
                    + "methods give other figures.")
        }
        let reporters = Set(codes["REPORTER"].map(\.code))
        if reporters.isSuperset(of: ["ORIGIN", "DESTINATION"]) {
            said.append(
                "Some flows are reported by the area of origin and by that of destination. The two "
                    + "count by their own rules and disagree: never add them.")
        }
        return said
    }

    /// What is not to be added among figures of asylum.
    private var ofAsylum: [String] {
        guard heading.dataflow == .asylum else { return [] }
        var said: [String] = []
        if tally[.countUnit].count > 1 {
            said.append("COUNT_UNIT differs: persons (P) and cases (C) are never added.")
        }
        if tally[.asylumMeasure].count > 1 {
            said.append(
                "ASYLUM_MEASURE has totals beside their parts, and applications beside decisions: "
                    + "do not add them.")
        }
        if tally[.decisionLevel].count > 1 || tally[.applicationType].count > 1 {
            said.append(
                "The same people may be counted at several DECISION_LEVEL, and again as repeat "
                    + "applications or appeals (APPLICATION_TYPE).")
        }
        return said
    }

    /// Codes that hold others of the same column.
    private var ofParts: [String] {
        var said: [String] = []
        if tally[.sex].count > 1, tally[.sex].contains(Sex.total.rawValue) {
            said.append("SEX _T holds women and men: do not add it to them.")
        }
        if tally[.age].count > 1 {
            said.append("Age groups may overlap, and AGE _T holds all of them: do not add it.")
        }
        for dimension in heading.dataflow.dimensions where dimension.isArea {
            let areas = tally[dimension]
            let whole = areas.filter { AreaRegister.standard.area($0)?.isAggregate == true }
            guard !whole.isEmpty, whole.count < areas.count || whole.count > 1 else { continue }
            let shown = whole.sorted().prefix(5).joined(separator: ", ")
            said.append(
                "\(dimension.rawValue) has regions or the world (\(shown)"
                    + (whole.count > 5 ? " and others" : "")
                    + ") beside areas that lie in them: do not add them up.")
        }
        for dimension in [DimensionID.permitReason, .permitDuration]
        where tally[dimension].count > 1 {
            said.append(
                "\(dimension.rawValue) has totals beside their parts: do not add the two.")
        }
        if tally[.popType].count > 1 {
            said.append(
                "POP_TYPE has groups that may overlap, and counts at a date beside counts over a "
                    + "year: see the notes of the source before adding.")
        }
        return said
    }

    private var ofUnits: [String] {
        var said = ofAsylum
        if tally[.casualty].count > 1 {
            said.append(
                "CASUALTY has totals, women, men and children beside the dead and missing that hold "
                    + "them, and survivors: do not add them.")
        }
        if tally[.permitMeasure].count > 1 {
            said.append(
                "PERMIT_MEASURE has permits issued over a year beside those valid at its end: "
                    + "never add the two.")
        }
        if tally[.indicator].count > 1 || (tally.attributes[.unitMeasure]?.count ?? 0) > 1 {
            said.append("Figures of different INDICATOR or UNIT_MEASURE are in different units.")
        }
        let powers = tally.attributes[.unitMult]?.filter { $0 != "0" } ?? []
        if !powers.isEmpty {
            said.append(
                "Some figures are in thousands or another multiple: multiply OBS_VALUE by 10 to "
                    + "the power of UNIT_MULT before comparing.")
        }
        let estimates = tally.statuses[.estimated] ?? 0
        if estimates > 0, estimates < tally.account.figures {
            said.append("Estimates (status E) stand beside counts: they are not as sure.")
        }
        if tally.attributes[.dataType]?.contains("I") == true || tally.statuses[.imputed] != nil {
            said.append("Some figures were imputed by the publisher, not counted.")
        }
        return said
    }
}
