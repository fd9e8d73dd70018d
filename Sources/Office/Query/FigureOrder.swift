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
        case status
        case attribute(AttributeID)
        case release
    }

    private(set) var terms: [(term: Term, isDescending: Bool)] = []

    /// - Throws: `.query` for a component that the dataflow lacks.
    init(_ sort: [DataQuery.SortTerm], _ dataflow: Cubes.Dataflow) throws(SDMXError) {
        let places = dataflow.dimensions.indices
        for item in sort {
            switch item.key {
            case .allDimensions:
                terms += places.map { (.dimension(place: $0), item.isDescending) }
                terms.append((.period, item.isDescending))
            case .seriesKey:
                terms += places.map { (.dimension(place: $0), item.isDescending) }
            case .component(let id):
                guard let target = FigureFilter.target(id, dataflow) else {
                    throw SDMXError(
                        .query, path: "parameter sort", found: id,
                        expected: "one of "
                            + FigureFilter.components(dataflow).joined(separator: ", "))
                }
                terms.append((Self.term(target), item.isDescending))
            }
        }
        terms += places.map { (.dimension(place: $0), false) }
        terms.append((.period, false))
    }

    /// Observations of everything but one dimension side by side, for data whose observations are
    /// distinguished by that dimension.
    init(closingWith place: Int, _ dataflow: Cubes.Dataflow) {
        terms = dataflow.dimensions.indices.filter { $0 != place }.map {
            (.dimension(place: $0), false)
        }
        terms += [(.period, false), (.dimension(place: place), false)]
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
        for item in terms {
            guard !item.isDescending else { return false }
            switch item.term {
            case .dimension(place): place += 1
            case .dimension(let other) where other < place: continue
            case .period: return true
            default: return false
            }
        }
        return true
    }
}
