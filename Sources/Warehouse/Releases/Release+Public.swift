extension Release {
    /// When everybody could first see it: UTC; nil where it never came to that, since it was not
    /// signed off, or withdrawn before. It may lie ahead, at the end of an embargo.
    public var publicFrom: String? {
        guard let signedOff else { return nil }
        let start = max(signedOff, embargo ?? "")
        if case .withdrawn(let end, _) = standing, end <= start { return nil }
        return start
    }

    /// Whether everybody could see it at that time: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public func isPublic(at time: String) -> Bool {
        guard let publicFrom, publicFrom <= time else { return false }
        if case .withdrawn(let end, _) = standing { return end > time }
        return true
    }
}
