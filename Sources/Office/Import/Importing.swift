internal import Cubes
internal import Foundation
public import Publishers
internal import Tables
internal import Vocabulary
public import Warehouse

/// What importing one file did.
public struct ImportResult: Sendable {
    public let file: String
    /// The account of the reading; nil where the bytes were held already and not read again.
    public let report: ReadingReport?
    public let outcome: WriteOutcome
    /// Series read.
    public let series: Int
}

extension Office {
    /// Imports one file: recognises the publisher by content, reads every row, and writes the
    /// release in one transaction.
    ///
    /// Findings (rows at fault) refuse the whole file unless `acceptFindings`; then the rows
    /// at fault are left out, counted in the report. Checks of the whole table are reported
    /// and kept with the release but do not refuse it: an extract or a revision is not a fault.
    ///
    /// - Parameters:
    ///   - fetched: what a snapshot says of the file: bytes that are not as they were fetched are
    ///     refused.
    ///   - embargo: until then the release is kept from the public; where the bytes are held
    ///     already, nothing changes.
    public func importFile(
        _ path: String, publisher id: String? = nil, fetched: FetchedFile? = nil,
        acceptFindings: Bool = false, embargo: UTCTime? = nil, progress: (String) -> Void = { _ in }
    ) throws -> ImportResult {
        progress("reading \(path)")
        let (source, input) = try Self.input(path)
        let hash = contentHash(source.bytes)
        if let fetched, fetched.sha256 != hash {
            throw OfficeError(
                kind: .file, place: path, found: "SHA-256 \(hash)",
                expected: "SHA-256 \(fetched.sha256) as when it was fetched")
        }
        let publisher = try choose(id ?? fetched?.reader, for: input)
        if id == nil, let held = try warehouse.currentRelease(readFrom: hash) {
            return ImportResult(file: path, report: nil, outcome: .unchanged(held), series: 0)
        }
        let order = ImportOrder(
            path: path, publisher: publisher, parameters: .init(acceptFindings: acceptFindings),
            notes: fetched.map { [$0.note] } ?? [], embargo: embargo)
        return try take(order, source, input, progress: progress)
    }

    /// Reads a file as was ordered, and writes the release in one transaction.
    func take(
        _ order: ImportOrder, _ source: ByteSource, _ input: InputFile,
        progress: (String) -> Void
    ) throws -> ImportResult {
        let path = order.path
        let acceptFindings = order.parameters.acceptFindings
        progress("reading as \(order.publisher.id)")
        let reading = try order.publisher.read(input, areas: areas)
        guard reading.dataSet.source != FlowEstimating.source else {
            throw OfficeError(
                kind: .file, place: path, found: "estimates of source \(FlowEstimating.source)",
                expected: "publishers' figures; estimates are made in each workspace, with "
                    + "`corridor estimate`, so that they can be explained")
        }
        let faults = reading.report.findings.map(\.description)
        if !faults.isEmpty, !acceptFindings {
            throw OfficeError(
                kind: .findings, place: path,
                found: "\(faults.count) \(faults.count == 1 ? "fault" : "faults")",
                expected: "a table of \(order.publisher.id) without faults; nothing was imported "
                    + "(--accept-findings leaves the rows at fault out)",
                details: Array(faults.prefix(20))
                    + (faults.count > 20 ? ["... and \(faults.count - 20) more"] : []))
        }
        try Self.refuseNothing(reading, path)
        // Series are made one by one as they are written: all at once, they need several times
        // what the cubes do.
        let ordered = try reading.cubes.map { try $0.ordered() }
        let count = ordered.reduce(0) { $0 + $1.count }
        progress("writing \(count) series")
        let file = ReleaseFile(
            name: source.name, sha256: contentHash(source.bytes), size: source.bytes.count,
            sheets: reading.cubes.first { !$0.sheets.isEmpty }?.sheets ?? [])
        let outcome: WriteOutcome
        do {
            var draft = try Self.draft(reading, file: file, order.parameters)
            draft.files += order.files
            draft.embargo = order.embargo
            draft.notes += order.notes
            outcome = try warehouse.write(draft, series: ordered.joined())
        } catch let error as WarehouseError where error.kind == .shrinks {
            throw OfficeError(
                kind: .findings, place: path, found: error.found,
                expected: error.expected + "; nothing was imported (--accept-findings takes it)")
        }
        return ImportResult(
            file: path, report: reading.report, outcome: outcome, series: count)
    }

    /// Refuses a table of which no figure was taken: its release would close all that is held.
    private static func refuseNothing(_ reading: TableReading, _ path: String) throws {
        guard reading.cubes.allSatisfy({ $0.count == 0 }) else { return }
        let report = reading.report
        let reasons = report.leftOut.map {
            "left out: \($0.count) x \($0.reason) (first: \($0.example))"
        }
        throw OfficeError(
            kind: .findings, place: path,
            found:
                "\(report.rows) \(report.rows == 1 ? "row" : "rows") of which no figure is taken",
            expected: "one figure or more; nothing was imported",
            details: Array((reasons + report.findings.map(\.description)).prefix(20)))
    }

    private func choose(_ id: String?, for input: InputFile) throws -> any Publisher {
        guard let id else { return try Publishers.recognise(input) }
        guard let named = Publishers.named(id) else {
            throw OfficeError(
                kind: .request, place: "--publisher", found: id,
                expected: "one of " + Publishers.all.map(\.id).joined(separator: ", "))
        }
        return named
    }

    private static func draft(
        _ reading: TableReading, file: ReleaseFile, _ parameters: ImportParameters
    ) throws -> ReleaseDraft {
        let set = reading.dataSet
        return ReleaseDraft(
            source: set.source, table: set.table, kind: .imported, publisher: set.publisher,
            title: set.title, citation: set.citation, licence: set.licence, url: set.url,
            notes: set.notes, files: [file],
            parameters: try jsonText(parameters),
            report: try jsonText(ImportAccount(reading.report)),
            mostClosed: parameters.acceptFindings ? nil : 0.1)
    }
}

/// An import that is to be done.
struct ImportOrder {
    let path: String
    let publisher: any Publisher
    let parameters: ImportParameters
    /// Files beside the table that decide how it is read.
    var files: [ReleaseFile] = []
    /// For readers of the release, beside those of the data set.
    var notes: [String] = []
    let embargo: UTCTime?
}

/// The reading's account as a release keeps it.
struct ImportAccount: Codable {
    struct Left: Codable {
        let reason: String
        let count: Int
        let example: String
    }
    struct Check: Codable {
        let name: String
        let passed: Bool
        let found: String
        let expected: String
    }

    let rows: Int
    let figures: Int
    let leftOut: [Left]
    let checks: [Check]
    let findings: [String]

    init(_ report: ReadingReport) {
        rows = report.rows
        figures = report.figures
        leftOut = report.leftOut.map {
            Left(reason: $0.reason, count: $0.count, example: $0.example.description)
        }
        checks = report.checks.map {
            Check(name: $0.name, passed: $0.passed, found: $0.found, expected: $0.expected)
        }
        findings = report.findings.map(\.description)
    }
}
