/// Reads generic data of SDMX-ML 2.0 and 2.1: components are named by `Value` elements.
final class MLGenericSource: MLDataSource {
    private enum State {
        case outside, dataSet, series
        /// In a group that holds series, as SDMX-ML 2.0 allows.
        case group
    }

    private var state = State.outside
    private var isInGroup = false
    @exclusivity(unchecked) private var dimension: Int?
    @exclusivity(unchecked) private var measure: Int?
    /// The key of the group that the series are in.
    private var groupKey: [(column: Int, value: String)] = []

    override func step(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        while true {
            switch state {
            case .series:
                guard try nextTag() == .start else {
                    state = isInGroup ? .group : .dataSet
                    continue
                }
                if scanner.localName.isSame(as: "Obs") {
                    try observation(buffer)
                    return true
                }
                try passOver(after: "Obs in a series")
            case .dataSet:
                guard try nextTag() == .start else {
                    state = .outside
                    continue
                }
                if try child(buffer) { return true }
            case .group:
                guard try nextTag() == .start else {
                    isInGroup = false
                    groupKey.removeAll()
                    state = .dataSet
                    continue
                }
                if scanner.localName.isSame(as: "Series") {
                    try series(buffer)
                    return true
                }
                try passOver(after: "Series in a group")
            case .outside:
                guard try envelope.nextDataSet() else { return false }
                try dataSet(buffer)
                return true
            }
        }
    }

    private func passOver(after expected: String) throws(SDMXError) {
        guard scanner.localName.isSame(as: "Annotations") else {
            return try envelope.passOver(expected: expected)
        }
        envelope.remark(
            .unsupported, found: "annotations at the end of a series or group, passed over",
            expected: "annotations before what they are about")
        try scanner.skipElement()
    }

    /// Reads a child of the data set; true if it is a row.
    private func child(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        let name = scanner.localName
        if name.isSame(as: "Series") {
            try series(buffer)
        } else if name.isSame(as: "Obs") {
            buffer.endSeries()
            if envelope.info.dimensionAtObservation == nil {
                settle(dimensionAtObservation: DataSetInfo.allDimensions)
            }
            try observation(buffer)
        } else if name.isSame(as: "Group") {
            try group(buffer)
        } else if name.isSame(as: "Annotations") {
            try envelope.addAnnotations(to: &envelope.info.annotations)
            return false
        } else if name.isSame(as: "DataProvider") {
            try envelope.takeProvider()
            return false
        } else {
            try envelope.passOver(expected: "Group, Series or Obs in a data set")
            return false
        }
        return true
    }

    // MARK: Rows

