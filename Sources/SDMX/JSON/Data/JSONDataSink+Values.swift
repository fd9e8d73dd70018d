extension JSONDataSink {
    /// Writes the array of an observation: measures, attributes, annotations.
    ///
    /// - Parameter extra: values of attributes that the row does not have, by column.
    @inline(__always)
    func writeCells(
        _ row: DataRow, _ shape: JSONDataShape, withSeries: Bool,
        extra: [Int: [ComponentValue]]? = nil
    ) throws(SDMXError) {
        try writer.beginArray()
        let attributes = shape.observationCells.columns
        var last = attributes.count - 1
        let annotations = row.annotations
        if annotations.isEmpty {
            while last >= 0, !isShown(row, attributes[last], withSeries),
                extra?[attributes[last]] == nil
            {
                last -= 1
            }
        } else {
            shape.observationCells.hasAnnotations = true
        }
        if last >= shape.observationCells.used { shape.observationCells.used = last + 1 }
        var measures = shape.measures.count
        if last < 0, annotations.isEmpty {
            while measures > 0, !row.isPresent(shape.measures[measures - 1]) { measures -= 1 }
        }
        for index in 0..<measures { try write(row, shape.measures[index], shape) }
        // Version 1.0 has the place of a measure always.
        if shape.measures.isEmpty, edition == .v1 { try writer.null() }
        var index = 0
        while index <= last {
            let column = attributes[index]
            if isShown(row, column, withSeries) {
                try write(row, column, shape)
            } else if let values = extra?[column], !row.isPresent(column) {
                try write(values, column, shape)
            } else {
                try writer.null()
            }
            index += 1
        }
        for annotation in annotations { try writer.value(shape.number(annotation)) }
        try writer.endArray()
    }

    @inline(__always)
    private func isShown(_ row: DataRow, _ column: Int, _ withSeries: Bool) -> Bool {
        row.isPresent(column) && (withSeries || !row.isInherited(column))
    }

    /// Writes a value of a row, `null` if there is none.
    @inline(__always)
    func write(_ row: DataRow, _ column: Int, _ shape: JSONDataShape) throws(SDMXError) {
        guard row.isPresent(column) else { return try writer.null() }
        if row.isList(column) {
            return try write(row.values(column), column, shape)
        }
        let form = shape.columns[column].form
        switch form {
        case .listed:
            let code = row.withBytes(column) { shape.columns[column].code($0) }
            try writer.value(Int(code))
        case .number, .text:
            let fault = row.withBytes(column) { bytes in self.write(bytes, column, form) }
            if let fault { throw fault }
        }
    }

    /// Writes a text itself. Gives its error instead of throwing it, since it is called where only
    /// any error could be thrown.
    @inline(__always)
    private func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ column: Int, _ form: JSONDataColumn.Form
    ) -> SDMXError? {
        do throws(SDMXError) {
            switch form {
            case .number:
                if let start = bytes.baseAddress,
                    JSONScanner.isNumber(ByteSlice(start: start, count: bytes.count))
                {
                    try writer.value(numberText: bytes)
                } else {
                    try writer.value(checked: bytes)
                }
            case .text, .listed:
                let isArray = info.columns[column].isMultiValued
                if isArray { try writer.beginArray() }
                try writer.value(checked: bytes)
                if isArray { try writer.endArray() }
            }
            return nil
        } catch {
            return error
        }
    }

    /// Writes values, `null` for none.
    func write(
        _ values: [ComponentValue], _ column: Int, _ shape: JSONDataShape
    ) throws(SDMXError) {
        guard let first = values.first else { return try writer.null() }
        if edition == .v1 { return try writeSingle(values, column, shape) }
        if values.contains(where: { $0.isXHTML }) { shape.columns[column].isXHTML = true }
        if shape.columns[column].form == .listed {
            var code: UInt32
            if values.count == 1, case .text(var text) = first {
                code = text.withUTF8 { shape.columns[column].code($0) }
            } else {
                code = shape.columns[column].code(values)
            }
            return try writer.value(Int(code))
        }
        try writeDirect(values, column)
    }

    /// Writes values in version 1.0, where an attribute has one text, by language or not, and a
    /// measure one without language.
    private func writeSingle(
        _ values: [ComponentValue], _ column: Int, _ shape: JSONDataShape
    ) throws(SDMXError) {
        let role = info.columns[column].role
        let path = "\(role.rawValue) \(info.columns[column].id)"
        let code: UInt32
        if role == .attribute, values.count == 1, !values[0].isText {
            if values[0].isXHTML {
                losses.add(.changed, path: path, what: "XHTML, written as text")
            }
            code = shape.columns[column].code(values)
        } else {
            var text = losses.plainText(values, of: path, language: options.language)
            guard role == .attribute else { return try writer.value(text) }
            code = text.withUTF8 { shape.columns[column].code($0) }
        }
        try writer.value(Int(code))
    }

    /// Writes values themselves, where data or a list of values has them.
    func writeDirect(_ values: [ComponentValue], _ column: Int) throws(SDMXError) {
        if values.count == 1, !info.columns[column].isMultiValued {
            return try writeOne(values[0], asObject: false)
        }
        // The schema has arrays of texts and arrays of objects, and none of both.
        let isMixed = values.contains { $0.isText } && values.contains { !$0.isText }
        if isMixed {
            losses.add(
                .changed, path: info.columns[column].id,
                what: "texts among those by language were given \(options.language)")
        }
        try writer.beginArray()
        for value in values { try writeOne(value, asObject: isMixed) }
        try writer.endArray()
    }

    private func writeOne(_ value: ComponentValue, asObject: Bool) throws(SDMXError) {
        switch value {
        case .text(let text):
            guard asObject else { return try writer.value(text) }
            try writeTexts(LocalisedText(text, language: options.language))
        case .localised(let texts), .structured(let texts): try writeTexts(texts)
        }
    }

    /// Writes an object with a member for each language.
    func writeTexts(_ texts: LocalisedText) throws(SDMXError) {
        var languages: Set<String> = []
        try writer.beginObject()
        for entry in texts.entries {
            guard languages.insert(entry.language).inserted else {
                losses.add(
                    .leftOut, path: "text in \(entry.language)",
                    what: "a second one in the same language")
                continue
            }
            try writer.key(entry.language)
            try writer.value(entry.text)
        }
        try writer.endObject()
    }

    /// Writes a text in the best language and in all.
    func writeTexts(
        _ texts: LocalisedText, _ best: String, _ all: String
    ) throws(SDMXError) {
        guard let text = texts.best(options.language) else { return }
        try writer.key(best)
        try writer.value(text)
        try writer.key(all)
        try writeTexts(texts)
    }
}

extension ComponentValue {
    fileprivate var isText: Bool {
        if case .text = self { true } else { false }
    }

    fileprivate var isXHTML: Bool {
        if case .structured = self { true } else { false }
    }
}
