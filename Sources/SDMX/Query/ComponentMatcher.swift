/// Tells which values a filter takes. Made once for a query, asked for each value.
///
/// Texts are compared by the order of their UTF-8 bytes and with regard to capitals; numbers as
/// numbers; periods as the standard says, by the stretches of time that they cover: `gt` is after
/// the last moment of the period asked for, `lt` before its first, `ge` from its first moment on,
/// `le` up to its last, and `eq` within it, so that `eq:2024` takes the months of 2024. `co`, `nc`,
/// `sw` and `ew` look at the text of anything.
public struct ComponentMatcher: Sendable {
    /// What the values of a component are.
    public enum Kind: Hashable, Sendable {
        case text
        /// A value that is no number is not taken, but by `ne`.
        case number
        /// Of data whose reporting year begins on that day. The day that the query asks for
        /// (`reportingYearStartDay`) holds for the periods in the query; without one, a reporting
        /// period in the query begins as those in the data do, and for other data on 1 January.
        case period(dataYearStart: MonthDay = .january1, queryYearStart: MonthDay? = nil)
    }

    public let filter: ComponentFilter
    public let kind: Kind
    /// Values of which any is taken.
    private let exact: Set<String>
    /// What else is taken.
    private let alternatives: [[ComponentTest]]

    /// Throws where a value of the filter is not of the kind.
    public init(_ filter: ComponentFilter, as kind: Kind) throws(SDMXError) {
        self.filter = filter
        self.kind = kind
        var exact: Set<String> = []
        var alternatives: [[ComponentTest]] = []
        for conditions in filter.alternatives {
            if kind == .text, conditions.count == 1, let only = conditions.first,
                only.comparison == .equal
            {
                exact.insert(only.value)
                continue
            }
            var tests: [ComponentTest] = []
            for condition in conditions {
                tests.append(try ComponentTest(condition, of: filter.component, as: kind))
            }
            alternatives.append(tests)
        }
        self.exact = exact
        self.alternatives = alternatives
    }

    /// Whether a component with that one value is taken.
    public func matches(_ value: String) -> Bool {
        exact.contains(value)
            || alternatives.contains { tests in tests.allSatisfy { $0.holds(for: value) } }
    }

    /// Whether a component with those values is taken: a condition holds if it does for any of
    /// them, a negative one (`ne`, `nc`) if it does for each. Without values only negative
    /// conditions hold.
    public func matches(_ values: [String]) -> Bool {
        if values.count == 1 { return matches(values[0]) }
        return values.contains { exact.contains($0) }
            || alternatives.contains { tests in
                tests.allSatisfy { test in
                    test.isNegative
                        ? values.allSatisfy { test.holds(for: $0) }
                        : values.contains { test.holds(for: $0) }
                }
            }
    }
}
