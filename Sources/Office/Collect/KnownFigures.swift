internal import Collection
internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Finds what is known of the cells of a questionnaire.
///
/// For each cell one figure is taken: the area's own answer to the collection, else one that is counted
/// and not modelled, with the fewest stated differences from what is asked, of the latest release.
/// Figures on another criterion than is asked are never taken; those whose criterion is mixed or not
/// stated are, and their notes say so.
struct KnownFigures {
    private let office: Office
    private let source: String
    private let releases: [Int: Release]

    init(_ office: Office, _ questionnaire: Questionnaire) throws {
        self.office = office
        source = questionnaire.source
        releases = Dictionary(
            try office.releases().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func fill(_ questionnaire: inout Questionnaire) throws {
        for table in questionnaire.tables {
            let found = try figures(table)
            questionnaire.known[table.id] = found.mapValues(\.figure)
            questionnaire.previous[table.id] = found.compactMapValues {
                $0.figure.origin == .answered ? $0.figure.text : nil
            }
        }
    }

    private struct Candidate {
        let figure: KnownFigure
        let rank: Rank
    }

    /// Lower is better.
    private struct Rank: Comparable {
        let isOthers: Bool
        let isModelled: Bool
        let differences: Int
        let isComputed: Bool
        let release: Int

        static func < (a: Rank, b: Rank) -> Bool {
            if a.isOthers != b.isOthers { return b.isOthers }
            if a.isModelled != b.isModelled { return b.isModelled }
            if a.differences != b.differences { return a.differences < b.differences }
            if a.isComputed != b.isComputed { return b.isComputed }
            return a.release > b.release
        }
    }

    private func figures(
        _ table: QuestionnaireTable
    ) throws -> [QuestionnaireTable.Position: Candidate] {
        let rows = Dictionary(
            table.rows.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let years = Set(table.years)
        var found: [QuestionnaireTable.Position: Candidate] = [:]
        var said: [String: SourceDefinitions] = [:]
        for shown in try series(table) {
            let key = shown.key
            guard let source = key[.source], source != FlowEstimating.source,
                let row = row(key, table), let index = rows[row]
            else { continue }
            let definitions = try said[source] ?? SourceDefinitions(source, office)
            said[source] = definitions
            let definition = definitions.definition(of: shown.parts.first?.series.key ?? key)
            let differences = differences(key, definition, table)
            for (place, observation) in shown.series.observations.enumerated() {
                guard let year = observation.period.calendarYear, years.contains(year) else {
                    continue
                }
                let id = shown.releases.isEmpty ? nil : shown.releases[place]
                let part = id ?? shown.parts.flatMap(\.releases).max() ?? 0
                guard
                    let figure = figure(
                        observation, source, releases[part], id, differences)
                else { continue }
                let candidate = Candidate(
                    figure: figure,
                    rank: Rank(
                        isOthers: figure.origin == .held,
                        isModelled: definition[.compiledFrom]?.code == "MODEL",
                        differences: differences.count, isComputed: id == nil, release: part))
                let position = QuestionnaireTable.Position(row: index, year: year)
                if let other = found[position], other.rank <= candidate.rank { continue }
                found[position] = candidate
            }
        }
        return found
    }

    /// The series that may have figures of a table: held ones, and totals that are added up.
    private func series(_ table: QuestionnaireTable) throws -> [ShownSeries] {
        guard let row = table.rows.first, let key = table.seriesKey(row, source: source) else {
            return []
        }
        var pattern = KeyPattern(key.dataflow)
        for dimension in key.dataflow.dimensions {
            if let code = key[dimension] { pattern = pattern.with(dimension, code) }
        }
        let sexes = Set(table.rows.map(\.sex.rawValue))
        let ages = Set(table.rows.map(\.age.code))
        pattern = pattern.with(.source, nil).with(.sex, sexes).with(.age, ages)
        if let criterion = key[.criterion] {
            pattern = pattern.with(
                .criterion, [criterion, Criterion.unstated.rawValue])
        }
        let both = Sex.total.rawValue
        guard let counterpart = Self.counterpart(table) else {
            return try office.show(pattern)
                + office.show(pattern.with(.sex, both)).filter(\.isComputed)
        }
        let codes = Set(table.rows.map(\.counterpart))
        pattern = pattern.with(counterpart, nil)
        var series = try office.held(pattern).map { ShownSeries($0) }
        // Women and men that are held make both, where these are not held.
        series += try office.show(pattern.with(.sex, both)).filter(\.isComputed)
        for group in codes where office.areas.area(group)?.isAggregate == true {
            for sex in sexes {
                series += try office.show(
                    pattern.with(counterpart, group).with(.sex, sex)
                ).filter(\.isComputed)
            }
        }
        return series
    }

    /// The dimension of the other end of the corridor.
    private static func counterpart(_ table: QuestionnaireTable) -> DimensionID? {
        switch table.request.dataflow {
        case .population: nil
        case .emigration: .criterionArea
        case .acquisition: .origin
        default: table.request.end == .destination ? .origin : .destination
        }
    }

    private func row(_ key: SeriesKey, _ table: QuestionnaireTable) -> QuestionnaireRow? {
        let counterpart = Self.counterpart(table).flatMap { key[$0] } ?? ""
        let sex = key[.sex].map { Sex(rawValue: $0) } ?? .total
        let age = key[.age].map { AgeGroup(code: $0) } ?? .total
        guard let sex, let age else { return nil }
        return QuestionnaireRow(counterpart: counterpart, sex: sex, age: age)
    }

    private func figure(
        _ observation: Observation, _ source: String, _ release: Release?, _ id: Int?,
        _ differences: [String]
    ) -> KnownFigure? {
        let isOwn = source == self.source
        if let release, release.kind == .estimated || release.kind == .harmonised { return nil }
        let text: String
        if let value = observation.scaled {
            text = Int(exactly: value).map(String.init) ?? value.description
        } else if isOwn, case .missing(let reason) = observation.value,
            let mark = QuestionnaireMark(reason)
        {
            text = mark.rawValue
        } else {
            return nil
        }
        var edition = release.map { "\($0.title), held since \($0.heldFrom.prefix(10))" } ?? source
        if id == nil { edition += ", added up here" }
        return KnownFigure(
            text: text, flag: QuestionnaireFlag(observation.status),
            origin: isOwn ? .answered : .held, source: source, edition: edition, release: id,
            difference: differences.joined(separator: "; "))
    }

    /// Where a series is known to count something else than a table asks.
    private func differences(
        _ key: SeriesKey, _ definition: SeriesDefinition, _ table: QuestionnaireTable
    ) -> [String] {
        var differences: [String] = []
        if let criterion = key[.criterion].flatMap(Criterion.init(rawValue:)),
            criterion != table.request.criterion
        {
            differences.append(
                "criterion \(criterion.name), asked \(table.request.criterion.name)")
        }
        var asked = table.request.said
        if let months = table.request.leastStay { asked[.duration] = String(months) }
        for aspect in Aspect.allCases {
            guard let code = asked[aspect], let statement = definition[aspect],
                statement.code != code
            else { continue }
            differences.append(
                "\(aspect.name.lowercased()) \(statement.words), asked "
                    + (aspect.words(code) ?? "\(code) months"))
        }
        return differences
    }
}
