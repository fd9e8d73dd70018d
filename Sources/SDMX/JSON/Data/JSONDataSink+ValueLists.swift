extension JSONDataSink {
    /// Writes the values that a component had, in the order of their numbers.
    func writeValues(_ index: Int, _ shape: JSONDataShape) throws(SDMXError) {
        let column = shape.columns[index]
        let names = JSONCodeNames(column.component, structures)
        let hasYears = shape.info.columns.contains { $0.id == "REPORTING_YEAR_START_DAY" }
        try writer.key("values")
        try writer.beginArray()
        try column.forEach { text, list throws(SDMXError) in
            try self.writer.beginObject()
            switch self.edition {
            case .v1:
                if let list {
                    try self.writeText(list)
                } else {
                    try self.writeValue(text, column, names[text])
                    if column.column.role == .timeDimension {
                        try self.writeBounds(text, hasReportingYears: hasYears)
                    }
                }
            case .v2:
                if let list {
                    try self.writeValues(list, index)
                } else if Self.isID(text) {
                    try self.writeCode(text, names[text])
                } else {
                    try self.writer.key("value")
                    try self.writer.value(text)
                }
            }
            try self.writer.endObject()
        }
        try writer.endArray()
    }

    private static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(StructureReference.isIDByte)
    }

    private func writeCode(_ text: String, _ names: LocalisedText) throws(SDMXError) {
        try writer.key("id")
        try writer.value(text)
        try writer.key("name")
        try writer.value(names.best(options.language) ?? text)
        if !names.isEmpty {
            try writer.key("names")
            try writeTexts(names)
        }
    }

    // MARK: Version 1.0

    /// A code of an attribute, a text as a name without id, and of dimensions always an id.
    private func writeValue(
        _ text: String, _ column: JSONDataColumn, _ names: LocalisedText
    ) throws(SDMXError) {
        if column.column.role.isKey {
            if !Self.isID(text) {
                losses.add(
                    .invalid, path: "dimension \(column.column.id)",
                    what: "a value that is no id",
                    why: "\(edition.name) has ids only, and the first such is "
                        + SDMXError.quoted(text))
            }
            return try writeCode(text, names)
        }
        if !column.isUncoded, Self.isID(text) { return try writeCode(text, names) }
        try writer.key("name")
        try writer.value(text)
    }

    /// A text by language.
    private func writeText(_ list: [ComponentValue]) throws(SDMXError) {
        switch list.first {
        case .localised(let texts)?, .structured(let texts)?:
            try writer.key("name")
            try writer.value(texts.best(options.language) ?? "")
            try writer.key("names")
            try writeTexts(texts)
        case .text(let text)?:
            try writer.key("name")
            try writer.value(text)
        case nil: break
        }
    }

    /// When a period begins and ends.
    ///
    /// - Parameter hasReportingYears: whether an attribute says when reporting years begin, which
    ///   may be another day for each series.
    private func writeBounds(_ text: String, hasReportingYears: Bool) throws(SDMXError) {
        guard let bounds = JSONPeriod.bounds(of: text, hasReportingYears: hasReportingYears)
        else { return }
        try writer.key("start")
        try writer.value(bounds.start)
        try writer.key("end")
        try writer.value(bounds.end)
    }

    // MARK: Version 2.0

    private func writeValues(_ list: [ComponentValue], _ index: Int) throws(SDMXError) {
        try writer.key(list.count == 1 ? "value" : "values")
        if list.count == 1, case .text(let text) = list[0] {
            try writer.value(text)
        } else if list.count == 1, !info.columns[index].isMultiValued {
            try writeDirect(list, index)
        } else {
            try writeList(list, index)
        }
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
