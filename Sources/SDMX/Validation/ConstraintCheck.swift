/// What one constraint allows, made ready for one data set.
struct ConstraintCheck {
    /// A cube region.
    private struct Region {
        var isIncluded: Bool
        var selections: [ConstraintSelection]
        /// Whether all components that it names are columns.
        var isWhole: Bool
    }

    /// Keys over the same dimensions.
    private struct Shape: Hashable {
        var columns: [Int]
        var isIncluded: Bool
    }

    let name: String
    private var regions: [Region] = []
    private var keys: [Shape: Set<KeyHash>] = [:]
    /// Values of one key that are written out; beyond it the key is left out.
    private static let mostKeys = 100_000

    /// Nil for constraints that say nothing of the columns.
    ///
    /// - Parameter codes: the codes of a column's list, for values that stand for those below too.
    init?(
        _ constraint: Constraint, columns: [DataColumn], checks: [ColumnCheck?],
        codes: (Int) -> [Code]
    ) {
        name = constraint.reference.text
        let places = Dictionary(
            columns.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for region in constraint.cubeRegions {
            let members = region.keys + region.components
            let selections = members.compactMap { member -> ConstraintSelection? in
                guard let column = places[member.component] else { return nil }
                return ConstraintSelection(member, column: column, check: checks[column]) {
                    Structures.children(codes(column))
                }
            }
            guard !selections.isEmpty else { continue }
            regions.append(
                Region(
                    isIncluded: region.isIncluded ?? true, selections: selections,
                    isWhole: selections.count == members.count))
        }
        for set in constraint.keySets where !set.isMetadata {
            for key in set.keys { add(key, set.isIncluded && (key.isIncluded ?? true), places) }
        }
        if regions.isEmpty && keys.isEmpty { return nil }
    }

    /// Adds a key, each of whose dimensions may have several values.
    private mutating func add(_ key: KeySet.Key, _ isIncluded: Bool, _ places: [String: Int]) {
        // What is excluded only together with an attribute's value is not excluded as a key.
        guard isIncluded || key.components.isEmpty else { return }
        var parts: [(column: Int, values: [String])] = []
        for member in key.values {
            guard let column = places[member.component], !member.values.isEmpty else { return }
            parts.append((column, member.values.map(\.value)))
        }
        parts.sort { $0.column < $1.column }
        var hashes = [KeyHash()]
        for part in parts {
            guard hashes.count * part.values.count <= Self.mostKeys else { return }
            hashes = hashes.flatMap { start in
                part.values.map { value in
                    var hash = start
                    var text = value
                    text.withUTF8 { hash.add($0) }
                    return hash
                }
            }
        }
        keys[Shape(columns: parts.map(\.column), isIncluded: isIncluded), default: []]
            .formUnion(hashes)
    }

    /// The columns whose values are outside, empty if the key is as a whole; nil if all is allowed.
    func faults(_ row: DataRow, _ checks: [ColumnCheck?]) -> [Int]? {
        var outside: [Int]?
        var isAdmitted = false
        var count = 0
        for region in regions where region.isIncluded {
            count += 1
            let columns = region.selections.lazy
                .filter { !$0.admits(row, checks[$0.column]) }.map(\.column)
            if columns.isEmpty {
                isAdmitted = true
                break
            }
            outside = Array(columns)
        }
        if count > 0, !isAdmitted { return count == 1 ? outside ?? [] : [] }
        for region in regions where !region.isIncluded && region.isWhole {
            if region.selections.allSatisfy({ $0.covers(row, checks[$0.column]) }) { return [] }
        }
        var hasIncluded = false
        var isMatched = false
        for (shape, hashes) in keys {
            var hash = KeyHash()
            for column in shape.columns { row.withBytes(column) { hash.add($0) } }
            let isThere = hashes.contains(hash)
            if shape.isIncluded {
                hasIncluded = true
                isMatched = isMatched || isThere
            } else if isThere {
                return []
            }
        }
        return hasIncluded && !isMatched ? [] : nil
    }
}
