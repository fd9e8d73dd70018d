extension XMLScanner {
    /// Scans the text at the position, up to the next `<`.
    func scanText() throws(SDMXError) {
        while !(try isTextScanned()) {
            guard try more() else { break }
        }
    }

    /// False if the window ends within the text and more may follow.
    private func isTextScanned() throws(SDMXError) -> Bool {
        let base = UnsafePointer(window.base)
        let end = window.end
        let table = table
        var at = tokenStart
        var isPlain = true
        scan: while true {
            while at < end, table[Int(base[at])] & XMLByte.stopsText == 0 { at &+= 1 }
            guard at < end else {
                if !window.isComplete { return false }
                throw unclosed()
            }
            switch base[at] {
            case UInt8(ascii: "<"): break scan
            case UInt8(ascii: "&"), 13: isPlain = false
            case UInt8(ascii: "]"):
                guard at &+ 2 < end || window.isComplete else { return false }
                if at &+ 2 < end, base[at &+ 1] == UInt8(ascii: "]"),
                    base[at &+ 2] == UInt8(ascii: ">")
                {
                    throw error(
                        .markup, at: at, found: "]]> in text", expected: "]]&gt; in its place")
                }
            case 0xEF:
                guard at &+ 2 < end else { return false }
                try checkCharacter(at)
            default:
                throw error(
                    .markup, at: at, found: character(at), expected: "characters of XML 1.0")
            }
            at &+= 1
        }
        let raw = ByteSlice(start: base + tokenStart, count: at - tokenStart)
        text = isPlain ? raw : try decodedText(raw)
        position = at
        return true
    }

    /// The text with its references replaced and its line ends made LF.
    private func decodedText(_ raw: ByteSlice) throws(SDMXError) -> ByteSlice {
        scratch.clear(for: raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw.start[index]
            switch byte {
            case UInt8(ascii: "&"): index += try appendReference(raw, index)
            case 13:
                if !(index + 1 < raw.count && raw.start[index + 1] == 10) { scratch.append(10) }
                index += 1
            default:
                scratch.append(byte)
                index += 1
            }
        }
        return scratch.slice(from: 0)
    }

    /// Passes over a comment; or takes a CDATA section as text and returns true.
    func skipDeclaration() throws(SDMXError) -> Bool {
        _ = try has(9)
        let rest = window.end - position
        let base = UnsafePointer(window.base) + position
        if rest >= 4, Self.isText(base, "<!--") {
            try skipComment()
            return false
        }
        if rest >= 9, Self.isText(base, "<![CDATA["), depth > 0 {
            try scanCharacterData()
            return true
        }
        if rest >= 9, Self.isText(base, "<!DOCTYPE") {
            throw error(
                .markup, at: position, found: "a document type declaration",
                expected: "none: they are refused, and with them all entities they could declare")
        }
        let isStart = ["<!--", "<![CDATA[", "<!DOCTYPE"].contains { markup in
            markup.utf8.starts(with: UnsafeBufferPointer(start: base, count: rest))
        }
        if isStart { throw cut("markup") }
        throw error(
            .markup, at: position, found: "<!", expected: "a comment, CDATA in text, or an element")
    }

    private func skipComment() throws(SDMXError) {
        position += 4
        while true {
            tokenStart = position
            guard try has(3) else { throw cut("a comment") }
            let base = window.base
            if base[position] == UInt8(ascii: "-"), base[position + 1] == UInt8(ascii: "-") {
                guard base[position + 2] == UInt8(ascii: ">") else {
                    throw error(
                        .markup, at: position, found: "-- within a comment", expected: "-->")
                }
                position += 3
                return
            }
            try checkAny(position)
            position += 1
        }
    }

    private func scanCharacterData() throws(SDMXError) {
        let opening = 9
        var length = opening
        while true {
            guard try has(length + 3) else { throw cut("a CDATA section") }
            let at = position + length
            let base = window.base
            if base[at] == UInt8(ascii: "]"), base[at + 1] == UInt8(ascii: "]"),
                base[at + 2] == UInt8(ascii: ">")
            {
                break
            }
            try checkAny(at)
            length += 1
        }
        let raw = ByteSlice(
            start: UnsafePointer(window.base + position + opening), count: length - opening)
        position += length + 3
        guard raw.buffer.contains(13) else {
            text = raw
            return
        }
        scratch.clear(for: raw.count)
        for index in 0..<raw.count {
            let byte = raw.start[index]
            if byte != 13 {
                scratch.append(byte)
            } else if !(index + 1 < raw.count && raw.start[index + 1] == 10) {
                scratch.append(10)
            }
        }
        text = scratch.slice(from: 0)
    }

    /// Passes over a processing instruction.
    func skipInstruction() throws(SDMXError) {
        position += 2
        while try has(1), XMLByte.table[Int(window.base[position])] & XMLByte.name != 0 {
            position += 1
        }
        guard try has(1) else { throw cut("a processing instruction") }
        let start = UnsafePointer(window.base) + tokenStart + 2
        let target = ByteSlice(start: start, count: position - tokenStart - 2)
        try checkName(target)
        guard target.count > 0, XMLByte.table[Int(target.start[0])] & XMLByte.nameStart != 0,
            !target.buffer.contains(UInt8(ascii: ":")),
            target.count != 3 || target.string.lowercased() != "xml"
        else {
            throw error(
                .markup, at: tokenStart,
                found: "a processing instruction \(SDMXError.quoted(target.string))",
                expected: "one with a name; an XML declaration only at the very start")
        }
        var isFirst = true
        while true {
            tokenStart = position
            guard try has(2) else { throw cut("a processing instruction") }
            let base = window.base
            if base[position] == UInt8(ascii: "?"), base[position + 1] == UInt8(ascii: ">") {
                position += 2
                return
            }
            if isFirst, XMLByte.table[Int(base[position])] & XMLByte.blank == 0 {
                throw error(.markup, at: position, found: character(position), expected: "a blank")
            }
            isFirst = false
            try checkAny(position)
            position += 1
        }
    }

    /// Refuses the character that begins there if XML does not allow it.
    private func checkAny(_ at: Int) throws(SDMXError) {
        let byte = window.base[at]
        if byte < 32, byte != 9, byte != 10, byte != 13 {
            throw error(.markup, at: at, found: character(at), expected: "characters of XML 1.0")
        }
        if byte == 0xEF, at + 2 < window.end { try checkCharacter(at) }
    }

    /// Reads the XML declaration at the start.
    func scanDeclaration() throws(SDMXError) {
        var end = 5
        while true {
            guard try has(end + 2), end < 1000 else { throw cut("the XML declaration") }
            if window.base[end] == UInt8(ascii: "?"), window.base[end + 1] == UInt8(ascii: ">") {
                break
            }
            let byte = window.base[end]
            guard byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") else {
                throw error(
                    .markup, at: end, found: character(end), expected: "?> of the XML declaration")
            }
            end += 1
        }
        let inner = UnsafeBufferPointer(start: UnsafePointer(window.base + 5), count: end - 5)
        guard Self.isDeclaration(inner) else {
            throw error(
                .markup, at: 0,
                found: SDMXError.quoted("<?xml" + String(decoding: inner, as: UTF8.self) + "?>"),
                expected: "version=\"1.0\", then encoding and standalone where they are told")
        }
        position = end + 2
        tokenStart = position
    }

    private static func isDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        func take(_ isWanted: (UInt8) -> Bool) -> String {
            let start = at
            while at < bytes.count, isWanted(bytes[at]) { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        func isBlank(_ byte: UInt8) -> Bool { XMLByte.table[Int(byte)] & XMLByte.blank != 0 }
        var last = -1
        while true {
            let blanks = take(isBlank)
            if at == bytes.count { return last >= 0 }
            let name = take { $0 != UInt8(ascii: "=") && !isBlank($0) }
            _ = take(isBlank)
            guard !blanks.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                return false
            }
            at += 1
            _ = take(isBlank)
            guard at < bytes.count,
                bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'")
            else { return false }
            let quote = bytes[at]
            at += 1
            let value = take { $0 != quote }
            guard at < bytes.count, let part = Self.parts.firstIndex(of: name), part > last,
                last >= 0 || part == 0, isDeclared(part, Array(value.utf8))
            else { return false }
            at += 1
            last = part
        }
    }

    private static let parts = ["version", "encoding", "standalone"]

    private static func isDeclared(_ part: Int, _ value: [UInt8]) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        switch part {
        case 0:
            return value.starts(with: "1.".utf8) && value.count > 2
                && value.dropFirst(2).allSatisfy(isDigit)
        case 1:
            guard let first = value.first, (65...90).contains(first & 0xDF) else { return false }
            return value.allSatisfy {
                (65...90).contains($0 & 0xDF) || isDigit($0) || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
        default: return value == Array("yes".utf8) || value == Array("no".utf8)
        }
    }
}
