/// A structure of a message that is being written: the components of some of its data sets, and
/// where their values are given.
final class JSONDataShape {
    /// The attributes of a level, and how many of them were used.
    struct Cells {
        /// Columns in the order of the array.
        fileprivate(set) var columns: [Int]
        /// How many belong to the level by their attachment, and come first.
        let own: Int
        /// How many are to be declared.
        var used = 0
        /// Whether the numbers of annotations follow, so that all have to be there.
        var hasAnnotations = false

        /// Those that arrays may have values of.
        var filled: ArraySlice<Int> { columns.prefix(hasAnnotations ? columns.count : used) }
    }

    private(set) var info: DataSetInfo
    /// The dimension that tells the observations of a series apart; nil for observations without
    /// series.
    let observed: Int?
    /// Dimensions in the order of the key.
    let key: [Int]
    let seriesKey: [Int]
    let observationKey: [Int]
    @exclusivity(unchecked) private(set) var measures: [Int]
    var columns: [JSONDataColumn]
    var dataSetCells: Cells
    var groupCells: Cells
    var seriesCells: Cells
    var observationCells: Cells
    /// Numbers of the data sets.
    var dataSets: [Int] = []
    private(set) var annotations: [Annotation] = []
    private var annotationNumbers: [Annotation: Int] = [:]

    private let edition: JSONEdition

    init(
        _ info: DataSetInfo, observed: Int?, _ structures: Structures, _ edition: JSONEdition
    ) {
        self.info = info
        self.observed = observed
        self.edition = edition
        let definition = info.structure.flatMap { structures.dataStructure($0) }
        columns = info.columns.map { column in
            JSONDataColumn(
                column, definition?.component(column.id, column.role), in: structures, edition)
        }
        let all = info.columns.indices.filter { info.columns[$0].role.isKey }
        key = all.enumerated().sorted { one, other in
            let left = info.columns[one.element].keyPosition ?? one.offset
            let right = info.columns[other.element].keyPosition ?? other.offset
            return left == right ? one.offset < other.offset : left < right
        }.map { $0.element }
        seriesKey = observed == nil ? [] : key.filter { $0 != observed }
        observationKey = observed.map { [$0] } ?? key
        measures = edition.measures(of: info.columns)
        let attributes = info.columns.indices.filter { info.columns[$0].role == .attribute }
        func cells(_ isOwn: (DataColumn) -> Bool) -> Cells {
            let first = attributes.filter { isOwn(info.columns[$0]) }
            let rest = attributes.filter { !isOwn(info.columns[$0]) }
            return Cells(columns: first + rest, own: first.count)
        }
        dataSetCells = cells { $0.attachment == .dataSet }
        switch edition {
        case .v1:
            // Attributes of groups are those of series, if they are the same throughout a series.
            let by = observed.map { info.columns[$0].id }
            func isOfSeries(_ column: DataColumn) -> Bool {
                guard let by, !column.attachedTo.contains(by) else { return false }
                return column.attachment == .series || column.attachment == .group
            }
            groupCells = cells { _ in false }
            seriesCells = cells(isOfSeries)
            observationCells = cells { $0.attachment != .dataSet && !isOfSeries($0) }
        case .v2:
            groupCells = cells { $0.attachment == .group }
            seriesCells = cells { $0.attachment == .series }
            observationCells = cells { $0.attachment == .observation || $0.attachment == nil }
        }
    }

    /// Whether data sets of that description can share the structure; in version 1.0 all have to.
    func fits(_ other: DataSetInfo, observed: Int?) -> Bool {
        if edition == .v1 {
            return zip(info.columns, other.columns).allSatisfy {
                $0.id == $1.id && $0.role == $1.role
            }
        }
        return info.structure == other.structure && self.observed == observed
            && info.columns == other.columns && info.names == other.names
    }

    /// The attributes that are declared at a level: those that its arrays have values of, and those
    /// that belong to it.
    ///
    /// In version 1.0 a level without arrays leaves out those of the other levels, since few
    /// readers take an attribute at two.
    func declared(_ cells: Cells) -> [Int] {
        let own = cells.columns.prefix(cells.own)
        guard cells.filled.isEmpty, edition == .v1 else {
            return Array(cells.filled.count > own.count ? cells.filled : own)
        }
        let others = Set(
            dataSetCells.filled + seriesCells.filled + observationCells.filled)
        return own.filter { !others.contains($0) }
    }

    /// Takes columns that were found after data were written, in the places after all others.
    ///
    /// Throws `.unsupported` for a dimension, and where annotations have the places already.
    func extend(_ all: [DataColumn], _ structures: Structures) throws(SDMXError) {
        let definition = info.structure.flatMap { structures.dataStructure($0) }
        for index in info.columns.count..<max(all.count, info.columns.count) {
            let column = all[index]
            guard !column.role.isKey, !observationCells.hasAnnotations else {
                throw SDMXError(
                    .unsupported, columnID: column.id,
                    found: "a component that comes after data were written",
                    expected: "the data set to be begun with all of its columns")
            }
            info.columns.append(column)
            columns.append(
                JSONDataColumn(
                    column, definition?.component(column.id, column.role), in: structures, edition))
            switch column.role {
            case .dimension, .timeDimension: break
            case .measure: if measures.isEmpty { measures = [index] }
            case .attribute:
                dataSetCells.columns.append(index)
                groupCells.columns.append(index)
                seriesCells.columns.append(index)
                observationCells.columns.append(index)
            }
        }
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

extension JSONEdition {
    /// The measures that are written: in version 1.0 the one that SDMX 2.1 has, or else the first.
    fileprivate func measures(of columns: [DataColumn]) -> [Int] {
        let all = columns.indices.filter { columns[$0].role == .measure }
        switch self {
        case .v1: return Array((all.filter { columns[$0].id == "OBS_VALUE" } + all).prefix(1))
        case .v2: return all
        }
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
