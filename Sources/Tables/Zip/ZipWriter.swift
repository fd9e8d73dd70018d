/// Writes a zip archive as a stream: entry after entry, each in pieces of any size.
///
/// ```swift
/// let zip = ZipWriter(modified: made) { chunk in try file.write(contentsOf: chunk) }
/// try zip.add("README.md", Array(text.utf8))
/// try zip.add("data.csv") { write in
///     while let row = try rows.next() { try write(row) }
/// }
/// try zip.finish()
/// ```
/// Nothing is sought in the output, so that it may be a pipe or the body of an answer. Entries are
/// deflated, names are UTF-8, and equal input with an equal time gives equal bytes. Sizes follow the
/// data of an entry, as they are not known before; they and offsets are of 64 bits (zip64) from
/// 4 GiB or 65,535 entries on, and only then.
///
/// Memory: some 330 KiB, most of it zlib's, and what the list of entries takes. Cost: that of zlib.
public final class ZipWriter {
    /// Takes bytes, which are valid during the call only.
    public typealias Output = (UnsafeRawBufferPointer) throws -> Void

    private enum State { case ready, inEntry, finished, broken }

    private let output: Output
    private let time: ZipTime
    private let wideFrom: UInt64
    private let level: Int
    private var deflater: Deflater?
    private var state = State.ready
    private var offset: UInt64 = 0
    private var entries: [ZipEntry] = []
    /// Names in lower case: some systems do not tell `a` from `A`.
    private var names: Set<String> = []

    /// - Parameters:
    ///   - modified: the time that all entries get, in seconds since 1970 UTC; brought into
    ///     1980 to 2107, which is what a zip archive can say.
    ///   - level: 1 (fast) to 9 (small); others are brought into that range.
    ///   - output: takes the archive. What it throws is thrown on, and ends the archive.
    public convenience init(modified: Int, level: Int = 6, output: @escaping Output) {
        self.init(modified: modified, level: level, wideFrom: 0xFFFF_FFFF, output: output)
    }

    /// - Parameter wideFrom: the size or offset from which zip64 is used; at most 4 GiB - 1.
    package init(modified: Int, level: Int = 6, wideFrom: UInt64, output: @escaping Output) {
        time = ZipTime(modified)
        self.level = min(max(level, 1), 9)
        self.wideFrom = min(wideFrom, 0xFFFF_FFFF)
        self.output = output
    }

    /// Adds an entry of bytes.
    ///
    /// Throws as `add(_:_:)` with a closure does.
    public func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name) { write in try bytes.withUnsafeBytes { try write($0) } }
    }

    /// Adds an entry that a closure writes piece by piece.
    ///
    /// Throws `.value` for a name that is no relative path inside the archive, `.ambiguous` for one
    /// that is there already, be it in other letter case, `.unwritable` if the archive is finished,
    /// has failed, or is in an entry; and what the closure or the output throw, after which the
    /// archive takes nothing more.
    ///
    /// - Parameters:
    ///   - name: with `/` between folders.
    ///   - produce: is given what takes the entry's bytes; kept beyond the call it takes nothing.
    public func add(_ name: String, _ produce: (_ write: @escaping Output) throws -> Void) throws {
        try ready(to: "add \"\(name)\"")
        let bytes = try ZipEntryName.checked(name)
        guard names.insert(name.lowercased()).inserted else {
            throw TableError(
                .ambiguous, at: TablePlace(part: name), found: "a second entry of this name",
                expected: "names that differ by more than letter case")
        }
        state = .broken
        var entry = ZipEntry(name: bytes, time: time, offset: offset)
        try put(entry.localHeader)
        let deflater = try emptyDeflater()
        state = .inEntry
        let sink: Output = { [self] in
            entry.compressedSize += UInt64($0.count)
            try put($0)
        }
        do {
            try produce { [self] piece in
                guard state == .inEntry else { throw Self.closed("write to \"\(name)\"") }
                entry.size += UInt64(piece.count)
                entry.checksum = Deflater.checksum(of: piece, after: entry.checksum)
                try deflater.take(piece, isLast: false, sink)
            }
            try deflater.take(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, sink)
            try put(entry.descriptor(wideFrom: wideFrom))
        } catch {
            state = .broken
            throw error
        }
        entries.append(entry)
        state = .ready
    }

    /// Writes the list of entries, which ends the archive.
    ///
    /// Throws as `add(_:_:)` does.
    public func finish() throws {
        try ready(to: "finish")
        state = .broken
        let start = offset
        for entry in entries { try put(entry.directoryRecord(wideFrom: wideFrom)) }
        let end = ZipEnd(count: UInt64(entries.count), size: offset - start, offset: start)
        try put(end.record(wideFrom: wideFrom))
        state = .finished
    }

    private func ready(to act: String) throws(TableError) {
        guard state == .ready else { throw Self.closed(act) }
    }

    private static func closed(_ act: String) -> TableError {
        TableError(
            .unwritable, found: "an archive that is finished, has failed, or is in an entry",
            expected: "one that is open, to " + act)
    }

    /// The compressor, as for a first entry.
    private func emptyDeflater() throws(TableError) -> Deflater {
        if let deflater {
            deflater.reset()
            return deflater
        }
        let fresh = try Deflater(level: level)
        deflater = fresh
        return fresh
    }

    private func put(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try put($0) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { return }
        offset += UInt64(bytes.count)
        try output(bytes)
    }
}
