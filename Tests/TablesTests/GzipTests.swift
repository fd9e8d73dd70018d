import Tables
import TestKit
import Testing

@Suite struct GzipTests {
    private let text = Array(
        String(repeating: "geo,t,from,sex,n\nABW,1990,BES,female,25\n", count: 2000).utf8)

    @Test(arguments: [1, 6, 9, 99])
    func `what is compressed inflates to itself`(level: Int) throws {
        let packed = Gzip.compress(text, level: level)
        #expect(packed.count < text.count / 10)
        #expect(try Gzip.inflate(packed) == text)
        #expect(try Gzip.inflate(Gzip.compress([])) == [])
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(try Gzip.inflate(Gzip.compress(noise, level: level)) == noise)
    }

    @Test func `members follow one another, and zeros may pad the end`() throws {
        let two = Gzip.compress([1, 2]) + Gzip.compress([3])
        #expect(try Gzip.inflate(two) == [1, 2, 3])
        #expect(try Gzip.inflate(two + [0, 0, 0]) == [1, 2, 3])
        let error = #expect(throws: TableError.self) { try Gzip.inflate(two + [0, 1]) }
        #expect(error?.kind == .corrupt)
        #expect(error?.place.byte == two.count)
    }

    @Test func `a file cut off anywhere says at which byte`() {
        let packed = Gzip.compress(text)
        for step in 1..<50 {
            let cut = Array(packed.prefix(packed.count * step / 50))
            let error = #expect(throws: TableError.self) { try Gzip.inflate(cut) }
            #expect(error?.kind == .truncated)
            #expect(error?.place.byte == cut.count)
        }
        #expect(throws: TableError.self) { try Gzip.inflate([]) }
        #expect(throws: TableError.self) { try Gzip.inflate([0x1F]) }
    }

    @Test func `a wrong checksum or length is found`() {
        let packed = Gzip.compress(text)
        for index in packed.count - 8..<packed.count {
            var wrong = packed
            wrong[index] ^= 1
            let error = #expect(throws: TableError.self) { try Gzip.inflate(wrong) }
            #expect(error?.kind == .corrupt)
        }
    }

    @Test func `a bomb is stopped at the limit that it names`() {
        let bomb = Gzip.compress(Array(repeating: 0, count: 24 << 20))
        let ratio = #expect(throws: TableError.self) { try Gzip.inflate(bomb) }
        #expect(ratio?.kind == .limit)
        #expect(ratio?.found.contains("\(10 << 20) bytes") == true)
        var limits = ByteLimits()
        limits.inflated = 1000
        let size = #expect(throws: TableError.self) {
            try Gzip.inflate(Gzip.compress(text), limits: limits)
        }
        #expect(size?.expected.contains("1000") == true)
        limits = ByteLimits()
        limits.ratio = 2000
        #expect(throws: Never.self) { try Gzip.inflate(bomb, limits: limits) }
    }

    @Test func `two thousand mutations are inflated or refused`() {
        let packed = Gzip.compress(Array(text.prefix(3000)))
        var generator = SeededGenerator(seed: 3)
        var refused = 0
        for _ in 0..<2000 {
            do { _ = try Gzip.inflate(mutated(packed, using: &generator)) } catch { refused += 1 }
        }
        #expect(refused > 1500)
    }
}
