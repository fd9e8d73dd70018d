extension JSONDataSink {
    /// Keeps attributes of the data set or of a part of the key until all data are written.
    func keep(_ row: DataRow) throws(SDMXError) {
        releasePending()
        hold(held(row, withSeries: false), isGroup: row.level == .group)
    }

    private func hold(_ held: Held, isGroup: Bool) {
        let hasKey = held.values.contains { info.columns[$0.column].role.isKey }
        if isGroup && hasKey {
            switch edition {
            case .v1: attach(held)
            case .v2: groups.append(held)
            }
            return
        }
        own.values += held.values.filter { info.columns[$0.column].role == .attribute }
        for annotation in held.annotations where !own.annotations.contains(annotation) {
            own.annotations.append(annotation)
        }
    }

    private func held(_ row: DataRow, withSeries: Bool) -> Held {
        var values: [(column: Int, values: [ComponentValue])] = []
        for column in 0..<row.count {
            let isKey = info.columns[column].role.isKey
            if isKey || withSeries || !row.isInherited(column), row.isPresent(column) {
                values.append((column, row.values(column)))
            }
        }
        return Held(values: values, annotations: row.annotations)
    }

    /// Writes a series row as attributes of its key, where no observation followed it that shows
    /// its values.
    func releasePending() {
        if let held = pending {
            switch edition {
            case .v1:
                losses.add(
                    .leftOut, path: "series", what: "without observations",
                    why: "it has no place among single observations")
            case .v2: hold(held, isGroup: true)
            }
        }
        pending = nil
    }

    func writeSeries(_ row: DataRow) throws(SDMXError) {
        releasePending()
        if place == .series { try endSeries() }
        let shape = place == .begun ? try open(.series) : self.shape
        guard var shape else { return }
        let isWhole =
            shape.observed.map { !row.isPresent($0) } ?? false
            && shape.seriesKey.allSatisfy { row.isPresent($0) }
        guard isWhole else {
            // Its observations are written with all that it says.
            pending = held(row, withSeries: false)
            return
        }
        setCodes(shape.seriesKey, row, shape)
        shape = try beginSeries(shape)
        isGivenSeries = true
        try writeSeriesAttributes(row, shape, isGiven: true)
        try writer.key("observations")
        try writer.beginObject()
    }

    func writeObservation(_ row: DataRow) throws(SDMXError) {
        let opened = place == .begun ? try open(.observation) : shape
        guard var shape = opened else { return }
        if let missing = shape.key.first(where: { !row.isPresent($0) }) {
            return try writePartial(row, missing, shape)
        }
        if let series = pending, !series.annotations.isEmpty {
            // The observation shows the series' attributes, but not its annotations.
            let dimensions = series.values.filter { info.columns[$0.column].role.isKey }
            hold(Held(values: dimensions, annotations: series.annotations), isGroup: true)
        }
        pending = nil
        var withSeries = true
        if shape.observed != nil {
            if place == .series, isGivenSeries, row.isInherited(shape.seriesKey) {
                withSeries = false
            } else {
                setCodes(shape.seriesKey, row, shape)
                if place == .series, codes == seriesCodes {
                    withSeries = !isGivenSeries
                } else {
                    if place == .series { try endSeries() }
                    shape = try beginSeries(shape)
                    isGivenSeries = false
                    if !attached.isEmpty {
                        try writeSeriesAttributes(row, shape, isGiven: false)
                    }
                    try writer.key("observations")
                    try writer.beginObject()
                }
            }
        }
        try writeKey(row, shape)
        if attached.isEmpty {
            try writeCells(row, shape, withSeries: withSeries)
        } else {
            let extra = attachedValues(row, shape, ofSeries: false)
            try writeCells(row, shape, withSeries: withSeries, extra: extra)
        }
    }

    /// Writes a row that lacks a dimension, as attributes of the part of the key that it has.
    private func writePartial(
        _ row: DataRow, _ missing: Int, _ shape: JSONDataShape
    ) throws(SDMXError) {
        let hasMeasure = shape.measures.contains { row.isPresent($0) }
        guard !hasMeasure else {
            throw SDMXError(
                .value, path: "observation",
                found: "no value of \(info.columns[missing].id)",
                expected: "one, since the key of an observation has all dimensions")
        }
        hold(held(row, withSeries: false), isGroup: true)
    }

    private func setCodes(_ columns: [Int], _ row: DataRow, _ shape: JSONDataShape) {
        codes.removeAll(keepingCapacity: true)
        for column in columns {
            codes.append(row.withBytes(column) { shape.columns[column].code($0) })
        }
    }

    /// Begins the series of `codes`, in a further data set if this one has it already.
    private func beginSeries(_ current: JSONDataShape) throws(SDMXError) -> JSONDataShape {
        var shape = current
        var hasher = Hasher()
        for code in codes { hasher.combine(code) }
        let hash = hasher.finalize()
        if !seriesHashes.insert(hash).inserted {
            let kept = own
            try endDataSet()
            own = kept
            place = .begun
            shape = try open(.series)
            seriesHashes.insert(hash)
            losses.add(
                .changed, path: "series",
                what: "one came again, and was put into a further data set with what followed")
        }
        seriesCodes = codes
        seriesNumber += 1
        key.shorten(to: 0)
        for (index, code) in codes.enumerated() {
            if index > 0 { key.append(UInt8(ascii: ":")) }
            NumberText.append(Int(code), to: &key)
        }
        try writeKey()
        try writer.beginObject()
        place = .series
        return shape
    }

    @inline(__always)
    private func writeKey() throws(SDMXError) {
        try writer.key(checked: key.bytes.bindMemory(to: UInt8.self))
    }

    @inline(__always)
    private func writeKey(_ row: DataRow, _ shape: JSONDataShape) throws(SDMXError) {
        key.shorten(to: 0)
        var isFirst = true
        for column in shape.observationKey {
            let code = Int(row.withBytes(column) { shape.columns[column].code($0) })
            if !isFirst { key.append(UInt8(ascii: ":")) }
            isFirst = false
            NumberText.append(code, to: &key)
            guard shape.observed != nil else { continue }
            while lastSeries.count <= code { lastSeries.append(0) }
            guard lastSeries[code] != seriesNumber else {
                throw SDMXError(
                    .value, path: "observation",
                    found: "\(info.columns[column].id) \(SDMXError.quoted(row.text(column) ?? ""))"
                        + " a second time in a series",
                    expected: "each observation once")
            }
            lastSeries[code] = seriesNumber
        }
        try writeKey()
    }
}

extension DataRow {
    /// Whether all of these were given for the series.
    fileprivate func isInherited(_ columns: [Int]) -> Bool {
        for column in columns where !isInherited(column) { return false }
        return true
    }
}
