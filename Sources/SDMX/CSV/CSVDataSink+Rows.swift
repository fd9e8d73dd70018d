extension CSVDataSink {
    /// Adds the cells of a row, which is begun and not ended.
    @inline(__always)
    func add(_ row: DataRow) throws(SDMXError) {
        try writer?.beginRow(action: action)
        for index in columns.indices {
            let source = sources[index]
            guard source >= 0, let slot = row.buffer.slot(source) else {
                try addEmpty()
                continue
            }
            if slot.list < 0, slot.bytes.count > 0, options.labels == .id {
                try writer?.add(bytes: slot.bytes.buffer)
            } else {
                try addSlowly(row, source, index)
            }
        }
    }

    /// As `add`, with the attributes of the observation's groups and data set.
    func addWithAttached(_ row: DataRow) throws(SDMXError) {
        var extra: [Int: String] = [:]
        attached.forEach(row) { column, text in extra[column] = text }
        try writer?.beginRow(action: action)
        for index in columns.indices {
            let source = sources[index]
            if source >= 0, row.isPresent(source) {
                try addSlowly(row, source, index)
            } else if let text = extra[source] {
                try add(text: text, index)
            } else {
                try addEmpty()
            }
        }
    }

    /// The value as one text, for a column that holds no more than that.
    func plainText(_ row: DataRow, _ source: Int) -> String? {
        guard let text = row.text(source) else { return nil }
        guard row.isList(source) else { return text }
        return losses.plainText(
            row.values(source), of: "attribute \(row.columns[source].id)",
            language: options.language)
    }

    private func addEmpty() throws(SDMXError) {
        try writer?.addEmpty()
        if options.labels == .name { try writer?.addEmpty() }
    }

    private func addSlowly(
        _ row: DataRow, _ source: Int, _ index: Int
    ) throws(SDMXError) {
        guard row.isList(source) else {
            if let text = row.text(source) { try add(text: text, index) }
            return
        }
        guard let subfields = columns[index].subfields else {
            try add(text: plainText(row, source) ?? "", index)
            return
        }
        let values = try known(row.values(source), index)
        let codes = values.map { labelled($0, index) }
        let cell = subfields.cell(options.labels == .both ? codes : values)
        try add(bytes: cell)
        if options.labels == .name {
            try add(bytes: columns[index].names == nil ? [] : subfields.cell(codes))
        }
    }

    private func add(text: String, _ index: Int) throws(SDMXError) {
        if text.isEmpty {
            losses.add(
                .leftOut, path: "\(columns[index].role.rawValue) \(columns[index].id)",
                what: "an empty text, which is no value in SDMX-CSV")
            return try addEmpty()
        }
        var bytes = Array(text.utf8)
        if let subfields = columns[index].subfields { bytes = subfields.cell([.text(text)]) }
        let name = bytes.withUnsafeBufferPointer { columns[index].names?.text($0) }
        switch options.labels {
        case .id: try add(bytes: bytes)
        case .both: try add(bytes: name ?? bytes)
        case .name:
            try add(bytes: bytes)
            try add(bytes: name ?? [])
        }
    }

    private func labelled(_ value: ComponentValue, _ index: Int) -> ComponentValue {
        guard let names = columns[index].names else { return value }
        switch value {
        case .text(let code): return .text(names.text(code))
        case .localised, .structured: return value
        }
    }

    /// The values without texts in languages that the header, sent long ago, does not name.
    private func known(
        _ values: [ComponentValue], _ index: Int
    ) throws(SDMXError) -> [ComponentValue] {
        guard case .languages(var languages)? = columns[index].subfields?.multiplicity else {
            return values
        }
        var result = values
        for (place, value) in values.enumerated() {
            guard case .localised(var texts) = value.asLocalised else { continue }
            for language in texts.entries.map(\.language) where !languages.contains(language) {
                if writer?.addLanguage(language, to: index) == true {
                    languages.append(language)
                } else {
                    texts[language] = nil
                    losses.add(
                        .leftOut, path: "attribute \(columns[index].id)",
                        what: "text in a language that the header was sent without")
                }
            }
            result[place] = .localised(texts)
        }
        columns[index].subfields = CSVSubfields(
            .languages(languages), separator: Unicode.Scalar(options.subfieldSeparator))
        return result
    }

    private func add(bytes: [UInt8]) throws(SDMXError) {
        try bytes.withUnsafeBufferPointer { bytes throws(SDMXError) in
            try writer?.add(bytes: bytes)
        }
    }
}

extension ComponentValue {
    /// XHTML as the text that it is.
    fileprivate var asLocalised: ComponentValue {
        switch self {
        case .structured(let texts): .localised(texts)
        case .text, .localised: self
        }
    }
}
