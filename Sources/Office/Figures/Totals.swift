internal import Cubes
internal import Vocabulary

/// Totals that no publisher printed, added up on request: both sexes, the world, regions.
///
/// Only detail is added: aggregates that a publisher printed beside it are never added to
/// it. A total exists for a period only where every sex needed has a figure; for areas the
/// figures there are, are added, and an absent corridor stays unknown.
struct Totals {
    let areas: AreaRegister

    /// What to fetch in order to add women and men up, areas as they are asked for; nil where
    /// both sexes are not asked for.
    func bySex(_ pattern: KeyPattern) -> KeyPattern? {
        guard pattern[.sex] == [Sex.total.rawValue] else { return nil }
        return pattern.with(.sex, [Sex.female.rawValue, Sex.male.rawValue])
    }

    /// What to fetch in order to add areas up; nil where no aggregate is asked for.
    func byArea(_ pattern: KeyPattern) -> KeyPattern? {
        var result = pattern
        var computes = false
        if pattern[.sex] == [Sex.total.rawValue] {
            result = result.with(.sex, Set(Sex.allCases.map(\.rawValue)))
        }
        for dimension in pattern.dataflow.dimensions where dimension.isArea {
            guard let codes = pattern[dimension], codes.count == 1, let code = codes.first,
                let area = areas.area(code), area.isAggregate
            else { continue }
            result = result.with(
                dimension,
                area.kind == .world ? nil : Set(areas.members(of: code).map(\.id)))
            computes = true
        }
        return computes ? result : nil
    }

    /// Adds detail up into the totals that a pattern asks for.
    ///
    /// - Parameter areas: whether areas are added up, so that aggregates must not be.
    func add(_ detail: [Series], for pattern: KeyPattern, areas: Bool) -> [ShownSeries] {
        var groups: [SeriesKey: [Series]] = [:]
        var order: [SeriesKey] = []
        for series in withoutDoubles(detail, pattern)
        where !areas || isDetail(series.key, pattern) {
            let key = totalKey(series.key, pattern)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(series)
        }
        return order.compactMap { key in
            groups[key].map { total($0, key: key, pattern) }
        }.filter { !$0.series.observations.isEmpty }
    }

    /// Where both sexes are asked for and a corridor has them together, leaves its women and
    /// men out.
    private func withoutDoubles(_ detail: [Series], _ pattern: KeyPattern) -> [Series] {
        let both = Sex.total.rawValue
        guard pattern[.sex] == [both] else { return detail }
        let together = Set(detail.lazy.filter { $0.key[.sex] == both }.map(\.key))
        return detail.filter {
            $0.key[.sex] == both || !together.contains($0.key.replacing(.sex, with: both))
        }
    }

    private func isDetail(_ key: SeriesKey, _ pattern: KeyPattern) -> Bool {
        for (place, dimension) in pattern.dataflow.dimensions.enumerated()
        where dimension.isArea && pattern.choices[place]?.contains("W") == true {
            guard let area = areas.area(key.codes[place]) else { return false }
            if area.isAggregate { return false }
        }
        return true
    }

    private func totalKey(_ key: SeriesKey, _ pattern: KeyPattern) -> SeriesKey {
        var result = key
        for (place, dimension) in pattern.dataflow.dimensions.enumerated() {
            if let asked = pattern.choices[place], asked.count == 1, let code = asked.first {
                result = result.replacing(dimension, with: code)
            } else if dimension == .criterion, spansAreas(pattern) {
                result = result.replacing(.criterion, with: Criterion.unstated.rawValue)
            }
        }
        return result
    }

    private func spansAreas(_ pattern: KeyPattern) -> Bool {
        pattern.dataflow.dimensions.contains { dimension in
            guard dimension.isArea, let codes = pattern[dimension], let code = codes.first else {
                return false
            }
            return areas.area(code)?.isAggregate == true
        }
    }

    private func total(_ parts: [Series], key: SeriesKey, _ pattern: KeyPattern) -> ShownSeries {
        let bothSexes = pattern[.sex] == [Sex.total.rawValue]
        var sums: [Period: Sum] = [:]
        for part in parts {
            let sex = part.key[.sex]
            for observation in part.observations {
                sums[observation.period, default: Sum()].add(observation, sex: sex)
            }
        }
        let observations = sums.keys.sorted().compactMap { period -> Observation? in
            guard let sum = sums[period], sum.count > 0 else { return nil }
            if bothSexes && !sum.balanced { return nil }
            return sum.observation(period)
        }
        let criteria = Set(parts.compactMap { $0.key[.criterion] })
        let common = criteria.count == 1 ? criteria.first : nil
        let named = common.map { key.replacing(.criterion, with: $0) } ?? key
        return ShownSeries(total: Series(key: named, observations: observations), parts: parts)
    }
}

/// One period's sum.
private struct Sum {
    var value = 0.0
    var count = 0
    var missing = 0
    var women = 0
    var men = 0
    var attributes: AttributeSet?
    var mixedAttributes = false

    /// Each corridor has a figure for women and one for men.
    var balanced: Bool { women == men }

    mutating func add(_ observation: Observation, sex: String?) {
        guard let number = observation.scaled else {
            missing += 1
            return
        }
        value += number
        count += 1
        if sex == Sex.female.rawValue { women += 1 }
        if sex == Sex.male.rawValue { men += 1 }
        if let attributes, attributes != observation.attributes { mixedAttributes = true }
        attributes = observation.attributes
    }

    func observation(_ period: Period) -> Observation {
        var values: [AttributeID: String] = [.unitMeasure: "PS"]
        if !mixedAttributes, let type = attributes?[.dataType] { values[.dataType] = type }
        values[.comment] =
            "computed total of \(count) figures"
            + (missing > 0 ? ", \(missing) more are missing" : "")
        return Observation(
            period: period, value: .number(value), attributes: AttributeSet(values))
    }
}
