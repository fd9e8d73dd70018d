internal import Office
internal import Warehouse

extension Release {
    /// Since when an audience has seen it, or had until it was withdrawn: UTC; nil for what the
    /// audience never sees.
    func seen(by audience: Office.Audience) -> String? {
        switch audience {
        case .desk: heldFrom
        case .everybody: publicFrom
        }
    }
}

/// A place in the order in which an audience came to see releases.
struct Appearance: Comparable, Sendable {
    /// UTC.
    let time: String
    let release: Int

    /// Nil for what the audience does not see, or not yet.
    init?(_ release: Release, to audience: Office.Audience, now: String) {
        guard let time = release.seen(by: audience), time <= now else { return nil }
        self.time = time
        self.release = release.id
    }

    static func < (a: Appearance, b: Appearance) -> Bool {
        (a.time, a.release) < (b.time, b.release)
    }
}
