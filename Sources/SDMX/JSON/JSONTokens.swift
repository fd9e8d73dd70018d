/// The tokens of a JSON text that is no SDMX message, such as JSON-stat: the grammar and limits
/// are those of our messages.
package final class JSONTokens {
    /// What the text has come to.
    package enum Token: Sendable, Hashable {
        case objectStart, objectEnd, arrayStart, arrayEnd
        /// The name of a member.
        case key
        case string
        /// As written.
        case number
        case yes, no, null
        /// The end of the text.
        case finish
    }

    private let scanner: JSONScanner

    package init(
        _ bytes: [UInt8], limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) {
        let window = try ByteWindow(
            .bytes(bytes), encodings: .json, limit: limits.tokenBytes, size: 1 << 18)
        scanner = JSONScanner(window, limits: limits)
    }

    /// Moves to the next token. Throws where the grammar has none, at the end of a cut text, and
    /// beyond the limits, with line and character.
    package func next() throws(SDMXError) -> Token {
        switch try scanner.next() {
        case .objectStart: .objectStart
        case .objectEnd: .objectEnd
        case .arrayStart: .arrayStart
        case .arrayEnd: .arrayEnd
        case .key: .key
        case .string: .string
        case .number: .number
        case .yes: .yes
        case .no: .no
        case .null: .null
        case .finish: .finish
        }
    }

    /// Passes over the value that the next token begins.
    package func skipValue() throws(SDMXError) { try scanner.skipValue() }

    /// The name, string or number of the token.
    package var text: String { scanner.text.string }

    /// As `text`, without making a String. The bytes are valid within the call only.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(scanner.text.buffer)
    }

    /// The line of the token, from 1, and its character in the line, from 1.
    package var place: (line: Int, character: Int) {
        let place = scanner.window.place(of: scanner.tokenStart)
        return (place.line, place.character)
    }

    /// An error at the token.
    package func error(found: String, expected: String) -> SDMXError {
        scanner.error(.json, found: found, expected: expected)
    }
}
