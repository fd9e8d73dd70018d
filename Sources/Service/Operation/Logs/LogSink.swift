internal import Foundation
internal import Synchronization

/// Takes lines of the log and writes them in a thread of its own, so that a request never waits
/// for whoever reads the log.
///
/// Lines wait in memory up to 4 MiB; those beyond are dropped, counted, and the number logged.
public final class LogSink: Sendable {
    private struct Waiting {
        var bytes: [UInt8] = []
        var dropped = 0
        var isWriting = false
    }

    private static let most = 4 << 20

    private let waiting = Mutex(Waiting())
    private let droppedInAll = Atomic<Int>(0)
    private let wake = DispatchSemaphore(value: 0)
    private let output: @Sendable ([UInt8]) -> Void

    /// - Parameter output: writes bytes; called from one thread, one call at a time.
    package init(_ output: @escaping @Sendable ([UInt8]) -> Void) {
        self.output = output
        let thread = Thread { [weak self, wake] in
            while true {
                wake.wait()
                guard let self else { return }
                self.writeWaiting()
            }
        }
        thread.name = "log"
        thread.stackSize = 256 << 10
        thread.start()
    }

    deinit { wake.signal() }

    /// The log of the process: standard error.
    public static let standardError = LogSink { bytes in
        bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let count = Foundation.write(
                    STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    usleep(1000)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }

    /// Lines that were dropped since the start, because nobody took them.
    package var dropped: Int { droppedInAll.load(ordering: .relaxed) }

    /// Takes a line, which ends in a line feed.
    func write(_ line: [UInt8]) {
        let isFirst = waiting.withLock { waiting in
            guard waiting.bytes.count + line.count <= Self.most else {
                waiting.dropped += 1
                return false
            }
            let isFirst = waiting.bytes.isEmpty
            waiting.bytes += line
            return isFirst
        }
        if isFirst { wake.signal() }
    }

    /// Waits until all lines taken so far are written, but no longer than so many seconds.
    public func flush(within seconds: Double = 2) {
        let end = Date(timeIntervalSinceNow: seconds)
        wake.signal()
        while waiting.withLock({ !$0.bytes.isEmpty || $0.isWriting }), Date() < end {
            usleep(500)
        }
    }

    private func writeWaiting() {
        var lines: [UInt8] = []
        let dropped = waiting.withLock { waiting in
            swap(&lines, &waiting.bytes)
            waiting.isWriting = !lines.isEmpty
            defer { waiting.dropped = 0 }
            return waiting.dropped
        }
        if dropped > 0 {
            droppedInAll.add(dropped, ordering: .relaxed)
            lines += Array(
                "{\"level\":\"error\",\"message\":\"log lines dropped\",\"lines\":\(dropped)}\n"
                    .utf8)
        }
        if !lines.isEmpty { output(lines) }
        waiting.withLock { $0.isWriting = false }
    }
}
