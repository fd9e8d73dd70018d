import Foundation
import Tables
import TestKit
import Testing

@Suite struct ZipWriterTests {
    /// The bytes of an archive.
    private func archive(
        modified: Int = 1_700_000_000, wideFrom: UInt64 = .max, _ body: (ZipWriter) throws -> Void
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: modified, wideFrom: wideFrom) { bytes += $0 }
        try body(zip)
        try zip.finish()
        return bytes
    }

    /// Bytes that deflate well in parts, and cannot in others.
    private func content(_ count: Int, using generator: inout SeededGenerator) -> [UInt8] {
        let letters = UInt8.random(in: 1...255, using: &generator)
        return (0..<count).map { _ in UInt8.random(in: 0...letters, using: &generator) }
    }

    @Test func `entries of all sizes, written in pieces of all sizes, are read back`() throws {
        var generator = SeededGenerator(seed: 40)
        for wideFrom: UInt64 in [.max, 1, 1000, 70_000] {
            let sizes = [
                0, 1, 2, 999, 65_535, 65_536, 200_000, Int.random(in: 0...5000, using: &generator),
            ]
            let entries = sizes.enumerated().map {
                ("folder \($0)/é\($0).csv", content($1, using: &generator))
            }
            let bytes = try archive(wideFrom: wideFrom) { zip in
                for (name, content) in entries {
                    try zip.add(name) { write in
                        var rest = content[...]
                        while !rest.isEmpty {
                            let count = Int.random(in: 1...90_000, using: &generator)
                            try rest.prefix(count).withUnsafeBytes { try write($0) }
                            rest = rest.dropFirst(count)
                        }
                    }
                }
            }
            let read = try ZipArchive(bytes)
            #expect(read.names == entries.map(\.0).sorted())
            for (name, content) in entries { #expect(try read.read(name) == content) }
        }
    }

    @Test func `a workbook packed anew is the same workbook`() throws {
        let parts = try ZipArchive(WorkbookFixture.everyType.bytes)
        let bytes = try archive { zip in
            for name in parts.names { try zip.add(name, try #require(try parts.read(name))) }
        }
        let sheet = try Workbook(bytes: bytes).sheet("Data")
        #expect(sheet["C2"].integer == 280_598_105)
        #expect(sheet["H2"] == .text("in line"))
    }

    @Test func `equal entries give equal bytes, however they were cut into pieces`() throws {
        let text = Array(String(repeating: "ORIGIN,DESTINATION,1990\n", count: 20_000).utf8)
        let whole = try archive { try $0.add("data.csv", text) }
        let pieces = try archive {
            try $0.add("data.csv") { write in
                for start in stride(from: 0, to: text.count, by: 777) {
                    try text[start..<min(start + 777, text.count)].withUnsafeBytes { try write($0) }
                }
            }
        }
        #expect(whole == pieces)
        #expect(whole.count < text.count / 50)
        #expect(try archive(modified: 1_800_000_000) { try $0.add("data.csv", text) } != whole)
    }

    @Test func `seventy thousand entries are listed`() throws {
        let bytes = try archive { zip in
            for number in 0..<70_000 { try zip.add("\(number)", [UInt8(number & 255)]) }
        }
        var limits = WorkbookLimits()
        limits.parts = 100_000
        let read = try ZipArchive(bytes, limits: limits)
        #expect(read.names.count == 70_000)
        #expect(try read.read("69999") == [UInt8(69_999 & 255)])
    }

    @Test func `an archive without entries is one`() throws {
        #expect(try ZipArchive(try archive { _ in }).names.isEmpty)
    }

    @Test(arguments: [
        "", "/etc/passwd", "../out", "a/../../out", "a/..", "./a", "a//b", "a/", "C:\\out", "c:out",
        "a\\b", "a\0b", "a\nb", "a*", "who?", "a.", "a /b", "a<b", "\"a\"",
    ])
    func `a name that is no path inside the archive is refused`(_ name: String) throws {
        let bytes = try archive { zip in
            let error = #expect(throws: TableError.self) { try zip.add(name, [1]) }
            #expect(error?.kind == .value)
            #expect(error?.place.part == name)
            try zip.add("sound", [2])
        }
        #expect(try ZipArchive(bytes).names == ["sound"])
    }

    @Test func `a name that is there in other letters is refused`() throws {
        let bytes = try archive { zip in
            try zip.add("README.md", [1])
            let error = #expect(throws: TableError.self) { try zip.add("readme.MD", [2]) }
            #expect(error?.kind == .ambiguous)
        }
        #expect(try ZipArchive(bytes).read("README.md") == [1])
    }

    private struct Full: Error {}

    @Test(arguments: [0, 10, 5000])
    func `an output that fails ends the archive with its own error`(room: Int) throws {
        var taken = 0
        let zip = ZipWriter(modified: 0) { chunk in
            taken += chunk.count
            if taken > room { throw Full() }
        }
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(throws: Full.self) { try zip.add("noise", noise) }
        let error = #expect(throws: TableError.self) { try zip.finish() }
        #expect(error?.kind == .unwritable)
        #expect(throws: TableError.self) { try zip.add("more", [1]) }
    }

    @Test func `a producer that fails ends the archive with its own error`() {
        let zip = ZipWriter(modified: 0) { _ in }
        #expect(throws: Full.self) { try zip.add("data.csv") { _ in throw Full() } }
        #expect(throws: TableError.self) { try zip.finish() }
    }

    @Test func `an entry within an entry, and anything after the end, is refused`() throws {
        let zip = ZipWriter(modified: 0) { _ in }
        try zip.add("a") { write in
            let error = #expect(throws: TableError.self) { try zip.add("b", [1]) }
            #expect(error?.expected.contains("add \"b\"") == true)
            try [1, 2].withUnsafeBytes { try write($0) }
        }
        try zip.finish()
        #expect(throws: TableError.self) { try zip.finish() }
        #expect(throws: TableError.self) { try zip.add("c", [1]) }
    }

    @Test func `the time is that of the calendar, within 1980 to 2107`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var generator = SeededGenerator(seed: 1980)
        var times = (0..<500).map { _ in
            Int.random(in: 315_532_800...4_354_819_199, using: &generator)
        }
        times += [315_532_800, 4_354_819_199, 951_782_400, 951_868_799, 4_107_542_399]
        for time in times {
            let bytes = try archive(modified: time) { try $0.add("a", []) }
            let clock = Int(bytes[10]) | Int(bytes[11]) << 8
            let day = Int(bytes[12]) | Int(bytes[13]) << 8
            let date = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second],
                from: Date(timeIntervalSince1970: TimeInterval(time)))
            #expect(day >> 9 + 1980 == date.year, "\(time)")
            #expect(day >> 5 & 15 == date.month, "\(time)")
            #expect(day & 31 == date.day, "\(time)")
            #expect(clock >> 11 == date.hour, "\(time)")
            #expect(clock >> 5 & 63 == date.minute, "\(time)")
            #expect((clock & 31) * 2 == (date.second ?? 0) / 2 * 2, "\(time)")
        }
        let first = try archive(modified: 315_532_800) { try $0.add("a", []) }
        #expect(try archive(modified: -5) { try $0.add("a", []) } == first)
        #expect(try archive(modified: .min) { try $0.add("a", []) } == first)
        #expect(throws: Never.self) { try archive(modified: .max) { try $0.add("a", []) } }
    }

    @Test func `what is written comes out as it is made, in pieces of bounded size`() throws {
        var largest = 0
        var total = 0
        var before = 0
        let zip = ZipWriter(modified: 0, level: 1) {
            largest = max(largest, $0.count)
            total += $0.count
        }
        var generator = SeededGenerator(seed: 3)
        let noise = (0..<(1 << 16)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try zip.add("large") { write in
            for _ in 0..<256 {
                try noise.withUnsafeBytes { try write($0) }
                // Nothing but zlib's window is held back.
                #expect(total - before > 0 || total == 0)
                before = total
            }
        }
        try zip.finish()
        #expect(largest <= 64 << 10)
        #expect(total > 16 << 20)
    }
}
