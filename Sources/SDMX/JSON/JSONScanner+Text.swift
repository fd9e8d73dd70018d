extension JSONScanner {
    func scanNumber() throws(SDMXError) {
        while true {
            var at = position
            let base = window.base
            while at < window.end, Self.isNumberByte(base[at]) { at += 1 }
            if at == window.end, try more() { continue }
            let slice = ByteSlice(
                start: UnsafePointer(window.base + position), count: at - position)
            guard Self.isNumber(slice) else {
                throw error(
                    .json, found: SDMXError.quoted(slice.string), expected: "a number of JSON")
            }
            text = slice
            position = at
            return
        }
    }

    static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    static func isNumber(_ text: ByteSlice) -> Bool {
        let bytes = text.buffer
        var at = 0
        func digits() -> Int {
            let start = at
            while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
            return at - start
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        let length = digits()
        guard length > 0, length == 1 || bytes[whole] != UInt8(ascii: "0") else { return false }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { return false }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
                at += 1
            }
            guard digits() > 0 else { return false }
        }
        return at == bytes.count
    }

    /// Scans the string whose quote is at the position.
    func scanString() throws(SDMXError) {
        while true {
            let base = window.base
            let end = window.end
            var at = position + 1
            var isPlain = true
            while at < end, base[at] != UInt8(ascii: "\"") {
                if base[at] == UInt8(ascii: "\\") {
                    isPlain = false
                    at += 1
                } else if base[at] < 0x20 {
                    tokenStart = at
                    throw error(.json, found: "a control character in a string", expected: "\\u")
                }
                at += 1
            }
            if at >= end {
                guard try more() else {
                    throw error(.truncated, found: "a string without end", expected: "\"")
                }
                continue
            }
            let raw = ByteSlice(
                start: UnsafePointer(base + position + 1), count: at - position - 1)
            text = isPlain ? raw : try decoded(raw)
            position = at + 1
            return
        }
    }

    func scanColon() throws(SDMXError) {
        // A slice of the window would move with it: keep the name.
        var at = position
        while true {
            while at < window.end, Self.isBlank(window.base[at]) { at += 1 }
            if at < window.end { break }
            let kept = position - tokenStart
            guard try more() else {
                throw error(.truncated, found: "the end after a name", expected: ":")
            }
            position = tokenStart
            try scanString()
            at = tokenStart + kept
        }
        guard window.base[at] == UInt8(ascii: ":") else {
            tokenStart = at
            throw error(.json, found: character, expected: ":")
        }
        position = at + 1
    }

    func decoded(_ raw: ByteSlice) throws(SDMXError) -> ByteSlice {
        scratch.clear(for: raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw.start[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < raw.count else {
                scratch.append(byte)
                index += 1
                continue
            }
            switch raw.start[index + 1] {
            case UInt8(ascii: "n"): scratch.append(10)
            case UInt8(ascii: "t"): scratch.append(9)
            case UInt8(ascii: "r"): scratch.append(13)
            case UInt8(ascii: "b"): scratch.append(8)
            case UInt8(ascii: "f"): scratch.append(12)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
                scratch.append(raw.start[index + 1])
            case UInt8(ascii: "u"):
                index += try appendUnicode(raw, index)
                continue
            default:
                throw error(
                    .json,
                    found: "the escape \\"
                        + String(decoding: raw.buffer[(index + 1)...].prefix(1), as: UTF8.self),
                    expected: "an escape of JSON")
            }
            index += 2
        }
        return scratch.slice(from: 0)
    }

    /// Appends the character of `\uXXXX`, of two of them for a pair; returns their length.
    func appendUnicode(_ raw: ByteSlice, _ index: Int) throws(SDMXError) -> Int {
        func unit(_ at: Int) -> UInt32? {
            guard at + 6 <= raw.count, raw.start[at] == UInt8(ascii: "\\"),
                raw.start[at + 1] == UInt8(ascii: "u")
            else { return nil }
            var value: UInt32 = 0
            for offset in 2..<6 {
                let byte = raw.start[at + offset]
                switch byte {
                case 48...57: value = value << 4 | UInt32(byte - 48)
                case 65...70: value = value << 4 | UInt32(byte - 55)
                case 97...102: value = value << 4 | UInt32(byte - 87)
                default: return nil
                }
            }
            return value
        }
        if let first = unit(index) {
            if let scalar = Unicode.Scalar(first), first != 0 {
                scratch.append(scalar)
                return 6
            }
            if (0xD800..<0xDC00).contains(first), let second = unit(index + 6),
                (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                scratch.append(scalar)
                return 12
            }
        }
        throw error(
            .json, found: "an escape that is no character",
            expected: "\\u with four digits, a pair of them beyond U+FFFF, and not U+0000")
    }
}
