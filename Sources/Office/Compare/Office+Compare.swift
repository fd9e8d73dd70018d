public import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

extension Office {
    /// Puts two series beside one another: what differs between what they count, what can be done
    /// about it, and their figures.
    ///
    /// - Throws: ``OfficeError`` for a key that selects no series, or several.
    public func compare(
        _ first: KeyPattern, _ second: KeyPattern, asOf release: Int? = nil
    ) throws -> SeriesComparison {
        let one = try single(first, release)
        let other = try single(second, release)
        let pairs = Self.pairs(one.series, other.series)
        let compared = DefinitionComparison(
            try comparedSeries(one), try comparedSeries(other), areas: try areaBreaks(one, other))
        let ratios = pairs.compactMap(\.ratio).sorted()
        let middle = ratios.count / 2
        return SeriesComparison(
            verdict: compared.verdict.rawValue, sentence: compared.verdict.sentence,
            first: try side(one), second: try side(other),
            respects: compared.findings.map { finding in
                .init(
                    respect: finding.respect, first: finding.first, second: finding.second,
                    relation: finding.relation.rawValue, effect: finding.effect.rawValue,
                    consequence: finding.consequence)
            }, pairs: pairs,
            medianRatio: ratios.isEmpty
                ? nil
                : ratios.count % 2 == 1
                    ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2)
    }

    private func single(_ pattern: KeyPattern, _ release: Int?) throws -> ShownSeries {
        let shown = try show(pattern, asOf: release)
        guard let only = shown.first else { throw try explainEmpty(pattern) }
        guard shown.count == 1 else {
            throw OfficeError(
                kind: .request, place: "\(pattern.dataflow.rawValue) \(pattern)",
                found: "\(shown.count) series", expected: "a key that selects one",
                details: shown.prefix(20).map(\.key.description))
        }
        return only
    }

    /// For each period that both have a figure of: whether their codes cover the same.
    private func areaBreaks(_ one: ShownSeries, _ other: ShownSeries) throws -> [[AreaBreak]] {
        let coverage = (try SeriesCoverage(self, one.key), try SeriesCoverage(self, other.key))
        let both = one.series.observations.map(\.period).filter { other.series[$0] != nil }
        return both.map { period in
            zip(coverage.0.areas(period), coverage.1.areas(period)).compactMap {
                // Other codes are other areas by their names already.
                $0.code == $1.code ? AreaHistory.standard.areaBreak($0, $1) : nil
            }
        }
    }

    private func comparedSeries(_ shown: ShownSeries) throws -> ComparedSeries {
        let units = shown.series.observations.compactMap { $0.attributes[.unitMeasure] }
        return ComparedSeries(
            key: shown.key, definition: try definition(of: shown), units: Set(units))
    }

    /// A total counts what its parts do, where these agree.
    private func definition(of shown: ShownSeries) throws -> SeriesDefinition {
        try definition(ofAll: shown.isComputed ? shown.parts.map(\.series.key) : [shown.key])
    }

    private func side(_ shown: ShownSeries) throws -> SeriesComparison.Side {
        let said = try definition(of: shown)
        let id = shown.isComputed ? shown.parts.first?.releases.max() : shown.releases.max()
        let release = try id.flatMap { try warehouse.release($0) }
        return SeriesComparison.Side(
            dataflow: shown.key.dataflow.rawValue, key: shown.key.description,
            publisher: release?.publisher ?? "", title: release?.title ?? "",
            definition: said.all.map(SeriesComparison.Answer.init),
            unsaid: Aspect.allCases.filter { said[$0] == nil }.map(\.rawValue))
    }

    private static func pairs(_ first: Series, _ second: Series) -> [SeriesComparison.Pair] {
        first.observations.compactMap { observation in
            guard let one = observation.scaled,
                let other = second[observation.period]?.scaled
            else { return nil }
            return SeriesComparison.Pair(
                period: observation.period.description, first: one, second: other,
                ratio: one == 0 ? nil : other / one)
        }
    }
}
