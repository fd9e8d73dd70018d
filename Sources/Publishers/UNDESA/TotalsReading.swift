import Cubes
import Tables
import Vocabulary

/// The reading of a workbook of totals: its tables, its notes, and the derived tables as checks.
struct TotalsReading {
    let layout: TotalsLayout
    let dataSet: DataSet

    /// Reads the tables of the layout.
    ///
    /// Shape: a cube a table; one observation a cell. Units: persons, population in thousands.
    /// Missing: by the workbook's marks.
    func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try StockBook(file)
        var log = ReadingLog(file: file.name)
        let notes = try notes(book)
        var cubes: [Cube] = []
        var taken: [TakenTable] = []
        for table in layout.tables {
            let sheet = try book.sheet(table.sheet)
            let located = try DestinationSheet(
                sheet, table.blocks, layout, needsType: table.needsType, file: file.name)
            try checkUnit(table, located)
            var rows = TableRows(
                table, layout, located, notes: notes, areas: areas, source: dataSet.source,
                sheets: book.names)
            try rows.take(&log)
            leaveOutColumns(located, &log)
            cubes.append(rows.cube)
            taken.append(TakenTable(table: table, sheet: located, rows: rows.taken))
        }
        try leaveOutDerived(book, taken, &log)
        log.report.figures = cubes.reduce(0) { $0 + $1.count }
        check(taken, &log)
        checkDerived(book, taken, &log)
        return TableReading(dataSet: dataSet, cubes: cubes, report: log.report)
    }

    /// The country notes, which a layout that is not known from a file may lack.
    private func notes(_ book: StockBook) throws(PublisherError) -> CountryNotes {
        if layout.isConfirmed { return CountryNotes(try book.sheet("Notes")) }
        let names = book.names.filter { $0.lowercased().contains("notes") }
        guard let name = names.first else { return CountryNotes() }
        return CountryNotes(try book.sheet(name))
    }

    /// Thousands must be said where the layout is not known from a file.
    private func checkUnit(
        _ table: TotalsLayout.Table, _ sheet: DestinationSheet
    ) throws(PublisherError) {
        guard !layout.isConfirmed, table.dataflow == .population,
            !sheet.titles.contains(where: { $0.contains("thousand") })
        else { return }
        throw PublisherError(
            kind: .layout,
            place: "\(sheet.file), sheet \"\(table.sheet)\", rows 1 to "
                + "\(sheet.headerRow)",
            found: "no unit in titles and headings", expected: "\"thousands\"")
    }

    /// Counts columns of the head that are not read.
    private func leaveOutColumns(_ sheet: DestinationSheet, _ log: inout ReadingLog) {
        for (column, label) in sheet.others where !layout.isConfirmed {
            let cells = sheet.rows.filter { !$0[column].isBlank }
            guard let first = cells.first(where: { _ in true }) else { continue }
            log.leaveOut(
                "\(sheet.sheet.name): column \"\(label.prefix(60))\" is not part of the layout",
                at: sheet.place(first.number, column), count: Array(cells).count)
        }
    }

    /// Counts the figures of derived tables and blocks.
    private func leaveOutDerived(
        _ book: StockBook, _ taken: [TakenTable], _ log: inout ReadingLog
    ) throws(PublisherError) {
        var known = layout.tables.map(\.sheet) + ["Notes"]
        for (name, reason) in layout.derived where book.names.contains(name) {
            guard
                let sheet = try? DestinationSheet(
                    book.sheet(name), [], layout, file: book.file)
            else { continue }
            known.append(name)
            let row = sheet.headerRow + 1
            log.leaveOut(
                reason, at: sheet.place(row, sheet.firstFigure),
                count: sheet.figures { _ in true })
        }
        if let refugees = taken.first(where: { $0.table.dataflow == .displaced })?.sheet {
            let last = refugees.blocks[0].map(\.column).max() ?? 0
            let count = refugees.figures { $0 > last }
            if count > 0 {
                log.leaveOut(
                    TotalsLayout.derivedBlocks,
                    at: refugees.place(refugees.headerRow + 1, last + 1), count: count)
            }
        }
        for name in book.names where !known.contains(name) {
            log.leaveOut(
                "sheet \"\(name)\": "
                    + (layout.isConfirmed
                        ? "holds no figures of the data set"
                        : "not read, not among the tables taken"),
                at: log.cell(1, 1, sheet: name))
        }
    }

    /// A table and the rows of it that were taken.
    struct TakenTable {
        struct Row {
            let row: Int
            let area: Area
        }

        let table: TotalsLayout.Table
        let sheet: DestinationSheet
        let rows: [Row]
    }
}
