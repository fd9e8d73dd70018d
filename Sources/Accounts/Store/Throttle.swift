/// How long somebody must wait after wrong passwords. The first few cost nothing; each more doubles the
/// wait, up to a limit: nobody is locked out for good.
struct Throttle: Hashable {
    /// Wrong tries that cost nothing.
    let free: Int
    /// Units: seconds.
    let longest: Int
    /// Tries are forgotten after so long without one. Units: seconds.
    let memory: Int

    /// One client at one account.
    static let pair = Throttle(free: 5, longest: 900, memory: 86_400)
    /// One client at all accounts: an office behind one address has many people.
    static let client = Throttle(free: 20, longest: 3600, memory: 3600)
    /// All clients at one account from which it never signed in. Short, as it meets the account's owner
    /// too when they are on the road.
    static let account = Throttle(free: 50, longest: 30, memory: 3600)

    /// - Returns: seconds until the next try, after so many wrong ones.
    func wait(after failures: Int) -> Int {
        let over = failures - free
        guard over >= 0 else { return 0 }
        return over >= 20 ? longest : min(longest, 1 << over)
    }
}
