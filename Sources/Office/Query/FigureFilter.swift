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

    /// - Throws: `.query` for a component that the dataflow lacks, and for values that are not of
    ///   the component's kind.
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
            periods = Self.both(
                periods, holdings.periods.map { filter.matcher.matches($0.description) })
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
            let test = ValueTest(filter.matcher.filter)
            value = { number in test?.takes(number) ?? filter.takes(number) }
        }
    }

    private static func both(_ a: [Bool]?, _ b: [Bool]) -> [Bool] {
        guard let a else { return b }
        return zip(a, b).map { $0 && $1 }
    }
}

/// A filter on numbers that compares them as numbers, without making texts of them.
struct ValueTest: Sendable {
    private let alternatives: [[(comparison: ComponentFilter.Operator, bound: Double)]]

    /// Nil for filters that look at the text of a number.
    init?(_ filter: ComponentFilter) {
        var alternatives: [[(comparison: ComponentFilter.Operator, bound: Double)]] = []
        for conditions in filter.alternatives {
            var tests: [(comparison: ComponentFilter.Operator, bound: Double)] = []
            for condition in conditions {
                guard condition.comparison.isTyped, let bound = Double(condition.value) else {
                    return nil
                }
                tests.append((condition.comparison, bound))
            }
            alternatives.append(tests)
        }
        self.alternatives = alternatives
    }

    /// Whether a number is taken; of a missing one only `ne` holds.
    func takes(_ number: Double?) -> Bool {
        alternatives.contains { tests in
            tests.allSatisfy { comparison, bound in
                guard let number else { return comparison == .notEqual }
                return switch comparison {
                case .equal: number == bound
                case .notEqual: number != bound
                case .less: number < bound
                case .lessOrEqual: number <= bound
                case .greater: number > bound
                case .greaterOrEqual: number >= bound
                case .contains, .containsNot, .startsWith, .endsWith: false
                }
            }
        }
    }
}
