/// Who looks, which decides the releases that count.
public enum Sight: Hashable, Sendable {
    /// All releases but those withdrawn: for those who work on the data.
    case everything
    /// What was held, signed off and under no embargo at that time: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    case published(at: String)

    /// Whether a release counts.
    public func takes(_ release: Release) -> Bool {
        switch (self, release.standing) {
        case (_, .withdrawn): false
        case (.everything, _): true
        case (.published, .pending): false
        case (.published(let now), .published(let since, _)):
            since <= now && release.embargo.map { $0 <= now } ?? true
        }
    }
}
