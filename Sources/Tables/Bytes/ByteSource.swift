import Glibc

/// Bytes with the name they are known by: a file read whole, or what came out of one.
///
/// Memory: the whole file; nothing is mapped, so a file that changes underneath does no harm.
public struct ByteSource: Sendable {
    /// File name for messages.
    public let name: String
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    /// Reads a regular file whole.
    ///
    /// Throws `.unreadable` for anything that cannot be opened or is no regular file (a folder,
    /// pipe or device), `.limit` above `limits.file`. The name in messages is the last component.
    public init(path: String, limits: ByteLimits = ByteLimits()) throws(TableError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let place = TablePlace(file: name)
        guard !path.utf8.contains(0) else {
            throw TableError(.unreadable, at: place, found: "a path with a NUL in it")
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw TableError(.unreadable, at: place, found: Self.message(errno), expected: "a file")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TableError(
                .unreadable, at: place, found: "a folder, pipe or device", expected: "a file")
        }
        self.bytes = try Self.read(
            descriptor, expecting: Int(status.st_size), limit: limits.file, place: place)
        self.name = name
    }

    /// What the bytes look like. Cost: up to one pass over them.
    public var container: Container { Container(sniffing: bytes) }

    /// The source itself, or what a gzip file holds, under the name without `.gz`.
    ///
    /// Cost: 300 MB/s or more of inflated bytes. One layer only: gzip within gzip is left as it is.
    public func inflated(limits: ByteLimits = ByteLimits()) throws(TableError) -> ByteSource {
        guard Container.isGzip(bytes) else { return self }
        let inner: [UInt8]
        do { inner = try Gzip.inflate(bytes, limits: limits) } catch { throw error.inFile(name) }
        return ByteSource(inner, name: name.hasSuffix(".gz") ? String(name.dropLast(3)) : name)
    }

    /// The bytes as UTF-8 without a byte order mark.
    ///
    /// UTF-16 is recognised by its mark or its zero bytes. Bytes that are neither are read as
    /// Windows-1252 if `assumingWindows1252`, else refused with the place of the first bad byte.
    public func utf8Text(assumingWindows1252: Bool = false) throws(TableError) -> ByteSource {
        let encoding: TextEncoding =
            switch container {
            case .utf16Text(let bigEndian): bigEndian ? .utf16BigEndian : .utf16LittleEndian
            case .otherText where assumingWindows1252: .windows1252
            default: .utf8
            }
        do {
            return ByteSource(try encoding.utf8(bytes), name: name)
        } catch { throw error.inFile(name) }
    }

    private static func read(
        _ descriptor: Int32, expecting size: Int, limit: Int, place: TablePlace
    ) throws(TableError) -> [UInt8] {
        guard size <= limit else {
            throw TableError(
                .limit, at: place, found: "\(size) bytes",
                expected: "a file of at most \(limit) bytes")
        }
        var failure: TableError?
        // One byte more than the size tells the end of the file without another buffer.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let chunk = UnsafeMutableBufferPointer(rebasing: buffer[count...])
                let got = Glibc.read(descriptor, chunk.baseAddress, chunk.count)
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = TableError(.unreadable, at: place, found: message(errno))
                }
                if got <= 0 { break }
                count += got
            }
        }
        if let failure { throw failure }
        if bytes.count > size {
            throw TableError(
                .unreadable, at: place, found: "a file that grew while it was read",
                expected: "a file that stays as it is")
        }
        return bytes
    }

    private static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
