public import Vocabulary

extension WorldBankIndicators {
    /// Reads the whole table.
    ///
    /// Shape: DF_POPULATION, one observation a figure. Units: as each indicator says. Missing: a
    /// blank between figures is not reported. Cost: some 1 microsecond a cell.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        if case .workbook = FileContent(of: file),
            let sheet = try DataBankSheet(file, where: recognises)
        {
            return sheet.placed(try read(sheet.text, areas: areas))
        }
        let text = try DataBankText(file)
        if let database = text.database, !Self.isOurs(database) {
            throw PublisherError(
                kind: .layout, place: file.name, found: "the database \"\(database.prefix(80))\"",
                expected: "World Development Indicators")
        }
        let content = FileContent(of: text.file)
        var rows = IndicatorRows(file: file.name, source: dataSet.source, areas: areas)
        let long = [Self.long, Self.api].first { content.hasColumns($0) }
        if let long {
            var table = try ColumnTable(
                text.file, columns: long + [Self.twoLetters], optional: [Self.twoLetters],
                labels: Self.apiLabels)
            while try table.advance(&rows.log) {
                try rows.takeLong(table, isCopy: long == Self.long)
            }
        } else {
            let years = try YearColumns(of: content, file: file.name)
            guard !years.years.isEmpty else {
                throw PublisherError(
                    kind: .layout, place: file.name, found: content.description,
                    expected: "columns of years, such as 1960 or 1960 [YR1960]")
            }
            let code = Self.codes.first { content.hasColumns([$0]) } ?? Self.codes[0]
            var table = try ColumnTable(
                text.file, columns: [Self.area, code] + years.names, labels: Self.labels)
            rows.cover(years.years)
            while try table.advance(&rows.log) { try rows.takeWide(table, years.years) }
        }
        let cube = rows.finish()
        text.account(&rows.log)
        return TableReading(dataSet: dataSet, cubes: [cube], report: rows.log.report)
    }
}
