extension XMLScanner {
    /// Does what few tags need: decodes values, declares namespaces, resolves prefixes.
    func takeCare() throws(SDMXError) {
        try checkName(name)
        var kept = 0
        for index in 0..<attributeCount {
            var attribute = attributes[index]
            try checkName(attribute.name)
            if attribute.namespace < 0 { attribute.value = try decodedValue(attribute.value) }
            attribute.namespace = 0
            let isPrefixed = attribute.localName.count != attribute.name.count
            if isPrefixed
                ? prefix(of: attribute).isSame(as: "xmlns") : attribute.name.isSame(as: "xmlns")
            {
                try declare(isPrefixed ? attribute.localName : nil, attribute)
                continue
            }
            attributes[kept] = attribute
            kept += 1
        }
        attributeCount = kept
        for index in 0..<kept {
            let attribute = attributes[index]
            guard attribute.localName.count != attribute.name.count else { continue }
            let found = try resolve(attribute.name, attribute.localName)
            attributes[index].namespace = found
            for earlier in 0..<index
            where attributes[earlier].namespace == found
                && attributes[earlier].localName.isSame(as: attribute.localName)
            {
                throw error(
                    .markup, at: offset(of: attribute.name.start),
                    found: "attribute \(SDMXError.quoted(attribute.name.string)) a second time",
                    expected: "each attribute once")
            }
        }
    }

    /// The namespace of a name with a prefix.
    func resolve(_ name: ByteSlice, _ localName: ByteSlice) throws(SDMXError) -> Int {
        let prefix = ByteSlice(start: name.start, count: name.count - localName.count - 1)
        let isWhole =
            prefix.count > 0 && localName.count > 0
            && !prefix.buffer.contains(UInt8(ascii: ":"))
            && XMLByte.table[Int(localName.start[0])] & XMLByte.nameStart != 0
        guard isWhole else {
            throw error(
                .namespace, at: offset(of: name.start),
                found: "the name \(SDMXError.quoted(name.string))",
                expected: "a name with one colon at most, and something on both of its sides")
        }
        guard let found = namespaces.find(prefix) else {
            throw error(
                .namespace, at: offset(of: name.start),
                found: "the prefix \(SDMXError.quoted(prefix.string))",
                expected: "a prefix that is declared")
        }
        return found
    }

    private func prefix(of attribute: Attribute) -> ByteSlice {
        ByteSlice(
            start: attribute.name.start,
            count: max(attribute.name.count - attribute.localName.count - 1, 0))
    }

    private func declare(_ prefix: ByteSlice?, _ attribute: Attribute) throws(SDMXError) {
        let at = offset(of: attribute.name.start)
        let uri = attribute.value
        let isXML = uri.isSame(as: "http://www.w3.org/XML/1998/namespace")
        if let prefix {
            guard prefix.count > 0, !prefix.isSame(as: "xmlns"), uri.count > 0,
                prefix.isSame(as: "xml") == isXML,
                XMLByte.table[Int(prefix.start[0])] & XMLByte.nameStart != 0
            else {
                throw error(
                    .namespace, at: at,
                    found: "\(attribute.name.string)=\(SDMXError.quoted(uri.string))",
                    expected: "a prefix of its own and a namespace for it")
            }
        }
        guard !uri.isSame(as: "http://www.w3.org/2000/xmlns/"), prefix != nil || !isXML else {
            throw error(
                .namespace, at: at, found: SDMXError.quoted(uri.string),
                expected: "a namespace that may be declared")
        }
        guard !namespaces.isDeclared(prefix, depth: depth) else {
            throw error(
                .markup, at: at,
                found: "attribute \(SDMXError.quoted(attribute.name.string)) a second time",
                expected: "each attribute once")
        }
        guard namespaces.declare(prefix, uri, depth: depth) else {
            throw error(
                .limit, at: at, found: "very many or very long declarations of namespaces",
                expected: "at most 250 at once, 10,000 in all, and 4096 bytes each")
        }
    }

    /// Names beyond ASCII, character by character.
    func checkName(_ name: ByteSlice) throws(SDMXError) {
        guard name.buffer.contains(where: { $0 >= 0x80 }) else { return }
        var isFirst = true
        for scalar in name.string.unicodeScalars {
            guard XMLByte.isName(scalar, first: isFirst) else {
                throw error(
                    .markup, at: offset(of: name.start),
                    found: "the name \(SDMXError.quoted(name.string))", expected: "a name of XML")
            }
            isFirst = scalar == ":"
        }
    }

    /// The value with its references replaced and its blanks made spaces.
    private func decodedValue(_ value: ByteSlice) throws(SDMXError) -> ByteSlice {
        let mark = scratch.mark
        var index = 0
        while index < value.count {
            let byte = value.start[index]
            switch byte {
            case UInt8(ascii: "&"): index += try appendReference(value, index)
            case 13:
                // A line end of two characters is one space.
                if !(index + 1 < value.count && value.start[index + 1] == 10) { scratch.append(32) }
                index += 1
            case 9, 10:
                scratch.append(32)
                index += 1
            default:
                scratch.append(byte)
                index += 1
            }
        }
        return scratch.slice(from: mark)
    }

    /// Appends what a reference stands for; returns its length.
    func appendReference(_ text: ByteSlice, _ start: Int) throws(SDMXError) -> Int {
        var index = start + 1
        while index < text.count, index - start < 16, text.start[index] != UInt8(ascii: ";") {
            index += 1
        }
        let isClosed = index < text.count && text.start[index] == UInt8(ascii: ";")
        let inner = ByteSlice(start: text.start + start + 1, count: index - start - 1)
        if isClosed, let scalar = Self.scalar(inner) {
            scratch.append(scalar)
            return index - start + 1
        }
        let shown = String(decoding: inner.buffer.prefix(20), as: UTF8.self)
        throw error(
            .markup, at: offset(of: text.start + start),
            found: "the reference \(SDMXError.quoted("&" + shown))",
            expected: "&amp; &lt; &gt; &apos; &quot; or the number of a character that XML allows")
    }

    private static func scalar(_ inner: ByteSlice) -> Unicode.Scalar? {
        if inner.isSame(as: "amp") { return "&" }
        if inner.isSame(as: "lt") { return "<" }
        if inner.isSame(as: "gt") { return ">" }
        if inner.isSame(as: "apos") { return "'" }
        if inner.isSame(as: "quot") { return "\"" }
        guard inner.count > 1, inner.start[0] == UInt8(ascii: "#") else { return nil }
        let isHex = inner.start[1] == UInt8(ascii: "x")
        let digits = inner.buffer.dropFirst(isHex ? 2 : 1)
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for byte in digits {
            let digit: UInt32
            switch byte {
            case 48...57: digit = UInt32(byte) - 48
            case 65...70 where isHex: digit = UInt32(byte) - 55
            case 97...102 where isHex: digit = UInt32(byte) - 87
            default: return nil
            }
            value = value * (isHex ? 16 : 10) + digit
            guard value <= 0x10FFFF else { return nil }
        }
        return XMLByte.isCharacter(value) ? Unicode.Scalar(value) : nil
    }
}
