import Collection
import Cubes
import Foundation
import Tables
import TestKit
import Testing
import Vocabulary

/// The workbook of a questionnaire, as our own reader finds it.
@Suite struct QuestionnaireFormTests {
    /// A questionnaire with figures at random places.
    static func filled(seed: UInt64 = 11) throws -> Questionnaire {
        var generator = SeededGenerator(seed: seed)
        var questionnaire = try Sample.questionnaire()
        for table in questionnaire.tables {
            for row in table.rows.indices {
                for year in table.years where Int.random(in: 0..<3, using: &generator) > 0 {
                    let text = ["..", "c", "0", "12.5", "1048576"].randomElement(using: &generator)
                    questionnaire.known[table.id, default: [:]][.init(row: row, year: year)] =
                        Sample.known(
                            Bool.random(using: &generator)
                                ? text ?? "0" : "\(Int.random(in: 0..<9999, using: &generator))")
                }
            }
        }
        return questionnaire
    }

    private func write(_ questionnaire: Questionnaire, to path: String) throws {
        try QuestionnaireForm(questionnaire, areas: .standard, made: "2026-11-22T10:00:00Z")
            .workbook(created: 1_795_255_200).write(to: path)
    }

    @Test func `every figure, row and year stands where the layout says`() throws {
        let scratch = try Scratch()
        let questionnaire = try Self.filled()
        let path = scratch.path + "/draft.xlsx"
        try write(questionnaire, to: path)
        let workbook = try Workbook(ByteSource(path: path))
        #expect(
            workbook.sheetNames == [
                "Start", "Table 1", "Table 2", "Metadata", "Lists", "corridor",
            ])
        #expect(workbook.entries.last?.visibility == .veryHidden)
        for table in questionnaire.tables {
            let sheet = try workbook.sheet(table.sheet)
            let layout = QuestionnaireLayout.Table(table)
            let known = questionnaire.known[table.id] ?? [:]
            for year in table.years {
                #expect(
                    sheet[QuestionnaireLayout.Table.headingRow, layout.valueColumn(year)].integer
                        == year)
            }
            for (index, row) in table.rows.enumerated() {
                let line = QuestionnaireLayout.Table.firstRow + index
                #expect(sheet[line, QuestionnaireLayout.Table.keyColumn].text == row.key)
                for year in table.years {
                    let position = QuestionnaireTable.Position(row: index, year: year)
                    let place = layout.value(position)
                    #expect(
                        sheet[place.row, place.column].description == known[position]?.text ?? "")
                    #expect(layout.position(row: place.row, column: place.column) == position)
                }
            }
        }
        let identity = try workbook.sheet(QuestionnaireLayout.identitySheet)
        let items = identity.rows.map { (name: $0[1].description, value: $0[2].description) }
        #expect(
            try QuestionnaireIdentity(items: items)
                == QuestionnaireIdentity(questionnaire, made: "2026-11-22T10:00:00Z"))
    }

    @Test func `check cells hold formulas with the results that the model gives`() throws {
        let scratch = try Scratch()
        let questionnaire = try Self.filled(seed: 5)
        let path = scratch.path + "/draft.xlsx"
        try write(questionnaire, to: path)
        let workbook = try Workbook(ByteSource(path: path))
        var seen: [String: Int] = [:]
        for table in questionnaire.tables {
            let sheet = try workbook.sheet(table.sheet)
            let layout = QuestionnaireLayout.Table(table)
            for (total, checks) in Dictionary(grouping: table.checks, by: \.total) {
                for year in table.years {
                    let row = QuestionnaireLayout.Table.firstRow + total
                    let column = layout.checkColumn(year)
                    let cell = sheet.row(row)?.cells.first { $0.column == column }
                    #expect(cell?.isFormula == true)
                    let words = checks.words { row in
                        let place = layout.value(.init(row: row, year: year))
                        return sheet[place.row, place.column].number
                    }
                    #expect((cell?.value.description ?? "") == words)
                    seen[words.split(separator: ":").first.map(String.init) ?? "", default: 0] += 1
                }
            }
        }
        #expect(seen.count > 3)
    }

    @Test func `the same questionnaire gives the same bytes`() throws {
        let scratch = try Scratch()
        let questionnaire = try Self.filled()
        let paths = ["a", "b"].map { scratch.path + "/\($0).xlsx" }
        for path in paths { try write(questionnaire, to: path) }
        let bytes = try paths.map { try ByteSource(path: $0).bytes }
        #expect(bytes[0] == bytes[1])
    }

    @Test func `text that looks like a formula is text`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/draft.xlsx"
        try write(try Sample.questionnaire(), to: path)
        let sheet = try Workbook(ByteSource(path: path)).sheet("Table 2")
        #expect(sheet["A1"].text == "Table 2. =Immigrants by region")
        #expect(sheet.row(1)?.cells.first?.isFormula == false)
    }

    @Test func `an answer goes back as it was typed, with notes, and nothing else filled`() throws {
        let scratch = try Scratch()
        let questionnaire = try Self.filled()
        let table = try #require(questionnaire.tables.first)
        let place = QuestionnaireLayout.Table(table).value(.init(row: 3, year: 2024))
        let path = scratch.path + "/back.xlsx"
        try QuestionnaireForm(
            questionnaire, areas: .standard, made: "2026-11-22T10:00:00Z",
            annotations: [place: .init(text: "=1+1", note: "no figure", style: .fault)]
        ).workbook(created: 1).write(to: path)
        let sheet = try Workbook(ByteSource(path: path)).sheet(table.sheet)
        #expect(sheet[place.row, place.column].text == "=1+1")
        let figures = sheet.rows.dropFirst(7).flatMap(\.cells).filter { cell in
            (5...8).contains(cell.column) && !cell.value.isBlank
        }
        #expect(figures.count == 1)
    }
}
