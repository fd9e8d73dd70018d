import Accounts
import Synchronization
import Testing

/// How passwords are kept and tried.
struct PasswordTests {
    /// RFC 7914, section 12. The vector of empty texts is left out: no password is empty.
    @Test(arguments: [
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `scrypt gives what RFC 7914 prints`(
        _ password: String, _ salt: String, _ logRounds: Int, _ blockSize: Int,
        _ parallelism: Int, _ expected: String
    ) throws {
        let key = try Hashing.scrypt(
            Array(password.utf8), salt: Array(salt.utf8),
            .init(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism), bytes: 64)
        #expect(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
    }

    @Test func `the standard cost is 32 MiB or more`() {
        let cost = Hashing.Cost.standard
        #expect(128 * cost.blockSize << cost.logRounds >= 32 << 20)
    }

    @Test(arguments: [
        "short", "elevenchars", String(repeating: "a", count: 40), "carolcarolcarol",
        String(repeating: "long pass", count: 200), "",
    ])
    func `a password that is too short, too long or too plain is refused and not repeated`(
        _ password: String
    ) throws {
        try TestStore.run { accounts in
            let draft = try AccountDraft(name: "carol", fullName: "Carol", role: .reader)
            do {
                _ = try accounts.store.create(draft, password: password, by: TestStore.caller)
                Issue.record("it was taken")
            } catch let error as AccountError {
                #expect(error.kind == .value)
                #expect(password.isEmpty || !error.description.contains(password))
            }
            #expect(try accounts.store.accounts().isEmpty)
        }
    }

    @Test func `the same letters typed on another machine are the same password`() throws {
        try TestStore.run { accounts in
            let draft = try AccountDraft(name: "zoe", fullName: "Zoé", role: .reader)
            _ = try accounts.store.create(
                draft, password: "pass\u{E9} compos\u{E9} 12", by: TestStore.caller)
            guard case .done = try accounts.signIn("zoe", "passe\u{301} compose\u{301} 12") else {
                Issue.record("another password")
                return
            }
        }
    }

    @Test func `the work is the same for names there are none of, closed ones and invited ones`()
        throws
    {
        try TestStore.run { accounts in
            try accounts.add("anna")
            try accounts.add("boris")
            try accounts.store.close("boris", by: TestStore.caller)
            _ = try accounts.store.invite(
                AccountDraft(name: "cleo", fullName: "Cleo", role: .reader),
                by: TestStore.caller)
            for (number, name) in ["anna", "boris", "cleo", "nobody", "", "' OR 1=1 --"]
                .enumerated()
            {
                let before = accounts.work
                let outcome = try accounts.signIn(
                    name, name == "boris" ? TestStore.password : "a wrong password",
                    from: "192.0.2.\(number)")
                guard case .wrong = outcome else {
                    Issue.record("\(name) was let in, or told to wait")
                    return
                }
                #expect(accounts.work - before == 1, "\(name)")
            }
            let told = try accounts.trail().filter { $0.deed == "sign-in" }
            #expect(told.map(\.outcome) == Array(repeating: .refused, count: 6))
            #expect(Set(told.map(\.detail)).count == 1)
            // What was typed as a name may be a password: it is not written down.
            #expect(told.suffix(3).map(\.object) == Array(repeating: "unknown name", count: 3))
        }
    }

    @Test func `a password kept at a lower cost is kept at the present one after signing in`()
        throws
    {
        try TestStore.run { accounts in
            try accounts.add("anna")
            let count = Counter()
            let later = try AccountStore(
                folder: accounts.folder,
                hashing: Hashing(cost: .init(logRounds: 5)) { count.add() },
                clock: { accounts.store.now })
            // The first looks at the old one and makes another; the second looks at that.
            for expected in [2, 3] {
                let caller = Caller(address: "192.0.2.1")
                guard
                    case .done = try later.signIn(
                        "anna", password: TestStore.password, by: caller)
                else {
                    Issue.record("not let in")
                    return
                }
                #expect(count.value == expected)
            }
        }
    }
}

private final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add() { count.add(1, ordering: .relaxed) }
}
