extension MLDataSink {
    // MARK: Series and observations

    /// Begins a series, unless its observations are to be distinguished by another dimension.
    func series(_ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        try endSeries()
        guard let dimension = plan.dimension, row.slotIfThere(dimension.index) == nil else {
            awaitsObservation = true
            return
        }
        try beginSeries(row, plan, plan.all)
        isGivenSeries = true
    }

    private func beginSeries(
        _ row: DataRow, _ plan: MLDataPlan, _ columns: [MLDataPlan.Column]
    ) throws(SDMXError) {
        hasContent = true
        if isGeneric {
            try genericSeries(row, columns)
        } else {
            try element("Series", row, isOpen: true) { () throws(SDMXError) in
                for column in columns { try put(column, row) }
            }
        }
        state = .series
    }

    func observation(_ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        awaitsObservation = false
        hasContent = true
        if info.action != .delete { lost.countKey(plan, row) }
        guard let dimension = plan.dimension else {
            guard !isGeneric else { return try genericObservation(row, plan, isGiven: false) }
            try element("Obs", row, isOpen: false) { () throws(SDMXError) in
                for column in plan.all { try put(column, row) }
            }
            return
        }
        let isGiven = isGivenSeries && !isOwnKey(row, plan)
        if !isGiven, isGivenSeries || state != .series || !isSameSeries(row, plan) {
            try makeSeries(row, plan)
        }
        guard !isGeneric else { return try genericObservation(row, plan, isGiven: isGiven) }
        try element("Obs", row, isOpen: false) { () throws(SDMXError) in
            try put(dimension, row)
            for column in plan.observation {
                if !isGiven || !row.isInheritedIfThere(column.index) { try put(column, row) }
            }
            guard isGiven else { return }
            for column in plan.seriesAttributes where !row.isInheritedIfThere(column.index) {
                try put(column, row)
            }
        }
    }

    /// Whether the row gives a key itself, so that it has no part in the series before it.
    @inline(__always)
    private func isOwnKey(_ row: DataRow, _ plan: MLDataPlan) -> Bool {
        guard let first = plan.keys.first else { return false }
        return !row.isInheritedIfThere(first.index)
    }

    @inline(__always)
    private func isSameSeries(_ row: DataRow, _ plan: MLDataPlan) -> Bool {
        for column in plan.keys where !seriesValues.isSame(column.index, in: row) { return false }
        for column in plan.seriesAttributes where !seriesValues.isSame(column.index, in: row) {
            return false
        }
        return true
    }

    /// Begins the series that the row belongs to.
    private func makeSeries(_ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        try endSeries()
        seriesValues.clear()
        let columns = plan.keys + plan.seriesAttributes
        for column in columns { seriesValues.keep(column.index, of: row) }
        try beginSeries(row, plan, columns)
    }

    // MARK: Groups

    func group(_ row: DataRow, _ plan: MLDataPlan) throws(SDMXError) {
        try endSeries()
        let isOfGroup = out.edition == .v21 || hasGroupAttributesOnly(row, plan)
        let id = row.group ?? (isOfGroup ? groupID(row, plan) : nil)
        let isNamed = id.flatMap { XMLAttributeName($0) } != nil
        switch out.edition {
        case .v21:
            guard let id, isNamed || isGeneric else {
                lost.partialKeys += 1
                return
            }
            if hasContent {
                // Groups come first in SDMX-ML 2.1, so that these need a data set of their own.
                lost.lateGroups += 1
                out.end()
                try openDataSet(nil)
            }
            if isGeneric {
                try genericGroup(id, row, plan)
            } else {
                try writeGroup("Group", id, row, plan)
            }
        case .v30:
            if id != nil, !isNamed { lost.groupIDs += 1 }
            try writeGroup(isNamed ? "Group" : "Atts", isNamed ? id : nil, row, plan)
        }
    }

    private func writeGroup(
        _ name: StaticString, _ id: String?, _ row: DataRow, _ plan: MLDataPlan
    ) throws(SDMXError) {
        try element(name, row, isOpen: false) { () throws(SDMXError) in
            if let id { try out.attribute("xsi:type", "\(prefix(entry)):\(id)") }
            for column in plan.all { try put(column, row) }
        }
    }