    private func dataSet(_ buffer: DataRowBuffer) throws(SDMXError) {
        let place = here
        _ = try envelope.beginDataSet()
        let isEmpty = scanner.isEmptyElement
        state = isEmpty ? .outside : .dataSet
        var values: [(id: String, value: String)] = []
        while !isEmpty {
            token = try scanner.nextTag()
            let name = scanner.localName
            if token == .start, name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &envelope.info.annotations)
            } else if token == .start, name.isSame(as: "DataProvider") {
                try envelope.takeProvider()
            } else if token == .start, name.isSame(as: "KeyFamilyRef") {
                envelope.keyFamily = XMLNode.trim(try scanner.elementText())
            } else if token == .start, name.isSame(as: "Attributes") {
                try eachValue { id, value, _ throws(SDMXError) in
                    guard values.count < envelope.limits.components else {
                        throw envelope.error(
                            .limit, found: "very many values", expected: "fewer than components")
                    }
                    values.append((id.string, value.string))
                }
            } else {
                isAhead = true
                break
            }
        }
        dimension = nil
        measure = nil
        isInGroup = false
        groupKey.removeAll()
        try begin(values, place, buffer, guessesRoles: false)
    }

    private func group(_ buffer: DataRowBuffer) throws(SDMXError) {
        begin(.group, group: scanner.attribute("type"), at: here, buffer)
        groupKey.removeAll(keepingCapacity: true)
        if scanner.isEmptyElement { return }
        while true {
            token = try scanner.nextTag()
            guard token == .start else { return }
            let name = scanner.localName
            if name.isSame(as: "GroupKey") {
                try values(.groupKey, buffer) { column, value in
                    guard self.groupKey.count < self.envelope.limits.components else { return }
                    self.groupKey.append((column, value.string))
                }
            } else if name.isSame(as: "Attributes") {
                try values(.groupAttributes, buffer)
            } else if name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &buffer.annotations)
            } else if name.isSame(as: "Series"), envelope.root.format == .ml20 {
                isAhead = true
                isInGroup = true
                state = .group
                return
            } else {
                try envelope.passOver(expected: "GroupKey or Attributes in a group")
            }
        }
    }

    private func series(_ buffer: DataRowBuffer) throws(SDMXError) {
        begin(.series, at: here, buffer)
        if isInGroup {
            for (column, value) in groupKey { buffer.set(column, value) }
        }
        if scanner.isEmptyElement {
            throw envelope.error(.missing, found: "a series without SeriesKey", expected: "one")
        }
        state = .series
        while true {
            token = try scanner.nextTag()
            let name = scanner.localName
            if token == .start, name.isSame(as: "SeriesKey") {
                try values(.seriesKey, buffer)
            } else if token == .start, name.isSame(as: "Attributes") {
                try values(.seriesAttributes, buffer)
            } else if token == .start, name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &buffer.annotations)
            } else if token != .start || name.isSame(as: "Obs") {
                isAhead = true
                return
            } else {
                try envelope.passOver(expected: "SeriesKey, Attributes or Obs in a series")
            }
        }
    }

    private func observation(_ buffer: DataRowBuffer) throws(SDMXError) {
        begin(.observation, at: here, buffer)
        if scanner.isEmptyElement { return }
        while try scanner.nextTag() == .start {
            let name = scanner.localName
            if name.isSame(as: "ObsValue") {
                if let value = valueOfTag() {
                    buffer.setCopy(try measureColumn(buffer), value)
                }
                try endElement()
            } else if name.isSame(as: "ObsDimension") {
                let value = valueOfTag()
                let column = try dimensionColumn(buffer)
                if let value { buffer.setCopy(column, value) }
                try endElement()
            } else if name.isSame(as: "Attributes") {
                try values(.observationAttributes, buffer)
            } else if name.isSame(as: "ObsKey") {
                try values(.observationKey, buffer)
            } else if name.isSame(as: "Time") {
                let text = try scanner.elementText()
                buffer.set(try timeColumn(buffer), XMLNode.trim(text))
            } else if name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &buffer.annotations)
            } else {
                try envelope.passOver(
                    expected: "ObsKey, ObsDimension, ObsValue or Attributes in an observation")
            }
        }
    }

    private func measureColumn(_ buffer: DataRowBuffer) throws(SDMXError) -> Int {
        if let measure { return measure }
        let column = try find("OBS_VALUE", 0, .measure, buffer)
        measure = column
        return column
    }

    /// The dimension that an `ObsDimension` gives: its id, else what the header says.
    private func dimensionColumn(_ buffer: DataRowBuffer) throws(SDMXError) -> Int {
        if let id = scanner.attribute("id") { return try find(id, 0, .observationKey, buffer) }
        if let dimension { return dimension }
        if envelope.info.dimensionAtObservation == nil {
            settle(dimensionAtObservation: "TIME_PERIOD")
        }
        let told = envelope.info.dimensionAtObservation ?? "TIME_PERIOD"
        let id = told == DataSetInfo.allDimensions ? "TIME_PERIOD" : told
        let column = try find(id, 0, .observationKey, buffer)
        dimension = column
        return column
    }

    /// The time dimension of SDMX-ML 2.0, where observations do not name it.
    private func timeColumn(_ buffer: DataRowBuffer) throws(SDMXError) -> Int {
        if let dimension { return dimension }
        if envelope.info.dimensionAtObservation == nil {
            settle(dimensionAtObservation: "TIME_PERIOD")
        }
        let id = envelope.structure?.timeDimension?.id ?? "TIME_PERIOD"
        let column = try find(id, 0, .observationKey, buffer)
        dimension = column
        return column
    }
}
