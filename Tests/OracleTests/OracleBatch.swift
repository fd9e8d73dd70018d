import Foundation
import SDMX
import TestKit
import Testing

/// Messages that one start of Python checks: with the official schemas, and by reading them with
/// independent clients.
final class OracleBatch {
    /// A component of a data set, for the schema that is made of the structure.
    struct Component: Encodable {
        var id: String
        var role: String
        var type: String
        var codes: [String]?
        var attachment: String?
        var attachedTo: [String]
        var group: String?
        var isMultiValued: Bool
    }

    /// A message, and what has to be found in it.
    struct Entry: Encodable {
        var file: String
        /// How many places the writer itself said are not as the schema asks.
        var invalid: Int
        var components: [Component]?
        var observations: [DataGenerator.Observation]?
        /// Items by `Codelist AGENCY:ID(VERSION)`, with their names by language.
        var artefacts: [String: [String: [String: String]]]?
        /// How many observations a client has to find, where nothing else is known of them.
        var count: Int?
        /// The components of an observation's key.
        var keys: [String]?
        var clients: [String]
    }

    /// What was checked: how many messages are valid, and how many each client read.
    struct Counts: Decodable {
        var valid: Int
        /// Messages with faults of which the writer said so.
        var excused: Int
        /// By client, messages that it read as they should be.
        var read: [String: Int]
        /// By reason, messages that a client is known not to read.
        var excepted: [String: Int]
    }

    private let scratch: Scratch
    private(set) var entries: [Entry] = []

    init() throws { scratch = try Scratch() }

    /// Adds a message; returns the name of its file.
    @discardableResult
    func add(
        _ name: String, _ bytes: [UInt8], _ losses: [Loss] = [], clients: [String] = [],
        _ describe: (inout Entry) -> Void = { _ in }
    ) throws -> String {
        let file = "\(entries.count)-\(name)"
        _ = try scratch.file(file, bytes)
        let invalid = losses.filter { $0.kind == .invalid }.reduce(0) { $0 + $1.count }
        var entry = Entry(file: file, invalid: invalid, clients: clients)
        describe(&entry)
        entries.append(entry)
        return file
    }

    /// What the script says of the messages, and whether all of them are right.
    func run() throws -> (text: String, isGood: Bool) {
        let manifest = Array(try JSONEncoder().encode(entries))
        _ = try scratch.file("manifest.json", manifest)
        return try Oracle.run("check_messages.py", [scratch.path])
    }

    /// Checks all messages; each difference is an issue.
    func check() throws -> Counts {
        let (text, isGood) = try run()
        #expect(isGood, "\(text)")
        let last = try #require(text.split(separator: "\n").last)
        return try JSONDecoder().decode(Counts.self, from: Data(last.utf8))
    }
}

extension MessageFormat {
    /// The end of a file's name by which clients tell the format.
    var suffix: String {
        switch self {
        case .csv1, .csv2: "\(rawValue).csv"
        case .json1, .json2, .json21, .jsonStat: "\(rawValue).json"
        case .ml20, .ml21, .ml30, .ml31, .unknown: "\(rawValue).xml"
        }
    }
}
