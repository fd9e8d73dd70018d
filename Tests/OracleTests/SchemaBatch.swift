import Foundation
import SDMX
import TestKit
import Testing

/// Schemas made of structures, and messages that one start of Python checks with them and the
/// official ones.
final class SchemaBatch {
    private struct Entry: Encodable {
        var file: String?
        var schema: String
        var version: String
        var isValid: Bool
        var fault: String?
    }

    /// What was as it should be.
    struct Counts: Decodable {
        var valid: Int
        /// Messages with faults that were found.
        var refused: Int
        var schemas: Int
    }

    private let scratch: Scratch
    private var entries: [Entry] = []
    private var files = 0

    init() throws { scratch = try Scratch() }

    private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        files += 1
        let file = "\(files)-\(name)"
        _ = try scratch.file(file, bytes)
        return file
    }

    /// Writes a schema; returns the name of its file.
    func schema(_ schema: DataSchema) throws -> String {
        try file("schema.xsd", try schema.bytes())
    }

    /// Adds a schema that has to be one.
    func add(_ schema: DataSchema) throws {
        entries.append(
            Entry(
                schema: try self.schema(schema), version: schema.format == .ml21 ? "21" : "30",
                isValid: true))
    }

    /// Adds a message.
    ///
    /// - Parameter fault: a word in what the schemas say against it; nil if it is valid.
    func add(_ message: String, _ schema: String, fault: String? = nil) throws {
        entries.append(
            Entry(
                file: try file("message.xml", Array(message.utf8)), schema: schema, version: "",
                isValid: fault == nil, fault: fault))
    }

    /// Checks all; each difference is an issue.
    func check() throws -> Counts {
        _ = try scratch.file("manifest.json", Array(try JSONEncoder().encode(entries)))
        let (text, isGood) = try Oracle.run("check_schemas.py", [scratch.path])
        #expect(isGood, "\(text)")
        let last = try #require(text.split(separator: "\n").last)
        return try JSONDecoder().decode(Counts.self, from: Data(last.utf8))
    }
}
