import Foundation
import Service
import Synchronization

/// Lines of a log in memory.
final class LogLines: Sendable {
    private let store = LogLinesStore()
    let sink: LogSink

    init() {
        sink = LogSink { [store] bytes in store.add(bytes) }
    }

    /// What was written so far.
    var text: String {
        sink.flush()
        return String(decoding: store.bytes, as: UTF8.self)
    }

    /// The lines as objects; a line that is no JSON fails.
    func records() throws -> [[String: String]] {
        try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return (object as? [String: Any] ?? [:]).mapValues { "\($0)" }
        }
    }

    /// Waits until a line holds all of these fields.
    func line(
        _ fields: [String: String], within seconds: Double = 5
    ) async throws -> [String: String]? {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            let found = try records().first { record in
                fields.allSatisfy { record[$0.key] == $0.value }
            }
            if let found { return found }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }
}

/// Bytes that several threads add to.
final class LogLinesStore: Sendable {
    private let held = Mutex<[UInt8]>([])

    var bytes: [UInt8] { held.withLock { $0 } }

    func add(_ more: [UInt8]) { held.withLock { $0 += more } }
}
