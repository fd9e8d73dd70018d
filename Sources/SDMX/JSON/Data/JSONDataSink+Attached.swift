extension JSONDataSink {
    /// Keeps attributes of a part of the key for what follows, in version 1.0.
    func attach(_ held: Held) {
        if !held.annotations.isEmpty {
            losses.add(
                Loss(
                    .leftOut, path: "annotations", what: "of a part of the key",
                    why: "\(edition.name) has no place for them", count: held.annotations.count))
        }
        var key: [(column: Int, text: String)] = []
        var values: [Int: [ComponentValue]] = [:]
        for (column, all) in held.values {
            switch info.columns[column].role {
            case .dimension, .timeDimension: key.append((column, all.first?.text ?? ""))
            case .attribute: values[column] = all
            case .measure: break
            }
        }
        guard !values.isEmpty else { return }
        if place == .series || place == .dataSet {
            losses.add(
                .changed, path: "attributes of a part of the key",
                what: "written on the data that come after them only")
        }
        attached.add(key, values)
    }

    /// Tells of attributes that no data were met of, and forgets all.
    func noteUnused() {
        if attached.unused > 0 {
            losses.add(
                Loss(
                    .leftOut, path: "attributes of a part of the key",
                    what: "no data of the part came after them", count: attached.unused))
        }
        attached = AttachedValues()
    }

    /// What the row's groups and other parts of the key say, by column.
    ///
    /// - Parameter ofSeries: whether of the series as a whole, or of the observation by itself.
    func attachedValues(
        _ row: DataRow, _ shape: JSONDataShape, ofSeries: Bool
    ) -> [Int: [ComponentValue]] {
        var values: [Int: [ComponentValue]] = [:]
        attached.forEach(row) { key in
            guard let observed = shape.observed else { return !ofSeries }
            return key.contains(observed) != ofSeries
        } _: { column, value in
            values[column] = value
        }
        return values
    }

    /// Writes what belongs to a series as a whole.
    ///
    /// - Parameter isGiven: whether the row is that of the series, or that of its first
    ///   observation.
    func writeSeriesAttributes(
        _ row: DataRow, _ shape: JSONDataShape, isGiven: Bool
    ) throws(SDMXError) {
        if isGiven, !row.annotations.isEmpty {
            try writer.key("annotations")
            try writer.beginArray()
            for annotation in row.annotations { try writer.value(shape.number(annotation)) }
            try writer.endArray()
        }
        let extra = attached.isEmpty ? [:] : attachedValues(row, shape, ofSeries: true)
        let columns = shape.seriesCells.columns
        let last = columns.lastIndex { isGiven && row.isPresent($0) || extra[$0] != nil }
        guard let last else { return }
        shape.seriesCells.used = max(shape.seriesCells.used, last + 1)
        try writer.key("attributes")
        try writer.beginArray()
        for column in columns[...last] {
            if isGiven, row.isPresent(column) {
                try write(row, column, shape)
            } else {
                try write(extra[column] ?? [], column, shape)
            }
        }
        try writer.endArray()
    }
}
