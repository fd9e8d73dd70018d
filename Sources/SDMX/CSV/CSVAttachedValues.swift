/// Attribute values of a data set and its groups, kept for the observations that they belong to, as
/// SDMX-CSV 1.0 has rows for observations only.
///
/// Memory: what the message says of groups.
struct CSVAttachedValues {
    private var whole: [Int: String] = [:]
    /// By the columns of a part of the key: by their values.
    private var groups: [[Int]: [[String]: [Int: String]]] = [:]
    /// The columns of parts of the key, as they were met; later ones win.
    private var order: [[Int]] = []

    var isEmpty: Bool { whole.isEmpty && groups.isEmpty }

    /// Keeps the attributes of a row, whose dimensions say what they belong to.
    ///
    /// - Parameter columns: of the row, with their roles.
    mutating func add(_ row: DataRow, text: (Int) -> String?) {
        let columns = row.columns
        let key = columns.indices.filter { columns[$0].role.isKey && row.isPresent($0) }
        let values = key.map { row.text($0) ?? "" }
        if !key.isEmpty, groups[key] == nil { order.append(key) }
        for index in columns.indices where columns[index].role == .attribute {
            guard let text = text(index) else { continue }
            if key.isEmpty {
                whole[index] = text
            } else {
                groups[key, default: [:]][values, default: [:]][index] = text
            }
        }
    }

    /// Calls with every value that belongs to the observation; those of the data set first.
    func forEach(_ row: DataRow, _ body: (Int, String) -> Void) {
        for (column, text) in whole { body(column, text) }
        for key in order where key.allSatisfy({ row.isPresent($0) }) {
            let values = key.map { row.text($0) ?? "" }
            for (column, text) in groups[key]?[values] ?? [:] {
                body(column, text)
            }
        }
    }
}
