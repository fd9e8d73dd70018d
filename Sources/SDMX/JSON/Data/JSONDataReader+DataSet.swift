extension JSONDataReader {
    /// Begins the data set whose object is open.
    func beginDataSet(_ buffer: DataRowBuffer) throws(SDMXError) {
        dataSetIndex += 1
        guard outline.dataSets.indices.contains(dataSetIndex) else {
            throw error(
                .input, found: "a data set that was not there before",
                expected: "a message that stays as it is while it is read")
        }
        let set = outline.dataSets[dataSetIndex]
        let start = JSONPath(outline.isEarly ? "dataSets" : "data.dataSets")
        let item = JSONItem(set.node, JSONPath(dataSetIndex, in: start), reading)
        state = .dataSet
        lateGroups = []
        do {
            try begin(item, set, buffer)
            lateGroups = set.lateGroups?.reversed() ?? []
        } catch  where !error.kind.endsReading {
            scanner.anchor = -1
            try scanner.skipRest()
            state = .dataSets
            throw error
        }
    }

    private func begin(
        _ item: JSONItem, _ set: JSONOutline.DataSet, _ buffer: DataRowBuffer
    ) throws(SDMXError) {
        let index = try item.int("structure") ?? 0
        guard
            let structure = outline.structures.indices.contains(index)
                ? outline.structures[index] : nil
        else {
            throw (item["structure"] ?? item).error(
                .structure,
                found: outline.structures.isEmpty
                    ? "a data set without structure" : "structure \(index)",
                expected: outline.structures.isEmpty
                    ? "the member structure or structures in the message"
                    : "a number below \(outline.structures.count)")
        }
        let description = try describe(index, structure)
        try fill(item, description)
        let bound = try description.bind(info.structure, takesDefaults: info.action != .delete)
        layout = bound.layout
        info.columns = layout.columns
        info.guesses = bound.guesses
        info.dimensionAtObservation = dimensionAtObservation(set)
        info.annotations = try item.items("annotations").compactMap { number in
            number.node.int.flatMap {
                layout.annotations.indices.contains($0) ? layout.annotations[$0] : nil
            }
        }
        setConstants(description.item)
        buffer.reset(columns: layout.columns)
        buffer.begin(.dataSet)
        buffer.annotations = info.annotations
        buffer.place = RowPlace(line: set.node.line, position: set.node.character)
        try setAttributes(item, set, buffer)
    }

    /// What a structure says; read at its first data set.
    private func describe(
        _ index: Int, _ structure: JSONOutline.Structure
    ) throws(SDMXError) -> JSONDescription {
        if let known = descriptions[index] { return known }
        let path =
            outline.isEarly
            ? JSONPath("structure")
            : reading.format == .json1
                ? JSONPath("data.structure") : JSONPath(index, in: JSONPath("data.structures"))
        let new = try JSONDescription(
            structure, JSONItem(structure.node, path, reading), binding)
        descriptions[index] = new
        return new
    }

    /// Reads what the data set and its structure say of themselves.
    private func fill(
        _ item: JSONItem, _ description: JSONDescription
    ) throws(SDMXError) {
        info = DataSetInfo()
        info.action = try action(item)
        mayBePartial = info.action == .delete
        info.id = try item.text("id")
        info.reportingBegin = try item.text("reportingBegin")
        info.reportingEnd = try item.text("reportingEnd")
        info.validFrom = try item.text("validFrom")
        info.validTo = try item.text("validTo")
        info.publicationYear = try item.text("publicationYear")
        info.publicationPeriod = try item.text("publicationPeriod")
        info.provider = try item.text("dataProvider")
        info.names = description.names
        let own = JSONStructureLink.choose(try item.links("links"), binding.structures)
        let common = description.choice
        let isOwn = own.map { $0.rank <= common?.rank ?? .max } ?? false
        info.structure = isOwn ? own?.reference : common?.reference
    }

    private func action(_ item: JSONItem) throws(SDMXError) -> Action {
        guard let text = try item.text("action") else {
            // What the guides say holds where nothing is said.
            return reading.format == .json21 ? .merge : .information
        }
        switch text.lowercased() {
        case "information": return .information
        case "append": return .append
        case "merge": return .merge
        case "replace": return .replace
        case "delete": return .delete
        default:
            throw (item["action"] ?? item).error(
                .action, found: SDMXError.quoted(text),
                expected: "Information, Append, Merge, Replace or Delete")
        }
    }

    private func dimensionAtObservation(_ set: JSONOutline.DataSet) -> String? {
        guard set.isSeries else { return DataSetInfo.allDimensions }
        let parts = layout.observationKey
        return parts.count == 1 ? layout.columns[parts.start[0].column].id : nil
    }

    /// Takes the values of the dimensions that the whole data set has in common.
    private func setConstants(_ described: JSONItem) {
        constants = []
        keyFault = nil
        for part in layout.dataSetKey.buffer {
            guard part.count == 1, part.values[0].list == JSONValueList.Entry.text else {
                let id = layout.columns[part.column].id
                keyFault = described.error(
                    .structure, found: "\(part.count) values of \(id) for the whole data set",
                    expected: "one")
                return
            }
            constants.append((part.column, part.values[0].bytes))
        }
    }

    /// Sets the attributes of the data set.
    private func setAttributes(
        _ item: JSONItem, _ set: JSONOutline.DataSet, _ buffer: DataRowBuffer
    ) throws(SDMXError) {
        let elements = item["attributes"]?.node.elements ?? []
        // A fault here is thrown after the row, without which the data would belong to nothing.
        self.set(elements, layout.dataSetCells, buffer, takesAnnotations: false)
        // Some registries list the value and leave the data set's own array short.
        guard outline.dataSets.count == 1, elements.count < layout.dataSetCells.count else {
            return
        }
        for part in layout.dataSetCells.buffer[elements.count...]
        where part.count == 1 && part.fallback == nil {
            guard part.isIndexed, let values = layout.values(part, 0), !values.isEmpty
            else { continue }
            let id = layout.columns[part.column].id
            item.remark(
                .missing, found: "no value of \(id), the only one listed was taken",
                expected: "its number in attributes")
            self.set(values, part, buffer)
        }
    }
}
