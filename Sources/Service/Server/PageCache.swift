internal import Hummingbird
internal import Synchronization

/// Finished pages of the current state, up to a number of bytes; those used least recently
/// make room first.
final class PageCache: Sendable {
    /// Units: bytes.
    private let limit: Int
    private let held = Mutex(Held())

    private struct Held {
        var state = ""
        var pages: [String: Page] = [:]
        var bytes = 0
        var clock = 0
    }

    private struct Page {
        let reply: Reply
        var used: Int
    }

    init(limit: Int = 96 << 20) { self.limit = limit }

    /// A page of a state, if it was kept.
    func page(_ key: String, state: String) -> Reply? {
        held.withLock { held in
            guard held.state == state else { return nil }
            held.clock += 1
            held.pages[key]?.used = held.clock
            return held.pages[key]?.reply
        }
    }

    /// Keeps a page; a new state drops all of the old one.
    func keep(_ reply: Reply, _ key: String, state: String) {
        let size = reply.size + key.utf8.count
        guard size <= limit / 8 else { return }
        held.withLock { held in
            if held.state != state { held = Held(state: state, clock: held.clock) }
            if let old = held.pages[key] {
                held.bytes -= old.reply.size + key.utf8.count
            }
            held.clock += 1
            held.pages[key] = Page(reply: reply, used: held.clock)
            held.bytes += size
            guard held.bytes > limit else { return }
            for (key, page) in held.pages.sorted(by: { $0.value.used < $1.value.used }) {
                guard held.bytes > limit * 3 / 4 else { break }
                held.pages[key] = nil
                held.bytes -= page.reply.size + key.utf8.count
            }
        }
    }
}
