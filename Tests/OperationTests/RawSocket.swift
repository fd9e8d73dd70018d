import Foundation

/// A connection on which a test sends what it likes, byte for byte.
///
/// Waits in threads of its own, so that the server in the same process goes on meanwhile.
final class RawSocket: Sendable {
    private let descriptor: Int32
    private static let queue = DispatchQueue(label: "raw sockets", attributes: .concurrent)

    struct Failure: Error {
        let what: String
    }

    /// Connects to a port of this machine.
    ///
    /// - Parameter receiveBuffer: bytes that the system takes in before the test does.
    init(port: Int, receiveBuffer: Int32? = nil) throws {
        var connected: Int32 = -1
        for family in [AF_INET, AF_INET6] {
            let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
            if var size = receiveBuffer {
                setsockopt(
                    descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            }
            if Self.connect(descriptor, family, UInt16(port)) {
                connected = descriptor
                break
            }
            close(descriptor)
        }
        guard connected >= 0 else { throw Failure(what: "no connection to port \(port)") }
        descriptor = connected
    }

    deinit { close(descriptor) }

    private static func connect(_ descriptor: Int32, _ family: Int32, _ port: UInt16) -> Bool {
        if family == AF_INET {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            return withUnsafeBytes(of: &address) { bytes in
                Foundation.connect(
                    descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                    socklen_t(bytes.count)) == 0
            }
        }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return withUnsafeBytes(of: &address) { bytes in
            Foundation.connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)) == 0
        }
    }

    /// Sends all bytes; false where the other end takes no more.
    @discardableResult
    func send(_ bytes: [UInt8]) async -> Bool {
        await inThread { [descriptor] in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    @discardableResult
    func send(_ text: String) async -> Bool { await send(Array(text.utf8)) }

    /// Says that no more is sent, and goes on receiving.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Makes the end of the connection a reset instead of a goodbye.
    func endWithReset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    }

    /// What comes until the other end closes, a condition holds, or the time is up.
    func receive(
        within seconds: Double = 10,
        until isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
    ) async -> (bytes: [UInt8], isClosed: Bool) {
        await inThread { [descriptor] in
            let end = Date(timeIntervalSinceNow: seconds)
            var all: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65_536)
            while !isEnough(all) {
                let left = end.timeIntervalSinceNow
                guard left > 0 else { return (all, false) }
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&waiting, 1, Int32(left * 1000) + 1) > 0 else { continue }
                let count = recv(descriptor, &piece, piece.count, 0)
                guard count > 0 else { return (all, true) }
                all += piece[..<count]
            }
            return (all, false)
        }
    }

    /// The text that comes until the other end closes.
    func text(within seconds: Double = 10) async -> String {
        String(decoding: await receive(within: seconds).bytes, as: UTF8.self)
    }

    /// The text of one reply with a length, on a connection that stays open.
    func reply(within seconds: Double = 10) async -> String {
        let received = await receive(within: seconds) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return false }
            let length =
                text.lowercased().firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) }
                ?? 0
            return text[end.upperBound...].utf8.count >= length
        }
        return String(decoding: received.bytes, as: UTF8.self)
    }

    private func inThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: work()) }
        }
    }
}
