public import Cubes
internal import Harmonisation
public import Vocabulary
internal import Warehouse

extension Office {
    /// Explains one figure in the areas of a date: the figures it is made of with their shares, the
    /// weights these are in proportion to, and the source cell of each. The parts add up to the figure; of
    /// one that is unknown, what was found and what is missing.
    ///
    /// - Throws: ``OfficeError`` as ``framed(_:in:asOf:)``, and for a key that selects several series or
    ///   has no figure of the period.
    public func explainFramed(
        _ pattern: KeyPattern, period: Period, in request: FrameRequest, asOf release: Int? = nil
    ) throws -> Explanation {
        let framing = try Framing(self, pattern, request, state: release)
        let all = try framing.series()
        let found = all.compactMap { result in
            result.values.first { $0.period == period }.map { (result, $0) }
        }
        let place = "\(pattern.dataflow.rawValue) \(pattern), areas of \(request.date)"
        guard let (result, value) = found.first else {
            let periods = Set(all.flatMap { $0.values.map(\.period) }).sorted()
            throw OfficeError(
                kind: .notFound, place: place, found: "no figure for \(period)",
                expected: "one of " + periods.map(\.description).joined(separator: ", "))
        }
        guard found.count == 1 else {
            throw OfficeError(
                kind: .request, place: "\(place), \(period)", found: "\(found.count) series",
                expected: "a key that selects one",
                details: found.prefix(20).map { $0.0.key.description })
        }
        return try FramedWords(framing: framing, result: result, figure: value).explanation
    }
}

/// The sections that explain a figure in the areas of a date.
private struct FramedWords {
    let framing: Framing
    let result: FramedResult
    let figure: FramedValue

    private var office: Office { framing.office }

    var explanation: Explanation {
        get throws {
            let leaves = leaves
            let ids = Set(leaves.map(\.release)).sorted()
            return Explanation(
                title: "\(office.title(result.key, figure.period)), areas of "
                    + "\(framing.request.date)",
                statement: statement, value: figure.value,
                sections: [office.keySection(result.key), areas, arithmetic]
                    + [range, gaps, leftOut].compactMap { $0 } + divisions + [try cells(leaves)]
                    + (try office.definitionSections(figure.steps.flatMap { $0.shown.leafKeys })),
                notes: notes,
                sources: try ids.compactMap { try office.warehouse.release($0) }
                    .map(office.source))
        }
    }

    private var statement: String {
        guard let value = figure.value else {
            return "Unknown in the areas of \(framing.request.date): "
                + figure.gaps.map(\.sentence).joined(separator: "; ")
        }
        return office.statement(
            result.key, figure.period,
            Observation(period: figure.period, value: .number(value)))
    }

    private var areas: Explanation.Section {
        .init(
            title: "Areas of \(framing.request.date)",
            rows: result.places(framing).map {
                .init(
                    "\($0.dimension) \($0.code)", $0.name, remark: $0.parts.joined(separator: " "))
            })
    }

    /// The figures of the source, each by its share.
    private var arithmetic: Explanation.Section {
        let rows = figure.steps.map { step in
            Explanation.Row(
                step.shown.key.description, step.part,
                remark: step.moved.bases.isEmpty
                    ? "all of it"
                    : "\(exactText(step.moved.figure)) x \(step.moved.share), by "
                        + step.moved.bases.joined(separator: "; "))
        }
        let label = figure.value == nil ? "Found, without what is missing" : "Figure"
        return .init(
            title: "Arithmetic", rows: rows, sum: figure.found.first.map { .init(label, $0) })
    }

    /// By each of several weights.
    private var range: Explanation.Section? {
        guard figure.found.count > 1 else { return nil }
        return .init(
            title: "By each of the weights",
            rows: zip(figure.bases, figure.found).enumerated().map { place, item in
                .init(item.0, item.1, remark: place == 0 ? "the figure" : nil)
            })
    }

