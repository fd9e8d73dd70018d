package import Accounts
internal import Office
internal import Synchronization

/// Who the sessions and tokens of a workspace's accounts belong to, held in memory as long as nothing
/// changed that decides who is let in.
///
/// Cost: a request with a session or token looks at the file's header; one with neither costs nothing.
package final class AccountKeeper: Sendable {
    private struct Held {
        var store: AccountStore?
        var mark: StoreMark?
        var sessions: [Secret: Accounts.Session] = [:]
        var tokens: [String: (Account, AccountToken)] = [:]
    }

    private let folder: String
    private let hashing: Hashing
    private let clock: @Sendable () -> Moment
    private let held = Mutex(Held())
    /// Passwords under work: each takes memory, so that few are taken at a time.
    let turns = Turns(most: 2, waiting: 32)

    /// How often the use of a session or token is written down. Units: seconds.
    private static let touching = 60
    /// What is held at most; then it is read anew.
    private static let most = 10_000

    package init(
        folder: String, hashing: Hashing = Hashing(),
        clock: @escaping @Sendable () -> Moment = { .now }
    ) {
        self.folder = folder
        self.hashing = hashing
        self.clock = clock
    }

    /// The accounts; nil while there are none.
    func store() throws -> AccountStore? {
        if let store = held.withLock({ $0.store }) { return store }
        guard AccountStore.exists(in: folder) else { return nil }
        let store = try AccountStore(folder: folder, hashing: hashing, clock: clock)
        return held.withLock { held in
            if let first = held.store { return first }
            held.store = store
            return store
        }
    }

    /// Who has signed in with a session; nil where it is over or never was.
    func bearer(session secret: Secret) throws -> Bearer? {
        guard let store = try store(), let session = try session(secret, store) else { return nil }
        return Bearer(account: session.account, session: secret)
    }

    /// Whose token this is; nil where it is not in force.
    func bearer(token text: String) throws -> Bearer? {
        guard text.hasPrefix(AccountStore.tokenStart), let store = try store(),
            let (account, _) = try holder(text, store)
        else { return nil }
        return Bearer(account: account, session: nil)
    }

    private func session(_ secret: Secret, _ store: AccountStore) throws -> Accounts.Session? {
        try look(store)
        var found = held.withLock { $0.sessions[secret] }
        if found == nil { found = try store.session(secret) }
        guard let session = found, session.ends > clock() else { return nil }
        let now = clock()
        guard now.seconds - session.seen.seconds >= Self.touching else {
            held.withLock { $0.sessions[secret] = session }
            return session
        }
        try store.touch(session)
        guard let fresh = try store.session(secret) else { return nil }
        held.withLock { $0.sessions[secret] = fresh }
        return fresh
    }

    private func holder(
        _ text: String, _ store: AccountStore
    ) throws -> (Account, AccountToken)? {
        try look(store)
        var found = held.withLock { $0.tokens[text] }
        if found == nil { found = try store.holder(ofToken: text) }
        guard let (account, token) = found, token.expires > clock() else { return nil }
        if clock().seconds - (token.used?.seconds ?? 0) >= Self.touching {
            try store.touch(token)
            guard let fresh = try store.holder(ofToken: text) else { return nil }
            held.withLock { $0.tokens[text] = fresh }
        } else {
            held.withLock { $0.tokens[text] = (account, token) }
        }
        return (account, token)
    }

    /// Drops what is held where something changed since.
    private func look(_ store: AccountStore) throws {
        let mark = try store.mark()
        held.withLock { held in
            guard held.mark != mark || held.sessions.count + held.tokens.count > Self.most else {
                return
            }
            held.mark = mark
            held.sessions = [:]
            held.tokens = [:]
        }
    }
}

/// Lets a few do something at a time, in order; the others wait, and too many are sent away.
actor Turns {
    private var free: Int
    private let most: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(most: Int, waiting: Int) {
        free = most
        self.most = waiting
    }

    /// Does something on threads for long work once it is its turn.
    func take<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < most else { throw Refusal.busy(.requests, most) }
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { leave() }
        return try await Task(executorPreference: StreamExecutor.shared) { try work() }.value
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
