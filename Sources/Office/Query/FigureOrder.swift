internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The order in which observations are asked for, where it is not that of the key and time.
struct FigureOrder: Sendable {
    /// What observations are compared by, the first deciding.
    enum Term: Sendable {
        case dimension(place: Int)
        case period
        case value
        /// The value with its power of ten applied.
        case amount
        case status
        case attribute(AttributeID)
        case release
    }

    /// In which the figures are then in order of the key and time as they lie.
    private(set) var asked: [(term: Term, isDescending: Bool)] = []
    private let dimensions: Int

    /// - Throws: `.query` for a component that the dataflow lacks.
    init(_ sort: [DataQuery.SortTerm], _ dataflow: Cubes.Dataflow) throws(SDMXError) {
        let places = dataflow.dimensions.indices
        dimensions = places.count
        for item in sort {
            switch item.key {
            case .allDimensions:
                asked += places.map { (.dimension(place: $0), item.isDescending) }
                asked.append((.period, item.isDescending))
            case .seriesKey:
                asked += places.map { (.dimension(place: $0), item.isDescending) }
            case .component(let id):
                guard let target = FigureFilter.target(id, dataflow) else {
                    throw SDMXError(
                        .query, path: "parameter sort", found: id,
                        expected: "one of "
                            + FigureFilter.components(dataflow).joined(separator: ", "))
                }
                asked.append((Self.term(target), item.isDescending))
            }
        }
    }

    /// Observations of everything but one dimension side by side, for data whose observations are
    /// distinguished by that dimension.
    init(closingWith place: Int, _ dataflow: Cubes.Dataflow) {
        dimensions = dataflow.dimensions.count
        asked = dataflow.dimensions.indices.filter { $0 != place }.map {
            (.dimension(place: $0), false)
        }
        asked.append((.period, false))
    }

    /// Whether the observations of a series stay together: the whole key decides before anything
    /// else does.
    var keepsSeries: Bool {
        var places: Set<Int> = []
        for item in asked {
            guard case .dimension(let place) = item.term else { break }
            places.insert(place)
        }
        return places.count == dimensions
    }

    /// Compares values with their powers of ten applied where values are compared.
    mutating func compareAmounts() {
        asked = asked.map { item in
            if case .value = item.term { return (.amount, item.isDescending) }
            return item
        }
    }

    private static func term(_ target: FigureFilter.Target) -> Term {
        switch target {
        case .dimension(let place): .dimension(place: place)
        case .period: .period
        case .value: .value
        case .status: .status
        case .release: .release
        case .attribute(let id): .attribute(id)
        }
    }

    /// Whether that is the order in which figures lie.
    var isNatural: Bool {
        var place = 0
        for item in asked {
            guard !item.isDescending else { return false }
            switch item.term {
            case .dimension(place): place += 1
            case .dimension(let other) where other < place: continue
            case .period: return place == dimensions
            default: return false
            }
        }
        return true
    }
}
