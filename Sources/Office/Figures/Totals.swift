internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Totals that no publisher printed, added up on request: both sexes, the world, regions.
///
/// Only detail is added: aggregates that a publisher printed beside it are never added to
/// it, nor a composite area beside its parts, nor rates to anything. A total exists for a
/// period only where each corridor has every sex needed; for areas the figures there are,
/// are added, an absent corridor stays unknown, and members without any figure are counted
/// in the comment. Corridors that are held under two criteria give one total a criterion.
struct Totals {
    let areas: AreaRegister

    /// What may be added over areas and sexes; the other indicators are rates
    /// and bounds.
    static let additive: Set<String> = [
        "POP", "POP_END", "BIRTHS", "DEATHS", "NETMIG", "POPCHANGE", "MIGSTOCK", "REFUGEES_IN",
        "REFUGEES_FROM", "REMIT_IN", "REMIT_OUT", "GDP",
    ]

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
        for dimension in pattern.dataflow.dimensions {
            guard let area = aggregate(pattern, dimension) else { continue }
            result = result.with(dimension, area.kind == .world ? nil : covered(area))
            computes = true
        }
        return computes ? result : nil
    }

    /// Adds detail up into the totals that a pattern asks for.
    ///
    /// - Parameter areas: whether areas are added up, so that aggregates must not be.
    func add(_ detail: [HeldSeries], for pattern: KeyPattern, areas: Bool) -> [ShownSeries] {
        let parts = withoutDoubles(detail, pattern).filter { held in
            isAdditive(held.series.key) && (!areas || isDetail(held.series.key, pattern))
        }
        let usable = areas ? withoutComposites(parts, pattern) : parts
        let folds = areas && !hasTwoCriteria(usable)
        var groups: [SeriesKey: [HeldSeries]] = [:]
        var order: [SeriesKey] = []
        for part in usable {
            let key = totalKey(part.series.key, pattern, foldsCriteria: folds)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(part)
        }
        return order.compactMap { key in
            groups[key].map { total($0, key: key, pattern) }
        }.filter { !$0.series.observations.isEmpty }
    }

    /// The aggregate that a pattern asks for at a dimension of areas.
    private func aggregate(_ pattern: KeyPattern, _ dimension: DimensionID) -> Area? {
        guard dimension.isArea, let codes = pattern[dimension], codes.count == 1,
            let code = codes.first, let area = areas.area(code), area.isAggregate
        else { return nil }
        return area
    }

    /// Codes that stand for a region's people: its members, composites that lie within it, and
    /// the starter set's remainder of it.
    private func covered(_ area: Area) -> Set<String> {
        let members = Set(areas.members(of: area.id).map(\.id))
        let composites = areas.all.filter {
            $0.isComposite && members.isSuperset(of: $0.memberIDs)
        }.map(\.id)
        let remainder = StarterSelection.remainders[area.id].map { [$0] } ?? []
        return members.union(composites).union(remainder)
    }

    private func isAdditive(_ key: SeriesKey) -> Bool {
        guard key.dataflow == .population else { return true }
        // A remainder's people are also those of its members, which have figures of their own.
        let isRemainder = StarterSelection.remainders.values.contains(key[.refArea] ?? "")
        return !isRemainder && Self.additive.contains(key[.indicator] ?? "")
    }

    private func isDetail(_ key: SeriesKey, _ pattern: KeyPattern) -> Bool {
        pattern.dataflow.dimensions.allSatisfy { dimension in
            guard aggregate(pattern, dimension) != nil else { return true }
            return key[dimension].flatMap(areas.area)?.isAggregate == false
        }
    }

    /// Leaves out a composite area where a part of it has figures.
    private func withoutComposites(_ parts: [HeldSeries], _ pattern: KeyPattern) -> [HeldSeries] {
        let open = pattern.dataflow.dimensions.filter { aggregate(pattern, $0) != nil }
        var doubled: [DimensionID: Set<String>] = [:]
        for dimension in open {
            let there = Set(parts.compactMap { $0.series.key[dimension] })
            doubled[dimension] = there.filter { code in
                areas.area(code)?.memberIDs.contains(where: there.contains) == true
            }
        }
        return parts.filter { part in
            open.allSatisfy { dimension in
                part.series.key[dimension].map { doubled[dimension]?.contains($0) != true } ?? true
            }
        }
    }

    /// Where both sexes are asked for and a corridor has them together, leaves its women and
    /// men out.
    private func withoutDoubles(_ detail: [HeldSeries], _ pattern: KeyPattern) -> [HeldSeries] {
        let both = Sex.total.rawValue
        guard pattern[.sex] == [both] else { return detail }
        let together = Set(detail.lazy.map(\.series.key).filter { $0[.sex] == both })
        return detail.filter {
            let key = $0.series.key
            return key[.sex] == both || !together.contains(key.replacing(.sex, with: both))
        }
    }

    /// Whether any corridor has figures of one period under two criteria.
    private func hasTwoCriteria(_ parts: [HeldSeries]) -> Bool {
        var seen: [SeriesKey: [Period: String]] = [:]
        for part in parts {
            let key = part.series.key
            guard let criterion = key[.criterion] else { return false }
            let corridor = key.replacing(.criterion, with: "")
            for observation in part.series.observations {
                let other = seen[corridor, default: [:]].updateValue(
                    criterion, forKey: observation.period)
                if let other, other != criterion { return true }
            }
        }
        return false
    }

    private func totalKey(
        _ key: SeriesKey, _ pattern: KeyPattern, foldsCriteria: Bool
    ) -> SeriesKey {
        var result = key
        for (place, dimension) in pattern.dataflow.dimensions.enumerated() {
            if let asked = pattern.choices[place], asked.count == 1, let code = asked.first {
                result = result.replacing(dimension, with: code)
            } else if dimension == .criterion, foldsCriteria {
                result = result.replacing(.criterion, with: Criterion.unstated.rawValue)
            }
        }
        return result
    }

    private func total(
        _ parts: [HeldSeries], key: SeriesKey, _ pattern: KeyPattern
    ) -> ShownSeries {
        let bothSexes = pattern[.sex] == [Sex.total.rawValue]
        var sums: [Period: TotalSum] = [:]
        for part in parts {
            for observation in part.series.observations {
                sums[observation.period, default: TotalSum()].add(observation, part.series.key)
            }
        }
        let observations = sums.keys.sorted().compactMap { period -> Observation? in
            guard let sum = sums[period], sum.count > 0, !sum.mixesUnits else { return nil }
            if bothSexes && !sum.isBalanced { return nil }
            return sum.observation(period, absent: absent(sum, pattern))
        }
        let criteria = Set(parts.compactMap { $0.series.key[.criterion] })
        let common = criteria.count == 1 ? criteria.first : nil
        let named = common.map { key.replacing(.criterion, with: $0) } ?? key
        return ShownSeries(total: Series(key: named, observations: observations), parts: parts)
    }

    /// How many members of a region asked for have no figure in a sum, as words; nil where all
    /// have one or no region was asked for.
    private func absent(_ sum: TotalSum, _ pattern: KeyPattern) -> String? {
        for dimension in pattern.dataflow.dimensions {
            guard let area = aggregate(pattern, dimension), area.kind != .world else { continue }
            let members = areas.members(of: area.id)
            let there = sum.areas[dimension] ?? []
            let inComposites = Set(there.flatMap { areas.area($0)?.memberIDs ?? [] })
            let without = members.filter { !there.contains($0.id) && !inComposites.contains($0.id) }
            if !without.isEmpty {
                return "\(without.count) of \(members.count) areas of \(area.id) have none"
            }
        }
        return nil
    }
}
