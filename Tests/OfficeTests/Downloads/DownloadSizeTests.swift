import Cubes
import Foundation
import Office
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Downloads of many figures. CORRIDOR_DOWNLOAD_ROWS=1000000 makes them as large as that; run alone,
/// they then show that memory stays flat.
@Suite(.serialized) struct DownloadSizeTests {
    private static let wish = ProcessInfo.processInfo.environment["CORRIDOR_DOWNLOAD_ROWS"]
    private let count = wish.flatMap { Int($0) } ?? 12_000

    /// Rows of a hundred thousand series at most, made when they are asked for.
    private func result() throws -> MadeUpResult {
        var result = try MadeUpResult.mixed()
        let codes = (0..<300).map { String(100 + $0) }
        let years = try (0..<10).map { try #require(Period(year: 2015 + $0)) }
        let attributes = AttributeSet([.unitMeasure: "PS", .dataType: "B R"])
        result.source = { [count] _ in
            var last: (series: Int, key: SeriesKey)?
            return MadeUpResult.Made(count: count) { number in
                let series = number / 10 % 90_000
                let key: SeriesKey
                if let last, last.series == series {
                    key = last.key
                } else {
                    key = try SeriesKey(
                        .stock,
                        [
                            "A", "UNDESA_2024", codes[series / 300], codes[series % 300], "B", "F",
                            "_T",
                        ])
                }
                last = (series, key)
                return DownloadRow(
                    key: key,
                    observation: Observation(
                        period: years[number % 10], value: .number(Double(number) * 1.25),
                        attributes: attributes),
                    release: 3)
            }
        }
        return result
    }

    /// The most memory that this process has had, in KiB.
    private func peak() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return try #require(line.flatMap { Int($0.split(separator: " ")[1]) })
    }

    /// What a body adds to the peak; only told where the suite runs alone.
    private func grown(_ what: String, _ body: () throws -> Void) throws {
        let before = try peak()
        try body()
        guard Self.wish != nil else { return }
        let growth = try peak() - before
        print("\(what): \(count) figures, \(growth) KiB more")
        #expect(growth < 64 << 10)
    }

    @Test func `an archive comes out while its rows are still being made`() throws {
        var result = try result()
        let rows = result.source
        // Used by one thread: the archive is written where it is asked for.
        nonisolated(unsafe) let made = Made()
        result.source = { asked in
            made.rows = rows(asked)
            made.number = 0
            return made
        }
        var total = 0
        var early = 0
        try grown("archive") {
            let account = try Download(result).writeArchive { chunk in
                #expect(chunk.count <= 64 << 10)
                total += chunk.count
                if made.number < count { early += chunk.count }
            }
            #expect(account.figures == count)
            #expect(account.series == min((count + 9) / 10, 90_000))
        }
        // What zlib holds back is little beside the whole.
        #expect(early > total / 2)
    }

    private final class Made: DownloadRows {
        var number = 0
        var rows: (any DownloadRows)?

        func next() throws -> DownloadRow? {
            number += 1
            return try rows?.next()
        }
    }

    @Test func `a workbook of many figures has them all`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/large.xlsx"
        let result = try result()
        try grown("workbook") {
            let account = try Download(result).writeWorkbook(to: path, rowsPerSheet: 1_048_576)
            #expect(account.figures == count)
        }
        guard Self.wish == nil else { return }
        let sheet = try Workbook(ByteSource(path: path)).sheet("Data")
        #expect(sheet.lastRow == count + 1)
        for row in stride(from: 2, through: count + 1, by: 97) {
            #expect(sheet[row, 16].number == Double(row - 2) * 1.25)
        }
    }
}
