/// What is known of who goes where before fitting.
public enum FlowSeed: Sendable, Equatable {
    /// Nothing: every corridor alike. The answer then has a closed form.
    case uniform
    /// One weight for each origin and destination, whatever the birthplace. Shape: areas x areas.
    case corridors(Matrix)
    /// One such table for each birthplace.
    case byBirthplace([Matrix])

    /// The table that holds for a birthplace; nil where every corridor is alike.
    func table(_ birthplace: Int) -> Matrix? {
        switch self {
        case .uniform: nil
        case .corridors(let table): table
        case .byBirthplace(let tables):
            tables.indices.contains(birthplace) ? tables[birthplace] : nil
        }
    }

    /// Checks the shape and the numbers of the seed.
    package func check(areas: [String], birthplaces: [String]) throws(EstimationError) {
        let tables: [Matrix]
        switch self {
        case .uniform: return
        case .corridors(let table): tables = [table]
        case .byBirthplace(let list):
            guard list.count == birthplaces.count else {
                throw EstimationError(
                    .shape, place: "seed", found: "\(list.count) tables",
                    expected: "\(birthplaces.count), one for each birthplace")
            }
            tables = list
        }
        for (k, table) in tables.enumerated() {
            let name = tables.count == 1 ? "seed" : "seed, born in \(birthplaces[k])"
            guard table.rows == areas.count, table.columns == areas.count else {
                throw EstimationError(
                    .shape, place: name, found: "\(table.rows) x \(table.columns)",
                    expected: "\(areas.count) x \(areas.count)")
            }
            if let cell = table.firstImproperCell {
                throw EstimationError(
                    .value, place: "\(name), from \(areas[cell.row]) to \(areas[cell.column])",
                    found: "\(table[cell.row, cell.column])",
                    expected: "a finite number, 0 or more")
            }
        }
    }
}
