import Cubes
import Tables
import Vocabulary

extension TotalsReading {
    /// Areas against the printed world, and men and women against both sexes.
    func check(_ tables: [TakenTable], _ log: inout ReadingLog) {
        for table in tables {
            let name = table.table.sheet
            if table.table.dataflow == .displaced {
                log.check(
                    "\(name): the world less its countries is what is withheld, one to four "
                        + "persons each", table.withheldGaps())
                continue
            }
            let rounding = table.table.dataflow == .population ? 0.25 : 0
            log.check("\(name): countries sum to the printed world", table.worldGaps(rounding))
            log.check(
                "\(name): men and women of countries, and areas not split by sex, sum to the "
                    + "world", table.splitGaps(rounding))
            if table.table.dataflow == .stock {
                log.check("\(name): men and women sum to both sexes", table.sexGaps())
            }
        }
    }

    /// Tables 3 and 4 recomputed from Tables 1 and 2.
    func checkDerived(_ book: StockBook, _ tables: [TakenTable], _ log: inout ReadingLog) {
        guard let stock = tables.first(where: { $0.table.dataflow == .stock }),
            let population = tables.first(where: { $0.table.dataflow == .population })
        else { return }
        let share = "Table 3: percentages are Table 1 over Table 2"
        recompute(book, "Table 3", layout.share, share, &log) { sheet, outcome in
            for (mine, theirs) in zip(stock.rows, population.rows)
            where mine.area == theirs.area {
                for block in sheet.blocks.indices {
                    for column in sheet.blocks[block] {
                        outcome.compare(
                            sheet.value(mine.row, column.column),
                            stock.value(mine.row, block, column.year),
                            population.value(theirs.row, block, column.year).map { $0 * 1000 },
                            sheet.place(mine.row, column.column))
                    }
                }
            }
        }
        let women = "Table 4: percentages of women are of Table 1"
        recompute(book, "Table 4", layout.femaleShare, women, &log) { sheet, outcome in
            for row in stock.rows {
                for column in sheet.blocks[0] {
                    outcome.compare(
                        sheet.value(row.row, column.column), stock.value(row.row, 2, column.year),
                        stock.value(row.row, 0, column.year),
                        sheet.place(row.row, column.column))
                }
            }
        }
    }

    /// Runs a check on a derived sheet; one that cannot be read fails the check only.
    private func recompute(
        _ book: StockBook, _ name: String, _ blocks: [TotalsLayout.Block], _ title: String,
        _ log: inout ReadingLog, _ compare: (DestinationSheet, inout Outcome) -> Void
    ) {
        do throws(PublisherError) {
            let sheet = try DestinationSheet(
                book.sheet(name), blocks, layout, file: book.file)
            var outcome = Outcome()
            compare(sheet, &outcome)
            log.check(title, outcome)
        } catch {
            log.check(title, false, found: error.description, expected: "the sheet \"\(name)\"")
        }
    }

    /// The count of comparisons and the first that failed.
    struct Outcome {
        var compared = 0
        var failed = 0
        var first = ""

        mutating func add(_ passed: Bool, _ place: @autoclosure () -> String) {
            compared += 1
            guard !passed else { return }
            if failed == 0 { first = place() }
            failed += 1
        }

        /// A printed percentage with the one recomputed, where all three figures are printed.
        mutating func compare(
            _ printed: Double?, _ part: Double?, _ whole: Double?,
            _ place: @autoclosure () -> SourceCell
        ) {
            guard let printed, let part, let whole, whole > 0 else { return }
            let expected = part / whole * 100
            add(
                abs(printed - expected) <= 1e-6 * max(1, abs(expected)),
                "\(place()): \(printed), not \(expected)")
        }
    }
}

extension ReadingLog {
    /// A check that passes if nothing failed and anything was compared.
    fileprivate mutating func check(_ name: String, _ outcome: TotalsReading.Outcome) {
        check(
            name, outcome.failed == 0 && outcome.compared > 0,
            found: outcome.failed == 0
                ? "\(outcome.compared) equal"
                : "\(outcome.failed) of \(outcome.compared) differ, the first at \(outcome.first)",
            expected: "all equal, and at least one")
    }
}

extension DestinationSheet {
    /// The number printed in a cell, if one is.
    func value(_ row: Int, _ column: Int) -> Double? { PrintedFigure(sheet[row, column]).number }
}

extension TotalsReading.TakenTable {
    func value(_ row: Int, _ block: Int, _ year: Int) -> Double? {
        guard sheet.blocks.indices.contains(block),
            let column = sheet.blocks[block].first(where: { $0.year == year })
        else { return nil }
        return sheet.value(row, column.column)
    }

    /// The printed world and the sum of its countries, both sexes, within rounding.
    func worldGaps(_ rounding: Double) -> TotalsReading.Outcome {
        var outcome = TotalsReading.Outcome()
        for (column, world, sum) in worldAndSum() {
            outcome.add(
                abs(world - sum) <= rounding, "\(column.year): \(world) and \(sum)")
        }
        return outcome
    }

    /// The same with countries by sex: those not split enter with both sexes.
    func splitGaps(_ rounding: Double) -> TotalsReading.Outcome {
        var outcome = TotalsReading.Outcome()
        for (column, world, _) in worldAndSum() {
            let sum = rows.filter { !$0.area.isAggregate }.reduce(0.0) { sum, row in
                if let men = value(row.row, 1, column.year),
                    let women = value(row.row, 2, column.year)
                {
                    return sum + men + women
                }
                return sum + (value(row.row, 0, column.year) ?? 0)
            }
            outcome.add(
                abs(world - sum) <= rounding, "\(column.year): \(world) and \(sum)")
        }
        return outcome
    }

    func sexGaps() -> TotalsReading.Outcome {
        var outcome = TotalsReading.Outcome()
        for row in rows {
            for column in sheet.blocks[0] {
                guard let both = value(row.row, 0, column.year),
                    let men = value(row.row, 1, column.year),
                    let women = value(row.row, 2, column.year)
                else { continue }
                outcome.add(
                    both == men + women, sheet.place(row.row, column.column).description)
            }
        }
        return outcome
    }

    func withheldGaps() -> TotalsReading.Outcome {
        var outcome = TotalsReading.Outcome()
        for (column, world, sum) in worldAndSum() {
            let withheld = rows.count { row in
                !row.area.isAggregate
                    && PrintedFigure(sheet.sheet[row.row, column.column])
                        == .missing(.suppressed)
            }
            let gap = world - sum
            outcome.add(
                gap >= 0 && gap <= 4 * Double(withheld),
                "\(column.year): a gap of \(gap) with \(withheld) withheld")
        }
        return outcome
    }

    /// For each year of the first block, the world as printed and the sum of countries.
    private func worldAndSum()
        -> [(column: DestinationSheet.YearColumn, world: Double, sum: Double)]
    {
        guard let world = rows.first(where: { $0.area.kind == .world }) else { return [] }
        return sheet.blocks[0].compactMap { column in
            guard let printed = sheet.value(world.row, column.column) else { return nil }
            let sum = rows.filter { !$0.area.isAggregate }
                .reduce(0.0) { $0 + (sheet.value($1.row, column.column) ?? 0) }
            return (column, printed, sum)
        }
    }
}
