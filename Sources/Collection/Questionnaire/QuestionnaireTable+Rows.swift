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

    /// The counterparts of a request, the total first.
    static func counterparts(
        _ request: TableRequest, _ area: String, _ areas: AreaRegister
    ) -> [String] {
        if request.dataflow == .population { return [""] }
        switch request.counterpart {
        case .total: return ["W"]
        case .groups:
            return ["W"] + areas.areas(of: .region).map(\.id) + ["UNK"]
        case .each:
            // Areas with what they are called, so that somebody finds them.
            let there = areas.all.filter { one in
                [.country, .territory, .former].contains(one.kind) && !one.isComposite
                    && one.id != area && request.years.contains { one.dates.contains($0) }
            }.sorted { ($0.shortName, $0.id) < ($1.shortName, $1.id) }
            return ["W"] + there.map(\.id) + special(request)
        }
    }

    private static func special(_ request: TableRequest) -> [String] {
        request.criterion == .citizenship || request.dataflow == .acquisition
            ? ["OOO", "XXA", "UNK"] : ["OOO", "UNK"]
    }

    /// The age groups of a request, all together first and unknown last.
    static func ages(_ ages: TableRequest.Ages) -> [AgeGroup] {
        switch ages {
        case .total: [.total]
        case .broad:
            [.total, .years(0, 14), .years(15, 24), .years(25, 64), .from(65), .unknown]
        case .fiveYear:
            [.total] + stride(from: 0, to: 85, by: 5).map { .years($0, $0 + 4) }
                + [.from(85), .unknown]
        case .single: [.total] + (0..<100).map { .years($0, $0) } + [.from(100), .unknown]
        }
    }
}
