extension JSONDataSink {
    /// Begins to write the data set, laid out as its first row says.
    func open(_ level: DataRow.Level) throws(SDMXError) -> JSONDataShape {
        let (shape, index) = try shape(level)
        guard dataSetCount < MessageLimits().dataSets else {
            throw SDMXError(
                .limit, found: "more than \(dataSetCount) data sets",
                expected: "rows of a series together: sort them, or write without series")
        }
        self.shape = shape
        shape.dataSets.append(dataSetCount)
        dataSetCount += 1
        try writeDescription(structure: index)
        try writer.key(shape.observed == nil ? "observations" : "series")
        try writer.beginObject()
        place = .dataSet
        seriesHashes.removeAll()
        return shape
    }

    /// The structure of the data set that was begun, and its number.
    private func shape(_ level: DataRow.Level) throws(SDMXError) -> (JSONDataShape, Int) {
        let observed: Int?
        switch edition {
        case .v1: observed = shapes.isEmpty ? observedDimension(level) : shapes[0].observed
        case .v2: observed = observedDimension(level)
        }
        if let index = shapes.firstIndex(where: { $0.fits(info, observed: observed) }) {
            let shape = shapes[index]
            if edition == .v1 {
                try shape.extend(info.columns, structures)
                info.columns = shape.info.columns
            }
            return (shape, index)
        }
        guard edition == .v2 || shapes.isEmpty else {
            throw SDMXError(
                .unsupported, path: "data set \(dataSetCount + 1)",
                found: "other components than those of the data sets before it",
                expected: "the same ones: a message of \(edition.name) has one structure")
        }
        columnCount += info.columns.count
        guard columnCount <= Self.mostColumns else {
            throw SDMXError(
                .limit, found: "data sets with more than \(Self.mostColumns) columns in all",
                expected: "fewer different structures in one message")
        }
        let new = JSONDataShape(info, observed: observed, structures, edition)
        noteMeasures(info.columns, of: new)
        shapes.append(new)
        return (new, shapes.count - 1)
    }

    /// Tells of the measures that version 1.0 has no room for.
    func noteMeasures(_ columns: [DataColumn], of shape: JSONDataShape, known: Int = 0) {
        guard edition == .v1 else { return }
        for index in columns.indices.dropFirst(known)
        where columns[index].role == .measure && !shape.measures.contains(index) {
            losses.add(
                .leftOut, path: "measure \(columns[index].id)",
                what: "the component is not written", why: "\(edition.name) has room for one")
        }
    }

    /// The column that tells the observations of a series apart; nil for the flat layout.
    private func observedDimension(_ level: DataRow.Level) -> Int? {
        let stated = info.dimensionAtObservation
        let isFlat: Bool
        var wanted = stated
        switch options.layout {
        case .asGiven:
            isFlat = level == .observation
        case .series(let id):
            isFlat = false
            wanted = id
        case .flat: isFlat = true
        }
        if isFlat { return nil }
        let keys = info.columns.indices.filter { info.columns[$0].role.isKey }
        return keys.first { info.columns[$0].id == wanted }
            ?? keys.first { info.columns[$0].role == .timeDimension } ?? keys.last
    }

    /// Ends the data set that is open.
    func endDataSet() throws(SDMXError) {
        releasePending()
        switch place {
        case .message, .finished: return
        case .begun:
            let stated = info.dimensionAtObservation
            let isFlat = stated == nil || stated == DataSetInfo.allDimensions
            _ = try open(isFlat ? .observation : .series)
        case .dataSet: break
        case .series: try endSeries()
        }
        guard let shape else { return }
        try writer.endObject()
        try writeOwnAttributes(shape)
        if edition == .v2 { try writeGroups(shape) }
        try writer.endObject()
        place = .message
    }

    func endSeries() throws(SDMXError) {
        try writer.endObject()
        try writer.endObject()
        place = .dataSet
    }

    private func writeDescription(structure index: Int) throws(SDMXError) {
        try writer.beginObject()
        if edition == .v2 {
            try writer.key("structure")
            try writer.value(index)
        }
        try writer.key("action")
        try writer.value(action)
        for (name, text) in [
            ("reportingBegin", info.reportingBegin), ("reportingEnd", info.reportingEnd),
            ("validFrom", info.validFrom), ("validTo", info.validTo),
            ("publicationYear", info.publicationYear),
            ("publicationPeriod", info.publicationPeriod),
        ] {
            guard let text else { continue }
            try writer.key(name)
            try writer.value(name.hasPrefix("valid") ? instant(text, name) : text)
        }
        try writer.key("links")
        try writeLinks(info.structure)
        for (name, text) in [("dataSetID", info.id), ("dataProvider", info.provider)]
        where text != nil {
            losses.add(.leftOut, path: name, what: "the format has no place for it")
        }
    }

    private var action: String {
        switch info.action {
        case .information: return "Information"
        case .append: return "Append"
        case .replace: return "Replace"
        case .delete: return "Delete"
        case .merge:
            losses.add(
                .changed, path: "action",
                what: "Merge is not of \(edition.name): Append was written")
            return "Append"
        }
    }

    private func writeOwnAttributes(_ shape: JSONDataShape) throws(SDMXError) {
        if !own.annotations.isEmpty {
            try writer.key("annotations")
            try writer.beginArray()
            for annotation in own.annotations { try writer.value(shape.number(annotation)) }
            try writer.endArray()
        }
        let last = shape.dataSetCells.columns.lastIndex { column in
            own.values.contains { $0.column == column }
        }
        guard let last else { return }
        shape.dataSetCells.used = max(shape.dataSetCells.used, last + 1)
        try writer.key("attributes")
        try writer.beginArray()
        for column in shape.dataSetCells.columns[...last] {
            try write(own.values.last { $0.column == column }?.values ?? [], column, shape)
        }
        try writer.endArray()
    }

    /// Writes what was kept for groups, each key once.
    private func writeGroups(_ shape: JSONDataShape) throws(SDMXError) {
        guard !groups.isEmpty else { return }
        var order: [String] = []
        var merged: [String: Held] = [:]
        for group in groups {
            let key = groupKey(group, shape)
            if merged[key] == nil { order.append(key) }
            merged[key, default: Held(values: [], annotations: [])].values += group.values
            merged[key]?.annotations += group.annotations
        }
        try writer.key("dimensionGroupAttributes")
        try writer.beginObject()
        for key in order {
            guard let group = merged[key] else { continue }
            try writer.key(key)
            try writer.beginArray()
            let columns = shape.groupCells.columns
            let last = columns.lastIndex { column in
                group.values.contains { $0.column == column }
            }
            let count = group.annotations.isEmpty ? last.map { $0 + 1 } ?? 0 : columns.count
            if !group.annotations.isEmpty { shape.groupCells.hasAnnotations = true }
            shape.groupCells.used = max(shape.groupCells.used, count)
            for column in columns.prefix(count) {
                try write(group.values.last { $0.column == column }?.values ?? [], column, shape)
            }
            for annotation in group.annotations {
                try writer.value(shape.number(annotation))
            }
            try writer.endArray()
        }
        try writer.endObject()
        groups = []
    }

    /// The numbers of a group's dimensions in the order of the key, nothing for the others.
    private func groupKey(_ group: Held, _ shape: JSONDataShape) -> String {
        shape.key.map { column in
            guard let value = group.values.last(where: { $0.column == column })?.values.first
            else { return "" }
            var text = value.text
            return String(text.withUTF8 { shape.columns[column].code($0) })
        }.joined(separator: ":")
    }
}
