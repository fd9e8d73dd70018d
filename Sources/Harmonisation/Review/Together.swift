internal import Cubes
internal import Vocabulary

/// How many series move the same way at once.
struct Together {
    private var byOrigin: [[UInt64]: Set<UInt32>] = [:]
    private var byDestination: [[UInt64]: Set<UInt32>] = [:]
    private let table: ReviewTable
    private let places: (origin: Int, destination: Int, source: Int)?

    init(_ table: ReviewTable, _ outliers: [Changes.Outlier]) {
        self.table = table
        guard let origin = table.place(.origin), let destination = table.place(.destination),
            let source = table.place(.source)
        else {
            places = nil
            return
        }
        places = (origin, destination, source)
        for outlier in outliers {
            let ends = ends(outlier, origin, destination, source)
            byOrigin[ends.origin, default: []].insert(table.keys[destination][outlier.row])
            byDestination[ends.destination, default: []].insert(table.keys[origin][outlier.row])
        }
    }

    private func ends(
        _ outlier: Changes.Outlier, _ origin: Int, _ destination: Int, _ source: Int
    ) -> (origin: [UInt64], destination: [UInt64]) {
        let what: [UInt64] = [
            UInt64(table.keys[source][outlier.row]), UInt64(table.period[outlier.figure]),
            outlier.change > 0 ? 1 : 0,
        ]
        return (
            what + [UInt64(table.keys[origin][outlier.row])],
            what + [UInt64(table.keys[destination][outlier.row])]
        )
    }

    private func company(_ outlier: Changes.Outlier) -> (origin: Int, destination: Int) {
        guard let places else { return (0, 0) }
        let ends = ends(outlier, places.origin, places.destination, places.source)
        return (byOrigin[ends.origin]?.count ?? 0, byDestination[ends.destination]?.count ?? 0)
    }

    /// Fewer series that move together are chance.
    private static let fewest = 3

    /// Whether the destination moves, rather than the origin; nil where neither does.
    private func isOfDestination(_ outlier: Changes.Outlier) -> Bool? {
        let company = company(outlier)
        if company.destination >= Self.fewest, company.destination >= company.origin { return true }
        return company.origin >= Self.fewest ? false : nil
    }

    /// The area that moves: the origin where its people moved to several destinations.
    func area(_ outlier: Changes.Outlier, _ changes: Changes) -> String {
        isOfDestination(outlier) == false
            ? table.code(outlier.row, .origin) : changes.area(outlier.row)
    }

    /// What it means that several series move together; nil where none do.
    func words(
        _ outlier: Changes.Outlier, _ changes: Changes, _ context: ReviewContext
    ) -> String? {
        guard let isOfDestination = isOfDestination(outlier) else { return nil }
        let name = context.name(area(outlier, changes))
        let company = company(outlier)
        return isOfDestination
            ? "\(company.destination) origins of \(name) move together here, as after a census or a "
                + "change of source"
            : "\(company.origin) destinations of people from \(name) move together here, as after a "
                + "war or a crisis"
    }
}
