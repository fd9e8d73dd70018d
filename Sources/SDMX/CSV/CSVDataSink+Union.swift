/// The columns of a message of several data sets, each id once: dimensions, measures, attributes.
struct CSVUnion {
    /// The columns, with their place in the first list where they are there.
    private(set) var columns: [(index: Int?, column: DataColumn)] = []

    /// - Parameters:
    ///   - given: the columns of the data set that is written first.
    ///   - others: those of all data sets, as far as they are known.
    init(_ given: [DataColumn], _ others: [[DataColumn]]) {
        var all: [(index: Int?, column: DataColumn)] = []
        all.reserveCapacity(given.count)
        for (index, column) in given.enumerated() { all.append((index, column)) }
        // Most messages have one data set, or several of the same columns.
        if !others.allSatisfy({ $0 == given }) { Self.join(others, to: &all) }
        let roles = all.map { Self.rank($0.column.role) }
        if zip(roles, roles.dropFirst()).allSatisfy({ $0 <= $1 }),
            !all.contains(where: { $0.index == nil })
        {
            columns = all
            return
        }
        var keys = all.filter { $0.column.role.isKey }
        if keys.contains(where: { $0.index == nil }) {
            // The order of the first data set's key says nothing of the others: time comes last.
            keys =
                keys.filter { $0.column.role == .dimension }
                + keys.filter { $0.column.role == .timeDimension }
        }
        columns =
            keys + all.filter { $0.column.role == .measure }
            + all.filter { $0.column.role == .attribute }
    }

    private static func rank(_ role: DataColumn.Role) -> Int {
        switch role {
        case .dimension, .timeDimension: 0
        case .measure: 1
        case .attribute: 2
        }
    }

    private static func join(
        _ others: [[DataColumn]], to all: inout [(index: Int?, column: DataColumn)]
    ) {
        var places: [String: Int] = [:]
        for (place, item) in all.enumerated() where places[item.column.id] == nil {
            places[item.column.id] = place
        }
        for column in others.joined() {
            if let place = places[column.id] {
                all[place].column.join(column)
            } else {
                places[column.id] = all.count
                all.append((nil, column))
            }
        }
    }
}

extension DataColumn {
    /// Takes over what a component of the same id is in another data set.
    fileprivate mutating func join(_ other: DataColumn) {
        // A part of a key anywhere stands with the parts of keys.
        if other.role.isKey, !role.isKey { role = other.role }
        if other.role == .measure, role == .attribute { role = .measure }
        if other.isMultiValued { isMultiValued = true }
        if other.isMultilingual { isMultilingual = true }
        if names.isEmpty { names = other.names }
    }
}
