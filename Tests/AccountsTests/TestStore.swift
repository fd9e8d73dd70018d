import Accounts
import Foundation
import Synchronization

/// Accounts in a folder of their own, with a clock that tests turn and passwords that cost little.
struct TestStore {
    let store: AccountStore
    let folder: String
    private let counters = Counters()

    private final class Counters: Sendable {
        let seconds = Atomic<Int>(1_800_000_000)
        let hashed = Atomic<Int>(0)
    }

    static let password = "corridors are pairs"
    static let caller = Caller(name: "root", address: "command line")

    /// Runs a test against fresh accounts.
    static func run(_ test: (TestStore) throws -> Void) throws {
        let accounts = try TestStore()
        defer { try? FileManager.default.removeItem(atPath: accounts.folder) }
        try test(accounts)
    }

    private init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-accounts-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        store = try AccountStore(
            folder: folder, create: true,
            hashing: Hashing(cost: .init(logRounds: 4)) { [counters] in
                counters.hashed.add(1, ordering: .relaxed)
            },
            clock: { [counters] in
                Moment(seconds: counters.seconds.load(ordering: .relaxed))
            })
    }

    /// Passwords worked on so far.
    var work: Int { counters.hashed.load(ordering: .relaxed) }

    func turn(by more: Int) { counters.seconds.add(more, ordering: .relaxed) }

    @discardableResult
    func add(_ name: String, _ role: Role = .reader) throws -> Account {
        try store.create(
            AccountDraft(
                name: name, fullName: name, role: role,
                organisations: role == .agency ? ["unsd"] : [],
                areas: role == .country ? ["FRA"] : []),
            password: Self.password, by: Self.caller)
    }

    func signIn(
        _ name: String, _ password: String = TestStore.password, from address: String = "192.0.2.1"
    ) throws -> SignIn {
        try store.signIn(name, password: password, by: Caller(address: address))
    }

    /// The secret of a new session.
    func session(_ name: String, from address: String = "192.0.2.1") throws -> Secret? {
        if case .done(let secret, _) = try signIn(name, from: address) { secret } else { nil }
    }

    /// The trail, first entry first.
    func trail() throws -> [AuditEntry] {
        var question = AuditQuestion()
        question.limit = 10_000
        return try store.auditTrail(question).reversed()
    }
}
