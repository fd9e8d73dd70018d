import Tables
import TestKit
import Testing

@Suite struct NumberTextTests {
    @Test func `whole numbers are read to the last digit`() {
        for value in [0, 7, -7, 280_598_105, Int.max, Int.min, 999_999_999_999_999_999] {
            #expect(NumberText.int(String(value)) == value)
        }
        #expect(NumberText.int("007") == 7)
        #expect(NumberText.int("+5") == 5)
        #expect(NumberText.int("0000000000000000000000042") == 42)
        #expect(NumberText.int("9223372036854775808") == nil)
        #expect(NumberText.int("-9223372036854775809") == nil)
        #expect(NumberText.int("99999999999999999999999") == nil)
    }

    @Test(arguments: [
        "", " ", "-", "+", "--1", "1,000", "1 000", "1.0", "1e3", "0x10", " 5", "5 ", "١", "5\u{0}",
        "1_000", "1\u{a0}000",
    ])
    func `what is no whole number is nil`(text: String) {
        #expect(NumberText.int(text) == nil)
    }

    @Test(arguments: [
        "", " ", ".", "-", "-.", "+", "e5", "1e", "1e+", "1e1.5", "1,000", "1.000,5", "1e400",
        "-1e400", "1e-400", "1e99999999999999999999", "nan", "NaN", "inf", "Infinity", "-inf",
        "0x1p3", "0x10", " 1", "1 ", "1.2.3", "1d5", "..", "N/A", "1f", "1e 5", "−1",
    ])
    func `what is no number is nil`(text: String) {
        #expect(NumberText.double(text) == nil)
    }

    @Test func `numbers are read as the nearest double`() {
        for (text, value) in [
            ("0", 0), ("1", 1), ("-12.5e3", -12500), (".5", 0.5), ("5.", 5), ("+1.5", 1.5),
            ("43337.6910000001", 43337.6910000001), ("0.1", 0.1), ("1E22", 1e22), ("1e23", 1e23),
            ("9007199254740993", 9_007_199_254_740_992), ("123456789012345678", 123456789012345680),
            ("2.2250738585072011e-308", 2.2250738585072011e-308), ("4.9e-324", 5e-324),
            ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
            ("0.30000000000000004", 0.1 + 0.2), ("0e999", 0),
            ("000000000000000000000000001.5", 1.5),
            ("100000000000000000000000000000", 1e29),
        ] as [(String, Double)] {
            #expect(NumberText.double(text) == value, "\(text)")
        }
        #expect(NumberText.double("-0")?.sign == .minus)
        let half = "1." + String(repeating: "0", count: 1000) + "1"
        #expect(NumberText.double(half) == 1)
        #expect(NumberText.double("0." + String(repeating: "0", count: 400) + "1e400") == 0.1)
    }

    @Test func `a hundred thousand numbers read back as they were written`() {
        var generator = SeededGenerator(seed: 11)
        var wrong: [String] = []
        for index in 0..<100_000 {
            let value: Double
            switch index % 3 {
            case 0: value = Double(bitPattern: generator.next())
            case 1:
                value =
                    Double(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)) / 1000
            default: value = Double.random(in: -1e6...1e6, using: &generator)
            }
            guard value.isFinite, value != 0 else { continue }
            if NumberText.double(value.description) != value { wrong.append(value.description) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `any digits give what the standard library gives`() {
        var generator = SeededGenerator(seed: 12)
        var wrong: [String] = []
        for _ in 0..<50_000 {
            var text = String(repeating: "0", count: Int.random(in: 0...3, using: &generator))
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                text += String(Int.random(in: 0...9, using: &generator))
            }
            text += "." + String(generator.next() >> UInt64.random(in: 0..<64, using: &generator))
            text += "e" + String(Int.random(in: -60...60, using: &generator))
            if let value = Double(text), value != 0, NumberText.double(text) != value {
                wrong.append(text)
            }
        }
        #expect(wrong.isEmpty)
    }
}
