/// What is wrong with a file, where, what was there and what should have been.
///
/// The only error this module throws. `description` is one line that can be shown to the person
/// who supplied the file.
public struct TableError: Error, Sendable, Equatable {
    /// The class of the fault; decides how a caller reacts, never what is printed.
    public enum Kind: String, Sendable, CaseIterable {
        /// The file cannot be opened or read.
        case unreadable
        /// A file that cannot be made or written: no such folder, no right, no room.
        case unwritable
        /// A limit of size, count or compression ratio was passed.
        case limit
        /// The bytes end too early.
        case truncated
        /// The bytes contradict themselves or their format.
        case corrupt
        /// A container or feature that is recognised and not read.
        case unsupported
        /// Text in another encoding than expected.
        case encoding
        /// A quote that is not closed, or text after a closing quote.
        case quoting
        /// A row with another number of fields than the header.
        case fieldCount
        /// A column, sheet or part that is not there.
        case missing
        /// A name that is there more than once.
        case ambiguous
        /// A field or cell that does not hold what its column should.
        case value
    }

    public var kind: Kind
    public var place: TablePlace
    /// What was found, in the words of the file where it has any.
    public var found: String
    /// What would have been accepted.
    public var expected: String

    /// - Parameters:
    ///   - found: what the file holds; shortened in `description`, kept whole here.
    ///   - expected: what would have been accepted; may be empty.
    public init(
        _ kind: Kind, at place: TablePlace = TablePlace(), found: String, expected: String = ""
    ) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }

    /// The same error, said of `file` unless it already names one.
    public func inFile(_ file: String?) -> TableError {
        var copy = self
        if copy.place.file == nil { copy.place.file = file }
        return copy
    }

    /// The same error, said of `sheet` unless it already names one.
    public func inSheet(_ sheet: String?) -> TableError {
        var copy = self
        if copy.place.sheet == nil { copy.place.sheet = sheet }
        return copy
    }
}

extension TableError: CustomStringConvertible {
    public var description: String {
        let place = place.description
        var line = place.isEmpty ? "" : place + ": "
        line += "found " + Self.shown(found)
        if !expected.isEmpty { line += "; expected " + Self.shown(expected) }
        return line
    }

    /// One line of at most 300 characters, without control characters.
    private static func shown(_ text: String) -> String {
        var line = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == 300 { return line + "..." }
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            line.unicodeScalars.append(isControl ? " " : scalar)
            count += 1
        }
        return line
    }
}
