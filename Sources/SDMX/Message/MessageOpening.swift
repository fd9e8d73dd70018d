/// Finds out what a message is, and hands it to the reader of its format.
struct MessageOpening {
    let input: MessageInput
    let limits: MessageLimits

    init(_ input: MessageInput, limits: MessageLimits) {
        self.input = input
        self.limits = limits
    }

    func open(_ structures: Structures?) throws(SDMXError) -> Message {
        let (first, input) = try peek()
        let text = first.starts(with: [0xEF, 0xBB, 0xBF]) ? first.dropFirst(3) : first[...]
        guard let byte = text.first(where: { ![32, 9, 10, 13].contains($0) }) else {
            throw SDMXError(
                .empty, found: first.isEmpty ? "no bytes" : "only blanks", expected: "a message")
        }
        try refuseContainers(first)
        let looksWide = first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0xFF, 0xFE])
        let isWide = looksWide || first.count > 1 && (first[0] == 0) != (first[1] == 0)
        let mark = isWide ? first.first { $0 < 0x80 && $0 > 32 } : byte
        switch mark {
        case UInt8(ascii: "<"):
            try refusePages(first)
            return try openXML(input, structures)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try openJSON(input, structures)
        default: return try openCSV(input, first, structures)
        }
    }

    /// The first bytes, and an input that still has them.
    private func peek() throws(SDMXError) -> (first: [UInt8], input: MessageInput) {
        let source = try input.open()
        let size = 4096
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { room.deallocate() }
        var filled = 0
        while filled < size {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
            let count = try source.read(into: rest)
            if count == 0 { break }
            filled += count
        }
        let first = Array(room.prefix(filled))
        if input.isRepeatable { return (first, input) }
        var pending: [UInt8]? = first
        return (
            first,
            .stream {
                if let given = pending {
                    pending = nil
                    if !given.isEmpty { return given }
                }
                return try source.nextPiece()
            }
        )
    }

    /// Says which container was found in the place of a message.
    private func refuseContainers(_ first: [UInt8]) throws(SDMXError) {
        let known: [([UInt8], String)] = [
            ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 3, 4], "a zip archive"),
            ([0x50, 0x4B, 5, 6], "an empty zip archive"), ([0x42, 0x5A, 0x68], "bzip2"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ]
        for (mark, name) in known where first.starts(with: mark) {
            throw SDMXError(
                .unrecognised, byte: 0, found: name,
                expected: "the message itself: unpack it first")
        }
    }

    /// Says that a page was found in the place of a message, which is what servers answer with
    /// when something is wrong.
    private func refusePages(_ first: [UInt8]) throws(SDMXError) {
        // Every other byte is nothing in UTF-16.
        let text = first.lazy.filter { $0 != 0 && $0 < 0x80 }
            .map { (65...90).contains($0) ? $0 | 32 : $0 }
        var rest = Array(text)[...]
        while true {
            rest = rest.drop { [32, 9, 10, 13].contains($0) }
            let end: [UInt8]
            if rest.starts(with: "<?".utf8) {
                end = Array("?>".utf8)
            } else if rest.starts(with: "<!--".utf8) {
                end = Array("-->".utf8)
            } else {
                break
            }
            guard let found = rest.firstRange(of: end) else { return }
            rest = rest[found.upperBound...]
        }
        for mark in ["<!doctype html", "<html"] where rest.starts(with: mark.utf8) {
            let next = rest.dropFirst(mark.utf8.count).first ?? 32
            guard [32, 9, 10, 13, UInt8(ascii: ">")].contains(next) else { continue }
            throw SDMXError(
                .unrecognised, byte: 0, found: "an HTML page", expected: "an SDMX message")
        }
    }
}

extension ByteSource {
    /// The next bytes; nil at the end.
    func nextPiece() throws(SDMXError) -> [UInt8]? {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { room.deallocate() }
        let count = try read(into: room)
        return count == 0 ? nil : Array(room.prefix(count))
    }

    /// All bytes that are left, at most that many.
    func rest(atMost limit: Int) throws(SDMXError) -> [UInt8] {
        var all: [UInt8] = []
        while let piece = try nextPiece() {
            all += piece
            guard all.count <= limit else {
                throw SDMXError(
                    .limit, byte: limit, found: "a stream of more than \(limit) bytes",
                    expected: "a shorter one, or a file, which can be read twice")
            }
        }
        return all
    }
}
