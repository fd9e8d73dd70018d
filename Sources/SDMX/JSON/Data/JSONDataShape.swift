/// A structure of a message that is being written: the components of some of its data sets, and
/// where their values are given.
final class JSONDataShape {
    /// The attributes of a level, and how many of them were used.
    struct Cells {
        /// Columns in the order of the array.
        let columns: [Int]
        /// How many belong to the level by their attachment, and come first.
        let own: Int
        /// How many are to be declared.
        var used = 0
        /// Whether the numbers of annotations follow, so that all have to be there.
        var hasAnnotations = false

        /// Those that are declared.
        var declared: ArraySlice<Int> {
            columns.prefix(hasAnnotations ? columns.count : max(used, own))
        }
    }

    let info: DataSetInfo
    /// The dimension that tells the observations of a series apart; nil for observations without
    /// series.
    let observed: Int?
    /// Dimensions in the order of the key.
    let key: [Int]
    let seriesKey: [Int]
    let observationKey: [Int]
    let measures: [Int]
    var columns: [JSONDataColumn]
    var dataSetCells: Cells
    var groupCells: Cells
    var seriesCells: Cells
    var observationCells: Cells
    /// Numbers of the data sets.
    var dataSets: [Int] = []
    private(set) var annotations: [Annotation] = []
    private var annotationNumbers: [Annotation: Int] = [:]

    init(_ info: DataSetInfo, observed: Int?, _ structures: Structures) {
        self.info = info
        self.observed = observed
        let definition = info.structure.flatMap { structures.dataStructure($0) }
        columns = info.columns.map { column in
            JSONDataColumn(
                column, definition?.component(column.id, column.role), in: structures)
        }
        let all = info.columns.indices.filter { info.columns[$0].role.isKey }
        key = all.enumerated().sorted { one, other in
            let left = info.columns[one.element].keyPosition ?? one.offset
            let right = info.columns[other.element].keyPosition ?? other.offset
            return left == right ? one.offset < other.offset : left < right
        }.map { $0.element }
        seriesKey = observed == nil ? [] : key.filter { $0 != observed }
        observationKey = observed.map { [$0] } ?? key
        measures = info.columns.indices.filter { info.columns[$0].role == .measure }
        let attributes = info.columns.indices.filter { info.columns[$0].role == .attribute }
        func cells(_ own: [DataColumn.Attachment?]) -> Cells {
            let first = attributes.filter { own.contains(info.columns[$0].attachment) }
            let rest = attributes.filter { !own.contains(info.columns[$0].attachment) }
            return Cells(columns: first + rest, own: first.count)
        }
        dataSetCells = cells([.dataSet])
        groupCells = cells([.group])
        seriesCells = cells([.series])
        observationCells = cells([.observation, nil])
    }

    /// Whether data sets of that description can share the structure.
    func fits(_ other: DataSetInfo, observed: Int?) -> Bool {
        info.structure == other.structure && self.observed == observed
            && info.columns == other.columns && info.names == other.names
    }

    /// The number of an annotation.
    func number(_ annotation: Annotation) -> Int {
        if let known = annotationNumbers[annotation] { return known }
        let number = annotations.count
        annotations.append(annotation)
        annotationNumbers[annotation] = number
        return number
    }
}

extension DataStructure {
    /// The component of that id and role.
    func component(_ id: String, _ role: DataColumn.Role) -> Component? {
        switch role {
        case .dimension, .timeDimension: dimensions.first { $0.id == id }?.component
        case .measure: measures.first { $0.id == id }?.component
        case .attribute: attributes.first { $0.id == id }?.component
        }
    }
}
