/// Attribute values of parts of the key, kept for the data that follow, for formats that have a
/// place for them only there.
///
/// Memory: what the message says of parts of the key.
struct AttachedValues<Value> {
    private final class Entry {
        var values: [Int: Value] = [:]
        var isUsed = false
    }

    /// By the columns of a part of the key, by their values.
    private var parts: [[Int]: [[String]: Entry]] = [:]
    /// The columns of parts of the key, none first, the others as they were met; later ones win.
    private var order: [[Int]] = []

    var isEmpty: Bool { order.isEmpty }

    /// Keeps values by their column.
    ///
    /// - Parameter key: the dimensions that have a value, none for the whole data set.
    mutating func add(_ key: [(column: Int, text: String)], _ values: [Int: Value]) {
        let columns = key.map(\.column)
        if parts[columns] == nil { order.insert(columns, at: columns.isEmpty ? 0 : order.count) }
        let texts = key.map(\.text)
        let entry = parts[columns]?[texts] ?? Entry()
        entry.values.merge(values) { _, new in new }
        parts[columns, default: [:]][texts] = entry
    }

    /// Calls with every value that belongs to the row.
    ///
    /// - Parameter isWanted: whether values of that part of the key, which is never more than the
    ///   row has, are asked for.
    func forEach(
        _ row: DataRow, where isWanted: (_ key: [Int]) -> Bool = { _ in true },
        _ body: (_ column: Int, Value) -> Void
    ) {
        for key in order where key.allSatisfy({ row.isPresent($0) }) && isWanted(key) {
            guard let entry = parts[key]?[key.map { row.text($0) ?? "" }] else { continue }
            entry.isUsed = true
            for (column, value) in entry.values { body(column, value) }
        }
    }

    /// How many parts of the key no data were met of.
    var unused: Int {
        parts.values.reduce(0) { count, entries in count + entries.values.count { !$0.isUsed } }
    }
}
