/// What the values of a component must be: `c[TIME_PERIOD]=ge:2020+le:2024`, and in SDMX REST 1.x
/// `startPeriod` and `endPeriod`.
public struct ComponentFilter: Hashable, Sendable {
    /// How a value is compared.
    public enum Operator: String, Hashable, Sendable, CaseIterable {
        case equal = "eq"
        case notEqual = "ne"
        case less = "lt"
        case lessOrEqual = "le"
        case greater = "gt"
        case greaterOrEqual = "ge"
        case contains = "co"
        case containsNot = "nc"
        case startsWith = "sw"
        case endsWith = "ew"

        /// Whether a value must not be such and such.
        public var isNegative: Bool { self == .notEqual || self == .containsNot }

        /// Whether values are compared as what they are, numbers or periods, and not as texts.
        public var isTyped: Bool {
            switch self {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
            case .contains, .containsNot, .startsWith, .endsWith: false
            }
        }
    }

    /// An operator and what is compared with.
    public struct Condition: Hashable, Sendable {
        public var comparison: Operator
        public var value: String

        public init(_ comparison: Operator, _ value: String) {
            self.comparison = comparison
            self.value = value
        }
    }

    /// The id of a dimension, attribute or measure; with dots for a nested metadata attribute.
    public var component: String
    /// One of these must hold, and each of those within it: `A,B+C` is A, or B and C.
    public var alternatives: [[Condition]]

    public init(_ component: String, alternatives: [[Condition]]) {
        self.component = component
        self.alternatives = alternatives
    }

    /// Takes any of the values.
    public init(_ component: String, oneOf values: [String]) {
        self.init(component, alternatives: values.map { [Condition(.equal, $0)] })
    }

    /// Takes what lies between the two, both included; nil leaves that side open. Nil if both are.
    public init?(_ component: String, from first: String?, to last: String?) {
        let both = [
            first.map { Condition(.greaterOrEqual, $0) }, last.map { Condition(.lessOrEqual, $0) },
        ].compactMap { $0 }
        guard !both.isEmpty else { return nil }
        self.init(component, alternatives: [both])
    }

    /// The id of the dimension of time, which SDMX fixes.
    public static let timePeriod = "TIME_PERIOD"

    /// The values, if the filter takes a value that equals one of them and nothing else.
    public var values: [String]? {
        var values: [String] = []
        for conditions in alternatives {
            guard let only = conditions.first, conditions.count == 1, only.comparison == .equal
            else { return nil }
            values.append(only.value)
        }
        return values
    }

    /// The two ends, if the filter takes what lies between them and nothing else. A period that
    /// must be equalled is a range of its own, as what falls within it equals it.
    public var range: (first: String?, last: String?)? {
        guard let conditions = alternatives.first, alternatives.count == 1,
            (1...2).contains(conditions.count)
        else { return nil }
        var first: String?
        var last: String?
        for condition in conditions {
            switch condition.comparison {
            case .greaterOrEqual where first == nil: first = condition.value
            case .lessOrEqual where last == nil: last = condition.value
            case .equal where conditions.count == 1: return (condition.value, condition.value)
            default: return nil
            }
        }
        return (first, last)
    }
}
