import Accounts
import Testing

/// What wrong passwords cost those who try them, and nobody else.
struct AttemptTests {
    /// How long is to be waited; nil where the password was looked at.
    private func wait(_ outcome: SignIn) -> Int? {
        if case .wait(let seconds) = outcome { seconds } else { nil }
    }

    @Test func `tries at one account from one place become slow, and never stop for good`() throws {
        try TestStore.run { accounts in
            try accounts.add("anna")
            var waits: [Int] = []
            for _ in 0..<20 {
                let outcome = try accounts.signIn("anna", "a wrong password")
                if let seconds = wait(outcome) {
                    waits.append(seconds)
                    accounts.turn(by: seconds)
                }
            }
            #expect(waits.prefix(5) == [1, 2, 4, 8, 16])
            #expect(waits.max() ?? 0 <= 900)
            // While one waits nothing is looked at, also not the right password.
            _ = try accounts.signIn("anna", "a wrong password")
            let before = accounts.work
            let right = try accounts.signIn("anna")
            let seconds = try #require(wait(right))
            #expect(accounts.work == before)
            accounts.turn(by: seconds)
            #expect(try accounts.session("anna") != nil)
            let wrong = try accounts.signIn("anna", "a wrong password")
            #expect(wait(wrong) == nil)
        }
    }

    @Test
    func `one place trying many accounts becomes slow, and signing in to its own does not help`()
        throws
    {
        try TestStore.run { accounts in
            try accounts.add("mallory")
            for number in 0..<19 { _ = try accounts.signIn("name\(number)", "a wrong password") }
            #expect(try accounts.session("mallory") != nil)
            _ = try accounts.signIn("name20", "a wrong password")
            _ = try accounts.signIn("name21", "a wrong password")
            let next = try accounts.signIn("name22", "a wrong password")
            #expect(wait(next) != nil)
            // Others are not concerned.
            try accounts.add("anna")
            #expect(try accounts.session("anna", from: "198.51.100.1") != nil)
        }
    }

    @Test func `an attack from many places does not keep the owner out`() throws {
        try TestStore.run { accounts in
            try accounts.add("anna")
            #expect(try accounts.session("anna", from: "198.51.100.1") != nil)
            for number in 0..<200 {
                _ = try accounts.signIn("anna", "a wrong password", from: "203.0.113.\(number)")
                accounts.turn(by: 1)
            }
            // From where they signed in before, at once; from elsewhere, within half a minute.
            #expect(try accounts.session("anna", from: "198.51.100.1") != nil)
            let seconds = wait(try accounts.signIn("anna", from: "198.51.100.2")) ?? 0
            #expect(seconds <= 30)
            accounts.turn(by: seconds)
            #expect(try accounts.session("anna", from: "198.51.100.2") != nil)
        }
    }

    @Test func `tries are counted across a restart, and the trail does not grow with each`() throws
    {
        try TestStore.run { accounts in
            try accounts.add("anna")
            for _ in 0..<8 { _ = try accounts.signIn("anna", "a wrong password") }
            let again = try AccountStore(
                folder: accounts.folder, clock: { accounts.store.now })
            let caller = Caller(address: "192.0.2.1")
            let outcome = try again.signIn("anna", password: TestStore.password, by: caller)
            #expect(wait(outcome) != nil)
            let before = try accounts.trail().count
            for _ in 0..<50 { _ = try accounts.signIn("anna", "a wrong password") }
            #expect(try accounts.trail().count <= before + 1)
        }
    }
}
