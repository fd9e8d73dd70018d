public import Cubes
internal import Vocabulary

/// Whether two series may be compared, what differs between what they count, and what can be done
/// about it.
///
/// Nothing is guessed: where a publisher says nothing on what matters, the answer is that nobody can
/// tell.
public struct DefinitionComparison: Hashable, Sendable {
    /// What follows from all findings together.
    public enum Verdict: String, Sendable {
        /// Nothing that is known differs.
        case comparable
        /// What differs can be converted, with the uncertainty that comes with it.
        case afterConversion = "after conversion"
        /// Something differs that cannot be converted, but both speak of the same kind of people.
        case withCare = "with care"
        /// A publisher does not say what would decide it.
        case unclear
        /// They count different things.
        case notComparable = "not comparable"
    }

    /// How the two stand to each other in one respect.
    public enum Relation: String, Sendable {
        case same, differs
        /// At least one publisher says nothing.
        case unsaid
    }

    /// What a difference does to the comparison.
    public enum Effect: String, Sendable {
        case none
        /// It can be converted.
        case conversion
        /// It cannot, and shifts the figures.
        case care
        /// It makes them figures of different things.
        case refusal
    }

    /// One respect in which the two were compared.
    public struct Finding: Hashable, Sendable {
        /// In words: an aspect of definitions, or a dimension.
        public let respect: String
        /// What the first and the second are, in words.
        public let first: String
        public let second: String
        public let relation: Relation
        public let effect: Effect
        /// What follows; empty where nothing does.
        public let consequence: String
    }

    public let verdict: Verdict
    /// In the order in which they are best read; what is the same is among them.
    public let findings: [Finding]

    /// Compares two series by their keys, what their publishers say, and their units.
    ///
    /// - Parameter areas: for each period that both have, where their codes do not cover the same.
    public init(
        _ first: ComparedSeries, _ second: ComparedSeries, areas: [[AreaBreak]] = []
    ) {
        var findings = KeyComparison(first, second).findings
        findings += Finding(areas).map { [$0] } ?? []
        let isFlow = first.isOverTime && second.isOverTime
        for aspect in Aspect.allCases {
            let rule = AspectRule(
                aspect: aspect, overTime: isFlow, ofOneArea: first.isOfSameArea(as: second))
            if let finding = rule.compare(first.definition[aspect], second.definition[aspect]) {
                findings.append(finding)
            }
        }
        self.findings = findings
        verdict = Self.verdict(findings)
    }

    /// What was found to be known and different, or not known, and matters.
    public var differences: [Finding] { findings.filter { $0.effect != .none } }

    private static func verdict(_ findings: [Finding]) -> Verdict {
        let effects = Set(
            findings.filter { $0.relation == .differs }.map(\.effect))
        if effects.contains(.refusal) { return .notComparable }
        let isUnsaid = findings.contains { $0.relation == .unsaid && $0.effect != .none }
        if isUnsaid { return .unclear }
        if effects.contains(.care) { return .withCare }
        return effects.contains(.conversion) ? .afterConversion : .comparable
    }
}

extension DefinitionComparison.Finding {
    /// What the areas of the periods that both have come to; nil where none breaks.
    init?(_ areas: [[AreaBreak]]) {
        let broken = areas.filter { !$0.isEmpty }
        guard let found = broken.first?.first else { return nil }
        let isAll = broken.count == areas.count
        let isUnsaid = broken.joined().allSatisfy { $0.kind == .unsaid }
        func words(_ area: CoveredArea) -> String {
            "\(area.code) in \(area.date.year): \(area.extent)"
        }
        self.init(
            respect: "Area covered", first: words(found.first), second: words(found.second),
            relation: isUnsaid ? .unsaid : .differs,
            effect: isAll && !isUnsaid ? .refusal : .care,
            consequence: found.sentence
                + (isAll ? "" : " So in \(broken.count) of \(areas.count) periods."))
    }
}

/// A series as it is compared.
public struct ComparedSeries: Hashable, Sendable {
    public let key: SeriesKey
    public let definition: SeriesDefinition
    /// UNIT_MEASURE of its figures: more than one where they have several.
    public let units: Set<String>

    public init(key: SeriesKey, definition: SeriesDefinition, units: Set<String>) {
        self.key = key
        self.definition = definition
        self.units = units
    }

    /// Whether one publisher counted both in one area, as the edition has it.
    func isOfSameArea(as other: ComparedSeries) -> Bool {
        let same: [DimensionID] = [
            .source, .reporter, .destination, .refArea, .receivingArea,
        ]
        return same.allSatisfy { key[$0] == other.key[$0] }
    }

    /// Whether its figures are of periods, rather than of dates.
    var isOverTime: Bool {
        switch definition[.measure]?.code {
        case "STOCK": false
        case nil: key.dataflow.addsOverTime
        default: true
        }
    }
}
