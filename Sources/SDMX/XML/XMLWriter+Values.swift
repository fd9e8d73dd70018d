/// The name of an attribute, ready to be written many times.
package struct XMLAttributeName {
    /// A blank, the name, and all up to the value.
    let markup: [UInt8]

    /// Fails unless the text is a name without prefix.
    package init?(_ name: String) {
        let bytes = Array(name.utf8)
        let table = XMLByte.table
        guard let first = bytes.first, first < 0x80,
            table[Int(first)] & XMLByte.nameStart != 0,
            bytes.allSatisfy({ $0 < 0x80 && $0 != 0x3A && table[Int($0)] & XMLByte.name != 0 })
        else { return nil }
        markup = Array(" ".utf8) + bytes + Array("=\"".utf8)
    }
}

extension XMLWriter {
    /// What cannot be written, and where in the value.
    enum Fault {
        case character(UInt32)
        case encoding
    }

    /// Adds an attribute to the element that was begun last.
    ///
    /// Throws `.value` for characters that XML does not allow.
    package mutating func attribute(_ name: String, _ value: String) throws(SDMXError) {
        buffer.append(UInt8(ascii: " "))
        buffer.append(name)
        buffer.append(UInt8(ascii: "="))
        buffer.append(UInt8(ascii: "\""))
        var copy = value
        let fault = copy.withUTF8 { append($0, in: XMLMark.value, isUTF8: true) }
        if let fault { throw refuse(fault, "attribute \(name)") }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Adds an attribute whose value is given in bytes, of which nothing is known.
    ///
    /// Throws `.value` for characters that XML does not allow, `.encoding` for what is not UTF-8.
    @inline(__always)
    package mutating func attribute(
        _ name: XMLAttributeName, _ value: UnsafeBufferPointer<UInt8>
    ) throws(SDMXError) {
        buffer.append(name.markup)
        if let fault = append(value, in: XMLMark.value, isUTF8: false) {
            throw refuse(fault, "attribute")
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Adds a number in the shortest form that reads back as the same value.
    ///
    /// Throws `.value` for infinity. What is not a number is `NaN`, as XML Schema spells it.
    package mutating func attribute(_ name: XMLAttributeName, _ value: Double) throws(SDMXError) {
        buffer.append(name.markup)
        if value.isFinite {
            NumberText.append(value, to: &buffer)
        } else if value.isNaN {
            buffer.append("NaN")
        } else {
            throw SDMXError(
                .value, path: path(), found: "\(value)", expected: "a finite number or NaN")
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Adds text to the element that was begun last.
    ///
    /// Throws `.value` for characters that XML does not allow.
    package mutating func text(_ text: String) throws(SDMXError) {
        beginText()
        var copy = text
        let fault = copy.withUTF8 { append($0, in: XMLMark.text, isUTF8: true) }
        if let fault { throw refuse(fault, nil) }
    }

    /// Adds text that is given in bytes, of which nothing is known.
    ///
    /// Throws `.value` for characters that XML does not allow, `.encoding` for what is not UTF-8.
    package mutating func text(bytes: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        beginText()
        if let fault = append(bytes, in: XMLMark.text, isUTF8: false) {
            throw refuse(fault, nil)
        }
    }

    /// Adds markup as it is, such as XHTML.
    ///
    /// Throws `.markup` or whatever the scanner finds unless it is well-formed by itself, with all
    /// namespaces declared in it.
    package mutating func fragment(_ markup: String) throws(SDMXError) {
        let bytes = Array("<x>".utf8) + Array(markup.utf8) + Array("</x>".utf8)
        do throws(SDMXError) {
            let window = try ByteWindow(.bytes(bytes), encodings: .xml, limit: bytes.count + 64)
            var limits = MessageLimits()
            limits.depth = max(limits.depth - open.count, 1)
            let scanner = XMLScanner(window, limits: limits)
            while try scanner.next() != .finish {}
        } catch {
            throw SDMXError(
                error.kind, path: path(), found: error.found, expected: error.expected)
        }
        beginText()
        buffer.append(markup)
    }

    private mutating func beginText() {
        endTag()
        if !open.isEmpty { open[open.count - 1].hasText = true }
    }

    /// Appends a value or text, escaped.
    @inline(__always)
    private mutating func append(
        _ bytes: UnsafeBufferPointer<UInt8>, in place: UInt8, isUTF8: Bool
    ) -> Fault? {
        guard let base = bytes.baseAddress else { return nil }
        let count = bytes.count
        let start = buffer.reserve(count)
        let table = XMLMark.table
        var index = 0
        while index < count {
            let byte = base[index]
            if table[Int(byte)] & (place | XMLMark.beyondASCII) != 0 { break }
            start[index] = byte
            index &+= 1
        }
        buffer.advance(index)
        if index == count { return nil }
        let rest = UnsafeBufferPointer(start: base + index, count: count - index)
        return appendCarefully(rest, in: place, isUTF8: isUTF8)
    }

    @inline(never)
    private mutating func appendCarefully(
        _ bytes: UnsafeBufferPointer<UInt8>, in place: UInt8, isUTF8: Bool
    ) -> Fault? {
        if !isUTF8, (try? UTF8Span(validating: bytes.span)) == nil { return .encoding }
        var start = 0
        for index in 0..<bytes.count where XMLMark.table[Int(bytes[index])] & place != 0 {
            let byte = bytes[index]
            if byte == 0xEF {
                // U+FFFE and U+FFFF; there are two more bytes, since it is UTF-8.
                if bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                    return .character(bytes[index + 2] == 0xBE ? 0xFFFE : 0xFFFF)
                }
                continue
            }
            guard let reference = XMLMark.reference(byte) else { return .character(UInt32(byte)) }
            buffer.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            buffer.append(reference)
            start = index + 1
        }
        buffer.append(UnsafeBufferPointer(rebasing: bytes[start...]))
        return nil
    }

    @inline(never)
    private func refuse(_ fault: Fault, _ place: String?) -> SDMXError {
        let path = path() + (place.map { ", \($0)" } ?? "")
        switch fault {
        case .encoding:
            return SDMXError(
                .encoding, path: path, found: "bytes that are not UTF-8", expected: "UTF-8")
        case .character(let value):
            let digits = String(value, radix: 16, uppercase: true)
            let zeros = String(repeating: "0", count: max(4 - digits.count, 0))
            return SDMXError(
                .value, path: path, found: "the character U+\(zeros)\(digits)",
                expected: "characters of XML 1.0")
        }
    }
}

/// What a byte asks for when it is written, by table.
private enum XMLMark {
    /// To be escaped or refused in a value, or looked at more closely.
    static let value: UInt8 = 1
    /// To be escaped or refused in a text, or looked at more closely.
    static let text: UInt8 = 2
    static let beyondASCII: UInt8 = 4

    /// One byte of marks for each byte; never freed.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for value in 0..<256 {
            let byte = UInt8(value)
            var marks: UInt8 = 0
            let isMarkup = [0x26, 0x3C, 0x3E].contains(byte)
            if byte < 0x20 || isMarkup || byte == 0x22 || byte == 0xEF { marks |= Self.value }
            if byte < 0x20 && byte != 9 && byte != 10 || isMarkup || byte == 0xEF { marks |= text }
            if byte >= 0x80 { marks |= beyondASCII }
            table[value] = marks
        }
        return UnsafePointer(table)
    }()

    /// What stands for the byte; nil for what XML does not allow.
    static func reference(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case 9: "&#9;"
        case 10: "&#10;"
        case 13: "&#13;"
        default: nil
        }
    }
}
