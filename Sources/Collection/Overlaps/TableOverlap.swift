public import Vocabulary

/// How two tables stand to each other when one country is asked for both.
public struct TableOverlap: Hashable, Sendable {
    /// How two tables stand to each other.
    public enum Verdict: String, CaseIterable, Sendable {
        /// The same figures.
        case twice
        /// The one gives the other by adding up.
        case contained
        /// The same figures or sums, but for what is said of whom they count.
        case definition
        /// The same, if both mean the same by what one of them does not say.
        case unclear
        /// Some figures of the one are figures of the other, or sums.
        case partly
        /// No figure in common.
        case disjoint

        /// In words.
        public var name: String {
            switch self {
            case .twice: "asked twice"
            case .contained: "contained"
            case .definition: "differs only in definition"
            case .unclear: "nobody can tell"
            case .partly: "partly overlapping"
            case .disjoint: "disjoint"
            }
        }
    }

    /// How figures and years stand to each other, whatever the definitions say.
    public enum Extent: String, Sendable {
        case same
        case firstGives = "first-gives"
        case secondGives = "second-gives"
        case partly
        case none
    }

    public let first: TableRequest
    public let second: TableRequest
    public let verdict: Verdict
    public let extent: Extent
    /// What both tell apart; nil where they have no figure in common.
    public let shared: TableGrid?
    /// The years that both ask, in order.
    public let years: [Int]
    /// What the two say differently; empty where they count other people altogether.
    public let differences: [DefinitionDifference]
    /// Why it is so, a clause for each reason.
    public let reasons: [String]

    public init(
        _ first: TableRequest, _ second: TableRequest, in register: AreaRegister = .standard
    ) {
        self.first = first
        self.second = second
        let apart = TableSubject(first).differences(from: TableSubject(second))
        let asked = Set(second.askedYears)
        let common = first.askedYears.filter(asked.contains)
        let (one, two) = (TableGrid(first, in: register), TableGrid(second, in: register))
        let meet = one.met(two)
        guard apart.isEmpty, !common.isEmpty, let meet else {
            verdict = .disjoint
            extent = .none
            shared = nil
            years = apart.isEmpty ? common : []
            differences = []
            reasons =
                !apart.isEmpty
                ? apart : common.isEmpty ? ["no year in common"] : ["no figure in common"]
            return
        }
        let isWithin = (
            common.count == first.askedYears.count, common.count == second.askedYears.count
        )
        switch (one.gives(two) && isWithin.1, two.gives(one) && isWithin.0) {
        case (true, true): extent = .same
        case (true, false): extent = .firstGives
        case (false, true): extent = .secondGives
        case (false, false): extent = .partly
        }
        shared = meet
        years = common
        differences = first.differences(from: second)
        let weights = Set(differences.map(\.weight))
        let plain: Verdict =
            switch extent {
            case .same: .twice
            case .firstGives, .secondGives: .contained
            case .partly, .none: .partly
            }
        verdict =
            weights.contains(.decisive)
            ? .definition : weights.contains(.unsaid) ? .unclear : plain
        reasons = Self.reasons(differences, extent, one, two)
    }

    /// How many figures an area gives twice; with `definition` and `unclear`, how many it would if
    /// both tables meant the same.
    public func sharedCells(of area: String, in register: AreaRegister = .standard) -> Int {
        guard let shared else { return 0 }
        return shared.cells(others: first.others(of: area, in: register)) * years.count
    }

    private static func reasons(
        _ differences: [DefinitionDifference], _ extent: Extent, _ one: TableGrid,
        _ two: TableGrid
    ) -> [String] {
        func words(_ aspect: Aspect, _ code: String?) -> String {
            guard let code else { return "not said" }
            let unit = aspect == .duration && Int(code) != nil ? "\(code) months" : code
            return aspect.words(code) ?? unit
        }
        var reasons = differences.map {
            "\($0.aspect.name.lowercased()): \(words($0.aspect, $0.first)) and "
                + words($0.aspect, $0.second)
        }
        func sum(_ which: String, _ steps: [String]) -> String {
            "from the \(which), "
                + (steps.isEmpty ? "take fewer years" : steps.joined(separator: ", "))
        }
        switch extent {
        case .firstGives: reasons.append(sum("first", one.steps(to: two)))
        case .secondGives: reasons.append(sum("second", two.steps(to: one)))
        case .same, .partly, .none: break
        }
        return reasons
    }
}

extension TableGrid {
    /// What is done with this grid's figures to get another's that it gives, a clause each.
    public func steps(to other: TableGrid) -> [String] {
        var steps: [String] = []
        if counterpart != other.counterpart || groups != other.groups {
            steps.append(
                other.counterpart == .total
                    ? "add up all other ends"
                    : counterpart == .groups
                        ? "take some of the groups" : "add up areas to groups")
        }
        if includesOwn, !other.includesOwn { steps.append("leave out the country's own") }
        if isBySex, !other.isBySex { steps.append("add up women and men") }
        if ages != other.ages {
            steps.append(
                other.ages == .total
                    ? "add up all ages"
                    : "add up ages to \(other.ages.name)")
        }
        for breakdown in Breakdown.allCases
        where breakdowns.contains(breakdown) && !other.breakdowns.contains(breakdown) {
            steps.append("add up over \(breakdown.name)")
        }
        return steps
    }

    /// What it tells apart, in words.
    public var words: String {
        var words: [String] = []
        switch counterpart {
        case .total: break
        case .groups: words.append("\(groups.count) groups of areas")
        case .each: words.append("area")
        }
        if isBySex { words.append("sex") }
        if ages != .total { words.append(ages.name) }
        words += Breakdown.allCases.filter(breakdowns.contains).map(\.name)
        let own = includesOwn ? ", the country's own too" : ""
        return (words.isEmpty ? "one figure" : "by " + words.joined(separator: ", ")) + own
    }
}

extension TableRequest.Ages {
    /// In words.
    public var name: String {
        switch self {
        case .total: "all ages together"
        case .broad: "four broad age groups"
        case .fiveYear: "five-year age groups"
        case .single: "single years of age"
        }
    }
}

extension Breakdown {
    /// In words.
    public var name: String {
        switch self {
        case .occupation: "occupation"
        case .education: "education"
        case .activity: "activity"
        case .reason: "reason"
        case .duration: "length of stay"
        case .citizenship: "citizens and others"
        case .birthplace: "natives and others"
        }
    }
}
