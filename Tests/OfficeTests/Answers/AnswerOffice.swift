import Collection
import Cubes
import Foundation
import Office
import Registers
import TestKit
import Vocabulary
import Warehouse

/// An office with a collection that asks France for two tables: the foreign-born by country of birth, and
/// by citizenship and sex in all.
final class AnswerOffice: Sendable {
    let office: Office
    let folder: String
    let collection = "test-stocks"

    init(round: String? = nil) throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-answers-\(UUID().uuidString)"
        office = try Office(workspace: folder, create: true)
        var content = RecordContent()
        func set(_ path: FieldPath, _ value: String) { content[path] = [Statement(value)] }
        set(FieldPath("title"), "Test of stocks")
        set(FieldPath("source-code"), "TEST_STOCKS")
        let tables: [(id: String, fields: [String: String])] = [
            (
                "born",
                [
                    "title": "Foreign-born by country of birth", "dataflow": "DF_STOCK",
                    "end": "destination", "criterion": "B", "counterpart": "each",
                    "least-stay": "12", "years": "2022/2024",
                ]
            ),
            (
                "citizens",
                [
                    "title": "Foreign citizens by sex", "dataflow": "DF_STOCK",
                    "end": "destination", "criterion": "C", "counterpart": "total",
                    "sex": "by-sex", "years": "2022/2024",
                ]
            ),
        ]
        for (id, fields) in tables {
            let part = FieldPath.PartKey("tables", id)
            for (name, value) in fields { set(FieldPath(name, part: part), value) }
        }
        _ = try office.registers.apply(
            [Edit(RecordKey("collections", collection), content, base: 0)], by: "test",
            reason: "test")
        if let round {
            _ = try office.openRound(collection, round: round, areas: ["FRA"], by: "desk")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func questionnaire(_ area: String = "FRA", round: String = "2026") throws -> Questionnaire {
        try office.draftQuestionnaire(collection, area: area, round: round)
    }

    /// The workbook as it is sent out.
    func blank(_ area: String = "FRA", round: String = "2026") throws -> TestWorkbook {
        try TestWorkbook(try office.workbookBytes(try questionnaire(area, round: round)))
    }

    /// The workbook with an answer that has nothing to find.
    func filled(_ round: String = "2026") throws -> TestWorkbook {
        var workbook = try blank(round: round)
        try fill(&workbook)
        return workbook
    }

    /// Fills the first years of both tables so that totals add up, and the definitions.
    func fill(_ workbook: inout TestWorkbook) throws {
        for (key, value) in [("W _T _T", 30_000), ("AFG _T _T", 10_000), ("DZA _T _T", 20_000)] {
            try workbook.set(cell("born", key, 2022), .number("\(value)"))
        }
        for (key, value) in [("W _T _T", 900), ("W F _T", 400), ("W M _T", 500)] {
            try workbook.set(cell("citizens", key, 2022), .number("\(value)"))
        }
    }

    /// Where a figure stands in the workbook as it is sent out.
    func cell(_ table: String, _ row: String, _ year: Int) throws -> QuestionnairePlace {
        let questionnaire = try questionnaire()
        guard let table = questionnaire.table(table),
            let index = table.rows.firstIndex(where: { $0.key == row })
        else { throw TestWorkbook.NotThere(what: "\(table) \(row)") }
        return QuestionnaireLayout.Table(table).value(.init(row: index, year: year))
    }

    func receive(
        _ workbook: TestWorkbook, inPart: Bool = false, name: String = "answer.xlsx",
        expected: AnswerIdentification.Expected = .init()
    ) throws -> ReceivedAnswer {
        try office.receive(
            SentDocument(
                try workbook.bytes(), name: name, expected: expected, isInPart: inPart),
            by: "ana")
    }

    /// The figures held of the collection, by key and year.
    func held(_ sight: Office.Audience = .desk) throws -> [String: String] {
        var figures: [String: String] = [:]
        for held in try office.seen(by: sight).held(
            KeyPattern(.stock).with(.source, "TEST_STOCKS"))
        {
            let key = held.series.key
            for item in held.series.observations {
                let name = [
                    key[.criterion], key[.origin], key[.sex],
                    item.period.calendarYear.map(String.init),
                ].compactMap { $0 }.joined(separator: " ")
                figures[name] = item.value.number.map { "\(Int($0))" } ?? "\(item.status.rawValue)"
            }
        }
        return figures
    }
}

extension ReceivedAnswer {
    /// The findings of a severity as `rule place`.
    func found(_ severity: AnswerFinding.Severity) -> [String] {
        findings.filter { $0.severity == severity }.map { "\($0.rule.rawValue) \($0.place)" }
    }

    var faults: [AnswerFinding] { findings.filter { $0.severity == .fault } }
}
