import Collection
import Foundation
import Office
import Testing
import Vocabulary
import Warehouse

/// Workbooks as people send them back after working on them: each with what must be found, and what must
/// be taken.
struct MutatedWorkbookTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (AnswerOffice, inout TestWorkbook) throws -> Void
        /// Findings that must be there, as `severity rule`, with a piece of what was found.
        var found: [(String, String)] = []
        /// Figures that must be held, by criterion, origin, sex and year; all others as filled.
        var figures: [String: String?] = [:]
        var outcome = ReceivedAnswer.Outcome.taken
    }

    /// What is held after an answer in which nothing was changed.
    static let plain = [
        "B W _T 2022": "30000", "B AFG _T 2022": "10000", "B DZA _T 2022": "20000",
        "C W _T 2022": "900", "C W F 2022": "400", "C W M 2022": "500",
    ]

    static func typed(
        _ name: String, _ content: TestWorkbook.Content, _ found: [(String, String)],
        _ figure: String?
    ) -> Case {
        Case(
            testDescription: name,
            change: { bench, book in
                book.addDateStyle()
                try book.set(try bench.cell("born", "ALB _T _T", 2022), content)
            }, found: found, figures: ["B ALB _T 2022": figure],
            outcome: found.contains { $0.0.hasPrefix("fault") } ? .takenInPart : .taken)
    }

    static let cells: [Case] = [
        typed("a whole number", .number("500"), [], "500"),
        typed("zero is a figure", .number("0"), [], "0"),
        typed("a number with noise in its last digit", .number("500.00000000000006"), [], "500"),
        typed("a number in scientific notation", .number("5E2"), [], "500"),
        typed("digits as text", .text("500"), [], "500"),
        typed("blanks around digits", .text("  500 "), [], "500"),
        typed("a thousand with a blank", .text("1 234"), [("remark value", "1 234")], "1234"),
        typed(
            "a thousand with a narrow blank", .text("1\u{202F}234"), [("remark value", "1")], "1234"
        ),
        typed(
            "millions with commas", .text("1,234,567"), [("remark value", "1,234,567")], "1234567"),
        typed("apostrophes", .text("12'345"), [("remark value", "12'345")], "12345"),
        typed("one comma", .text("1,234"), [("fault value", "may mean 1234 or 1.234")], nil),
        typed("one point", .text("1.234"), [("fault value", "may mean 1234 or 1.234")], nil),
        typed("a flag behind", .text("12 345 (e)"), [("remark value", "12 345 (e)")], "12345"),
        typed("n/a", .text("n/a"), [("fault value", "n/a")], nil),
        typed("a dash", .text("-"), [("fault value", "-")], nil),
        typed("words", .text("see note"), [("fault value", "see note")], nil),
        typed("less than five", .text("<5"), [("fault value", "<5")], nil),
        typed("not available", .text(".."), [], "O"),
        typed("not applicable", .text("."), [], "M"),
        typed("confidential", .text("c"), [], "Q"),
        typed("a negative", .number("-5"), [("fault value", "less than nothing")], nil),
        typed("a fraction", .number("12.5"), [("fault value", "a fraction")], nil),
        typed("more than live", .number("99999999999"), [("fault value", "more people")], nil),
        typed("an infinity of digits", .number("1E300"), [("fault value", "1E300")], nil),
        typed("an error", .error("#REF!"), [("fault value", "#REF!")], nil),
        typed("a truth value", .bool, [("fault value", "TRUE")], nil),
        typed("a date", .date("45323"), [("fault value", "a date")], nil),
        typed(
            "a formula with its result", .formula("250+250", result: "500"),
            [("remark value", "a formula with the result 500")], "500"),
        typed(
            "a formula without a result", .formula("250+250", result: nil),
            [("fault value", "a formula without a result")], nil),
        typed("digits of another script", .text("\u{0665}\u{0660}\u{0660}"), [], "500"),
        typed("nothing", .nothing, [], nil),
    ]

    @Test(arguments: cells + structures)
    func `what was typed is taken, or told of`(_ case: Case) throws {
        let bench = try AnswerOffice()
        var book = try bench.filled()
        try `case`.change(bench, &book)
        let answer = try bench.receive(book, inPart: true)
        let told = answer.findings.map {
            "\($0.severity.rawValue) \($0.rule.rawValue): \($0.found)"
        }
        for (kind, text) in `case`.found {
            #expect(
                told.contains { $0.hasPrefix(kind) && $0.contains(text) },
                "\(kind) \(text) in \(told)")
        }
        if `case`.found.isEmpty {
            // A mark or nothing beside a total may be asked about; a plain figure is not a finding.
            #expect(answer.faults.isEmpty, "\(told)")
        }
        #expect(answer.outcome == `case`.outcome, "\(told)")
        var expected = Self.plain
        for (name, value) in `case`.figures { expected[name] = value }
        #expect(try bench.held() == expected)
    }

    static let structures: [Case] = [
        Case(
            testDescription: "rows sorted the other way round",
            change: { bench, book in
                try book.rewrite(try bench.cell("born", "W _T _T", 2022).sheet) { rows in
                    let head = rows.filter { $0.number < 8 }
                    let body = rows.filter { $0.number >= 8 }
                    return head
                        + zip(body.map(\.number), body.reversed()).map { ($0, $1.xml) }
                }
            }, found: [("remark structure", "in another place")]),
        Case(
            testDescription: "a row inserted above the table",
            change: { bench, book in
                try book.rewrite(try bench.cell("born", "W _T _T", 2022).sheet) { rows in
                    rows.map { ($0.number >= 3 ? $0.number + 1 : $0.number, $0.xml) }
                }
            }, found: [("remark structure", "in another place")]),
        Case(
            testDescription: "rows taken out",
            change: { bench, book in
                let row = try bench.cell("born", "AFG _T _T", 2022).row
                try book.rewrite(try bench.cell("born", "W _T _T", 2022).sheet) { rows in
                    rows.filter { $0.number != row }
                }
            }, found: [("question structure", "1 row fewer: AFG _T _T")],
            figures: ["B AFG _T 2022": nil]),
        Case(
            testDescription: "a row of the country's own",
            change: { bench, book in
                let place = try bench.cell("born", "W _T _T", 2022)
                try book.set(place.sheet, row: 900, "B900", .text("Atlantis"))
                try book.set(place.sheet, row: 900, "E900", .number("77"))
            }, found: [("fault structure", "Atlantis")], outcome: .takenInPart),
        Case(
            testDescription: "a row there twice with other figures",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                try book.set(place.sheet, row: 900, "A900", .text("AFG _T _T"))
                try book.set(place.sheet, row: 900, "E900", .number("77"))
            }, found: [("fault structure", "2 rows AFG _T _T")],
            figures: ["B AFG _T 2022": nil], outcome: .takenInPart),
        Case(
            testDescription: "a row there twice, once without figures",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                try book.set(place.sheet, row: 900, "A900", .text("AFG _T _T"))
            }, found: [("remark structure", "2 rows AFG _T _T")]),
        Case(
            testDescription: "a column of notes",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                try book.set(place.sheet, row: 7, "Z7", .text("Notes"))
                try book.set(place.sheet, row: place.row, "Z\(place.row)", .text("census"))
            },
            found: [("remark structure", "headed \"Notes\""), ("remark structure", "\"Notes\"")]),
        Case(
            testDescription: "a column with a year twice",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                try book.set(place.sheet, row: 7, "Z7", .number("2022"))
                try book.set(place.sheet, row: place.row, "Z\(place.row)", .number("5"))
            }, found: [("fault structure", "2 columns headed 2022")],
            figures: ["B W _T 2022": nil, "B AFG _T 2022": nil, "B DZA _T 2022": nil],
            outcome: .takenInPart),
        Case(
            testDescription: "a heading taken away",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2024)
                try book.set(place.sheet, row: 7, "I7", .nothing)
                try book.set(place, .number("5"))
            },
            found: [
                ("question structure", "no column headed 2024"),
                ("remark structure", "without heading"),
            ]),
        Case(
            testDescription: "a sheet renamed",
            change: { bench, book in
                book.rename(try bench.cell("born", "W _T _T", 2022).sheet, "Naissance")
            }, found: [("remark structure", "the sheet \"Naissance\"")]),
        Case(
            testDescription: "a sheet taken out",
            change: { bench, book in
                try book.drop(try bench.cell("citizens", "W _T _T", 2022).sheet)
            }, found: [("question structure", "no sheet")],
            figures: ["C W _T 2022": nil, "C W F 2022": nil, "C W M 2022": nil]),
        Case(
            testDescription: "merged cells",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                let part = try book.part(place.sheet)
                let range = "\(place.address):E\(place.row + 1)"
                book[part] = book[part].replacing(
                    /<mergeCells count="\d+">/
                ) { "\($0.output)<mergeCell ref=\"\(range)\"/>" }
            }, found: [("fault value", "merged cells")], figures: ["B AFG _T 2022": nil],
            outcome: .takenInPart),
        Case(
            testDescription: "a word on the first sheet",
            change: { _, book in
                try book.set("Start", row: 60, "A60", .text("Call us in June"))
            }, found: [("remark structure", "Call us in June")]),
        Case(
            testDescription: "a flag that there is not",
            change: { bench, book in
                let place = try bench.cell("born", "AFG _T _T", 2022)
                try book.set(place.sheet, row: place.row, "F\(place.row)", .text("z"))
            }, found: [("question code", "the flag \"z\"")]),
        Case(
            testDescription: "a flag without a figure",
            change: { bench, book in
                let place = try bench.cell("born", "ALB _T _T", 2022)
                try book.set(place.sheet, row: place.row, "F\(place.row)", .text("e"))
            }, found: [("question code", "beside no figure")]),
        Case(
            testDescription: "a total that does not add up",
            change: { bench, book in
                try book.set(try bench.cell("citizens", "W F _T", 2022), .number("399"))
            }, found: [("question totals", "899")], figures: ["C W F 2022": "399"]),
        Case(
            testDescription: "a leap from year to year",
            change: { bench, book in
                try book.set(try bench.cell("born", "AFG _T _T", 2023), .number("90000"))
            }, found: [("question previous", "90000")], figures: ["B AFG _T 2023": "90000"]),
    ]
}
