extension CSVDataSink {
    /// Finds where the columns of the message are in the data set; opens the message if it is the
    /// first.
    func map(_ row: DataRow) throws(SDMXError) {
        let known = info?.columns ?? []
        let given = known.count > row.count ? known : row.columns
        if writer == nil { try open(given, row: row) }
        if columns.count == given.count, zip(columns, given).allSatisfy({ $0.id == $1.id }) {
            sources = Array(given.indices)
            mapped = row.count
            if options.labels != .id { nameCodes() }
            return
        }
        let places = Dictionary(
            given.indices.map { (given[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        sources = columns.map { places[$0.id] ?? -1 }
        mapped = row.count
        var written = Set(sources)
        for (index, column) in given.enumerated()
        where column.role == .attribute && !written.contains(index) {
            let component = component(column, index, row)
            guard writer?.addColumn(component) == true else { continue }
            append(component, .attribute)
            sources.append(index)
            written.insert(index)
        }
        for (index, column) in given.enumerated() where !written.contains(index) {
            guard column.role == .attribute else {
                throw SDMXError(
                    .unsupported, path: "\(column.role.rawValue) \(column.id)",
                    found: "a column that the message was begun without",
                    expected: "data sets whose keys and measures are those of the first one")
            }
            losses.add(
                .leftOut, path: "attribute \(column.id)",
                what: "a column that the message was begun without")
        }
        if options.labels != .id { nameCodes() }
    }

    /// Writes the header with those columns and those of all data sets that the options tell of:
    /// dimensions, measures, attributes.
    ///
    /// - Parameter row: tells which columns have several values where nothing else does.
    func open(_ given: [DataColumn], row: DataRow?) throws(SDMXError) {
        var components: [CSVComponent] = []
        for (index, column) in CSVUnion(given, options.dataSets.map { $0.columns }).columns {
            let component = component(column, index, row)
            components.append(component)
            append(component, column.role)
        }
        let dataSet = info ?? DataSetInfo()
        let choice = try structure(of: dataSet)
        // What is found while reading may have several values.
        let hasSeveral =
            components.contains { $0.multiplicity != .one } || isWaiting && version == .v2
        writer = try CSVDataWriter(
            version, structure: choice, columns: components, separator: options.separator,
            subfieldSeparator: hasSeveral ? options.subfieldSeparator : nil,
            limits: CSVLimits(fieldBytes: MessageLimits().tokenBytes), labels: options.labels,
            structureName: structureName(dataSet, choice), sink: output)
        if isWaiting { writer?.isHeaderKnown = false }
    }

    private func component(_ column: DataColumn, _ index: Int?, _ row: DataRow?) -> CSVComponent {
        CSVComponent(
            column.id, multiplicity(of: column, index, row),
            label: options.labels == .id ? nil : column.names.best(options.language) ?? column.id)
    }

    private func append(_ component: CSVComponent, _ role: DataColumn.Role) {
        let separator = Unicode.Scalar(options.subfieldSeparator)
        let isPlain = component.multiplicity == .one
        columns.append(
            Column(
                id: component.id, role: role,
                subfields: isPlain
                    ? nil : CSVSubfields(component.multiplicity, separator: separator)))
    }

    /// What is written in the place of the data set's structure.
    func structure(of dataSet: DataSetInfo) throws(SDMXError) -> StructureReference {
        let choice = try CSVStructureChoice(dataSet.structure, version, structures)
        if let loss = choice.loss { losses.add(.madeUp, path: "structure", what: loss) }
        return choice.reference
    }

    /// The name of the data set's structure.
    func structureName(_ dataSet: DataSetInfo, _ reference: StructureReference) -> String? {
        if options.labels == .id { return nil }
        let flow = structures.find(reference.artefact, in: structures.dataflows)
        return dataSet.names.best(options.language) ?? flow?.names.best(options.language)
    }

    /// Notes what a data set says of itself that has no place.
    func noteLosses(of dataSet: DataSetInfo) {
        let facts: [(String, Bool)] = [
            ("id", dataSet.id != nil), ("provider", dataSet.provider != nil),
            ("reporting period", dataSet.reportingBegin != nil || dataSet.reportingEnd != nil),
            ("validity", dataSet.validFrom != nil || dataSet.validTo != nil),
            (
                "publication period",
                dataSet.publicationYear != nil || dataSet.publicationPeriod != nil
            ),
            ("annotations", !dataSet.annotations.isEmpty),
        ]
        for (what, isThere) in facts where isThere {
            losses.add(.leftOut, path: "data set", what: what)
        }
        if version == .v1, dataSet.action != .information {
            losses.add(
                .leftOut, path: "data set",
                what: "the action \(dataSet.action): SDMX-CSV 1.0 has none")
        }
    }

    private func multiplicity(
        of column: DataColumn, _ index: Int?, _ row: DataRow?
    ) -> CSVComponent.Multiplicity {
        guard version == .v2, column.role != .dimension, column.role != .timeDimension else {
            return .one
        }
        var values: [ComponentValue] = []
        if let row, let index, row.isList(index) { values = row.values(index) }
        let languages = values.reduce(into: [String]()) { languages, value in
            switch value {
            case .text: break
            case .localised(let texts), .structured(let texts):
                for entry in texts.entries where !languages.contains(entry.language) {
                    languages.append(entry.language)
                }
            }
        }
        if column.isMultilingual || !languages.isEmpty {
            return .languages(languages.isEmpty ? [options.language] : languages)
        }
        return column.isMultiValued || values.count > 1 ? .many : .one
    }

    /// Finds the names of the codes of each column.
    private func nameCodes() {
        guard let structure = info?.structure.flatMap({ structures.dataStructure($0) }) else {
            losses.add(
                .leftOut, path: "labels", what: "names of codes: their structure is not known")
            return
        }
        let names = names(of: structure)
        for index in columns.indices { columns[index].names = names[columns[index].id] }
    }

    /// The names of the codes of each coded component, found for a structure once.
    private func names(of structure: DataStructure) -> [String: CSVCodeNames] {
        if let known = codeNames[structure.reference] { return known }
        var result: [String: CSVCodeNames] = [:]
        for component in structure.components where result[component.id] == nil {
            let names = CSVCodeNames(
                component, structures, language: options.language,
                isBoth: options.labels == .both)
            if !names.isEmpty { result[component.id] = names }
        }
        codeNames[structure.reference] = result
        return result
    }
}
