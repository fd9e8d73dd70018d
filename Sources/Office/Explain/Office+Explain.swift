public import Cubes
internal import Foundation
public import Vocabulary
internal import Warehouse

extension Office {
    /// Explains one figure: a held one by its source cell or its method's arithmetic, a
    /// computed total by its parts.
    public func explain(
        _ pattern: KeyPattern, period: Period, asOf release: Int? = nil
    ) throws -> Explanation {
        let candidates = try show(pattern, asOf: release).filter { $0.series[period] != nil }
        guard let shown = candidates.first else { throw try missing(pattern, period, release) }
        guard candidates.count == 1 else {
            throw OfficeError(
                kind: .request, place: "\(pattern.dataflow.rawValue) \(pattern) \(period)",
                found: "\(candidates.count) series", expected: "a key that selects one",
                details: candidates.prefix(20).map(\.key.description))
        }
        if shown.isComputed { return try explainTotal(shown, period: period) }
        let place = shown.series.observations.firstIndex { $0.period == period }
        let release = try place.flatMap { try warehouse.release(shown.releases[$0]) }
        return switch release?.kind {
        case .estimated: try explainFlow(shown, period: period)
        case .harmonised: try explainHarmonised(shown, period: period)
        case .imported, .submitted, .withdrawal, nil: try explainCell(shown, period: period)
        }
    }

    private func missing(_ pattern: KeyPattern, _ period: Period, _ release: Int?) throws
        -> any Error
    {
        let there = try show(pattern, asOf: release)
        guard !there.isEmpty else { return try explainEmpty(pattern) }
        let periods = Set(there.flatMap { $0.series.observations.map(\.period) }).sorted()
        return OfficeError(
            kind: .notFound, place: "\(pattern.dataflow.rawValue) \(pattern)",
            found: "no figure for \(period)",
            expected: "one of " + periods.map(\.description).joined(separator: ", "))
    }

    /// What the value is to the cell that the lineage leads to. A reader that adds cells up says so
    /// at the start of COMMENT; the lineage then leads to the first.
    private func valueLabel(_ observation: Observation) -> String {
        if observation.status == .estimated { return "Value derived from this row" }
        let isSum = observation.attributes[.comment]?.hasPrefix("sum of ") == true
        return isSum ? "Value, a sum: see COMMENT" : "Value in the cell"
    }

    /// A reported figure: the cell, what it says, and whose it is.
    private func explainCell(_ shown: ShownSeries, period: Period) throws -> Explanation {
        guard let index = shown.series.observations.firstIndex(where: { $0.period == period })
        else { throw try missing(KeyPattern(shown.key.dataflow), period, nil) }
        let observation = shown.series.observations[index]
        let release = try warehouse.release(shown.releases[index])
        let file = release?.files.first
        let cell = sourceCell(observation, in: file)
        var rows = [
            Explanation.Row("File", cell.file, remark: file.map { "SHA-256 " + $0.sha256 })
        ]
        if let mapping = release.flatMap(MappingRecord.init) {
            rows.append(
                .init("Read by the mapping", mapping.name, remark: "SHA-256 " + mapping.sha256))
        }
        if let sheet = cell.sheet { rows.append(.init("Sheet", sheet)) }
        rows += [
            .init("Row", "\(cell.row)"),
            .init("Column", "\(cell.column)", remark: SourceCell.letters(cell.column)),
            .init(
                valueLabel(observation),
                text(of: observation.value)),
        ]
        rows += observation.attributes.pairs.map { .init($0.id.rawValue, $0.value) }
        rows.append(
            .init("OBS_STATUS", observation.status.rawValue, remark: observation.status.name))
        return Explanation(
            title: title(shown.key, period),
            statement: statement(shown.key, period, observation), value: observation.scaled,
            sections: [keySection(shown.key), .init(title: "Source cell", rows: rows)]
                + (try definitionSections(shown.key)),
            notes: release?.notes ?? [], sources: release.map { [source($0)] } ?? [])
    }

    /// Where a figure stood in the file that it was read from.
    func sourceCell(_ observation: Observation, in file: ReleaseFile?) -> SourceCell {
        let sheets = file?.sheets ?? []
        return SourceCell(
            file: file?.name ?? "unknown file",
            sheet: sheets.indices.contains(observation.sheet) ? sheets[observation.sheet] : nil,
            row: observation.row, column: observation.column)
    }

    /// A computed total: the figures added up, largest first, and their sum.
    private func explainTotal(_ shown: ShownSeries, period: Period) throws -> Explanation {
        var ids = Set<Int>()
        var parts: [(key: SeriesKey, value: Double)] = []
        for part in shown.parts {
            for (item, release) in zip(part.series.observations, part.releases)
            where item.period == period {
                guard let value = item.scaled else { continue }
                parts.append((part.series.key, value))
                ids.insert(release)
            }
        }
        parts.sort { ($0.value, $1.key.description) > ($1.value, $0.key.description) }
        let total = parts.reduce(0) { $0 + $1.value }
        let rows = parts.map { Explanation.Row($0.key.description, $0.value) }
        let observation = shown.series[period]
        return Explanation(
            title: title(shown.key, period),
            statement: observation.map { statement(shown.key, period, $0) } ?? "",
            value: total,
            sections: [
                keySection(shown.key),
                .init(
                    title: "Figures added up", rows: rows,
                    sum: .init("Sum of \(rows.count) figures", total)),
            ] + (try definitionSections(shown.parts.map(\.series.key))),
            notes: ["No publisher printed this total; it was added up on request."]
                + (observation?.attributes[.comment].map { [$0] } ?? []),
            sources: try ids.sorted().compactMap { try warehouse.release($0) }.map(source))
    }

    func source(_ release: Release) -> Explanation.Source {
        Explanation.Source(
            publisher: release.publisher, title: release.title, citation: release.citation,
            licence: release.licence.name, licenceURL: release.licence.url, url: release.url,
            release: release.id, heldFrom: release.heldFrom)
    }

    func title(_ key: SeriesKey, _ period: Period) -> String {
        "\(key.dataflow.rawValue) \(key) \(period)"
    }

    func keySection(_ key: SeriesKey) -> Explanation.Section {
        let rows = zip(key.dataflow.dimensions, key.codes).map { dimension, code in
            Explanation.Row(dimension.rawValue, code, remark: meaning(dimension, code))
        }
        return .init(title: "Key", rows: rows)
    }

    /// What its publisher or its method says that a figure counts; none where nothing is said.
    func definitionSections(_ key: SeriesKey) throws -> [Explanation.Section] {
        try definitionSections([key])
    }

    /// What is said of all of several series, in the same words.
    func definitionSections(_ keys: [SeriesKey]) throws -> [Explanation.Section] {
        let said = try definition(ofAll: keys).all
        guard !said.isEmpty else { return [] }
        return [
            .init(
                title: "What is counted",
                rows: said.map { statement in
                    Explanation.Row(
                        statement.aspect.name, statement.words,
                        remark: statement.remark.isEmpty ? nil : statement.remark)
                })
        ]
    }

    private func text(of value: ObservedValue) -> String {
        switch value {
        case .number(let number):
            number == number.rounded() || abs(number) >= 1e9 ? exactText(number) : "\(number)"
        case .missing(let reason): reason.name
        }
    }
}
