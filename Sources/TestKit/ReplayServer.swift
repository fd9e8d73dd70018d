internal import Foundation
internal import Synchronization

/// A web server on a port of this machine that does as it is told, misbehaving included.
///
/// One connection at a time, one request a connection. It ends with its owner.
public final class ReplayServer: Sendable {
    /// A request as it came.
    public struct Request: Sendable {
        /// The path with its query.
        public let path: String
        /// Header fields by their names in small letters.
        public let fields: [String: String]
        /// Seconds since 1970.
        public let time: Double

        public init(path: String, fields: [String: String], time: Double) {
            self.path = path
            self.fields = fields
            self.time = time
        }

        /// The value of a parameter of the query; nil where there is none.
        public func parameter(_ name: String) -> String? {
            URLComponents(string: path)?.queryItems?.first { $0.name == name }?.value
        }

        /// The path without its query.
        public var place: String { String(path.prefix { $0 != "?" }) }
    }

    /// What is sent back.
    public struct Reply: Sendable {
        public var status: Int
        public var fields: [(name: String, value: String)]
        public var body: [UInt8]
        /// The length that is stated, where it is not the body's.
        public var length: Int?
        /// Whether no length is stated: the connection's end is the body's.
        public var isOpen = false
        /// Closes the connection after so many bytes of the body.
        public var cut: Int?
        /// Sends so many bytes of the body and then nothing, until the client goes.
        public var stall: Int?
        /// Microseconds to wait before each piece of so many bytes.
        public var drip: (bytes: Int, microseconds: UInt32)?
        /// Repeats the body until the client goes.
        public var isEndless = false

        public init(
            _ status: Int = 200, _ body: [UInt8] = [],
            fields: [(name: String, value: String)] = []
        ) {
            self.status = status
            self.body = body
            self.fields = fields
        }

        public init(
            _ status: Int = 200, _ text: String, fields: [(name: String, value: String)] = []
        ) {
            self.init(status, Array(text.utf8), fields: fields)
        }
    }

    /// `http://127.0.0.1:PORT`
    public let address: String
    private let listener: Int32
    private let log = Mutex<[Request]>([])

    /// Why no server could be started.
    public struct Failure: Error {}

    /// Starts to answer; the number counts requests, this one included.
    public init(_ answer: @escaping @Sendable (Request, Int) -> Reply) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard port else { throw Failure() }
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    close(listener)
                    return
                }
                guard let server = self else {
                    close(connection)
                    close(listener)
                    return
                }
                server.serve(connection, answer)
                close(connection)
            }
        }
    }

    /// Wakes the thread, which then ends.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// All requests so far.
    public var requests: [Request] { log.withLock { $0 } }

    /// The paths asked for so far.
    public var paths: [String] { requests.map(\.path) }

    private func serve(_ connection: Int32, _ answer: (Request, Int) -> Reply) {
        // A client that says nothing does not keep the others waiting for ever.
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(
            connection, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
        guard let request = read(connection) else { return }
        let count = log.withLock { log in
            log.append(request)
            return log.count
        }
        send(answer(request, count), to: connection)
    }

    private func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0, bytes.count < 1 << 20 else { return nil }
            bytes += piece[..<count]
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespaces)
        }
        return Request(
            path: String(words[1]), fields: fields, time: Date().timeIntervalSince1970)
    }

    private func send(_ reply: Reply, to connection: Int32) {
        var head = "HTTP/1.1 \(reply.status) Said\r\nConnection: close\r\n"
        if !reply.isOpen, reply.status != 304 {
            head +=
                "Content-Length: \(reply.isEndless ? 1 << 40 : reply.length ?? reply.body.count)\r\n"
        }
        for field in reply.fields { head += "\(field.name): \(field.value)\r\n" }
        guard put(Array((head + "\r\n").utf8)[...], connection) else { return }
        let body = reply.body.prefix(reply.cut ?? reply.stall ?? reply.body.count)
        if let drip = reply.drip {
            var rest = body
            while !rest.isEmpty {
                usleep(drip.microseconds)
                guard put(rest.prefix(drip.bytes), connection) else { return }
                rest = rest.dropFirst(drip.bytes)
            }
        } else {
            repeat {
                guard put(body, connection) else { return }
            } while reply.isEndless
        }
        if reply.stall != nil {
            var byte: UInt8 = 0
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            setsockopt(
                connection, SOL_SOCKET, SO_RCVTIMEO, &patience,
                socklen_t(MemoryLayout<timeval>.size))
            _ = recv(connection, &byte, 1, 0)
        }
        shutdown(connection, Int32(SHUT_WR))
    }

    /// Sends all bytes; false once the client has gone.
    private func put(_ bytes: ArraySlice<UInt8>, _ connection: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let part = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                let count = Foundation.send(
                    connection, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }
}
