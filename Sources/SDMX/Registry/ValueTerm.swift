/// What a part of a constraint leaves of the values of one component: any of the selections must
/// take a value.
struct ValueTerm: Sendable, Hashable {
    /// Values that are named, or all but those.
    struct Selection: Sendable, Hashable {
        var values: Set<String> = []
        /// With `%` for any characters.
        var patterns: [String] = []
        /// Values that stand for those below them too.
        var cascades: [ConstraintValue] = []
        var isIncluded: Bool
        /// Whether a value may lack the prefix that an extension gave to its code.
        var removesPrefix: Bool
    }

    var selections: [Selection]

    /// By component, the terms that all have to take a value. A component that is not there may
    /// have any value.
    ///
    /// Regions that are included take a value if any of them does; one that says nothing of the
    /// component takes each. Keys that are included do the same. What is excluded, region or key,
    /// leaves out values only if it names nothing but the one component, as the values are possible
    /// in other combinations otherwise. Periods in which values are valid are not looked at.
    static func terms(of constraint: Constraint) -> [String: [ValueTerm]] {
        var terms: [String: [ValueTerm]] = [:]
        let regions = constraint.cubeRegions + constraint.metadataTargetRegions
        let included = regions.filter { $0.isIncluded ?? true }.map(members)
        for (component, term) in union(included) { terms[component, default: []].append(term) }
        for region in regions where region.isIncluded == false {
            let members = members(region)
            guard members.count == 1, let only = members.first, only.timeRange == nil else {
                continue
            }
            var selection = Selection(only)
            selection.isIncluded.toggle()
            terms[only.component, default: []].append(ValueTerm(selections: [selection]))
        }
        addKeys(constraint.keySets, to: &terms)
        return terms
    }

    private static func members(_ region: CubeRegion) -> [MemberSelection] {
        region.keys + region.components
    }

    /// The components that each of the regions says something of.
    private static func union(_ regions: [[MemberSelection]]) -> [String: ValueTerm] {
        var selections: [String: [Selection]] = [:]
        var counts: [String: Int] = [:]
        for region in regions {
            for member in region where member.timeRange == nil && !member.values.isEmpty {
                selections[member.component, default: []].append(Selection(member))
            }
            for component in Set(
                region.lazy.filter { $0.timeRange == nil && !$0.values.isEmpty }.map(\.component))
            {
                counts[component, default: 0] += 1
            }
        }
        return selections.filter { counts[$0.key] == regions.count }
            .mapValues { ValueTerm(selections: $0) }
    }

    private static func addKeys(_ sets: [KeySet], to terms: inout [String: [ValueTerm]]) {
        var values: [String: Set<String>] = [:]
        var counts: [String: Int] = [:]
        var count = 0
        for set in sets where !set.isMetadata {
            for key in set.keys {
                guard set.isIncluded && (key.isIncluded ?? true) else {
                    guard key.values.count == 1, key.components.isEmpty, let only = key.values.first
                    else { continue }
                    var selection = Selection(only)
                    selection.isIncluded.toggle()
                    terms[only.component, default: []].append(ValueTerm(selections: [selection]))
                    continue
                }
                count += 1
                for member in key.values where !member.values.isEmpty {
                    counts[member.component, default: 0] += 1
                    values[member.component, default: []].formUnion(member.values.map(\.value))
                }
            }
        }
        for (component, values) in values where counts[component] == count {
            var selection = Selection(isIncluded: true, removesPrefix: false)
            selection.values = values
            terms[component, default: []].append(ValueTerm(selections: [selection]))
        }
    }
}

extension ValueTerm.Selection {
    init(_ member: MemberSelection) {
        isIncluded = member.isIncluded ?? true
        removesPrefix = member.removesPrefix ?? false
        for value in member.values {
            if value.cascade == .yes || value.cascade == .excludingRoot { cascades.append(value) }
            if value.cascade == .excludingRoot { continue }
            if value.value.contains("%") {
                patterns.append(value.value)
            } else {
                values.insert(value.value)
            }
        }
    }
}
