import Tables

/// Why a file could not be read as a publisher's table.
public struct PublisherError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// No publisher's layout fits the content.
        case unrecognised
        /// The content fits several tables, so that nothing says which is meant.
        case ambiguous
        /// A header, sheet or column stands elsewhere or is missing.
        case layout
        /// The container (gzip, workbook, text) is damaged or not what it seems.
        case container
        /// A column or heading twice, so that nothing says which is meant.
        case duplicate
        /// More rows at fault than are worth listing.
        case tooManyFindings
    }

    public let kind: Kind
    /// File, and sheet, row and column where known.
    public let place: String
    public let found: String
    public let expected: String

    public init(kind: Kind, place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }
}

extension PublisherError: CustomStringConvertible {
    public var description: String { "\(place): found \(found), expected \(expected)" }
}

extension PublisherError {
    /// What the container's reader said, as said of a file.
    init(_ error: TableError, file: String, expected: String) {
        let kind: Kind =
            switch error.kind {
            case .missing, .fieldCount, .value: .layout
            case .ambiguous: .duplicate
            case .unreadable, .unwritable, .limit, .truncated, .corrupt, .unsupported, .encoding,
                .quoting:
                .container
            }
        self.init(
            kind: kind, place: error.inFile(file).place.description, found: error.found,
            expected: error.expected.isEmpty ? expected : error.expected)
    }
}
