extension JSONDataSink {
    /// Writes a structure: the components of its data sets with the values that they had.
    func write(_ shape: JSONDataShape) throws(SDMXError) {
        info = shape.info
        try writer.beginObject()
        try writer.key("dataSets")
        try writer.beginArray()
        for index in shape.dataSets { try writer.value(index) }
        try writer.endArray()
        try writer.key("links")
        try writeLinks(shape.info.structure)
        try writeTexts(shape.info.names, "name", "names")
        try writer.key("dimensions")
        try writer.beginObject()
        try writeDimensions("dataSet", [], shape)
        try writeDimensions("series", shape.seriesKey, shape)
        try writeDimensions("observation", shape.observationKey, shape)
        try writer.endObject()
        try writer.key("measures")
        try writer.beginObject()
        try writer.key("observation")
        try writer.beginArray()
        for column in shape.measures { try writeComponent(column, shape, nil) }
        try writer.endArray()
        try writer.endObject()
        try writer.key("attributes")
        try writer.beginObject()
        try writeAttributes("dataSet", shape.dataSetCells, .dataSet, shape)
        try writeAttributes("dimensionGroup", shape.groupCells, .group, shape)
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
        for column in cells.declared { try writeComponent(column, shape, level) }
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
            if let usage = column.usage {
                try writer.key("isMandatory")
                try writer.value(usage == .mandatory)
            }
            if let level { try writeRelationship(column, level, shape) }
            try writeFormat(shape.columns[index])
        }
        if shape.columns[index].count > 0 { try writeValues(index, shape) }
        try writer.endObject()
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
            try writer.key((column.attachment ?? level) == .dataSet ? "dataflow" : "observation")
            try writer.beginObject()
            try writer.endObject()
        } else {
            try writer.key("dimensions")
            try writer.beginArray()
            for id in dimensions { try writer.value(id) }
            try writer.endArray()
        }
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

    private func writeValues(_ index: Int, _ shape: JSONDataShape) throws(SDMXError) {
        let column = shape.columns[index]
        let names = JSONCodeNames(column.component, structures)
        try writer.key("values")
        try writer.beginArray()
        try column.forEach { text, list throws(SDMXError) in
            try self.writer.beginObject()
            if let list {
                try self.writer.key(list.count == 1 ? "value" : "values")
                if list.count == 1, case .text(let text) = list[0] {
                    try self.writer.value(text)
                } else if list.count == 1, !self.info.columns[index].isMultiValued {
                    try self.writeDirect(list, index)
                } else {
                    try self.writeList(list, index)
                }
            } else if !text.isEmpty, text.utf8.allSatisfy(StructureReference.isIDByte) {
                try self.writer.key("id")
                try self.writer.value(text)
                let known = names[text]
                try self.writer.key("name")
                try self.writer.value(known.best(self.options.language) ?? text)
                if !known.isEmpty {
                    try self.writer.key("names")
                    try self.writeTexts(known)
                }
            } else {
                try self.writer.key("value")
                try self.writer.value(text)
            }
            try self.writer.endObject()
        }
        try writer.endArray()
    }

    private func writeList(_ list: [ComponentValue], _ index: Int) throws(SDMXError) {
        if list.count == 1 {
            switch list[0] {
            case .text(let text): try writer.value(text)
            case .localised(let texts), .structured(let texts): try writeTexts(texts)
            }
        } else {
            try writeDirect(list, index)
        }
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
