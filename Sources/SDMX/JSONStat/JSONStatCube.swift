/// The observations of a data set, held until all categories of its dimensions are known.
///
/// Cost: 4 bytes for each dimension, 8 for each measure and 4 for the status of an observation,
/// and 16 more for each value while it is written.
struct JSONStatCube {
    private(set) var info: DataSetInfo
    /// Columns of the dimensions, in the order of the key.
    private(set) var dimensions: [Int] = []
    private(set) var measures: [Int] = []
    /// The column of the observations' status; -1 if there is none.
    private(set) var status = -1
    private(set) var categories: [CodeInterner] = []
    var statuses = CodeInterner()
    /// Numbers of categories, those of an observation together.
    private(set) var codes: [UInt32] = []
    /// Values of measures, those of an observation together; not a number for none.
    private(set) var values: [Double] = []
    /// Numbers of statuses, from 1; 0 for none.
    private(set) var marks: [UInt32] = []
    /// Attributes of the data set.
    var attributes: [(id: String, values: [ComponentValue])] = []

    init(_ info: DataSetInfo) {
        self.info = info
        findColumns()
    }

    /// Number of observations.
    var count: Int { marks.count }

    /// Whether the measures are a dimension of their own, after the others.
    var hasMetric: Bool { measures.count > 1 }

    /// Takes further columns after the known ones; only attributes once there are observations.
    mutating func extend(_ columns: [DataColumn]) {
        info.columns += columns.dropFirst(info.columns.count)
        if count == 0 {
            findColumns()
        } else if status < 0 {
            status = info.columns.firstIndex { $0.isStatus } ?? -1
        }
    }

    /// Adds an observation, all of whose dimensions are there.
    mutating func add(_ row: DataRow) {
        for (place, column) in dimensions.enumerated() {
            codes.append(row.intern(column, into: &categories[place]) ?? 0)
        }
        for column in measures { values.append(row.number(column) ?? .nan) }
        let mark = status < 0 ? nil : row.intern(status, into: &statuses)
        marks.append(mark.map { $0 + 1 } ?? 0)
    }

    /// The categories of a dimension in the order in which they are written: that of its code
    /// list, then that of appearance; periods of one length in the order of time.
    func order(_ place: Int, known: [String]) -> [UInt32] {
        let interner = categories[place]
        let codes = Array(0..<UInt32(interner.count))
        if !known.isEmpty {
            var ranks: [String: Int] = [:]
            for (rank, id) in known.enumerated() where ranks[id] == nil { ranks[id] = rank }
            let places = codes.map { ranks[interner[$0]] ?? known.count }
            return codes.sorted { one, other in
                let left = places[Int(one)]
                let right = places[Int(other)]
                return left == right ? one < other : left < right
            }
        }
        guard info.columns[dimensions[place]].role == .timeDimension else { return codes }
        let texts = interner.strings.map { Array($0.utf8) }
        guard Set(texts.map { $0.count }).count <= 1 else { return codes }
        return codes.sorted { texts[Int($0)].lexicographicallyPrecedes(texts[Int($1)]) }
    }

    private mutating func findColumns() {
        let keys = info.columns.indices.filter { info.columns[$0].role.isKey }
        dimensions = keys.enumerated().sorted { one, other in
            let left = info.columns[one.element].keyPosition ?? one.offset
            let right = info.columns[other.element].keyPosition ?? other.offset
            return left == right ? one.offset < other.offset : left < right
        }.map { $0.element }
        measures = info.columns.indices.filter { info.columns[$0].role == .measure }
        status = info.columns.firstIndex { $0.isStatus } ?? -1
        categories = Array(repeating: CodeInterner(), count: dimensions.count)
    }
}

extension DataColumn {
    fileprivate var isStatus: Bool { role == .attribute && id == "OBS_STATUS" }
}
