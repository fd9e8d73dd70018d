/// The part of a message that is in memory: UTF-8 without NUL, made longer or moved on as its
/// reader asks for it.
///
/// Positions count from the window's start and move when more is read: the byte that the reader
/// keeps is then at 0. Line and character are counted only when they are asked for.
final class ByteWindow {
    /// How a message's bytes may be encoded besides UTF-8.
    enum Encodings {
        /// As XML processors must and usually do: UTF-16, ISO-8859-1, windows-1252.
        case xml
        /// UTF-16, told by its zeros.
        case json
        /// None.
        case utf8
    }

    /// A place as people count, from 1.
    struct Place {
        var line: Int
        var character: Int
        var byte: Int
    }

    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
    /// Where the checked bytes end.
    @exclusivity(unchecked) private(set) var end = 0
    /// Whether there is nothing after `end`.
    @exclusivity(unchecked) private(set) var isComplete = false
    private var capacity: Int
    /// Where the bytes end; some after `end` may be the start of a character.
    @exclusivity(unchecked) private var filled = 0
    private let limit: Int
    private let source: ByteSource
    private var decoder: TextDecoder?
    /// Bytes before the window.
    @exclusivity(unchecked) private var offset = 0
    /// A position whose line is known, and that line.
    @exclusivity(unchecked) private var mark = 0
    @exclusivity(unchecked) private var markLine = 1
    @exclusivity(unchecked) private var markCharacter = 1

    /// - Parameter limit: of what a reader may keep, in bytes.
    init(
        _ input: MessageInput, encodings: Encodings, limit: Int, size: Int = 1 << 18
    ) throws(SDMXError) {
        source = try input.open()
        self.limit = limit
        capacity = max(size, 64)
        base = .allocate(capacity: capacity)
        decoder = nil
        try start(encodings)
    }

    deinit { base.deallocate() }

    /// Offset in the message of a position.
    func byte(of position: Int) -> Int { offset + position }

    /// Reads more, letting go of what is before `keep`, which is at 0 afterwards.
    ///
    /// Returns false, and lets go of nothing, if there is no more; true may still mean no more. Throws `.limit` if what is kept
    /// is longer than allowed, and `.encoding` and `.nul` for the bytes read.
    func more(keeping keep: Int) throws(SDMXError) -> Bool {
        if isComplete { return false }
        let kept = filled - keep
        guard kept <= limit else {
            let place = place(of: keep)
            throw SDMXError(
                .limit, line: place.line, character: place.character, byte: place.byte,
                found: "more than \(limit) bytes in one piece",
                expected: "a tag, text or value of at most that size")
        }
        moveMark(to: keep)
        if kept > capacity / 2 {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            larger.update(from: base + keep, count: kept)
            base.deallocate()
            base = larger
            capacity *= 2
        } else if keep > 0 {
            base.update(from: base + keep, count: kept)
        }
        offset += keep
        mark -= keep
        filled = kept
        end -= keep
        // At least as much again, so that what is scanned anew each time costs no more than that.
        let wanted = end + max(kept, 1)
        while end < wanted, !isComplete { try fill() }
        return true
    }

    /// Line, character and byte of a position, counted from the last one that was asked for.
    func place(of position: Int) -> Place {
        let target = min(max(position, 0), filled)
        if target < mark {
            // Only an error looks back; it can afford to be approximate about the character.
            var line = markLine
            for index in target..<mark where base[index] == 10 { line -= 1 }
            var start = target
            while start > 0, base[start - 1] != 10 { start -= 1 }
            return Place(
                line: max(line, 1), character: scalars(start, target) + 1, byte: offset + target)
        }
        moveMark(to: target)
        return Place(line: markLine, character: markCharacter, byte: offset + target)
    }

    private func moveMark(to target: Int) {
        guard target > mark else { return }
        let lines = ByteCompare.count(
            10, in: UnsafeRawBufferPointer(start: base + mark, count: target - mark))
        if lines > 0 {
            var start = target
            while base[start - 1] != 10 { start -= 1 }
            markLine += lines
            markCharacter = scalars(start, target) + 1
        } else {
            markCharacter += scalars(mark, target)
        }
        mark = target
    }

    private func scalars(_ from: Int, _ to: Int) -> Int {
        let base = base
        var count = 0
        var index = from
        while index < to {
            if base[index] & 0xC0 != 0x80 { count &+= 1 }
            index &+= 1
        }
        return count
    }

    /// Reads the first bytes and finds out how they are encoded.
    private func start(_ encodings: Encodings) throws(SDMXError) {
        while filled < capacity {
            let room = UnsafeMutableRawBufferPointer(start: base + filled, count: capacity - filled)
            let count = try source.read(into: room)
            if count == 0 {
                isComplete = true
                break
            }
            filled += count
            // A stream may give little at a time; the declaration of XML is within this.
            if filled >= 1024 { break }
        }
        let first = UnsafeBufferPointer(start: base, count: filled)
        decoder = try TextDecoder(first, encodings)
        if decoder != nil {
            let raw = Array(first)
            let wasComplete = isComplete
            filled = 0
            isComplete = false
            try decode(raw, isLast: wasComplete)
        } else if filled >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
            base.update(from: base + 3, count: filled - 3)
            filled -= 3
            offset = 3
        }
        try check()
    }

    private func fill() throws(SDMXError) {
        if decoder != nil {
            let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
            defer { raw.deallocate() }
            let count = try source.read(into: raw)
            try decode(Array(raw.prefix(count)), isLast: count == 0)
        } else {
            if filled == capacity { grow(by: capacity) }
            let room = UnsafeMutableRawBufferPointer(start: base + filled, count: capacity - filled)
            let count = try source.read(into: room)
            if count == 0 { isComplete = true }
            filled += count
        }
        try check()
    }

    private func decode(_ raw: [UInt8], isLast: Bool) throws(SDMXError) {
        guard decoder != nil else { return }
        var text: [UInt8] = []
        try decoder?.decode(raw, isLast: isLast, into: &text)
        if filled + text.count > capacity { grow(by: text.count) }
        text.withUnsafeBufferPointer { text in
            if let start = text.baseAddress {
                (base + filled).update(from: start, count: text.count)
            }
        }
        filled += text.count
        if isLast { isComplete = true }
    }

    private func grow(by more: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + more)
        larger.update(from: base, count: filled)
        base.deallocate()
        base = larger
        capacity += more
    }

    /// Checks what was read, and moves `end` to the last whole character.
    private func check() throws(SDMXError) {
        let fresh = UnsafeBufferPointer(start: base + end, count: filled - end)
        let checked = try TextCheck.checked(fresh, isLast: isComplete) { at in
            self.place(of: self.end + at)
        }
        end += checked
    }
}
