import Warehouse

extension Release {
    /// Whether it counts, in a few words.
    func standingWords(now: UTCTime) -> String {
        switch standing {
        case .pending: return "waits for sign-off" + embargoWords(now: now)
        case .withdrawn(_, let reason): return "withdrawn: \(reason)"
        case .published(_, let by):
            if kind == .withdrawal { return "withdraws \(withdraws.map { "\($0)" } ?? "?")" }
            return (by.map { "signed off by \($0)" } ?? "published") + embargoWords(now: now)
        }
    }

    private func embargoWords(now: UTCTime) -> String {
        guard let embargo, embargo > now.description else { return "" }
        return ", under embargo until \(embargo)"
    }
}
