public import Vocabulary

/// Coded columns of observations of one dataflow: a row is one observation, its key coded by one
/// dictionary a dimension.
///
/// A row costs 38 bytes, and each distinct key some more. Rows may come in any order;
/// ``ordered()`` groups them and refuses a key that occurs twice for a period.
public struct Cube: Sendable {
    public let dataflow: Dataflow
    /// One dictionary a dimension, in the dataflow's order.
    public private(set) var dictionaries: [CodeDictionary]
    private(set) var keys: KeyColumn
    public private(set) var observations: CubeObservations
    /// Names of the sheets that observations refer to.
    public var sheets: [String] = []

    public init(_ dataflow: Dataflow) {
        self.dataflow = dataflow
        let count = dataflow.dimensions.count
        dictionaries = Array(repeating: CodeDictionary(), count: count)
        keys = KeyColumn(width: count)
        observations = CubeObservations()
    }

    /// The number of observations.
    public var count: Int { observations.values.count }

    /// The integer of a code of the dimension at a place of the key.
    public mutating func intern(_ code: String, at place: Int) -> UInt32 {
        dictionaries[place].intern(code)
    }

    /// Appends an observation whose codes were interned. Extra codes are ignored and
    /// absent ones are an error of the caller: `codes` has one entry a dimension.
    public mutating func append(codes: [UInt32], _ observation: Observation) {
        keys.append(codes)
        observations.append(observation)
    }

    /// Appends an observation by its key.
    public mutating func append(_ key: SeriesKey, _ observation: Observation) {
        keys.append(dictionaries.indices.map { dictionaries[$0].intern(key.codes[$0]) })
        observations.append(observation)
    }

    /// The code of a row at a dimension; nil where the dataflow lacks it.
    public func code(_ row: Int, _ dimension: DimensionID) -> String? {
        dataflow.index(of: dimension).map {
            dictionaries[$0][keys.code(Int(keys.rows[row]), $0)]
        }
    }
}

/// The observations of a cube, column by column.
public struct CubeObservations: Sendable {
    public private(set) var periods = PeriodColumn()
    public private(set) var values: [ObservedValue] = []
    public private(set) var statuses: [ObservationStatus] = []
    public private(set) var attributes: [UInt32] = []
    public private(set) var attributeSets: [AttributeSet] = []
    public private(set) var rows: [UInt32] = []
    public private(set) var columns: [UInt16] = []
    public private(set) var sheets: [UInt16] = []
    private var attributeIndex: [AttributeSet: UInt32] = [:]
    private var lastAttributes: (set: AttributeSet, id: UInt32)?

    mutating func append(_ item: Observation) {
        periods.append(item.period)
        values.append(item.value)
        statuses.append(item.status)
        attributes.append(id(of: item.attributes))
        rows.append(UInt32(clamping: item.row))
        columns.append(UInt16(clamping: item.column))
        sheets.append(UInt16(clamping: item.sheet))
    }

    private mutating func id(of set: AttributeSet) -> UInt32 {
        if let last = lastAttributes, last.set == set { return last.id }
        let id: UInt32
        if let known = attributeIndex[set] {
            id = known
        } else {
            id = UInt32(truncatingIfNeeded: attributeSets.count)
            attributeSets.append(set)
            attributeIndex[set] = id
        }
        lastAttributes = (set, id)
        return id
    }

    /// The observation at a row.
    public subscript(row: Int) -> Observation {
        Observation(
            period: periods[row], value: values[row], status: statuses[row],
            attributes: attributeSets[Int(attributes[row])], row: Int(rows[row]),
            column: Int(columns[row]), sheet: Int(sheets[row]))
    }
}
