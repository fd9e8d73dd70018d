/// What is wrong with a message, where, what was there and what should have been.
///
/// The only error this module throws. `description` is one line that can be shown to the person
/// who supplied the message.
public struct SDMXError: Error, Sendable, Hashable {
    /// The class of the fault; decides how a caller reacts, never what is printed.
    public enum Kind: String, Sendable, CaseIterable {
        /// There is nothing in the message.
        case empty
        /// The bytes are not of a format that is read here.
        case unrecognised
        /// The bytes are not UTF-8 text.
        case encoding
        /// The text holds a NUL.
        case nul
        /// A column is missing, not where it must be, or has no readable name.
        case header
        /// Two columns of one name.
        case duplicateColumn
        /// A row has another number of columns than the header.
        case columnCount
        /// The message ends within a row.
        case truncated
        /// A quote where none may be, or text after a closing quote.
        case quoting
        /// A quote that is never closed.
        case unterminatedQuote
        /// A documented limit was passed.
        case limit
        /// Not a reference of the form `AGENCY:ID(VERSION)`.
        case structureReference
        /// Not one of the actions, or one that the version written cannot say.
        case action
        /// A value that cannot be read or written as what it should be, such as infinity.
        case value
        /// The receiver of written bytes failed.
        case output
        /// The source of the bytes failed.
        case input
        /// XML that is not well-formed, or has a document type declaration.
        case markup
        /// A namespace that is not declared, or not one that may stand there.
        case namespace
        /// JSON that is not well-formed.
        case json
        /// An element, attribute or JSON member that may not stand there.
        case unexpected
        /// Something that must be there is not.
        case missing
        /// A reference that is none, or that leads nowhere.
        case reference
        /// A well-formed message of a kind or a form that is not read here.
        case unsupported
        /// Data that say something else than their structure.
        case structure
        /// A query that breaks the grammar or asks for what cannot be.
        case query

        /// Whether nothing can be read after the fault. Faults within one row leave the reader at
        /// the row that follows, so that a caller may collect them and go on.
        public var endsReading: Bool {
            switch self {
            case .columnCount, .structureReference, .action, .value: false
            case .empty, .unrecognised, .encoding, .nul, .header, .duplicateColumn, .truncated,
                .quoting, .unterminatedQuote, .limit, .output, .input, .markup, .namespace, .json,
                .unexpected, .missing, .reference, .unsupported, .structure, .query:
                true
            }
        }
    }

    public var kind: Kind
    /// Physical line, from 1; when writing the row counted with the header. Nil where the fault
    /// has no line.
    public var line: Int?
    /// Character within the line, from 1, of XML and JSON.
    public var character: Int?
    /// Column of the table, from 1.
    public var column: Int?
    /// The id in the column's header.
    public var columnID: String?
    /// Offset of the fault from the start of the message, from 0; of messages in another encoding
    /// than UTF-8, in their UTF-8 form.
    public var byte: Int?
    /// Where in the structure of the message: `Codelist SDMX:CL_FREQ(2.0)`, `data.structures[0]`,
    /// `parameter startPeriod`.
    public var path: String?
    /// What was found, in the words of the message where it has any, shortened.
    public var found: String
    /// What would have been accepted.
    public var expected: String

    public init(
        _ kind: Kind, line: Int? = nil, character: Int? = nil, column: Int? = nil,
        columnID: String? = nil, byte: Int? = nil, path: String? = nil, found: String,
        expected: String
    ) {
        self.kind = kind
        self.line = line
        self.character = character
        self.path = path
        self.column = column
        self.columnID = columnID
        self.byte = byte
        self.found = Self.shown(found)
        self.expected = expected
    }

    /// What the receiver of written bytes threw; its own words where it is an error of this module.
    static func output(_ error: any Error) -> SDMXError {
        if let own = error as? SDMXError { return own }
        return SDMXError(.output, found: "\(error)", expected: "the bytes to be taken")
    }

    /// The text in quotation marks, for `found`.
    static func quoted(_ text: String) -> String { "\"" + shown(text) + "\"" }

    /// One line of at most 200 characters, without control characters.
    private static func shown(_ text: String) -> String {
        var line = ""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            if count == 200 { return line + "..." }
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            line.unicodeScalars.append(isControl ? " " : scalar)
        }
        return line
    }
}

extension SDMXError: CustomStringConvertible {
    public var description: String {
        // The receiver's own words say what it expected.
        if kind == .output { return "the output failed: \(found)" }
        var place: [String] = []
        if let line { place.append("line \(line)") }
        if let character { place.append("character \(character)") }
        if let column {
            place.append("column \(column)" + (columnID.map { " (\($0))" } ?? ""))
        }
        if let byte { place.append("byte \(byte)") }
        if let path { place.append(path) }
        let start = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
        return start + "found \(found); expected \(expected)"
    }
}
