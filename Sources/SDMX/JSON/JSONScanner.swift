/// A pull scanner for JSON (RFC 8259): nothing is accepted that the grammar does not have, so no
/// `NaN`, no comments, no comma at the end.
///
/// Memory is that of the longest string and of the open values. Slices are valid until the next
/// step.
final class JSONScanner {
    /// What the scanner has come to.
    enum Token {
        case objectStart, objectEnd, arrayStart, arrayEnd
        /// The name of a member, in `text`.
        case key
        /// In `text`, without quotes and escapes.
        case string
        /// As written, in `text`.
        case number
        case yes, no, null
        /// The end of the message.
        case finish
    }

    private enum State {
        case value, firstKey, key, firstElement, afterValue, finished
    }

    let window: ByteWindow
    let limits: MessageLimits

    @exclusivity(unchecked) var position = 0
    /// Where the current token begins.
    @exclusivity(unchecked) var tokenStart = 0
    /// Where the row that its reader is about begins, which stays in the window for `place(of:)`;
    /// -1 for none.
    @exclusivity(unchecked) var anchor = -1
    @exclusivity(unchecked) var text: ByteSlice
    /// Open objects and arrays: whether each is an object.
    @exclusivity(unchecked) private var open: [Bool] = []
    @exclusivity(unchecked) private var state = State.value
    @exclusivity(unchecked) var scratch = ByteScratch()

    init(_ window: ByteWindow, limits: MessageLimits) {
        self.window = window
        self.limits = limits
        text = ByteSlice(start: UnsafePointer(window.base), count: 0)
    }

    /// Open objects and arrays.
    var depth: Int { open.count }

    /// Moves to the next token.
    func next() throws(SDMXError) -> Token {
        while true {
            try skipBlanks()
            tokenStart = position
            guard position < window.end else { return try finish() }
            let byte = window.base[position]
            switch state {
            case .afterValue:
                guard let isObject = open.last else {
                    throw error(.json, found: character, expected: "nothing after the value")
                }
                if byte == UInt8(ascii: ",") {
                    position += 1
                    state = isObject ? .key : .value
                    continue
                }
                guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw error(
                        .json, found: character, expected: isObject ? ", or }" : ", or ]")
                }
                return close(isObject)
            case .firstKey, .key:
                if state == .firstKey, byte == UInt8(ascii: "}") { return close(true) }
                guard byte == UInt8(ascii: "\"") else {
                    throw error(.json, found: character, expected: "the name of a member")
                }
                try scanString()
                try scanColon()
                state = .value
                return .key
            case .firstElement:
                if byte == UInt8(ascii: "]") { return close(false) }
                return try scanValue(byte)
            case .value: return try scanValue(byte)
            case .finished: return .finish
            }
        }
    }

    /// Passes over the value that the next token begins.
    func skipValue() throws(SDMXError) {
        let outside = open.count
        repeat {
            if try next() == .finish { return }
        } while open.count > outside
    }

    /// An error at the current token.
    func error(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        let place = window.place(of: tokenStart)
        return SDMXError(
            kind, line: place.line, character: place.character, byte: place.byte, found: found,
            expected: expected)
    }

    private func close(_ isObject: Bool) -> Token {
        position += 1
        open.removeLast()
        state = .afterValue
        return isObject ? .objectEnd : .arrayEnd
    }

    private func finish() throws(SDMXError) -> Token {
        guard open.isEmpty, state == .afterValue || state == .finished else {
            throw error(
                open.isEmpty ? .empty : .truncated,
                found: "the end of the message", expected: open.isEmpty ? "a value" : "more of it")
        }
        state = .finished
        return .finish
    }

    private func scanValue(_ byte: UInt8) throws(SDMXError) -> Token {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < limits.depth else {
                throw error(
                    .limit, found: "more than \(limits.depth) values in each other",
                    expected: "at most that many")
            }
            let isObject = byte == UInt8(ascii: "{")
            open.append(isObject)
            position += 1
            state = isObject ? .firstKey : .firstElement
            return isObject ? .objectStart : .arrayStart
        case UInt8(ascii: "\""):
            try scanString()
            state = .afterValue
            return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try scanNumber()
            state = .afterValue
            return .number
        case UInt8(ascii: "t"): return try scanWord("true", .yes)
        case UInt8(ascii: "f"): return try scanWord("false", .no)
        case UInt8(ascii: "n"): return try scanWord("null", .null)
        default: throw error(.json, found: character, expected: "a value")
        }
    }

    private func scanWord(_ word: StaticString, _ token: Token) throws(SDMXError) -> Token {
        let count = word.utf8CodeUnitCount
        while position + count > window.end {
            guard try more() else { break }
        }
        guard position + count <= window.end,
            XMLScanner.isText(UnsafePointer(window.base + position), word)
        else { throw error(.json, found: character, expected: "\(word)") }
        position += count
        state = .afterValue
        return token
    }

    var character: String {
        guard position < window.end || tokenStart < window.end else { return "the end" }
        let at = min(tokenStart, window.end - 1)
        let rest = UnsafeBufferPointer(start: window.base + at, count: min(4, window.end - at))
        let text = String(decoding: rest, as: UTF8.self)
        return SDMXError.quoted(text.first.map { String($0) } ?? "")
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 10 || byte == 13 || byte == 9
    }

    private func skipBlanks() throws(SDMXError) {
        while true {
            while position < window.end, Self.isBlank(window.base[position]) { position += 1 }
            guard position >= window.end else { return }
            tokenStart = position
            guard try more() else { return }
        }
    }

    /// Reads more, keeping all from the current token's start on.
    @inline(never)
    func more() throws(SDMXError) -> Bool {
        var keep = min(tokenStart, position)
        if anchor >= 0 { keep = min(keep, anchor) }
        guard try window.more(keeping: keep) else { return false }
        position -= keep
        if anchor >= 0 { anchor -= keep }
        tokenStart -= keep
        return true
    }
}
