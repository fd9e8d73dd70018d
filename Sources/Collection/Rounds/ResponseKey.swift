public import Registers

/// Whose answer to which round of which collection.
public struct ResponseKey: Hashable, Sendable {
    /// The id of the collection's record.
    public let collection: String
    /// The area's code.
    public let area: String
    /// The name of the round: a date without a stroke, such as `2026` or `2026-04`.
    public let round: String

    /// - Throws: ``CollectionError`` for a round that cannot be named so.
    public init(
        collection: String, area: String, round: String
    ) throws(CollectionError) {
        try Self.check(round: round, of: collection)
        self.collection = collection
        self.area = area
        self.round = round
    }

    /// Reads the key of a record of the register `responses`; nil where it says too little.
    public init?(_ record: Record) {
        guard record.key.register == Self.register, let collection = record.value("collection"),
            let area = record.value("area"), let round = record.value("round")
        else { return nil }
        self.collection = collection
        self.area = area
        self.round = round
    }

    /// The register of the answers.
    public static let register = "responses"

    /// The key of its record: `responses/COLLECTION.AREA.ROUND` in small letters.
    public var record: RecordKey {
        RecordKey(Self.register, "\(collection).\(area).\(round)".lowercased())
    }

    /// Refuses names that no round can have.
    public static func check(round: String, of collection: String) throws(CollectionError) {
        guard RecordID.isWellFormed(round), let date = RecordDate(round), date.year != nil else {
            throw CollectionError(
                .request, "round of \(collection)", found: "\"\(round.prefix(40))\"",
                expected: "a year, month or day, such as 2026 or 2026-04")
        }
    }
}

extension ResponseKey: CustomStringConvertible {
    /// `demographic-yearbook, FRA, 2026`
    public var description: String { "\(collection), \(area), \(round)" }
}
