internal import Cubes
internal import Vocabulary

extension QuestionnaireTable {
    /// The rows of a request: for each counterpart, the total first, both sexes before women and men,
    /// all ages before groups.
    static func rows(
        _ request: TableRequest, _ area: String, _ areas: AreaRegister
    ) -> [QuestionnaireRow] {
        let isPlain = request.dataflow == .displaced
        let sexes: [Sex] = request.isBySex && !isPlain ? [.total, .female, .male] : [.total]
        let ages = isPlain ? [.total] : Self.ages(request.ages)
        var rows: [QuestionnaireRow] = []
        for counterpart in counterparts(request, area, areas) {
            for sex in sexes {
                for age in ages {
                    rows.append(QuestionnaireRow(counterpart: counterpart, sex: sex, age: age))
                }
            }
        }
        return rows
    }

    /// The counterparts of a request, the total first, areas by name, those that are no place last.
    static func counterparts(
        _ request: TableRequest, _ area: String, _ areas: AreaRegister
    ) -> [String] {
        if request.dataflow == .population { return [""] }
        let asked = request.counterparts(of: area, in: areas)
        switch request.counterpart {
        case .total: return asked
        case .groups: return ["W"] + asked
        case .each:
            let places = areas.areas(asked).filter { $0.kind != .special && $0.id != area }
                .sorted { ($0.shortName, $0.id) < ($1.shortName, $1.id) }.map(\.id)
            let special = asked.filter { areas.area($0)?.kind == .special }
            return ["W"] + (request.includesOwn ? [area] : []) + places + ["OOO"] + special
        }
    }

    /// The age groups of a request, all together first and unknown last.
    static func ages(_ ages: TableRequest.Ages) -> [AgeGroup] {
        ages == .total ? [.total] : [.total] + ages.codes.compactMap { AgeGroup(code: $0) }
    }
}
