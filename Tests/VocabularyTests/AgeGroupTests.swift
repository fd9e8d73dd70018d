import Testing
import Vocabulary

struct AgeGroupTests {
    @Test(arguments: [
        ("_T", AgeGroup.total), ("_U", .unknown), ("Y0", .years(0, 0)), ("Y25", .years(25, 25)),
        ("Y0T4", .years(0, 4)), ("Y100T104", .years(100, 104)), ("Y_GE65", .from(65)),
        ("Y_GE0", .from(0)), ("Y150", .years(150, 150)),
    ])
    func `a code is read and printed again`(_ code: String, _ age: AgeGroup) {
        #expect(AgeGroup(code: code) == age)
        #expect(age.code == code)
    }

    @Test func `under fifteen is 0 to 14`() {
        #expect(AgeGroup(code: "Y_LT15") == .years(0, 14))
        #expect(AgeGroup(code: "Y_LT1") == .years(0, 0))
        #expect(AgeGroup(code: "Y_LT0") == nil)
    }

    @Test func `every range of ages reads back`() {
        for first in 0...120 {
            #expect(AgeGroup(code: AgeGroup.from(first).code) == .from(first))
            for last in first...120 {
                let age = AgeGroup.years(first, last)
                #expect(AgeGroup(code: age.code) == age)
            }
        }
    }

    @Test(
        arguments: [
            "", "Y", "T", "_", "_X", "Y-1", "Y_GE", "Y_GE-1", "Y_GE1T4", "YT4", "Y5T", "Y9T5",
            "Y1T2T3", "Y151", "Y0T151", "Y_GE151", "y5", " Y5", "Y5 ", "Y５", "Y1\u{301}",
            "Y99999999999999999999", "Y_LT", "0-4", "TOTAL",
        ])
    func `anything else is refused`(_ code: String) {
        #expect(AgeGroup(code: code) == nil)
    }
}
