/// Writes JSON value by value, so that nothing of the message is held but what the sink has not
/// yet taken.
///
/// ```swift
/// var writer = JSONWriter(.compact) { chunk in try file.write(contentsOf: chunk) }
/// try writer.beginObject()
/// try writer.key("value")
/// try writer.value(12.4)
/// try writer.endObject()
/// try writer.finish()
/// ```
/// A call that the grammar does not allow where the writer is, and a value that JSON cannot say,
/// throw and leave nothing behind: another value may be written in the place.
///
/// Cost: some 10 ns for a short text or number. Memory: two chunks of 64 KiB with a sink, the whole
/// message without.
package struct JSONWriter: ~Copyable {
    /// What takes the message, chunk after chunk.
    package typealias Sink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

    /// Whether the text is made for programs or for people.
    package enum Style: Sendable, Hashable, CaseIterable {
        /// No blanks.
        case compact
        /// One member or element in a line, two blanks for each level.
        case indented
    }

    /// Where the next value goes.
    private enum Place {
        /// The whole message.
        case root
        /// Nothing more: the message is whole.
        case end
        case firstKey, key
        /// After a key.
        case member
        case firstElement, element

        var isInObject: Bool { self == .firstKey || self == .key }

        var isInArray: Bool { self == .firstElement || self == .element }
    }

    var buffer: ByteBuffer
    private var place = Place.root
    /// Of the values around the one that is open, whether each is an object.
    private var outer: [Bool] = []
    private let style: Style
    private let sink: Sink?
    private static let chunk = 1 << 16

    /// - Parameter sink: without one, `finish` returns the whole message.
    package init(_ style: Style = .compact, sink: Sink? = nil) {
        self.style = style
        self.sink = sink
        buffer = ByteBuffer(capacity: Self.chunk * 2)
    }

    /// Open objects and arrays.
    package var depth: Int { outer.count }

    /// Begins an object.
    package mutating func beginObject() throws(SDMXError) {
        try begin()
        buffer.append(UInt8(ascii: "{"))
        outer.append(true)
        place = .firstKey
    }

    /// Begins an array.
    package mutating func beginArray() throws(SDMXError) {
        try begin()
        buffer.append(UInt8(ascii: "["))
        outer.append(false)
        place = .firstElement
    }

    /// Ends the object that is open.
    package mutating func endObject() throws(SDMXError) {
        guard place.isInObject else { throw misuse("the end of an object") }
        try close(UInt8(ascii: "}"), isEmpty: place == .firstKey)
    }

    /// Ends the array that is open.
    package mutating func endArray() throws(SDMXError) {
        guard place.isInArray else { throw misuse("the end of an array") }
        try close(UInt8(ascii: "]"), isEmpty: place == .firstElement)
    }

    /// Gives the rest to the sink; without one, returns the message.
    ///
    /// Throws `.unexpected` if objects or arrays are open or nothing was written.
    @discardableResult
    package consuming func finish() throws(SDMXError) -> [UInt8] {
        guard place == .end else { throw misuse("the end of the message") }
        guard sink == nil else {
            try flush()
            return []
        }
        return Array(buffer.bytes)
    }

    /// Checks that a key may stand here, and writes what goes before it.
    @inline(__always)
    mutating func beginKey() throws(SDMXError) {
        guard place.isInObject else { throw misuse("a key") }
        if place == .key { buffer.append(UInt8(ascii: ",")) }
        if style == .indented { breakLine(outer.count) }
    }

    /// Writes what goes between a key and its value.
    @inline(__always)
    mutating func endKey() {
        buffer.append(UInt8(ascii: ":"))
        if style == .indented { buffer.append(32) }
        place = .member
    }

    /// Checks that a value may stand here, and writes what goes before it.
    @inline(__always)
    mutating func begin() throws(SDMXError) {
        switch place {
        case .member, .root: break
        case .firstElement: if style == .indented { breakLine(outer.count) }
        case .element:
            buffer.append(UInt8(ascii: ","))
            if style == .indented { breakLine(outer.count) }
        case .firstKey, .key, .end: throw misuse("a value")
        }
    }

    /// Notes that a value was written, and gives what is ready to the sink.
    @inline(__always)
    mutating func end() throws(SDMXError) {
        switch place {
        case .member: place = .key
        case .firstElement: place = .element
        case .root: place = .end
        case .element, .firstKey, .key, .end: break
        }
        if buffer.count >= Self.chunk, sink != nil { try flush() }
    }

    /// An error for a call that is out of order.
    func misuse(_ what: String) -> SDMXError {
        let expected =
            switch place {
            case .root: "one value"
            case .end: "nothing after the value"
            case .firstKey, .key: "a key or the end of the object"
            case .member: "a value after the key"
            case .firstElement, .element: "a value or the end of the array"
            }
        return SDMXError(.unexpected, found: what, expected: expected)
    }

    private mutating func close(_ mark: UInt8, isEmpty: Bool) throws(SDMXError) {
        outer.removeLast()
        if style == .indented, !isEmpty { breakLine(outer.count) }
        buffer.append(mark)
        switch outer.last {
        case true?: place = .key
        case false?: place = .element
        case nil: place = .end
        }
        if buffer.count >= Self.chunk, sink != nil { try flush() }
    }

    private mutating func breakLine(_ depth: Int) {
        let target = buffer.reserve(1 + 2 * depth)
        target[0] = 10
        for index in 0..<(2 * depth) { target[1 + index] = 32 }
        buffer.advance(1 + 2 * depth)
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