    /// Whether what the row says belongs to groups; `Atts` is for other parts of the key.
    private func hasGroupAttributesOnly(_ row: DataRow, _ plan: MLDataPlan) -> Bool {
        plan.all.allSatisfy { column in
            column.role != .attribute || column.attachment == .group
                || row.slotIfThere(column.index) == nil
        }
    }

    /// The structure's group of the dimensions that the row has values for.
    private func groupID(_ row: DataRow, _ plan: MLDataPlan) -> String? {
        guard let structure = structures.dataStructure(entries[entry].reference) else { return nil }
        let keys = plan.keys + (plan.dimension.map { [$0] } ?? [])
        let given = Set(
            keys.lazy.filter { row.slotIfThere($0.index) != nil }.map { row.columns[$0.index].id })
        return structure.groups.first { Set($0.dimensions) == given }?.id
    }

    // MARK: Values

    /// Writes a row's element; nothing of it stays if a value cannot be written.
    @inline(__always)
    private func element(
        _ name: StaticString, _ row: DataRow, isOpen: Bool, _ body: () throws(SDMXError) -> Void
    ) throws(SDMXError) {
        let isHeld = row.buffer.hasLists || !row.buffer.annotations.isEmpty
        if isHeld { out.xml.hold() }
        let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        try out.xml.begin(bytes)
        do throws(SDMXError) {
            complex.removeAll(keepingCapacity: true)
            try body()
            if isHeld {
                try out.annotations(row.annotations)
                for column in complex { try component(column, row.values(column.index)) }
                out.xml.release()
            }
        } catch {
            if isHeld { out.xml.takeBack() } else { out.xml.dropElement() }
            throw error
        }
        if !isOpen { out.end() }
    }

    /// Writes the row's value, if it has one that is not the data set's.
    @inline(__always)
    private func put(_ column: MLDataPlan.Column, _ row: DataRow) throws(SDMXError) {
        guard let slot = row.slotIfThere(column.index) else { return }
        if let attachment = column.attachment, attachment == .dataSet || attachment == .group {
            if attachment == .dataSet, dataSetValues.isSame(column.index, in: row) { return }
            if row.level != .group { lost.misplaced[column.index] += 1 }
        }
        if slot.list >= 0 {
            if out.edition == .v30 {
                complex.append(column)
                return
            }
            lost.count(row.values(column.index), column.index)
        }
        do throws(SDMXError) {
            try out.xml.attribute(column.name, slot.bytes.buffer)
        } catch {
            var located = error
            located.columnID = column.id
            throw located
        }
    }

    /// Writes values that no XML attribute can hold.
    func component(
        _ column: MLDataPlan.Column, _ values: [ComponentValue]
    ) throws(SDMXError) {
        try out.begin("Comp")
        try out.attribute("id", column.id)
        let kind = column.role == .measure ? "MEASURE" : "ATTRIBUTE"
        try out.attribute("xsi:type", "\(prefix(entry)):\(column.id)_\(kind)")
        for value in values {
            try out.begin("Value")
            switch value {
            case .text(let text): if !text.isEmpty { try out.xml.text(text) }
            case .localised(let texts): try out.texts("com:Text", texts)
            case .structured(let texts):
                for entry in texts.entries {
                    try out.begin("com:StructuredText")
                    try out.attribute("xml:lang", entry.language)
                    try out.xml.fragment(entry.text)
                    out.end()
                }
            }
            out.end()
        }
        out.end()
    }
}

extension XMLWriter {
    /// Takes the innermost element back, of which only the start tag was begun.
    mutating func dropElement() {
        guard isTagOpen, let last = open.popLast() else { return }
        // Values have no `<` of their own.
        let bytes = buffer.bytes
        var start = bytes.count - 1
        while start > 0, bytes[start] != UInt8(ascii: "<") { start -= 1 }
        buffer.shorten(to: start)
        names.shorten(to: last.name)
        isTagOpen = false
    }
}
