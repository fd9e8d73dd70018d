internal import Collection
internal import Cubes
internal import Vocabulary
internal import Warehouse

/// What others say of the people that a questionnaire asks about: other publishers, and for flows the
/// other end of the corridor.
struct AnswerMirrorBook {
    private let office: Office
    private let source: String
    private let releases: [Int: Release]

    init(_ office: Office, _ questionnaire: Questionnaire) throws {
        self.office = office
        source = questionnaire.source
        releases = Dictionary(
            try office.releases().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Of each publisher the figure of its latest release; estimates are left out. On the same
    /// criterion, sex and age as the table.
    func mirrors(of questionnaire: Questionnaire) throws -> AnswerMirrors {
        var mirrors: AnswerMirrors = [:]
        for table in questionnaire.tables { mirrors[table.id] = try figures(table) }
        return mirrors
    }

    private func figures(
        _ table: QuestionnaireTable
    ) throws -> [QuestionnaireTable.Position: [MirrorFigure]] {
        guard let first = table.rows.first, let key = table.seriesKey(first, source: source) else {
            return [:]
        }
        var rows: [SeriesKey: Int] = [:]
        for (index, row) in table.rows.enumerated() {
            guard let key = table.seriesKey(row, source: "") else { continue }
            rows[Self.bare(key)] = index
        }
        var pattern = KeyPattern(key.dataflow)
        for dimension in key.dataflow.dimensions
        where ![.source, .sex, .age, .reporter].contains(dimension) {
            // What differs from row to row is any code; the rest is as asked.
            let codes = Set(
                table.rows.prefix(2).compactMap {
                    table.seriesKey($0, source: source)?[dimension]
                })
            if codes.count == 1, !dimension.isArea || key[dimension] == table.area {
                pattern = pattern.with(dimension, codes)
            }
        }
        var found: [QuestionnaireTable.Position: [String: (release: Int, figure: MirrorFigure)]] =
            [:]
        let years = Set(table.years)
        for held in try office.held(pattern) {
            let theirs = held.series.key
            guard let code = theirs[.source], code != source, let row = rows[Self.bare(theirs)]
            else { continue }
            for (item, id) in zip(held.series.observations, held.releases) {
                guard let year = item.period.calendarYear, years.contains(year),
                    let value = item.scaled, let release = releases[id],
                    release.kind == .imported || release.kind == .submitted
                else { continue }
                let position = QuestionnaireTable.Position(row: row, year: year)
                let end = theirs[.reporter].map { Self.reporter($0) } ?? ""
                let name = release.publisher + end
                if let other = found[position]?[name], other.release >= id { continue }
                found[position, default: [:]][name] = (
                    id,
                    MirrorFigure(
                        value: value, source: code, edition: release.title + end)
                )
            }
        }
        return found.mapValues { $0.values.map(\.figure).sorted { $0.source < $1.source } }
    }

    /// A key without whose it is and who reported it.
    private static func bare(_ key: SeriesKey) -> SeriesKey {
        key.replacing(.source, with: "").replacing(.reporter, with: "")
    }

    private static func reporter(_ code: String) -> String {
        switch code {
        case "ORIGIN": ", as the origin reports it"
        case "DESTINATION": ", as the destination reports it"
        default: ""
        }
    }
}
