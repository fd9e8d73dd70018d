extension JSONDataSink {
    /// Writes a structure: the components of its data sets with the values that they had.
    func write(_ shape: JSONDataShape) throws(SDMXError) {
        info = shape.info
        try writer.beginObject()
        if edition == .v2 {
            try writer.key("dataSets")
            try writer.beginArray()
            for index in shape.dataSets { try writer.value(index) }
            try writer.endArray()
        }
        try writer.key("links")
        try writeLinks(shape.info.structure)
        try writeTexts(shape.info.names, "name", "names")
        try writer.key("dimensions")
        try writer.beginObject()
        try writeDimensions("dataSet", [], shape)
        try writeDimensions("series", shape.seriesKey, shape)
        try writeDimensions("observation", shape.observationKey, shape)
        try writer.endObject()
        switch edition {
        case .v1: noteMeasureID(shape)
        case .v2:
            try writer.key("measures")
            try writer.beginObject()
            try writer.key("observation")
            try writer.beginArray()
            for column in shape.measures { try writeComponent(column, shape, nil) }
            try writer.endArray()
            try writer.endObject()
        }
        try writer.key("attributes")
        try writer.beginObject()
        try writeAttributes("dataSet", shape.dataSetCells, .dataSet, shape)
        if edition == .v2 {
            try writeAttributes("dimensionGroup", shape.groupCells, .group, shape)
        }
        try writeAttributes("series", shape.seriesCells, .series, shape)
        try writeAttributes("observation", shape.observationCells, .observation, shape)
        try writer.endObject()
        if !shape.annotations.isEmpty {
            try writer.key("annotations")
            try writer.beginArray()
            for annotation in shape.annotations { try write(annotation) }
            try writer.endArray()
        }
        try writer.endObject()
    }

    private func writeDimensions(
        _ name: String, _ columns: [Int], _ shape: JSONDataShape
    ) throws(SDMXError) {
        try writer.key(name)
        try writer.beginArray()
        for column in columns {
            guard shape.columns[column].count > 0 else {
                // The schema wants a value of each.
                losses.add(
                    .leftOut, path: "dimension \(info.columns[column].id)",
                    what: "it has no value in the data")
                continue
            }
            try writeComponent(column, shape, nil)
        }
        try writer.endArray()
    }

    private func writeAttributes(
        _ name: String, _ cells: JSONDataShape.Cells, _ level: DataColumn.Attachment,
        _ shape: JSONDataShape
    ) throws(SDMXError) {
        try writer.key(name)
        try writer.beginArray()
        for column in shape.declared(cells) { try writeComponent(column, shape, level) }
        try writer.endArray()
    }

    /// - Parameter level: where an attribute is given.
    private func writeComponent(
        _ index: Int, _ shape: JSONDataShape, _ level: DataColumn.Attachment?
    ) throws(SDMXError) {
        let column = info.columns[index]
        try writer.beginObject()
        try writer.key("id")
        try writer.value(column.id)
        try writeTexts(column.names, "name", "names")
        switch column.role {
        case .dimension, .timeDimension:
            try writer.key("keyPosition")
            try writer.value(shape.key.firstIndex(of: index) ?? 0)
            if column.role == .timeDimension {
                try writer.key("roles")
                try writer.beginArray()
                try writer.value("TIME_PERIOD")
                try writer.endArray()
            }
        case .measure, .attribute:
            if edition == .v2, let usage = column.usage {
                try writer.key("isMandatory")
                try writer.value(usage == .mandatory)
            }
            if let level { try writeRelationship(column, level, shape) }
            if edition == .v2 { try writeFormat(shape.columns[index]) }
        }
        // Version 1.0 asks for the list, be it empty.
        if shape.columns[index].count > 0 || edition == .v1 { try writeValues(index, shape) }
        try writer.endObject()
    }

    /// Version 1.0 names its measure only where attributes say what they depend on.
    private func noteMeasureID(_ shape: JSONDataShape) {
        guard let measure = shape.measures.first, info.columns[measure].id != "OBS_VALUE" else {
            return
        }
        let cells = [shape.dataSetCells, shape.seriesCells, shape.observationCells]
        let levels: [DataColumn.Attachment] = [.dataSet, .series, .observation]
        for (cells, level) in zip(cells, levels) {
            for column in shape.declared(cells)
            where (info.columns[column].attachment ?? level) == .observation { return }
        }
        losses.add(
            .leftOut, path: "measure \(info.columns[measure].id)", what: "its id",
            why: "\(edition.name) has one measure, without a name")
    }

    private func writeRelationship(
        _ column: DataColumn, _ level: DataColumn.Attachment, _ shape: JSONDataShape
    ) throws(SDMXError) {
        try writer.key("relationship")
        try writer.beginObject()
        var dimensions = column.attachedTo
        switch column.attachment ?? level {
        case .dataSet: dimensions = []
        case .observation:
            dimensions = []
        case .group, .series:
            guard dimensions.isEmpty else { break }
            dimensions = shape.key.lazy.map { self.info.columns[$0] }
                .filter { $0.role == .dimension }.map { $0.id }
        }
        if dimensions.isEmpty {
            try writeSimpleRelationship(column.attachment ?? level, shape)
        } else {
            try writer.key("dimensions")
            try writer.beginArray()
            for id in dimensions { try writer.value(id) }
            try writer.endArray()
        }
        try writer.endObject()
    }

    private func writeSimpleRelationship(
        _ level: DataColumn.Attachment, _ shape: JSONDataShape
    ) throws(SDMXError) {
        switch (edition, level == .dataSet) {
        case (.v1, false):
            try writer.key("primaryMeasure")
            return try writer.value(shape.measures.first.map { info.columns[$0].id } ?? "OBS_VALUE")
        case (.v1, true): try writer.key("none")
        case (.v2, false): try writer.key("observation")
        case (.v2, true): try writer.key("dataflow")
        }
        try writer.beginObject()
        try writer.endObject()
    }

    private func writeFormat(_ column: JSONDataColumn) throws(SDMXError) {
        let stated = column.component.flatMap { structures.representation(of: $0)?.format?.type }
        var type = stated.flatMap { $0.isInJSON ? $0.rawValue : nil }
        if column.isXHTML { type = DataType.xhtml.rawValue }
        let flags = column.column
        guard type != nil || flags.isMultiValued || flags.isMultilingual else { return }
        try writer.key("format")
        try writer.beginObject()
        if let type {
            try writer.key("dataType")
            try writer.value(type)
        }
        if flags.isMultiValued {
            try writer.key("maxOccurs")
            try writer.value("unbounded")
        }
        if flags.isMultilingual {
            try writer.key("isMultiLingual")
            try writer.value(true)
        }
        try writer.endObject()
    }
}

extension DataType {
    /// Whether the schema has it for components of data.
    fileprivate var isInJSON: Bool {
        switch self {
        case .keyValues, .identifiableReference, .dataSetReference,
            .attachmentConstraintReference:
            false
        default: true
        }
    }
}
