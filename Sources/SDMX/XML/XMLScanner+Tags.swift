extension XMLScanner {
    /// Scans the start tag at the position; the position is after it then.
    func scanStartTag() throws(SDMXError) {
        while !(try isStartTagScanned()) {
            guard try more() else { throw cut("a start tag") }
        }
    }

    /// False if the window ends within the tag.
    private func isStartTagScanned() throws(SDMXError) -> Bool {
        let base = UnsafePointer(window.base)
        let end = window.end
        let table = table
        var at = position &+ 1
        var needsCare = false
        var colon = -1

        let nameStart = at
        guard at < end else { return false }
        guard table[Int(base[at])] & XMLByte.nameStart != 0 else {
            throw error(
                .markup, at: at, found: character(at), expected: "the name of an element after <")
        }
        while at < end, table[Int(base[at])] & XMLByte.name != 0 {
            if base[at] == UInt8(ascii: ":") { colon = at }
            if base[at] >= 0x80 { needsCare = true }
            at &+= 1
        }
        guard at < end else { return false }
        name = ByteSlice(start: base + nameStart, count: at - nameStart)
        localName = name
        if colon >= 0 {
            localName = ByteSlice(start: base + colon + 1, count: at - colon - 1)
        }

        var count = 0
        while true {
            let blanks = at
            while at < end, table[Int(base[at])] & XMLByte.blank != 0 { at &+= 1 }
            guard at < end else { return false }
            if base[at] == UInt8(ascii: ">") {
                isEmptyElement = false
                at &+= 1
                break
            }
            if base[at] == UInt8(ascii: "/") {
                guard at &+ 1 < end else { return false }
                guard base[at &+ 1] == UInt8(ascii: ">") else {
                    throw error(.markup, at: at + 1, found: character(at + 1), expected: ">")
                }
                isEmptyElement = true
                at &+= 2
                break
            }
            guard at > blanks, table[Int(base[at])] & XMLByte.nameStart != 0 else {
                throw error(
                    .markup, at: at, found: character(at),
                    expected: at > blanks ? "an attribute, > or />" : "a blank, > or />")
            }
            guard count < limits.attributes else {
                throw error(
                    .limit, at: at, found: "more than \(limits.attributes) attributes",
                    expected: "at most that many")
            }
            let attributeStart = at
            var attributeColon = -1
            while at < end, table[Int(base[at])] & XMLByte.name != 0 {
                if base[at] == UInt8(ascii: ":") { attributeColon = at }
                if base[at] >= 0x80 { needsCare = true }
                at &+= 1
            }
            let attributeEnd = at
            while at < end, table[Int(base[at])] & XMLByte.blank != 0 { at &+= 1 }
            guard at < end else { return false }
            guard base[at] == UInt8(ascii: "=") else {
                throw error(
                    .markup, at: at, found: character(at), expected: "= after an attribute's name")
            }
            at &+= 1
            while at < end, table[Int(base[at])] & XMLByte.blank != 0 { at &+= 1 }
            guard at < end else { return false }
            let quote = base[at]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw error(
                    .markup, at: at, found: character(at), expected: "a quoted value after =")
            }
            at &+= 1
            let valueStart = at
            var isPlain = true
            scan: while true {
                while at < end, table[Int(base[at])] & XMLByte.stopsValue == 0 { at &+= 1 }
                guard at < end else { return false }
                switch base[at] {
                case quote: break scan
                case UInt8(ascii: "\""), UInt8(ascii: "'"): break
                case UInt8(ascii: "&"), 9, 10, 13: isPlain = false
                case 0xEF:
                    guard at &+ 2 < end else { return false }
                    try checkCharacter(at)
                default:
                    throw error(
                        .markup, at: at, found: character(at),
                        expected: "a value without it, or a reference to it")
                }
                at &+= 1
            }
            let attribute = ByteSlice(
                start: base + attributeStart, count: attributeEnd - attributeStart)
            let isNamespaces =
                base[attributeStart] == UInt8(ascii: "x") && attribute.count >= 5
                && Self.isText(attribute.start, "xmlns")
            if attributeColon >= 0 || isNamespaces || !isPlain { needsCare = true }
            attributes[count] = Attribute(
                name: attribute,
                localName: attributeColon < 0
                    ? attribute
                    : ByteSlice(
                        start: base + attributeColon + 1,
                        count: attributeEnd - attributeColon - 1),
                namespace: isPlain ? 0 : -1,
                value: ByteSlice(start: base + valueStart, count: at - valueStart))
            count &+= 1
            at &+= 1
        }

        attributeCount = count
        let next = at
        try enter(size: at - tokenStart, needsCare: needsCare, hasPrefix: colon >= 0)
        position = next
        return true
    }

    /// Opens the element whose tag was scanned.
    private func enter(size: Int, needsCare: Bool, hasPrefix: Bool) throws(SDMXError) {
        guard depth < limits.depth else {
            throw error(
                .limit, at: tokenStart, found: "more than \(limits.depth) elements in each other",
                expected: "at most that many")
        }
        guard depth > 0 || !hasRoot else {
            throw error(
                .markup, at: tokenStart, found: "a second element \(SDMXError.quoted(name.string))",
                expected: "nothing after the document's element")
        }
        try refuseDuplicates()
        depth += 1
        hasRoot = true
        if needsCare {
            scratch.clear(for: size)
            try takeCare()
        }
        namespace = hasPrefix ? try resolve(name, localName) : namespaces.defaultNamespace
        if isEmptyElement {
            endsElement = true
        } else if !stack.push(name, namespace: namespace, limit: limits.tokenBytes) {
            throw error(
                .limit, at: tokenStart, found: "very long names of elements",
                expected: "at most \(limits.tokenBytes) bytes of them within each other")
        }
    }

    /// Scans the end tag at the position.
    func scanEndTag() throws(SDMXError) {
        while !(try isEndTagScanned()) {
            guard try more() else { throw cut("an end tag") }
        }
    }

    private func isEndTagScanned() throws(SDMXError) -> Bool {
        let base = UnsafePointer(window.base)
        let end = window.end
        let table = table
        var at = position &+ 2
        let nameStart = at
        var colon = -1
        while at < end, table[Int(base[at])] & XMLByte.name != 0 {
            if base[at] == UInt8(ascii: ":") { colon = at }
            at &+= 1
        }
        let nameEnd = at
        while at < end, table[Int(base[at])] & XMLByte.blank != 0 { at &+= 1 }
        guard at < end else { return false }
        name = ByteSlice(start: base + nameStart, count: nameEnd - nameStart)
        let open = stack.top
        guard depth > 0, stack.count > 0, name.isSame(as: open.name) else {
            throw error(
                .markup, at: position, found: "the end of \(SDMXError.quoted(name.string))",
                expected: stack.count > 0
                    ? "the end of \(SDMXError.quoted(open.name.string))" : "an element")
        }
        guard base[at] == UInt8(ascii: ">") else {
            throw error(.markup, at: at, found: character(at), expected: ">")
        }
        namespace = open.namespace
        localName =
            colon < 0 ? name : ByteSlice(start: base + colon + 1, count: nameEnd - colon - 1)
        attributeCount = 0
        isEmptyElement = false
        popsElement = true
        position = at &+ 1
        return true
    }

    /// Closes the element that ended at the last step.
    func pop() {
        popsElement = false
        if isEmptyElement {
            isEmptyElement = false
        } else {
            stack.pop()
        }
        if namespaces.deepest >= depth { namespaces.forget(depth: depth) }
        depth -= 1
    }

    /// Equal names; names that are equal only after their prefixes are resolved come later.
    private func refuseDuplicates() throws(SDMXError) {
        guard attributeCount > 1 else { return }
        for later in 1..<attributeCount {
            let name = attributes[later].name
            for earlier in 0..<later
            where attributes[earlier].name.count == name.count
                && attributes[earlier].name.isSame(as: name)
            {
                throw error(
                    .markup, at: offset(of: name.start),
                    found: "attribute \(SDMXError.quoted(name.string)) a second time",
                    expected: "each attribute once")
            }
        }
    }

    /// The position of a byte of the window.
    func offset(of pointer: UnsafePointer<UInt8>) -> Int { pointer - UnsafePointer(window.base) }

    /// The character there, to be shown.
    func character(_ at: Int) -> String {
        guard at < window.end else { return "the end of the message" }
        let byte = window.base[at]
        if byte < 0x20 { return "the control character \(byte)" }
        let rest = UnsafeBufferPointer(start: window.base + at, count: min(4, window.end - at))
        let text = String(decoding: rest, as: UTF8.self)
        return SDMXError.quoted(text.first.map { String($0) } ?? "")
    }

    /// Refuses U+FFFE and U+FFFF, whose first byte is at the position, with two more after it.
    func checkCharacter(_ at: Int) throws(SDMXError) {
        let base = window.base
        guard base[at + 1] != 0xBF || base[at + 2] < 0xBE else {
            throw error(
                .markup, at: at, found: "a character that XML does not allow",
                expected: "characters of XML 1.0")
        }
    }
}
