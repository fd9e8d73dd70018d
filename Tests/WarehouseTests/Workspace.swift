import Cubes
import Foundation
import Testing
import Vocabulary
import Warehouse

/// A workspace folder for one test, removed with it.
final class Workspace: Sendable {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/corridor-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The database file.
    var file: String { folder + "/" + Warehouse.fileName }

    func open(create: Bool = true) throws -> Warehouse {
        try Warehouse(folder: folder, create: create)
    }
}

extension ReleaseDraft {
    /// A draft for tests: `bytes` stands for what the file holds, nil for no file.
    static func test(
        _ bytes: String?, source: String = "S", table: String = "t",
        kind: Release.Kind = .imported, periods: Set<Period>? = nil
    ) -> ReleaseDraft {
        let files = bytes.map {
            [
                ReleaseFile(
                    name: "f.csv", sha256: contentHash(Array($0.utf8)), size: $0.utf8.count,
                    sheets: ["one"])
            ]
        }
        return ReleaseDraft(
            source: source, table: table, kind: kind, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u", notes: ["n"], files: files ?? [],
            extent: periods.map { .init($0) } ?? .table)
    }
}

/// A series of displaced people from one origin, a figure a year.
func series(_ origin: String, _ figures: [Int: Double], row: Int = 2) throws -> Series {
    let key = try SeriesKey(.displaced, ["A", "S", origin, "TUR", "REF"])
    let observations = try figures.sorted { $0.key < $1.key }.map { year, value in
        Observation(
            period: try #require(Period(year: year)), value: .number(value), row: row, column: 3)
    }
    return Series(key: key, observations: observations)
}

/// The calendar years given, as periods.
func years(_ numbers: Int...) -> Set<Period> {
    Set(numbers.compactMap { Period(year: $0) })
}

/// A pattern for everything held of a dataflow.
let displaced = KeyPattern(.displaced)
