/// Reads structure-specific data of SDMX-ML 2.1, 3.0 and 3.1, and compact data of SDMX-ML 2.0:
/// components are XML attributes with names of their own.
final class MLSpecificSource: MLDataSource {
    private enum State {
        case outside, dataSet, series
    }

    @exclusivity(unchecked) private var state = State.outside
    /// Whether it has to be found out which dimension observations have.
    @exclusivity(unchecked) var seeksDimension = false
    /// The id of the dimension that the type of an observation gives; nil if there is none.
    var typeDimension: String?

    override func step(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        while true {
            switch state {
            case .series:
                if try stepInSeries(buffer) { return true }
            case .dataSet:
                if try stepInDataSet(buffer) { return true }
            case .outside:
                guard try envelope.nextDataSet() else { return false }
                try dataSet(buffer)
                return true
            }
        }
    }

    private func stepInSeries(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        switch try nextTag() {
        case .start:
            if scanner.localName.isSame(as: "Obs") {
                try observation(buffer, inSeries: true)
                return true
            }
            if scanner.localName.isSame(as: "Annotations") {
                envelope.remark(
                    .unsupported,
                    found: "annotations after the observations of a series, which were passed over",
                    expected: "annotations before them")
                try scanner.skipElement()
            } else if scanner.localName.isSame(as: "Metadata") {
                try envelope.passOverMetadata()
            } else {
                try envelope.passOver(expected: "Obs in a series")
            }
        case .end: state = .dataSet
        case .text, .finish: break
        }
        return false
    }

    private func stepInDataSet(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        switch try nextTag() {
        case .start: break
        case .end, .finish:
            state = .outside
            return false
        case .text: return false
        }
        let name = scanner.localName
        if name.isSame(as: "Series") {
            try series(buffer)
        } else if name.isSame(as: "Obs") {
            buffer.endSeries()
            try observation(buffer, inSeries: false)
        } else if name.isSame(as: "Group") {
            try group(buffer, id: nil)
        } else if name.isSame(as: "Atts") {
            try group(buffer, id: nil)
        } else if name.isSame(as: "Annotations") {
            try envelope.addAnnotations(to: &envelope.info.annotations)
            return false
        } else if name.isSame(as: "DataProvider") {
            try envelope.takeProvider()
            return false
        } else if name.isSame(as: "Metadata") {
            try envelope.passOverMetadata()
            return false
        } else if envelope.root.format == .ml20 {
            try group(buffer, id: name.string)
        } else {
            try envelope.passOver(expected: "Group, Series, Obs or Atts in a data set")
            return false
        }
        return true
    }

    // MARK: Rows

    private func dataSet(_ buffer: DataRowBuffer) throws(SDMXError) {
        let place = here
        let values = try envelope.beginDataSet()
        let isEmpty = scanner.isEmptyElement
        state = isEmpty ? .outside : .dataSet
        while !isEmpty {
            token = try scanner.nextTag()
            let name = scanner.localName
            if token == .start, name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &envelope.info.annotations)
            } else if token == .start, name.isSame(as: "DataProvider") {
                try envelope.takeProvider()
            } else {
                isAhead = true
                break
            }
        }
        try begin(values, place, buffer, guessesRoles: true)
        seeksDimension = envelope.info.dimensionAtObservation == nil
        let dimension = envelope.info.dimensionAtObservation
        let isOther = dimension != "TIME_PERIOD" && dimension != DataSetInfo.allDimensions
        typeDimension = envelope.structure?.dimensions.first { $0.kind == .measure }?.id
        if typeDimension == nil, isOther || envelope.entry?.hasExplicitMeasures == true {
            typeDimension = isOther ? dimension : "MEASURE"
        }
    }

    private func series(_ buffer: DataRowBuffer) throws(SDMXError) {
        begin(.series, at: here, buffer)
        try setAll(.series, buffer, copies: true)
        if scanner.isEmptyElement { return }
        state = .series
        try children(.series, buffer)
    }

    private func group(_ buffer: DataRowBuffer, id: String?) throws(SDMXError) {
        let isGroup = scanner.localName.isSame(as: "Group")
        begin(.group, group: isGroup ? typeName ?? plainType : id, at: here, buffer)
        try setAll(.group, buffer, copies: true)
        if !scanner.isEmptyElement { try children(.group, buffer) }
    }

    @inline(__always)
    private func observation(_ buffer: DataRowBuffer, inSeries: Bool) throws(SDMXError) {
        envelope.isInSeries = inSeries
        if seeksDimension { seekDimension(inSeries: inSeries) }
        guard scanner.isEmptyElement else {
            begin(.observation, at: here, buffer)
            try setAll(.observation, buffer, copies: true)
            try children(.observation, buffer)
            return
        }
        buffer.begin(.observation)
        buffer.place = RowPlace(position: scanner.tokenStart)
        try setAll(.observation, buffer, copies: false)
    }

    /// Sets what the attributes of the current tag say.
    ///
    /// - Parameter copies: whether the row outlives the tag.
    @inline(__always)
    private func setAll(
        _ place: MLDataColumns.Place, _ buffer: DataRowBuffer, copies: Bool
    ) throws(SDMXError) {
        let count = scanner.attributeCount
        let attributes = scanner.attributes
        var index = 0
        while index < count {
            let attribute = attributes + index
            if attribute.pointee.namespace == 0,
                !(attribute.pointee.name.count == 4 && isType(attribute.pointee, place, buffer))
            {
                let value = attribute.pointee.value
                let column = try columns.find(
                    attribute.pointee.name, index, place, buffer, value)
                if copies { buffer.setCopy(column, value) } else { buffer.set(column, value) }
            } else {
                try setOther(attribute.pointee, index, place, buffer)
            }
            index &+= 1
        }
    }

    /// Reads what a row's element holds: to its end, or of a series to its observations.
    private func children(
        _ place: MLDataColumns.Place, _ buffer: DataRowBuffer
    ) throws(SDMXError) {
        while true {
            token = try scanner.nextTag()
            guard token == .start else {
                isAhead = place == .series
                return
            }
            let name = scanner.localName
            if name.isSame(as: "Comp") {
                try component(place, buffer)
            } else if name.isSame(as: "Annotations") {
                try envelope.addAnnotations(to: &buffer.annotations)
            } else if name.isSame(as: "Metadata") {
                try envelope.passOverMetadata()
            } else if place == .series, name.isSame(as: "Obs") {
                isAhead = true
                return
            } else {
                try envelope.passOver(expected: "Comp or Annotations, or Obs in a series")
            }
        }
    }

    private func component(
        _ place: MLDataColumns.Place, _ buffer: DataRowBuffer
    ) throws(SDMXError) {
        guard let id = scanner.attribute("id") else {
            throw envelope.error(.missing, found: "Comp without id", expected: "a component's id")
        }
        let column = try find(id, 0, place.ofComp, buffer)
        guard !buffer.isSet(column) else {
            throw envelope.error(
                .unexpected, found: "a second value of \(SDMXError.quoted(id))",
                expected: "one Comp with all values of the component")
        }
        let values = try MLComponentValues.read(try scanner.node())
        if values.count == 1, case .text(let text)? = values.first {
            buffer.set(column, text)
        } else if !values.isEmpty {
            buffer.set(column, values)
        }
    }
}
