import Collection
import TestKit
import Testing

/// What was typed where a figure belongs.
struct TypedFigureTests {
    @Test(
        arguments: [
            ("0", 0), ("12345", 12_345), ("007", 7), ("1 234", 1_234),
            ("1\u{A0}234\u{A0}567", 1_234_567),
            ("1'234", 1_234), ("1\u{2019}234", 1_234), ("1,234,567", 1_234_567),
            ("1.234.567", 1_234_567), ("1,234,567.0", 1_234_567), ("1.234.567,00", 1_234_567),
            ("1234.0", 1_234), ("1234,0", 1_234), ("+5", 5), (" 5 ", 5), ("\u{0661}\u{0662}", 12),
        ] as [(String, Double)])
    func `what has one reading is read`(text: String, value: Double) {
        guard case .figure(let read, let flags, _) = TypedFigure(text) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(read == value && flags.isEmpty)
    }

    @Test(arguments: [
        ("5e", "e"), ("5 (p)", "p"), ("1 234 b", "b"), ("12 345 (e)", "e"), ("5 E", "e"),
    ])
    func `a flag may stand behind`(text: String, flag: String) {
        guard case .figure(_, let flags, let note) = TypedFigure(text) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(flags.map(\.rawValue) == [flag] && note != nil)
    }

    @Test(arguments: ["1,234", "1.234", "12,345", "999.999"])
    func `one separator before three digits is a fault with both readings`(text: String) {
        guard case .fault(let found, _) = TypedFigure(text) else {
            Issue.record("\(text) is read")
            return
        }
        #expect(found.contains("which may mean"))
    }

    @Test(
        arguments: [
            "n/a", "-", "--", "x", "abc", "12 34", "1,23,456", "1..2", "1e5", "0x10", "5%", "#N/A",
            "5 c", "<5", "~5", "5-6", "1/2", "=1", "1,2.3,4", "e", "p e", "(5)", "-1", "0.5", "1,5",
            "99999999999999999999", "\u{0}", "1\u{0301}", "½", "Ⅷ", "五", "1 2345", "0 123", "５.５",
        ])
    func `what is not certain is a fault`(text: String) {
        guard case .fault(_, let expected) = TypedFigure(text) else {
            Issue.record("\(text) is read as \(TypedFigure(text))")
            return
        }
        #expect(!expected.isEmpty)
    }

    @Test func `marks are marks, whatever case and brackets`() {
        #expect(TypedFigure("..") == .mark(.notAvailable))
        #expect(TypedFigure(" . ") == .mark(.notApplicable))
        #expect(TypedFigure("C") == .mark(.confidential))
        #expect(TypedFigure("(c)") == .mark(.confidential))
    }

    @Test
    func `whatever is typed is read, a mark, or a fault, and plain digits are always the number`() {
        var generator = SeededGenerator(seed: 41)
        let pieces = Array("0123456789 .,'()epbc-+/<\u{A0}\u{202F}\u{0665}xé\u{1F600}")
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...9, using: &generator)
            let text = String(
                (0..<count).compactMap { _ in pieces.randomElement(using: &generator) })
            let isDigits =
                text.allSatisfy(\.isASCII) && Int(text) != nil && text.allSatisfy(\.isNumber)
            switch TypedFigure(text) {
            case .figure(let value, _, let note):
                #expect(value >= 0 && value == value.rounded())
                if isDigits { #expect(value == Double(text) && note == nil) }
            case .mark, .fault: #expect(!isDigits, "\(text)")
            }
        }
    }
}