    private var gaps: Explanation.Section? {
        guard !figure.gaps.isEmpty else { return nil }
        return .init(
            title: "What is not known",
            rows: figure.gaps.map {
                .init($0.areas.joined(separator: " "), "", remark: $0.sentence)
            })
    }

    private var leftOut: Explanation.Section? {
        guard !figure.leftOut.isEmpty else { return nil }
        return .init(
            title: "Left out",
            rows: figure.leftOut.map { item in
                item.value.map { .init(item.seriesKey, $0, remark: item.reason) }
                    ?? .init(item.seriesKey, "missing", remark: item.reason)
            })
    }

    private var divisions: [Explanation.Section] {
        figure.shown.divisions.map { item in
            let rows = item.parts.map { part in
                let share = "share \(part.share)"
                guard let value = part.figure else {
                    return Explanation.Row(
                        part.code, part.share,
                        remark: part.row.map { "stated in row \($0) of \(item.remark ?? "")" })
                }
                let place = part.seriesKey ?? part.row.map { "row \($0) of \(item.remark ?? "")" }
                return Explanation.Row(
                    part.code, value, remark: place.map { "\(share); \($0)" } ?? share)
            }
            let sum = item.parts.reduce(0) { $0 + ($1.figure ?? $1.share) }
            return .init(
                title: "Weights: \(item.area) by \(item.basis)"
                    + (item.date.map { ", \($0)" } ?? ""),
                rows: rows, sum: .init("All parts", sum))
        }
    }

    /// A figure that was read, and of which release.
    private struct Leaf {
        let key: SeriesKey
        let observation: Observation
        let release: Int
    }

    /// The figures that were read, those of weights after those that were moved; each once.
    private var leaves: [Leaf] {
        var seen: Set<String> = []
        let weights = figure.steps.flatMap { step in
            step.divisions.flatMap { item in
                item.division.parts.filter { $0.extent.relation(to: item.extent) != .apart }
                    .compactMap { part in
                        part.shown.flatMap { shown in item.division.period.map { (shown, $0) } }
                    }
            }
        }
        let all = figure.steps.map { ($0.shown, figure.period) } + weights
        return all.flatMap { shown, period in
            shown.leafSeries.flatMap { part in
                zip(part.series.observations, part.releases).filter { $0.0.period == period }.map {
                    Leaf(key: part.series.key, observation: $0.0, release: $0.1)
                }
            }
        }.filter { seen.insert("\($0.key.dataflow) \($0.key) \($0.observation.period)").inserted }
    }

    private func cells(_ leaves: [Leaf]) throws -> Explanation.Section {
        .init(
            title: "Source cells",
            rows: try leaves.map { leaf in
                let file = try office.warehouse.release(leaf.release)?.files.first
                let cell = office.sourceCell(leaf.observation, in: file).description
                let label =
                    "\(leaf.key.dataflow.rawValue) \(leaf.key) \(leaf.observation.period)"
                guard let number = leaf.observation.scaled else {
                    return Explanation.Row(label, leaf.observation.value.words, remark: cell)
                }
                return Explanation.Row(label, number, remark: cell)
            })
    }

    private var notes: [String] {
        var notes = [
            "No publisher printed this figure: it was moved on request to the areas of "
                + "\(framing.request.date)."
        ]
        if figure.steps.contains(where: { !$0.moved.bases.isEmpty }) {
            notes.append("Weights of another date assume that the parts were then as they became.")
        }
        notes += figure.partial.map { "\($0.code): \($0.remark)" }
        var seen: Set<String> = []
        let comments = figure.steps.compactMap { $0.observation.attributes[.comment] }
        return notes + comments.filter { seen.insert($0).inserted }
    }
}

extension ShownSeries {
    /// The held series that it shows: itself, or those that were added up.
    var leafSeries: [HeldSeries] {
        isComputed ? parts : [HeldSeries(series: series, releases: releases)]
    }

    var leafKeys: [SeriesKey] { leafSeries.map(\.series.key) }
}
