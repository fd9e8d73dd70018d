import SDMX
import TestKit
import Testing

@Suite struct CodeInternerTests {
    @Test func `numbers agree with a dictionary over random texts`() {
        var generator = SeededGenerator(seed: 3)
        var interner = CodeInterner()
        var model: [String: UInt32] = [:]
        var order: [String] = []
        for _ in 0..<50_000 {
            let length = Int.random(in: 0...20, using: &generator)
            let alphabet = length > 3 ? 2 : 26
            let text = String(
                (0..<length).map { _ in
                    Character(
                        Unicode.Scalar(
                            UInt8.random(in: 97..<UInt8(97 + alphabet), using: &generator)))
                })
            let code = interner.code(for: text)
            if let known = model[text] {
                #expect(code == known)
            } else {
                #expect(code == UInt32(order.count))
                model[text] = code
                order.append(text)
            }
        }
        #expect(interner.count == order.count && interner.strings == order)
        #expect(order.allSatisfy { interner.find($0) == model[$0] })
        #expect(interner.find("nowhere") == nil && interner.count == order.count)
    }

    @Test func `texts that share their first and last bytes stay apart`() {
        var interner = CodeInterner()
        let texts = [
            "", "a", "aa", "aaa", "aba", "aaaa", "aaaaaaaa", "aaaaaaaaa", "aaaabaaaa", "\0",
        ]
        #expect(texts.map { interner.code(for: $0) } == (0..<10).map { UInt32($0) })
        #expect(texts.map { interner.code(for: $0) } == (0..<10).map { UInt32($0) })
        #expect(interner[4] == "aba")
    }
}
