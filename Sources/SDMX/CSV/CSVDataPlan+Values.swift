extension CSVDataPlan.Cell {
    /// The value without the name that may stand after it.
    @inline(__always)
    func code(_ bytes: ByteSlice) -> ByteSlice {
        if labels == .never { return bytes }
        return ByteSlice(start: bytes.start, count: codeLength(bytes.buffer))
    }

    /// The same of one of several values; of XHTML the kind that it is.
    func value(_ value: ComponentValue) -> ComponentValue {
        switch value {
        case .text(let text):
            if isXHTML { return .structured(LocalisedText(text)) }
            if labels == .never { return value }
            var text = text
            return .text(
                text.withUTF8 { bytes in
                    String(decoding: bytes.prefix(codeLength(bytes)), as: UTF8.self)
                })
        case .localised(let texts): return isXHTML ? .structured(texts) : value
        case .structured: return value
        }
    }

    /// The number with a point for its decimal comma; nil if it has none.
    static func pointed(_ bytes: ByteSlice) -> String? {
        let text = bytes.buffer
        guard text.contains(UInt8(ascii: ",")),
            NumberText.double(text, mark: UInt8(ascii: ",")) != nil
        else { return nil }
        let point = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
        return String(decoding: point, as: UTF8.self)
    }

    /// Number of bytes before the name.
    private func codeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = 0
        while end + 1 < bytes.count {
            if bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: " ") { break }
            end += 1
        }
        guard end + 1 < bytes.count else { return bytes.count }
        let code = UnsafeBufferPointer(rebasing: bytes[..<end])
        let isLabelled =
            switch labels {
            case .never: false
            case .always: true
            case .repetition: bytes.dropFirst(end + 2).elementsEqual(code)
            case .codes: Self.looksLikeCode(code) || bytes.dropFirst(end + 2).elementsEqual(code)
            }
        return isLabelled ? end : bytes.count
    }

    /// Whether bytes before a colon are more likely a code than the start of a text: without small
    /// letters, or very short.
    private static func looksLikeCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let isID = !bytes.isEmpty && bytes.allSatisfy { StructureReference.isIDByte($0) }
        let hasSmall = bytes.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        return isID && (!hasSmall || bytes.count <= 2)
    }
}
