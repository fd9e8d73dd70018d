/// The classes of a map: about as many areas in each, between round numbers.
///
/// Every number falls in exactly one class. Zero, where it occurs, is a class of its own, and
/// a missing figure is in none.
package struct ClassBreaks: Sendable {
    /// A class: from its lower bound, which belongs to it, to its upper, which does not; nil
    /// is without bound.
    package struct Group: Hashable, Sendable {
        package let lower: Double?
        package let upper: Double?
        /// Only the number zero.
        package let isZero: Bool
        /// The style of its shapes and of its entry in the legend.
        package let style: String

        fileprivate func contains(_ value: Double) -> Bool {
            if isZero { return value == 0 }
            return lower.map { value >= $0 } ?? true && upper.map { value < $0 } ?? true
        }
    }

    /// From low to high.
    package let groups: [Group]

    /// - Parameter diverging: two colours that part at zero, for figures with a sign.
    package init(values: [Double], diverging: Bool = false) {
        let finite = values.filter(\.isFinite)
        let hasZero = finite.contains(0)
        let sizes = finite.filter { $0 != 0 }.map(\.magnitude).sorted()
        if diverging {
            let bounds = Self.bounds(sizes, classes: 3)
            groups = Self.diverging(bounds, hasZero: hasZero)
        } else {
            let bounds = Self.bounds(finite.filter { $0 > 0 }.sorted(), classes: 6)
            groups = Self.sequential(bounds, hasZero: hasZero, hasMore: !sizes.isEmpty)
        }
    }

    /// The place of the class that holds a number; nil for what is not a number.
    package func index(of value: Double) -> Int? {
        guard value.isFinite else { return nil }
        return groups.firstIndex { $0.isZero && $0.contains(value) }
            ?? groups.firstIndex { !$0.isZero && $0.contains(value) }
    }

    /// The style of a figure's shape; what is missing has its own.
    package func style(of figure: Figure) -> String {
        guard let value = figure.value, let index = index(of: value) else { return "nd" }
        return groups[index].style
    }

    /// A class in words: `20 to 100 thousand` is written out as `20 thousand to 100 thousand`.
    package func label(_ group: Group, _ unit: Figure.Unit) -> String {
        if group.isZero { return NumberText.axis(0, unit) }
        switch (group.lower, group.upper) {
        case (nil, nil): return "all"
        case (nil, let upper?): return "under \(NumberText.axis(upper, unit))"
        case (let lower?, nil): return "\(NumberText.axis(lower, unit)) or more"
        case (let lower?, let upper?):
            return "\(NumberText.axis(lower, unit)) to \(NumberText.axis(upper, unit))"
        }
    }

    private static func sequential(
        _ bounds: [Double], hasZero: Bool, hasMore: Bool
    ) -> [Group] {
        var groups: [Group] = []
        if hasZero { groups.append(Group(lower: 0, upper: 0, isZero: true, style: "c-zero")) }
        guard hasMore || !hasZero else { return groups }
        let edges: [Double?] = [nil] + bounds + [nil]
        let last = max(1, edges.count - 2)
        for place in 0..<(edges.count - 1) {
            // Few classes spread over the whole of the six shades.
            let shade = edges.count == 2 ? 3 : place * 5 / last
            groups.append(
                Group(
                    lower: edges[place], upper: edges[place + 1], isZero: false,
                    style: "c-\(shade)"))
        }
        return groups
    }

    private static func diverging(_ bounds: [Double], hasZero: Bool) -> [Group] {
        let edges: [Double?] = [nil] + bounds.reversed().map { -$0 } + [0] + bounds + [nil]
        let half = bounds.count + 1
        var groups: [Group] = []
        for place in 0..<(edges.count - 1) {
            if place == half, hasZero {
                groups.append(Group(lower: 0, upper: 0, isZero: true, style: "c-zero"))
            }
            let style = place < half ? "d-\(3 - half + place)" : "d-\(3 + place - half)"
            groups.append(
                Group(lower: edges[place], upper: edges[place + 1], isZero: false, style: style))
        }
        return groups
    }

    /// Round numbers near the quantiles of sorted sizes, each class between them inhabited.
    private static func bounds(_ sizes: [Double], classes: Int) -> [Double] {
        guard let least = sizes.first, let most = sizes.last, least < most else { return [] }
        var bounds: [Double] = []
        for part in 1..<classes {
            let rank = Double(part) / Double(classes) * Double(sizes.count - 1)
            let bound = nice(sizes[Int(rank.rounded())])
            let floor = bounds.last ?? -1
            let inhabited = sizes.contains { $0 >= floor && $0 < bound }
            if bound > floor, inhabited, bound <= most { bounds.append(bound) }
        }
        return bounds
    }

    /// The nearest of 1, 1.5, 2, 3, 4, 5, 6, 8 and their powers of ten.
    static func nice(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var power = 1.0
        var tenths = 0
        while value < power, tenths < 30 {
            tenths += 1
            power = 1 / (0..<tenths).reduce(1.0) { product, _ in product * 10 }
        }
        while power * 10 <= value { power *= 10 }
        let choices: [Double] = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map { $0 * power }
        return choices.min { ($0 - value).magnitude < ($1 - value).magnitude } ?? value
    }
}
