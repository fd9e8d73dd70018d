internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// A condition on observations, in the terms of the query and ready to be asked.
struct FigureFilter: Sendable {
    /// What a component of our dataflows is.
    enum Target: Hashable, Sendable {
        case dimension(place: Int)
        case period
        case value
        case status
        case release
        case attribute(AttributeID)
    }

    let target: Target
    let matcher: ComponentMatcher

    /// The most conditions of one component; equal codes do not count. Each is held against every
    /// period, code and attribute that there is.
    static let mostConditions = 1_000
    /// The most conditions on the text of numbers, each of which is held against every figure.
    static let mostOfText = 10

    /// - Throws: `.query` for a component that the dataflow lacks, for values that are not of the
    ///   component's kind, and for too many conditions.
    init(
        _ filter: ComponentFilter, _ dataflow: Cubes.Dataflow, reportingYearStart: MonthDay?
    ) throws(SDMXError) {
        guard let target = Self.target(filter.component, dataflow) else {
            throw SDMXError(
                .query, path: "parameter c[\(filter.component)]", found: filter.component,
                expected: "one of " + Self.components(dataflow).joined(separator: ", "))
        }
        self.target = target
        let kind: ComponentMatcher.Kind =
            switch target {
            case .period: .period(queryYearStart: reportingYearStart)
            case .value, .release: .number
            case .dimension, .status, .attribute: .text
            }
        do {
            matcher = try ComponentMatcher(filter, as: kind)
        } catch {
            throw SDMXError(
                .query, path: "parameter c[\(filter.component)]", found: error.found,
                expected: error.expected)
        }
        try Self.checkSize(filter, kind)
    }

    private static func checkSize(
        _ filter: ComponentFilter, _ kind: ComponentMatcher.Kind
    ) throws(SDMXError) {
        let many = filter.alternatives.reduce(0) { count, conditions in
            let isCode =
                kind == .text && conditions.count == 1 && conditions[0].comparison == .equal
            return count + (isCode ? 0 : conditions.count)
        }
        let ofText = filter.alternatives.reduce(0) { $0 + $1.count { !$0.comparison.isTyped } }
        let most = kind == .number && ofText > 0 ? mostOfText : mostConditions
        guard many > most else { return }
        throw SDMXError(
            .query, path: "parameter c[\(filter.component)]", found: "\(many) conditions",
            expected: "at most \(most)"
                + (kind == .text ? " besides values that are to be equalled" : ""))
    }

    static func target(_ id: String, _ dataflow: Cubes.Dataflow) -> Target? {
        switch id {
        case ComponentFilter.timePeriod: return .period
        case FigureColumns.value: return .value
        case FigureColumns.status: return .status
        case FigureColumns.release: return .release
        default:
            if let attribute = AttributeID(rawValue: id) { return .attribute(attribute) }
            return DimensionID(rawValue: id).flatMap { dataflow.index(of: $0) }
                .map { .dimension(place: $0) }
        }
    }

    /// The ids of all components of a dataflow.
    static func components(_ dataflow: Cubes.Dataflow) -> [String] {
        dataflow.dimensions.map(\.rawValue) + [
            ComponentFilter.timePeriod, FigureColumns.value, FigureColumns.status,
            FigureColumns.release,
        ] + AttributeID.allCases.map(\.rawValue)
    }

    /// Whether an observation that is not held is taken; dimensions are not asked.
    func takes(_ figure: Observation) -> Bool {
        switch target {
        case .dimension: return true
        case .period: return matcher.matches(figure.period.description)
        case .value: return takes(figure.value.number)
        case .status: return matcher.matches(figure.status.rawValue)
        case .release: return matcher.matches([])
        case .attribute(let id):
            return matcher.matches(figure.attributes[id].map { [$0] } ?? [])
        }
    }

    /// Whether a value is taken, or that there is none.
    func takes(_ number: Double?) -> Bool {
        matcher.matches(number.map { [FigureText.number($0)] } ?? [])
    }
}

extension ObservationSelection {
    /// Takes only what the filter takes too. Filters of keys and releases are not for observations.
    mutating func narrow(_ filter: FigureFilter, _ holdings: Holdings) {
        switch filter.target {
        case .dimension, .release: return
        case .period:
            periods = Self.both(periods, holdings.periodTexts.map { filter.matcher.matches($0) })
        case .attribute(let id):
            attributes = Self.both(
                attributes,
                holdings.attributeSets.map { set in
                    filter.matcher.matches(set[id].map { [$0] } ?? [])
                })
        case .status:
            let letters = (0..<256).map { byte in
                filter.matcher.matches(String(UnicodeScalar(UInt8(byte))))
            }
            statuses = Self.both(statuses, letters)
        case .value:
            if let ranges = ValueRanges(filter.matcher.filter) {
                values = values.map { $0.intersection(ranges) } ?? ranges
            } else {
                let before = value
                value = { number in (before?(number) ?? true) && filter.takes(number) }
            }
        }
    }

    private static func both(_ a: [Bool]?, _ b: [Bool]) -> [Bool] {
        guard let a else { return b }
        return zip(a, b).map { $0 && $1 }
    }
}

extension ValueRanges {
    /// The numbers that a filter takes; nil for filters that look at the text of a number.
    init?(_ filter: ComponentFilter) {
        var ranges: [ClosedRange<Double>] = []
        var takesMissing = false
        for conditions in filter.alternatives {
            var low = -Double.infinity
            var high = Double.infinity
            var without: [Double] = []
            for condition in conditions {
                guard let bound = Double(condition.value), bound.isFinite else { return nil }
                switch condition.comparison {
                case .equal: (low, high) = (max(low, bound), min(high, bound))
                case .notEqual: without.append(bound)
                case .less: high = min(high, bound.nextDown)
                case .lessOrEqual: high = min(high, bound)
                case .greater: low = max(low, bound.nextUp)
                case .greaterOrEqual: low = max(low, bound)
                case .contains, .containsNot, .startsWith, .endsWith: return nil
                }
            }
            // Of a value that is missing, as of what is no number, only `ne` holds.
            takesMissing = takesMissing || without.count == conditions.count
            for bound in without.sorted() where bound >= low && bound <= high {
                if low <= bound.nextDown { ranges.append(low...bound.nextDown) }
                low = bound.nextUp
            }
            if low <= high { ranges.append(low...high) }
        }
        self.init(ranges, takesMissing: takesMissing, takesNaN: takesMissing)
    }
}
