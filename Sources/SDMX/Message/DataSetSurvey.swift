/// What the data sets of a message are, known when it is read to its end.
struct DataSetSurvey {
    /// Data sets with all of their columns, equal ones once.
    private(set) var sets: [DataSetInfo] = []
    /// Which of them each in the message is.
    private(set) var order: [Int32] = []
    private var known: [DataSetInfo: Int32] = [:]
    /// The data set that is read.
    private var last: DataSetInfo?
    /// Whether a group was met, some of whose attributes may turn out to be dimensions.
    private var mayChange = false
    /// Columns of the data set's structure that no row had a value of yet, in formats whose data
    /// sets share the columns of a header.
    private var unused: [ArtefactReference?: Unused] = [:]
    private var open: Unused?

    private struct Unused {
        var columns: [Int]
        var hasObservations = false
    }

    /// Reads the message to its end.
    init(_ reader: DataMessageReader) throws(SDMXError) {
        let isShared = reader.format == .csv1 || reader.format == .csv2
        while let row = try reader.next() {
            if row.level == .dataSet {
                close()
                last = reader.dataSet
                mayChange = false
                if isShared { begin(reader.dataSet) }
            } else if row.count > last?.columns.count ?? 0 {
                keepLists(reader.dataSet)
            } else if mayChange {
                last?.take(row.columns)
            }
            if row.level == .group { mayChange = true }
            if row.buffer.hasLists { last?.noteLists(row) }
            if isShared { note(row) }
        }
        if last != nil { keepLists(reader.dataSet) }
        close()
        if isShared { dropUnused() }
    }

    /// The data sets, and which of them each in the message is.
    var result: (sets: [DataSetInfo], order: [Int32]) { (sets, order) }

    private mutating func close() {
        guard let last else { return }
        if let open {
            unused[last.structure] = open
            self.open = nil
        }
        if let index = known[last] {
            order.append(index)
        } else {
            let index = Int32(clamping: sets.count)
            known[last] = index
            sets.append(last)
            order.append(index)
        }
        self.last = nil
    }

    /// Takes a later description of the data set, with what was noted of its columns.
    private mutating func keepLists(_ info: DataSetInfo) {
        var info = info
        for (index, column) in (last?.columns ?? []).enumerated() where index < info.columns.count {
            if column.isMultiValued { info.columns[index].isMultiValued = true }
            if column.isMultilingual { info.columns[index].isMultilingual = true }
        }
        last = info
    }

    private mutating func begin(_ info: DataSetInfo) {
        // Taken out while it is changed, so that it is not copied.
        open =
            unused.removeValue(forKey: info.structure)
            ?? Unused(
                columns: info.columns.indices.filter {
                    info.columns[$0].isGuessed && info.columns[$0].role != .attribute
                })
    }

    private mutating func note(_ row: DataRow) {
        if row.level == .observation { open?.hasObservations = true }
        guard open?.columns.isEmpty == false else { return }
        open?.columns.removeAll { row.isPresent($0) }
    }

    /// Lets dimensions and measures that have no value in any row of a structure be attributes
    /// without values: they belong to other structures of the message.
    ///
    /// A structure without observations keeps all, since its rows may be about parts of the key;
    /// so does one none of whose dimensions, or measures, have values.
    private mutating func dropUnused() {
        for index in sets.indices {
            guard let unused = unused[sets[index].structure], unused.hasObservations else {
                continue
            }
            for roles in [[DataColumn.Role.dimension, .timeDimension], [.measure]] {
                let columns = sets[index].columns.indices.filter {
                    roles.contains(sets[index].columns[$0].role)
                }
                let empty = Set(unused.columns).intersection(columns)
                guard empty.count < columns.count else { continue }
                for column in empty {
                    sets[index].columns[column].role = .attribute
                    sets[index].columns[column].attachment = .observation
                }
            }
        }
    }
}

extension DataSetInfo {
    /// Takes roles that turned out to be others.
    fileprivate mutating func take(_ columns: [DataColumn]) {
        guard columns.count == self.columns.count else { return }
        for index in columns.indices where columns[index].role != self.columns[index].role {
            self.columns[index].role = columns[index].role
            self.columns[index].attachment = columns[index].attachment
        }
    }

    /// Notes which columns have several values, or texts by language, where no structure told it.
    fileprivate mutating func noteLists(_ row: DataRow) {
        for index in columns.indices where !columns[index].role.isKey && row.isList(index) {
            let values = row.values(index)
            if values.count > 1, !columns[index].isMultiValued {
                columns[index].isMultiValued = true
            }
            guard !columns[index].isMultilingual else { continue }
            columns[index].isMultilingual = values.contains { value in
                switch value {
                case .text: false
                case .localised, .structured: true
                }
            }
        }
    }
}
