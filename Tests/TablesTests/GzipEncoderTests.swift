import Tables
import TestKit
import Testing

@Suite struct GzipEncoderTests {
    private let text = Array(
        String(repeating: "geo,t,from,sex,n\nABW,1990,BES,female,25\n", count: 20_000).utf8)

    /// Deflates pieces of a size, and says how many pieces came out.
    private func deflate(
        _ bytes: [UInt8], by size: Int, level: Int = 6, flushing: Bool = false
    ) throws -> (bytes: [UInt8], pieces: Int) {
        let encoder = try GzipEncoder(level: level)
        var output: [UInt8] = []
        var pieces = 0
        let take = { (made: UnsafeRawBufferPointer) in
            output += made
            pieces += 1
        }
        var start = 0
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            bytes[start..<end].withUnsafeBytes { encoder.take($0, take) }
            if flushing { encoder.flush(take) }
            start = end
        }
        encoder.finish(take)
        return (output, pieces)
    }

    @Test(arguments: [1, 6, 9, -3, 99])
    func `pieces of any size inflate to the whole`(level: Int) throws {
        var generator = SeededGenerator(seed: 7)
        let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        for bytes in [text, noise, [], [1]] {
            for size in [999, 65_536, 1 << 20] {
                let packed = try deflate(bytes, by: size, level: level).bytes
                #expect(try Gzip.inflate(packed) == bytes)
            }
        }
        #expect(try deflate(text, by: 5000, level: level).bytes.count < text.count / 10)
    }

    @Test func `output comes while input is still taken`() throws {
        var generator = SeededGenerator(seed: 8)
        let noise = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(try deflate(noise, by: 10_000).pieces > 10)
    }

    @Test func `what was flushed can be read before the end`() throws {
        let encoder = try GzipEncoder()
        var sent: [UInt8] = []
        text[..<1000].withUnsafeBytes { encoder.take($0) { sent += $0 } }
        encoder.flush { sent += $0 }
        var read: [UInt8] = []
        try GzipStream().take(sent) { read += $0 }
        #expect(read == Array(text[..<1000]))
        let flushed = try deflate(text, by: 4000, flushing: true).bytes
        #expect(try Gzip.inflate(flushed) == text)
    }

    @Test func `an output that fails ends the work, and nothing comes after the end`() throws {
        struct Full: Error {}
        let encoder = try GzipEncoder()
        text.withUnsafeBytes { encoder.take($0) { _ in } }
        #expect(throws: Full.self) {
            try encoder.finish { (_: UnsafeRawBufferPointer) throws(Full) in throw Full() }
        }
        var after = 0
        encoder.finish { after += $0.count }
        encoder.flush { after += $0.count }
        text.withUnsafeBytes { encoder.take($0) { after += $0.count } }
        #expect(after == 0)
    }

    @Test func `equal input gives equal bytes, without a time`() throws {
        let first = try deflate(text, by: 4096).bytes
        #expect(try deflate(text, by: 4096).bytes == first)
        #expect(Array(first[4..<8]) == [0, 0, 0, 0])
    }
}
