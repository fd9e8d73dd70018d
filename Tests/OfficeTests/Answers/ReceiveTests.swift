import Collection
import Cubes
import Foundation
import Office
import Testing
import Vocabulary
import Warehouse

/// What becomes of answers as countries send them back.
struct ReceiveTests {
    @Test func `an answer becomes a release that waits, with the cell of each figure`() throws {
        let bench = try AnswerOffice()
        let answer = try bench.receive(try bench.filled())
        #expect(answer.outcome == .taken && answer.faults.isEmpty)
        #expect(answer.account.answered == ["born": 3, "citizens": 3])
        let held = try bench.held()
        #expect(held == MutatedWorkbookTests.plain)
        #expect(try bench.held(.everybody).isEmpty)
        let release = try #require(try bench.office.warehouse.release(answer.release ?? 0))
        #expect(release.standing == .pending && release.table == "test-stocks/FRA")
        #expect(release.files.map(\.sha256) == [answer.document.sha256])
        #expect(release.extent == .figures)
        #expect(try Warehouse.check(folder: bench.folder).findings == [])
        #expect(
            try bench.office.documentBytes(answer)
                == bench.office.warehouse.documentBytes(answer.document.sha256))
    }

    @Test func `the same document twice changes nothing`() throws {
        let bench = try AnswerOffice()
        let workbook = try bench.filled()
        let first = try bench.receive(workbook)
        let again = try bench.receive(workbook, name: "another name.xlsx")
        #expect(again.isRepeated && again.id == first.id)
        #expect(try bench.office.warehouse.releases().count == 1)
        #expect(try bench.office.warehouse.receipts().count == 1)
    }

    @Test func `a later answer replaces what waits and keeps what was accepted`() throws {
        let bench = try AnswerOffice()
        let first = try bench.receive(try bench.filled())
        try bench.office.acceptAnswer(
            "test-stocks", area: "FRA", round: "2026", by: "desk", reason: "fine")
        try bench.office.recordStep(
            .publish, collection: "test-stocks", area: "FRA", round: "2026", by: "desk")
        let published = try bench.held(.everybody)
        #expect(published.count == 6)
        var second = try bench.filled()
        try second.set(try bench.cell("born", "AFG _T _T", 2023), .number("11000"))
        let next = try bench.receive(second)
        // Drafted meanwhile, it is filled with what waits; the country takes that out again.
        var third = try bench.filled()
        try third.set(try bench.cell("born", "AFG _T _T", 2023), .nothing)
        try third.set(try bench.cell("born", "AFG _T _T", 2024), .number("12000"))
        let last = try bench.receive(third)
        #expect(last.outcome == .taken && last.release != next.release)
        let held = try bench.held()
        var expected = MutatedWorkbookTests.plain
        expected["B AFG _T 2024"] = "12000"
        #expect(held == expected)
        #expect(try bench.held(.everybody) == published)
        func isWithdrawn(_ answer: ReceivedAnswer) throws -> Bool? {
            try answer.release.flatMap { try bench.office.warehouse.release($0) }?.standing
                .isWithdrawn
        }
        #expect(try isWithdrawn(next) == true)
        #expect(try isWithdrawn(first) == false)
        #expect(try bench.office.answers(to: "test-stocks", of: "FRA").count == 3)
    }

    @Test
    func `with a fault nothing is taken, in part all but the fault, and the document is kept`()
        throws
    {
        let bench = try AnswerOffice()
        var workbook = try bench.filled()
        let cell = try bench.cell("born", "ALB _T _T", 2022)
        try workbook.set(cell, .text("about 500"))
        let refused = try bench.receive(workbook)
        #expect(refused.outcome == .refused && refused.release == nil)
        #expect(refused.found(.fault) == ["value \(cell)"])
        #expect(refused.faults.first?.found == "\"about 500\"")
        #expect(try bench.held().isEmpty)
        #expect(try bench.office.documentBytes(refused) == workbook.bytes())
        let taken = try bench.receive(workbook, inPart: true)
        #expect(taken.outcome == .takenInPart)
        #expect(taken.account.leftOut.map(\.text) == ["about 500"])
        #expect(try bench.held().count == 6)
        let release = try bench.office.warehouse.release(taken.release ?? 0)
        #expect(release?.notes.first?.contains("1 cells with faults") == true)
    }

    @Test func `a figure's explanation leads to the workbook, its sheet and its cell`() throws {
        let bench = try AnswerOffice()
        let answer = try bench.receive(try bench.filled(), name: "france.xlsx")
        let place = try bench.cell("born", "DZA _T _T", 2022)
        let year = try #require(Period(year: 2022))
        let explanation = try bench.office.explain(
            try KeyPattern(.stock, "SOURCE=TEST_STOCKS,ORIGIN=DZA"), period: year)
        let rows = explanation.sections.flatMap(\.rows)
        func text(_ label: String) -> String? { rows.first { $0.label == label }?.text }
        #expect(text("File") == "france.xlsx")
        #expect(text("Sheet") == place.sheet)
        #expect(text("Row") == "\(place.row)" && text("Column") == "\(place.column)")
        #expect(explanation.value == 20_000)
        #expect(explanation.sources.first?.release == answer.release)
    }

    @Test func `what an answer says of its definitions is what its series count`() throws {
        let bench = try AnswerOffice()
        var workbook = try bench.filled()
        try set("duration", "6 = six months", &workbook)
        try set("compiled-from", "REGISTER", &workbook)
        try set("source", "Register of residents", &workbook)
        try set("refugees", "perhaps", &workbook)
        let answer = try bench.receive(workbook)
        #expect(answer.outcome == .taken)
        #expect(answer.findings.filter { $0.rule == .definition }.map(\.severity) == [.question])
        #expect(answer.findings.filter { $0.rule == .code }.map(\.found) == ["\"perhaps\""])
        let held = try bench.office.held(try KeyPattern(.stock, "SOURCE=TEST_STOCKS,ORIGIN=DZA"))
        let key = try #require(held.first?.series.key)
        let definition = try bench.office.definition(of: key)
        #expect(definition[.duration]?.code == "6")
        #expect(definition[.compiledFrom]?.code == "REGISTER")
        #expect(definition[.refugees] == nil)
        let release = try bench.office.warehouse.release(answer.release ?? 0)
        #expect(release?.notes.contains { $0.contains("Register of residents") } == true)
    }

    @Test func `figures by another criterion are not those that were asked for`() throws {
        let bench = try AnswerOffice()
        var workbook = try bench.filled()
        try set("criterion", "C", &workbook)
        let refused = try bench.receive(workbook)
        #expect(refused.outcome == .refused && refused.faults.map(\.rule) == [.definition])
        let taken = try bench.receive(workbook, inPart: true)
        #expect(taken.account.answered == ["citizens": 3] && taken.account.leftOut.count == 3)
    }

    @Test func `the workbook that goes back has what was typed, and a sheet of findings`() throws {
        let bench = try AnswerOffice()
        var workbook = try bench.filled()
        let cell = try bench.cell("born", "ALB _T _T", 2022)
        try workbook.set(cell, .text("about 500"))
        let refused = try bench.receive(workbook)
        let back = try TestWorkbook(try bench.office.annotatedWorkbook(refused))
        let list = back[try back.part("Findings")]
        #expect(list.contains("Your reply") || back["xl/sharedStrings.xml"].contains("Your reply"))
        let texts = back["xl/sharedStrings.xml"]
        #expect(texts.contains("about 500") && texts.contains("What is the figure?"))
        let notes = back.parts.filter { $0.key.contains("comments") }
            .map { String(decoding: $0.value, as: UTF8.self) }.joined()
        #expect(notes.contains("Fault: ALB _T _T, 2022"))

        // The country corrects the figure in that workbook, replies, and sends it again.
        var second = back
        try second.set(cell, .number("0"))
        try second.set("Findings", row: 5, "H5", .text("nobody, in fact"))
        let taken = try bench.receive(second)
        #expect(taken.outcome == .taken)
        #expect(taken.account.remarks.contains { $0.contains("nobody, in fact") })
        #expect(try bench.held().count == 7)
    }

    @Test func `cells sent as JSON are an answer too`() throws {
        let bench = try AnswerOffice()
        let identity = QuestionnaireIdentity(try bench.questionnaire(), made: "")
        let answer = QuestionnaireAnswer(
            identity: identity,
            cells: [
                .init(table: "born", row: "AFG _T _T", year: 2022, text: "10 000 (e)"),
                .init(table: "born", row: "XYZ _T _T", year: 2022, text: "1"),
            ])
        let bytes = Array(try JSONEncoder().encode(answer))
        let sent = SentDocument(
            bytes, name: "answer.json", mediaType: SentDocument.cells, isInPart: true)
        let taken = try bench.office.receive(sent, by: "ana")
        #expect(taken.outcome == .takenInPart && taken.account.leftOut.map(\.row) == ["XYZ _T _T"])
        let held = try bench.office.held(try KeyPattern(.stock, "SOURCE=TEST_STOCKS"))
        let figure = try #require(held.first?.series.observations.first)
        #expect(figure.value == .number(10_000) && figure.status == .estimated && figure.row == 1)
        #expect(throws: Never.self) { try bench.office.annotatedWorkbook(taken) }
    }

    private func set(
        _ question: String, _ text: String, _ workbook: inout TestWorkbook
    ) throws {
        let number = try #require(MetadataQuestion.all.firstIndex { $0.id == question })
        try workbook.set(
            QuestionnaireLayout.Metadata.answer(question: number, table: 0), .text(text))
    }
}
