extension MLSpecificSource {
    /// Whether the attribute is the one that the standard gives to observations and groups.
    func isType(
        _ attribute: XMLScanner.Attribute, _ place: MLDataColumns.Place, _ buffer: DataRowBuffer
    ) -> Bool {
        attribute.name.isSame(as: "type") && place != .series && buffer.column("type") == nil
    }

    /// Sets what an attribute says that is no plain component.
    @inline(never)
    func setOther(
        _ attribute: XMLScanner.Attribute, _ index: Int, _ place: MLDataColumns.Place,
        _ buffer: DataRowBuffer
    ) throws(SDMXError) {
        let uri = scanner.namespaces.uris[attribute.namespace]
        if attribute.namespace == 0 || uri == MLNamespace.instance {
            guard place == .observation, attribute.localName.isSame(as: "type"), let typeDimension
            else { return }
            let type = attribute.value.string.split(separator: ":").last.map { String($0) } ?? ""
            guard !names(typeDimension), !type.isEmpty, type != "ObsType" else { return }
            let column = try find(typeDimension, index, .observationKey, buffer)
            if buffer.slot(column) == nil { buffer.set(column, type) }
        } else if attribute.namespace == scanner.namespace || uri == envelope.entry?.namespace,
            MLNamespace(uri) == nil
        {
            let column = try columns.find(
                attribute.localName, index, place, buffer, attribute.value)
            buffer.setCopy(column, attribute.value)
        }
    }

    // MARK: What the message leaves out

    /// The type of the current element, without prefix, which is the id of a group.
    var typeName: String? {
        for index in 0..<scanner.attributeCount {
            let attribute = scanner.attributes[index]
            if attribute.localName.isSame(as: "type"),
                scanner.namespaces.uris[attribute.namespace] == MLNamespace.instance
            {
                return attribute.value.string.split(separator: ":").last.map { String($0) }
            }
        }
        return nil
    }

    /// The same by the attribute that the standard provides beside it.
    var plainType: String? { scanner.attribute("type") }

    /// Whether the current tag has an attribute of that name.
    func names(_ id: String) -> Bool {
        (0..<scanner.attributeCount).contains { scanner.attributes[$0].name.string == id }
    }

    /// Finds out by the first observation which dimension is theirs.
    func seekDimension(inSeries: Bool) {
        seeksDimension = false
        guard inSeries else {
            settle(dimensionAtObservation: DataSetInfo.allDimensions)
            return
        }
        let known = envelope.structure.map { Set($0.dimensions.map(\.id)) }
        var ids: [String] = []
        var period: String?
        for index in 0..<scanner.attributeCount where scanner.attributes[index].namespace == 0 {
            let id = scanner.attributes[index].name.string
            guard known?.contains(id) ?? (id != "OBS_VALUE") else { continue }
            ids.append(id)
            if period == nil, TimePeriod(scanner.attributes[index].value.buffer) != nil {
                period = id
            }
        }
        let isTime = ids.contains("TIME_PERIOD")
        settle(
            dimensionAtObservation: isTime ? "TIME_PERIOD" : period ?? ids.first ?? "TIME_PERIOD")
    }
}
