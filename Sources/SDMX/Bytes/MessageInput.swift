#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Where the bytes of a message come from.
public struct MessageInput {
    /// Gives the next bytes, as many as it likes; nil or an empty array at the end.
    public typealias Stream = () throws -> [UInt8]?

    private enum Origin {
        case bytes([UInt8])
        case file(String)
        case stream(Stream)
    }

    private let origin: Origin

    private init(_ origin: Origin) {
        self.origin = origin
    }

    /// Bytes in memory, shared and not copied.
    public static func bytes(_ bytes: [UInt8]) -> MessageInput { MessageInput(.bytes(bytes)) }

    /// Text in memory.
    public static func text(_ text: String) -> MessageInput { .bytes(Array(text.utf8)) }

    /// A file, read in pieces. That it can be opened is found out when it is read.
    public static func file(_ path: String) -> MessageInput { MessageInput(.file(path)) }

    /// A stream that can be read once, in pieces.
    public static func stream(_ next: @escaping Stream) -> MessageInput {
        MessageInput(.stream(next))
    }

    /// Whether the bytes can be read again from the start.
    public var isRepeatable: Bool {
        switch origin {
        case .bytes, .file: true
        case .stream: false
        }
    }

    /// A source at the first byte.
    func open() throws(SDMXError) -> ByteSource {
        switch origin {
        case .bytes(let bytes): return ByteSource(bytes)
        case .file(let path): return try ByteSource(path: path)
        case .stream(let next): return ByteSource(next)
        }
    }
}

/// Reads bytes one piece after the other.
final class ByteSource {
    private enum Origin {
        case bytes([UInt8])
        case descriptor(Int32, path: String)
        case stream(MessageInput.Stream)
    }

    private let origin: Origin
    /// What was given and not yet taken, of bytes and streams.
    private var pending: ArraySlice<UInt8> = []
    private var isAtEnd = false

    init(_ bytes: [UInt8]) {
        origin = .bytes(bytes)
        pending = bytes[...]
    }

    init(_ stream: @escaping MessageInput.Stream) {
        origin = .stream(stream)
    }

    init(path: String) throws(SDMXError) {
        let descriptor = path.withCString { openat(AT_FDCWD, $0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else {
            throw SDMXError(
                .input, path: path, found: String(cString: strerror(errno)),
                expected: "a file that can be read")
        }
        origin = .descriptor(descriptor, path: path)
    }

    deinit {
        if case .descriptor(let descriptor, _) = origin { close(descriptor) }
    }

    /// Puts bytes to the start of the buffer; their number, 0 at the end and only then.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SDMXError) -> Int {
        switch origin {
        case .bytes: break
        case .stream(let next):
            while pending.isEmpty, !isAtEnd {
                do {
                    guard let piece = try next(), !piece.isEmpty else {
                        isAtEnd = true
                        break
                    }
                    pending = piece[...]
                } catch let error as SDMXError {
                    throw error
                } catch {
                    throw SDMXError(.input, found: "\(error)", expected: "more bytes")
                }
            }
        case .descriptor(let descriptor, let path): return try Self.read(descriptor, path, buffer)
        }
        let count = min(pending.count, buffer.count)
        pending.prefix(count).withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                buffer.baseAddress?.copyMemory(from: base, byteCount: count)
            }
        }
        pending = pending.dropFirst(count)
        return count
    }

    private static func read(
        _ descriptor: Int32, _ path: String, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(SDMXError) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw SDMXError(
                    .input, path: path, found: String(cString: strerror(errno)),
                    expected: "a file that can be read")
            }
        }
    }
}
