public import Cubes
public import Harmonisation

/// Which figures are looked through, and for what.
public struct ReviewRequest: Sendable {
    /// All unless some are named.
    public var checks = Set(ReviewCheck.allCases)
    /// Findings that rest on a series of these; all series where empty. Every figure is read all the
    /// same: what is usual is told by all.
    public var patterns: [KeyPattern] = []
    /// Findings that have to do with one of these areas; all where empty.
    public var areas: [String] = []
    /// Findings that rest on a figure of one of these sources; all where empty.
    public var sources: [String] = []
    /// Findings that concern fewer people are left out.
    public var least = 1000.0
    /// Findings that rest on a figure that came after this release; all where nil.
    public var since: Int?
    /// The state after that release; nil is the current one.
    public var asOf: Int?

    /// All checks over all figures.
    public init() {}
}
