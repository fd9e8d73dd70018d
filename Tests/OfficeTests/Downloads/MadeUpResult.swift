import Cubes
import Foundation
import Office
import Synchronization
import Tables
import Testing
import Vocabulary
import Warehouse

/// A result made up for one test.
struct MadeUpResult: DownloadableResult {
    var heading: DownloadHeading
    var releases: [Release]
    var names: [String: String] = [
        "A": "annual", "UNDESA_2024": "International Migrant Stock 2024", "MEX": "Mexico",
        "GTM": "Guatemala", "USA": "United States of America", "CIV": "Côte d’Ivoire", "W": "World",
        "B": "country of birth", "C": "country of citizenship", "_T": "all", "F": "women",
        "M": "men",
    ]
    /// Gives the rows, by how often they were asked for before.
    var source: @Sendable (Int) -> any DownloadRows
    let asked = Counter()

    final class Counter: Sendable {
        private let count = Mutex(0)

        /// How often this was called before.
        func next() -> Int {
            count.withLock { count in
                defer { count += 1 }
                return count
            }
        }
    }

    func name(of code: String, in dimension: DimensionID) -> String? { names[code] }

    func rows() throws -> any DownloadRows {
        source(asked.next())
    }

    /// Rows from a list.
    struct Listed: DownloadRows {
        var rest: ArraySlice<DownloadRow>

        mutating func next() -> DownloadRow? { rest.popFirst() }
    }

    /// Rows made when they are asked for.
    struct Made: DownloadRows {
        var number = 0
        let count: Int
        let make: (Int) throws -> DownloadRow

        mutating func next() throws -> DownloadRow? {
            guard number < count else { return nil }
            defer { number += 1 }
            return try make(number)
        }
    }

    init(_ rows: [DownloadRow], dataflow: Dataflow = .stock, releases: [Release]) {
        heading = DownloadHeading(
            title: "Migrant stocks in the United States of America", dataflow: dataflow,
            structureVersion: "1.2.0", key: "A.*.*.USA.*.*.*",
            query: "/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/1.2.0/A.*.*.USA.*.*.*",
            permanentLink: "https://example.org/rest/v2/data/DF_STOCK?asOf=2025-11-21&release=7",
            state: 7, made: "2025-11-21T14:01:01Z")
        self.releases = releases
        source = { _ in Listed(rest: rows[...]) }
    }

    static func row(
        _ key: String, _ period: String, _ value: Double?, _ status: ObservationStatus = .normal,
        reason: MissingReason = .notReported, release: Int? = 3,
        dataflow: Dataflow = .stock,
        attributes: [AttributeID: String] = [.unitMeasure: "PS"]
    ) throws -> DownloadRow {
        DownloadRow(
            key: try SeriesKey(dataflow, key.split(separator: ".").map(String.init)),
            observation: Observation(
                period: try #require(Period(period)),
                value: value.map { .number($0) } ?? .missing(reason), status: status,
                attributes: AttributeSet(attributes)),
            release: release)
    }

    static func release(
        _ id: Int, source: String = "UNDESA_2024", kind: Release.Kind = .imported,
        title: String = "International Migrant Stock 2024",
        licence: Licence = .ccBy3IGO, notes: [String] = [], withdrawn: Bool = false
    ) throws -> Release {
        let standing =
            withdrawn
            ? "{\"withdrawn\": {\"at\": \"2025-11-20T00:00:00Z\", \"reason\": \"a wrong column\"}}"
            : "{\"published\": {\"at\": \"2025-11-01T10:00:00Z\"}}"
        let text = """
            {"id": \(id), "source": "\(source)", "table": "t\(id)", "kind": "\(kind.rawValue)",
            "publisher": "Publisher \(id)", "title": "\(title)",
            "citation": "Publisher \(id) (2024). \(title).",
            "licence": \(String(decoding: try JSONEncoder().encode(licence), as: UTF8.self)),
            "url": "https://example.org/\(id)",
            "notes": \(String(decoding: try JSONEncoder().encode(notes), as: UTF8.self)),
            "heldFrom": "2025-11-01T10:00:00Z", "extent": {"table": {}}, "standing": \(standing),
            "files": [{"name": "stock\(id).xlsx", "sha256": "\(String(repeating: "ab", count: 32))",
            "size": 10, "sheets": []}], "parameters": "{}", "report": "{}"}
            """
        return try JSONDecoder().decode(Release.self, from: Data(text.utf8))
    }

    /// Two sources and criteria, missing values, a total, texts that look like formulas.
    static func mixed() throws -> MadeUpResult {
        let evil = "=HYPERLINK(\"http://example.org\",\"x\")"
        let rows = [
            try row("A.UNDESA_2024.MEX.USA.B.F._T", "1990", 2_200_000),
            try row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 5_100_000.5, .estimated),
            try row("A.UNDESA_2024.MEX.USA.B.M._T", "2024", nil, .suppressed, reason: .suppressed),
            try row("A.UNDESA_2024.CIV.USA.B.F._T", "2024", 0),
            try row(
                "A.UNDESA_2024.GTM.USA.C.F._T", "2024", nil, .missing,
                attributes: [.unitMeasure: "PS", .comment: evil]),
            try row(
                "A.UNHCR.GTM.USA.C.F._T", "2024", 12.25, release: 5,
                attributes: [
                    .unitMeasure: "PS", .unitMult: "3", .dataType: "C R", .confidentiality: "F",
                ]),
            try row(
                "A.UNDESA_2024.W.USA.B.F._T", "2024", 7_300_000.5, .estimated, release: nil,
                attributes: [
                    .unitMeasure: "PS", .comment: "computed total of 2 figures, 1 more are missing",
                ]),
        ]
        return MadeUpResult(
            rows,
            releases: [
                try release(5, source: "UNHCR", title: "Refugee Data Finder", licence: .ccBy4),
                try release(
                    3, notes: ["Stocks are of 1 July.", "+cmd | <b>bold</b> [a](javascript:1)"]),
            ])
    }

    /// The archive's files by name.
    static func archive(_ result: MadeUpResult) throws -> (
        files: [String: String], account: DownloadAccount, bytes: [UInt8]
    ) {
        var bytes: [UInt8] = []
        let account = try Download(result).writeArchive { bytes += $0 }
        let zip = try ZipArchive(bytes)
        var files: [String: String] = [:]
        for name in zip.names {
            files[name] = String(decoding: try #require(try zip.read(name)), as: UTF8.self)
        }
        return (files, account, bytes)
    }
}
