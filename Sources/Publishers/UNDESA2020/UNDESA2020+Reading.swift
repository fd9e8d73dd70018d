import Cubes
import Tables
public import Vocabulary

extension UNDESA2020 {
    /// Reads Tables 1, 2 and 6 and the notes, and recomputes Tables 3 and 4.
    ///
    /// Shape: a cube each of DF_STOCK, DF_POPULATION and DF_DISPLACED; one observation a cell.
    /// Units: persons, population in thousands. Missing: by the workbook's marks.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try Book(file)
        var log = ReadingLog(file: file.name)
        let notes = CountryNotes(try book.sheet("Notes"))
        var cubes: [Cube] = []
        var taken: [TakenTable] = []
        for table in [Self.stock, Self.population, Self.refugees] {
            let sheet = try book.sheet(table.sheet)
            let located = try DestinationSheet(sheet, table.blocks, file: file.name)
            var rows = TableRows(
                table, located, notes: notes, areas: areas, source: dataSet.source,
                sheets: book.names)
            try rows.take(&log)
            cubes.append(rows.cube)
            taken.append(TakenTable(sheet: located, rows: rows.taken))
        }
        try leaveOutDerived(book, taken, &log)
        log.report.figures = cubes.reduce(0) { $0 + $1.count }
        check(stock: taken[0], population: taken[1], refugees: taken[2], &log)
        checkDerived(book, stock: taken[0], population: taken[1], &log)
        return TableReading(dataSet: dataSet, cubes: cubes, report: log.report)
    }

    /// Counts the figures of derived tables and blocks.
    private func leaveOutDerived(
        _ book: Book, _ taken: [TakenTable], _ log: inout ReadingLog
    ) throws(PublisherError) {
        for (name, reason) in Self.derived where book.names.contains(name) {
            guard let sheet = try? DestinationSheet(book.sheet(name), [], file: book.file) else {
                continue
            }
            let row = sheet.headerRow + 1
            log.leaveOut(
                reason, at: sheet.place(row, sheet.firstFigure),
                count: sheet.figures { _ in true })
        }
        let refugees = taken[2].sheet
        let last = refugees.blocks[0].map(\.column).max() ?? 0
        let count = refugees.figures { $0 > last }
        if count > 0 {
            log.leaveOut(
                Self.derivedBlocks, at: refugees.place(refugees.headerRow + 1, last + 1),
                count: count)
        }
        let others = book.names.filter { name in
            !Self.requiredSheets.contains(name) && !Self.derived.contains { $0.sheet == name }
        }
        for name in others {
            log.leaveOut(
                "sheet \"\(name)\": holds no figures of the data set",
                at: log.cell(1, 1, sheet: name))
        }
    }

    /// The workbook with errors said as a publisher's.
    struct Book {
        let file: String
        let names: [String]
        private let workbook: Workbook

        init(_ input: InputFile) throws(PublisherError) {
            file = input.name
            let container = Container(sniffing: input.bytes)
            guard container == .xlsx else {
                throw PublisherError(
                    kind: .container, place: input.name,
                    found: FileContent(of: input).description,
                    expected: "an Excel workbook (.xlsx)")
            }
            do throws(TableError) {
                workbook = try Workbook(bytes: input.bytes, file: input.name)
            } catch {
                throw PublisherError(error, file: input.name, expected: "an Excel workbook")
            }
            names = workbook.sheetNames
        }

        func sheet(_ name: String) throws(PublisherError) -> Sheet {
            guard names.contains(name) else {
                throw PublisherError(
                    kind: .layout, place: file, found: "sheets " + names.joined(separator: ", "),
                    expected: "a sheet \"\(name)\"")
            }
            do throws(TableError) {
                return try workbook.sheet(name)
            } catch {
                throw PublisherError(error, file: file, expected: "the sheet \"\(name)\"")
            }
        }
    }

    /// A table and the rows of it that were taken.
    struct TakenTable {
        struct Row {
            let row: Int
            let area: Area
        }

        let sheet: DestinationSheet
        let rows: [Row]
    }
}
