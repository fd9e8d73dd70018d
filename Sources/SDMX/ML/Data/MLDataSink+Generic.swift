/// Generic data of SDMX-ML 2.1: keys, values and attributes are elements of the standard, and the
/// components are named in them.
extension MLDataSink {
    /// Begins a series.
    func genericSeries(_ row: DataRow, _ columns: [MLDataPlan.Column]) throws(SDMXError) {
        try whole("gen:Series", row, isOpen: true) { () throws(SDMXError) in
            try values("gen:SeriesKey", row, columns) { $0.role.isKey }
            try values("gen:Attributes", row, columns) { $0.role == .attribute }
        }
    }

    /// - Parameter isGiven: whether the series was given as a row, so that what the observation
    ///   has of it is not repeated.
    func genericObservation(
        _ row: DataRow, _ plan: MLDataPlan, isGiven: Bool
    ) throws(SDMXError) {
        try whole("gen:Obs", row, isOpen: false) { () throws(SDMXError) in
            guard let dimension = plan.dimension else {
                try values("gen:ObsKey", row, plan.all) { $0.role.isKey }
                try measure(row, plan)
                try values("gen:Attributes", row, plan.all) { $0.role == .attribute }
                return
            }
            if let slot = row.slotIfThere(dimension.index) {
                try out.begin("gen:ObsDimension")
                try value(slot.bytes, dimension)
                out.end()
            }
            try measure(row, plan)
            let columns = isGiven ? plan.all : plan.observation
            try values("gen:Attributes", row, columns) { column in
                column.role == .attribute
                    && !(isGiven && row.isInheritedIfThere(column.index))
            }
        }
    }

    func genericGroup(_ id: String, _ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        try whole("gen:Group", row, type: id, isOpen: false) { () throws(SDMXError) in
            try values("gen:GroupKey", row, plan.all) { $0.role.isKey }
            try values("gen:Attributes", row, plan.all) { $0.role == .attribute }
        }
    }

    /// Writes those of the columns for which there is a value, if there is any.
    func values(
        _ name: String, _ columns: [MLDataPlan.Column],
        _ find: (MLDataPlan.Column) -> ByteSlice?
    ) throws(SDMXError) {
        var isOpen = false
        for column in columns {
            guard let bytes = find(column) else { continue }
            if !isOpen { try out.begin(name) }
            isOpen = true
            try out.begin("gen:Value")
            try out.attribute("id", column.id)
            try value(bytes, column)
            out.end()
        }
        if isOpen { out.end() }
    }

    private func values(
        _ name: String, _ row: DataRow, _ columns: [MLDataPlan.Column],
        where isWanted: (MLDataPlan.Column) -> Bool
    ) throws(SDMXError) {
        try values(name, columns) { isWanted($0) ? self.bytes(of: $0, row) : nil }
    }

    private func measure(_ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        // The standard has one measure, whose name is fixed.
        guard let column = plan.observation.first, column.role == .measure,
            let bytes = bytes(of: column, row)
        else { return }
        try out.begin("gen:ObsValue")
        try value(bytes, column)
        out.end()
    }

    /// The row's value, if it has one that is not the data set's.
    private func bytes(of column: MLDataPlan.Column, _ row: DataRow) -> ByteSlice? {
        guard let slot = row.slotIfThere(column.index) else { return nil }
        if let attachment = column.attachment, attachment == .dataSet || attachment == .group {
            if attachment == .dataSet, dataSetValues.isSame(column.index, in: row) { return nil }
            if row.level != .group { lost.misplaced[column.index] += 1 }
        }
        if slot.list >= 0 { lost.count(row.values(column.index), column.index) }
        return slot.bytes
    }

    private static let valueName = XMLAttributeName("value")

    private func value(_ bytes: ByteSlice, _ column: MLDataPlan.Column) throws(SDMXError) {
        guard let name = Self.valueName else { return }
        do throws(SDMXError) {
            try out.xml.attribute(name, bytes.buffer)
        } catch {
            var located = error
            located.columnID = column.id
            throw located
        }
    }

    /// Writes a row's element with those in it; nothing of it stays if a value cannot be written.
    private func whole(
        _ name: String, _ row: DataRow, type: String? = nil, isOpen: Bool,
        _ body: () throws(SDMXError) -> Void
    ) throws(SDMXError) {
        out.xml.hold()
        do throws(SDMXError) {
            try out.begin(name)
            try out.attribute("type", type)
            try out.annotations(row.annotations)
            try body()
            out.xml.release()
        } catch {
            out.xml.takeBack()
            throw error
        }
        if !isOpen { out.end() }
    }
}
