/// Writes an XML document in UTF-8, element by element, to a sink.
///
/// Markup is the writer's own: it opens and closes elements, escapes values and texts, and refuses
/// characters that XML 1.0 does not allow. Names are the caller's part. After an error only
/// `takeBack` mends the document.
///
/// Cost: some 5 million elements of 5 attributes a second. Memory: two chunks of 64 KiB and the
/// longest value; without a sink, the whole document.
package struct XMLWriter: ~Copyable {
    /// What takes the document, chunk after chunk.
    package typealias Sink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

    /// An element that was opened.
    struct Open {
        /// Where its name begins among the names.
        var name: Int
        var hasElements = false
        /// Whether it holds text, so that no blank may be added.
        var hasText = false
    }

    /// To which a row of elements can be taken back.
    struct Mark {
        var count: Int
        var names: Int
        var open: [Open]
        var isTagOpen: Bool
    }

    /// Whether each element begins a line, by two blanks further than the one that holds it.
    let isIndented: Bool
    let depthLimit: Int
    var buffer: ByteBuffer
    /// The names of the open elements.
    var names = ByteBuffer(capacity: 1024)
    var open: [Open] = []
    /// Whether the innermost element's start tag can still take attributes.
    var isTagOpen = false
    var mark: Mark?
    private let sink: Sink?
    private static let chunk = 1 << 16

    /// - Parameters:
    ///   - depthLimit: of elements within each other; the reader's own limit.
    ///   - sink: without one, `finish` returns the whole document.
    package init(
        isIndented: Bool = true, depthLimit: Int = MessageLimits().depth, sink: Sink? = nil
    ) {
        self.isIndented = isIndented
        self.depthLimit = depthLimit
        self.sink = sink
        buffer = ByteBuffer(capacity: Self.chunk * 2)
        buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        open.reserveCapacity(32)
    }

    /// Begins an element; its attributes can follow.
    ///
    /// Throws `.limit` for elements too deep within each other, and `.output` as `close` does.
    package mutating func begin(_ name: String) throws(SDMXError) {
        var copy = name
        let error: SDMXError? = copy.withUTF8 { bytes in
            do throws(SDMXError) {
                try begin(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let error { throw error }
    }

    /// Begins an element whose name is given in bytes.
    package mutating func begin(_ name: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        guard open.count < depthLimit else {
            throw SDMXError(
                .limit, path: path(), found: "more than \(depthLimit) elements in each other",
                expected: "at most that many")
        }
        endTag()
        if !open.isEmpty { open[open.count - 1].hasElements = true }
        if mark == nil { try flushIfFull() }
        if open.isEmpty || !open[open.count - 1].hasText { breakLine() }
        open.append(Open(name: names.count))
        names.append(name)
        buffer.append(UInt8(ascii: "<"))
        buffer.append(name)
        isTagOpen = true
    }

    /// Ends the innermost element.
    package mutating func end() {
        guard let last = open.popLast() else { return }
        let name = UnsafeBufferPointer(
            rebasing: names.bytes.bindMemory(to: UInt8.self)[last.name...])
        if isTagOpen {
            buffer.append(UInt8(ascii: "/"))
            isTagOpen = false
        } else {
            if last.hasElements && !last.hasText { breakLine() }
            buffer.append(UInt8(ascii: "<"))
            buffer.append(UInt8(ascii: "/"))
            buffer.append(name)
        }
        buffer.append(UInt8(ascii: ">"))
        names.shorten(to: last.name)
    }

    /// Ends all elements and gives the rest to the sink; without one, returns the document.
    ///
    /// Throws `.output` if the sink does.
    package consuming func finish() throws(SDMXError) -> [UInt8] {
        while !open.isEmpty { end() }
        buffer.append(UInt8(ascii: "\n"))
        guard sink == nil else {
            try flush()
            return []
        }
        return Array(buffer.bytes)
    }

    /// Keeps what follows back, so that it can be taken back.
    package mutating func hold() {
        endTag()
        mark = Mark(count: buffer.count, names: names.count, open: open, isTagOpen: isTagOpen)
    }

    /// Keeps what was held.
    package mutating func release() {
        mark = nil
    }

    /// Takes back all that was written since `hold`.
    package mutating func takeBack() {
        guard let held = mark else { return }
        buffer.shorten(to: held.count)
        names.shorten(to: held.names)
        open = held.open
        isTagOpen = held.isTagOpen
        mark = nil
    }

    /// Ends the start tag, after which there are no more attributes.
    @inline(__always)
    mutating func endTag() {
        guard isTagOpen else { return }
        buffer.append(UInt8(ascii: ">"))
        isTagOpen = false
    }

    /// Where the writer is, by the names of the open elements.
    func path() -> String {
        var parts: [String] = []
        let bytes = names.bytes
        for (index, element) in open.enumerated() {
            let end = index + 1 < open.count ? open[index + 1].name : bytes.count
            parts.append(String(decoding: bytes[element.name..<end], as: UTF8.self))
        }
        return "element " + parts.joined(separator: "/")
    }

    private mutating func breakLine() {
        buffer.append(UInt8(ascii: "\n"))
        guard isIndented else { return }
        let blanks = open.count * 2
        buffer.reserve(blanks).update(repeating: UInt8(ascii: " "), count: blanks)
        buffer.advance(blanks)
    }

    private mutating func flushIfFull() throws(SDMXError) {
        if buffer.count >= Self.chunk, sink != nil { try flush() }
    }

    private mutating func flush() throws(SDMXError) {
        guard let sink, buffer.count > 0 else { return }
        do {
            try sink(buffer.bytes)
        } catch {
            throw .output(error)
        }
        buffer.shorten(to: 0)
    }
}
