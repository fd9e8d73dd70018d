/// What the scanner finds in a JSON text, in a form that lasts: for tests, and to compare it with
/// what other parsers find.
package enum JSONEvents {
    /// All tokens, one by line: brackets, `k`, `s` and `n` before a name, string and number, and
    /// `t`, `f`, `0`. In names and strings backslashes and control characters are escaped.
    ///
    /// - Parameter windowSize: how many bytes are in memory at first.
    package static func lines(
        _ input: MessageInput, limits: MessageLimits = MessageLimits(), windowSize: Int = 1 << 18
    ) throws(SDMXError) -> [String] {
        let window = try ByteWindow(
            input, encodings: .json, limit: limits.tokenBytes, size: windowSize)
        let scanner = JSONScanner(window, limits: limits)
        var lines: [String] = []
        while true {
            switch try scanner.next() {
            case .objectStart: lines.append("{")
            case .objectEnd: lines.append("}")
            case .arrayStart: lines.append("[")
            case .arrayEnd: lines.append("]")
            case .key: lines.append("k" + escaped(scanner.text.string))
            case .string: lines.append("s" + escaped(scanner.text.string))
            case .number: lines.append("n" + scanner.text.string)
            case .yes: lines.append("t")
            case .no: lines.append("f")
            case .null: lines.append("0")
            case .finish: return lines
            }
        }
    }

    /// The text with a backslash and a number for each backslash and control character.
    package static func escaped(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar.value < 0x20 {
                line += "\\\(scalar.value);"
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
