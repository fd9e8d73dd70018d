/// The `dimnames` of a table: an object by dimension, a list of label lists, or null.
///
/// JSON objects have no order, so dimensions are told apart by name: places of birth and origins
/// label rows, destinations columns; `por` (place of residence) takes the side that is left.
struct CaseLabels {
    private var lists: [[String]?] = [nil, nil]
    private let path: String

    private static let rowNames = ["birth", "pob", "orig", "origin"]
    private static let columnNames = ["dest", "destination", "por", "residence"]

    init(_ node: CaseNode, _ path: String) throws(MethodCaseError) {
        self.path = path
        switch node {
        case .null: break
        case .list(let items):
            for index in 0..<2 where items.indices.contains(index) && items[index] != .null {
                lists[index] = try Self.labels(items[index], "\(path)[\(index)]")
            }
        case .object(let object):
            let rowName = Self.rowNames.first { object[$0] != nil }
            let columnName = Self.columnNames.first { object[$0] != nil && $0 != rowName }
            let rest = object.keys.sorted().filter { $0 != rowName && $0 != columnName }
            for (index, name) in [rowName ?? rest.first, columnName ?? rest.last].enumerated() {
                guard let name, let value = object[name], value != .null else { continue }
                lists[index] = try Self.labels(value, "\(path).\(name)")
            }
        default:
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName,
                expected: "labels by dimension, or null")
        }
    }

    subscript(_ dimension: Int) -> [String]? { lists[dimension] }

    /// Checks that a dimension has as many labels as the table has rows or columns.
    func check(_ dimension: Int, _ count: Int) throws(MethodCaseError) {
        guard let labels = lists[dimension] else { return }
        guard labels.count == count else {
            throw MethodCaseError(
                kind: .type, path: path,
                found: "\(labels.count) labels for \(dimension == 0 ? "rows" : "columns")",
                expected: "\(count)")
        }
        guard Set(labels).count == labels.count else {
            throw MethodCaseError(
                kind: .value, path: path, found: "a label twice", expected: "each label once")
        }
    }

    private static func labels(
        _ node: CaseNode, _ path: String
    ) throws(MethodCaseError) -> [String] {
        guard case .list(let items) = node else {
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName, expected: "a list of labels")
        }
        var result: [String] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .text(let text): result.append(text)
            case .number(let value):
                result.append(Int64(exactly: value).map { "\($0)" } ?? "\(value)")
            default:
                throw MethodCaseError(
                    kind: .type, path: "\(path)[\(index)]", found: item.kindName,
                    expected: "a label")
            }
        }
        return result
    }
}
